import type { DraftBooks, Issue, TableBooks } from "../model/index.ts";
import { dropIndexes } from "./bulk-indexes.ts";
import { readCatalogue } from "./catalogue.ts";
import type { Database } from "./database.ts";
import { quoteName, quoteText } from "./database.ts";
import { buildDelta, checkDelta, reportKept, writeDelta } from "./delta.ts";
import { rememberEntities, unpackWritten } from "./entity-memory.ts";
import { LoadError } from "./errors.ts";
import { applyEdits } from "./edits.ts";
import { findFailures } from "./failures.ts";
import { dropKeys, prepareKeys } from "./keys.ts";
import type { Effect, LoadInput, LoadOptions, LoadReject, LoadResult } from "./load-input.ts";
import { withLock } from "./lock.ts";
import { chainLog, createLog, readHead } from "./log.ts";
import type { TargetProfile } from "./profile.ts";
import { buildReady, dropRejected } from "./ready.ts";
import { dropUnloaded, rememberRecords } from "./record-memory.ts";
import { resolveEntities } from "./resolve.ts";
import { bringBack, markGone } from "./gone.ts";
import { mergeRows } from "./merge.ts";
import { mirrorLists } from "./mirror.ts";
import { bindProfile } from "./shape.ts";
import { insertShared } from "./shared-rows.ts";
import { createStaging, stageGoldens, stageRecords } from "./staging.ts";
import { ensureInside } from "./schema.ts";
import { readyOf, type Work } from "./work.ts";
import { type Refused, writeReady } from "./write.ts";

/** Signals the end of a dry run to the transaction: nothing failed, nothing is kept. */
class Rehearsed extends Error {}

/**
 * Loads golden records into the target in one transaction: all of it or nothing. Rows that the target would refuse are
 * rejected one by one, with the constraint's name, and never fail the load; gates and books may, in `beforeCommit`.
 *
 * A second load of the same input writes nothing but its row in `run`. Another loader at work is refused (`load-busy`).
 */
export async function apply(
  db: Database,
  profile: TargetProfile,
  input: LoadInput,
  options: LoadOptions = {},
): Promise<LoadResult> {
  return withLock(db, async () => {
    let result: LoadResult | undefined;
    try {
      await db.transaction(async () => {
        if (options.dryRun === true) await ensureInside(db, profile);
        result = await loadInside(db, profile, input, options);
        await options.beforeCommit?.(result);
        if (options.dryRun === true) throw new Rehearsed();
      });
    } catch (error) {
      if (!(error instanceof Rehearsed)) throw error;
    }
    if (result === undefined) throw new Error("the load ended without a result");
    if (options.dryRun === true) return { ...result, committed: false };
    await db.query(`UPDATE ${db.memory}.run SET status = 'done' WHERE run_id = $1`, [input.runId]);
    return { ...result, committed: true };
  });
}

