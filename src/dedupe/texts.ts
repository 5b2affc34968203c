import { hashText, Ints } from "./columns.ts";
import { type PackedTexts, TextColumn } from "./text-column.ts";

/** {@link Texts} as numbers alone. */
export interface PackedNumbering extends PackedTexts {
  /** By number: {@link hashText}. */
  readonly hashes: Int32Array;
}

/** Distinct texts by number, in order of first sight. */
export class Texts extends TextColumn {
  /** By number: {@link hashText}. */
  private readonly hashColumn: Ints;
  /** Open hash table of numbers + 1; 0 is free. */
  private slots = new Int32Array(64);

  /** @param numbering of another: to be read only, by {@link idOf} and {@link findOf} of others */
  constructor(numbering?: PackedNumbering) {
    super(numbering);
    this.hashColumn = new Ints(numbering?.hashes);
  }

  id(text: string): number {
    const hash = hashText(text);
    const known = this.lookUp(text, hash);
    if (known >= 0) return known;
    this.push(text);
    return this.added(hash);
  }

  /** {@link id} of a text of another numbering, without making or hashing it again. */
  idOf(other: Texts, number: number): number {
    const known = this.findOf(other, number);
    if (known >= 0) return known;
    this.pushOf(other, number);
    return this.added(other.hashColumn.at(number));
  }

  private added(hash: number): number {
    const id = this.size - 1;
    this.hashColumn.push(hash);
    if (4 * this.size > 3 * this.slots.length) this.grow();
    else this.note(id);
    return id;
  }

  /** The number of a text of another numbering, without making or hashing it again; −1 when it is not here. */
  findOf(other: Texts, number: number): number {
    const hash = other.hashColumn.at(number);
    const mask = this.slots.length - 1;
    for (let slot = hash & mask; this.slots[slot] !== 0; slot = (slot + 1) & mask) {
      const id = this.slots[slot]! - 1;
      if (this.hashColumn.at(id) === hash && this.isOf(id, other, number)) return id;
    }
    return -1;
  }

  find(text: string): number | undefined {
    const known = this.lookUp(text, hashText(text));
    return known < 0 ? undefined : known;
  }

  /** By number: a hash of the content. */
  get hashes(): Int32Array {
    return this.hashColumn.values;
  }

  /** What others take over without hashing it again. */
  numbering(): PackedNumbering {
    return { ...this.packed(), hashes: this.hashes };
  }

  /** Nothing is added or found any more. @param hashed whether anybody asks for hashes still */
  override seal(shared: boolean, hashed = true): void {
    super.seal(shared);
    if (hashed) this.hashColumn.trim(shared);
    else this.dropHashes();
    this.slots = new Int32Array(1);
  }

  /** Nobody asks for hashes any more. */
  dropHashes(): void {
    this.hashColumn.done();
  }

  /** −1 when it is not here. */
  private lookUp(text: string, hash: number): number {
    const mask = this.slots.length - 1;
    for (let slot = hash & mask; this.slots[slot] !== 0; slot = (slot + 1) & mask) {
      const id = this.slots[slot]! - 1;
      if (this.hashColumn.at(id) === hash && this.is(id, text)) return id;
    }
    return -1;
  }

  private note(id: number): void {
    const mask = this.slots.length - 1;
    let slot = this.hashColumn.at(id) & mask;
    while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
    this.slots[slot] = id + 1;
  }

  private grow(): void {
    this.slots = new Int32Array(2 * this.slots.length);
    for (let id = 0; id < this.size; id++) this.note(id);
  }
}
