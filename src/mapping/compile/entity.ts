import { addTo, fieldsByType, foldSpace, setOwn } from "../../model/index.ts";
import type { CounterpartyRef, DraftEntity, DraftValue, Issue, RawRecord } from "../../model/index.ts";
import { isVirtual } from "../columns.ts";
import type { Header } from "../columns.ts";
import type { CounterpartyBlock, ContactBlock, CustomField, MappingFile } from "../schema/mapping.ts";
import type { Reference, Value } from "../schema/value.ts";
import { extraColumns } from "../uses.ts";
import { isBlank, readColumn, readText } from "./cells.ts";
import { compileCondition, list } from "./condition.ts";
import type { Test } from "./condition.ts";
import { compileCustom } from "./custom.ts";
import { compileField, readEach } from "./value.ts";
import type { Context, ReadValues } from "./value.ts";

/** One entity block compiled for one header. */
export interface EntityReader {
  readonly when: Test;
  /** The source's own key; undefined where the row has none. */
  readonly key: (row: RawRecord) => string | undefined;
  /** Undefined where the row says nothing about this entity (constants do not count). */
  readonly read: (row: RawRecord, issues: Issue[]) => DraftEntity | undefined;
  readonly of: (row: RawRecord) => CounterpartyRef | undefined;
}

type Fields = Record<string, readonly DraftValue[]>;

const referenceFields: ReadonlySet<string> = new Set(["head", "relations"]);

export function compileEntity(
  block: CounterpartyBlock | ContactBlock,
  type: "counterparty" | "contact",
  mapping: MappingFile,
  source: string,
  context: Context,
): EntityReader {
  const { header } = context;
  const readers = new Map<string, ReadValues[]>();
  const add = (field: string, read: ReadValues): void => addTo(readers, field, read);
  const values = block as Readonly<Record<string, unknown>>;
  for (const field of fieldsByType[type]) {
    const value = values[field];
    if (value === undefined) continue;
    if (referenceFields.has(field)) {
      for (const reference of list(value as Reference | readonly Reference[])) {
        add(field, compileRelation(reference, field, source, header));
      }
    } else add(field, compileField(value as Value, field, context));
  }
  for (const [field, read] of compileFind(block, values["notes"] as Value | undefined, context)) add(field, read);
  const fields = [...readers].map(([field, reads]) => ({ field, read: readEach(reads) }));
  const custom = compileCustom((block.custom ?? {}) as Readonly<Record<string, string | CustomField>>, header);
  const extra = compileExtra(block.extra, mapping, header);
  return {
    when: block.when === undefined ? () => true : compileCondition(block.when, header),
    key: compileKey(block.sourceKey, header),
    of: "of" in block ? compileReferences(list<Reference>(block.of), source, header) : () => undefined,
    read(row, issues) {
      const found: Fields = {};
      let told = false;
      for (const { field, read } of fields) {
        const values = read(row, issues);
        if (values.length === 0) continue;
        found[field] = values;
        if (!told) for (const value of values) told ||= value.at !== "=";
      }
      if (!told) return undefined;
      const kept: Record<string, string> = {};
      extra(row, kept);
      custom(row, kept, issues);
      return { fields: found, extra: kept };
    },
  };
}

/** Cells of a key are trimmed, spaces folded, joined by `|`; a `|` of their own is escaped. All empty: no key. */
export function compileKey(
  columns: string | readonly string[] | undefined,
  header: Header,
): (row: RawRecord) => string | undefined {
  const reads = list(columns).map((name) => readText(name, header));
  const [only] = reads;
  if (only === undefined) return () => undefined;
  const clean = (text: string): string => foldSpace(text).replaceAll("|", "\\|");
  if (reads.length === 1) {
    return (row) => {
      const key = clean(only(row));
      return key === "" ? undefined : key;
    };
  }
  return (row) => {
    const cells = reads.map((read) => clean(read(row)));
    return cells.every((cell) => cell === "") ? undefined : cells.join("|");
  };
}

