import { Alphabet, ownBytes } from "./alphabet.ts";
import { Ints } from "./columns.ts";
import { isMapped, memoryOf, moreMemory } from "./memory.ts";

/** A {@link TextColumn} as numbers alone: text i stands from `starts[i]` to `starts[i + 1]` in `codes`. */
export interface PackedTexts {
  readonly starts: Int32Array;
  /** A byte for each code unit while the alphabet has one for all of them, otherwise the code units. */
  readonly codes: Uint8Array | Uint16Array;
  /** See {@link Alphabet.letters}; empty where there are none. */
  readonly letters: Uint16Array;
}

/**
 * Texts by number, one behind the other in one column of bytes. Six million of them (a million rows) are 0.2 GB so, and many times as
 * much as strings of their own with a map over them, all of which the garbage collector would walk through again and again; and threads can
 * share them. A text is made anew whenever it is asked for: columns of numbers are looked at first.
 */
export class TextColumn {
  private readonly starts: Ints;
  private codes: Uint8Array | Uint16Array;
  /** Where they grow; nothing that others have. */
  private memory: ArrayBufferLike | undefined;
  /** The same as codes. */
  private bytes: Buffer;
  /** Of bytes that stand for letters; undefined as long as none does, and where codes are the code units. */
  private alphabet: Alphabet | undefined;

  /** @param packed what another column has {@link packed}: to be read only */
  constructor({ starts, codes, letters }: PackedTexts = noTexts()) {
    this.starts = new Ints(starts);
    this.codes = codes;
    this.bytes = bytesOf(codes);
    if (letters.length > 0) this.alphabet = new Alphabet(letters);
  }

  get size(): number {
    return this.starts.length - 1;
  }

  push(text: string): void {
    const from = this.makeRoom(text.length);
    for (let at = 0; at < text.length; at++) this.put(from + at, text.charCodeAt(at));
    this.starts.push(from + text.length);
  }

  /** {@link push} of a text of another column, without making it. */
  pushOf(other: TextColumn, number: number): void {
    const [begin, end] = [other.starts.at(number), other.starts.at(number + 1)];
    const from = this.makeRoom(end - begin) - begin;
    for (let at = begin; at < end; at++) this.put(from + at, other.unitAt(at));
    this.starts.push(from + end);
  }

  /** Where the next text is to stand. */
  private makeRoom(length: number): number {
    const from = this.starts.at(this.size);
    if (from + length > this.codes.length) this.moreRoom(Math.max(64, 2 * (from + length)));
    return from;
  }

  /** Puts a code unit in its place. The first that the alphabet has no byte for makes the column one of code units. */
  private put(at: number, unit: number): void {
    if (unit >= ownBytes && this.codes.BYTES_PER_ELEMENT === 1) {
      const byte = (this.alphabet ??= new Alphabet()).byteOf(unit);
      if (byte >= 0) {
        this.codes[at] = byte;
        return;
      }
      this.widen(at);
    }
    this.codes[at] = unit;
  }

  private widen(used: number): void {
    const memory = moreMemory(undefined, 2 * this.codes.length);
    const units = new Uint16Array(memory, 0, this.codes.length);
    for (let at = 0; at < used; at++) units[at] = this.unitAt(at);
    this.take(units, memory);
    this.alphabet = undefined;
  }

  private unitAt(at: number): number {
    return this.unitOf(this.codes[at]!);
  }

  private unitOf(code: number): number {
    return this.alphabet?.unitOf(code) ?? code;
  }

  at(number: number): string {
    const [from, to] = [this.starts.at(number), this.starts.at(number + 1)];
    if (this.codes.BYTES_PER_ELEMENT === 2) return this.bytes.toString("utf16le", 2 * from, 2 * to);
    return this.alphabet?.spell(this.bytes, from, to) ?? this.bytes.toString("latin1", from, to);
  }

  /** Whether this is the text, without making it. */
  is(number: number, text: string): boolean {
    const from = this.starts.at(number);
    if (this.starts.at(number + 1) - from !== text.length) return false;
    for (let at = 0; at < text.length; at++) if (this.unitAt(from + at) !== text.charCodeAt(at)) return false;
    return true;
  }

