import { hash as digest } from "node:crypto";

/**
 * Remembers which keys a source has shown, in eight bytes a key, so that a million rows cost 16 MB and not a Map of strings.
 * Two keys may share a fingerprint (about one chance in 30 million at a million rows): the ledger then reports a repeat that is
 * none, and whoever asks compares the keys themselves. It never misses a repeat.
 */
export class KeyLedger {
  #high = new Uint32Array(1 << 16);
  #low = new Uint32Array(1 << 16);
  #count = new Uint32Array(1 << 16);
  #used = 0;

  /** Counts one more row under the key and returns how many it has now. */
  add(key: string): number {
    if (this.#used * 2 >= this.#count.length) this.#grow();
    const { high, low } = fingerprint(key);
    const slot = this.#slot(high, low);
    if (this.#count[slot] === 0) {
      this.#used++;
      this.#high[slot] = high;
      this.#low[slot] = low;
    }
    return ++this.#count[slot]!;
  }

  /** Rows counted under the key. */
  count(key: string): number {
    const { high, low } = fingerprint(key);
    return this.#count[this.#slot(high, low)]!;
  }

  #slot(high: number, low: number): number {
    const mask = this.#count.length - 1;
    let slot = (low ^ Math.imul(high, 0x9e3779b1)) & mask;
    while (this.#count[slot] !== 0 && (this.#high[slot] !== high || this.#low[slot] !== low)) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const [high, low, count] = [this.#high, this.#low, this.#count];
    const size = count.length * 2;
    [this.#high, this.#low, this.#count] = [new Uint32Array(size), new Uint32Array(size), new Uint32Array(size)];
    for (let i = 0; i < count.length; i++) {
      if (count[i] === 0) continue;
      const slot = this.#slot(high[i]!, low[i]!);
      this.#high[slot] = high[i]!;
      this.#low[slot] = low[i]!;
      this.#count[slot] = count[i]!;
    }
  }
}

function fingerprint(key: string): { high: number; low: number } {
  const bytes = digest("sha1", key, "buffer");
  return { high: bytes.readUInt32LE(0), low: bytes.readUInt32LE(4) };
}
