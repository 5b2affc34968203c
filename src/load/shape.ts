import { hash } from "node:crypto";
import parsePhone from "libphonenumber-js/max";
import type { Golden } from "../model/index.ts";
import type { Catalogue, Column, Table } from "./catalogue.ts";
import { copyField, encodeValue, type Misfit } from "./encode.ts";
import { LoadError } from "./errors.ts";
import { parsePath, type Path, valueAt, valuesAt } from "./path.ts";
import type { ColumnSpec, KeySpec, TargetProfile, UpdateRule } from "./profile.ts";

/**
 * A target profile bound to the catalogue: for each kind of row a shape that knows its table, its columns and how to read
 * them from a golden record. Golden records become lines of COPY text here; keys and references are settled in the database.
 */
export interface Shape {
  /** Name in the profile: `counterparty`, `phone`. Staging tables are called after it. */
  readonly name: string;
  readonly table: Table;
  readonly key: KeySpec;
  readonly columns: readonly ShapeColumn[];
  /** Absent for the row of the golden record itself. */
  readonly child?: {
    readonly each?: Path;
    readonly when: readonly { readonly path: Path; readonly words: readonly string[] }[];
    /** Column that names the owner, by kind of golden record. */
    readonly owner: Readonly<Partial<Record<Golden["type"], string>>>;
    readonly same: readonly (string | { readonly unless: string; readonly column: string })[];
  };
}

export interface ShapeColumn {
  readonly name: string;
  readonly column: Column;
  /** value: text read here; ref: an entity id, to become its row's key; self: the row's own key; shared: the value of a shared row; sql: computed in the database. */
  readonly kind: "value" | "ref" | "self" | "shared" | "sql";
  /** `nth` counts the rows of one list, from 0. */
  readonly read: (item: unknown, owner: Golden, nth: number) => unknown;
  /** The rows that this column points at. */
  readonly shared?: Shape & { readonly match: string };
  readonly sql?: string;
  /** The path of a column that is nothing but one. */
  readonly path?: string;
  readonly update?: UpdateRule;
}

export interface Shapes {
  /** The shape of each kind of golden record. */
  readonly mains: ReadonlyMap<Golden["type"], Shape>;
  readonly children: readonly Shape[];
  readonly all: readonly Shape[];
  /** Rows that children share. */
  readonly shared: readonly (Shape & { readonly match: string })[];
}

