import { addTo } from "../../model/index.ts";
import { quoteName, quoteText } from "../database/database.ts";
import { drawKey } from "./keys.ts";
import type { RecordFeed } from "./record-feed.ts";
import type { Shape } from "../rows/shape.ts";
import { reportUnresolved, type Unresolved } from "./unresolved.ts";
import { readyOf, resolveRefs, stageOf, type Work } from "./work.ts";

/**
 * The rows to be inserted, exactly as they will be: keys drawn, references resolved, defaults in place. `ready_<shape>` has the
 * target's own columns beside `_entity` (and `_ord`, `_slot` of a child); a referenced entity stands in `_ref_<column>`.
 */
export async function buildReady(work: Work, existing: boolean, feed: RecordFeed | undefined): Promise<void> {
  for (const shape of work.shapes.all) {
    await feed?.send();
    await work.db.run(shape.child === undefined ? readyMain(work, shape) : readyChild(work, shape, existing));
    await work.db.run(
      `ANALYZE ${readyOf(shape)} (${["_entity", ...shape.table.primaryKey.map(quoteName)].join(", ")})`,
    );
  }
  await dropUnresolved(work);
}

function readyMain(work: Work, shape: Shape): string {
  const { table } = shape;
  const key = table.primaryKey[0] as string;
  const keyType = table.columns.get(key)?.type ?? "text";
  const { joins, values } = resolveRefs(work, shape, "s", "w._target");
  const own = values.has(key) ? [] : [`w._target::${keyType} AS ${quoteName(key)}`];
  return computed(
    shape,
    `SELECT s._entity, ${[...own, ...valueList(shape, values)].join(", ")}
     FROM ${stageOf(shape)} s JOIN work w USING (_entity) ${joins} WHERE w._state = 'new'`,
  );
}

function readyChild(work: Work, shape: Shape, existing: boolean): string {
  const { table } = shape;
  const { joins, values } = resolveRefs(work, shape, "s", "NULL");
  const owners = ownerColumns(shape, "w");
  const unknown = existing
    ? `AND (w._state = 'new' OR NOT EXISTS (SELECT FROM owned o WHERE o._entity = s._entity AND o._shape = ${quoteText(shape.name)} AND o._slot = s._slot)
         AND NOT EXISTS (SELECT FROM ${table.sql} x WHERE ${sameRow(shape, "x", values, "w")}))`
    : "";
  const key = drawKey(work, shape, "q._entity || '/' || q._slot");
  const drawn =
    key === ""
      ? ""
      : `, (${key})::${table.columns.get(table.primaryKey[0] as string)?.type ?? "text"} AS ${quoteName(table.primaryKey[0] as string)}`;
  return computed(
    shape,
    `SELECT q.*${drawn} FROM (
       SELECT s._entity, s._ord, s._slot, s._said, ${[...owners, ...valueList(shape, values)].join(", ")}
       FROM ${stageOf(shape)} s JOIN work w USING (_entity) ${joins}
       WHERE w._state IN ('new', 'old', 'adopt') ${unknown}
       ORDER BY s._entity, s._ord) q`,
  );
}

/** `sql` columns see the row with its key and the other columns by their names. */
function computed(shape: Shape, rows: string): string {
  const columns = shape.columns.filter(({ kind }) => kind === "sql");
  const list = columns.map(({ name, sql, column }) => `, (${sql})::${column.type} AS ${quoteName(name)}`).join("");
  return `CREATE TEMP TABLE ${readyOf(shape)} ON COMMIT DROP AS SELECT r.*${list} FROM (${rows}) r`;
}

function valueList(shape: Shape, values: ReadonlyMap<string, string>): string[] {
  return shape.columns.flatMap(({ name, column, kind }) => {
    const value = values.get(name);
    if (value === undefined) return [];
    // No value is no reason to override what the CRM itself would put there.
    const filled =
      column.notNull && column.default !== undefined
        ? `coalesce(${value}, (${column.default})::${column.type})`
        : value;
    const ref = kind === "ref" ? [`s.${quoteName(name)} AS ${quoteName(`_ref_${name}`)}`] : [];
    return [`${filled} AS ${quoteName(name)}`, ...ref];
  });
}

