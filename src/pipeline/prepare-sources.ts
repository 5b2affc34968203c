import { existsSync } from "node:fs";
import { resolve } from "node:path";
import pLimit from "p-limit";
import { ExtractError, openDatabase, openFile, type OpenOptions, type OpenSource } from "../extract/index.ts";
import { carriesRows, columnFates, resolveVariables, unmappedIssues } from "../mapping/index.ts";
import {
  Failure,
  type CellCorrection,
  type Correction,
  type FileFacts,
  type Issue,
  type RawRecord,
} from "../model/index.ts";
import { indexCellCorrections } from "../report/rejects/mend.ts";
import { fieldCorrections } from "./normalize/corrections.ts";
import { describeInput, findFiles, stateOf, type InputFile } from "./project/inputs.ts";
import { normalizeOptions } from "./normalize/normalize-options.ts";
import type { OpenProject, OpenProjectSource } from "./project/open-project.ts";
import { rawRows } from "./raw-rows.ts";
import type { RunFolder, RunInput } from "./artifacts/run-folder.ts";
import type { PreparedSource } from "./normalize/stage-normalize.ts";

/** Files and databases of every source, found before anything is read: a missing file ends the run at once. */
export async function findInputs(
  project: OpenProject,
  env: NodeJS.ProcessEnv,
): Promise<Map<string, readonly InputFile[]>> {
  const found = new Map<string, readonly InputFile[]>();
  for (const source of project.sources) {
    const { id, settings } = source;
    const files = settings.files === undefined ? [] : await findFiles(project.folder, id, [settings.files].flat());
    const database = settings.database === undefined ? [] : [sourceDatabase(project, source, settings.database, env)];
    if (files.length + database.length === 0) throw new Failure("source-not-a-file", { source: id });
    found.set(id, [...files, ...database]);
  }
  return found;
}

