import { keyMatches } from "../catalogue/catalogue.ts";
import { quoteName, quoteText } from "../database/database.ts";
import { inactiveSql } from "../rows/inactive.ts";
import { logged } from "../log/log.ts";
import type { Work } from "./work.ts";

/**
 * Golden records all of whose source records are gone, where the source says `whenGone: mark`: their rows are put out of use, never
 * deleted. One that comes back is put to use again by {@link bringBack}.
 */
export async function markGone(work: Work): Promise<void> {
  const { db, input, profile, shapes, first, issues } = work;
  const marking = Object.entries(input.sources ?? {}).flatMap(([source, policy]) =>
    policy.whenGone === "mark" ? [source] : [],
  );
  if (first || marking.length === 0) return;
  const memory = db.memory;
  const run = quoteText(input.runId);
  for (const [type, shape] of shapes.mains) {
    const { table } = shape;
    await db.run(`DROP TABLE IF EXISTS departed; CREATE TEMP TABLE departed ON COMMIT DROP AS
      SELECT e.entity_id AS _entity, e.target_id AS _key FROM ${memory}.entity e
      WHERE e.kind = ${quoteText(type)} AND e.merged_into IS NULL AND e.gone_run IS NULL
        AND NOT EXISTS (SELECT FROM ${memory}.source_record r WHERE r.entity_id = e.entity_id AND r.gone_run IS NULL)
        AND EXISTS (SELECT FROM ${memory}.source_record r WHERE r.entity_id = e.entity_id AND r.gone_run = ${run} AND r.source IN (${marking.map(quoteText).join(", ")}))`);
    const gone = await db.query<{ entity: string; id: string }>(
      "SELECT _entity AS entity, _key AS id FROM departed ORDER BY 1",
    );
    if (gone.length === 0) continue;
    const set = inactiveSql(shape, profile.entities[type]?.inactive);
    for (const { entity, id } of gone) {
      issues.push({
        code: set.length === 0 ? "load-gone-unmarked" : "load-gone-marked",
        severity: "note",
        params: { entity, table: table.name, id },
      });
    }
    if (set.length === 0) continue;
    await logged(db, table, "deactivate", "SELECT _entity, _key FROM departed", async () => {
      await db.run(
        `UPDATE ${table.sql} t SET ${set.join(", ")} FROM departed d WHERE ${keyMatches(table, "t", "d._key")}`,
      );
    });
    await db.run(`
      INSERT INTO ${memory}.prior (run_id, what, key, image)
        SELECT ${run}, 'entity', e.entity_id, row_to_json(e) FROM ${memory}.entity e JOIN departed d ON d._entity = e.entity_id ON CONFLICT DO NOTHING;
      UPDATE ${memory}.entity e SET gone_run = ${run}, last_run = ${run} FROM departed d WHERE d._entity = e.entity_id`);
  }
}

/**
 * Golden records that were gone and are in an export again: what {@link markGone} set is set back to what it was, as long as it still is
 * what Sverka made it. Where people have since put the row out of use in their own way, theirs stays and is listed.
 */
export async function bringBack({ db, profile, shapes, issues }: Work): Promise<void> {
  for (const [type, shape] of shapes.mains) {
    const { table } = shape;
    const columns = Object.keys(profile.entities[type]?.inactive ?? {}).filter((name) => table.columns.has(name));
    if (columns.length === 0) continue;
    const kept = columns.map((name) => `t.${quoteName(name)}::text IS NOT DISTINCT FROM c._after->>${quoteText(name)}`);
    await db.run(`DROP TABLE IF EXISTS returned; CREATE TEMP TABLE returned ON COMMIT DROP AS
      SELECT c.*, ${columns.map((name, at) => `c._after->${quoteText(name)} IS NULL OR ${kept[at]}`).join(" AND ")} AS _ours
      FROM (SELECT DISTINCT ON (e.entity_id) e.entity_id AS _entity, e.target_id AS _key, c.before::jsonb AS _before, c.after::jsonb AS _after
        FROM work w JOIN ${db.memory}.entity e ON e.entity_id = w._entity
        JOIN ${db.memory}.change c ON c.run_id = e.gone_run AND c.op = 'deactivate' AND c.entity_id = e.entity_id AND c.target_id = e.target_id
        WHERE w._type = ${quoteText(type)} AND w._state = 'old' AND c.after IS NOT NULL ORDER BY e.entity_id, c.seq DESC) c
      JOIN ${table.sql} t ON ${keyMatches(table, "t", "c._key")}`);
    for (const { entity, id } of await db.query<{ entity: string; id: string }>(
      "SELECT _entity AS entity, _key AS id FROM returned WHERE NOT _ours ORDER BY 1",
    )) {
      issues.push({
        code: "load-gone-kept",
        severity: "note",
        params: { entity, table: table.name, id, column: columns.join(", ") },
      });
    }
    const set = columns.map((name) => {
      const was = `(c._before->>${quoteText(name)})::${table.columns.get(name)?.type ?? "text"}`;
      return `${quoteName(name)} = CASE WHEN c._after ? ${quoteText(name)} THEN ${was} ELSE t.${quoteName(name)} END`;
    });
    await logged(db, table, "reactivate", "SELECT _entity, _key FROM returned WHERE _ours", async () => {
      await db.run(
        `UPDATE ${table.sql} t SET ${set.join(", ")} FROM returned c WHERE ${keyMatches(table, "t", "c._key")} AND c._ours`,
      );
    });
  }
}
