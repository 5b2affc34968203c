import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { jsonSchemaText } from "../../mapping/index.ts";
import { proposeMapping, proposeProject, type HomeGuess } from "../../mapping/propose/index.ts";
import { compareText, countUp, Failure, mostFirst } from "../../model/index.ts";
import { correctionsFile, decisionsFile } from "../artifacts/journals.ts";
import { urlForProject } from "./named-database.ts";
import { newSources, outerFile, type NewSource } from "./new-sources.ts";
import { projectFile } from "./open-project.ts";
import { profileFiles, type ProfiledFiles, type UnreadFile } from "./profile-files.ts";

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

/** Proposes a project: a source for every header, its mapping guessed from header words and contents, ready for `run`. */
export async function initProject(
  folder: string,
  paths: readonly string[],
  options: InitOptions,
): Promise<Initialised> {
  if (existsSync(join(folder, projectFile))) throw new Failure("init-exists", { path: join(folder, projectFile) });
  const profiled = await profileFiles(process.cwd(), paths, options.signal, options.tables);
  const { databases, unread } = profiled;
  const sources = newSources(folder, profiled, options);
  if (sources.length === 0) throw new Failure("init-nothing", { paths: paths.join(", ") });
  const { guesses, doubtful } = writeMappings(folder, sources);
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
  const unset = [...urls.values()].flatMap((each) => each.unset ?? []);
  const countryless = sources.flatMap(({ id, home }) =>
    home.country === undefined && home.rows === undefined ? [id] : [],
  );
  const countryOfRows = sources.flatMap(({ id: source, home: { rows } }) =>
    rows === undefined ? [] : [{ source, ...rows }],
  );
  const said = { empty: emptyOnes(profiled), unset, unread, countryless, countryOfRows, doubtful, guesses };
  return { project: join(folder, projectFile), sources: listed, ...said };
}

function writeMappings(folder: string, sources: readonly NewSource[]): Pick<Initialised, "guesses" | "doubtful"> {
  const guesses: Initialised["guesses"][number][] = [];
  const doubtful: string[] = [];
  mkdirSync(join(folder, "mappings"), { recursive: true });
  for (const { id, mapping, input } of sources) {
    if (input === undefined) continue;
    const proposal = proposeMapping(input);
    writeFileSync(join(folder, mapping), proposal.yaml);
    if (proposal.doubtful) doubtful.push(mapping);
    guesses.push(...proposal.columns.map((column) => ({ source: id, ...column })));
  }
  return { guesses, doubtful };
}

/** Sheets without rows, and files without any table. */
function emptyOnes({ tables, facts }: ProfiledFiles): readonly string[] {
  const sheets = tables
    .filter((table) => table.rows === 0)
    .map(({ path, sheet }) => (sheet === undefined ? path : `${path}!${sheet}`));
  const used = new Set(tables.map((table) => outerFile(table.path, facts)));
  return [...sheets, ...[...facts.keys()].filter((path) => !used.has(path))].sort(compareText);
}

/** What the sources with the most rows say; each mapping says it again for its own. */
function homeOfProject(sources: readonly NewSource[]): HomeGuess {
  const weights = new Map<string, number>();
  for (const { home, rows } of sources) if (home.country !== undefined) countUp(weights, home.country, rows);
  const [best] = [...weights].sort(mostFirst);
  const found = sources.find(({ home }) => home.country === best?.[0]);
  return found?.home ?? { reason: { code: "guess-country-unknown" } };
}

function keep(path: string, text: string): void {
  if (!existsSync(path)) writeFileSync(path, text);
}
