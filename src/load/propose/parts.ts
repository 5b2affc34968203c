import type { Table } from "../catalogue/catalogue.ts";
import { type Concept, conceptIn } from "./concepts.ts";
import { keyOf } from "./fill.ts";
import { listOf } from "./list-words.ts";
import { base, fillIfNeeded, type Part, restColumn } from "./part.ts";
import type { Proposed } from "./proposed.ts";
import { sharing } from "./shared-table.ts";
import { type OwnerLink, ownerLinks } from "./owner-links.ts";
import { holdsCards, ownersOf, type Survey } from "./survey.ts";
import { eventWords } from "./table-words.ts";
import { valueColumn, valueTable } from "./value-table.ts";
import { stem, wordsOf } from "./words.ts";

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
  if (holdsCards(table)) return [];
  const parts = linkTable(survey, table, links) ?? sharing(survey, table, links) ?? valueTable(survey, table, links);
  if (parts === undefined) doubtMeans(survey, table);
  return parts ?? [];
}

/** A kind and a value that no row explains: means of contact perhaps, of which people have to say the words. */
function doubtMeans({ doubts }: Survey, table: Table): void {
  const has = (concept: Concept): string | undefined =>
    [...table.columns.values()].find((column) => conceptIn(table, column) === concept)?.name;
  const value = has("kind") === undefined ? undefined : has("value");
  if (value !== undefined) doubts.push({ code: "propose-part", params: { table: table.name, column: value } });
}

/** A table beside the cards with one row each, for fields that somebody added: its key is the card's. */
function extension(survey: Survey, table: Table, links: readonly OwnerLink[]): Part[] | undefined {
  const [key, ...more] = table.primaryKey;
  const link = links.find(({ column }) => column === key && more.length === 0) ?? byName(survey, table);
  if (link === undefined) return undefined;
  const isKey = link.column === key;
  const own = isKey ? "columns" : keyOf(survey, table, survey.samples.get(table.name) ?? { rows: [] });
  const columns = [...table.columns.values()].flatMap((column): Proposed[] => {
    if (column.name === key || column.name === link.column) return [];
    const concept = conceptIn(table, column);
    const paths = { inn: "ru-inn", kpp: "ru-kpp", ogrn: "ru-ogrn", okpo: "ru-okpo" } as const;
    if (concept !== undefined && concept in paths)
      return [{ column: column.name, spec: `identifiers[${paths[concept as keyof typeof paths]}]` }];
    if (concept === "legal-name") return [{ column: column.name, spec: "legalName.raw" }];
    return fillIfNeeded(survey, table, column);
  });
  return columns.some(({ spec }) => spec !== undefined)
    ? [
        {
          name: table.name,
          table: table.name,
          ...(own === undefined ? {} : { key: own }),
          owner: { [link.owner]: link.column },
          same: [],
          columns,
        },
      ]
    : undefined;
}

/** `accounts_cstm` beside `accounts`: its key is the card's, or a column of which there is one for each card; no foreign key says so. */
function byName(survey: Survey, table: Table): OwnerLink | undefined {
  const [key, ...more] = table.primaryKey;
  const single = table.uniques.flatMap(({ columns: [only, ...others], partial }) =>
    only === undefined || others.length > 0 || partial ? [] : [only],
  );
  const column =
    single.find((name) => /(?:^|[ _])(?:object|record|entity|owner|parent)(?:[ _]id)?$/i.test(name)) ??
    (more.length === 0 && /^(?:id(?:[ _]c)?|.*_id)$/i.test(key ?? "") ? key : undefined);
  if (column === undefined) return undefined;
  const owner = ownersOf(survey).find(
    ([, target]) =>
      table.name.startsWith(target.name) &&
      /^_?(?:cstm|custom|ext|extra|extrafields|details?|info|fields?)$/i.test(table.name.slice(target.name.length)),
  );
  return owner === undefined ? undefined : { column, owner: owner[0], declared: false };
}

/** People and firms, each with the other: who speaks for whom, in which role. Either end may be named by a model and a key. */
function linkTable(survey: Survey, table: Table, links: readonly OwnerLink[]): Part[] | undefined {
  const seen = links.filter(({ model }) => model?.unseen !== true);
  const firm = seen.find(({ owner }) => owner === "counterparty");
  const person = seen.find(({ owner, column }) => owner === "contact" && column !== firm?.column);
  const holdsValue = valueColumn(survey, table, links) !== undefined;
  if (firm === undefined || person === undefined || holdsValue || listOf(table.name) !== undefined) return undefined;
  const models = [firm, person].flatMap(({ model }) => model ?? []);
  const columns: Proposed[] = [
    { column: firm.column, spec: { ref: "counterparty" } },
    ...models.map(({ column, word }) => ({ column, spec: { literal: word } })),
  ];
  const done = new Set([firm.column, person.column, ...models.map(({ column }) => column), ...table.primaryKey]);
  if (!isMereLink(survey, table, done)) return undefined;
  for (const column of table.columns.values()) {
    if (done.has(column.name)) continue;
    const concept = conceptIn(table, column);
    if (concept === "position" || concept === "title") columns.push({ column: column.name, spec: "role" });
    else if (concept === "department") columns.push({ column: column.name, spec: "department" });
    else {
      const fill = restColumn(survey, table, column, models);
      if (fill !== undefined) columns.push(fill);
    }
  }
  const same = [firm.column, ...models.map(({ column }) => column)];
  return [{ ...base(survey, table), each: "of", owner: { contact: person.column }, same, columns }];
}

/** What a link may hold besides its two ends: an opportunity has a name, a stage, an amount, and is none. */
const ofLinks = new Set<Concept | undefined>([
  "position",
  "title",
  "department",
  "primary",
  "active",
  "deleted",
  "created",
  "updated",
  "changed-by",
]);

function isMereLink(survey: Survey, table: Table, done: ReadonlySet<string>): boolean {
  const words = wordsOf(table.name);
  const ends = ownersOf(survey).map(([, { name }]) => stem(wordsOf(name)));
  if (ends.every((end) => words.includes(end)) || /(?:^| )(?:links?|rel|relations?|relationships?)(?: |$)/u.test(words))
    return true;
  return [...table.columns.values()].every((column) => done.has(column.name) || ofLinks.has(conceptIn(table, column)));
}
