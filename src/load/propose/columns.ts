import type { Column, Table } from "../catalogue.ts";
import { type Sample, codePattern, phoneFormat, shapeOf, valuesOf, wordsIn } from "./sample.ts";
import { checkWords, type Doubt, type Owner, type Survey } from "./survey.ts";
import { type Concept, conceptOf, kindsAmong, outOfUse, phoneKindOf, wordsOf } from "./words.ts";

/** A column as it will stand in the profile, with the reason beside it; without `spec`, a line for a person to fill. */
export interface Proposed {
  readonly column: string;
  readonly spec?: unknown;
  readonly why?: Doubt;
}

/** What the profile says of a table besides its columns. */
export interface EntityFacts {
  readonly key?: unknown;
  /** Which rows are of this kind, where the table holds both. */
  readonly where?: Readonly<Record<string, boolean>>;
  readonly columns: readonly Proposed[];
  readonly inactive?: Readonly<Record<string, string | number | boolean>>;
  readonly replacedBy?: string;
  readonly changedAt?: string;
  readonly changedBy?: string;
  readonly responsible?: string;
}

const paths: Readonly<Record<Owner, Partial<Record<Concept, unknown>>>> = {
  counterparty: {
    inn: "identifiers[ru-inn]",
    kpp: "identifiers[ru-kpp]",
    ogrn: "identifiers[ru-ogrn]",
    okpo: "identifiers[ru-okpo]",
    "legal-name": "legalName.raw",
    name: { template: "{legalForm} {name.display}" },
    title: { template: "{legalForm} {name.display}" },
    "full-name": { template: "{legalForm} {name.display}" },
    "short-name": "name.display",
    "legal-form": "legalForm",
    family: "person.family",
    given: "person.given",
    patronymic: "person.patronymic",
  },
  contact: {
    inn: "identifiers[ru-inn]",
    family: { first: ["name.family", "name.display"] },
    given: "name.given",
    patronymic: "name.patronymic",
    "full-name": "name.display",
    name: "name.display",
    title: "of[1].role",
    position: "of[1].role",
    department: "of[1].department",
  },
};
const common: Partial<Record<Concept, unknown>> = {
  site: "sites",
  address: { first: ["addresses.text", "addresses.raw"] },
  "address-legal": "addresses[kind=legal].text",
  "address-actual": "addresses[kind=actual].text",
  street: { first: ["addresses.street", "addresses.text"] },
  postcode: "addresses.postcode",
  city: { first: ["city", "addresses.city"] },
  region: { first: ["region", "addresses.region"] },
  country: "country",
  "birth-date": "birthDate",
  lineage: "id",
};

const isTime = ({ base }: Column): boolean => /^(?:timestamp|timestamptz|date)$/.test(base);
const isFlag = ({ base }: Column): boolean => /^(?:bool|int2|int4|bpchar|varchar)$/.test(base);
const isText = ({ base }: Column): boolean => /^(?:text|varchar|bpchar|citext)$/.test(base);
const mustFill = (column: Column): boolean =>
  column.notNull && column.default === undefined && column.identity === undefined && !column.generated;
export const nowSql = ({ base }: Column): string => (base === "timestamp" ? "now() AT TIME ZONE 'UTC'" : "now()");