/** Binds a profile to the tables that are there. Throws LoadError `profile-unfit` with all faults at once. */
export function bindProfile(profile: TargetProfile, catalogue: Catalogue): Shapes {
  const faults: string[] = [];
  const tableOf = (name: string, where: string): Table | undefined => {
    const table = catalogue.tables.get(name);
    if (table === undefined) faults.push(`${where}: no table ${profile.schema}.${name}`);
    else if (table.primaryKey.length === 0) faults.push(`${where}: ${profile.schema}.${name} has no primary key`);
    return table;
  };
  const columnsOf = (
    specs: Readonly<Record<string, string | ColumnSpec>>,
    table: Table,
    where: string,
  ): ShapeColumn[] =>
    Object.entries(specs).flatMap(([name, spec]) => {
      const column = table.columns.get(name);
      if (column === undefined) faults.push(`${where}: ${table.name} has no column ${name}`);
      else if (column.generated) faults.push(`${where}: ${table.name}.${name} is generated, it cannot be written`);
      else if (typeof spec === "object" && spec.shared !== undefined) {
        const rows = sharedShape(`${where.slice(where.indexOf(".") + 1)}.${name}`, spec.shared, where);
        return rows === undefined ? [] : [{ ...compileColumn(name, column, spec), shared: rows }];
      } else return [compileColumn(name, column, typeof spec === "string" ? { path: spec } : spec)];
      return [];
    });
  const sharedShape = (name: string, spec: NonNullable<ColumnSpec["shared"]>, where: string): ShapeColumn["shared"] => {
    const table = tableOf(spec.table, where);
    if (!(spec.match in spec.columns)) faults.push(`${where}: shared.match ${spec.match} is not among its columns`);
    if (table === undefined) return undefined;
    const columns = columnsOf(spec.columns, table, where);
    unfilled(table, Object.keys(spec.columns), where);
    return { name, table, key: spec.key ?? "default", columns, match: spec.match };
  };
  const unfilled = (table: Table, filled: readonly string[], where: string): void => {
    for (const { name, notNull, generated, identity, default: value } of table.columns.values()) {
      if (!notNull || generated || identity !== undefined || value !== undefined) continue;
      if (!filled.includes(name) && !table.primaryKey.includes(name)) {
        faults.push(
          `${where}: ${table.name}.${name} must not be empty, has no default, and the profile does not fill it`,
        );
      }
    }
  };
  const mains = new Map<Golden["type"], Shape>();
  for (const type of ["counterparty", "contact"] as const) {
    const spec = profile.entities[type];
    const table = spec === undefined ? undefined : tableOf(spec.table, `entities.${type}`);
    if (spec === undefined || table === undefined) continue;
    if (table.primaryKey.length > 1) faults.push(`entities.${type}: ${table.name} has a key of several columns`);
    for (const name of [
      ...Object.keys(spec.inactive ?? {}),
      ...Object.keys(spec.where ?? {}),
      spec.replacedBy,
      spec.changedAt,
    ]) {
      if (name !== undefined && !table.columns.has(name))
        faults.push(`entities.${type}: ${table.name} has no column ${name}`);
    }
    unfilled(table, Object.keys(spec.columns), `entities.${type}`);
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
    if (name === "counterparty" || name === "contact")
      faults.push(`children.${name}: the name is taken by the golden record`);
    if (table === undefined) continue;
    const columns = columnsOf(spec.columns, table, `children.${name}`);
    for (const owner of Object.values(spec.owner)) {
      if (!table.columns.has(owner)) faults.push(`children.${name}: ${table.name} has no column ${owner}`);
    }
    for (const same of spec.same) {
      for (const column of typeof same === "string" ? [same] : [same.unless, same.column]) {
        if (!(column in spec.columns)) faults.push(`children.${name}.same: ${column} is not among its columns`);
      }
    }
    unfilled(table, [...Object.keys(spec.columns), ...Object.values(spec.owner)], `children.${name}`);
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
      },
    });
  }
  if (faults.length > 0) throw new LoadError("profile-unfit", { faults: faults.join("; ") });
  const shared = children.flatMap(({ columns }) => columns.flatMap((column) => column.shared ?? []));
  return { mains, children, all: [...mains.values(), ...children], shared };
}

function pathOf(text: string): Path {
  const path = parsePath(text);
  if (path === undefined) throw new LoadError("profile-invalid", { faults: `${text} is not a path` });
  return path;
}

function compileColumn(name: string, column: Column, spec: ColumnSpec): ShapeColumn {
  const base = {
    name,
    column,
    ...(spec.path === undefined ? {} : { path: spec.path }),
    ...(spec.update === undefined ? {} : { update: spec.update }),
  };
  if (spec.sql !== undefined) return { ...base, kind: "sql", sql: spec.sql, read: () => undefined };
  if (spec.shared !== undefined) return { ...base, kind: "shared", read: () => undefined };
  if (spec.isFirst === true) return { ...base, kind: "value", read: (_item, _owner, nth) => nth === 0 };
  if (spec.self === true) return { ...base, kind: "self", read: () => undefined };
  if (spec.ref !== undefined) {
    const path = pathOf(spec.ref);
    return { ...base, kind: "ref", read: (item, owner) => valueAt(path, item, owner) };
  }
  return { ...base, kind: "value", read: finish(spec, reader(spec)) };
}

type Reader = (item: unknown, owner: Golden) => unknown;

