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

  /** Counts one more row under the key with this fingerprint and returns how many it has now. */
  add({ high, low }: Fingerprint): number {
    if (this.#used * 2 >= this.#count.length) this.#grow();
    const slot = this.#slot(high, low);
    if (this.#count[slot] === 0) {
      this.#used++;
      this.#high[slot] = high;
      this.#low[slot] = low;
    }
    return ++this.#count[slot]!;
  }

  /** Rows counted under the fingerprint. */
  count({ high, low }: Fingerprint): number {
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

/** 64 bits of a key. */
export interface Fingerprint {
  readonly high: number;
  readonly low: number;
}

/**
 * Two multiplicative hashes over the UTF-16 code units, mixed at the end (after cyrb53). Not safe against someone who looks for
 * collisions, and needs not be: a collision costs time, never a record.
 */
export function fingerprint(key: string): Fingerprint {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let i = 0; i < key.length; i++) {
    const unit = key.charCodeAt(i);
    high = Math.imul(high ^ unit, 0x9e3779b1);
    low = Math.imul(low ^ unit, 0x5f356495);
  }
  high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35);
  low = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
  return { high: high >>> 0, low: low >>> 0 };
}
