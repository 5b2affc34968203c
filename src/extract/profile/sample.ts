/**
 * A set of texts too large to keep: those whose hash lies below a threshold, which falls as the set grows. Two such samples
 * compare below the lower threshold without bias, so overlaps of large files are estimated from some thousands of values;
 * small sets are exact. The same texts give the same sample, in whatever order they come.
 */
export class Sample {
  #hashes = new Set<number>();
  #threshold = limit;
  readonly #most: number;

  constructor(most = 16_384) {
    this.#most = most;
  }

  add(text: string): void {
    const hash = hash53(text);
    if (hash >= this.#threshold || this.#hashes.has(hash)) return;
    this.#hashes.add(hash);
    this.#lower(limit);
  }

  /** As if every text of the other had been added. */
  addAll(other: Sample): void {
    for (const hash of other.#hashes) if (hash < this.#threshold) this.#hashes.add(hash);
    this.#lower(other.#threshold);
  }

  /** Lets the threshold fall until it is no higher than that, and the set no larger than it may be. */
  #lower(threshold: number): void {
    while (this.#threshold > threshold || this.#hashes.size > this.#most) {
      this.#threshold /= 2;
      for (const each of this.#hashes) if (each >= this.#threshold) this.#hashes.delete(each);
    }
  }

  /** Distinct texts: exact up to the size of the sample, then an estimate (within some two percent). */
  get count(): number {
    return Math.round((this.#hashes.size * limit) / this.#threshold);
  }

  get exact(): boolean {
    return this.#threshold === limit;
  }

  /** How many texts both have. */
  shared(other: Sample): number {
    const threshold = Math.min(this.#threshold, other.#threshold);
    const [small, large] = this.#hashes.size <= other.#hashes.size ? [this, other] : [other, this];
    let both = 0;
    for (const hash of small.#hashes) if (hash < threshold && large.#hashes.has(hash)) both++;
    return Math.round((both * limit) / threshold);
  }
}

const limit = 2 ** 53;

/** cyrb53: two multiplicative hashes of 32 bits, put together to 53. Not for secrets. */
export function hash53(text: string): number {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 2_654_435_761);
    b = Math.imul(b ^ code, 1_597_334_677);
  }
  a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909);
  b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909);
  return 4_294_967_296 * (2_097_151 & b) + (a >>> 0);
}
