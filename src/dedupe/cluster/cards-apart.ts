import type { Millibits } from "../../model/index.ts";
import { type Edges, samplePairs } from "./cluster.ts";
import { clustersOf, type Grouping } from "./grouping.ts";

export interface CardRules {
  /** Whether a veto closes the question between two rows. */
  readonly closed: (a: number, b: number) => boolean;
  /** Weight of any two rows; whether they are people whose names contradict each other. */
  readonly weigh: (a: number, b: number) => { readonly weight: Millibits; readonly strangersByName: boolean };
  /** Mean weight over the pairs between two cards from where somebody is asked although people's names contradict each other there. */
  readonly least: Millibits;
}

/**
 * Pairs whose answer is known by the cards that the two records have become: what an initial or a number that is missing leaves open between two
 * rows, the rows they were merged with tell. A card without a number that has been merged with a firm is asked about no firm of another number,
 * and `Иванов И.` that is Иван on his card is not asked about Игорь. A `same` there would have to undo a merge that is surer than the question.
 *
 * @param waiting pairs that would wait, by number in `edges`
 */
export function pairsOfCardsApart(
  waiting: readonly number[],
  { left, right }: Pick<Edges, "left" | "right">,
  grouping: Grouping,
  rules: CardRules,
): Set<number> {
  const { members, ofRow } = grouping;
  /** By pair of cards. */
  const known = new Map<number, boolean>();
  return new Set(
    waiting.filter((at) => {
      const [a, b] = [left[at]!, right[at]!];
      const cards = clustersOf(grouping, a, b);
      let found = known.get(cards);
      if (found === undefined) known.set(cards, (found = areApart(members(ofRow[a]!), members(ofRow[b]!), rules)));
      return found;
    }),
  );
}

function areApart(one: Int32Array, other: Int32Array, { closed, weigh, least }: CardRules): boolean {
  if (one.length === 1 && other.length === 1) return false;
  if (one.some((a) => other.some((b) => closed(a, b)))) return true;
  let sum = 0;
  let count = 0;
  let contradicted = false;
  for (const [a, b] of samplePairs(one, other)) {
    const { weight, strangersByName } = weigh(a, b);
    sum += weight;
    count++;
    if (strangersByName) contradicted = true;
  }
  return contradicted && sum / count < least;
}
