import type { AuditFinding, Match, RecordId } from "../model/index.ts";
import type { Check } from "./check-file.ts";
import { findingId } from "./finding-id.ts";
import type { Count } from "./score.ts";

/**
 * A finding is a pair; the score counts records that are one too many: of a group of five that are the same, four. Pairs in
 * the review band count only for checks that ask for them.
 */
export async function findDuplicates(
  matches: AsyncIterable<Match>,
  unique: readonly (Check & { readonly rule: "unique" })[],
  applies: ReadonlyMap<string, ReadonlySet<RecordId>>,
  counts: ReadonlyMap<string, Count>,
  names: ReadonlyMap<RecordId, { name: string; responsible?: string }>,
  findings: AuditFinding[],
): Promise<void> {
  if (unique.length === 0) return;
  const groups = new Map(unique.map((check) => [check.id, new Map<RecordId, RecordId>()]));
  for await (const match of matches) {
    for (const check of unique) {
      const band = check.band === "automatic" ? match.band === "automatic" || match.merged : match.band === "review";
      const of = applies.get(check.id)!;
      if (match.type !== check.of || !band || !of.has(match.left) || !of.has(match.right)) continue;
      join(groups.get(check.id)!, match.left, match.right);
      findings.push({
        id: findingId(check.id, match.left, match.right),
        check: check.id,
        record: match.left,
        other: match.right,
        name: "",
        ...names.get(match.left),
        expected: names.get(match.right)?.name ?? match.right,
      });
    }
  }
  for (const check of unique) {
    const parents = groups.get(check.id)!;
    const heads = new Set([...parents.keys()].map((id) => find(parents, id)));
    const checked = applies.get(check.id)!.size;
    Object.assign(counts.get(check.id)!, { checked, passed: checked - (parents.size - heads.size) });
  }
}

function find(parents: Map<RecordId, RecordId>, id: RecordId): RecordId {
  let head = id;
  for (let up = parents.get(head) ?? head; up !== head; up = parents.get(head) ?? head) head = up;
  for (let at = id; at !== head;) {
    const up = parents.get(at) ?? head;
    parents.set(at, head);
    at = up;
  }
  return head;
}

function join(parents: Map<RecordId, RecordId>, a: RecordId, b: RecordId): void {
  for (const id of [a, b]) if (!parents.has(id)) parents.set(id, id);
  const [x, y] = [find(parents, a), find(parents, b)];
  if (x !== y) parents.set(x < y ? y : x, x < y ? x : y);
}
