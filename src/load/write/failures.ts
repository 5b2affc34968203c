import { type Database, quoteName, quoteText } from "../database/database.ts";
import { keyText, type Table, type Unique } from "../catalogue/catalogue.ts";
import type { Shape } from "../rows/shape.ts";
import { isLong, limitedIndexes, rejectLongRows } from "./long-rows.ts";
import { byRank, joinRanks } from "./precedence.ts";
import { trueOfAny } from "./true-of-any.ts";
import type { Work } from "./work.ts";

/** Which rows a constraint would refuse. */
interface Question {
  readonly code: string;
  readonly constraint: string;
  /** Columns whose values are told. */
  readonly columns: readonly string[];
  /** SQL of the relation of those rows, `r`. */
  readonly from: string;
  /** SQL of the condition by which each such row is told by itself, where it is. */
  readonly found?: string;
  /** SQL of who holds the value. */
  readonly holder?: string;
}

/** The rows that are asked about: `rows` is a relation with `_entity` and the target's columns, which are `present`. */
interface Asked {
  readonly shape: Shape;
  readonly rows: string;
  readonly present: ReadonlySet<string>;
  /** None of them stands in the table yet. */
  readonly inserting: boolean;
}

/**
 * Finds, set-wise and before anything is written, the rows that the target's own constraints would refuse: NOT NULL, CHECK, domains,
 * UNIQUE, FOREIGN KEY, the size of what an index holds. Each goes to the temp table `reject` with the constraint's name. Partial and expression indexes, exclusion
 * constraints and triggers cannot be asked beforehand: write.ts finds those by trying.
 *
 * `rows` is a relation with `_entity` and the target's columns; `inserting` says that none of them stands in the table yet.
 */
export async function findFailures(work: Work, shape: Shape, rows: string, inserting: boolean): Promise<void> {
  const { db } = work;
  const { table } = shape;
  const present = await columnsOf(db, rows);
  const asked: Asked = { shape, rows, present, inserting };
  const whole = withDefaults(asked);
  const questions = [...ofValues(asked, whole), ...ofUniques(asked), ...ofReferences(asked)];
  const indexes = await limitedIndexes(db, table, present);
  // What is asked of each row alone is asked of all in one reading of them, and of whom only where there are any.
  const alone = [...questions.flatMap(({ found }) => found ?? []), ...indexes.map(isLong)];
  const some = await trueOfAny(db, whole, alone);
  const wanted = questions.filter(({ found }) => found === undefined || some.has(found));
  if (wanted.length > 0) await db.run(wanted.map((question) => rejectSql(table, question)).join(";\n"));
  for (const index of indexes) if (some.has(isLong(index))) await rejectLongRows(db, table, rows, present, index);
}

async function columnsOf(db: Database, rows: string): Promise<ReadonlySet<string>> {
  const columns = await db.query<{ name: string }>(
    `SELECT attname AS name FROM pg_attribute WHERE attrelid = ${quoteText(`pg_temp.${rows}`)}::regclass AND attnum > 0`,
  );
  return new Set(columns.map(({ name }) => name));
}

function rejectSql({ name: table }: Table, { code, constraint, columns, from, holder = "NULL" }: Question): string {
  const value = columns.map((column) => `r.${quoteName(column)}::text`).join(", ");
  // The kind is looked up for the few that are found: joining it to all rows would cost more than the check itself.
  return `INSERT INTO reject (_entity, _type, _code, _table, _name, _value, _holder)
    SELECT r._entity, (SELECT w._type FROM work w WHERE w._entity = r._entity), ${quoteText(code)}, ${quoteText(table)}, ${quoteText(constraint)}, concat_ws(', ', ${value === "" ? "NULL" : value}), ${holder}
    FROM ${from}`;
}

/** SQL of the rows with the columns of which a check may speak and which the profile leaves to their defaults: they stand in for themselves. */
function withDefaults({ shape: { table }, rows, present }: Asked): string {
  const rest = [...table.columns.values()].filter(
    ({ name, generated }) =>
      !present.has(name) && !generated && table.checks.some(({ expression }) => speaksOf(expression, name)),
  );
  const values = rest.map(({ name, type, default: value }) => `, (${value ?? "NULL"})::${type} AS ${quoteName(name)}`);
  return `(SELECT x.*${values.join("")} FROM ${rows} x)`;
}

