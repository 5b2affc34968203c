import { compareText, type SaidParams } from "../../model/index.ts";
import { type Catalogue, type Column, readCatalogue, type Table } from "../catalogue/catalogue.ts";
import type { Database } from "../database/database.ts";
import { LoadError } from "../errors.ts";
import { findKeysHeld } from "./keys-held.ts";
import { type Sample, sampleTable } from "./sample.ts";
import { conceptIn } from "./concepts.ts";
import { asideWords, type Owner, type TableKind, tableKinds } from "./table-words.ts";
import { wordsOf } from "./words.ts";

/** Something a person must look at: what could not be told from the catalogue and the rows. */
export interface Doubt {
  readonly code: string;
  readonly params: SaidParams;
}

/** What is known of a schema before a line of a profile is written. */
export interface Survey {
  readonly catalogue: Catalogue;
  readonly samples: ReadonlyMap<string, Sample>;
  readonly main: Table;
  readonly people?: Table;
  /** Columns whose values are keys of cards, by table and column. */
  readonly keysHeld: ReadonlyMap<string, ReadonlyMap<string, Owner>>;
  readonly doubts: Doubt[];
}

/** Tables that may hold cards, the likeliest first. */
interface Rated {
  readonly table: Table;
  readonly score: number;
}

/** Tables that a person has named, where names and columns would not tell. */
export type NamedTables = Partial<Readonly<Record<Owner, string>>>;

/** Reads the schema and finds the tables of counterparties and contacts. Undefined where no table looks like counterparties. */
export async function surveySchema(
  db: Database,
  schema: string,
  named: NamedTables,
  doubts: Doubt[],
): Promise<Survey | undefined> {
  const whole = await readCatalogue(db, schema);
  const catalogue = { tables: new Map([...whole.tables].filter(([, { partition }]) => !partition)) };
  const main =
    asNamed(catalogue, schema, named.counterparty) ??
    pick(catalogue, rate(catalogue, "counterparty"), "counterparty", doubts);
  if (main === undefined) return undefined;
  const people =
    asNamed(catalogue, schema, named.contact) ??
    pick(
      catalogue,
      rate(catalogue, "contact", main).filter(({ table }) => table !== main),
      "contact",
      doubts,
    );
  const samples = new Map<string, Sample>();
  for (const table of catalogue.tables.values()) samples.set(table.name, await sampleTable(db, table));
  const cards = { main, ...(people === undefined ? {} : { people }) };
  const keysHeld = await findKeysHeld(db, catalogue, samples, ownersOf(cards));
  return { catalogue, samples, ...cards, keysHeld, doubts };
}

function asNamed({ tables }: Catalogue, schema: string, name: string | undefined): Table | undefined {
  if (name === undefined) return undefined;
  const table = tables.get(name) ?? [...tables.values()].find((each) => each.name.toLowerCase() === name.toLowerCase());
  if (table !== undefined) return table;
  throw new LoadError("propose-table-unknown", { table: name, schema, tables: [...tables.keys()].join(", ") });
}

function pick({ tables }: Catalogue, rated: readonly Rated[], kind: Owner, doubts: Doubt[]): Table | undefined {
  const [first, ...others] = rated;
  if (first === undefined) {
    // The tables that others point at, or that have most to say: one of them it is.
    const likely = [...tables.values()]
      .filter(({ primaryKey }) => primaryKey.length === 1)
      .toSorted((a, b) => b.referencedBy.length - a.referencedBy.length || b.columns.size - a.columns.size)
      .slice(0, 8);
    doubts.push({ code: "propose-none", params: { kind, tables: likely.map(({ name }) => name).join(", ") || "–" } });
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
    .toSorted((a, b) => b.score - a.score || compareText(a.table.name, b.table.name));
}

function scoreOf(table: Table, kind: Owner, main: Table | undefined): number {
  const concepts = new Set([...table.columns.values()].map((column) => conceptIn(table, column)));
  // What the schema's author wrote beside a table counts where its name is a number or a contraction.
  const words = wordsOf(`${table.name} ${/^.{1,40}$/u.exec(table.comment ?? "")?.[0] ?? ""}`).split(" ");
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

/** Whether a table holds people or firms of its own, whatever it points at: leads, employees, guests. */
export function holdsCards(table: Table): boolean {
  const concepts = [...table.columns.values()].map((column) => conceptIn(table, column));
  return concepts.includes("family") || (concepts.includes("given") && concepts.includes("full-name"));
}

export function ownersOf({ main, people }: Pick<Survey, "main" | "people">): readonly (readonly [Owner, Table])[] {
  return people === undefined
    ? [["counterparty", main]]
    : [
        ["counterparty", main],
        ["contact", people],
      ];
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
