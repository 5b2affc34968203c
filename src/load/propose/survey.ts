import type { Params } from "../../messages/index.ts";
import { type Catalogue, type Column, readCatalogue, type Table } from "../catalogue.ts";
import type { Database } from "../database.ts";
import { type Sample, sampleTable, wordsIn } from "./sample.ts";
import { conceptOf } from "./concepts.ts";
import { asideWords, type TableKind, tableKinds } from "./table-words.ts";
import { modelStem, sameWord, stem, wordsOf } from "./words.ts";

/** Something a person must look at: what could not be told from the catalogue and the rows. */
export interface Doubt {
  readonly code: string;
  readonly params: Params;
}

/** What is known of a schema before a line of a profile is written. */
export interface Survey {
  readonly catalogue: Catalogue;
  readonly samples: ReadonlyMap<string, Sample>;
  readonly main: Table;
  readonly people?: Table;
  readonly doubts: Doubt[];
}

export type Owner = "counterparty" | "contact";

/** Tables that may hold cards, the likeliest first. */
interface Rated {
  readonly table: Table;
  readonly score: number;
}

/** Reads the schema and finds the tables of counterparties and contacts. Undefined where no table looks like counterparties. */
export async function surveySchema(db: Database, schema: string, doubts: Doubt[]): Promise<Survey | undefined> {
  const catalogue = await readCatalogue(db, schema);
  const firms = rate(catalogue, "counterparty");
  const main = pick(firms, "counterparty", doubts);
  if (main === undefined) return undefined;
  const people = pick(
    rate(catalogue, "contact", main).filter(({ table }) => table !== main),
    "contact",
    doubts,
  );
  const samples = new Map<string, Sample>();
  for (const table of catalogue.tables.values()) samples.set(table.name, await sampleTable(db, table));
  return { catalogue, samples, main, ...(people === undefined ? {} : { people }), doubts };
}

function pick(rated: readonly Rated[], kind: Owner, doubts: Doubt[]): Table | undefined {
  const [first, ...others] = rated;
  if (first === undefined) {
    doubts.push({ code: "propose-none", params: { kind } });
    return undefined;
  }
  const near = others.filter(({ score }) => score >= first.score - 3);
  if (near.length > 0)
    doubts.push({
      code: "propose-choice",
      params: { kind, table: first.table.name, others: near.map(({ table }) => table.name).join(", ") },
    });
  return first.table;
}

/** By the words of their names, by what their columns are called, and by how many tables point at them. */
function rate({ tables }: Catalogue, kind: Owner, main?: Table): Rated[] {
  return [...tables.values()]
    .map((table) => ({ table, score: scoreOf(table, kind, main) }))
    .filter(({ score }) => score >= 6)
    .toSorted((a, b) => b.score - a.score || (a.table.name < b.table.name ? -1 : 1));
}

function scoreOf(table: Table, kind: Owner, main: Table | undefined): number {
  const concepts = new Set([...table.columns.keys()].map((name) => conceptOf(name, table.name)));
  const words = wordsOf(table.name).split(" ");
  const named = (is: TableKind): boolean => words.some((word) => tableKinds[is].test(word));
  const person = concepts.has("family") || concepts.has("full-name") || (kind === "contact" && concepts.has("name"));
  const firm =
    concepts.has("name") || concepts.has("short-name") || concepts.has("legal-name") || concepts.has("title");
  if (table.primaryKey.length !== 1 || !(kind === "counterparty" ? firm || concepts.has("full-name") : person))
    return 0;
  // A table named after both is a link between them; one of users holds colleagues.
  if (named("user") || (named("counterparty") && named("contact"))) return 0;
  const aside = words.length > 1 && words.some((word) => asideWords.test(word)) ? 4 : 0;
  const points = (...of: readonly Parameters<typeof concepts.has>[0][]): number =>
    of.filter((each) => concepts.has(each)).length;
  const reach = Math.min(3, table.referencedBy.length);
  if (kind === "counterparty")
    return (
      (named("counterparty") ? 6 : 0) +
      2 * points("inn", "kpp", "ogrn", "legal-name") +
      points("phone", "email", "address", "address-legal", "city", "site") +
      reach -
      aside -
      3 * points("family")
    );
  const ofMain = table.references.some(({ to }) => to.table === main?.name) ? 2 : 0;
  return (
    (named("contact") ? 6 : 0) +
    3 * points("family", "full-name") +
    points("given", "patronymic", "position", "birth-date") +
    ofMain +
    Math.min(1, reach) -
    aside
  );
}

/** A column of a table that leads to a card: by a foreign key, or, where the schema declares none, by its name. */
export interface OwnerLink {
  readonly column: string;
  readonly owner: Owner;
  /** The column beside it that names the owner's model, and the word it holds for this one. */
  readonly model?: { readonly column: string; readonly word: string };
  readonly declared: boolean;
}