/** What must be filled, domains, checks. @param whole see {@link withDefaults} */
function* ofValues({ shape: { table }, rows, present }: Asked, whole: string): Generator<Question> {
  const where = (found: string): Pick<Question, "from" | "found"> => ({ from: `${whole} r WHERE ${found}`, found });
  for (const { name, notNull, domainChecks } of table.columns.values()) {
    if (!present.has(name)) continue;
    const column = quoteName(name);
    if (notNull) yield { code: "value-required", constraint: name, columns: [], ...where(`r.${column} IS NULL`) };
    // Alone, under the name by which a domain speaks of it: the table may have a column `value` of its own.
    const alone = `(SELECT x._entity, x.${column} AS "value" FROM ${rows} x)`;
    for (const check of domainChecks) {
      const from = `${alone} r WHERE (${check.expression}) IS FALSE`;
      yield { code: "constraint-check", constraint: check.name, columns: ["value"], from };
    }
  }
  for (const { name, expression } of table.checks) {
    const columns = [...present].filter((column) => !column.startsWith("_") && speaksOf(expression, column));
    if (columns.length > 0)
      yield { code: "constraint-check", constraint: name, columns, ...where(`(${expression}) IS FALSE`) };
  }
}

/** Values that stand in the table already, and those that several of the rows have. */
function* ofUniques({ shape: { table }, rows, present, inserting }: Asked): Generator<Question> {
  const isSame = (names: readonly string[]): string =>
    names.map((name) => `t.${quoteName(name)} = r.${quoteName(name)}`).join(" AND ");
  const another = inserting ? "" : ` AND NOT (${isSame(table.primaryKey)})`;
  for (const { name, columns } of askedUniques(table, present)) {
    const list = columns.map((column) => `r.${quoteName(column)}`);
    const values = list.join(", ");
    const filled = areFilled(columns);
    const standing = `FROM ${table.sql} t WHERE ${isSame(columns)}${another}`;
    yield {
      code: "constraint-unique",
      constraint: name,
      columns,
      from: `${rows} r WHERE ${filled} AND EXISTS (SELECT ${standing})`,
      // Which row holds it is asked for the few that are found.
      holder: `(SELECT min(${keyText(table, "t")}) ${standing})`,
    };
    // Among the rows themselves the best by rank keeps the value; one that is refused already takes it from nobody. Values that stand
    // once are told by their hashes: only the others are put in order, which a language's collation makes dear.
    yield {
      code: "constraint-unique-among",
      constraint: name,
      columns,
      from: `(SELECT r.*, row_number() OVER ranked AS _nth, first_value(r._entity) OVER ranked AS _keeps
        FROM ${rows} r ${joinRanks("r")}
        WHERE (${values}) IN (SELECT ${values} FROM ${rows} r WHERE ${filled} GROUP BY ${values} HAVING count(*) > 1)
          AND NOT EXISTS (SELECT FROM reject j WHERE j._entity = r._entity)
        WINDOW ranked AS (PARTITION BY ${values} ORDER BY ${byRank("r")})) r WHERE r._nth > 1`,
      holder: "r._keeps",
    };
  }
}

/** Keys that lead to no row. Those that the load itself settled are right by construction, and may be of rows that are not there yet. */
function* ofReferences({ shape, rows, present }: Asked): Generator<Question> {
  const settled = new Set([
    ...shape.columns.flatMap(({ name, kind }) => (kind === "value" ? [] : [name])),
    ...Object.values(shape.child?.owner ?? {}),
  ]);
  for (const { name, from, to } of shape.table.references) {
    if (from.columns.some((column) => !present.has(column) || settled.has(column))) continue;
    const target = `${quoteName(to.schema)}.${quoteName(to.table)}`;
    const equal = from.columns
      .map((column, at) => `t.${quoteName(to.columns[at] as string)} = r.${quoteName(column)}`)
      .join(" AND ");
    yield {
      code: "constraint-reference",
      constraint: name,
      columns: from.columns,
      from: `${rows} r WHERE ${areFilled(from.columns)} AND NOT EXISTS (SELECT FROM ${target} t WHERE ${equal})`,
    };
  }
}

/** SQL: whether a row `r` has a value in each of the columns. */
function areFilled(columns: readonly string[]): string {
  return columns.map((name) => `r.${quoteName(name)} IS NOT NULL`).join(" AND ");
}

/** The unique keys that {@link findFailures} asks of rows that have these columns. */
export function askedUniques({ uniques }: Table, present: ReadonlySet<string>): Unique[] {
  return uniques.filter(({ partial, columns }) => !partial && columns.every((name) => present.has(name)));
}

function speaksOf(expression: string, column: string): boolean {
  return new RegExp(`\\b${column.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}\\b`).test(expression);
}
