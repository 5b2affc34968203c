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
  const limits = crowdedUpTo({ left, right, weight }, ofRow, pairsOf(count, waiting, left, right, ofRow), most);
  return new Set(
    waiting.filter((at) => {
      const [a, b] = [left[at]!, right[at]!];
      const crowded = weight[at]! <= Math.max(limits[ofRow[a]!]!, limits[ofRow[b]!]!);
      return crowded && isCommon(a, b);
    }),
  );
}

/**
 * By group: the weight up to which more than `most` other groups fit it at least so well, −∞ without so many. Strongest pairs first, each
 * other group is met at its best, and the one too many says the weight: two large cards have as many pairs as rows times rows, and none of
 * them is walked once more for every question.
 */
function crowdedUpTo(
  { left, right, weight }: Edges,
  ofRow: Int32Array,
  { starts, values }: Lists,
  most: number,
): Float64Array {
  const limits = new Float64Array(starts.length - 1).fill(-Infinity);
  for (let group = 0; group < limits.length; group++) {
    const pairs = values.subarray(starts[group], starts[group + 1]);
    if (pairs.length <= most) continue;
    pairs.sort((x, y) => weight[y]! - weight[x]!);
    const others: number[] = [];
    for (const at of pairs) {
      const one = ofRow[left[at]!]!;
      const other = one === group ? ofRow[right[at]!]! : one;
      if (others.includes(other)) continue;
      others.push(other);
      if (others.length <= most) continue;
      limits[group] = weight[at]!;
      break;
    }
  }
  return limits;
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
