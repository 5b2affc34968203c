import type { Table } from "../catalogue.ts";
import { conceptOf } from "./concepts.ts";
import { listOf } from "./list-words.ts";
import { base, fillIfNeeded, type Part } from "./part.ts";
import type { Proposed } from "./proposed.ts";
import { sharing } from "./shared-table.ts";
import { type OwnerLink, ownerLinks, ownersOf, type Survey } from "./survey.ts";
import { eventWords } from "./table-words.ts";
import { valueColumn, valueTable } from "./value-table.ts";
import { wordsOf } from "./words.ts";

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
