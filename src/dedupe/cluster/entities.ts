import { hash } from "node:crypto";
import type { RecordId } from "../../model/index.ts";

/** What became of entities that were known before. Kept and newly minted ones are counted only. */
export interface EntityEvents {
  readonly kept: number;
  readonly minted: number;
  /** Several known entities became one, which keeps the oldest id. */
  readonly joined: readonly { readonly into: string; readonly from: readonly string[] }[];
  /** Members of one known entity are now in several; most of them keep the id. */
  readonly split: readonly { readonly from: string; readonly into: readonly string[] }[];
}

const alphabet = "abcdefghijklmnopqrstuvwxyz234567";

/** 80 bits of sha256 in base32: `cp-` or `ct-` and sixteen letters. */
export function mintEntityId(type: "counterparty" | "contact", smallest: RecordId, attempt = 0): string {
  const digest = hash("sha256", attempt === 0 ? smallest : `${smallest}\n${attempt}`, "buffer");
  let text = type === "counterparty" ? "cp-" : "ct-";
  let bits = 0;
  let value = 0;
  for (let i = 0; i < 10; i++) {
    value = (value << 8) | digest[i]!;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += alphabet[(value >>> bits) & 31]!;
    }
    value &= (1 << bits) - 1;
  }
  return text;
}

/**
 * Gives every cluster its entity id: joins keep the oldest, splits the majority, everything else is minted from the
 * smallest member.
 *
 * @param clusters rows of each cluster, ascending by rank; the first is the smallest member
 * @param known entity id by row, for the rows that had one
 * @param ageOf smaller is older; equal ages fall back on the smallest member
 */
export function assignEntities(
  type: "counterparty" | "contact",
  clusters: { readonly count: number; readonly members: (cluster: number) => Int32Array },
  ids: readonly RecordId[],
  rank: Int32Array,
  known: ReadonlyMap<number, string>,
  ageOf: (entity: string) => number,
): { entityIds: string[]; events: EntityEvents } {
  const clusterOf = new Int32Array(ids.length);
  for (let c = 0; c < clusters.count; c++) for (const row of clusters.members(c)) clusterOf[row] = c;

  // Where the members of each known entity are now.
  const homes = new Map<string, Map<number, { count: number; first: number }>>();
  for (const [row, entity] of known) {
    let spots = homes.get(entity);
    if (spots === undefined) homes.set(entity, (spots = new Map()));
    const cluster = clusterOf[row]!;
    const spot = spots.get(cluster);
    if (spot === undefined) spots.set(cluster, { count: 1, first: rank[row]! });
    else {
      spot.count++;
      spot.first = Math.min(spot.first, rank[row]!);
    }
  }
  const claims = new Map<number, { entity: string; first: number }[]>();
  for (const [entity, spots] of homes) {
    let best: { cluster: number; count: number; first: number } | undefined;
    for (const [cluster, { count, first }] of spots) {
      if (best === undefined || count > best.count || (count === best.count && first < best.first))
        best = { cluster, count, first };
    }
    const mine = claims.get(best!.cluster);
    if (mine === undefined) claims.set(best!.cluster, [{ entity, first: best!.first }]);
    else mine.push({ entity, first: best!.first });
  }

  const entityIds: string[] = Array.from({ length: clusters.count }, () => "");
  const used = new Set<string>(homes.keys());
  const joined: { into: string; from: string[] }[] = [];
  let kept = 0;
  let minted = 0;
  for (const [cluster, list] of claims) {
    list.sort((a, b) => ageOf(a.entity) - ageOf(b.entity) || a.first - b.first);
    entityIds[cluster] = list[0]!.entity;
    kept++;
    if (list.length > 1)
      joined.push({
        into: list[0]!.entity,
        from: list
          .slice(1)
          .map(({ entity }) => entity)
          .sort(),
      });
  }
  for (let cluster = 0; cluster < clusters.count; cluster++) {
    if (entityIds[cluster] !== "") continue;
    const smallest = ids[clusters.members(cluster)[0]!]!;
    // A member that left an entity named after it must not take the name along.
    let attempt = 0;
    let id = mintEntityId(type, smallest);
    while (used.has(id)) id = mintEntityId(type, smallest, ++attempt);
    if (attempt > 0) used.add(id);
    entityIds[cluster] = id;
    minted++;
  }
  const split: { from: string; into: string[] }[] = [];
  for (const [entity, spots] of homes) {
    if (spots.size > 1)
      split.push({ from: entity, into: [...spots.keys()].map((cluster) => entityIds[cluster]!).sort() });
  }
  joined.sort((a, b) => (a.into < b.into ? -1 : 1));
  split.sort((a, b) => (a.from < b.from ? -1 : 1));
  return { entityIds, events: { kept, minted, joined, split } };
}
