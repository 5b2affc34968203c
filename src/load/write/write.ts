import { keyText } from "../catalogue/catalogue.ts";
import { quoteName, quoteText } from "../database/database.ts";
import { LoadError, type SqlFailure, sqlFailure } from "../errors.ts";
import { logAdded, logged } from "../log/log.ts";
import type { Shape } from "../rows/shape.ts";
import { deltaOf, updateDelta } from "./delta.ts";
import { byRank, joinRanks } from "./precedence.ts";
import { readyOf, type Work } from "./work.ts";

/** A row that only the attempt could show to be refused: by a trigger, an exclusion constraint, a partial unique index. */
export interface Refused {
  readonly entity: string;
  readonly table: string;
  readonly failure: SqlFailure;
}

/** More than so many refusals by triggers are no longer a matter of rows. */
const mostRefused = 100;

/**
 * Inserts the ready rows, owners before children, then writes what changes in rows that are there, and logs both. When a statement is
 * refused, the rows at fault are found by halving, everything written so far is taken back, and they are given to the caller, who
 * rejects them and tries again.
 */
export async function writeRows(work: Work, existing: boolean): Promise<readonly Refused[]> {
  const { db, shapes } = work;
  await db.run("SAVEPOINT before_rows");
  const refused = await firstRefused(shapes.all, (shape) => insertReady(work, shape));
  if (refused.length === 0) {
    await logInserted(work);
    if (existing) refused.push(...(await firstRefused(shapes.all, (shape) => updateChanged(work, shape))));
  }
  await db.run(`${refused.length > 0 ? "ROLLBACK TO SAVEPOINT before_rows; " : ""}RELEASE SAVEPOINT before_rows`);
  return refused;
}

async function firstRefused(shapes: readonly Shape[], write: (shape: Shape) => Promise<Refused[]>): Promise<Refused[]> {
  for (const shape of shapes) {
    const refused = await write(shape);
    if (refused.length > 0) return refused;
  }
  return [];
}

async function logInserted({ db, shapes }: Work): Promise<void> {
  for (const [, shape] of shapes.mains) {
    await db.run(`INSERT INTO log (_op, _entity, _table, _target)
      SELECT 'insert', _entity, ${quoteText(shape.table.name)}, ${keyText(shape.table, "r")} FROM ${readyOf(shape)} r ORDER BY _entity`);
  }
  for (const shape of shapes.children) {
    await logAdded(
      db,
      shape.table,
      `SELECT r._entity, ${keyText(shape.table, "r")} AS _key FROM ${readyOf(shape)} r JOIN work w USING (_entity) WHERE w._state <> 'new'`,
    );
  }
}

async function insertReady(work: Work, shape: Shape): Promise<Refused[]> {
  return attempt(work, shape, readyOf(shape), (among) => work.db.run(insertSql(shape, among)));
}

/** Before and after go to the log, re-read, so that triggers' work is in it, and that of changes which go in only in parts. */
async function updateChanged(work: Work, shape: Shape): Promise<Refused[]> {
  const { db } = work;
  const changed = `SELECT _entity, _key FROM ${deltaOf(shape)} WHERE _set <> '{}'`;
  const [{ some } = { some: false }] = await db.query<{ some: boolean }>(`SELECT EXISTS (${changed}) AS some`);
  if (!some) return [];
  const write = (among: string) => updateDelta(work, shape, among);
  return logged(db, shape.table, "update", changed, () => attempt(work, shape, `(${changed})`, write));
}

/**
 * Tries to write all rows of a table, and finds whose are refused.
 *
 * @param rows relation with the `_entity` of each row
 * @param write writes those for which the condition holds
 */
async function attempt(
  { db }: Work,
  { table: { name: table } }: Shape,
  rows: string,
  write: (among: string) => Promise<unknown>,
): Promise<Refused[]> {
  await db.run("SAVEPOINT one_table");
  try {
    await write("true");
    await db.run("RELEASE SAVEPOINT one_table");
    return [];
  } catch (error) {
    if (rowFault(error) === undefined) throw error;
  }
  await db.run(`ROLLBACK TO SAVEPOINT one_table;
    CREATE TEMP TABLE halving ON COMMIT DROP AS
      SELECT d._entity, row_number() OVER (ORDER BY ${byRank("d")}) AS _rank FROM (SELECT DISTINCT _entity FROM ${rows} r) d ${joinRanks("d")};
    CREATE INDEX ON halving (_rank); ANALYZE halving`);
  const [{ n } = { n: 0 }] = await db.query<{ n: number }>("SELECT count(*) AS n FROM halving");
  const refused: Refused[] = [];
  const halve = async (from: number, to: number): Promise<void> => {
    await db.run("SAVEPOINT half");
    try {
      await write(`_entity IN (SELECT _entity FROM halving WHERE _rank BETWEEN ${from} AND ${to})`);
      await db.run("RELEASE SAVEPOINT half");
      return;
    } catch (error) {
      const failure = rowFault(error);
      if (failure === undefined) throw error;
      await db.run("ROLLBACK TO SAVEPOINT half; RELEASE SAVEPOINT half");
      if (from === to) {
        const [row] = await db.query<{ entity: string }>(`SELECT _entity AS entity FROM halving WHERE _rank = ${from}`);
        refused.push({ entity: row?.entity ?? "", table, failure });
        if (refused.length > mostRefused) {
          throw new LoadError("load-refused-by-database", { table, reason: failure.message }, error);
        }
        return;
      }
    }
    // What went in stays in while the rest is tried: two rows may exclude each other, and the better one is tried first.
    const middle = Math.floor((from + to) / 2);
    await halve(from, middle);
    await halve(middle + 1, to);
  };
  await halve(1, n);
  await db.run("DROP TABLE halving");
  return refused;
}

function insertSql(shape: Shape, among: string): string {
  const { table } = shape;
  const names = new Set([
    ...table.primaryKey,
    ...shape.columns.map(({ name }) => name),
    ...Object.values(shape.child?.owner ?? {}),
  ]);
  const list = [...names].map(quoteName).join(", ");
  const order = table.primaryKey.map(quoteName).join(", ");
  return `INSERT INTO ${table.sql} (${list}) OVERRIDING SYSTEM VALUE SELECT ${list} FROM ${readyOf(shape)} WHERE ${among} ORDER BY ${order}`;
}

/** Class 22 data, 23 constraints, P0 raised by a function: a row's fault. The rest is ours or the server's. */
function rowFault(error: unknown): SqlFailure | undefined {
  const failure = sqlFailure(error);
  return failure !== undefined && /^(?:22|23|P0)/.test(failure.code) ? failure : undefined;
}
