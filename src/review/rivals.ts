import type { Millibits } from "../model/index.ts";

/** A pair that waits, by the cards its records are on. */
export interface CardPair {
  readonly left: string;
  readonly right: string;
  readonly weight: Millibits;
}

/**
 * By pair: how many cards fit one of its two at least as well as the other does, that other one among them; of the two the more. At most one
 * of them is the right one as a rule, so that the evidence of a pair says the less, the more there are.
 */
export function rivalsOf(pairs: readonly CardPair[]): Int32Array {
  const ofCard = new Map<string, number[]>();
  pairs.forEach(({ left, right }, at) => {
    for (const card of [left, right]) {
      const known = ofCard.get(card);
      if (known === undefined) ofCard.set(card, [at]);
      else known.push(at);
    }
  });
  const rivals = new Int32Array(pairs.length);
  for (const [card, around] of ofCard) {
    around.sort((a, b) => pairs[b]!.weight - pairs[a]!.weight);
    const others = new Set<string>();
    for (let from = 0; from < around.length;) {
      const { weight } = pairs[around[from]!]!;
      let to = from;
      for (; to < around.length && pairs[around[to]!]!.weight === weight; to++) {
        const { left, right } = pairs[around[to]!]!;
        others.add(left === card ? right : left);
      }
      for (; from < to; from++) rivals[around[from]!] = Math.max(rivals[around[from]!]!, others.size);
    }
  }
  return rivals;
}