function reader(spec: ColumnSpec): Reader {
  if (spec.literal !== undefined) return () => spec.literal;
  if (spec.path !== undefined) {
    const path = pathOf(spec.path);
    return (item, owner) => valueAt(path, item, owner);
  }
  if (spec.list !== undefined) {
    const path = pathOf(spec.list);
    return (item, owner) => {
      const values = valuesAt(path, item, owner);
      return values.length === 0 ? undefined : values;
    };
  }
  if (spec.json !== undefined) {
    const path = pathOf(spec.json);
    const several = path.at(-1)?.name.endsWith("s") ?? false;
    return (item, owner) => {
      const values = valuesAt(path, item, owner);
      const value = values.length === 1 && !several ? values[0] : values;
      return values.length === 0 || isEmptyObject(value) ? undefined : value;
    };
  }
  if (spec.join !== undefined) {
    const paths = [spec.join].flat().map(pathOf);
    return (item, owner) => {
      const values = paths.flatMap((path) => valuesAt(path, item, owner));
      return values.length === 0 ? undefined : values.map(String).join(spec.by ?? ", ");
    };
  }
  if (spec.first !== undefined) {
    const paths = spec.first.map(pathOf);
    return (item, owner) => {
      for (const path of paths) {
        const value = valueAt(path, item, owner);
        if (value !== undefined) return value;
      }
      return undefined;
    };
  }
  const parts = (spec.template ?? "").split(/\{([^{}]+)\}/).map((text, at) => (at % 2 === 0 ? text : pathOf(text)));
  return (item, owner) => {
    let found = false;
    const text = parts
      .map((part) => {
        if (typeof part === "string") return part;
        const value = valueAt(part, item, owner);
        found ||= value !== undefined;
        return value === undefined ? "" : String(value);
      })
      .join("")
      .replace(/ {2,}/g, " ")
      .trim();
    return found && text !== "" ? text : undefined;
  };
}

function isEmptyObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;
}

/** A word that `map` does not know and that has no `otherwise`: the row must be mended, not guessed. */
class Unlisted {
  readonly value: string;
  constructor(value: string) {
    this.value = value;
  }
}

function finish(spec: ColumnSpec, read: Reader): Reader {
  const { map, otherwise, format } = spec;
  if (map === undefined && format === undefined && otherwise === undefined) return read;
  return (item, owner) => {
    const value = read(item, owner);
    if (value === undefined) return map === undefined ? otherwise : undefined;
    if (map !== undefined) {
      const word = String(value);
      return word in map ? map[word] : otherwise === undefined ? new Unlisted(word) : otherwise;
    }
    return format === undefined ? value : formatted(String(value), format);
  };
}

function formatted(text: string, format: NonNullable<ColumnSpec["format"]>): string {
  switch (format) {
    case "digits":
      return text.replace(/\D/g, "");
    case "reversed-digits":
      return [...text.replace(/\D/g, "")].reverse().join("");
    case "lower":
      return text.toLowerCase();
    case "upper":
      return text.toUpperCase();
    case "date":
      return text.slice(0, 10);
    case "international":
      return internationalPhone(text);
  }
}

/**
 * libphonenumber-js writes international numbers with spaces only; the library that CRMs use (Google's, and its port to Python)
 * keeps the hyphens of +7 numbers, and a CRM that meets another spelling rewrites it at the next save.
 */
function internationalPhone(text: string): string {
  const russian = /^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/.exec(text);
  if (russian !== null) return `+7 ${russian[1]} ${russian[2]}-${russian[3]}-${russian[4]}`;
  return parsePhone(text)?.formatInternational() ?? text;
}

/** The rows of one golden record, as lines of COPY text by shape; or why it cannot be loaded. */
export interface Shaped {
  readonly lines: readonly { readonly shape: Shape; readonly line: string }[];
  /** Of everything the target is asked to hold for it, and of its members. */
  readonly digest: string;
}

export interface Refusal extends Misfit {
  readonly table: string;
  readonly column: string;
}

