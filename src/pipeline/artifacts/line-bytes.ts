/**
 * Lines on their way into an artifact, as the bytes they become. Each is written into one growing buffer at once: kept as texts, joined
 * and encoded together, the same lines cost twice the time of making them, and all of them outlive the next collection.
 */
export class LineBytes {
  #bytes = Buffer.allocUnsafeSlow(1 << 16);
  #used = 0;

  /** Bytes so far. */
  get size(): number {
    return this.#used;
  }

  /** Adds one line; its line feed is added here. */
  add(line: string): void {
    // No code unit of UTF-16 takes more than three bytes of UTF-8.
    const most = this.#used + line.length * 3 + 1;
    if (most > this.#bytes.length) this.#grow(most);
    this.#used += this.#bytes.write(line, this.#used);
    this.#bytes[this.#used++] = 10;
  }

  /** What was added since it was last taken; holds until the next line is added. */
  take(): Uint8Array {
    const taken = this.#bytes.subarray(0, this.#used);
    this.#used = 0;
    return taken;
  }

  #grow(needed: number): void {
    const bytes = Buffer.allocUnsafeSlow(Math.max(needed, this.#bytes.length * 2));
    this.#bytes.copy(bytes, 0, 0, this.#used);
    this.#bytes = bytes;
  }
}