  /** Whether this is that text of another column, without making either. */
  isOf(number: number, other: TextColumn, theirs: number): boolean {
    const [from, begin] = [this.starts.at(number), other.starts.at(theirs)];
    const length = this.starts.at(number + 1) - from;
    if (other.starts.at(theirs + 1) - begin !== length) return false;
    for (let at = 0; at < length; at++) if (this.unitAt(from + at) !== other.unitAt(begin + at)) return false;
    return true;
  }

  /** Where the code unit first stands in a text, −1 when it does not. */
  indexOf(number: number, code: number): number {
    const [from, to] = [this.starts.at(number), this.starts.at(number + 1)];
    for (let at = from; at < to; at++) if (this.unitAt(at) === code) return at - from;
    return -1;
  }

  /** Code units of a text. */
  lengthOf(number: number): number {
    return this.starts.at(number + 1) - this.starts.at(number);
  }

  /** In how many places two texts of one length differ, without making either; `most` + 1 as soon as there are more. */
  differing(a: number, b: number, most: number): number {
    const [left, right] = [this.starts.at(a), this.starts.at(b)];
    let count = 0;
    for (let at = this.lengthOf(a) - 1; at >= 0 && count <= most; at--)
      if (this.codes[left + at] !== this.codes[right + at]) count++;
    return count;
  }

  /** Order by code units, as `sort()` has it. */
  compare(a: number, b: number): number {
    const [left, right] = [this.starts.at(a), this.starts.at(b)];
    const [m, n] = [this.starts.at(a + 1) - left, this.starts.at(b + 1) - right];
    for (let at = 0; at < m && at < n; at++) {
      const [one, other] = [this.codes[left + at]!, this.codes[right + at]!];
      if (one !== other) return this.unitOf(one) - this.unitOf(other);
    }
    return m - n;
  }

  each(then: (text: string, number: number) => void): void {
    for (let number = 0; number < this.size; number++) then(this.at(number), number);
  }

  /** For columns of a few. */
  texts(): string[] {
    return Array.from({ length: this.size }, (_, number) => this.at(number));
  }

  /** A number for each text. `Int32Array.from` would make all texts before it looked at the first. */
  ints(read: (text: string) => number): Int32Array {
    const column = new Int32Array(this.size);
    this.each((text, number) => (column[number] = read(text)));
    return column;
  }

  /** 1 for each text of which the test holds. */
  marks(test: (text: string) => boolean): Uint8Array {
    const column = new Uint8Array(this.size);
    this.each((text, number) => (column[number] = test(text) ? 1 : 0));
    return column;
  }

  packed(): PackedTexts {
    const letters = this.alphabet?.letters ?? new Uint16Array(0);
    return { starts: this.starts.values, codes: this.used, letters };
  }

  /** Gives back what it grew in: nothing is added any more. @param shared whether threads are to share it */
  seal(shared: boolean): void {
    this.starts.trim(shared);
    const used = this.used;
    if (isMapped(this.memory)) return this.take(used, undefined);
    const codes = this.over(memoryOf(used.byteLength, shared), used.length);
    codes.set(used);
    this.take(codes, undefined);
  }

  private get used(): Uint8Array | Uint16Array {
    return this.codes.subarray(0, this.starts.at(this.size));
  }

  private moreRoom(length: number): void {
    const memory = moreMemory(this.memory, this.codes.BYTES_PER_ELEMENT * length);
    const codes = this.over(memory, length);
    if (memory !== this.memory) codes.set(this.used);
    this.take(codes, memory);
  }

  private over(memory: ArrayBufferLike, length: number): Uint8Array | Uint16Array {
    return this.codes.BYTES_PER_ELEMENT === 1 ? new Uint8Array(memory, 0, length) : new Uint16Array(memory, 0, length);
  }

  private take(codes: Uint8Array | Uint16Array, memory: ArrayBufferLike | undefined): void {
    this.codes = codes;
    this.bytes = bytesOf(codes);
    this.memory = memory;
  }
}

function bytesOf({ buffer, byteOffset, byteLength }: Uint8Array | Uint16Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

function noTexts(): PackedTexts {
  return { starts: new Int32Array(1), codes: new Uint8Array(0), letters: new Uint16Array(0) };
}
