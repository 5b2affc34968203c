import { readCatalogue, type Table } from "../catalogue/catalogue.ts";
import { type Database, quoteText } from "../database/database.ts";
import { LoadError } from "../errors.ts";
import { withLock } from "../database/lock.ts";
import { chainLog, createLog } from "../log/log.ts";
import type { TargetProfile } from "../profile/profile.ts";
import { restoreMemory } from "./memory.ts";
import { removeEntities, removeRows, restoreRows, reverseUpdates } from "./rows.ts";

export interface UndoOptions {
  /** Rolls back in the end: what an undo would do. */
  readonly dryRun?: boolean;
  readonly beforeCommit?: (result: UndoResult) => Promise<void> | void;
}

export interface UndoResult {
  readonly runId: string;
  readonly undoes: string;
  readonly committed: boolean;
  readonly changes: number;
  readonly head: string;
  /** What stays, because somebody has edited it or linked to it since. */
  readonly conflicts: readonly UndoConflict[];
  /** Columns that the CRM's own triggers wrote again: not as they were. */
  readonly stamped: readonly string[];
}

export interface UndoConflict {
  /** edited: the value now is not the one the run wrote; linked: others point at the row; missing: the row is gone; occupied: its key or a value of it is taken. */
  readonly reason: "edited" | "linked" | "missing" | "occupied";
  readonly entity: string;
  readonly table: string;
  readonly id: string;
  readonly column?: string;
}

class Rehearsed extends Error {}

/**
 * Gives back the state before a run: rows it inserted go, updates, merges and re-pointed references are reversed, and Sverka's memory
 * with them. What others changed since stays and is listed. An undo is itself a run, logged and undoable.
 *
 * Refused (`undo-beneath`) while a later run that touched the same rows stands: undo that first. Sequences are not set back.
 */
export async function undo(
  db: Database,
  profile: TargetProfile,
  undoes: string,
  runId: string,
  options: UndoOptions = {},
): Promise<UndoResult> {
  return withLock(db, async () => {
    let result: UndoResult | undefined;
    try {
      await db.transaction(async () => {
        result = await undoInside(db, profile, undoes, runId);
        await options.beforeCommit?.(result);
        if (options.dryRun === true) throw new Rehearsed();
      });
    } catch (error) {
      if (!(error instanceof Rehearsed)) throw error;
    }
    if (result === undefined) throw new Error("the undo ended without a result");
    if (options.dryRun === true) return result;
    await db.query(`UPDATE ${db.memory}.run SET status = 'done' WHERE run_id = $1`, [runId]);
    return { ...result, committed: true };
  });
}

interface Segment {
  op: string;
  table: string;
  first: number;
  last: number;
}

async function undoInside(db: Database, profile: TargetProfile, undoes: string, runId: string): Promise<UndoResult> {
  const memory = db.memory;
  const [run] = await db.query<{
    kind: string;
    undone: string | null;
    first: number | null;
    last: number | null;
    undoes: string | null;
  }>(
    `SELECT kind, undone_by AS undone, first_change AS first, last_change AS last, undoes FROM ${memory}.run WHERE run_id = $1`,
    [undoes],
  );
  if (run === undefined) throw new LoadError("undo-unknown-run", { run: undoes, where: db.where });
  if (run.kind === "forget") throw new LoadError("undo-forget", { run: undoes });
  if (run.undone !== null) throw new LoadError("undo-done", { run: undoes, by: run.undone });
  await refuseBeneath(db, undoes);
  await db.run("SET CONSTRAINTS ALL IMMEDIATE");
  await createLog(db);
  await db.run(`CREATE TEMP TABLE conflict (_reason text, _entity text COLLATE "C", _table text COLLATE "C", _id text COLLATE "C", _column text COLLATE "C") ON COMMIT DROP;
    CREATE TEMP TABLE kept_entity (_entity text COLLATE "C" PRIMARY KEY) ON COMMIT DROP;
    CREATE TEMP TABLE undo_change ON COMMIT DROP AS
      SELECT seq AS _seq, op AS _op, entity_id AS _entity, target_table AS _table, target_id AS _key, before::jsonb AS _before, after::jsonb AS _after
      FROM ${memory}.change WHERE run_id = ${quoteText(undoes)};
    CREATE INDEX ON undo_change (_seq); ANALYZE undo_change`);
  const catalogue = await readCatalogue(db, profile.schema);
  const tables = new Map<string, Table>(catalogue.tables);
  const stamped = new Set<string>();
  // Stretches of one operation on one table, last first: within a stretch the order does not matter but for one row's own changes.
  const segments = await db.query<Segment>(`
    SELECT _op AS op, _table AS table, min(_seq) AS first, max(_seq) AS last FROM (
      SELECT *, _seq - row_number() OVER (PARTITION BY _op, _table ORDER BY _seq) AS _stretch FROM undo_change) c
    GROUP BY _op, _table, _stretch ORDER BY 3 DESC`);
  for (const segment of segments) {
    const table = tables.get(segment.table) ?? (await tableByLabel(db, profile.schema, segment.table));
    if (table === undefined) throw new LoadError("undo-table-missing", { table: segment.table });
    tables.set(segment.table, table);
    const rows = `SELECT * FROM undo_change WHERE _seq BETWEEN ${segment.first} AND ${segment.last} AND _op = ${quoteText(segment.op)} AND _table = ${quoteText(segment.table)}`;
    if (segment.op === "insert") await removeEntities(db, profile, catalogue.tables, rows);
    else if (segment.op === "add") await removeRows(db, profile, table, rows);
    else if (segment.op === "delete") await restoreRows(db, table, rows);
    else await reverseUpdates(db, table, rows, stamped);
  }
  await restoreMemory(db, undoes, runId);
  const chained = await chainLog(db, runId);
  await db.query(
    `INSERT INTO ${memory}.run (run_id, kind, status, undoes, profile, input_digest, summary, first_change, last_change, head)
     VALUES ($1, 'undo', 'committing', $2, $3, '', $4, $5, $6, $7)`,
    [
      runId,
      undoes,
      profile.title,
      JSON.stringify({ undoes }),
      chained.first ?? null,
      chained.last ?? null,
      chained.head,
    ],
  );
  await settleStanding(db);
  const conflicts = await db.query<{
    reason: UndoConflict["reason"];
    entity: string;
    table: string;
    id: string;
    column: string | null;
  }>(
    `SELECT DISTINCT _reason AS reason, _entity AS entity, _table AS table, _id AS id, _column AS column FROM conflict ORDER BY 3, 4, 5, 1`,
  );
  return {
    runId,
    undoes,
    committed: false,
    changes: chained.changes,
    head: chained.head,
    conflicts: conflicts.map(({ column, ...conflict }) => (column === null ? conflict : { ...conflict, column })),
    stamped: [...stamped].sort(),
  };
}

