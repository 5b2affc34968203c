import type { Millibits } from "../../model/index.ts";
import type { Edges } from "./cluster.ts";
import type { Lists } from "../columns.ts";
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
  { count, ofRow }: Grouping,
  isCommon: (a: number, b: number) => boolean,
  most: number,
): Set<number> {
  // Whoever wants to be asked about everything is.
  if (most === Infinity) return new Set();
  const { starts, values } = pairsOf(count, waiting, left, right, ofRow);
  /** Whether more groups than `most` fit a group at least so well: a handful, and the search is over. */
  const isCrowded = (group: number, found: Millibits): boolean => {
    const others: number[] = [];
    for (let i = starts[group]!; i < starts[group + 1]! && others.length <= most; i++) {
      const at = values[i]!;
      if (weight[at]! < found) continue;
      const other = ofRow[left[at]!] === group ? ofRow[right[at]!]! : ofRow[left[at]!]!;
      if (!others.includes(other)) others.push(other);
    }
    return others.length > most;
  };
  return new Set(
    waiting.filter((at) => {
      const [a, b] = [left[at]!, right[at]!];
      const crowded = isCrowded(ofRow[a]!, weight[at]!) || isCrowded(ofRow[b]!, weight[at]!);
      return crowded && isCommon(a, b);
    }),
  );
}

/** By group: the pairs that might make it one with another. Columns, because at a million rows there are millions of them. */
function pairsOf(
  count: number,
  waiting: readonly number[],
  left: Int32Array,
  right: Int32Array,
  ofRow: Int32Array,
): Lists {
  const starts = new Int32Array(count + 1);
  for (const at of waiting) for (const rows of [left, right]) starts[ofRow[rows[at]!]! + 1]!++;
  for (let group = 0; group < count; group++) starts[group + 1]! += starts[group]!;
  const fill = starts.slice();
  const values = new Int32Array(2 * waiting.length);
  for (const at of waiting) for (const rows of [left, right]) values[fill[ofRow[rows[at]!]!]!++] = at;
  return { starts, values };
}
