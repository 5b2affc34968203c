import { quoteText } from "../database/database.ts";
import { drawKey } from "./keys.ts";
import type { Shape } from "../rows/shape.ts";
import { stageOf, type Work } from "./work.ts";

/**
 * Decides what each staged golden record is to the target, in the temp table `work`:
 *
 * - new: gets a row; its key is drawn here, in order of entity id, so that the order of files does not matter
 * - old: has the row that Sverka gave it
 * - adopt: the CRM holds a row of it that Sverka did not write
 * - waiting: two or more living rows of the target would have to be merged, and nobody has said so
 * - foreign: only rows of the CRM itself, nothing to load
 * - lost: its row is no longer in the CRM: somebody deleted it, and it is not brought back
 * - rejected
 */
export async function resolveEntities(work: Work): Promise<void> {
  const { db, shapes } = work;
  await db.run(`CREATE TEMP TABLE work (_entity text COLLATE "C" PRIMARY KEY, _type text NOT NULL, _state text NOT NULL,
      _target text COLLATE "C", _digest text COLLATE "C", _said jsonb) ON COMMIT DROP;
    CREATE TEMP TABLE claim (_entity text COLLATE "C", _type text, _table text COLLATE "C", _target text COLLATE "C",
      _by text COLLATE "C", _record text COLLATE "C") ON COMMIT DROP;`);
  await db.run("CREATE INDEX ON stage_member (_entity)");
  for (const [type, shape] of shapes.mains) await claimRows(work, type, shape);
  await db.run("CREATE INDEX ON claim (_entity); ANALYZE claim");
  await db.run(
    `INSERT INTO work (_entity, _type, _state) SELECT DISTINCT ON (_entity) _entity, _type, 'rejected' FROM reject ORDER BY _entity`,
  );
  for (const [type, shape] of shapes.mains) {
    const stage = stageOf(shape);
    const kind = quoteText(type);
    // One claim: the row is its row. Several, or none that is ours: settled by the merge. Without statistics the planner takes the cards
    // adopted for a handful and looks through all claims for each.
    await db.run(`
      INSERT INTO work (_entity, _type, _state, _target, _digest, _said)
      SELECT s._entity, ${kind}, CASE WHEN c.n > 1 THEN 'waiting' WHEN c.ours IS NULL THEN 'adopt' ELSE 'old' END,
        CASE WHEN c.n = 1 THEN c.target END, s._digest, s._said
      FROM ${stage} s JOIN (SELECT _entity, count(DISTINCT _target) AS n, min(_target) AS target, min(_by) AS ours FROM claim GROUP BY _entity) c USING (_entity);
      ANALYZE work (_entity, _type, _state);
      UPDATE work SET _state = 'foreign' WHERE _type = ${kind} AND _state = 'adopt' AND NOT EXISTS
        (SELECT FROM stage_member m WHERE m._entity = work._entity AND m._record NOT LIKE 'target:%')
        AND NOT EXISTS (SELECT FROM claim c WHERE c._entity = work._entity AND c._by IS NOT NULL);
      INSERT INTO work (_entity, _type, _state, _target, _digest, _said)
      SELECT s._entity, ${kind}, 'new', (${drawKey(work, shape, "s._entity")})::text, s._digest, s._said
      FROM (SELECT _entity, _digest, _said FROM ${stage} s WHERE NOT EXISTS (SELECT FROM work w WHERE w._entity = s._entity) ORDER BY _entity) s;`);
  }
  await db.run("ANALYZE work (_entity, _type, _state, _target)");
}

/**
 * The living rows of the target that a golden record's members lead to: its own, that of an entity all of whose members came
 * over to it, and rows of the CRM that were read as source `target`.
 */
async function claimRows({ db, first }: Work, type: string, shape: Shape): Promise<void> {
  const stage = stageOf(shape);
  const kind = quoteText(type);
  const table = quoteText(shape.table.name);
  const prefix = `target:${shape.table.name}/`;
  // A contact's record id goes on with `#contact:…`.
  const row = `split_part(substr(m._record, ${prefix.length + 1}), '#', 1)`;
  if (!first) {
    await db.run(`
      INSERT INTO claim
      SELECT s._entity, ${kind}, e.target_table, e.target_id, e.entity_id, NULL
      FROM ${stage} s JOIN ${db.memory}.entity e ON e.entity_id = s._entity WHERE e.merged_into IS NULL;
      INSERT INTO claim
      SELECT DISTINCT ON (m._entity, e.entity_id) m._entity, ${kind}, e.target_table, e.target_id, e.entity_id, m._record
      FROM ${stage} s JOIN stage_member m USING (_entity)
      JOIN ${db.memory}.source_record r ON r.record_id = m._record
      JOIN ${db.memory}.entity e ON e.entity_id = r.entity_id AND e.kind = ${kind} AND e.merged_into IS NULL
      WHERE r.entity_id <> m._entity AND NOT EXISTS (SELECT FROM stage_digest d WHERE d._entity = e.entity_id)
      ORDER BY m._entity, e.entity_id, m._record;
      INSERT INTO claim SELECT v._entity, ${kind}, ${table}, v._row, v._former, NULL FROM revival v WHERE v._type = ${kind} AND v._former <> v._entity;`);
  }
  await db.run(`
    INSERT INTO claim
    SELECT m._entity, ${kind}, ${table}, ${row}, NULL, m._record
    FROM ${stage} s JOIN stage_member m USING (_entity)
    WHERE left(m._record, ${prefix.length}) = ${quoteText(prefix)}
      AND NOT EXISTS (SELECT FROM ${db.memory}.entity e WHERE e.target_table = ${table} AND e.target_id = ${row});`);
}