export function shapeGolden(golden: Golden, shapes: Shapes): Shaped | Refusal {
  const main = shapes.mains.get(golden.type);
  const rows: { shape: Shape; head: string; body: string }[] = [];
  if (main === undefined) {
    return { misfit: "target-has-no-place", value: golden.name.display, allowed: "", table: "", column: golden.type };
  }
  const body = encodeRow(main, golden, golden, 0);
  if ("misfit" in body) return body;
  rows.push({ shape: main, head: copyField(golden.id), body: body.line });
  for (const shape of shapes.children) {
    const { child } = shape;
    if (child === undefined || child.owner[golden.type] === undefined) continue;
    const items = child.each === undefined ? [golden] : valuesOf(child.each, golden);
    const seen = new Set<string>();
    for (const item of items) {
      if (!child.when.every(({ path, words }) => words.includes(String(valueAt(path, item, golden))))) continue;
      const body = encodeRow(shape, item, golden, seen.size);
      if ("misfit" in body) return body;
      const slot = slotOf(child.same, body.texts);
      if (seen.has(slot)) continue;
      rows.push({ shape, head: `${copyField(golden.id)}\t${seen.size}\t${copyField(slot)}`, body: body.line });
      for (const { shared, line } of body.shared)
        rows.push({ shape: shared, head: `${copyField(golden.id)}\t${seen.size}\t`, body: line });
      seen.add(slot);
    }
  }
  const digest = hash(
    "sha256",
    `${golden.members.join("\n")}\0${rows.map(({ shape, body }) => `${shape.name}\t${body}`).join("\n")}`,
    "hex",
  );
  return {
    digest,
    lines: rows.map(({ shape, head, body }) => ({
      shape,
      line: shape === main ? `${head}\t${digest}${body}\n` : `${head}${body}\n`,
    })),
  };
}

/** Lists whole: a value object must not be unwrapped here, its columns are read from it. */
function valuesOf(path: Path, golden: Golden): unknown[] {
  let values: unknown[] = [golden];
  for (const step of path) {
    values = values.flatMap((value) => {
      const found = (value as Record<string, unknown>)[step.name];
      return found === undefined ? [] : found;
    });
  }
  return values;
}

interface Row {
  readonly line: string;
  readonly texts: ReadonlyMap<string, string | null>;
  readonly shared: readonly { readonly shared: Shape; readonly line: string }[];
}

function encodeRow(shape: Shape, item: unknown, golden: Golden, nth: number): Row | Refusal {
  let line = "";
  const texts = new Map<string, string | null>();
  const shared: { shared: Shape; line: string }[] = [];
  for (const column of shape.columns) {
    if (column.kind === "sql" || column.kind === "self") continue;
    if (column.shared !== undefined) {
      const row = encodeRow(column.shared, item, golden, nth);
      if ("misfit" in row) return row;
      const value = row.texts.get(column.shared.match) ?? null;
      if (value !== null) shared.push({ shared: column.shared, line: row.line });
      texts.set(column.name, value);
      line += `\t${copyField(value)}`;
      continue;
    }
    const value = column.read(item, golden, nth);
    const place = { table: shape.table.name, column: column.name };
    if (value instanceof Unlisted) return { ...place, misfit: "value-not-listed", value: value.value, allowed: "map" };
    const encoded =
      column.kind === "ref" ? { text: value === undefined ? null : String(value) } : encodeValue(value, column.column);
    if ("misfit" in encoded) return { ...place, ...encoded };
    texts.set(column.name, encoded.text);
    line += `\t${copyField(encoded.text)}`;
  }
  return { line, texts, shared };
}

function slotOf(same: NonNullable<Shape["child"]>["same"], texts: ReadonlyMap<string, string | null>): string {
  return same
    .map((part) => {
      if (typeof part === "string") return texts.get(part) ?? "";
      return (texts.get(part.unless) ?? null) === null ? (texts.get(part.column) ?? "") : "";
    })
    .join("\u001f");
}