/** Reads off a table what the columns of a card hold, how its key is made and how it is put out of use. */
export function describeEntity(survey: Survey, owner: Owner, table: Table, held: ReadonlySet<string>): EntityFacts {
  const sample = survey.samples.get(table.name) ?? { rows: [] };
  const columns: Proposed[] = [];
  const taken = new Set<string>();
  let facts: Pick<EntityFacts, "inactive" | "replacedBy" | "changedAt" | "changedBy" | "responsible"> = {};
  const add = (column: Column, spec: unknown, why?: Doubt): void =>
    void columns.push({ column: column.name, spec, ...(why === undefined ? {} : { why }) });
  const hasRole = [...table.columns.keys()].some((name) => conceptOf(name, table.name) === "position");
  for (const column of table.columns.values()) {
    if (column.generated || table.primaryKey.includes(column.name)) continue;
    const words = checkWords(table, column);
    const named = conceptOf(column.name, table.name);
    // A column of a few states is a status, whatever its name: `state` is not always a region.
    const concept = named === "region" && words.length > 0 ? undefined : named;
    const reference = table.references.find(({ from }) => from.columns.length === 1 && from.columns[0] === column.name);
    if (reference !== undefined && reference.to.table === table.name && concept === "replaced-by") {
      facts = { ...facts, replacedBy: column.name };
      continue;
    }
    if (owner === "contact" && (reference?.to.table === survey.main.name || isOwnerColumn(survey, column))) {
      add(column, { ref: "of[1].counterparty" }, { code: "propose-why-ref", params: {} });
      if (column.notNull)
        survey.doubts.push({ code: "propose-owner-required", params: { table: table.name, column: column.name } });
      continue;
    }
    const flag = flagOf(column, concept);
    if (flag !== undefined && facts.inactive === undefined) {
      facts = { ...facts, inactive: { [column.name]: flag.inactive } };
      if (flag.active !== undefined && (mustFill(column) || flag.unset))
        add(column, { literal: flag.active, update: "never" }, { code: "propose-why-in-use", params: {} });
      continue;
    }
    const out = words.find((word) => outOfUse.test(wordsOf(word)));
    if (out !== undefined && facts.inactive === undefined && !mustFill(column)) {
      facts = { ...facts, inactive: { [column.name]: out } };
      continue;
    }
    if (concept === "responsible" && reference !== undefined && facts.responsible === undefined) {
      facts = { ...facts, responsible: column.name };
      if (!mustFill(column)) continue;
    }
    if (concept === "changed-by" && facts.changedBy === undefined) {
      facts = { ...facts, changedBy: column.name };
      if (!mustFill(column)) continue;
    }
    if (concept === "created" && isTime(column)) {
      if (column.default === undefined)
        add(column, { sql: nowSql(column), update: "never" }, { code: "propose-why-now", params: {} });
      continue;
    }
    if (concept === "updated" && isTime(column)) {
      if (facts.changedAt === undefined) facts = { ...facts, changedAt: column.name };
      if (mustFill(column))
        add(column, { sql: nowSql(column), update: "never" }, { code: "propose-why-now", params: {} });
      continue;
    }
    const spec =
      reference === undefined ? columnSpec(survey, owner, table, column, concept, sample, held, hasRole) : undefined;
    const id = JSON.stringify(spec);
    if (spec !== undefined && !taken.has(id)) {
      taken.add(id);
      add(column, spec, sizeOf(column));
    } else if (mustFill(column)) columns.push(fillerOf(survey, table, column, sample));
  }
  const key = keyOf(survey, table, sample);
  return { ...(key === undefined ? {} : { key }), columns, ...facts };
}

/** Said of columns that real values may outgrow. */
export function sizeOf({ length }: Column): Doubt | undefined {
  return length === undefined || length > 80 ? undefined : { code: "propose-why-length", params: { length } };
}

function isOwnerColumn({ main }: Survey, column: Column): boolean {
  const [table, words] = [wordsOf(main.name), wordsOf(column.name)];
  const start = table.split(" ").at(-1)?.slice(0, 4) ?? table;
  return words.startsWith(start) && /(?:^| )(?:id|код|guid|key)$/u.test(words);
}

function flagOf(
  column: Column,
  concept: Concept | undefined,
): { inactive: string | number | boolean; active?: string | number | boolean; unset: boolean } | undefined {
  if (concept === "deleted" && isTime(column)) return { inactive: "now", unset: false };
  if ((concept !== "deleted" && concept !== "active") || !isFlag(column)) return undefined;
  const out = concept === "deleted";
  const [yes, no] = column.base === "bool" ? [true, false] : isText(column) ? ["Y", "N"] : [1, 0];
  // A default that puts a new row out of use (Tryton's `active false`) is as good as none.
  const isDefault = (value: string | number | boolean): boolean =>
    (column.default ?? "").replace(/^'|'.*$/g, "") === String(value);
  return {
    inactive: out ? yes : no,
    active: out ? no : yes,
    unset: column.default === undefined || isDefault(out ? yes : no),
  };
}

