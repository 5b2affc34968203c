import type { Column, Table } from "../catalogue.ts";
import { fillerOf, keyOf, nowSql, phoneWords, type Proposed, sizeOf } from "./columns.ts";
import { phoneFormat, shapeOf, valuesOf, wordsIn } from "./sample.ts";
import { checkWords, type Doubt, type Owner, type OwnerLink, ownerLinks, ownersOf, type Survey } from "./survey.ts";
import { conceptOf, eventWords, type ListName, listOf, sameWord, wordsOf } from "./words.ts";

/** A table that hangs on the cards, as a child of the profile. */
export interface Part {
  readonly name: string;
  readonly table: string;
  readonly key?: unknown;
  readonly each?: string;
  readonly when?: unknown;
  readonly owner: Partial<Record<Owner, string>>;
  readonly same: readonly string[];
  readonly columns: readonly Proposed[];
  readonly inactive?: unknown;
}

const shapesToLists = { phone: "phones", email: "emails", site: "sites", inn: "identifiers" } as const;
const values: Readonly<Record<ListName, unknown>> = {
  phones: { first: ["e164", "raw"] },
  emails: { first: ["address", "raw"] },
  sites: "value",
  addresses: { first: ["text", "raw"] },
  identifiers: "value",
  bankAccounts: "account",
  tags: "value",
};

/** What a table holds for its owners. Empty for one that is not the profile's business: contracts, deals, notes. */
export function describePart(survey: Survey, table: Table): Part[] {
  if (table === survey.main || table === survey.people) return [];
  if (
    wordsOf(table.name)
      .split(" ")
      .some((word) => eventWords.test(word))
  )
    return [];
  const links = ownerLinks(survey, table);
  const beside = extension(survey, table, links);
  if (beside !== undefined || links.length === 0) return beside ?? [];
  const parts = linkTable(survey, table, links) ?? sharing(survey, table, links) ?? valueTable(survey, table, links);
  if (parts === undefined) doubtMeans(survey, table);
  return parts ?? [];
}

/** A kind and a value that no row explains: means of contact perhaps, of which people have to say the words. */
function doubtMeans({ doubts }: Survey, table: Table): void {
  const columns = [...table.columns.keys()];
  const has = (concept: string): string | undefined => columns.find((name) => conceptOf(name, table.name) === concept);
  const value = has("kind") === undefined ? undefined : has("value");
  if (value !== undefined) doubts.push({ code: "propose-part", params: { table: table.name, column: value } });
}

/** A table beside the cards with one row each, for fields that somebody added: its key is the card's. */
function extension(survey: Survey, table: Table, links: readonly OwnerLink[]): Part[] | undefined {
  const [key, ...more] = table.primaryKey;
  const link = links.find(({ column }) => column === key && more.length === 0) ?? byName(survey, table);
  if (link === undefined) return undefined;
  const columns = [...table.columns.values()].flatMap((column): Proposed[] => {
    if (column.name === key) return [];
    const concept = conceptOf(column.name, table.name);
    const paths = { inn: "ru-inn", kpp: "ru-kpp", ogrn: "ru-ogrn", okpo: "ru-okpo" } as const;
    if (concept !== undefined && concept in paths)
      return [{ column: column.name, spec: `identifiers[${paths[concept as keyof typeof paths]}]` }];
    if (concept === "legal-name") return [{ column: column.name, spec: "legalName.raw" }];
    return fillIfNeeded(survey, table, column);
  });
  return columns.some(({ spec }) => spec !== undefined)
    ? [{ name: table.name, table: table.name, key: "columns", owner: { [link.owner]: link.column }, same: [], columns }]
    : undefined;
}

/** `accounts_cstm` beside `accounts`, with a key of the same kind and no foreign key to say so. */
function byName(survey: Survey, table: Table): OwnerLink | undefined {
  const [key, ...more] = table.primaryKey;
  if (key === undefined || more.length > 0 || !/^(?:id(?:[ _]c)?|.*_id)$/i.test(key)) return undefined;
  const owner = ownersOf(survey).find(
    ([, target]) =>
      table.name.startsWith(target.name) &&
      /^_?(?:cstm|custom|ext|extra|details?|info|fields?)$/i.test(table.name.slice(target.name.length)),
  );
  return owner === undefined ? undefined : { column: key, owner: owner[0], declared: false };
}

/** People and firms, each with the other: who speaks for whom, in which role. */
function linkTable(survey: Survey, table: Table, links: readonly OwnerLink[]): Part[] | undefined {
  const firm = links.find(({ owner, model }) => owner === "counterparty" && model === undefined);
  const person = links.find(
    ({ owner, model, column }) => owner === "contact" && model === undefined && column !== firm?.column,
  );
  const holdsValue = valueColumn(survey, table, links) !== undefined;
  if (firm === undefined || person === undefined || holdsValue || listOf(table.name) !== undefined) return undefined;
  const columns: Proposed[] = [{ column: firm.column, spec: { ref: "counterparty" } }];
  for (const column of table.columns.values()) {
    if (table.primaryKey.includes(column.name) || [firm.column, person.column].includes(column.name)) continue;
    const concept = conceptOf(column.name, table.name);
    if (concept === "position" || concept === "title") columns.push({ column: column.name, spec: "role" });
    else if (concept === "department") columns.push({ column: column.name, spec: "department" });
    else columns.push(...fillIfNeeded(survey, table, column));
  }
  return [{ ...base(survey, table), each: "of", owner: { contact: person.column }, same: [firm.column], columns }];
}

