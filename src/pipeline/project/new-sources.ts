import { basename, extname, relative, resolve } from "node:path";
import type { TableProfile } from "../../extract/profile/index.ts";
import { presetNames } from "../../mapping/index.ts";
import { homeOfColumns, proposeMapping, type HomeGuess, type ProposeInput } from "../../mapping/propose/index.ts";
import { foldKey, groupBy } from "../../model/index.ts";
import type { ProfiledFiles } from "./profile-files.ts";

/** A source of a project that is being proposed. */
export interface NewSource {
  readonly id: string;
  readonly mapping: string;
  readonly files: string[];
  readonly rows: number;
  readonly home: HomeGuess;
  readonly database?: string;
  /** Absent where a preset reads it. */
  readonly input?: ProposeInput;
  /** Cells that look like names of firms. */
  readonly firms?: readonly TableProfile["samples"]["keys"]["name"][];
}

export interface NewSourceOptions {
  /** Of all sources, where it was said. */
  readonly country?: string;
  readonly language?: "en" | "ru";
}

/** Formats whose paths are known beforehand are read through a preset, not guessed at. */
const presets: Readonly<Record<string, (version: string) => string>> = {
  commerceml: (version) =>
    version.startsWith("3") ? "1c-commerceml-3.1" : version.startsWith("1") ? "1c-7.7-commerceml" : "1c-commerceml-2",
  "enterprise-data": () => "1c-enterprise-data",
  "1c-exchange": () => "1c-exchange",
  "1c-data-dump": () => "1c-data-dump",
  "1c-bank": () => "1c-bank",
  "1c77": () => "1c-7.7",
  vcard: () => "vcard",
};

/**
 * A source for every header among the tables that hold rows. People who name firms point at the source that lists them.
 *
 * @param folder of the project, to which its files are named
 */
export function newSources(folder: string, profiled: ProfiledFiles, options: NewSourceOptions): NewSource[] {
  const sources: NewSource[] = [];
  const filled = profiled.tables.filter((table) => table.rows > 0);
  for (const group of groupByHeader(filled, profiled.databases)) {
    const [first] = group;
    const database = profiled.databases.get(first!.path)?.name;
    const files = [...new Set(group.map((table) => outerFile(table.path, profiled.facts)))].map((path) =>
      database === undefined ? toProject(folder, path) : path,
    );
    const id = uniqueId(
      basename(files[0]!, extname(files[0]!)),
      sources.map((each) => each.id),
    );
    const preset = presetFor(first!);
    const rows = group.reduce((sum, table) => sum + table.rows, 0);
    const home: HomeGuess =
      options.country === undefined
        ? homeOfColumns(first!.columns)
        : { country: options.country, reason: { code: "guess-country-given" } };
    if (preset === undefined)
      sources.push({
        id,
        mapping: `mappings/${id}.yaml`,
        files,
        rows,
        home,
        ...(database !== undefined && { database }),
        input: inputOf(first!, group, home, options),
        firms: group.map(({ samples }) => samples.keys.name),
      });
    else sources.push({ id, mapping: `preset:${preset}`, files, rows, home });
  }
  return pointedAtLists(sources);
}

function pointedAtLists(sources: readonly NewSource[]): NewSource[] {
  // Each is proposed once, and then laid against all others.
  const proposed = new Map(sources.map((source) => [source, proposedFor(source)]));
  const columnsOf = (source: NewSource): ProposedColumns => proposed.get(source) ?? [];
  const lists = sources.filter((source) => listsCompanies(columnsOf(source)));
  return sources.map((source) => {
    const { input } = source;
    if (input === undefined || lists.includes(source)) return source;
    // Where it is the people's own key, too, the header says nothing of firms.
    const keyIn = (list: NewSource): string | undefined => {
      const key = keyOf(columnsOf(list));
      return key === keyOf(columnsOf(source)) ? undefined : sameHeader(input, key);
    };
    const keyed = lists.filter((list) => keyIn(list) !== undefined);
    // Who names no firm has no names to be compared: the key alone leads there.
    const companies =
      keyed.length > 0 && !namesFirms(columnsOf(source))
        ? keyed[0]
        : listOfFirms(source, keyed.length > 0 ? keyed : lists);
    if (companies === undefined) return source;
    const companyKey = keyIn(companies);
    return { ...source, input: { ...input, companies: companies.id, ...(companyKey !== undefined && { companyKey }) } };
  });
}

type ProposedColumns = ReturnType<typeof proposeMapping>["columns"];

function proposedFor({ input }: NewSource): ProposedColumns {
  return input === undefined ? [] : proposeMapping(input).columns;
}

function keyOf(columns: ProposedColumns): string | undefined {
  return columns.find(({ to }) => to.endsWith(".sourceKey"))?.column;
}