/** All ways in which a table leads to cards. */
export function ownerLinks(survey: Survey, table: Table): OwnerLink[] {
  const links: OwnerLink[] = [];
  const owners = ownersOf(survey);
  for (const { from, to } of table.references) {
    const owner = owners.find(([, target]) => target.name === to.table && target.schema === to.schema);
    if (owner !== undefined && from.columns.length === 1)
      links.push({ column: from.columns[0] as string, owner: owner[0], declared: true });
  }
  for (const { id, model } of modelPairs(table)) {
    if (table.references.some(({ from }) => from.columns.includes(id.name))) continue;
    for (const [owner, target] of owners.filter(([, { columns, primaryKey }]) => {
      const key = columns.get(primaryKey[0] ?? "");
      return key !== undefined && sameKind(key, id);
    }))
      links.push({
        column: id.name,
        owner,
        model: { column: model.name, word: modelWord(survey, table, model, target) },
        declared: false,
      });
  }
  for (const column of table.columns.values()) {
    if (
      links.some((link) => link.column === column.name) ||
      table.references.some(({ from }) => from.columns.includes(column.name))
    )
      continue;
    const words = wordsOf(column.name);
    for (const [owner, target] of owners) {
      const key = target.columns.get(target.primaryKey[0] ?? "");
      if (table === target || key === undefined || !sameKind(key, column)) continue;
      const name = new RegExp(
        `^(?:(?:id|код) )?${wordsOf(target.name).split(" ").map(stem).join("[^ ]* ")}[^ ]*(?: (?:id|код|guid|ref|key))?$`,
        "u",
      );
      const isKey = /(?:^| )(?:id|код|guid|ref|key)(?: |$)/u.test(words);
      if (isKey && name.test(words)) links.push({ column: column.name, owner, declared: false });
    }
  }
  return links;
}

export function ownersOf({ main, people }: Survey): readonly (readonly [Owner, Table])[] {
  return people === undefined
    ? [["counterparty", main]]
    : [
        ["counterparty", main],
        ["contact", people],
      ];
}

function sameKind(one: Column, other: Column): boolean {
  const kind = ({ base }: Column): string => (base.startsWith("int") ? "int" : /char|text/.test(base) ? "text" : base);
  // A link to anything is often kept as text, whatever the keys are.
  return kind(one) === kind(other) || kind(other) === "text";
}

/** Pairs like `parent_type` and `parent_id`, `bean_module` and `bean_id`, `targetType` and `targetId`, `res_model` and `res_id`. */
function modelPairs(table: Table): { id: Column; model: Column }[] {
  const split = (column: Column, last: RegExp): string | undefined => {
    const words = wordsOf(column.name).split(" ");
    return words.length > 0 && last.test(words.at(-1) as string) ? words.slice(0, -1).join(" ") : undefined;
  };
  const columns = [...table.columns.values()].filter(
    ({ name }) => !table.primaryKey.includes(name) || table.primaryKey.length > 1,
  );
  return columns.flatMap((model) => {
    const what = /char|text/.test(model.base) ? split(model, /^(?:type|module|model|class|table|entity)$/) : undefined;
    if (what === undefined) return [];
    const id = columns.find((column) => {
      const start = split(column, /^(?:id|key|guid)$/);
      return (
        start !== undefined &&
        column !== model &&
        (start === what || (what === "" && /^(?:res|record|entity|object|item)$/.test(start)))
      );
    });
    return id === undefined ? [] : [{ id, model }];
  });
}

/**
 * The word by which a link names a table: one that stands in a row, here or in another table's pair; else one made like the other owner's
 * (`App\\Models\\Klient` beside `klienty`, so `App\\Models\\Kontakt` for `kontakty`), else the table's name. A word that no row shows is a doubt.
 */
function modelWord(survey: Survey, table: Table, model: Column, target: Table): string {
  const { catalogue, samples, doubts } = survey;
  const standing = [...catalogue.tables.values()]
    .toSorted((a, b) => Number(b === table) - Number(a === table))
    .flatMap((other) =>
      (other === table ? [model] : modelPairs(other).map((pair) => pair.model)).flatMap((column) =>
        wordsIn(samples.get(other.name) ?? { rows: [] }, column.name),
      ),
    );
  const isOf = (word: string, name: string): boolean => sameWord(modelStem(word), modelStem(name));
  const found = standing.find((word) => isOf(word, target.name));
  if (found !== undefined) return found;
  const other = ownersOf(survey).find(([, each]) => each !== target)?.[1];
  const like = other === undefined ? undefined : standing.find((word) => isOf(word, other.name));
  const word = like === undefined || other === undefined ? target.name : wordLike(like, other.name, target.name);
  const params = { table: table.name, column: model.name, word };
  if (!doubts.some((doubt) => doubt.code === "propose-model-word" && doubt.params["table"] === table.name))
    doubts.push({ code: "propose-model-word", params });
  return word;
}

/** Another table's word, spelled as this one's is: the same beginning, the same number, the same first letter. */
function wordLike(like: string, itsTable: string, table: string): string {
  const last = like.split(/[\\./:]/).at(-1) ?? like;
  const start = like.slice(0, like.length - last.length);
  const name = last.length === itsTable.length ? table : stem(table);
  return start + (/^\p{Lu}/u.test(last) ? name.slice(0, 1).toUpperCase() + name.slice(1) : name);
}

/** The words a CHECK allows in a column: `kind IN ('P', 'E')`. */
export function checkWords(table: Table, column: Column): string[] {
  if (column.labels !== undefined) return [...column.labels];
  for (const { expression } of table.checks) {
    if (!expression.includes(column.name) || !/= ANY|^\(*"?[\p{L}\w]+"?\)*(?:::\w+)* = '/u.test(expression)) continue;
    const others = [...table.columns.keys()].filter(
      (name) =>
        name !== column.name &&
        new RegExp(`(?<![\\p{L}\\w])${escape(name)}(?![\\p{L}\\w])`, "u").test(
          expression.replace(/'(?:[^']|'')*'/g, ""),
        ),
    );
    if (others.length === 0)
      return [...expression.matchAll(/'((?:[^']|'')*)'/g)].map(([, word = ""]) => word.replaceAll("''", "'"));
  }
  return [];
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
