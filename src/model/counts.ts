import { compareText } from "./text.ts";

/** Adds to the number that stands under its key, 0 where none does. Gives what it is now. */
export function countUp<K>(counts: Map<K, number>, key: K, by = 1): number {
  const now = (counts.get(key) ?? 0) + by;
  counts.set(key, now);
  return now;
}

/** Order of what is counted: most first, then by its name. */
export function mostFirst(
  [a, m]: readonly [name: string, n: number],
  [b, n]: readonly [name: string, n: number],
): number {
  return n - m || compareText(a, b);
}
