import { fieldsByType } from "../model/index.ts";
import type { Condition } from "./schema/condition.ts";
import type { ContactBlock, CounterpartyBlock, CustomField, MappingFile } from "./schema/mapping.ts";
import type { Reference, Value } from "./schema/value.ts";
import type { Header } from "./columns.ts";
import { parseTemplate } from "./template.ts";
import { eachAt, factNames, isList } from "./value-forms.ts";
import type { Path } from "../yaml/index.ts";

/** One place where a mapping names a column. */
export interface ColumnUse {
  readonly column: string;
  /** `value`: its text becomes (part of) a value. `key`, `reference`, `condition`, `carry`: it is looked at. `extra`: kept as it is. */
  readonly as: "value" | "key" | "reference" | "condition" | "carry" | "extra";
  /** Canonical field, `contact.phones`; for `extra` the name it is kept under. */
  readonly to: string;
  /** Where in the mapping. */
  readonly path: Path;
}

const cache = new WeakMap<MappingFile, readonly ColumnUse[]>();

/** Every column that a mapping names, in the order of the file, `ignore` not among them. */
export function columnUses(mapping: MappingFile): readonly ColumnUse[] {
  const known = cache.get(mapping);
  if (known !== undefined) return known;
  const uses = [...collect(mapping)];
  cache.set(mapping, uses);
  return uses;
}

function* collect(mapping: MappingFile): Generator<ColumnUse> {
  for (const [index, column] of (mapping.carryDown ?? []).entries()) {
    yield { column, as: "carry", to: "carryDown", path: ["carryDown", index] };
  }
  for (const [index, group] of (mapping.groups ?? []).entries()) {
    const to = `$group.${group.name}`;
    yield { column: group.column, as: "value", to, path: ["groups", index, "column"] };
    yield* conditionUses(group.when, to, ["groups", index, "when"]);
  }
  for (const block of ["leaveOut", "reject"] as const) {
    for (const [index, rule] of (mapping[block] ?? []).entries()) {
      yield* conditionUses(rule.when, `${block}.${rule.reason}`, [block, index, "when"]);
    }
  }
  if (mapping.counterparty !== undefined) yield* entityUses(mapping.counterparty, "counterparty", ["counterparty"]);
  if (mapping.contact !== undefined) yield* entityUses(mapping.contact, "contact", ["contact"]);
  for (const [index, contact] of (mapping.contacts ?? []).entries()) {
    yield* entityUses(contact, "contact", ["contacts", index]);
  }
  yield* extraUses(mapping.extra, ["extra"]);
}

function* entityUses(
  block: CounterpartyBlock | ContactBlock,
  type: "counterparty" | "contact",
  path: Path,
): Generator<ColumnUse> {
  const fields = fieldsByType[type];
  for (const [key, given] of Object.entries(block)) {
    if (given === undefined) continue;
    const at = [...path, key];
    const to = `${type}.${key}`;
    if (key === "when") yield* conditionUses(given as Condition, to, at);
    else if (key === "sourceKey") yield* columnList(given as string | readonly string[], "key", to, at);
    else if (key === "extra") yield* extraUses(given as MappingFile["extra"], at);
    else if (key === "of" || key === "head" || key === "relations") {
      yield* referenceUses(given as Reference | readonly Reference[], to, at);
    } else if (key === "find") {
      for (const [field, columns] of Object.entries(given as Record<string, string | readonly string[]>)) {
        yield* columnList(columns, "value", `${type}.${field}`, [...at, field]);
      }
    } else if (key === "custom") {
      for (const [name, field] of Object.entries(given as Record<string, string | CustomField>)) {
        const column = typeof field === "string" ? field : field.column;
        const where = typeof field === "string" ? [...at, name] : [...at, name, "column"];
        yield { column, as: "value", to: `${type}.custom.${name}`, path: where };
      }
    } else if (fields.includes(key)) yield* valueUses(given as Value, to, at);
  }
}