/** One column may name owners of either kind (a vendor's one table of parties), or each kind has its own. */
function ownerColumns(shape: Shape, work: string): string[] {
  return [...ownersByColumn(shape)].map(([column, types]) => {
    const type = shape.table.columns.get(column)?.type ?? "text";
    const kinds = types.map(quoteText).join(", ");
    return `CASE WHEN ${work}._type IN (${kinds}) THEN ${work}._target::${type} END AS ${quoteName(column)}`;
  });
}

export function ownersByColumn(shape: Shape): Map<string, string[]> {
  const columns = new Map<string, string[]>();
  for (const [type, column] of Object.entries(shape.child?.owner ?? {})) addTo(columns, column, type);
  return columns;
}

/** That `alias` is a row of the same owner which says the same, whoever wrote it. */
export function sameRow(shape: Shape, alias: string, values: ReadonlyMap<string, string>, work: string): string {
  const owner = [...ownersByColumn(shape)].map(([column, types]) => {
    const type = shape.table.columns.get(column)?.type ?? "text";
    // CASE, because AND may be evaluated in any order and the other kind's keys may be of another type.
    return `${alias}.${quoteName(column)} = CASE WHEN ${work}._type IN (${types.map(quoteText).join(", ")}) THEN ${work}._target::${type} END`;
  });
  const same = (shape.child?.same ?? []).map((part) => {
    const column = typeof part === "string" ? part : part.column;
    const [there, wanted] = [`${alias}.${quoteName(column)}`, values.get(column) ?? "NULL"];
    const equal = shape.child?.ignoresCase
      ? `lower(${there}::text) IS NOT DISTINCT FROM lower(${wanted}::text)`
      : `${there} IS NOT DISTINCT FROM ${wanted}`;
    return typeof part === "string" ? equal : `(${values.get(part.unless) ?? "NULL"} IS NOT NULL OR ${equal})`;
  });
  return [`(${owner.join(" OR ")})`, ...same].join(" AND ");
}

/** A link to a golden record that has no row is left out of the rows to be inserted, and reported. */
async function dropUnresolved(work: Work): Promise<void> {
  const { db, shapes } = work;
  for (const shape of shapes.all) {
    for (const { name, kind } of shape.columns) {
      if (kind !== "ref") continue;
      const [column, ref] = [quoteName(name), quoteName(`_ref_${name}`)];
      const open = `${column} IS NULL AND ${ref} IS NOT NULL`;
      const links = await db.query<Unresolved>(
        `SELECT _entity AS entity, ${ref} AS missing FROM ${readyOf(shape)} WHERE ${open}`,
      );
      if (links.length === 0) continue;
      await db.run(
        shape.child === undefined
          ? `UPDATE ${readyOf(shape)} SET ${ref} = NULL WHERE ${open}`
          : `DELETE FROM ${readyOf(shape)} WHERE ${open}`,
      );
      await reportUnresolved(work, shape, name, links);
    }
  }
}

/** Takes rejected golden records out of everything that would be written. */
export async function dropRejected(work: Work): Promise<void> {
  const { db, shapes } = work;
  await db.run(
    `UPDATE work SET _state = 'rejected', _target = NULL FROM reject r WHERE r._entity = work._entity AND work._state <> 'rejected'`,
  );
  for (const shape of shapes.all) {
    await db.run(`DELETE FROM ${readyOf(shape)} d USING reject r WHERE r._entity = d._entity`);
    for (const { name, kind } of shape.columns) {
      if (kind !== "ref") continue;
      await db.run(
        `UPDATE ${readyOf(shape)} d SET ${quoteName(name)} = NULL FROM reject r WHERE r._entity = d.${quoteName(`_ref_${name}`)}
           AND NOT EXISTS (SELECT FROM ${db.memory}.entity e WHERE e.entity_id = r._entity)`,
      );
    }
  }
  await dropUnresolved(work);
}
