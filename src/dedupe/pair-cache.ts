/**
 * Remembers a small number for each pair of distinct values. A pair that falls on another's place takes it: what is lost is
 * time, never a result, because the numbers depend on the pair alone.
 */
export class PairCache {
  /** How many different values it was made for. */
  readonly distinct: number;
  private readonly keys: Float64Array;
  private readonly values: Int16Array;
  private readonly shift: number;

  /** @param distinct how many different values there are; the cache is sized for it, up to some ten megabytes */
  constructor(distinct: number) {
    this.distinct = distinct;
    const bits = Math.min(20, Math.max(6, Math.ceil(Math.log2(distinct + 1)) + 2));
    this.keys = new Float64Array(1 << bits).fill(-1);
    this.values = new Int16Array(1 << bits);
    this.shift = 32 - bits;
  }

  /** −1 when it is not known. `low` < `high` < 2²⁶. */
  get(low: number, high: number): number {
    const slot = this.slot(low, high);
    return this.keys[slot] === low * 67_108_864 + high ? this.values[slot]! : -1;
  }

  set(low: number, high: number, value: number): void {
    const slot = this.slot(low, high);
    this.keys[slot] = low * 67_108_864 + high;
    this.values[slot] = value;
  }

  private slot(low: number, high: number): number {
    return Math.imul(low ^ Math.imul(high, 0x9e3779b1), 0x85ebca6b) >>> this.shift;
  }
}
