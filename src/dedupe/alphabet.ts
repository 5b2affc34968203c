/** Code units below are their own bytes. */
export const ownBytes = 128;

/**
 * What the bytes of a column of texts stand for. A Russian base writes its names with some sixty letters beyond ASCII, and so does any other of
 * one script or two: a byte says which of them, where the code unit itself takes two. Letters get their bytes in order of first sight, so
 * that no language is preferred.
 */
export class Alphabet {
  /** Of each byte from {@link ownBytes} on its code unit. */
  readonly letters: Uint16Array;
  private size = 0;
  /** By code unit, 256 of them a page: its byte, 0 as long as it has none. */
  private readonly pages: Uint8Array[] = [];

  /** @param letters of another: to be read only */
  constructor(letters: Uint16Array = new Uint16Array(256 - ownBytes)) {
    this.letters = letters;
  }

  unitOf(byte: number): number {
    return byte < ownBytes ? byte : this.letters[byte - ownBytes]!;
  }

  /** The byte of a code unit from {@link ownBytes} on; −1 when all of them are taken. */
  byteOf(unit: number): number {
    const page = (this.pages[unit >>> 8] ??= new Uint8Array(256));
    const known = page[unit & 255]!;
    if (known !== 0) return known;
    if (this.size === this.letters.length) return -1;
    this.letters[this.size] = unit;
    return (page[unit & 255] = ownBytes + this.size++);
  }

  /** The text that some bytes stand for. */
  spell(bytes: Buffer, from: number, to: number): string {
    if (to - from > units.length) makeRoom(to - from);
    let all = 0;
    for (let at = from; at < to; at++) all |= units[at - from] = this.unitOf(bytes[at]!);
    // Beside letters stand texts of numbers and signs alone, which are their own bytes.
    return all < ownBytes ? bytes.toString("latin1", from, to) : spelt.toString("utf16le", 0, 2 * (to - from));
  }
}

/** Where texts are spelt out, one after the other. */
let units = new Uint16Array(256);
/** The same memory. */
let spelt = Buffer.from(units.buffer);

function makeRoom(length: number): void {
  units = new Uint16Array(2 * length);
  spelt = Buffer.from(units.buffer);
}
