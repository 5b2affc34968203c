const most = 255;

/** Counts by value. Nearly all of them are of one or two: a byte each, and the few that are larger in a map. */
export class Counts {
  private readonly small: Uint8Array;
  private readonly large = new Map<number, number>();

  /** @param size values @param count of each */
  constructor(size: number, count: (value: number) => number) {
    this.small = new Uint8Array(size);
    for (let value = 0; value < size; value++) {
      const counted = count(value);
      this.small[value] = Math.min(counted, most);
      if (counted >= most) this.large.set(value, counted);
    }
  }

  at(value: number): number {
    const count = this.small[value]!;
    return count < most ? count : this.large.get(value)!;
  }
}