/** Marks which runs stand: a run is undone while an undo of it stands, and an undo may be undone itself, and so on. */
async function settleStanding(db: Database): Promise<void> {
  const runs = await db.query<{ run: string; undoes: string | null; was: string | null }>(
    `SELECT run_id AS run, undoes, undone_by AS was FROM ${db.memory}.run ORDER BY at DESC, run_id DESC`,
  );
  const undoneBy = new Map<string, string>();
  for (const { run, undoes } of runs) if (undoes !== null && !undoneBy.has(run)) undoneBy.set(undoes, run);
  for (const { run, was } of runs) {
    const now = undoneBy.get(run) ?? null;
    if (now !== was) await db.query(`UPDATE ${db.memory}.run SET undone_by = $2 WHERE run_id = $1`, [run, now]);
  }
}

/** Later runs that stand (neither undone, nor the undoing of one) and touched the same rows or the same memory. */
async function refuseBeneath(db: Database, undoes: string): Promise<void> {
  const memory = db.memory;
  const later = await db.query<{ run: string }>(
    `WITH mine AS (SELECT * FROM ${memory}.run WHERE run_id = $1),
     standing AS (
       SELECT r.run_id FROM ${memory}.run r, mine m WHERE r.run_id <> m.run_id AND (r.at, r.run_id) > (m.at, m.run_id) AND r.undone_by IS NULL
         AND NOT (r.kind = 'undo' AND EXISTS (SELECT FROM ${memory}.run u WHERE u.run_id = r.undoes AND (u.at, u.run_id) > (m.at, m.run_id))))
     SELECT s.run_id AS run FROM standing s WHERE
       EXISTS (SELECT FROM ${memory}.change a JOIN ${memory}.change b ON a.target_table = b.target_table AND a.target_id = b.target_id WHERE a.run_id = $1 AND b.run_id = s.run_id)
       OR EXISTS (SELECT FROM ${memory}.change a JOIN ${memory}.change b ON a.entity_id = b.entity_id WHERE a.run_id = $1 AND b.run_id = s.run_id)
       OR EXISTS (SELECT FROM ${memory}.prior p WHERE p.run_id = s.run_id AND p.what = 'source_record' AND p.image->>'last_run' = $1)
       OR EXISTS (SELECT FROM ${memory}.source_record r JOIN ${memory}.change a ON a.entity_id = r.entity_id WHERE a.run_id = $1 AND r.last_run = s.run_id AND r.gone_run IS NULL)
     ORDER BY 1 DESC`,
    [undoes],
  );
  if (later.length > 0)
    throw new LoadError("undo-beneath", { run: undoes, later: later.map(({ run }) => run).join(", ") });
}

async function tableByLabel(db: Database, home: string, label: string): Promise<Table | undefined> {
  const dot = label.indexOf(".");
  if (dot === -1) return undefined;
  return (await readCatalogue(db, label.slice(0, dot), home)).tables.get(label.slice(dot + 1));
}
