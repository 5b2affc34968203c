import type { Edges } from "./cluster.ts";
import { clustersOf, type Grouping } from "./grouping.ts";

/** A pair of rows that are not one, on which a person has said something. */
export interface JudgedRows {
  readonly left: number;
  readonly right: number;
  /** Whether he has said that they are two; otherwise he has put the pair aside, or it is to be looked at again. */
  readonly apart: boolean;
}

export interface Questions {
  /** Pairs of two cards on which another pair asks, with the rows of that one, by number in `edges`. */
  readonly askedAs: ReadonlyMap<number, readonly [a: number, b: number]>;
  /** Pairs of two cards of which a person has said by another pair that they are different. */
  readonly answered: ReadonlySet<number>;
}

/**
 * What a person is asked is whether two cards are one, and one answer settles it: so it is put once for each two cards, on the strongest pair
 * between them (the first of equals), or on the pair that somebody has put aside already. Two cards of three rows each would be asked
 * about nine times otherwise.
 *
 * @param waiting pairs that would wait, ascending, by number in `edges`
 */
export function questionsBetweenCards(
  waiting: readonly number[],
  { left, right, weight }: Edges,
  grouping: Pick<Grouping, "count" | "ofRow">,
  judged: readonly JudgedRows[],
): Questions {
  const judgedOf = new Map<number, JudgedRows>();
  for (const each of judged) {
    const cards = clustersOf(grouping, each.left, each.right);
    if (judgedOf.get(cards)?.apart !== true) judgedOf.set(cards, each);
  }
  const strongest = new Map<number, number>();
  for (const at of waiting) {
    const cards = clustersOf(grouping, left[at]!, right[at]!);
    const known = strongest.get(cards);
    if (known === undefined || weight[at]! > weight[known]!) strongest.set(cards, at);
  }
  const askedAs = new Map<number, readonly [number, number]>();
  const answered = new Set<number>();
  for (const at of waiting) {
    const cards = clustersOf(grouping, left[at]!, right[at]!);
    const said = judgedOf.get(cards);
    const first = strongest.get(cards)!;
    if (said?.apart === true) answered.add(at);
    else if (said !== undefined) askedAs.set(at, [said.left, said.right]);
    else if (first !== at) askedAs.set(at, [left[first]!, right[first]!]);
  }
  return { askedAs, answered };
}
