import { keyMatches } from "./catalogue.ts";
import { quoteText } from "./database.ts";
import { inactiveSql } from "./inactive.ts";
import { logged } from "./log.ts";
import type { Work } from "./work.ts";

/**
 * Golden records all of whose source records are gone, where the source says `whenGone: mark`: their rows are put out of use, never
 * deleted. A record that comes back is loaded as before; its row is put to use again by people, since they may have decided otherwise.
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
