import type { Golden, Sentence } from "../../model/index.ts";
import { type Catalogue, mustFill, type Table } from "../catalogue/catalogue.ts";
import { pathOf } from "../profile/path.ts";
import { compileColumn } from "./column.ts";
import { LoadError } from "../errors.ts";
import { compileFiles, fileMisfit } from "./file-target.ts";
import type { ColumnSpec, KeySpec, TargetProfile } from "../profile/profile.ts";
import type { Shape, ShapeColumn, Shapes } from "./shape.ts";

/**
 * Binds a profile to the tables that are there. Throws LoadError `profile-unfit` with all faults at once.
 *
 * @param readOnly nothing will be written: a column that must not be empty, or cannot be written, is no fault
 */
export function bindProfile(profile: TargetProfile, catalogue: Catalogue, readOnly = false): Shapes {
  const faults: Sentence[] = [];
  const fault = (kind: string, where: string, params: Sentence["params"] = {}): void =>
    void faults.push({ code: `unfit-${kind}`, params: { where, ...params } });
  const tableOf = (name: string, where: string): Table | undefined => {
    const table = catalogue.tables.get(name);
    if (table === undefined) fault("no-table", where, { table: `${profile.schema}.${name}` });
    else if (table.primaryKey.length === 0) fault("no-key", where, { table: `${profile.schema}.${name}` });
    return table;
  };
  const keyless = (table: Table, key: KeySpec, where: string): void => {
    const column = table.columns.get(table.primaryKey[0] ?? "");
    if (table.primaryKey.length !== 1 || column === undefined) return;
    const drawn =
      column.default !== undefined || column.identity !== undefined || /^(?:int[248]|uuid)$/.test(column.base);
    if (key === "default" && !drawn) fault("key-undrawn", where, { column: `${table.name}.${column.name}` });
    if (
      key === "default" &&
      column.default !== undefined &&
      column.sequence === undefined &&
      !/^(?:int[248]|uuid)$/.test(column.base)
    )
      fault("key-expression", where, { column: `${table.name}.${column.name}` });
  };
  const columnsOf = (
    specs: Readonly<Record<string, string | ColumnSpec>>,
    table: Table,
    where: string,
  ): ShapeColumn[] =>
    Object.entries(specs).flatMap(([name, spec]) => {
      const column = table.columns.get(name);
      if (column === undefined) fault("no-column", where, { table: table.name, column: name });
      else if (column.generated && !readOnly) fault("generated", where, { column: `${table.name}.${name}` });
      else if (typeof spec === "object" && spec.shared !== undefined) {
        const rows = sharedShape(`${where.slice(where.indexOf(".") + 1)}.${name}`, spec.shared, where);
        return rows === undefined ? [] : [{ ...compileColumn(name, column, spec), shared: rows }];
      } else return [compileColumn(name, column, typeof spec === "string" ? { path: spec } : spec)];
      return [];
    });
  const sharedShape = (name: string, spec: NonNullable<ColumnSpec["shared"]>, where: string): ShapeColumn["shared"] => {
    const table = tableOf(spec.table, where);
    if (!Object.hasOwn(spec.columns, spec.match)) fault("shared-match", where, { column: spec.match });
    if (table === undefined) return undefined;
    const columns = columnsOf(spec.columns, table, where);
    unfilled(table, spec.key ?? "default", Object.keys(spec.columns), where);
    keyless(table, spec.key ?? "default", where);
    return { name, table, key: spec.key ?? "default", columns, match: spec.match };
  };
  const unfilled = (table: Table, key: KeySpec, filled: readonly string[], where: string): void => {
    if (readOnly) return;
    const drawn = key === "columns" || table.primaryKey.length > 1 ? [] : table.primaryKey;
    for (const column of table.columns.values()) {
      const { name } = column;
      if (mustFill(column) && !filled.includes(name) && !drawn.includes(name)) {
        fault("unfilled", where, { column: `${table.name}.${name}` });
      }
    }
  };
  const mains = new Map<Golden["type"], Shape>();
  for (const type of ["counterparty", "contact"] as const) {
    const spec = profile.entities[type];
    const table = spec === undefined ? undefined : tableOf(spec.table, `entities.${type}`);
    if (spec === undefined || table === undefined) continue;
    if (table.primaryKey.length > 1) fault("wide-key", `entities.${type}`, { table: table.name });
    keyless(table, spec.key ?? "default", `entities.${type}`);
    for (const name of [
      ...Object.keys(spec.inactive ?? {}),
      ...Object.keys(spec.where ?? {}),
      spec.replacedBy,
      spec.changedAt,
      spec.changedBy,
      spec.responsible,
    ]) {
      if (name !== undefined && !table.columns.has(name))
        fault("no-column", `entities.${type}`, { table: table.name, column: name });
    }
    unfilled(table, spec.key ?? "default", Object.keys(spec.columns), `entities.${type}`);
    mains.set(type, {
      name: type,
      table,
      key: spec.key ?? "default",
      columns: columnsOf(spec.columns, table, `entities.${type}`),
    });
  }
  const children: Shape[] = [];
  for (const [name, spec] of Object.entries(profile.children)) {
    const table = tableOf(spec.table, `children.${name}`);
    if (name === "counterparty" || name === "contact") fault("name-taken", `children.${name}`);
    if (table === undefined) continue;
    // The value behind a child row is the item of the list, whatever part of it a column takes.
    const field = spec.each === undefined ? undefined : pathOf(spec.each)[0]?.name;
    const columns = columnsOf(spec.columns, table, `children.${name}`).map((column) =>
      field === undefined ? column : { ...column, fields: [field] },
    );
    for (const owner of Object.values(spec.owner)) {
      if (!table.columns.has(owner)) fault("no-column", `children.${name}`, { table: table.name, column: owner });
    }
    if (spec.each !== undefined && spec.same.length === 0) fault("no-same", `children.${name}`);
    for (const same of spec.same) {
      for (const column of typeof same === "string" ? [same] : [same.unless, same.column]) {
        if (!Object.hasOwn(spec.columns, column)) fault("same-unknown", `children.${name}.same`, { column });
      }
    }
    const filled = [...Object.keys(spec.columns), ...Object.values(spec.owner)];
    unfilled(table, spec.key ?? "default", filled, `children.${name}`);
    keyless(table, spec.key ?? "default", `children.${name}`);
    children.push({
      name,
      table,
      key: spec.key ?? "default",
      columns,
      child: {
        ...(spec.each === undefined ? {} : { each: pathOf(spec.each) }),
        when: Object.entries(spec.when ?? {}).map(([path, words]) => ({
          path: pathOf(path),
          words: (Array.isArray(words) ? words : [words]).map(String),
        })),
        owner: spec.owner as NonNullable<Shape["child"]>["owner"],
        same: spec.same,
        ignoresCase: field === "emails",
      },
    });
  }
  if (faults.length > 0) throw new LoadError("profile-unfit", { faults });
  const shared = children.flatMap(({ columns }) => columns.flatMap((column) => column.shared ?? []));
  const tables = profile.files === undefined ? undefined : compileFiles(profile.files);
  const misfit = tables === undefined ? {} : { misfit: (golden: Golden) => fileMisfit(tables, golden) };
  return { mains, children, all: [...mains.values(), ...children], shared, ...misfit };
}
