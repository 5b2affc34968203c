import type { Issue } from "../model/index.ts";
import { dropIndexes, dropTargetIndexes } from "./write/bulk-indexes.ts";
import { readCatalogue } from "./catalogue/catalogue.ts";
import type { Database } from "./database/database.ts";
import { quoteName } from "./database/database.ts";
import { buildDelta, checkDelta, reportKept, dropRejectedRefs } from "./write/delta.ts";
import { rememberEntities, unpackWritten } from "./write/entity-memory.ts";
import { applyEdits } from "./write/edits.ts";
import { reportEffects } from "./write/effects.ts";
import { LoadError } from "./errors.ts";
import { findFailures } from "./write/failures.ts";
import { dropKeys, prepareKeys } from "./write/keys.ts";
import { countCleared, countReady, countTables, draftBooks, tableBooks } from "./load-books.ts";
import type { LoadInput, LoadOptions, LoadReject, LoadResult } from "./load-input.ts";
import { withLock } from "./database/lock.ts";
import { chainLog, createLog, readHead } from "./log/log.ts";
import type { TargetProfile } from "./profile/profile.ts";
import { buildReady, dropRejected } from "./write/ready.ts";
import { dropUnloaded, feedRecords, rememberRecords } from "./write/record-memory.ts";
import { resolveEntities } from "./write/resolve.ts";
import { bringBack, markGone } from "./write/gone.ts";
import { mergeRows } from "./merge/merge.ts";
import { reportSplits, takeApart } from "./merge/split.ts";
import { mirrorLists } from "./write/mirror.ts";
import type { RecordFeed } from "./write/record-feed.ts";
import { bindProfile } from "./rows/bind.ts";
import { insertShared } from "./write/shared-rows.ts";
import { createStaging, stageGoldens, stageRecords } from "./write/staging.ts";
import { stageLeaving } from "./write/leaving.ts";
import { renameReplaced, stageReplaced } from "./write/replaced.ts";
import { writeStraight } from "./write/straight.ts";
import { ensureInside } from "./database/schema.ts";
import { readyOf, type Work, type Written } from "./write/work.ts";
import { type Refused, writeRows } from "./write/write.ts";

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
  // A profile's own expressions name the CRM's tables as its people do. Our statements name their order of joins by the sizes of tables that
  // we fill ourselves: a small sample tells it.
  await db.run(`SET CONSTRAINTS ALL IMMEDIATE; SET LOCAL search_path TO ${quoteName(profile.schema)}, public;
    SET LOCAL default_statistics_target TO 10`);
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
  if (!first) await db.run(`ANALYZE ${db.memory}.entity; ANALYZE ${db.memory}.source_record`);
  const indexes = first ? await dropIndexes(db, ["source_record", "entity", "change"]) : [];
  let feed = feedRecords(work);
  try {
    const straight = feed === undefined ? undefined : await writeStraight(work, feed);
    // What the attempt has sent was taken back with it.
    if (straight === undefined) feed = feedRecords(work);
    const written = straight ?? (await writeStaged(work, feed));
    const result = await finish(work, feed, before, written);
    for (const index of indexes) await db.run(index);
    return result;
  } finally {
    feed?.stop();
  }
}

