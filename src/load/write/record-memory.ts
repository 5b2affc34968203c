import { quoteText } from "../database/database.ts";
import { copyField } from "../rows/encode.ts";
import { RecordFeed } from "./record-feed.ts";
import { recordRows, recordTable } from "./record-rows.ts";
import type { LoadRecord, LoadResult } from "../load-input.ts";
import type { Work } from "./work.ts";

/** On a first load, which has nothing to compare them with, all records go out, beside everything else. */
export function feedRecords(work: Work): RecordFeed | undefined {
  const { db, input, first } = work;
  if (!first) return undefined;
  return new RecordFeed(recordRows(work, input.records()), (rows) => db.copyBinary(recordTable(db), rows));
}

/**
 * Brings `source_record` up to date: new and changed records of this run, records that came over to another entity, records that
 * a full export no longer has, which it counts. Those of golden records that wait or were rejected are not loaded, so they stay as they were.
 */
export async function rememberRecords(work: Work, feed: RecordFeed | undefined): Promise<LoadResult["gone"]> {
  const { db, input } = work;
  if (feed !== undefined) {
    await feed.end();
    await db.run(`ANALYZE ${db.memory}.source_record (record_id, entity_id, type)`);
    return { count: 0, of: 0 };
  }
  const run = quoteText(input.runId);
  const memory = db.memory;
  const full = Object.entries(input.sources ?? {}).flatMap(([source, { completeness }]) =>
    completeness === "full" ? [source] : [],
  );
  const sources = full.length === 0 ? "NULL" : full.map(quoteText).join(", ");
  const [{ of } = { of: 0 }] = await db.query<{ of: number }>(
    `SELECT count(*) AS of FROM ${memory}.source_record WHERE gone_run IS NULL AND source IN (${sources})`,
  );
  await db.run(`CREATE TEMP TABLE marked (_record text COLLATE "C") ON COMMIT DROP`);
  await db.copyIn("marked (_record)", idLines(input.gone?.() ?? []));
  await db.run(`
    CREATE TEMP TABLE changed ON COMMIT DROP AS
      SELECT s._record, r.record_id IS NOT NULL AS _known FROM stage_record s
      LEFT JOIN ${memory}.source_record r ON r.record_id = s._record LEFT JOIN work w ON w._entity = s._entity
      WHERE coalesce(w._state, '') NOT IN ('waiting', 'rejected', 'foreign')
        AND (r.record_id IS NULL OR r.raw_hash <> s._hash OR r.payload_hash <> s._payload_hash OR r.entity_id <> s._entity OR r.gone_run IS NOT NULL);
    INSERT INTO ${memory}.prior (run_id, what, key, image)
      SELECT ${run}, 'source_record', c._record, row_to_json(r) FROM changed c JOIN ${memory}.source_record r ON r.record_id = c._record;
    DELETE FROM ${memory}.source_record r USING changed c WHERE c._known AND r.record_id = c._record;
    CREATE TEMP TABLE moved ON COMMIT DROP AS
      SELECT m._record, m._entity FROM stage_member m JOIN work w USING (_entity) JOIN ${memory}.source_record r ON r.record_id = m._record
      WHERE w._state IN ('new', 'old', 'adopt') AND r.entity_id <> m._entity;
    INSERT INTO ${memory}.prior (run_id, what, key, image)
      SELECT ${run}, 'source_record', m._record, row_to_json(r) FROM moved m JOIN ${memory}.source_record r ON r.record_id = m._record;
    UPDATE ${memory}.source_record r SET entity_id = m._entity, last_run = ${run} FROM moved m WHERE r.record_id = m._record;
    CREATE TEMP TABLE gone ON COMMIT DROP AS
      SELECT r.record_id AS _record FROM ${memory}.source_record r
      WHERE r.gone_run IS NULL AND (r.source IN (${sources}) OR r.record_id IN (SELECT _record FROM marked))
        AND NOT EXISTS (SELECT FROM stage_record s WHERE s._record = r.record_id) AND NOT EXISTS (SELECT FROM changed c WHERE c._record = r.record_id);
    INSERT INTO ${memory}.prior (run_id, what, key, image)
      SELECT ${run}, 'source_record', g._record, row_to_json(r) FROM gone g JOIN ${memory}.source_record r ON r.record_id = g._record ON CONFLICT DO NOTHING;
    UPDATE ${memory}.source_record r SET gone_run = ${run}, last_run = ${run} FROM gone g WHERE r.record_id = g._record;`);
  const [{ count } = { count: 0 }] = await db.query<{ count: number }>(
    `SELECT count(*) AS count FROM gone g JOIN ${memory}.source_record r ON r.record_id = g._record WHERE r.source IN (${sources})`,
  );
  const wanted = new Set<string>();
  for await (const { record } of db.stream<{ record: string }>("SELECT _record AS record FROM changed"))
    wanted.add(record);
  if (wanted.size > 0) await db.copyBinary(recordTable(db), recordRows(work, only(input.records(), wanted)));
  return { count, of };
}

async function* only(
  records: AsyncIterable<LoadRecord> | Iterable<LoadRecord>,
  wanted: ReadonlySet<string>,
): AsyncIterable<LoadRecord> {
  for await (const item of records) if (wanted.has(item.record.id)) yield item;
}

/** After the books of a first load, which wrote all records at once: those of golden records that were not loaded are not remembered. */
export async function dropUnloaded({ db, first }: Work): Promise<void> {
  if (!first) return;
  await db.run(`DELETE FROM ${db.memory}.source_record r USING work w WHERE w._entity = r.entity_id AND w._state IN ('waiting', 'rejected', 'foreign');
    DROP VIEW stage_record`);
}

async function* idLines(ids: AsyncIterable<string> | Iterable<string>): AsyncIterable<string> {
  for await (const id of ids) yield `${copyField(id)}\n`;
}