async function loadInside(
  db: Database,
  profile: TargetProfile,
  input: LoadInput,
  options: LoadOptions,
): Promise<LoadResult> {
  // A profile's own expressions name the CRM's tables as its people do.
  await db.run(`SET CONSTRAINTS ALL IMMEDIATE; SET LOCAL search_path TO ${quoteName(profile.schema)}, public`);
  if (input.heads !== undefined && !input.heads.includes((await readHead(db)).head))
    throw new LoadError("load-moved-on", { where: db.where });
  const catalogue = await readCatalogue(db, profile.schema);
  const shapes = bindProfile(profile, catalogue);
  const [{ first } = { first: true }] = await db.query<{ first: boolean }>(
    `SELECT NOT EXISTS (SELECT FROM ${db.memory}.entity) AND NOT EXISTS (SELECT FROM ${db.memory}.source_record) AS first`,
  );
  const work: Work = { db, profile, catalogue, shapes, input, options, issues: [], first };
  const before = await countTables(work);
  // Without statistics of its own tables the planner takes them for empty and joins row by row.
  if (!first) await analyzeMemory(db, ["entity", "source_record"]);

  const indexes = first ? await dropIndexes(db, ["source_record", "entity", "change"]) : [];
  await createStaging(work);
  await createLog(db);
  await db.run(`CREATE TEMP TABLE unsettled (_entity text COLLATE "C" PRIMARY KEY) ON COMMIT DROP`);
  await stageRecords(work);
  await stageGoldens(work);
  await applyEdits(work);
  await prepareKeys(work);
  await resolveEntities(work);
  await mergeRows(work);
  await unpackWritten(work);
  const [{ existing } = { existing: false }] = await db.query<{ existing: boolean }>(
    "SELECT EXISTS (SELECT FROM work WHERE _state IN ('old', 'adopt')) AS existing",
  );

  if (existing) for (const shape of shapes.all) await buildDelta(work, shape);
  const shared = await insertShared(work);
  await buildReady(work, existing);
  options.onProgress?.({ phase: "check", done: 0 });
  for (const shape of shapes.all) {
    await findFailures(work, shape, readyOf(shape), true);
    if (existing) await checkDelta(work, shape);
  }
  await settleRejects(work, existing);
  options.onProgress?.({ phase: "write", done: 0 });
  for (;;) {
    const refused = await writeReady(work);
    if (refused.length === 0) break;
    await rejectRefused(work, refused);
    await settleRejects(work, existing);
  }
  if (existing) {
    for (const shape of shapes.all) {
      await reportKept(work, shape);
      await writeDelta(work, shape);
    }
    await mirrorLists(work);
    await bringBack(work);
  }
  await db.run("CREATE INDEX ON log (_entity); ANALYZE log");
  await rememberEntities(work, existing);
  if (first) await analyzeMemory(db, ["entity"]);
  const gone = await rememberRecords(work);
  await markGone(work);
  await runChecks(work);
  options.onProgress?.({ phase: "log", done: 0 });
  const effectDigest = await digestEffects(work);
  if (options.onEffect !== undefined) await reportEffects(work, options.onEffect);
  const chained = await chainLog(db, input.runId);
  const tables = await tableBooks(work, before, shared);
  const result: LoadResult = {
    runId: input.runId,
    committed: false,
    drafts: await draftBooks(work),
    tables,
    gone,
    rejects: await readRejects(work),
    issues: work.issues,
    changes: chained.changes,
    head: chained.head,
    effectDigest,
  };
  await db.query(
    `INSERT INTO ${db.memory}.run (run_id, kind, status, profile, input_digest, summary, first_change, last_change, head)
     VALUES ($1, 'load', 'committing', $2, $3, $4, $5, $6, $7)`,
    [
      input.runId,
      profile.title,
      input.digest,
      JSON.stringify({ drafts: result.drafts, tables: result.tables, rejects: result.rejects.length }),
      chained.first ?? null,
      chained.last ?? null,
      chained.head,
    ],
  );
  await dropUnloaded(work);
  for (const index of indexes) await db.run(index);
  await dropKeys(work);
  return result;
}

async function analyzeMemory(db: Database, tables: readonly string[]): Promise<void> {
  for (const table of tables) await db.run(`ANALYZE ${db.memory}.${table}`);
}

async function settleRejects(work: Work, existing: boolean): Promise<void> {
  await dropRejected(work);
  if (!existing) return;
  for (const shape of work.shapes.all) {
    await work.db.run(`DELETE FROM "delta_${shape.name}" d USING reject r WHERE r._entity = d._entity`);
  }
}

async function rejectRefused({ db }: Work, refused: readonly Refused[]): Promise<void> {
  for (const { entity, table, failure } of refused) {
    await db.query(
      `INSERT INTO reject (_entity, _type, _code, _table, _name, _value) SELECT $1, _type, 'constraint-refused', $2, $3, $4 FROM work WHERE _entity = $1`,
      [entity, table, failure.constraint ?? failure.code, failure.message],
    );
  }
}

function targetTables({ shapes }: Work): string[] {
  return [...new Set([...shapes.all, ...shapes.shared].map(({ table }) => table.name))];
}

async function countTables(work: Work): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const name of targetTables(work)) {
    const sql = work.catalogue.tables.get(name)?.sql ?? "";
    const [row] = await work.db.query<{ n: number }>(`SELECT count(*) AS n FROM ${sql}`);
    counts.set(name, row?.n ?? 0);
  }
  return counts;
}

/** By count(*) before and after, beside what the log says: an equation that does not hold is for the caller's gate to see. */
async function tableBooks(
  work: Work,
  before: ReadonlyMap<string, number>,
  shared: ReadonlyMap<string, number>,
): Promise<TableBooks[]> {
  const { db, profile, shapes } = work;
  const after = await countTables(work);
  const created = new Map<string, number>(shared);
  for (const shape of shapes.all) {
    const [row] = await db.query<{ n: number }>(`SELECT count(*) AS n FROM ${readyOf(shape)}`);
    created.set(shape.table.name, (created.get(shape.table.name) ?? 0) + (row?.n ?? 0));
  }
  const deleted = new Map(
    (
      await db.query<{ name: string; n: number }>(
        "SELECT _table AS name, count(*) AS n FROM log WHERE _op = 'delete' GROUP BY 1",
      )
    ).map(({ name, n }) => [name, n]),
  );
  return targetTables(work).map((name) => ({
    table: `${profile.schema}.${name}`,
    before: before.get(name) ?? 0,
    created: created.get(name) ?? 0,
    mergedAway: deleted.get(name) ?? 0,
    after: after.get(name) ?? 0,
  }));
}