/** Rows that many owners share, and links to them: one e-mail address, linked to whoever has it. */
function sharing(survey: Survey, table: Table, links: readonly OwnerLink[]): Part[] | undefined {
  for (const column of table.columns.values()) {
    if (links.some((link) => link.column === column.name)) continue;
    const target = sharedTable(survey, table, column);
    const list = target === undefined ? undefined : listOf(target.name);
    if (target === undefined || (list !== "phones" && list !== "emails")) continue;
    const value = valueColumn(survey, target, [], list);
    if (value === undefined) continue;
    const shared = sharedColumns(survey, target, value, list);
    const key = keyOf(survey, target, survey.samples.get(target.name) ?? { rows: [] });
    const spec = {
      shared: {
        table: target.name,
        ...(key === undefined ? {} : { key }),
        match: shared.match,
        columns: shared.columns,
      },
    };
    return owned(links).map(({ owner, columns: by, model }) => ({
      ...base(survey, table),
      name: `${owner}_${list}`,
      each: list,
      owner: by,
      same: [column.name, ...(model === undefined ? [] : [model.column])],
      columns: [
        { column: column.name, spec, why: { code: "propose-why-shared", params: { table: target.name } } },
        ...(model === undefined ? [] : [{ column: model.column, spec: { literal: model.word } }]),
        ...rest(survey, table, [column.name, ...Object.values(by), model?.column ?? ""]),
      ],
    }));
  }
  return undefined;
}

function sharedTable(survey: Survey, table: Table, column: Column): Table | undefined {
  const reference = table.references.find(({ from }) => from.columns.length === 1 && from.columns[0] === column.name);
  if (reference !== undefined) return survey.catalogue.tables.get(reference.to.table);
  const words = wordsOf(column.name);
  if (!/ (?:id|код)$/u.test(words)) return undefined;
  const name = words.replace(/ (?:id|код)$/u, "");
  return [...survey.catalogue.tables.values()].find(
    (other) => other !== table && other.primaryKey.length === 1 && sameWord(wordsOf(other.name), name),
  );
}

/** A folded twin of the value (`lower`, `email_address_caps`) is what equal rows are found by. */
function sharedColumns(
  survey: Survey,
  target: Table,
  value: Column,
  list: "phones" | "emails",
): { match: string; columns: Record<string, unknown> } {
  const columns: Record<string, unknown> = { [value.name]: values[list] };
  let match = value.name;
  for (const column of target.columns.values()) {
    if (column === value || target.primaryKey.includes(column.name)) continue;
    const words = wordsOf(column.name);
    const folded = /(?:^| )(?:lower|lc|normalized)(?: |$)/.test(words)
      ? "lower"
      : /(?:^| )(?:caps|upper|uc)(?: |$)/.test(words)
        ? "upper"
        : /(?:^| )(?:numeric|digits)(?: |$)/.test(words)
          ? "digits"
          : undefined;
    if (folded !== undefined) {
      columns[column.name] = { ...(values[list] as object), format: folded };
      if (folded !== "digits") match = column.name;
    } else {
      const fill = restColumn(survey, target, column);
      if (fill?.spec !== undefined) columns[column.name] = fill.spec;
    }
  }
  return { match, columns };
}

/** One row for each phone, e-mail, address: of one list, or of several that a word in a column tells apart. */
function valueTable(survey: Survey, table: Table, links: readonly OwnerLink[]): Part[] | undefined {
  const value = valueColumn(survey, table, links);
  if (value === undefined) return undefined;
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

type By = { owner: string; columns: Partial<Record<Owner, string>>; model: OwnerLink["model"] };

/** Links without a model make one child for both kinds of owner; a model's word is a constant, so each kind has a child of its own. */
function owned(links: readonly OwnerLink[]): By[] {
  const plain = links.filter(({ model }) => model === undefined);
  const columns: Partial<Record<Owner, string>> = {};
  for (const { owner, column } of plain) columns[owner] ??= column;
  return [
    ...(plain.length === 0 ? [] : [{ owner: "", columns, model: undefined }]),
    ...links.flatMap(({ owner, column, model }) =>
      model === undefined ? [] : [{ owner, columns: { [owner]: column }, model }],
    ),
  ];
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
  const columns: Proposed[] = [
    ...(by.model === undefined ? [] : [{ column: by.model.column, spec: { literal: by.model.word } }]),
    ...(kind === undefined ? [] : [{ column: kind.column.name, spec: kindSpec(kind.words, list) }]),
    {
      column: value.name,
      spec: Object.keys(format).length > 0 ? { ...(values[list] as object), ...format } : values[list],
      ...(sizeOf(value) === undefined ? {} : { why: sizeOf(value) as Doubt }),
    },
  ];
  for (const column of table.columns.values()) {
    if (columns.some((each) => each.column === column.name) || Object.values(by.columns).includes(column.name))
      continue;
    const concept = conceptOf(column.name, table.name);
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
          : restColumn(survey, table, column);
      if (fill !== undefined) columns.push(fill);
    }
  }
  const same = [
    ...(by.model === undefined ? [] : [by.model.column]),
    ...(kind === undefined ? [] : [kind.column.name]),
    value.name,
  ];
  const name = [table.name, ...(kind === undefined ? [] : [list]), ...(by.owner === "" ? [] : [by.owner])].join("_");
  return { ...base(survey, table), name, each: list, owner: by.columns, same, columns };
}

