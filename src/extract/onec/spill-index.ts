import { createHash } from "node:crypto";
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Texts by key, several a key in the order of adding, for joining parts of a file that stand far from each other: references
 * to their objects, contact information to its owner. Memory grows by some 50 bytes a key; the texts stay in memory up to
 * `inMemory` bytes and go to a temporary file beyond that, so that a register of gigabytes can be joined.
 *
 * Close it: that removes the temporary file.
 */
export class SpillIndex {
  readonly #inMemory: number;
  /** Open addressing: four words of key hash and the offset of the newest record + 1 (0: slot free). */
  #keys = new Uint32Array(4 * 1024);
  #heads = new Float64Array(1024);
  #count = 0;
  /** Bytes not yet on disk, starting at offset `#flushed`. */
  #tail: Buffer;
  #used = 0;
  #flushed = 0;
  #folder: string | undefined;
  #file: number | undefined;

  constructor(inMemory = 16 * 1024 * 1024) {
    this.#inMemory = inMemory;
    this.#tail = Buffer.allocUnsafe(Math.min(inMemory, 64 * 1024));
  }

  /** Keys known. */
  get size(): number {
    return this.#count;
  }

  /** Bytes that went to disk. */
  get spilled(): number {
    return this.#flushed;
  }

  /** The temporary folder, while there is one. */
  get folder(): string | undefined {
    return this.#folder;
  }

  has(key: string): boolean {
    return (this.#heads[this.#slot(hashKey(key))] ?? 0) !== 0;
  }

  add(key: string, text: string): void {
    // At seven tenths a miss still takes some six probes, and a million keys take half the memory of a table half empty.
    if ((this.#count + 1) * 10 > this.#heads.length * 7) this.#grow();
    const hash = hashKey(key);
    const slot = this.#slot(hash);
    const previous = this.#heads[slot] ?? 0;
    if (previous === 0) {
      this.#keys.set(hash, slot * 4);
      this.#count++;
    }
    this.#heads[slot] = this.#append(previous, text) + 1;
  }

  /** The texts of a key in the order in which they were added. */
  get(key: string): readonly string[] {
    const found: string[] = [];
    for (let head = this.#heads[this.#slot(hashKey(key))] ?? 0; head !== 0;) {
      const record = this.#read(head - 1, 12);
      found.push(this.#read(head - 1 + 12, record.readUInt32LE(8)).toString("utf8"));
      head = record.readDoubleLE(0);
    }
    return found.reverse();
  }

  /** Removes the temporary file. The index is empty afterwards. */
  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
    if (this.#folder !== undefined) rmSync(this.#folder, { recursive: true, force: true });
    this.#file = this.#folder = undefined;
    this.#heads.fill(0);
    this.#count = this.#used = this.#flushed = 0;
  }

  /** A record: offset + 1 of the previous record of its key, byte length, text. */
  #append(previous: number, text: string): number {
    const length = Buffer.byteLength(text);
    const size = 12 + length;
    if (this.#used + size > this.#tail.length) this.#room(size);
    const at = this.#used;
    this.#tail.writeDoubleLE(previous, at);
    this.#tail.writeUInt32LE(length, at + 8);
    this.#tail.write(text, at + 12);
    this.#used += size;
    return this.#flushed + at;
  }

  #room(size: number): void {
    if (this.#used > 0 && this.#used + size > this.#inMemory) {
      this.#folder ??= mkdtempSync(join(tmpdir(), "sverka-"));
      this.#file ??= openSync(join(this.#folder, "index"), "w+", 0o600);
      for (let done = 0; done < this.#used;) {
        done += writeSync(this.#file, this.#tail, done, this.#used - done, this.#flushed + done);
      }
      this.#flushed += this.#used;
      this.#used = 0;
    }
    if (this.#used + size <= this.#tail.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.#used + size, Math.min(this.#tail.length * 2, this.#inMemory)));
    this.#tail.copy(larger, 0, 0, this.#used);
    this.#tail = larger;
  }

  #read(offset: number, length: number): Buffer {
    if (offset >= this.#flushed) return this.#tail.subarray(offset - this.#flushed, offset - this.#flushed + length);
    const bytes = Buffer.allocUnsafe(length);
    for (let done = 0; done < length;) {
      const got = readSync(this.#file ?? -1, bytes, done, length - done, offset + done);
      if (got === 0) throw new Error("the temporary index file is shorter than what was written to it");
      done += got;
    }
    return bytes;
  }

  /** The slot of a key, or the free slot where it belongs. */
  #slot(hash: Uint32Array): number {
    const mask = this.#heads.length - 1;
    for (let slot = (hash[0] ?? 0) & mask; ; slot = (slot + 1) & mask) {
      if (this.#heads[slot] === 0) return slot;
      const at = slot * 4;
      const same =
        this.#keys[at] === hash[0] &&
        this.#keys[at + 1] === hash[1] &&
        this.#keys[at + 2] === hash[2] &&
        this.#keys[at + 3] === hash[3];
      if (same) return slot;
    }
  }

  #grow(): void {
    const keys = this.#keys;
    const heads = this.#heads;
    this.#keys = new Uint32Array(keys.length * 2);
    this.#heads = new Float64Array(heads.length * 2);
    for (let slot = 0; slot < heads.length; slot++) {
      const head = heads[slot] ?? 0;
      if (head === 0) continue;
      const hash = keys.subarray(slot * 4, slot * 4 + 4);
      const to = this.#slot(hash);
      this.#keys.set(hash, to * 4);
      this.#heads[to] = head;
    }
  }
}

/** 128 bits of SHA-256: two keys of one export do not share them. */
function hashKey(key: string): Uint32Array {
  const digest = createHash("sha256").update(key).digest();
  return new Uint32Array([
    digest.readUInt32LE(0),
    digest.readUInt32LE(4),
    digest.readUInt32LE(8),
    digest.readUInt32LE(12),
  ]);
}
