import type { Table } from "../catalogue/catalogue.ts";
import { type Database, quoteName, quoteText } from "../database/database.ts";
import { sqlFailure } from "../errors.ts";

/**
 * Bytes of a row's indexed columns from which on an index may refuse it. A third of a page is what one takes (2,704 bytes), but the server
 * compresses long values first, and an expression may make them longer: only it can say.
 */
const suspicious = 1300;

export interface Index {
  readonly name: string;
  /** What follows the table's name in the statement that makes it. */
  readonly tail: string;
  /** Columns that it reads, those within expressions too. */
  readonly columns: readonly string[];
}

/**
 * Finds the rows that an index is too small for; each goes to the temp table `reject` with the index's name. They are asked before anything is
 * written, since the indexes themselves may be off while rows are written. The few that are long enough to be asked are tried in a table of
 * ours with that index, where no other rule of the table stands in the way.
 *
 * `rows` as of `findFailures`, `present` the columns that it has.
 */
export async function rejectLongRows(
  db: Database,
  table: Table,
  rows: string,
  present: ReadonlySet<string>,
  index: Index,
): Promise<void> {
  const { name, tail, columns } = index;
  await db.run(`CREATE TEMP TABLE tried ON COMMIT DROP AS SELECT * FROM ${table.sql} WITH NO DATA;
    CREATE INDEX ON tried${tail};
    CREATE TEMP TABLE long_row ON COMMIT DROP AS SELECT row_number() OVER () AS _nth, r.* FROM ${rows} r WHERE ${isLong(index)}`);
  const [{ n } = { n: 0 }] = await db.query<{ n: number }>("SELECT count(*) AS n FROM long_row");
  const list = [...present]
    .filter((column) => table.columns.has(column))
    .map(quoteName)
    .join(", ");
  for await (const nth of refusedOf(db, list, 1, n))
    await db.run(`INSERT INTO reject (_entity, _type, _code, _table, _name, _allowed)
      SELECT r._entity, (SELECT w._type FROM work w WHERE w._entity = r._entity), 'constraint-index', ${quoteText(table.name)}, ${quoteText(name)}, ${quoteText(columns.join(", "))}
      FROM long_row r WHERE r._nth = ${nth}`);
  await db.run("DROP TABLE tried, long_row");
}

/** SQL: whether a row `r` is long enough for an index to be asked about. */
export function isLong({ columns }: Index): string {
  const lengths = columns.map((name) => `coalesce(octet_length(r.${quoteName(name)}::text), 0)`);
  return `${lengths.join(" + ")} > ${suspicious}`;
}

/** By halving: mostly none of them is too long. */
async function* refusedOf(db: Database, list: string, from: number, to: number): AsyncGenerator<number> {
  if (await fits(db, `INSERT INTO tried (${list}) SELECT ${list} FROM long_row WHERE _nth BETWEEN ${from} AND ${to}`))
    return;
  if (from === to) {
    yield from;
    return;
  }
  const middle = Math.floor((from + to) / 2);
  yield* refusedOf(db, list, from, middle);
  yield* refusedOf(db, list, middle + 1, to);
}

async function fits(db: Database, insert: string): Promise<boolean> {
  await db.run("SAVEPOINT trying");
  try {
    await db.run(insert);
    return true;
  } catch (error) {
    const failure = sqlFailure(error);
    if (failure === undefined) throw error;
    // Any other fault (an expression that cannot be computed) is found by trying, as without this.
    return failure.code !== tooLong;
  } finally {
    await db.run("ROLLBACK TO SAVEPOINT trying; RELEASE SAVEPOINT trying");
  }
}

/** SQLSTATE of what exceeds a limit of the server: an entry of an index. */
const tooLong = "54000";

/** B-trees over columns whose values differ in length: what they hold of a row is limited. */
export async function limitedIndexes(
  db: Database,
  table: Table,
  present: ReadonlySet<string>,
): Promise<readonly Index[]> {
  const found = await db.query<{ name: string; def: string; columns: string[] }>(`
    SELECT x.relname AS name, pg_get_indexdef(x.oid) AS def, (SELECT coalesce(json_agg(a.attname ORDER BY a.attnum), '[]') FROM pg_attribute a
        WHERE a.attrelid = i.indrelid AND a.attlen = -1 AND (a.attnum = ANY(i.indkey) OR EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass
          AND d.objid = x.oid AND d.refclassid = 'pg_class'::regclass AND d.refobjid = i.indrelid AND d.refobjsubid = a.attnum))) AS columns
    FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_am m ON m.oid = x.relam
    WHERE i.indrelid = ${quoteText(table.sql)}::regclass AND m.amname = 'btree' ORDER BY x.relname COLLATE "C"`);
  const using = " USING btree ";
  return found.flatMap(({ name, def, columns }) => {
    const asked = columns.filter((column) => present.has(column));
    return asked.length === 0 ? [] : [{ name, tail: def.slice(def.indexOf(using, name.length)), columns: asked }];
  });
}
