import { isMapped, memoryOf, moreMemory } from "./memory.ts";

/**
 * Growing columns of 32-bit integers. A million records with a dozen values each are a hundred megabytes as numbers and
 * a gigabyte as objects: that difference is the whole reason for this file.
 */
export class Ints {
  private data: Int32Array;
  /** Where it grows; nothing that others have. */
  private memory: ArrayBufferLike | undefined;
  length: number;

  /** @param values to begin with */
  constructor(values: Int32Array = new Int32Array(0)) {
    this.data = values;
    this.length = values.length;
  }

  push(value: number): void {
    if (this.length === this.data.length) this.grow(Math.max(64, 2 * this.length));
    this.data[this.length++] = value;
  }

  /** Pushes a zero, which is there already: pages that nobody has written take no memory. For columns that are never cleared. */
  pushZero(): void {
    if (this.length === this.data.length) this.grow(Math.max(64, 2 * this.length));
    this.length++;
  }

  /** So many values in the memory there is, whatever they are: to be used again for something else. */
  take(length: number): Int32Array {
    if (length > this.data.length) this.grow(length);
    this.length = length;
    return this.values;
  }

  private grow(length: number): void {
    const memory = moreMemory(this.memory, 4 * length);
    const data = new Int32Array(memory, 0, length);
    if (memory !== this.memory) data.set(this.data);
    this.memory = memory;
    this.data = data;
  }

  at(index: number): number {
    return this.data[index]!;
  }

  /** Of ascending values how many are smaller than this: its place where it is one of them. */
  placeOf(value: number): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.data[middle]! < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  get values(): Int32Array {
    return this.data.subarray(0, this.length);
  }

  /** Gives back what it grew in: nothing is added any more. */
  trim(shared = false): void {
    this.data = this.done(shared);
  }

  /** The values; to be called once, when nothing more is added: what they grew in is given back. */
  done(shared = false): Int32Array {
    let { values } = this;
    if (!isMapped(this.memory)) {
      values = intColumn(this.length, shared);
      values.set(this.values);
    }
    this.data = new Int32Array(0);
    this.memory = undefined;
    return values;
  }
}

/** @param shared whether threads are to share it */
export function intColumn(length: number, shared: boolean): Int32Array {
  return new Int32Array(memoryOf(4 * length, shared), 0, length);
}

/** @param shared whether threads are to share it */
export function byteColumn(length: number, shared: boolean): Uint8Array {
  return new Uint8Array(memoryOf(length, shared), 0, length);
}

/** A column of numbers of so many values: a byte for each while there are few. */
export type Numbers = Uint8Array | Uint16Array | Int32Array;

/** The same numbers in as little memory as they need. @param size all of them are from 0 to below it */
export function narrowed(column: Int32Array, size: number, shared: boolean): Numbers {
  if (size <= 1 << 8) return inBytes(column, shared);
  if (size > 1 << 16) return column;
  const narrow = new Uint16Array(memoryOf(2 * column.length, shared), 0, column.length);
  narrow.set(column);
  return narrow;
}

/** Numbers from 0 to 255, a byte each. */
export function inBytes(column: Int32Array, shared: boolean): Uint8Array {
  const bytes = byteColumn(column.length, shared);
  bytes.set(column);
  return bytes;
}

/** A list of integers per row: the values of row r stand from `starts[r]` to `starts[r + 1]`. */
export interface Lists {
  readonly starts: Int32Array;
  readonly values: Int32Array;
}

/** Builds {@link Lists}, one row after the other: push values, then `next()`. */
export class ListBuilder {
  private readonly starts = new Ints();
  private readonly values = new Ints();

  constructor() {
    this.starts.push(0);
  }

  push(value: number): void {
    this.values.push(value);
  }

  next(): void {
    // Half the kinds of value hold nothing.
    if (this.values.length === 0) this.starts.pushZero();
    else this.starts.push(this.values.length);
  }

  /** What has been pushed, without a copy. */
  soFar(): Lists {
    return { starts: this.starts.values, values: this.values.values };
  }

  done(shared = false): Lists {
    const values = this.values.done(shared);
    if (values.length > 0) return { starts: this.starts.done(shared), values };
    // A copy would write the zeros.
    const starts = intColumn(this.starts.length, shared);
    this.starts.done();
    return { starts, values };
  }
}

/** The values of a row. */
export function listAt({ starts, values }: Lists, row: number): Int32Array {
  return values.subarray(starts[row], starts[row + 1]);
}

/** Columns by name. */
export function keyed<Name extends string, Column>(
  names: readonly Name[],
  make: (name: Name) => Column,
): Record<Name, Column> {
  return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<Name, Column>;
}

/** Turns rows → values around: for each value the rows that hold it, ascending. A row that holds a value twice is listed once. */
export function invert(lists: Lists, size: number): Lists {
  const { starts, values } = lists;
  const rows = starts.length - 1;
  const counts = new Int32Array(size + 1);
  for (const value of values) counts[value + 1]!++;
  for (let v = 0; v < size; v++) counts[v + 1]! += counts[v]!;
  const fill = counts.slice();
  const out = new Int32Array(values.length);
  for (let row = 0; row < rows; row++) {
    for (let at = starts[row]!; at < starts[row + 1]!; at++) {
      const value = values[at]!;
      const end = fill[value]!;
      if (end > counts[value]! && out[end - 1] === row) continue;
      out[end] = row;
      fill[value] = end + 1;
    }
  }
  // Rows seen twice left gaps; close them.
  const tight = new Int32Array(size + 1);
  let length = 0;
  for (let v = 0; v < size; v++) {
    tight[v] = length;
    for (let at = counts[v]!; at < fill[v]!; at++) out[length++] = out[at]!;
  }
  tight[size] = length;
  return { starts: tight, values: out.subarray(0, length) };
}

/** 32-bit hash of a text's code units (FNV-1a, finished as murmur does): of the content, so that it depends on no order. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return mix(hash);
}

/** Combines hashes into one. */
export function hashOf(a: number, b: number, c = 0): number {
  return mix(Math.imul(mix(Math.imul(a, 0x9e3779b1) ^ b), 0x85ebca6b) ^ c);
}

function mix(hash: number): number {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) | 0;
}

/** Hashes that were added, and now and then one that was not: a bit each, at most eight megabytes however many there are. */
export class HashSet {
  private readonly bits: Int32Array;
  private readonly shift: number;

  /** @param rows of which each adds a few */
  constructor(rows: number) {
    const words = Math.min(21, Math.ceil(Math.log2(rows + 1)) + 1);
    this.bits = new Int32Array(1 << words);
    this.shift = 27 - words;
  }

  add(hash: number): void {
    const bit = hash >>> this.shift;
    this.bits[bit >>> 5]! |= 1 << bit;
  }

  /** False when it was never added. */
  has(hash: number): boolean {
    const bit = hash >>> this.shift;
    return (this.bits[bit >>> 5]! & (1 << bit)) !== 0;
  }
}