/** Through staging: what is there already, what each card is to it, and which rows it refuses are found out in the database. */
async function writeStaged(work: Work, feed: RecordFeed | undefined): Promise<Written> {
  const { db, shapes, input, options } = work;
  await createStaging(work);
  await createLog(db);
  await db.run(`CREATE TEMP TABLE unsettled (_entity text COLLATE "C" PRIMARY KEY) ON COMMIT DROP`);
  await stageRecords(work);
  feed?.start();
  await stageGoldens(work, feed);
  if (input.edits !== undefined) await feed?.end();
  await applyEdits(work);
  await prepareKeys(work);
  await takeApart(work);
  await resolveEntities(work);
  await mergeRows(work);
  await unpackWritten(work);
  const [{ existing } = { existing: false }] = await db.query<{ existing: boolean }>(
    "SELECT EXISTS (SELECT FROM work WHERE _state IN ('old', 'adopt')) AS existing",
  );

  if (existing) {
    await stageReplaced(work);
    await stageLeaving(work);
    await renameReplaced(work);
    for (const shape of shapes.mains.values()) await buildDelta(work, shape);
  }
  // A corrected link leads to a row that may be new itself: it must be there when the links are laid beside what is wanted.
  const shared = await insertShared(work);
  if (existing) for (const shape of shapes.children) await buildDelta(work, shape);
  await buildReady(work, existing, feed);
  options.onProgress?.({ phase: "check", done: 0 });
  for (const shape of shapes.all) {
    await feed?.send();
    await findFailures(work, shape, readyOf(shape), true);
    if (existing) await checkDelta(work, shape);
  }
  await settleRejects(work, existing);
  options.onProgress?.({ phase: "write", done: 0 });
  const [{ cards } = { cards: 0 }] = await db.query<{ cards: number }>("SELECT count(*) AS cards FROM work");
  const targetIndexes = await dropTargetIndexes(work, cards);
  for (;;) {
    const refused = await writeRows(work, existing);
    if (refused.length === 0) break;
    await rejectRefused(work, refused);
    await settleRejects(work, existing);
  }
  for (const index of targetIndexes) {
    await feed?.send();
    await db.run(index);
  }
  await feed?.send();
  if (existing) {
    for (const shape of shapes.all) await reportKept(work, shape);
    await mirrorLists(work);
    await bringBack(work);
  }
  await reportSplits(work);
  await db.run("CREATE INDEX ON log (_entity); ANALYZE log (_op, _entity)");
  await feed?.send();
  await rememberEntities(work, existing);
  return {
    created: await countReady(work, shared),
    chain: () => chainLog(db, input.runId),
    clear: () => dropKeys(work),
  };
}

/** What is done behind either way: the records, checks, the chain, books. */
async function finish(
  work: Work,
  feed: RecordFeed | undefined,
  before: ReadonlyMap<string, number>,
  written: Written,
): Promise<LoadResult> {
  const { db, profile, input, options, first } = work;
  // How wide what was written is, above all: it is to be read past the log, not gathered in memory beside it.
  if (first) await db.run(`ANALYZE ${db.memory}.entity (entity_id, kind, target_id, written)`);
  const gone = await rememberRecords(work, feed);
  await markGone(work);
  await runChecks(work);
  options.onProgress?.({ phase: "log", done: 0 });
  const effectDigest = options.onEffect === undefined ? undefined : await reportEffects(work, options.onEffect);
  const chained = await written.chain();
  const tables = await tableBooks(work, before, written.created);
  const result: LoadResult = {
    runId: input.runId,
    committed: false,
    drafts: await draftBooks(work),
    tables,
    gone,
    rejects: await readRejects(work),
    issues: work.issues,
    changes: chained.changes,
    cleared: await countCleared(work),
    head: chained.head,
    ...(effectDigest === undefined ? {} : { effectDigest }),
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
  await written.clear();
  return result;
}

async function settleRejects(work: Work, existing: boolean): Promise<void> {
  await dropRejected(work);
  if (!existing) return;
  for (const shape of work.shapes.all) {
    await work.db.run(`DELETE FROM "delta_${shape.name}" d USING reject r WHERE r._entity = d._entity`);
    await dropRejectedRefs(work, shape);
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

async function readRejects({ db }: Work): Promise<LoadReject[]> {
  const rows = await db.query<
    Record<"entity" | "code" | "table" | "name" | "value" | "allowed" | "holder", string | null> & { records: string[] }
  >(`
    SELECT DISTINCT ON (j._entity, j._table, j._name) j._entity AS entity, j._code AS code, j._table AS table, j._name AS name, j._value AS value, j._allowed AS allowed, j._holder AS holder,
      (SELECT coalesce(json_agg(s._record ORDER BY s._record), '[]') FROM stage_record s WHERE s._entity = j._entity) AS records
    FROM reject j ORDER BY j._entity, j._table, j._name, j._value, j._code, j._holder`);
  return rows.map((row) => {
    const issue: Issue = {
      code: row.code ?? "",
      severity: "error",
      ...(row.value === null ? {} : { raw: row.value }),
      params: {
        table: row.table ?? "",
        name: row.name ?? "",
        value: row.value ?? "",
        allowed: row.allowed ?? "",
        ...(row.holder === null ? {} : { holder: row.holder }),
      },
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
