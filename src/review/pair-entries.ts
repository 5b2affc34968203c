import { foldKey, pairKey, type RecordId } from "../model/index.ts";
import type { PairEntry } from "./desk-data.ts";
import { Groups } from "./groups.ts";
import type { MatchHead } from "./line-heads.ts";
import type { Brief } from "./run-records.ts";

/** The card that a record is on. */
export interface CardSize {
  readonly size: number;
  readonly card: string;
}

/**
 * What the queue must know of the pairs that wait.
 *
 * @param others by {@link pairKey} of the pair that asks about them: pairs of the same two cards
 */
export function pairEntries(
  waiting: readonly MatchHead[],
  others: ReadonlyMap<string, readonly MatchHead[]>,
  briefs: ReadonlyMap<RecordId, Brief>,
  sizes: ReadonlyMap<RecordId, CardSize>,
): PairEntry[] {
  const groups = new Groups();
  for (const match of waiting)
    groups.join(sizes.get(match.left)?.card ?? match.left, sizes.get(match.right)?.card ?? match.right);
  // A few hundred values stand in a hundred thousand pairs: one string each, quick to compare.
  const values = new Map<string, string>();
  const one = (value: string) => values.get(value) ?? (values.set(value, value), value);
  return waiting.map((match): PairEntry => {
    const left = briefs.get(match.left);
    const right = briefs.get(match.right);
    const alike = others.get(pairKey(match.left, match.right))?.map((other) => ({
      left: other.left,
      right: other.right,
      leftName: briefs.get(other.left)?.name ?? other.left,
      rightName: briefs.get(other.right)?.name ?? other.right,
      evidence: other.evidence,
    }));
    // Spelt out: of spread objects each would get a hidden class of its own, and every look at a pair would be slow.
    return {
      type: match.type,
      left: match.left,
      right: match.right,
      weight: match.weight,
      band: match.band,
      evidence: match.evidence,
      ...(alike === undefined ? {} : { others: alike }),
      ...(match.contradicted === undefined ? {} : { contradicted: match.contradicted }),
      leftName: left?.name ?? match.left,
      rightName: right?.name ?? match.right,
      benefit: (sizes.get(match.left)?.size ?? 1) + (sizes.get(match.right)?.size ?? 1),
      group: groups.of(sizes.get(match.left)?.card ?? match.left),
      responsible: one(left?.responsible || right?.responsible || ""),
      city: one(left?.city || right?.city || ""),
      region: one(left?.region || right?.region || ""),
      search: `${left?.search ?? ""} ${right?.search ?? ""} ${foldKey(match.left)} ${foldKey(match.right)}`,
    };
  });
}