export function* valueUses(value: Value, to: string, path: Path): Generator<ColumnUse> {
  if (typeof value === "string") {
    yield { column: value, as: "value", to, path };
    return;
  }
  if (isList(value)) {
    for (const [index, each] of value.entries()) yield* valueUses(each, to, [...path, index]);
    return;
  }
  yield* columnList(value.column, "value", to, [...path, "column"]);
  for (const column of value.template === undefined ? [] : parseTemplate(value.template).columns) {
    yield { column, as: "value", to, path: [...path, "template"] };
  }
  for (const [index, each] of (value.firstOf ?? []).entries()) yield* valueUses(each, to, [...path, "firstOf", index]);
  for (const [name, part] of Object.entries(value.parts ?? {})) yield* valueUses(part, to, [...path, "parts", name]);
  for (const name of factNames) {
    const fact = value[name];
    if (fact !== undefined && typeof fact !== "string") yield* valueUses(fact, to, [...path, name]);
  }
  if (value.when !== undefined) yield* conditionUses(value.when, to, [...path, "when"]);
}

export function* conditionUses(condition: Condition, to: string, path: Path): Generator<ColumnUse> {
  for (const key of ["present", "absent", "column"] as const) {
    yield* columnList(condition[key], "condition", to, [...path, key]);
  }
  for (const key of ["all", "any"] as const) {
    for (const [index, inner] of (condition[key] ?? []).entries()) {
      yield* conditionUses(inner, to, [...path, key, index]);
    }
  }
  if (condition.not !== undefined) yield* conditionUses(condition.not, to, [...path, "not"]);
}

function* referenceUses(given: Reference | readonly Reference[], to: string, path: Path): Generator<ColumnUse> {
  for (const [reference, at] of eachAt(given, path)) {
    for (const key of ["key", "inn", "name"] as const) yield* columnList(reference[key], "reference", to, [...at, key]);
    if (reference.when !== undefined) yield* conditionUses(reference.when, to, [...at, "when"]);
  }
}

function* columnList(
  columns: string | readonly string[] | undefined,
  as: ColumnUse["as"],
  to: string,
  path: Path,
): Generator<ColumnUse> {
  for (const [column, at] of eachAt(columns, path)) yield { column, as, to, path: at };
}

function* extraUses(extra: MappingFile["extra"], path: Path): Generator<ColumnUse> {
  if (extra === undefined) return;
  if (typeof extra === "string" || Array.isArray(extra)) {
    const columns = extra as string | readonly string[];
    for (const use of columnList(columns, "extra", "", path)) yield { ...use, to: use.column };
  } else {
    for (const [name, column] of Object.entries(extra as Readonly<Record<string, string>>)) {
      yield { column, as: "extra", to: name, path: [...path, name] };
    }
  }
}

/** Indexes of the columns that the mapping gives a meaning. A condition only looks at a column. */
export function mappedColumns(mapping: MappingFile, header: Header): ReadonlySet<number> {
  return new Set(
    columnUses(mapping).flatMap(({ column, as }) => (as === "extra" || as === "condition" ? [] : header.find(column))),
  );
}

/** Columns that an `extra` names: by name whatever else they do, by pattern only those that are neither mapped nor ignored. */
export function extraColumns(column: string, mapping: MappingFile, header: Header): readonly number[] {
  const found = header.find(column);
  if (!column.includes("*") || header.paths.includes(column)) return found;
  const mapped = mappedColumns(mapping, header);
  const ignored = new Set(Object.keys(mapping.ignore ?? {}).flatMap((name) => header.find(name)));
  return found.filter((index) => !mapped.has(index) && !ignored.has(index));
}

/**
 * Fields whose cells tell one record from another. A changed cell makes a new identity (the pipeline matches vanished and new
 * keys with each other); a missing one would make one record of two firms, which is the worse mistake: so the list is long.
 */
const identifying: ReadonlySet<string> = new Set(
  [
    "name",
    "legalName",
    "person",
    "inn",
    "kpp",
    "ogrn",
    "okpo",
    "identifiers",
    "phones",
    "emails",
    "addresses",
    "city",
    "birthDate",
  ]
    .map((field) => `counterparty.${field}`)
    .concat(
      [
        "fullName",
        "lastName",
        "firstName",
        "middleName",
        "identifiers",
        "phones",
        "emails",
        "addresses",
        "birthDate",
        "of",
        "position",
      ].map((field) => `contact.${field}`),
    ),
);

/** Columns that feed an identifying field, in the order of the mapping, each once. */
export function identityColumns(mapping: MappingFile): readonly string[] {
  const columns = columnUses(mapping)
    .filter(({ as, to }) => (as === "value" || as === "reference") && identifying.has(to))
    .map(({ column }) => column);
  return [...new Set(columns)];
}