/** A URL, or the name of one under `databases:`, in which `${NAME}` takes an environment variable. */
function sourceDatabase(
  project: OpenProject,
  { id, mapping }: OpenProjectSource,
  named: string,
  env: NodeJS.ProcessEnv,
): InputFile {
  const { databases } = project.project;
  const known = databases?.[named];
  if (known === undefined && !named.includes("://"))
    throw new Failure("database-unknown", { name: named, known: Object.keys(databases ?? {}).join(", ") || "–" });
  const { text: url, missing } = resolveVariables(known?.url ?? named, env);
  if (missing.length > 0) throw new Failure("env-missing", { name: missing.join(", "), where: `sources.${id}` });
  const shown = known === undefined ? (url.split("?")[0]?.replace(/^.*@|^.*:\/\//, "") ?? "database") : named;
  return { source: id, path: `${shown}/${mapping.mapping.source?.table ?? "query"}`, absolute: "", url };
}

/** Sizes and digests of everything that is read, for run.json: the sources' files, and the tables they are joined with and spelt by. */
export async function describeInputs(
  project: OpenProject,
  inputs: ReadonlyMap<string, readonly InputFile[]>,
): Promise<RunInput[]> {
  // A few at a time: enough to keep a disk busy, and a folder of a thousand files opens no thousand of them.
  const limit = pLimit(4);
  const files = [...inputs.values()].flat().filter((file) => file.url === undefined);
  return Promise.all([...files, ...tableFiles(project)].map((file) => limit(() => describeInput(file))));
}

/** Reference files, lookup files of the mappings, and the project's own spellings (under the source `project`). */
function tableFiles({ folder, project, sources }: OpenProject): readonly InputFile[] {
  const named = sources.flatMap(({ id, settings, mapping }) =>
    [...(settings.enrich ?? []).map(({ file }) => file), ...[...mapping.lookups.values()].map(({ name }) => name)].map(
      (path) => ({ source: id, path }),
    ),
  );
  for (const path of Object.values(project.normalize?.lookups ?? {}))
    if (typeof path === "string") named.push({ source: "project", path });
  const files = new Map<string, InputFile>();
  for (const { source, path } of named) {
    const absolute = resolve(folder, path);
    // A preset brings its tables along: they are of the version, and no file of the project.
    if (existsSync(absolute)) files.set(`${source} ${path}`, { source, path: path.replaceAll("\\", "/"), absolute });
  }
  return [...files.values()];
}

/** The state of every file of the sources, to be asked for before they are hashed; see `stateOf`. */
export async function fileStates(inputs: ReadonlyMap<string, readonly InputFile[]>): Promise<Map<string, string>> {
  const files = [...inputs.values()].flat().filter(({ url }) => url === undefined);
  return new Map(await Promise.all(files.map(async (file) => [file.absolute, await stateOf(file)] as const)));
}

/**
 * Rows of a source's files, straight from the files. Facts are handed on file by file, once they are complete.
 *
 * @param options.seen what the files were when they were hashed: one that has been replaced since would be booked under the wrong digest
 * @throws ExtractError `file-changed`
 */
export async function* fileRows(
  source: OpenProjectSource,
  files: readonly InputFile[],
  options: {
    limit?: number;
    seen?: ReadonlyMap<string, string>;
    onFacts?: (file: InputFile, facts: readonly FileFacts[]) => void;
  },
): AsyncGenerator<readonly RawRecord[]> {
  let left = options.limit ?? Number.POSITIVE_INFINITY;
  for (const file of files) {
    if (left <= 0) return;
    const opened = await open(source, file);
    for await (const batch of opened.rows) {
      yield batch.length <= left ? batch : batch.slice(0, left);
      left -= batch.length;
      if (left <= 0) break;
    }
    const seen = options.seen?.get(file.absolute);
    if (seen !== undefined && seen !== (await stateOf(file))) throw new ExtractError("file-changed", file.path);
    options.onFacts?.(file, opened.facts);
  }
}

function open(source: OpenProjectSource, file: InputFile): Promise<OpenSource> {
  if (file.url === undefined) return openFile(file.absolute, openOptions(source, file));
  const { table, query } = source.mapping.mapping.source ?? {};
  return openDatabase({
    path: file.path,
    url: file.url,
    ...(table !== undefined && { table }),
    ...(query !== undefined && { query }),
  });
}

function openOptions(source: OpenProjectSource, file: InputFile): OpenOptions {
  return { ...(source.mapping.mapping.source as Partial<OpenOptions> | undefined), path: file.path };
}

/** Rows that `extract` has written. */
export function extractedRows(folder: RunFolder, source: string): AsyncIterable<readonly RawRecord[]> {
  const name = `raw/${source}.ndjson`;
  if (!folder.has(name)) throw new Failure("run-lacks", { run: folder.id, artifact: name, stage: "extract" });
  return rawRows(folder.file(name));
}

/** Puts mapping, corrections and cleaning of every source together. */
export function prepareSources(
  project: OpenProject,
  rowsOf: (source: OpenProjectSource) => AsyncIterable<readonly RawRecord[]>,
): PreparedSource[] {
  return project.sources.map((source) => {
    const { mapping, lookups } = source.mapping;
    const headers = new Set<readonly string[]>();
    return {
      id: source.id,
      cleaner: {
        source: source.id,
        mapping: { mapping },
        compile: {
          source: source.id,
          lookups,
          ...(source.settings.defaults === undefined ? {} : { defaults: definedOnly(source.settings.defaults) }),
        },
        normalize: normalizeOptions(project, source),
        corrections: project.corrections,
      },
      inOrder: carriesRows(mapping),
      rows: () => rowsOf(source),
      columnFates(paths) {
        headers.add(paths);
        return columnFates(source.mapping, paths);
      },
      leftovers: (corrected) => [
        ...unmappedColumns(source, headers),
        ...unusedCorrections(correctionsOf(project, source.id).filter(({ id }) => !corrected.has(id))),
      ],
    };
  });
}

/** A column that no part of the mapping names went to `extra`: said once a source and column. */
function unmappedColumns(source: OpenProjectSource, headers: ReadonlySet<readonly string[]>): Issue[] {
  const issues = [...headers].flatMap((paths) => unmappedIssues(source.mapping, paths));
  const byColumn = new Map(issues.map((issue) => [issue.at, { ...issue, place: `${source.id}@` }]));
  return [...byColumn.values()];
}

/** Living corrections of one source: of canonical fields and of raw cells. */
function correctionsOf({ corrections }: OpenProject, source: string): (Correction | CellCorrection)[] {
  const cells = [...indexCellCorrections(corrections)].filter(([id]) => id.startsWith(`${source}:`));
  return [...fieldCorrections(corrections, source), ...cells.flatMap(([, columns]) => [...columns.values()])];
}

function unusedCorrections(entries: readonly (Correction | CellCorrection)[]): Issue[] {
  return entries.map((entry) => ({
    code: "correction-unused",
    severity: "warning",
    ...("field" in entry ? { field: entry.field } : { at: entry.column }),
    params: { id: entry.id, record: entry.correct },
  }));
}

function definedOnly<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
