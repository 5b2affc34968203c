import type { Golden, Sentence } from "../../model/index.ts";
import { type Catalogue, mustFill, type Table } from "../catalogue/catalogue.ts";
import { pathOf } from "../profile/path.ts";
import { compileColumn } from "./column.ts";
import { LoadError } from "../errors.ts";
import { compileFiles, fileMisfit } from "./file-target.ts";
import type { ColumnSpec, EntityProfile, KeySpec, TargetProfile } from "../profile/profile.ts";
import type { Shape, ShapeColumn, Shapes } from "./shape.ts";

/**
 * Binds a profile to the tables that are there. Throws LoadError `profile-unfit` with all faults at once.
 *
 * @param readOnly nothing will be written: a column that must not be empty, or cannot be written, is no fault
 */
export function bindProfile(profile: TargetProfile, catalogue: Catalogue, readOnly = false): Shapes {
  const binder = new Binder(profile, catalogue, readOnly);
  const mains = new Map<Golden["type"], Shape>();
  for (const type of ["counterparty", "contact"] as const) {
    const spec = profile.entities[type];
    const shape = spec === undefined ? undefined : binder.main(type, spec);
    if (shape !== undefined) mains.set(type, shape);
  }
  const children = Object.entries(profile.children).flatMap(([name, spec]) => binder.child(name, spec) ?? []);
  const { faults } = binder;
  if (faults.length > 0) throw new LoadError("profile-unfit", { faults });
  const shared = children.flatMap(({ columns }) => columns.flatMap((column) => column.shared ?? []));
  const tables = profile.files === undefined ? undefined : compileFiles(profile.files);
  const misfit = tables === undefined ? {} : { misfit: (golden: Golden) => fileMisfit(tables, golden) };
  return { mains, children, all: [...mains.values(), ...children], shared, ...misfit };
}

/** Binds table by table, and keeps what does not fit. */
class Binder {
  readonly faults: Sentence[] = [];
  readonly #schema: string;
  readonly #catalogue: Catalogue;
  readonly #readOnly: boolean;

  constructor({ schema }: TargetProfile, catalogue: Catalogue, readOnly: boolean) {
    this.#schema = schema;
    this.#catalogue = catalogue;
    this.#readOnly = readOnly;
  }

  /** The table of a card's own row. */
  main(type: Golden["type"], spec: EntityProfile): Shape | undefined {
    const where = `entities.${type}`;
    const { key = "default" } = spec;
    const table = this.#table(spec.table, where);
    if (table === undefined) return undefined;
    if (table.primaryKey.length > 1) this.#fault("wide-key", where, { table: table.name });
    this.#checkKey(table, key, where);
    this.#checkColumns(table, where, [
      ...Object.keys(spec.inactive ?? {}),
      ...Object.keys(spec.where ?? {}),
      spec.replacedBy,
      spec.changedAt,
      spec.changedBy,
      spec.responsible,
    ]);
    this.#checkFilled(table, key, Object.keys(spec.columns), where);
    return { name: type, table, key, columns: this.#columns(spec.columns, table, where) };
  }

  /** A table of rows below a card. */
  child(name: string, spec: TargetProfile["children"][string]): Shape | undefined {
    const where = `children.${name}`;
    const { key = "default" } = spec;
    const table = this.#table(spec.table, where);
    if (name === "counterparty" || name === "contact") this.#fault("name-taken", where);
    if (table === undefined) return undefined;
    // The value behind a child row is the item of the list, whatever part of it a column takes.
    const field = spec.each === undefined ? undefined : pathOf(spec.each)[0]?.name;
    const columns = this.#columns(spec.columns, table, where).map((column) =>
      field === undefined ? column : { ...column, fields: [field] },
    );
    this.#checkColumns(table, where, Object.values(spec.owner));
    if (spec.each !== undefined && spec.same.length === 0) this.#fault("no-same", where);
    for (const same of spec.same) {
      for (const column of typeof same === "string" ? [same] : [same.unless, same.column]) {
        if (!Object.hasOwn(spec.columns, column)) this.#fault("same-unknown", `${where}.same`, { column });
      }
    }
    this.#checkFilled(table, key, [...Object.keys(spec.columns), ...Object.values(spec.owner)], where);
    this.#checkKey(table, key, where);
    return {
      name,
      table,
      key,
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
    };
  }

  #fault(kind: string, where: string, params: Sentence["params"] = {}): void {
    this.faults.push({ code: `unfit-${kind}`, params: { where, ...params } });
  }

  #table(name: string, where: string): Table | undefined {
    const table = this.#catalogue.tables.get(name);
    if (table === undefined) this.#fault("no-table", where, { table: `${this.#schema}.${name}` });
    else if (table.primaryKey.length === 0) this.#fault("no-key", where, { table: `${this.#schema}.${name}` });
    return table;
  }

  #columns(specs: Readonly<Record<string, string | ColumnSpec>>, table: Table, where: string): ShapeColumn[] {
    return Object.entries(specs).flatMap(([name, spec]) => {
      const column = table.columns.get(name);
      if (column === undefined) this.#fault("no-column", where, { table: table.name, column: name });
      else if (column.generated && !this.#readOnly)
        this.#fault("generated", where, { column: `${table.name}.${name}` });
      else if (typeof spec === "object" && spec.shared !== undefined) {
        const rows = this.#shared(`${where.slice(where.indexOf(".") + 1)}.${name}`, spec.shared, where);
        return rows === undefined ? [] : [{ ...compileColumn(name, column, spec), shared: rows }];
      } else return [compileColumn(name, column, typeof spec === "string" ? { path: spec } : spec)];
      return [];
    });
  }

  #shared(name: string, spec: NonNullable<ColumnSpec["shared"]>, where: string): ShapeColumn["shared"] {
    const { key = "default", match } = spec;
    const table = this.#table(spec.table, where);
    if (!Object.hasOwn(spec.columns, match)) this.#fault("shared-match", where, { column: match });
    if (table === undefined) return undefined;
    const columns = this.#columns(spec.columns, table, where);
    this.#checkFilled(table, key, Object.keys(spec.columns), where);
    this.#checkKey(table, key, where);
    return { name, table, key, columns, match };
  }

  #checkColumns(table: Table, where: string, names: readonly (string | undefined)[]): void {
    for (const column of names)
      if (column !== undefined && !table.columns.has(column))
        this.#fault("no-column", where, { table: table.name, column });
  }

  /** A key that the database shall draw, of a column that it can. */
  #checkKey({ name, columns, primaryKey }: Table, key: KeySpec, where: string): void {
    const column = columns.get(primaryKey[0] ?? "");
    if (key !== "default" || primaryKey.length !== 1 || column === undefined) return;
    if (/^(?:int[248]|uuid)$/.test(column.base)) return;
    if (column.default === undefined && column.identity === undefined)
      this.#fault("key-undrawn", where, { column: `${name}.${column.name}` });
    if (column.default !== undefined && column.sequence === undefined)
      this.#fault("key-expression", where, { column: `${name}.${column.name}` });
  }

  /** Nothing that must be filled is left empty. */
  #checkFilled(table: Table, key: KeySpec, filled: readonly string[], where: string): void {
    if (this.#readOnly) return;
    const drawn = key === "columns" || table.primaryKey.length > 1 ? [] : table.primaryKey;
    for (const column of table.columns.values()) {
      const { name } = column;
      if (mustFill(column) && !filled.includes(name) && !drawn.includes(name))
        this.#fault("unfilled", where, { column: `${table.name}.${name}` });
    }
  }
}
