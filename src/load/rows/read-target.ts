import type { Draft } from "../../model/index.ts";
import { keyText, readCatalogue, type Catalogue, type Table } from "../catalogue/catalogue.ts";
import { type Database, quoteName, quoteText } from "../database/database.ts";
import { inUseSql } from "./inactive.ts";
import type { EntityProfile, TargetProfile } from "../profile/profile.ts";
import { draftOfRow, type Row, type TargetRow } from "./row-draft.ts";
import { hasMemory } from "../database/schema.ts";
import { bindProfile } from "./bind.ts";
import type { Shape, ShapeColumn } from "./shape.ts";

/**
 * Rows that the CRM holds and Sverka does not know, as drafts of the source `target`: the profile read backwards. The key of a draft is
 * `<table>/<primary key>`; rows out of use are left out. A column whose rule cannot be turned round (a template, an expression) gives
 * nothing: what is read is evidence for matching, it is not loaded again.
 *
 * @param options `owned`: rows that Sverka wrote too, for an audit of all that is there
 */
export async function* readTarget(
  db: Database,
  profile: TargetProfile,
  options: { readonly owned?: boolean } = {},
): AsyncIterable<Draft> {
  for await (const row of readTargetRows(db, profile, options)) yield draftOfRow(profile, row);
}

/** The same rows before they are drafts: what a repair lays beside what they should be. */
export async function* readTargetRows(
  db: Database,
  profile: TargetProfile,
  options: { readonly owned?: boolean } = {},
): AsyncIterable<TargetRow> {
  const catalogue = await readCatalogue(db, profile.schema);
  // An audit only reads: what a profile would have to fill in to write is not asked of it.
  const shapes = bindProfile(profile, catalogue, options.owned === true);
  const known = options.owned !== true && (await hasMemory(db));
  for (const [type, shape] of shapes.mains) {
    const entity = profile.entities[type] as EntityProfile;
    // Two kinds in one table that nothing tells apart: its rows are read once, as counterparties.
    if (type === "contact" && entity.where === undefined && entity.table === profile.entities.counterparty.table)
      continue;
    const key = keyText(shape.table, "t");
    const conditions = [
      ...Object.entries(entity.where ?? {}).map(
        ([name, value]) => `t.${quoteName(name)}::text IS NOT DISTINCT FROM ${literal(value)}`,
      ),
      ...inUseSql(shape.table, "t", entity.inactive),
      ...(entity.replacedBy === undefined ? [] : [`t.${quoteName(entity.replacedBy)} IS NULL`]),
      ...(known
        ? [
            `NOT EXISTS (SELECT FROM ${db.memory}.entity e WHERE e.target_table = ${quoteText(shape.table.name)} AND e.target_id = ${key})`,
          ]
        : []),
    ];
    const children = shapes.children.flatMap((child) => {
      const owner = child.child?.owner[type];
      if (owner === undefined) return [];
      // A constant tells the kinds of row in one table apart: phones and e-mails, say.
      const constants = Object.entries(profile.children[child.name]?.columns ?? {}).flatMap(([name, spec]) =>
        typeof spec === "object" && spec.literal !== undefined
          ? [` AND c.${quoteName(name)}::text = ${literal(spec.literal)}`]
          : [],
      );
      const inUse = inUseSql(child.table, "c", profile.children[child.name]?.inactive).map((each) => ` AND ${each}`);
      // Without foreign keys the two columns may be of two types: varchar(36) here, char(36) there.
      const [one, other] = [
        child.table.columns.get(owner),
        shape.table.columns.get(shape.table.primaryKey[0] as string),
      ];
      const cast = one?.base === other?.base ? "" : "::text";
      const item = `json_build_object('key', ${keyText(child.table, "c")}, 'row', ${rowSql(child, "c")})`;
      const joined = quoteName(`_${child.name}`);
      return {
        list: `${quoteText(child.name)}, coalesce(${joined}._rows, '[]')`,
        // Grouped once and joined, not asked row by row: a CRM need not have an index on the column that names the owner.
        join: `LEFT JOIN (SELECT c.${quoteName(owner)}${cast} AS _owner, json_agg(${item} ORDER BY ${keyText(child.table, "c")}) AS _rows
          FROM ${child.table.sql} c WHERE c.${quoteName(owner)} IS NOT NULL${constants.join("")}${inUse.join("")} GROUP BY 1) ${joined} ON ${joined}._owner = t.${quoteName(shape.table.primaryKey[0] as string)}${cast}`,
      };
    });
    // Asked by audits only, which read all there is: what a migration matches against must not change with it.
    const who = (column: string | undefined) =>
      column === undefined || options.owned !== true ? "NULL" : whoSql(catalogue, shape.table, column);
    const { changedAt } = entity;
    const at = changedAt === undefined || options.owned !== true ? "NULL" : `t.${quoteName(changedAt)}::text`;
    const rows = db.stream<{
      key: string;
      by: string | null;
      at: string | null;
      responsible: string | null;
      row: Row;
      children: Record<string, { key: string; row: Row }[]>;
    }>(
      `SELECT ${key} AS key, ${who(entity.changedBy)} AS by, ${at} AS at, ${who(entity.responsible)} AS responsible, ${rowSql(shape, "t")} AS row, json_build_object(${children.map(({ list }) => list).join(", ")}) AS children
       FROM ${shape.table.sql} t ${children.map(({ join }) => join).join("\n")}
       ${conditions.length === 0 ? "" : `WHERE ${conditions.join(" AND ")}`} ORDER BY t.${quoteName(shape.table.primaryKey[0] as string)}`,
      [],
      1000,
    );
    let line = 0;
    for await (const { key: own, by: changedBy, at: changed, responsible, row, children: held } of rows) {
      const children = shapes.children.flatMap(({ name, table }) =>
        (held[name] ?? []).map((child) => ({ name, table: table.name, ...child })),
      );
      yield {
        type,
        table: shape.table.name,
        key: own,
        row,
        children,
        line: ++line,
        ...(changedBy === null ? {} : { changedBy }),
        ...(changed === null ? {} : { changedAt: changed }),
        ...(responsible === null ? {} : { responsible }),
      };
    }
  }
}

