/** Union-find over card ids; groups are numbered in the order in which they are asked for. */
export class Groups {
  readonly #parent = new Map<string, string>();
  readonly #numbers = new Map<string, number>();

  #find(key: string): string {
    let root = key;
    for (let up = this.#parent.get(root); up !== undefined; up = this.#parent.get(root)) root = up;
    for (let at = key; at !== root;) {
      const up = this.#parent.get(at)!;
      this.#parent.set(at, root);
      at = up;
    }
    return root;
  }

  join(a: string, b: string): void {
    const [x, y] = [this.#find(a), this.#find(b)];
    if (x !== y) this.#parent.set(y, x);
  }

  of(key: string): number {
    const root = this.#find(key);
    const known = this.#numbers.get(root);
    if (known !== undefined) return known;
    this.#numbers.set(root, this.#numbers.size);
    return this.#numbers.size - 1;
  }
}
