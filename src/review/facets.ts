import { countUp, mostFirst, sourceOf } from "../model/index.ts";
import type { PairEntry } from "./desk-data.ts";

/** The values that the filters offer, with the number of pairs of each. */
export function facets(pairs: readonly PairEntry[]): object {
  const count = (of: (pair: PairEntry) => readonly string[]) => {
    const counts = new Map<string, number>();
    for (const pair of pairs) for (const value of new Set(of(pair))) countUp(counts, value);
    counts.delete("");
    return [...counts].sort(mostFirst).map(([value, pairs]) => ({ value, pairs }));
  };
  return {
    sources: count((pair) => [sourceOf(pair.left), sourceOf(pair.right)]),
    responsible: count((pair) => [pair.responsible]),
    cities: count((pair) => [pair.city]),
    bands: count((pair) => [pair.band]),
    types: count((pair) => [pair.type]),
  };
}
