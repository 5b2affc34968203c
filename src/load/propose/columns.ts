import { type Column, mustFill, type Table } from "../catalogue/catalogue.ts";
import { constantOf, fillerOf, hasDanglingDefault, keyOf } from "./fill.ts";
import { jsonSample, jsonSpec } from "./json-column.ts";
import { kindSpec } from "./kind-column.ts";
import { nowSql, type Proposed, sizeOf } from "./proposed.ts";
import { type Sample, phoneFormat, shapeOf, valuesOf } from "./sample.ts";
import { ownerLinks } from "./owner-links.ts";
import { checkWords, type Doubt, type Survey } from "./survey.ts";
import type { Owner } from "./table-words.ts";
import { type Concept, conceptIn } from "./concepts.ts";
import { phoneKindOf } from "./list-words.ts";
import { outOfUse } from "./table-words.ts";
import { wordsOf } from "./words.ts";

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

/** Characters of an entity's own id, which a column for the key of another program can hold or not. */
const idLength = 19;

const isFilled = ({ rows }: Sample, { name }: Column): boolean =>
  rows.length > 0 && rows.every((row) => row[name] !== null);
const isTime = ({ base }: Column): boolean => /^(?:timestamp|timestamptz|date)$/.test(base);
const isFlag = ({ base }: Column): boolean => /^(?:bool|int2|int4|bpchar|varchar)$/.test(base);
const isText = ({ base }: Column): boolean => /^(?:text|varchar|bpchar|citext)$/.test(base);

/** Reads off a table what the columns of a card hold, how its key is made and how it is put out of use. */
export function describeEntity(survey: Survey, owner: Owner, table: Table, held: ReadonlySet<string>): EntityFacts {
  const sample = survey.samples.get(table.name) ?? { rows: [] };
  const columns: Proposed[] = [];
  const taken = new Set<string>();
  let facts: Pick<EntityFacts, "inactive" | "replacedBy" | "changedAt" | "changedBy" | "responsible"> = {};
  const add = (column: Column, spec: unknown, why?: Doubt): void =>
    void columns.push({ column: column.name, spec, ...(why === undefined ? {} : { why }) });
  const links = owner === "contact" ? ownerLinks(survey, table) : [];
  const toFirm = new Set(
    links.flatMap((link) => (link.owner === "counterparty" && link.model === undefined ? [link.column] : [])),
  );
  const beside = new Set([...table.columns.values()].flatMap((column) => besideConcept(table, column) ?? []));
  for (const column of table.columns.values()) {
    if (column.generated || table.primaryKey.includes(column.name)) continue;
    const words = checkWords(table, column);
    // Beside columns that begin with a letter, one that begins with _ is the framework's own.
    const isInner = column.name.startsWith("_") && [...table.columns.keys()].some((name) => !name.startsWith("_"));
    const named = isInner ? undefined : conceptIn(table, column);
    // A column of a few states is a status, whatever its name: `state` is not always a region.
    const concept = named === "region" && words.length > 0 ? undefined : named;
    const reference = table.references.find(({ from }) => from.columns.length === 1 && from.columns[0] === column.name);
    if (reference !== undefined && reference.to.table === table.name && concept === "replaced-by") {
      facts = { ...facts, replacedBy: column.name };
      continue;
    }
    if (owner === "contact" && (toFirm.has(column.name) || isOwnerColumn(survey, column))) {
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
      if (mustFill(column) || (column.default === undefined && isFilled(sample, column)))
        add(column, { sql: nowSql(column), update: "never" }, { code: "propose-why-now", params: {} });
      continue;
    }
    const spec =
      reference === undefined ? columnSpec(survey, owner, table, column, concept, sample, held, beside) : undefined;
    const id = JSON.stringify(spec);
    if (spec !== undefined && !taken.has(id)) {
      taken.add(id);
      add(column, spec, sizeOf(column));
    } else {
      const isAsked = mustFill(column) || hasDanglingDefault(survey, table, column);
      const fill = isAsked ? fillerOf(survey, table, column, sample) : constantOf(table, column, sample);
      if (fill !== undefined) columns.push(fill);
    }
  }
  const key = keyOf(survey, table, sample);
  return { ...(key === undefined ? {} : { key }), columns, ...facts };
}