function columnSpec(
  survey: Survey,
  owner: Owner,
  table: Table,
  column: Column,
  concept: Concept | undefined,
  sample: Sample,
  held: ReadonlySet<string>,
  hasRole: boolean,
): unknown {
  if (column.base === "json" || column.base === "jsonb")
    return jsonSpec(concept, jsonSample(survey, sample, column), wordsOf(column.name));
  if (column.base.startsWith("_")) {
    if (concept === "email") return { list: "emails.address" };
    if (concept === "phone") return { list: "phones.e164" };
    return concept === "tags" ? { list: "tags" } : concept === "site" ? { list: "sites" } : undefined;
  }
  if (concept === "kind" && owner === "counterparty") return kindSpec(survey, table, column, sample);
  if (concept === "is-company" && column.base === "bool" && owner === "counterparty")
    return { path: "kind", map: { organisation: true, "sole-trader": true, person: false } };
  if (!isText(column) && concept !== "birth-date") return undefined;
  const texts = valuesOf(sample, column.name);
  if (concept === "phone" || concept === "phone-mobile" || concept === "phone-fax")
    return phoneSpec(table, column, texts, held);
  if (concept === "email") return held.has("emails") ? undefined : { first: ["emails.address", "emails.raw"] };
  if (concept === "notes") {
    // One phone column and many numbers: what has no place of its own is kept with the notes.
    const more = (["phones", "emails"] as const).filter((list) => !held.has(list)).map((list) => `${list}.raw`);
    return { join: more.length === 0 ? "notes" : ["notes", ...more], by: "\n" };
  }
  if (concept === "title" && owner === "contact" && hasRole) return undefined;
  if (concept !== undefined) return paths[owner][concept] ?? common[concept];
  const shape = shapeOf(texts);
  if (shape === "email") return held.has("emails") ? undefined : { first: ["emails.address", "emails.raw"] };
  return shape === "inn" && owner === "counterparty" ? "identifiers[ru-inn]" : undefined;
}

/** Fixed, mobile and fax by their kind where the table tells them apart; else the first, the second… of all numbers. */
function phoneSpec(table: Table, column: Column, texts: readonly unknown[], held: ReadonlySet<string>): unknown {
  if (held.has("phones")) return undefined;
  const all = [...table.columns.values()].filter(({ name }) => conceptOf(name, table.name)?.startsWith("phone"));
  const plain = all.filter(({ name }) => phoneKindOf(name) === undefined);
  const kind = phoneKindOf(column.name);
  const format = phoneFormat(texts) === "international" ? { format: "international" } : {};
  const choice =
    kind !== undefined
      ? `[kind=${kind}]`
      : all.length === plain.length
        ? `[${plain.indexOf(column) + 1}]`
        : plain.indexOf(column) === 0
          ? "[kind=fixed]"
          : `[${plain.indexOf(column) + 1}]`;
  if (all.length === 1) return { first: ["phones.e164", "phones.raw"], ...format };
  const path = `phones${choice}.e164`;
  return "format" in format ? { path, ...format } : path;
}

/** What the column holds, or, where it holds nothing yet, its namesake in another table: one program writes both alike. */
function jsonSample(survey: Survey, sample: Sample, column: Column): unknown[] {
  const filled = (each: Sample): unknown[] =>
    valuesOf(each, column.name).filter((value) => typeof value === "object" && Object.keys(value as object).length > 0);
  const own = filled(sample);
  if (own.length > 0) return own;
  return [...survey.samples.values()].flatMap(filled);
}

/** Which phone it is, by the words in use: what none of them names becomes the first plain one. */
export function phoneWords(words: readonly string[], path: string): unknown {
  const plain = words.find((word) => phoneKindOf(word) === undefined) ?? words[0];
  const map = Object.fromEntries(
    words.flatMap((word) => (phoneKindOf(word) === undefined ? [] : [[phoneKindOf(word), word]])),
  );
  return Object.keys(map).length === 0 ? { literal: plain } : { path, map, otherwise: plain };
}

