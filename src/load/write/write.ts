import { keyText } from "../catalogue/catalogue.ts";
import { quoteName, quoteText } from "../database/database.ts";
import { LoadError, type SqlFailure, sqlFailure } from "../errors.ts";
import { logAdded } from "../log/log.ts";
import type { Shape } from "../rows/shape.ts";
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
 * Inserts the ready rows, owners before children, and logs them. When a statement is refused, the rows at fault are found by
 * halving, everything written so far is taken back, and they are given to the caller, who rejects them and tries again.
 */
export async function writeReady(work: Work): Promise<readonly Refused[]> {
  const { db, shapes } = work;
  await db.run("SAVEPOINT before_rows");
  for (const shape of shapes.all) {
    const refused = await attempt(work, shape);
    if (refused.length > 0) {
      await db.run("ROLLBACK TO SAVEPOINT before_rows; RELEASE SAVEPOINT before_rows");
      return refused;
    }
  }
  await db.run("RELEASE SAVEPOINT before_rows");
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
  return [];
}

async function attempt(work: Work, shape: Shape): Promise<readonly Refused[]> {
  const { db } = work;
  await db.run("SAVEPOINT one_table");
  try {
    await db.run(insertSql(shape, ""));
    await db.run("RELEASE SAVEPOINT one_table");
    return [];
  } catch (error) {
    if (rowFault(error) === undefined) throw error;
  }
  await db.run(`ROLLBACK TO SAVEPOINT one_table;
    CREATE TEMP TABLE halving ON COMMIT DROP AS
      SELECT d._entity, row_number() OVER (ORDER BY ${byRank("d")}) AS _rank FROM (SELECT DISTINCT _entity FROM ${readyOf(shape)}) d ${joinRanks("d")};
    CREATE INDEX ON halving (_rank); ANALYZE halving`);
  const [{ n } = { n: 0 }] = await db.query<{ n: number }>("SELECT count(*) AS n FROM halving");
  const refused: Refused[] = [];
  const halve = async (from: number, to: number): Promise<void> => {
    await db.run("SAVEPOINT half");
    try {
      await db.run(
        insertSql(shape, `WHERE _entity IN (SELECT _entity FROM halving WHERE _rank BETWEEN ${from} AND ${to})`),
      );
      await db.run("RELEASE SAVEPOINT half");
      return;
    } catch (error) {
      const failure = rowFault(error);
      if (failure === undefined) throw error;
      await db.run("ROLLBACK TO SAVEPOINT half; RELEASE SAVEPOINT half");
      if (from === to) {
        const [row] = await db.query<{ entity: string }>(`SELECT _entity AS entity FROM halving WHERE _rank = ${from}`);
        refused.push({ entity: row?.entity ?? "", table: shape.table.name, failure });
        if (refused.length > mostRefused) {
          throw new LoadError("load-refused-by-database", { table: shape.table.name, reason: failure.message }, error);
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

function insertSql(shape: Shape, where: string): string {
  const { table } = shape;
  const names = new Set([
    ...table.primaryKey,
    ...shape.columns.map(({ name }) => name),
    ...Object.values(shape.child?.owner ?? {}),
  ]);
  const list = [...names].map(quoteName).join(", ");
  const order = table.primaryKey.map(quoteName).join(", ");
  return `INSERT INTO ${table.sql} (${list}) OVERRIDING SYSTEM VALUE SELECT ${list} FROM ${readyOf(shape)} ${where} ORDER BY ${order}`;
}

/** Class 22 data, 23 constraints, P0 raised by a function: a row's fault. The rest is ours or the server's. */
function rowFault(error: unknown): SqlFailure | undefined {
  const failure = sqlFailure(error);
  return failure !== undefined && /^(?:22|23|P0)/.test(failure.code) ? failure : undefined;
}