/** What a column says, for the others to go by; a reference to a list of forms of ownership is no place for one. */
function besideConcept(table: Table, column: Column): Concept | undefined {
  const concept = conceptIn(table, column);
  const isPlain = isText(column) && !table.references.some(({ from }) => from.columns.includes(column.name));
  return concept === "legal-form" && !isPlain ? undefined : concept;
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
  beside: ReadonlySet<Concept>,
): unknown {
  if (column.base === "json" || column.base === "jsonb")
    return jsonSpec(concept, jsonSample(survey, sample, column), wordsOf(column.name), beside);
  if (column.base.startsWith("_")) {
    if (concept === "email") return { list: "emails.address|raw" };
    if (concept === "phone") return { list: "phones.e164|raw" };
    return concept === "tags" ? { list: "tags" } : concept === "site" ? { list: "sites" } : undefined;
  }
  if (concept === "kind" && owner === "counterparty") return kindSpec(survey, table, column, sample);
  if (concept === "is-company" && column.base === "bool" && owner === "counterparty")
    return { path: "kind", map: { organisation: true, "sole-trader": true, person: false } };
  if (!isText(column) && concept !== "birth-date") return undefined;
  const texts = valuesOf(sample, column.name);
  if (concept === "phone" || concept === "phone-mobile" || concept === "phone-fax")
    return phoneSpec(table, column, texts, held, beside);
  if (concept === "calling-code" || concept === "phone-country")
    return held.has("phones")
      ? undefined
      : { path: "phones[1].e164", format: concept === "calling-code" ? "calling-code" : "country-code" };
  if (concept === "email") return held.has("emails") ? undefined : { first: ["emails.address", "emails.raw"] };
  if (concept === "notes") {
    // One phone column and many numbers: what has no place of its own is kept with the notes.
    const places = (start: string): number =>
      [...table.columns.values()].filter((each) => conceptIn(table, each)?.startsWith(start) === true).length;
    const more = (
      [
        ["phones", "phone"],
        ["emails", "email"],
      ] as const
    )
      .filter(([list]) => !held.has(list))
      .map(([list, start]) => (places(start) === 1 ? `${list}[2..].raw` : `${list}.raw`));
    return { join: more.length === 0 ? "notes" : ["notes", ...more], by: "\n" };
  }
  const inParts = owner === "contact" ? namePart(table, concept, beside) : undefined;
  if (inParts !== undefined) return inParts;
  if (concept === "title" && owner === "contact" && beside.has("position")) return undefined;
  // The form of ownership has a column of its own: the name gives it up, unless a shorter name does.
  const bare = owner === "counterparty" && beside.has("legal-form") && !beside.has("short-name");
  if (bare && (concept === "name" || concept === "title")) return paths[owner]["short-name"];
  if (concept === "lineage" && column.length !== undefined && column.length < idLength) return undefined;
  if (concept !== undefined) return paths[owner][concept] ?? common[concept];
  const shape = shapeOf(texts);
  if (shape === "email") return held.has("emails") ? undefined : { first: ["emails.address", "emails.raw"] };
  return shape === "inn" && owner === "counterparty" ? "identifiers[ru-inn]" : undefined;
}

/**
 * A name in parts, for people without a surname: the whole name stands in for it where the column must be filled, and then not in its parts
 * besides; else only for somebody who has no given name either.
 */
function namePart(table: Table, concept: Concept | undefined, beside: ReadonlySet<Concept>): unknown {
  const isAsked = (part: Concept): boolean =>
    [...table.columns.values()].some((column) => conceptIn(table, column) === part && mustFill(column));
  if (concept === "family" && beside.has("given") && !isAsked("family"))
    return { first: ["name.family", { path: "name.display", without: "name.given" }] };
  if ((concept === "given" || concept === "patronymic") && isAsked("family") && !isAsked(concept))
    return { first: [{ path: `name.${concept}`, with: "name.family" }] };
  return undefined;
}

/** Fixed, mobile and fax by their kind where the table tells them apart; else the first, the second… of all numbers. */
function phoneSpec(
  table: Table,
  column: Column,
  texts: readonly unknown[],
  held: ReadonlySet<string>,
  beside: ReadonlySet<Concept>,
): unknown {
  if (held.has("phones")) return undefined;
  if (beside.has("calling-code")) return { path: "phones[1].e164", format: "national-digits" };
  const all = [...table.columns.values()].filter((each) =>
    /^phone(?:-mobile|-fax)?$/.test(conceptIn(table, each) ?? ""),
  );
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
