import { compareText } from "../../model/index.ts";

/** An item of a {@link Sample} with what decides whether it stays, as plain data. */
export interface Kept<T> {
  readonly hash: number;
  readonly key: string;
  readonly order: string;
  readonly item: T;
}

/**
 * A few of many, drawn as if at random but the same for the same input in any order: those whose keys have the smallest
 * hash. Items of one key count once, and the first by `order` stands for them. Memory for the few only.
 */
export class Sample<T> {
  readonly #most: number;
  #kept: Kept<T>[] = [];
  #limit = Infinity;

  constructor(most: number) {
    this.#most = most;
  }

  /** Whether an item of this key may stay: to be asked before anything is made of one of millions. */
  mayKeep(key: string): boolean {
    return fnv(key) <= this.#limit;
  }

  /** `make` is called only when the item is kept. */
  offer(key: string, order: string, make: () => T): void {
    const hash = fnv(key);
    if (hash <= this.#limit) this.#keep(hash, key, order, make);
  }

  #keep(hash: number, key: string, order: string, make: () => T): void {
    const at = this.#kept.findIndex((each) => each.hash === hash && each.key === key);
    if (at >= 0) {
      if (order < (this.#kept[at]?.order ?? "")) this.#kept[at] = { hash, key, order, item: make() };
      return;
    }
    this.#kept.push({ hash, key, order, item: make() });
    this.#kept.sort((a, b) => a.hash - b.hash || compareText(a.key, b.key));
    if (this.#kept.length > this.#most) this.#kept.pop();
    if (this.#kept.length === this.#most) this.#limit = this.#kept[this.#most - 1]?.hash ?? Infinity;
  }

  items(): T[] {
    return this.#kept.map((each) => each.item);
  }

  /** What is kept, to be added up elsewhere: samples of the parts give the sample of the whole. */
  kept(): readonly Kept<T>[] {
    return this.#kept;
  }

  plus(kept: readonly Kept<T>[]): void {
    for (const { hash, key, order, item } of kept) if (hash <= this.#limit) this.#keep(hash, key, order, () => item);
  }
}

/** FNV-1a over UTF-16 code units with a final mix (murmur3's), so that neighbours like `a1`, `a2` land far apart. */
export function fnv(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  return hash >>> 0;
}
