import { addTo } from "../../model/index.ts";
import { type Column, mustFill, type Table } from "../catalogue/catalogue.ts";
import { conceptIn } from "./concepts.ts";
import { phoneWords } from "./json-column.ts";
import { type ListName, listOf } from "./list-words.ts";
import { base, type By, listValues, owned, type Part, restColumn } from "./part.ts";
import { type Proposed, sizeOf } from "./proposed.ts";
import { phoneFormat, shapeOf, valuesOf, wordsIn } from "./sample.ts";
import type { OwnerLink } from "./owner-links.ts";
import { checkWords, type Doubt, type Survey } from "./survey.ts";
import { wordsOf } from "./words.ts";

const shapesToLists = { phone: "phones", email: "emails", site: "sites", inn: "identifiers" } as const;

/** One row for each phone, e-mail, address: of one list, or of several that a word in a column tells apart. */
export function valueTable(survey: Survey, table: Table, links: readonly OwnerLink[]): Part[] | undefined {
  const value = valueColumn(survey, table, links);
  if (value === undefined) return undefined;
  const line = lineColumn(table, value, links);
  if (line !== undefined) {
    survey.doubts.push({ code: "propose-line", params: { table: table.name, column: line.name } });
    return [];
  }
  const kind = kindColumn(survey, table, value, links);
  const lists: readonly { list: ListName | undefined; words?: string[] }[] =
    kind === undefined ? [{ list: soleList(survey, table, value) }] : listsByWord(survey, table, value, kind);
  const parts = lists.flatMap(({ list, words }) =>
    list === undefined
      ? []
      : owned(links).map((by) =>
          valuePart(
            survey,
            table,
            value,
            list,
            by,
            kind === undefined ? undefined : { column: kind, words: words ?? [] },
          ),
        ),
  );
  if (parts.length === 0)
    survey.doubts.push({ code: "propose-part", params: { table: table.name, column: value.name } });
  return parts;
}

function valuePart(
  survey: Survey,
  table: Table,
  value: Column,
  list: ListName,
  by: By,
  kind: { column: Column; words: readonly string[] } | undefined,
): Part {
  const format =
    list === "phones" &&
    phoneFormat(
      valuesOf(survey.samples.get(table.name) ?? { rows: [] }, value.name).filter(
        (text) => shapeOf([text]) === "phone",
      ),
    ) === "international"
      ? { format: "international" }
      : {};
  const strict = list === "phones" && takesNumbersOnly(table, value);
  if (list === "phones") doubtPhones(survey, table, value, strict);
  const anyText = Object.keys(format).length > 0 ? { ...(listValues[list] as object), ...format } : listValues[list];
  const columns: Proposed[] = [
    ...(by.model === undefined ? [] : [{ column: by.model.column, spec: { literal: by.model.word } }]),
    ...(kind === undefined ? [] : [{ column: kind.column.name, spec: kindSpec(kind.words, list) }]),
    {
      column: value.name,
      spec: strict ? "e164" : anyText,
      ...(sizeOf(value) === undefined ? {} : { why: sizeOf(value) as Doubt }),
    },
  ];
  for (const column of table.columns.values()) {
    if (columns.some((each) => each.column === column.name) || Object.values(by.columns).includes(column.name))
      continue;
    const concept = conceptIn(table, column);
    const paths: Partial<Record<string, unknown>> =
      list === "phones"
        ? { extension: "extension", notes: "note" }
        : list === "addresses"
          ? { kind: "kind", city: "city", postcode: "postcode", region: "region", street: "street", country: "country" }
          : list === "bankAccounts"
            ? { bik: "bik", bank: "bank" }
            : list === "identifiers"
              ? { kind: "scheme" }
              : {};
    const path = concept === undefined ? undefined : paths[concept];
    if (path !== undefined && column.base !== "bool") columns.push({ column: column.name, spec: path });
    else {
      const fill =
        table.primaryKey.includes(column.name) && table.primaryKey.length === 1
          ? undefined
          : restColumn(survey, table, column, by.model === undefined ? [] : [by.model]);
      if (fill !== undefined) columns.push(fill);
    }
  }
  const same = [
    ...(by.model === undefined ? [] : [by.model.column]),
    ...(kind === undefined || onceForOwner(table, value, by) ? [] : [kind.column.name]),
    value.name,
  ];
  const name = [table.name, ...(kind === undefined ? [] : [list]), ...(by.owner === "" ? [] : [by.owner])].join("_");
  const when = strict ? { when: { quality: ["as-written", "inferred"] } } : {};
  return { ...base(survey, table), name, each: list, ...when, owner: by.columns, same, columns };
}

/** Whether the database takes a value once for each owner, whatever its kind: a second row of another kind would be refused. */
function onceForOwner(table: Table, value: Column, by: By): boolean {
  const own = new Set([value.name, ...Object.values(by.columns), by.model?.column]);
  return table.uniques.some(
    ({ columns, partial }) => !partial && columns.includes(value.name) && columns.every((name) => own.has(name)),
  );
}