/** The column that bears the header of a list's key (`Account ID`). */
function sameHeader({ columns }: ProposeInput, key: string | undefined): string | undefined {
  return key === undefined ? undefined : columns.find(({ name }) => foldKey(name) === foldKey(key))?.name;
}

/** A mapping names the table of a database, so that each has its own. */
function groupByHeader(tables: readonly TableProfile[], databases: ReadonlyMap<string, unknown>): TableProfile[][] {
  const groups = groupBy(tables, (table) => {
    const format = table.facts?.format ?? "";
    if (databases.has(table.path)) return table.path;
    if (format in presets) return `${format} ${presetFor(table) ?? ""}`;
    return `${format} ${table.columns.map((column) => column.name).join("\u0001")}`;
  });
  return [...groups.values()];
}

function presetFor({ facts }: TableProfile): string | undefined {
  const of = presets[facts?.format ?? ""];
  const name = of?.(String(facts?.details?.["version"] ?? facts?.details?.["schemaVersion"] ?? ""));
  return name !== undefined && presetNames().includes(name) ? name : undefined;
}

function inputOf(
  first: TableProfile,
  group: readonly TableProfile[],
  home: HomeGuess,
  { language }: NewSourceOptions,
): ProposeInput {
  const sheets = [...new Set(group.flatMap((table) => (table.sheet === undefined ? [] : [table.sheet])))];
  const headers = first.columns.map((column) => column.name).filter((name) => name !== "" && !/#\d+$/.test(name));
  return {
    name: basename(first.path),
    columns: first.columns,
    source: {
      ...(first.facts?.format === undefined ? {} : { format: first.facts.format }),
      ...(typeof first.facts?.details?.["table"] === "string" && { table: first.facts.details["table"] }),
      ...(sheets.length === 0 ? {} : { sheet: sheets.length === 1 ? sheets[0]! : sheets }),
      ...((first.facts?.headerLine ?? 1) > 1 && headers.length > 1 ? { headerHas: headers.slice(0, 3) } : {}),
    },
    home,
    // Of several tables one without folders may hold firms that have nothing but a name.
    ...(first.heads !== undefined && group.every((table) => table.heads !== undefined) && { heads: first.heads }),
    ...(language === undefined ? {} : { language }),
    schema: "../mapping.schema.json",
  };
}

function namesFirms(columns: ProposedColumns): boolean {
  return columns.some(({ to }) => to.startsWith("counterparty."));
}

/** A table of firms and of nobody else, at which tables of people may point. */
function listsCompanies(columns: ProposedColumns): boolean {
  return (
    columns.some(({ to }) => to.startsWith("counterparty.name")) && !columns.some(({ to }) => to.startsWith("contact."))
  );
}

/**
 * The list that has the most of the firms a table of people names, else the first; none where both say what firms they name and no
 * name is in both: people who pointed there would lose their firms.
 */
function listOfFirms(people: NewSource, lists: readonly NewSource[]): NewSource | undefined {
  const count = ({ firms = [] }: NewSource): number => firms.reduce((sum, each) => sum + each.count, 0);
  const shared = lists.map((list) => ({
    list,
    common: (people.firms ?? []).reduce(
      (sum, mine) => (list.firms ?? []).reduce((all, theirs) => all + mine.shared(theirs), sum),
      0,
    ),
  }));
  const possible = shared.filter(({ list, common }) => common > 0 || count(people) === 0 || count(list) === 0);
  return possible.sort((a, b) => b.common - a.common)[0]?.list;
}

/** A member of an archive is named by the archive. */
export function outerFile(path: string, facts: ReadonlyMap<string, unknown>): string {
  return [...facts.keys()].find((each) => each === path || path.startsWith(`${each}/`)) ?? path;
}

function toProject(folder: string, path: string): string {
  return relative(folder, resolve(process.cwd(), path)).replaceAll("\\", "/");
}

const latin: Readonly<Record<string, string>> = Object.fromEntries(
  "а=a б=b в=v г=g д=d е=e ё=e ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh щ=sch ъ= ы=y ь= э=e ю=yu я=ya"
    .split(" ")
    .map((pair) => pair.split("=") as [string, string]),
);

/** A source's id is written everywhere and for ever: short, lower-case, Latin. */
function uniqueId(name: string, taken: readonly string[]): string {
  const spelt = [...name.toLowerCase()].map((char) => latin[char] ?? char).join("");
  const base =
    spelt
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-+|-+$/g, "")
      .slice(0, 30) || "source";
  for (let n = 1; ; n++) {
    const id = n === 1 ? base : `${base}-${n}`;
    if (!taken.includes(id)) return id;
  }
}