/** JSON is written as the rows there have it: an array of objects with their keys, an array of texts, one object. */
function jsonSpec(concept: Concept | undefined, held: readonly unknown[], words: string): unknown {
  const list =
    concept === "phone" || /phone|телефон/.test(words)
      ? "phones"
      : concept === "email" || /mail|почт/.test(words)
        ? "emails"
        : undefined;
  const main = list === "phones" ? "e164" : "address";
  if (list !== undefined) {
    const items = held.flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : []));
    const item = items[0];
    if (typeof item !== "object" || item === null) return { json: `${list}.${main}` };
    const as = Object.entries(item).flatMap(([key, value]): [string, unknown][] => {
      if (/^(?:number|phone|value|e164|email|address|номер|значение)$/i.test(key))
        return [[key, { first: [main, "raw"] }]];
      if (/^(?:label|kind|type|вид|тип)$/i.test(key)) return [[key, labelSpec(items, key, list)]];
      if (/^(?:ext|extension|доб.*)$/i.test(key)) return [[key, "extension"]];
      return typeof value === "boolean" && /primary|main|default|основн/i.test(key) ? [[key, { isFirst: true }]] : [];
    });
    return as.length === 0 ? { json: `${list}.${main}` } : { json: list, as: Object.fromEntries(as) };
  }
  if (concept?.startsWith("address") === true) {
    const keys = Object.keys(
      (held.find((value) => typeof value === "object" && !Array.isArray(value)) ?? { text: "" }) as object,
    );
    const parts = keys.flatMap((key): [string, string][] => {
      const part = conceptOf(key, "");
      const known = ["street", "postcode", "city", "region", "country"].find((name) => name === part);
      const name = known ?? (/^(?:text|value|full|line)$/.test(key) ? "text" : undefined);
      return name === undefined ? [] : [[key, `addresses.${name}`]];
    });
    return parts.length === 0 ? undefined : { object: Object.fromEntries(parts) };
  }
  if (concept === "tags") return { json: "tags" };
  return concept === "extra" ? { json: "extra" } : undefined;
}

function labelSpec(items: readonly unknown[], key: string, list: string): unknown {
  const words = [...new Set(items.map((item) => String((item as Record<string, unknown>)[key] ?? "")))].filter(Boolean);
  return list === "phones" && words.length > 0 ? phoneWords(words.toSorted(), "kind") : "kind";
}

/** What a comment says of a column's codes: `1 - юрлицо, 2 - ИП, 3 - физлицо` gives `юрлицо` for 1. */
export function legendOf(comment: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, code = "", word = ""] of comment.matchAll(/([\p{L}\p{N}_]+)\s*[-–—=:]\s*([^,;.\n]+)/gu))
    found.set(word.trim(), code);
  return found;
}

function kindSpec(survey: Survey, table: Table, column: Column, sample: Sample): unknown {
  const words = checkWords(table, column);
  const legend = legendOf(column.comment ?? "");
  const inWords = kindsAmong(words.length > 0 ? words : wordsIn(sample, column.name));
  const known =
    inWords.size > 0
      ? inWords
      : new Map([...kindsAmong([...legend.keys()])].map(([kind, word]) => [kind, legend.get(word) as string]));
  const kinds = ["organisation", "sole-trader", "person"];
  const missing = kinds.filter((kind) => !known.has(kind));
  if (missing.length > 0)
    survey.doubts.push({
      code: "propose-kinds",
      params: { table: table.name, column: column.name, missing: missing.join(", ") },
    });
  if (known.size === 0) return undefined;
  const written = (word: string): string | number => (column.base.startsWith("int") ? Number(word) : word);
  const map = Object.fromEntries(
    kinds.flatMap((kind) => (known.has(kind) ? [[kind, written(known.get(kind) as string)]] : [])),
  );
  return { path: "kind", map };
}

