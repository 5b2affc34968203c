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

  /**
   * Adds one line; its line feed is added here.
   *
   * @param encoding `latin1` for one that is made of bytes, each a character
   */
  add(line: string, encoding: "utf8" | "latin1" = "utf8"): void {
    // No code unit of UTF-16 takes more than three bytes of UTF-8.
    const most = this.#used + line.length * (encoding === "utf8" ? 3 : 1) + 1;
    if (most > this.#bytes.length) this.#grow(most);
    this.#used += this.#bytes.write(line, this.#used, encoding);
    this.#bytes[this.#used++] = 10;
  }

  /** What was added since it was last taken; holds until the next line is added. */
  take(): Uint8Array {
    const taken = this.#bytes.subarray(0, this.#used);
    this.#used = 0;
    return taken;
  }

  /** {@link take}n in a buffer of their own, which changes threads as it is. */
  takeOwn(): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.take());
  }

  #grow(needed: number): void {
    const bytes = Buffer.allocUnsafeSlow(Math.max(needed, this.#bytes.length * 2));
    this.#bytes.copy(bytes, 0, 0, this.#used);
    this.#bytes = bytes;
  }
}
