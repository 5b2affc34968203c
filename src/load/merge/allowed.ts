import { compareText, groupBy } from "../../model/index.ts";
import { weighCards } from "./master.ts";
import type { Work } from "../write/work.ts";

interface Claim {
  entity: string;
  type: string;
  target: string;
  by: string | null;
  record: string | null;
}

/** Fills `merge_pair` with the merges that may happen, and gives each its winner in `work`. */
export async function allowMerges(work: Work): Promise<void> {
  const { db, options, profile, issues } = work;
  await db.run(
    `CREATE TEMP TABLE merge_pair (_entity text COLLATE "C", _type text, _winner text COLLATE "C", _loser text COLLATE "C", _loser_entity text COLLATE "C") ON COMMIT DROP`,
  );
  const claims = await db.query<Claim>(`
    SELECT DISTINCT ON (c._entity, c._target) c._entity AS entity, c._type AS type, c._target AS target, c._by AS by, c._record AS record
    FROM claim c JOIN work w USING (_entity) WHERE w._state = 'waiting'
    ORDER BY c._entity, c._target, (c._by = c._entity) DESC NULLS LAST, c._by NULLS LAST, c._record`);
  for (const [entity, rows] of groupBy(claims, ({ entity }) => entity)) {
    const type = rows[0]?.type as "counterparty" | "contact";
    const allowed =
      options.mergeInTarget === "auto" || (options.mergeInTarget !== "never" && (await decided(work, entity, rows)));
    if (!allowed) continue;
    if (profile.entities[type]?.merge === "refuse") {
      issues.push({ code: "merge-refused", severity: "warning", params: { entity, reason: "merge: refuse" } });
      continue;
    }
    // The row Sverka already counts as this golden record's stays; else one that Sverka wrote; of the CRM's own the project's rules choose.
    const rank = (claim: Claim): number => (claim.by === entity ? 0 : claim.by !== null ? 1 : 2);
    const master = rows.every(({ by }) => by === null) ? await chosen(work, type, rows) : undefined;
    const first = (claim: Claim): number => (claim.target === master ? 0 : 1);
    const [winner, ...losers] = rows.toSorted(
      (a, b) => rank(a) - rank(b) || first(a) - first(b) || compareKeys(a.target, b.target),
    ) as [Claim, ...Claim[]];
    if (winner.by !== null && winner.by !== entity) continue;
    await db.query("UPDATE work SET _state = $2, _target = $3 WHERE _entity = $1", [
      entity,
      winner.by === null ? "adopt" : "old",
      winner.target,
    ]);
    for (const loser of losers) {
      await db.query("INSERT INTO merge_pair VALUES ($1, $2, $3, $4, $5)", [
        entity,
        type,
        winner.target,
        loser.target,
        loser.by,
      ]);
    }
  }
}

async function chosen(
  work: Work,
  type: "counterparty" | "contact",
  rows: readonly Claim[],
): Promise<string | undefined> {
  const { chooseMaster } = work.options;
  if (chooseMaster === undefined) return undefined;
  return chooseMaster(
    await weighCards(
      work,
      type,
      rows.map(({ target }) => target),
    ),
  );
}

/** Shorter first: 9 before 10, whatever the kind of key. */
function compareKeys(a: string, b: string): number {
  return a.length - b.length || compareText(a, b);
}

/** Whether a person's `same` ties all claimed rows together, directly or through other members of the golden record. */
async function decided({ db, input }: Work, entity: string, claims: readonly Claim[]): Promise<boolean> {
  const members = await db.query<{ record: string; owner: string | null }>(
    `SELECT m._record AS record, coalesce(r.entity_id, CASE WHEN m._record LIKE 'target:%' THEN m._record END) AS owner
     FROM stage_member m LEFT JOIN ${db.memory}.source_record r ON r.record_id = m._record AND r.last_run <> $2 WHERE m._entity = $1`,
    [entity, input.runId],
  );
  const leader = new Map<string, string>();
  const find = (node: string): string => {
    let at = node;
    while (leader.get(at) !== undefined && leader.get(at) !== at) at = leader.get(at) as string;
    return at;
  };
  const join = (a: string, b: string): void => void leader.set(find(a), find(b));
  const inside = new Set(members.map(({ record }) => record));
  for (const { record, owner } of members) if (owner !== null) join(`record ${record}`, `owner ${owner}`);
  for (const [left, right] of input.decidedSame ?? []) {
    if (inside.has(left) && inside.has(right)) join(`record ${left}`, `record ${right}`);
  }
  return new Set(claims.map(({ by, record }) => find(`owner ${by ?? record ?? ""}`))).size === 1;
}
