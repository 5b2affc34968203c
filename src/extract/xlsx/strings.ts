import { Tags } from "./tags.ts";
import type { Limits } from "../limits.ts";

const pageBytes = 1024 * 1024;

/**
 * The shared strings of a workbook, kept as UTF-8 in large pages: as JavaScript strings, four million of them would take
 * half a gigabyte. Strings asked for lately are kept decoded, since sheets repeat them.
 */
export class SharedStrings {
  #pages: Buffer[] = [];
  #page: Buffer = Buffer.alloc(0);
  #used = 0;
  /** Where each string begins: page number × pageBytes + offset; and its length in bytes. */
  #starts = new Float64Array(1024);
  #lengths = new Uint32Array(1024);
  #count = 0;
  readonly #lately: (string | undefined)[] = Array.from({ length: 4096 });
  readonly #latelyIndex = new Int32Array(4096).fill(-1);

  get length(): number {
    return this.#count;
  }

  add(text: string): void {
    const bytes = Buffer.byteLength(text);
    if (this.#page.length - this.#used < bytes) {
      // A string longer than a page gets a page of its own length.
      this.#page = Buffer.allocUnsafeSlow(Math.max(pageBytes, bytes));
      this.#pages.push(this.#page);
      this.#used = 0;
    }
    if (this.#count === this.#starts.length) this.#grow();
    this.#page.write(text, this.#used);
    this.#starts[this.#count] = (this.#pages.length - 1) * 2 ** 32 + this.#used;
    this.#lengths[this.#count] = bytes;
    this.#used += bytes;
    this.#count++;
  }

  /** Undefined when the index is out of range. */
  get(index: number): string | undefined {
    const slot = index & 4095;
    if (this.#latelyIndex[slot] === index) return this.#lately[slot];
    if (!(index >= 0 && index < this.#count)) return undefined;
    const start = this.#starts[index] ?? 0;
    const page = this.#pages[Math.floor(start / 2 ** 32)];
    const from = start % 2 ** 32;
    const text = page?.toString("utf8", from, from + (this.#lengths[index] ?? 0)) ?? "";
    this.#latelyIndex[slot] = index;
    this.#lately[slot] = text;
    return text;
  }

  #grow(): void {
    const starts = new Float64Array(this.#starts.length * 2);
    starts.set(this.#starts);
    this.#starts = starts;
    const lengths = new Uint32Array(this.#lengths.length * 2);
    lengths.set(this.#lengths);
    this.#lengths = lengths;
  }
}

/** Reads `xl/sharedStrings.xml`. Rich text is joined; phonetic guides (`rPh`) are no part of the text. */
export async function readSharedStrings(chunks: AsyncIterable<Uint8Array>, limits: Limits): Promise<SharedStrings> {
  const strings = new SharedStrings();
  let text = "";
  let inText = false;
  let phonetic = 0;
  const tags = new Tags(
    {
      open(name) {
        if (name === "si") text = "";
        else if (name === "rPh") phonetic++;
        else if (name === "t") inText = phonetic === 0;
      },
      close(name) {
        if (name === "t") inText = false;
        else if (name === "rPh") phonetic--;
        else if (name === "si") strings.add(unescapeCell(text));
      },
      text(piece) {
        if (inText) text += piece;
      },
    },
    limits,
  );
  const decoder = new TextDecoder("utf-8");
  for await (const chunk of chunks) tags.write(decoder.decode(chunk, { stream: true }));
  tags.write(decoder.decode());
  tags.end();
  return strings;
}

/** Excel writes control characters, and a carriage return above all, as `_x000D_`. */
export function unescapeCell(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
