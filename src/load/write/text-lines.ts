import { type BinaryField, mostBytes, writeRow } from "../database/binary-copy.ts";

/**
 * Lines of COPY text, or rows of its binary format, as the bytes that they become, each written when it is there: kept, joined and encoded
 * together they are gone through twice as often.
 */
export class TextLines {
  #bytes = Buffer.allocUnsafeSlow(1 << 14);
  #used = 0;

  add(line: string): void {
    // No code unit of UTF-16 takes more than three bytes of UTF-8.
    this.#reserve(line.length * 3);
    this.#used += this.#bytes.write(line, this.#used, "utf8");
  }

  addRow(fields: readonly BinaryField[]): void {
    this.#reserve(mostBytes(fields));
    this.#used = writeRow(this.#bytes, this.#used, fields);
  }

  #reserve(more: number): void {
    const most = this.#used + more;
    if (most <= this.#bytes.length) return;
    const bytes = Buffer.allocUnsafeSlow(Math.max(most, this.#bytes.length * 2));
    this.#bytes.copy(bytes, 0, 0, this.#used);
    this.#bytes = bytes;
  }

  get isEmpty(): boolean {
    return this.#used === 0;
  }

  /** All of them, in memory of their own, which a thread can hand over. What they grew in stays for the next, so that it grows once. */
  take(): Uint8Array<ArrayBuffer> {
    const taken = new Uint8Array(this.#bytes.subarray(0, this.#used));
    this.clear();
    return taken;
  }

  clear(): void {
    this.#used = 0;
  }
}

/** Lines for several tables, as they are made card by card, batch by batch. */
export class TableLines {
  readonly #tables = new Map<string, TextLines>();

  /** `into` is `table (columns)`. */
  add(into: string, line: string): void {
    this.#of(into).add(line);
  }

  /** Of a table whose rows are all binary. */
  addRow(into: string, fields: readonly BinaryField[]): void {
    this.#of(into).addRow(fields);
  }

  #of(into: string): TextLines {
    let lines = this.#tables.get(into);
    if (lines === undefined) this.#tables.set(into, (lines = new TextLines()));
    return lines;
  }

  /** Each table's by itself: few lines wait long for more of their kind, and would hold those of all others with them. */
  take(): { readonly into: string; readonly bytes: Uint8Array<ArrayBuffer> }[] {
    return [...this.#tables].flatMap(([into, lines]) => (lines.isEmpty ? [] : { into, bytes: lines.take() }));
  }

  /** Forgets what a batch that came to nothing has left. */
  clear(): void {
    for (const lines of this.#tables.values()) lines.clear();
  }
}
