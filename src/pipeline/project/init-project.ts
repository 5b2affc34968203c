import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { basename, extname, join, relative, resolve } from "node:path";
import type { TableProfile } from "../../extract/profile/index.ts";
import { jsonSchemaText, presetNames } from "../../mapping/index.ts";
import {
  homeOfColumns,
  proposeMapping,
  proposeProject,
  type HomeGuess,
  type ProposeInput,
} from "../../mapping/propose/index.ts";
import { compareText, Failure, groupBy } from "../../model/index.ts";
import { correctionsFile, decisionsFile } from "../artifacts/journals.ts";
import { urlForProject } from "./named-database.ts";
import { projectFile } from "./open-project.ts";
import { profileFiles, type UnreadFile } from "./profile-files.ts";

export interface InitOptions {
  readonly name?: string;
  readonly country?: string;
  readonly language?: "en" | "ru";
  /** Tables to read of each database among the paths. */
  readonly tables?: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
}

export interface Initialised {
  readonly project: string;
  readonly sources: readonly { readonly id: string; readonly mapping: string; readonly files: string }[];
  /** Files and sheets with a header and no rows, or with nothing at all: no source is made of them. */
  readonly empty: readonly string[];
  /** Environment variables that the project asks for and that are not set: passwords of databases. */
  readonly unset: readonly string[];
  /** Files of a folder that cannot be read, each with the code of the reason. */
  readonly unread: readonly UnreadFile[];
  /** Sources of which nothing tells the country: numbers without `+` stay as they are written. */
  readonly countryless: readonly string[];
  /** Sources of several countries, with the column that says each row's, or that of some. */
  readonly countryOfRows: readonly { readonly source: string; readonly column: string; readonly all: boolean }[];
  /** Mappings that may as well be read the other way: firms with a contact, or people and their firms. */
  readonly doubtful: readonly string[];
  /** What every column of every proposed mapping becomes, with the reason. */
  readonly guesses: readonly {
    readonly source: string;
    readonly column: string;
    readonly to: string;
    readonly reason: string;
  }[];
}

interface NewSource {
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

/** Proposes a project: a source for every header, its mapping guessed from header words and contents, ready for `run`. */
export async function initProject(
  folder: string,
  paths: readonly string[],
  options: InitOptions,
): Promise<Initialised> {
  if (existsSync(join(folder, projectFile))) throw new Failure("init-exists", { path: join(folder, projectFile) });
  const { tables, facts, databases, unread } = await profileFiles(process.cwd(), paths, options.signal, options.tables);
  const filled = tables.filter((table) => table.rows > 0);
  if (filled.length === 0) throw new Failure("init-nothing", { paths: paths.join(", ") });
  const sources: NewSource[] = [];
  for (const group of groupByHeader(filled, databases)) {
    const [first] = group;
    const database = databases.get(first!.path)?.name;
    const files = [...new Set(group.map((table) => outerFile(table.path, facts)))].map((path) =>
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
  const guesses: Initialised["guesses"][number][] = [];
  const doubtful: string[] = [];
  const lists = sources.filter(({ input }) => input !== undefined && listsCompanies(input));
  mkdirSync(join(folder, "mappings"), { recursive: true });
  for (const source of sources) {
    const { id, mapping, input } = source;
    if (input === undefined) continue;
    const companies = lists.includes(source) ? undefined : listOfFirms(source, lists);
    const pointed = companies === undefined ? input : { ...input, companies: companies.id };
    const proposal = proposeMapping(pointed);
    writeFileSync(join(folder, mapping), proposal.yaml);
    if (proposal.doubtful) doubtful.push(mapping);
    guesses.push(...proposal.columns.map((column) => ({ source: id, ...column })));
  }
  const listed = sources.map(({ id, mapping, files, database }) => ({
    id,
    mapping,
    files: files.length === 1 ? files[0]! : `{${files.join(",")}}`,
    ...(database !== undefined && { database }),
  }));
  const urls = new Map([...databases.values()].map((each) => [each.name, urlForProject(each, options.env)]));
  writeFileSync(
    join(folder, projectFile),
    proposeProject({
      name: options.name ?? basename(folder),
      home: homeOfProject(sources),
      ...(options.language === undefined ? {} : { language: options.language }),
      databases: [...urls].map(([name, { text }]) => ({ name, url: text })),
      sources: listed.map(({ database, files, ...source }) => ({
        ...source,
        ...(database === undefined ? { files } : { database }),
      })),
      schema: "project.schema.json",
    }),
  );
  writeFileSync(join(folder, "mapping.schema.json"), jsonSchemaText("mapping"));
  writeFileSync(join(folder, "project.schema.json"), jsonSchemaText("project"));
  // Two people's decisions merge by union; runs and the embedded database are nobody's to commit.
  keep(join(folder, ".gitignore"), ".sverka/\n");
  keep(join(folder, ".gitattributes"), `${decisionsFile} merge=union\n${correctionsFile} merge=union\n`);
  keep(join(folder, decisionsFile), "");
  keep(join(folder, correctionsFile), "");
  const sheets = tables
    .filter((table) => table.rows === 0)
    .map(({ path, sheet }) => (sheet === undefined ? path : `${path}!${sheet}`));
  const used = new Set(tables.map((table) => outerFile(table.path, facts)));
  const empty = [...sheets, ...[...facts.keys()].filter((path) => !used.has(path))].sort(compareText);
  const unset = [...urls.values()].flatMap((each) => each.unset ?? []);
  const countryless = sources.flatMap(({ id, home }) =>
    home.country === undefined && home.rows === undefined ? [id] : [],
  );
  const countryOfRows = sources.flatMap(({ id: source, home: { rows } }) =>
    rows === undefined ? [] : [{ source, ...rows }],
  );
  const said = { empty, unset, unread, countryless, countryOfRows, doubtful, guesses };
  return { project: join(folder, projectFile), sources: listed, ...said };
}

/** What the sources with the most rows say; each mapping says it again for its own. */
function homeOfProject(sources: readonly NewSource[]): HomeGuess {
  const weights = new Map<string, number>();
  for (const { home, rows } of sources)
    if (home.country !== undefined) weights.set(home.country, (weights.get(home.country) ?? 0) + rows);
  const [best] = [...weights].sort(([a, m], [b, n]) => n - m || compareText(a, b));
  const found = sources.find(({ home }) => home.country === best?.[0]);
  return found?.home ?? { reason: { code: "guess-country-unknown" } };
}

function keep(path: string, text: string): void {
  if (!existsSync(path)) writeFileSync(path, text);
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
  options: InitOptions,
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
    ...(options.language === undefined ? {} : { language: options.language }),
    schema: "../mapping.schema.json",
  };
}

/** A table of firms and of nobody else, at which tables of people may point. */
function listsCompanies(input: ProposeInput): boolean {
  const to = proposeMapping(input).columns.map((column) => column.to);
  return to.some((each) => each.startsWith("counterparty.name")) && !to.some((each) => each.startsWith("contact."));
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
function outerFile(path: string, facts: ReadonlyMap<string, unknown>): string {
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