function kindSpec(words: readonly string[], list: ListName): unknown {
  return list !== "phones" || words.length < 2 ? { literal: words[0] } : phoneWords(words, "kind");
}

function valueColumn(survey: Survey, table: Table, links: readonly OwnerLink[], list?: ListName): Column | undefined {
  const free = [...table.columns.values()].filter(
    ({ name, base }) =>
      /char|text/.test(base) &&
      !table.primaryKey.includes(name) &&
      !links.some(({ column, model }) => column === name || model?.column === name),
  );
  const sample = survey.samples.get(table.name) ?? { rows: [] };
  const concepts = ["account", "email", "phone", "phone-mobile", "site", "address", "street", "value"];
  const named = free
    .map((column) => ({ column, at: concepts.indexOf(conceptOf(column.name, table.name) ?? "") }))
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
  if (
    named !== undefined &&
    conceptOf(named.name, table.name) === "value" &&
    about === undefined &&
    holds === undefined
  ) {
    const kind = kindColumn(survey, table, named, links);
    return kind === undefined ? undefined : named;
  }
  return named ?? holds ?? onlyText;
}

function soleList(survey: Survey, table: Table, value: Column): ListName | undefined {
  const shape = shapeOf(valuesOf(survey.samples.get(table.name) ?? { rows: [] }, value.name));
  return (
    (shape === undefined ? undefined : shapesToLists[shape]) ??
    (conceptOf(value.name, table.name) === "account" ? "bankAccounts" : undefined) ??
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
      words.filter((word) => listOf(word) !== undefined).length >=
        (conceptOf(column.name, table.name) === "kind" ? 1 : 2)
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
    if (list !== undefined && list !== "identifiers") lists.set(list, [...(lists.get(list) ?? []), word]);
  }
  return [...lists].map(([list, words]) => ({ list, words }));
}

function base(survey: Survey, table: Table): Pick<Part, "name" | "table" | "key" | "inactive"> {
  const several =
    table.primaryKey.length > 1 ? "columns" : keyOf(survey, table, survey.samples.get(table.name) ?? { rows: [] });
  const flag = [...table.columns.values()].find(
    (column) => conceptOf(column.name, table.name) === "deleted" && /^(?:bool|int)/.test(column.base),
  );
  return {
    name: table.name,
    table: table.name,
    ...(several === undefined ? {} : { key: several }),
    ...(flag === undefined ? {} : { inactive: { [flag.name]: flag.base === "bool" ? true : 1 } }),
  };
}

function rest(survey: Survey, table: Table, done: readonly string[]): Proposed[] {
  return [...table.columns.values()].flatMap((column) => {
    if (done.includes(column.name) || table.primaryKey.includes(column.name)) return [];
    return restColumn(survey, table, column) ?? [];
  });
}

/** Flags and times that belong to every row of a child; else whatever must not stay empty. */
function restColumn(survey: Survey, table: Table, column: Column): Proposed | undefined {
  const concept = conceptOf(column.name, table.name);
  const [yes, no] = column.base === "bool" ? [true, false] : [1, 0];
  if (/^(?:bool|int)/.test(column.base)) {
    if (concept === "primary")
      return {
        column: column.name,
        spec: { isFirst: true, ...(column.base === "bool" ? {} : { map: { true: yes, false: no } }), update: "never" },
      };
    const unset = column.default === undefined;
    if (concept === "active" && (unset || /^(?:false|0)$/.test(column.default ?? "")))
      return { column: column.name, spec: { literal: yes, update: "never" } };
    if (concept === "deleted" && unset) return { column: column.name, spec: { literal: no, update: "never" } };
  }
  if (concept === "created" && column.default === undefined && column.base.startsWith("timestamp"))
    return {
      column: column.name,
      spec: { sql: nowSql(column), update: "never" },
    };
  return fillIfNeeded(survey, table, column)[0];
}

function fillIfNeeded(survey: Survey, table: Table, column: Column): Proposed[] {
  if (!column.notNull || column.default !== undefined || column.identity !== undefined || column.generated) return [];
  if (table.primaryKey.includes(column.name)) return [];
  if (column.base.startsWith("timestamp"))
    return [
      {
        column: column.name,
        spec: { sql: nowSql(column), update: "never" },
      },
    ];
  return [fillerOf(survey, table, column, survey.samples.get(table.name) ?? { rows: [] })];
}