/** The outcome of a golden record is booked on one of its records in this run, the others are merged. */
async function draftBooks({ db }: Work): Promise<DraftBooks[]> {
  const rows = await db.query<{ type: DraftBooks["type"]; outcome: string; entities: number; records: number }>(`
    SELECT r._type AS type, r._outcome AS outcome, count(DISTINCT r._entity) AS entities, count(*) AS records FROM (
      SELECT s._type, s._entity, CASE
        WHEN w._state = 'new' THEN 'created'
        WHEN w._state IN ('waiting', 'rejected', 'lost') THEN w._state
        WHEN l._entity IS NOT NULL THEN 'updated'
        WHEN w._state IS NULL AND e.entity_id IS NULL THEN 'unknown'
        ELSE 'unchanged' END AS _outcome
      FROM stage_record s LEFT JOIN work w USING (_entity) LEFT JOIN (SELECT DISTINCT _entity FROM log) l USING (_entity)
      LEFT JOIN ${db.memory}.entity e ON e.entity_id = s._entity) r GROUP BY 1, 2`);
  const books = new Map<DraftBooks["type"], Mutable<DraftBooks>>();
  for (const type of ["counterparty", "contact"] as const) {
    books.set(type, { type, drafted: 0, created: 0, updated: 0, unchanged: 0, merged: 0, waiting: 0, rejected: 0 });
  }
  for (const { type, outcome, entities, records } of rows) {
    const book = books.get(type);
    if (book === undefined || outcome === "unknown")
      throw new LoadError("load-records-without-golden", { count: records });
    book.drafted += records;
    if (outcome === "waiting" || outcome === "rejected") book[outcome] += records;
    else if (outcome === "lost") book.lost = records;
    else {
      book[outcome as "created"] += entities;
      book.merged += records - entities;
    }
  }
  return [...books.values()];
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

async function readRejects({ db }: Work): Promise<LoadReject[]> {
  const rows = await db.query<
    Record<"entity" | "code" | "table" | "name" | "value" | "allowed", string | null> & { records: string[] }
  >(`
    SELECT DISTINCT ON (j._entity, j._table, j._name) j._entity AS entity, j._code AS code, j._table AS table, j._name AS name, j._value AS value, j._allowed AS allowed,
      (SELECT coalesce(json_agg(s._record ORDER BY s._record), '[]') FROM stage_record s WHERE s._entity = j._entity) AS records
    FROM reject j ORDER BY j._entity, j._table, j._name, j._value`);
  return rows.map((row) => {
    const issue: Issue = {
      code: row.code ?? "",
      severity: "error",
      ...(row.value === null ? {} : { raw: row.value }),
      params: { table: row.table ?? "", name: row.name ?? "", value: row.value ?? "", allowed: row.allowed ?? "" },
    };
    return { entity: row.entity ?? "", records: row.records, issue };
  });
}

async function runChecks({ db, profile }: Work): Promise<void> {
  for (const { name, sql } of profile.checks) {
    const [row] = await db.query<Record<string, unknown>>(sql);
    const found = Number(Object.values(row ?? {})[0] ?? Number.NaN);
    if (found !== 0) throw new LoadError("load-check-failed", { name, found });
  }
}

/**
 * What identifies a load: which rows of which golden records it writes, over which former values. Keys that the database draws and
 * salts stay out, so that a rehearsal and the load itself agree.
 */
async function digestEffects({ db, input }: Work): Promise<string> {
  const [row] = await db.query<{ digest: string }>(`
    SELECT encode(sha256(convert_to(${quoteText(input.digest)} || coalesce(string_agg(line, E'\\n' ORDER BY line COLLATE "C"), ''), 'UTF8')), 'hex') AS digest FROM (
      SELECT md5(concat_ws(E'\\x1f', l._op, l._entity, l._table, CASE WHEN l._op NOT IN ('insert', 'add') THEN l._target END, l._before::text, w._digest)) AS line
      FROM log l LEFT JOIN work w USING (_entity)) x`);
  return row?.digest ?? "";
}

async function reportEffects({ db, shapes }: Work, onEffect: NonNullable<LoadOptions["onEffect"]>): Promise<void> {
  const rows = db.stream<Effect & { row: Effect["after"] | null }>(`
    SELECT l._op AS op, l._entity AS entity, l._table AS table, l._target AS target, l._before AS before, l._after AS after, e.written->'row' AS row
    FROM log l LEFT JOIN ${db.memory}.entity e ON l._op = 'insert' AND e.entity_id = l._entity ORDER BY l._n`);
  for await (const { op, entity, table, target, before, after, row } of rows) {
    const image = after ?? row;
    await onEffect({ op, entity, table, target, ...(before ? { before } : {}), ...(image ? { after: image } : {}) });
  }
  void shapes;
}
