import { hashOf, Ints, type Lists } from "../columns.ts";

/**
 * Blocks one behind the other, each set of rows once. Doubles share nearly every key they have, and a word with its letters left out
 * one by one gives as many blocks of the same rows: a second block of the same rows makes no pair that the first has not made.
 */
export class BlockList {
  private readonly starts = new Ints();
  private readonly rows = new Ints();
  private hashes = new Ints();
  /** Open hash table of numbers of blocks + 1; 0 is free. */
  private slots = new Int32Array(64);

  constructor() {
    this.starts.push(0);
  }

  /** Adds a block, unless one of the same rows is there. @param block its rows, always in the same order @returns whether it is new */
  add(block: Int32Array): boolean {
    let hash = block.length;
    for (const row of block) hash = hashOf(hash, row);
    if (this.has(block, hash)) return false;
    for (const row of block) this.rows.push(row);
    this.starts.push(this.rows.length);
    this.hashes.push(hash);
    if (2 * this.hashes.length > this.slots.length) this.grow();
    else this.note(this.hashes.length - 1);
    return true;
  }

  /** By block: its rows. Nothing is added any more. */
  done(shared: boolean): Lists {
    this.slots = new Int32Array(0);
    this.hashes = new Ints();
    return { starts: this.starts.done(shared), values: this.rows.done(shared) };
  }

  private has(block: Int32Array, hash: number): boolean {
    const mask = this.slots.length - 1;
    for (let slot = hash & mask; this.slots[slot] !== 0; slot = (slot + 1) & mask) {
      const other = this.slots[slot]! - 1;
      if (this.hashes.at(other) === hash && this.isBlock(other, block)) return true;
    }
    return false;
  }

  private isBlock(number: number, block: Int32Array): boolean {
    const from = this.starts.at(number);
    if (this.starts.at(number + 1) - from !== block.length) return false;
    for (let at = 0; at < block.length; at++) if (this.rows.at(from + at) !== block[at]) return false;
    return true;
  }

  private note(block: number): void {
    const mask = this.slots.length - 1;
    let slot = this.hashes.at(block) & mask;
    while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
    this.slots[slot] = block + 1;
  }

  private grow(): void {
    this.slots = new Int32Array(2 * this.slots.length);
    for (let block = 0; block < this.hashes.length; block++) this.note(block);
  }
}
