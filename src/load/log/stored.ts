import { type Database, quoteText } from "../database/database.ts";
import { hasMemory } from "../database/schema.ts";

/** A source record that an earlier run loaded and that is still there. */
export interface StoredRecord {
  /** The record as it stood in its line of records.ndjson: text that is to be written again need not be taken apart. */
  readonly payload: string;
  readonly entityId: string;
  /** Ordinal of the run that first wrote the entity, from 1: of entities that join, the oldest keeps its id. */
  readonly since: number | null;
}

/** Living records of earlier runs, by id: survivorship runs over all of them, not over the batch. Forgotten ones are left out. */
export async function* readStored(db: Database): AsyncIterable<StoredRecord> {
  if (!(await hasMemory(db))) return;
  yield* db.stream<StoredRecord>(
    `WITH era AS (SELECT run_id, row_number() OVER (ORDER BY at, run_id)::int AS since FROM ${db.memory}.run)
     SELECT r.payload::text AS payload, r.entity_id AS "entityId", era.since
     FROM ${db.memory}.source_record r
     LEFT JOIN ${db.memory}.entity e ON e.entity_id = r.entity_id
     LEFT JOIN era ON era.run_id = e.first_run
     WHERE r.gone_run IS NULL AND r.payload IS NOT NULL ORDER BY r.record_id`,
    [],
    2000,
  );
}

/**
 * Of rows of a table that golden records have taken, by key: a record that each is made of. Whoever points at such a row points at the
 * golden record, whose row is not read again.
 */
export async function recordsBehind(
  db: Database,
  table: string,
  keys: readonly string[],
): Promise<ReadonlyMap<string, { readonly source: string; readonly key: string }>> {
  if (keys.length === 0 || !(await hasMemory(db))) return new Map();
  const rows = await db.query<{ row: string; source: string; key: string }>(
    `SELECT DISTINCT ON (e.target_id) e.target_id AS row, r.source, r.source_key AS key
     FROM ${db.memory}.entity e JOIN ${db.memory}.source_record r USING (entity_id)
     WHERE e.target_table = $1 AND e.target_id IN (${keys.map(quoteText).join(", ")}) AND e.merged_into IS NULL
       AND r.gone_run IS NULL AND r.payload IS NOT NULL AND r.source <> 'target' AND r.record_id = r.source || ':' || r.source_key
     ORDER BY e.target_id, r.record_id`,
    [table],
  );
  return new Map(rows.map(({ row, source, key }) => [row, { source, key }]));
}

/** One line of the crosswalk («таблица соответствия»): a source record and the row of the target it became. */
export interface CrosswalkLine {
  readonly source: string;
  readonly sourceKey: string;
  readonly draft: string;
  readonly table: string;
  readonly id: string;
  readonly entity: string;
  readonly run: string;
  readonly gone: boolean;
}

/** Old key to new id, the records of merged-away rows included: they lead to the row that took over. */
export async function* crosswalk(db: Database): AsyncIterable<CrosswalkLine> {
  if (!(await hasMemory(db))) return;
  yield* db.stream<CrosswalkLine>(
    `SELECT source, source_key AS "sourceKey", draft, target_table AS "table", target_id AS id, entity_id AS entity, run_id AS run, gone
     FROM ${db.memory}.crosswalk ORDER BY source, source_key, draft`,
  );
}

/** What a source keeps twice: cards of one source that became one row, the first of them to stay. For the people who keep it. */
export async function* replacements(db: Database): AsyncIterable<{ source: string; keep: string; replace: string }> {
  if (!(await hasMemory(db))) return;
  yield* db.stream<{ source: string; keep: string; replace: string }>(`
    SELECT source, keep, source_key AS replace FROM (
      SELECT source, source_key, min(source_key) OVER (PARTITION BY source, entity_id, type) AS keep
      FROM ${db.memory}.source_record WHERE gone_run IS NULL AND type = 'counterparty') r
    WHERE keep <> source_key ORDER BY source, keep, source_key`);
}
