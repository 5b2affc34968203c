import { quoteName, quoteText } from "../database/database.ts";
import { keyText, type Table, type Unique } from "../catalogue/catalogue.ts";
import type { Shape } from "../rows/shape.ts";
import { findLongRows } from "./long-rows.ts";
import { byRank, joinRanks } from "./precedence.ts";
import { trueOfAny } from "./true-of-any.ts";
import type { Work } from "./work.ts";

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
  const present = new Set(
    (
      await db.query<{ name: string }>(
        `SELECT attname AS name FROM pg_attribute WHERE attrelid = ${quoteText(`pg_temp.${rows}`)}::regclass AND attnum > 0`,
      )
    ).map(({ name }) => name),
  );
  const reject = (code: string, name: string, columns: readonly string[], from: string, holder = "NULL"): string => {
    const value = columns.map((column) => `r.${quoteName(column)}::text`).join(", ");
    // The kind is looked up for the few that are found: joining it to all rows would cost more than the check itself.
    return `INSERT INTO reject (_entity, _type, _code, _table, _name, _value, _holder)
      SELECT r._entity, (SELECT w._type FROM work w WHERE w._entity = r._entity), ${quoteText(code)}, ${quoteText(table.name)}, ${quoteText(name)}, concat_ws(', ', ${value === "" ? "NULL" : value}), ${holder}
      FROM ${from}`;
  };
  const rejects: { readonly sql: string; readonly found?: string }[] = [];
  const add = (...args: Parameters<typeof reject>): void => void rejects.push({ sql: reject(...args) });
  // A check may speak of columns the profile leaves to their defaults: they stand in for themselves.
  const rest = [...table.columns.values()].filter(
    ({ name, generated }) =>
      !present.has(name) && !generated && table.checks.some(({ expression }) => speaksOf(expression, name)),
  );
  const whole = `(SELECT x.*${rest.map(({ name, type, default: value }) => `, (${value ?? "NULL"})::${type} AS ${quoteName(name)}`).join("")} FROM ${rows} x)`;
  const addWhere = (code: string, name: string, columns: readonly string[], found: string): void =>
    void rejects.push({ sql: reject(code, name, columns, `${whole} r WHERE ${found}`), found });
  for (const { name, notNull, domainChecks } of table.columns.values()) {
    if (!present.has(name)) continue;
    const column = quoteName(name);
    if (notNull) addWhere("value-required", name, [], `r.${column} IS NULL`);
    // Alone, under the name by which a domain speaks of it: the table may have a column `value` of its own.
    const alone = `(SELECT x._entity, x.${column} AS "value" FROM ${rows} x)`;
    for (const check of domainChecks)
      add("constraint-check", check.name, ["value"], `${alone} r WHERE (${check.expression}) IS FALSE`);
  }
  for (const check of table.checks) {
    const columns = [...present].filter((name) => !name.startsWith("_") && speaksOf(check.expression, name));
    if (columns.length > 0) addWhere("constraint-check", check.name, columns, `(${check.expression}) IS FALSE`);
  }
  for (const unique of askedUniques(table, present)) {
    const columns = unique.columns.map((name) => `r.${quoteName(name)}`);
    const filled = columns.map((column) => `${column} IS NOT NULL`).join(" AND ");
    const self = table.primaryKey.map((name) => `t.${quoteName(name)} = r.${quoteName(name)}`).join(" AND ");
    const standing = `FROM ${table.sql} t WHERE ${unique.columns.map((name) => `t.${quoteName(name)} = r.${quoteName(name)}`).join(" AND ")}${inserting ? "" : ` AND NOT (${self})`}`;
    // Which row holds it is asked for the few that are found.
    add(
      "constraint-unique",
      unique.name,
      unique.columns,
      `${rows} r WHERE ${filled} AND EXISTS (SELECT ${standing})`,
      `(SELECT min(${keyText(table, "t")}) ${standing})`,
    );
    // Among the rows themselves the best by rank keeps the value; one that is refused already takes it from nobody. Values that stand
    // once are told by their hashes: only the others are put in order, which a language's collation makes dear.
    add(
      "constraint-unique-among",
      unique.name,
      unique.columns,
      `(SELECT r.*, row_number() OVER ranked AS _nth, first_value(r._entity) OVER ranked AS _keeps
        FROM ${rows} r ${joinRanks("r")}
        WHERE (${columns.join(", ")}) IN (SELECT ${columns.join(", ")} FROM ${rows} r WHERE ${filled} GROUP BY ${columns.join(", ")} HAVING count(*) > 1)
          AND NOT EXISTS (SELECT FROM reject j WHERE j._entity = r._entity)
        WINDOW ranked AS (PARTITION BY ${columns.join(", ")} ORDER BY ${byRank("r")})) r WHERE r._nth > 1`,
      "r._keeps",
    );
  }
  for (const reference of table.references) {
    const names = reference.from.columns;
    const settled = shape.columns
      .filter(({ kind }) => kind === "ref" || kind === "self" || kind === "shared")
      .map(({ name }) => name);
    const owners = Object.values(shape.child?.owner ?? {});
    // Keys that the load itself settled are right by construction, and may be of rows that are not there yet.
    if (
      !names.every((name) => present.has(name)) ||
      names.some((name) => settled.includes(name) || owners.includes(name))
    )
      continue;
    if (shape.columns.some(({ name, kind }) => kind === "sql" && names.includes(name))) continue;
    const target = `${quoteName(reference.to.schema)}.${quoteName(reference.to.table)}`;
    const equal = names
      .map((name, at) => `t.${quoteName(reference.to.columns[at] as string)} = r.${quoteName(name)}`)
      .join(" AND ");
    add(
      "constraint-reference",
      reference.name,
      names,
      `${rows} r WHERE ${names.map((name) => `r.${quoteName(name)} IS NOT NULL`).join(" AND ")} AND NOT EXISTS (SELECT FROM ${target} t WHERE ${equal})`,
    );
  }
  // What is asked of each row alone is asked of all in one reading of them, and of whom only where there are any.
  const asked = rejects.flatMap(({ found }) => found ?? []);
  const some = await trueOfAny(db, whole, asked);
  const wanted = rejects.filter(({ found }) => found === undefined || some.has(found));
  if (wanted.length > 0) await db.run(wanted.map(({ sql }) => sql).join(";\n"));
  await findLongRows(work, shape, rows, present);
}

/** The unique keys that {@link findFailures} asks of rows that have these columns. */
export function askedUniques({ uniques }: Table, present: ReadonlySet<string>): Unique[] {
  return uniques.filter(({ partial, columns }) => !partial && columns.every((name) => present.has(name)));
}

function speaksOf(expression: string, column: string): boolean {
  return new RegExp(`\\b${column.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}\\b`).test(expression);
}
