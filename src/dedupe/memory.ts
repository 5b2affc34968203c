/** Bytes from which on a column is worth a mapping of its own. */
const worthMapping = 1 << 18;
/** Address space that a growing column reserves: room to grow in, which takes no memory. */
const reserved = 2 ** 32;

/**
 * Memory of columns. What is given back to Linux's usual allocator (glibc) stays with the process, in holes between what is still in use: columns that
 * grew by copies left a quarter of a run's memory in them. A growable buffer is a mapping of its own: it grows where it stands, takes the pages
 * that were written and no others, and goes back whole. V8 lets only shared ones be looked at as fast as others.
 *
 * @param shared whether threads are to share it
 */
export function memoryOf(bytes: number, shared: boolean): ArrayBufferLike {
  if (!shared) return new ArrayBuffer(bytes);
  return bytes < worthMapping ? new SharedArrayBuffer(bytes) : mapped(bytes, bytes);
}

/** So many bytes: the same memory where it can grow, otherwise another, into which nothing has been copied yet. */
export function moreMemory(memory: ArrayBufferLike | undefined, bytes: number): ArrayBufferLike {
  if (isMapped(memory) && bytes <= memory.maxByteLength) {
    memory.grow(bytes);
    return memory;
  }
  return bytes < worthMapping ? new ArrayBuffer(bytes) : mapped(bytes, Math.max(reserved, 2 * bytes));
}

/** Whether it takes no more than was written: then nothing is won by a copy of the right size. */
export function isMapped(memory: ArrayBufferLike | undefined): memory is SharedArrayBuffer {
  return memory instanceof SharedArrayBuffer && memory.growable;
}

function mapped(bytes: number, most: number): SharedArrayBuffer {
  try {
    return new SharedArrayBuffer(bytes, { maxByteLength: most });
  } catch {
    // Where a process may not have so much address space (`ulimit -v`).
    return new SharedArrayBuffer(bytes);
  }
}
