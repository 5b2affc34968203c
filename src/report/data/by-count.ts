import { compareText } from "../../model/index.ts";

/** How many examples stand beside a count. */
export const examplesEach = 4;

/** Most first, then by name. */
export function byCount<T extends { readonly count: number }>(name: (item: T) => string): (a: T, b: T) => number {
  return (a, b) => b.count - a.count || compareText(name(a), name(b));
}
