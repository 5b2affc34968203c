import { keyMatches, keyText, type Reference, type Table } from "../catalogue/catalogue.ts";
import { quoteName, quoteText } from "../database/database.ts";
import { sqlFailure } from "../errors.ts";
import { logged } from "../log/log.ts";
import { tellingOf } from "../rows/slots.ts";
import { seenSql } from "../write/entity-memory.ts";
import { type SameChild, sameChild } from "./same-child.ts";
import type { Work } from "../write/work.ts";

/** Where {@link repoint} says which rows it moved, for which golden record: their keys before and after, and the digest of the whole row. */
export const createMoved = `DROP TABLE IF EXISTS moved_row;
  CREATE TEMP TABLE moved_row (_entity text COLLATE "C", _table text, _key text COLLATE "C", _new text COLLATE "C", _was text, _now text) ON COMMIT DROP`;

/** SQL of what is remembered of a child (`c.item`) after the move `x`: that Sverka moved it is no edit of anybody's. */
export const movedItem = `c.item || jsonb_build_object('id', x._new) || CASE WHEN c.item->>'seen' = x._was THEN jsonb_build_object('seen', x._now) ELSE '{}' END`;

/** Moves the children that can move: all at once, and one by one where the database refuses some for a reason only it knows. */
export async function repoint(work: Work, table: Table, rows: string, reference: Reference): Promise<void> {
  const { db } = work;
  const columns = reference.from.columns.map((column, at) => ({ column, to: reference.to.columns[at] as string }));
  const target = (at: number, alias: string): string => `${alias}.${quoteName(columns[at]?.to as string)}`;
  // Where the moved column is part of the key, the row goes by another key afterwards.
  const parts = table.primaryKey.map((name) => {
    const at = columns.findIndex(({ column }) => column === name);
    return at === -1 ? `t.${quoteName(name)}::text` : `${target(at, "win")}::text`;
  });
  const newKey = parts.length === 1 ? (parts[0] as string) : `json_build_array(${parts.join(", ")})::text`;
  await db.run(`DROP TABLE IF EXISTS move; CREATE TEMP TABLE move ON COMMIT DROP AS
    SELECT DISTINCT ON (${keyText(table, "t")}) p._entity, ${keyText(table, "t")} AS _key, ${newKey} AS _new, ${seenSql("t")} AS _was, ${columns.map((_, at) => `${target(at, "win")}::text AS _to${at}, t.${quoteName(columns[at]?.column as string)}::text AS _from${at}`).join(", ")}
    FROM ${rows} ORDER BY ${keyText(table, "t")}, p._entity;`);
  const set = columns
    .map(({ column }, at) => `${quoteName(column)} = m._to${at}::${table.columns.get(column)?.type ?? "text"}`)
    .join(", ");
  const names = new Set(columns.map(({ column }) => column));
  const uniques: { columns: readonly string[]; equal?: SameChild }[] = [
    { columns: table.primaryKey },
    ...table.uniques.filter(({ partial }) => !partial).map(({ columns }) => ({ columns })),
  ].filter((unique) => unique.columns.some((column) => names.has(column)));
  // Two rows that would say the same of one owner: the loser's stays behind.
  const sames = work.shapes.children
    .filter((shape) => shape.table === table)
    .map((shape) => ({
      columns: [...new Set([...Object.values(shape.child?.owner ?? {}), ...tellingOf(shape)])],
      equal: sameChild(work.profile, shape),
    }))
    .filter((same) => same.columns.some((column) => names.has(column)));
  for (const unique of [...uniques, ...sames]) {
    const rest = unique.columns.filter((column) => !names.has(column));
    const moved = unique.columns.filter((column) => names.has(column));
    const said = rest.map((column) =>
      unique.equal !== undefined ? unique.equal(column, "x", "t") : `x.${quoteName(column)} = t.${quoteName(column)}`,
    );
    const toOf = (column: string): string =>
      `m._to${columns.findIndex((item) => item.column === column)}::${table.columns.get(column)?.type ?? "text"}`;
    // A key may hold a column that moves to the value it has, as a tenant's number: then the row itself is no clash.
    await db.run(`DELETE FROM move m USING ${table.sql} t WHERE ${keyMatches(table, "t", "m._key")} AND (
        EXISTS (SELECT FROM ${table.sql} x WHERE NOT (${keyMatches(table, "x", "m._key")}) AND ${[...moved.map((column) => `x.${quoteName(column)} = ${toOf(column)}`), ...said].join(" AND ")})
        OR EXISTS (SELECT FROM move o JOIN ${table.sql} x ON ${keyMatches(table, "x", "o._key")}
          WHERE o._key < m._key AND ${[...moved.map((column) => `o._to${columns.findIndex((item) => item.column === column)} = m._to${columns.findIndex((item) => item.column === column)}`), ...said].join(" AND ")}))`);
  }
  const update = (where: string): Promise<number> =>
    db.run(`UPDATE ${table.sql} t SET ${set} FROM move m WHERE ${keyMatches(table, "t", "m._key")} ${where}`);
  const write = async (): Promise<void> => {
    await db.run("SAVEPOINT all_moves");
    try {
      await update("");
      await db.run("RELEASE SAVEPOINT all_moves");
      return;
    } catch (error) {
      if (!isRowFault(error)) throw error;
      await db.run("ROLLBACK TO SAVEPOINT all_moves; RELEASE SAVEPOINT all_moves");
    }
    for (const { key } of await db.query<{ key: string }>("SELECT _key AS key FROM move ORDER BY _key")) {
      await db.run("SAVEPOINT one_move");
      try {
        await update(`AND m._key = ${quoteText(key)}`);
      } catch (error) {
        if (!isRowFault(error)) throw error;
        await db.run(
          `ROLLBACK TO SAVEPOINT one_move; DELETE FROM move WHERE _key = ${quoteText(key)}; DELETE FROM before_write WHERE _key = ${quoteText(key)}`,
        );
      }
      await db.run("RELEASE SAVEPOINT one_move");
    }
  };
  await logged(db, table, "repoint", "SELECT _entity, _key, _new FROM move", write, "_new");
  await db.run(
    `INSERT INTO moved_row SELECT m._entity, ${quoteText(table.label)}, m._key, m._new, m._was, ${seenSql("t")} FROM move m JOIN ${table.sql} t ON ${keyMatches(table, "t", "m._new")}`,
  );
}

function isRowFault(error: unknown): boolean {
  const failure = sqlFailure(error);
  return failure !== undefined && /^(?:22|23|P0)/.test(failure.code);
}