/** A column that must not be empty and whose meaning is unknown: what most rows hold, else the first row it may point at. A doubt always. */
export function fillerOf(survey: Survey, table: Table, column: Column, sample: Sample): Proposed {
  const doubt = (value: string): void =>
    void survey.doubts.push({
      code: "propose-required",
      params: { table: table.name, column: column.name, type: column.type, value },
    });
  const code = codeSpec(table, column, sample);
  if (code !== undefined) {
    doubt(code.sql);
    return { column: column.name, spec: { sql: code.sql, update: "never" }, why: code.why };
  }
  const reference = table.references.find(({ from }) => from.columns.length === 1 && from.columns[0] === column.name);
  const [often] = wordsIn(sample, column.name);
  const target = reference === undefined ? undefined : survey.catalogue.tables.get(reference.to.table);
  const first =
    target === undefined
      ? undefined
      : valuesOf(survey.samples.get(target.name) ?? { rows: [] }, reference?.to.columns[0] ?? "")[0];
  const value = often ?? (first === undefined ? checkWords(table, column)[0] : String(first));
  if (value === undefined) {
    doubt("?");
    return { column: column.name, why: { code: "propose-why-fill", params: { type: column.type } } };
  }
  doubt(value);
  const literal = /^int|numeric|float/.test(column.base)
    ? Number(value)
    : column.base === "bool"
      ? value === "true"
      : value;
  return {
    column: column.name,
    spec: { literal, update: "never" },
    why:
      often === undefined
        ? { code: "propose-why-first", params: { table: target?.name ?? column.name } }
        : { code: "propose-why-often", params: {} },
  };
}

/** A code that every row must have once, made of the row's own number: begun otherwise than the program's, so that none is met twice. */
function codeSpec(table: Table, column: Column, sample: Sample): { sql: string; why: Doubt } | undefined {
  const key = table.columns.get(table.primaryKey[0] ?? "");
  const isUnique = table.uniques.some(({ columns }) => columns.length === 1 && columns[0] === column.name);
  if (key === undefined || !key.base.startsWith("int") || !/char|text/.test(column.base)) return undefined;
  const pattern = codePattern(valuesOf(sample, column.name));
  if (pattern === undefined && !isUnique) return undefined;
  const width =
    pattern === undefined ? Math.min(8, (column.length ?? 10) - 2) : pattern.length - pattern.replace(/0+$/, "").length;
  const name = /^[a-z_][a-z0-9_]*$/.test(key.name) ? key.name : `"${key.name}"`;
  return {
    sql: `'SV' || lpad(${name}::text, ${width}, '0')`,
    why:
      pattern === undefined
        ? { code: "propose-why-code", params: {} }
        : { code: "propose-why-codes", params: { pattern } },
  };
}

/** How new keys come about, where the database does not make them itself. */
export function keyOf(survey: Survey, table: Table, sample: Sample): unknown {
  const [name, ...more] = table.primaryKey;
  const column = table.columns.get(name ?? "");
  if (column === undefined || more.length > 0 || /^(?:int[248]|uuid)$/.test(column.base)) return undefined;
  const texts = valuesOf(sample, column.name).map(String);
  const isUuid =
    texts.length > 0
      ? texts.every((text) => /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text))
      : column.length === 36;
  if (isUuid) return "uuid";
  const pattern = codePattern(texts);
  if (pattern !== undefined) {
    const own =
      column.sequence ?? /nextval\('((?:[^']|'')+)'::regclass\)/.exec(column.default ?? "")?.[1]?.replaceAll("''", "'");
    if (own === undefined)
      survey.doubts.push({ code: "propose-code", params: { table: table.name, column: column.name, pattern } });
    return { code: pattern, ...(own === undefined ? {} : { sequence: own }) };
  }
  if (column.length !== undefined && column.length >= 8 && texts.every((text) => /^[0-9a-f]+$/i.test(text)))
    return { hex: Math.min(64, column.length) };
  survey.doubts.push({ code: "propose-key", params: { table: table.name, column: column.name, type: column.type } });
  return undefined;
}
