import { hash } from "node:crypto";
import type { RecordId } from "../../model/index.ts";
import { TextColumn } from "../text-column.ts";
import type { KnownEntities } from "../table/known-entities.ts";

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
 * @param known the entities that records had; of two the older keeps its id, of equal ages the one with the smaller member
 */
export function assignEntities(
  type: "counterparty" | "contact",
  clusters: { readonly count: number; readonly members: (cluster: number) => Int32Array },
  ids: TextColumn,
  rank: Int32Array,
  known: KnownEntities,
): { entityIds: TextColumn; events: EntityEvents } {
  const clusterOf = new Int32Array(ids.size);
  for (let c = 0; c < clusters.count; c++) for (const row of clusters.members(c)) clusterOf[row] = c;

  /** By known entity: the place of the smallest member it has where most of it is now. */
  const firsts = new Int32Array(known.ids.size);
  /** By cluster: the oldest of the known entities that are mostly there, −1 without; then the others of them. */
  const heirs = new Int32Array(clusters.count).fill(-1);
  const younger = new Map<number, number[]>();
  const apart: number[] = [];
  for (let entity = 0; entity < known.ids.size; entity++) {
    const { cluster, first, several } = homeOf(known.rowsOf(entity), clusterOf, rank);
    firsts[entity] = first;
    if (several) apart.push(entity);
    const heir = heirs[cluster]!;
    if (heir < 0) heirs[cluster] = entity;
    else {
      const stays = (known.ageOf(heir) - known.ageOf(entity) || firsts[heir]! - first) < 0;
      if (!stays) heirs[cluster] = entity;
      const others = younger.get(cluster);
      if (others === undefined) younger.set(cluster, [stays ? entity : heir]);
      else others.push(stays ? entity : heir);
    }
  }

  const minted = new Set<string>();
  const entityIds = new TextColumn();
  const mint = (cluster: number): string => {
    const smallest = ids.at(clusters.members(cluster)[0]!);
    // A member that left an entity named after it must not take the name along.
    let attempt = 0;
    let id = mintEntityId(type, smallest);
    while (known.ids.find(id) !== undefined || minted.has(id)) id = mintEntityId(type, smallest, ++attempt);
    if (attempt > 0) minted.add(id);
    return id;
  };
  heirs.forEach((heir, cluster) => entityIds.push(heir >= 0 ? known.ids.at(heir) : mint(cluster)));
  entityIds.seal(false);
  const kept = heirs.reduce((count, heir) => count + (heir < 0 ? 0 : 1), 0);
  const joined = Array.from(younger, ([cluster, others]) => ({
    into: entityIds.at(cluster),
    from: others.map((entity) => known.ids.at(entity)).sort(),
  }));
  const split = apart.map((entity) => {
    const homes = new Set(Array.from(known.rowsOf(entity), (row) => clusterOf[row]!));
    return { from: known.ids.at(entity), into: [...homes].map((cluster) => entityIds.at(cluster)).sort() };
  });
  joined.sort((a, b) => (a.into < b.into ? -1 : 1));
  split.sort((a, b) => (a.from < b.from ? -1 : 1));
  return { entityIds, events: { kept, minted: clusters.count - kept, joined, split } };
}

/** The cluster where most rows of an entity are, of equal ones that of the smallest row; and the place of its smallest row there. */
function homeOf(
  rows: Int32Array,
  clusterOf: Int32Array,
  rank: Int32Array,
): { cluster: number; first: number; several: boolean } {
  // Most entities are of one row, and make no list.
  if (rows.length === 1) return { cluster: clusterOf[rows[0]!]!, first: rank[rows[0]!]!, several: false };
  const homes = new Map<number, { count: number; first: number }>();
  for (const row of rows) {
    const cluster = clusterOf[row]!;
    const { count, first } = homes.get(cluster) ?? { count: 0, first: rank[row]! };
    homes.set(cluster, { count: count + 1, first: Math.min(first, rank[row]!) });
  }
  const several = homes.size > 1;
  const [best] = [...homes].sort(([, a], [, b]) => b.count - a.count || a.first - b.first);
  const [cluster, { first }] = best!;
  return { cluster, first, several };
}