/** What a table of users may call them, the friendliest first. */
const userNames = ["display_name", "full_name", "name", "title", "login", "user_name", "username", "email"];

/** Who last changed a row: the user's name, where the column leads to a table of users that has one; else what the column holds. */
function whoSql({ tables }: Catalogue, table: Table, column: string): string {
  const own = `t.${quoteName(column)}`;
  const link = table.references.find(({ from }) => from.columns.length === 1 && from.columns[0] === column);
  const users = link === undefined ? undefined : tables.get(link.to.table);
  const name = userNames.find((each) => users?.columns.has(each));
  if (link === undefined || users === undefined || name === undefined) return `${own}::text`;
  return `coalesce((SELECT _u.${quoteName(name)}::text FROM ${users.sql} _u WHERE _u.${quoteName(link.to.columns[0] as string)} = ${own}), ${own}::text)`;
}

function literal(value: string | number | boolean | null): string {
  return value === null ? "NULL" : quoteText(String(value));
}

/** Arrays, JSON and shared rows as they are, everything else as text. */
function rowSql(shape: Shape, alias: string): string {
  const columns = shape.columns.map((each: ShapeColumn) => {
    const { name, column, shared } = each;
    // A shared row is read in place of its key.
    if (shared !== undefined)
      return `(SELECT ${rowSql(shared, "_s")} FROM ${shared.table.sql} _s WHERE _s.${quoteName(shared.table.primaryKey[0] as string)} = ${alias}.${quoteName(name)}) AS ${quoteName(name)}`;
    const whole = column.base.startsWith("_") || column.base === "json" || column.base === "jsonb";
    return `${alias}.${quoteName(name)}${whole ? "" : "::text"} AS ${quoteName(name)}`;
  });
  return `(SELECT row_to_json(_x) FROM (SELECT ${columns.length === 0 ? "NULL AS _" : columns.join(", ")}) _x)`;
}
