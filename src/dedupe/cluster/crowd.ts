import type { Millibits } from "../../model/index.ts";
import type { Edges } from "./cluster.ts";
import type { Grouping } from "./grouping.ts";

/**
 * Pairs that are not worth a person's look: nothing but a common name speaks for them, and one of the two cards has more other cards that fit it
 * as well than anybody would read through. They are kept and explained (`crowded`), but do not wait.
 *
 * @param waiting pairs that would wait, by number in `pairs`
 * @param isCommon whether nothing but a common name speaks for a pair
 * @param most cards that a person may be asked to compare one with
 */
export function crowdedPairs(
  waiting: readonly number[],
  { left, right, weight }: Edges,
  { ofRow }: Grouping,
  isCommon: (a: number, b: number) => boolean,
  most: number,
): Set<number> {
  /** By group: the groups it might be one with, and the best weight of each. */
  const suitors = new Map<number, Map<number, Millibits>>();
  const note = (group: number, other: number, found: Millibits): void => {
    let known = suitors.get(group);
    if (known === undefined) suitors.set(group, (known = new Map()));
    known.set(other, Math.max(known.get(other) ?? found, found));
  };
  for (const at of waiting) {
    const [a, b] = [ofRow[left[at]!]!, ofRow[right[at]!]!];
    note(a, b, weight[at]!);
    note(b, a, weight[at]!);
  }
  const asGood = (group: number, found: Millibits): number => {
    let count = 0;
    for (const other of suitors.get(group)!.values()) if (other >= found && ++count > most) break;
    return count;
  };
  return new Set(
    waiting.filter((at) => {
      const [a, b] = [left[at]!, right[at]!];
      const crowded = asGood(ofRow[a]!, weight[at]!) > most || asGood(ofRow[b]!, weight[at]!) > most;
      return crowded && isCommon(a, b);
    }),
  );
}