/** The first reference whose cell is filled counts. */
function compileReferences(
  references: readonly Reference[],
  source: string,
  header: Header,
): (row: RawRecord) => CounterpartyRef | undefined {
  const compiled = references.map((reference) => compileReference(reference, source, header));
  return (row) => {
    for (const read of compiled) {
      const found = read(row);
      if (found !== undefined) return found;
    }
    return undefined;
  };
}

function compileReference(
  reference: Reference,
  ownSource: string,
  header: Header,
): (row: RawRecord) => CounterpartyRef | undefined {
  const holds = reference.when === undefined ? () => true : compileCondition(reference.when, header);
  if (reference.key !== undefined) {
    const read = compileKey(reference.key, header);
    const source = reference.source ?? ownSource;
    return (row) => {
      const key = holds(row) ? read(row) : undefined;
      return key === undefined ? undefined : { by: "key", source, key };
    };
  }
  if (reference.inn !== undefined) {
    const read = readText(reference.inn, header);
    return (row) => {
      const inn = holds(row) ? read(row).trim() : "";
      return inn === "" ? undefined : { by: "inn", inn };
    };
  }
  const read = readText(reference.name ?? "", header);
  return (row) => {
    const name = holds(row) ? read(row).trim() : "";
    return name === "" ? undefined : { by: "name", name };
  };
}

/** A relation is a value whose parts are the reference: { by, source?, key | inn | name }. */
function compileRelation(reference: Reference, field: string, source: string, header: Header): ReadValues {
  const read = compileReference(reference, source, header);
  const kind = field === "head" ? "head" : (reference.kind ?? "group");
  const at = list(reference.key ?? reference.inn ?? reference.name).join(" + ");
  return (row) => {
    const found = read(row);
    if (found === undefined) return [];
    const text = found.by === "key" ? found.key : found.by === "inn" ? found.inn : found.name;
    return [{ text, at, kind, parts: { ...found } }];
  };
}

/** Free text to look into for phones and e-mails; the text itself stays a note, once. */
function compileFind(
  block: CounterpartyBlock | ContactBlock,
  notes: Value | undefined,
  { header }: Context,
): [field: string, read: ReadValues][] {
  const found: [string, ReadValues][] = [];
  const columns = new Set<string>();
  for (const field of ["phones", "emails"] as const) {
    for (const column of list(block.find?.[field])) {
      columns.add(column);
      const read = readColumn(column, header);
      found.push([field, (row) => read(row).map(({ text, at }) => ({ text, at, find: true }))]);
    }
  }
  const noted = JSON.stringify(notes ?? "");
  for (const column of columns) {
    // Where the mapping already makes a note of the column, a second one would be the same text twice.
    if (noted.includes(JSON.stringify(column))) continue;
    const read = readColumn(column, header);
    found.push(["notes", (row) => read(row).map(({ text, at }) => ({ text, at }))]);
  }
  return found;
}

/** Columns kept without a meaning: under their own path, or under the name the mapping gives. */
export function compileExtra(
  extra: string | readonly string[] | Readonly<Record<string, string>> | undefined,
  mapping: MappingFile,
  header: Header,
): (row: RawRecord, kept: Record<string, string>) => void {
  const named: { name: string | undefined; column: string }[] =
    extra === undefined
      ? []
      : typeof extra === "string" || Array.isArray(extra)
        ? list(extra as string | readonly string[]).map((column) => ({ name: undefined, column }))
        : Object.entries(extra).map(([name, column]) => ({ name, column }));
  const columns = named.flatMap(({ name, column }) =>
    extraColumns(column, mapping, header).map((index) => ({ name: name ?? header.paths[index] ?? "", index })),
  );
  const virtual = named
    .filter(({ column }) => isVirtual(column))
    .map(({ name, column }) => ({ name: name ?? column, read: readText(column, header) }));
  return (row, kept) => {
    for (const { name, index } of columns) keep(kept, name, row.values[index] ?? "");
    for (const { name, read } of virtual) keep(kept, name, read(row));
  };
}

/** A second value of one name is `name#2`: nothing overwrites anything. */
export function keep(kept: Record<string, string>, name: string, text: string): void {
  if (isBlank(text)) return;
  let free = name;
  for (let count = 2; Object.hasOwn(kept, free); count += 1) free = `${name}#${count}`;
  setOwn(kept, free, text);
}
