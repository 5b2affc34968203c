import { memoryOf } from "../memory.ts";
import { type PackedTexts, TextColumn } from "../text-column.ts";
import { PairCache } from "../pair-cache.ts";

/** A column of the same numbers in memory that threads share. */
function sharedColumn<Column extends Int32Array | Uint32Array | Uint8Array | Uint16Array | Float64Array>(
  column: Column,
): Column {
  if (column.buffer instanceof SharedArrayBuffer) return column;
  const Kind = column.constructor as new (memory: ArrayBufferLike, from: number, length: number) => Column;
  const copy = new Kind(memoryOf(column.byteLength, true), 0, column.length);
  copy.set(column as never);
  return copy;
}

/** The same, its columns in memory that threads share, so that {@link share} makes no second copy of them while most memory is needed. */
export function inSharedMemory<Kept>(value: Kept): Kept {
  const moved = (each: unknown): unknown => {
    if (ArrayBuffer.isView(each)) return sharedColumn(each as Int32Array);
    if (each instanceof TextColumn) each.seal(true);
    else if (typeof each === "object" && each !== null && Object.getPrototypeOf(each) === Object.prototype)
      return Object.fromEntries(Object.entries(each).map(([name, part]) => [name, moved(part)]));
    return each;
  };
  return moved(value) as Kept;
}

/**
 * What is made of columns, lists of texts and objects of them, ready to be handed to a thread without a copy for each: numbers
 * and texts are in shared memory, tables of numberings and other maps stay behind, and a cache begins empty.
 */
export function share(value: unknown): unknown {
  if (ArrayBuffer.isView(value)) return sharedColumn(value as Int32Array);
  if (value instanceof TextColumn) return { packed: share(value.packed()) };
  if (value instanceof PairCache) return { cacheOf: value.distinct };
  if (value instanceof Map || typeof value === "function") return undefined;
  if (Array.isArray(value)) {
    if (typeof value[0] === "number") return sharedColumn(Int32Array.from(value as number[]));
    if (typeof value[0] === "boolean") return sharedColumn(Uint8Array.from(value as unknown as number[]));
    return value;
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, share(each)]));
}

/** What {@link share} made, on the other side. Objects of a class come back as plain ones. */
export function unshare(value: unknown): unknown {
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value) || Array.isArray(value)) return value;
  if ("packed" in value) return new TextColumn(value.packed as PackedTexts);
  if ("cacheOf" in value) return new PairCache(value.cacheOf as number);
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, unshare(each)]));
}