/** Whether the column refuses a text that is no number: its name says so, or a check that wants a plus at the beginning. */
function takesNumbersOnly(table: Table, column: Column): boolean {
  const about = new RegExp(`\\b${column.name.replace(/[^\p{L}\p{N}_]/gu, "\\$&")}\\b`, "u");
  const checks = [...column.domainChecks, ...table.checks.filter(({ expression }) => about.test(expression))];
  return (
    /(?:^|_)e_?164(?:_|$)/i.test(column.name) || checks.some(({ expression }) => /'\^\(*(?:\\|\[)\+/.test(expression))
  );
}

/** `+` and fifteen digits, ` доб. ` and an extension. */
const extendedLength = 30;

/** What becomes of texts that are no numbers, and of extensions that have no column, is for a person to say. */
function doubtPhones(survey: Survey, table: Table, value: Column, strict: boolean): void {
  const params = { table: table.name, column: value.name };
  survey.doubts.push({ code: strict ? "propose-phone-strict" : "propose-phone-raw", params });
  if ([...table.columns.values()].some((column) => conceptIn(table, column) === "extension")) return;
  const fits = value.length === undefined || value.length >= extendedLength;
  survey.doubts.push({ code: fits ? "propose-phone-extension" : "propose-phone-extension-narrow", params });
}

/** A part of the key that numbers an owner's rows: nothing in the catalogue says where to go on. */
function lineColumn(table: Table, value: Column, links: readonly OwnerLink[]): Column | undefined {
  if (table.primaryKey.length < 2) return undefined;
  return table.primaryKey
    .flatMap((name) => table.columns.get(name) ?? [])
    .find((column) => mustFill(column) && column !== value && !links.some((link) => link.column === column.name));
}

function kindSpec(words: readonly string[], list: ListName): unknown {
  return list !== "phones" || words.length < 2 ? { literal: words[0] } : phoneWords(words, "kind");
}

/**
 * The column of a table that holds the value itself: by its name, by what stands in it, or as its only text. A key of its own is no value; in a
 * key of several columns the value stands beside its owner.
 */
export function valueColumn(
  survey: Survey,
  table: Table,
  links: readonly OwnerLink[],
  list?: ListName,
): Column | undefined {
  const free = [...table.columns.values()].filter(
    ({ name, base }) =>
      /char|text/.test(base) &&
      !(table.primaryKey.length === 1 && table.primaryKey.includes(name)) &&
      !links.some(({ column, model }) => column === name || model?.column === name),
  );
  const sample = survey.samples.get(table.name) ?? { rows: [] };
  const concepts = ["account", "email", "phone", "phone-mobile", "site", "address", "street", "value"];
  const named = free
    .map((column) => ({ column, at: concepts.indexOf(conceptIn(table, column) ?? "") }))
    .filter(({ at }) => at !== -1)
    .toSorted((a, b) => a.at - b.at)[0]?.column;
  const holds = free.find(({ name }) => shapeOf(valuesOf(sample, name)) !== undefined);
  const about = list ?? listOf(table.name);
  if (about === "tags" && named === undefined)
    return [...table.columns.values()].find(
      ({ name, base }) => /char|text/.test(base) && !links.some(({ column }) => column === name),
    );
  const onlyText =
    about === undefined
      ? undefined
      : free.find((column) => wordsOf(column.name) === "name" || listOf(column.name) === about);
  // A table of orders has a number too: a bare number is a value only where something says of what.
  if (named !== undefined && conceptIn(table, named) === "value" && about === undefined && holds === undefined) {
    const kind = kindColumn(survey, table, named, links);
    return kind === undefined ? undefined : named;
  }
  return named ?? holds ?? onlyText;
}

function soleList(survey: Survey, table: Table, value: Column): ListName | undefined {
  const shape = shapeOf(valuesOf(survey.samples.get(table.name) ?? { rows: [] }, value.name));
  return (
    (shape === undefined ? undefined : shapesToLists[shape]) ??
    (conceptIn(table, value) === "account" ? "bankAccounts" : undefined) ??
    listOf(table.name) ??
    listOf(value.name)
  );
}

/** The column whose words tell phones from e-mails. */
function kindColumn(survey: Survey, table: Table, value: Column, links: readonly OwnerLink[]): Column | undefined {
  const sample = survey.samples.get(table.name) ?? { rows: [] };
  return [...table.columns.values()].find((column) => {
    if (
      column === value ||
      table.primaryKey.includes(column.name) ||
      links.some((link) => link.column === column.name || link.model?.column === column.name)
    )
      return false;
    const words = [
      ...new Set([...checkWords(table, column), ...(column.labels ?? []), ...wordsIn(sample, column.name)]),
    ];
    return (
      column.base !== "bool" &&
      words.filter((word) => listOf(word) !== undefined).length >= (conceptIn(table, column) === "kind" ? 1 : 2)
    );
  });
}

/** Each list with the words that mean it: by the words themselves, else by what stands in the rows that have them. */
function listsByWord(survey: Survey, table: Table, value: Column, kind: Column): { list: ListName; words: string[] }[] {
  const sample = survey.samples.get(table.name) ?? { rows: [] };
  const lists = new Map<ListName, string[]>();
  for (const word of new Set([...checkWords(table, kind), ...wordsIn(sample, kind.name)])) {
    const shape = shapeOf(valuesOf({ rows: sample.rows.filter((row) => row[kind.name] === word) }, value.name));
    const list = (shape === undefined ? undefined : shapesToLists[shape]) ?? listOf(word);
    if (list !== undefined && list !== "identifiers") addTo(lists, list, word);
  }
  return [...lists].map(([list, words]) => ({ list, words }));
}
