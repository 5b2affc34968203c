import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { correctionsFile, decisionsFile } from "./artifacts/journals.ts";
import { NdjsonWriter, readLines } from "./artifacts/ndjson.ts";
import { listRuns, openRunFolder, type RunFolder } from "./artifacts/run-folder.ts";
import { writeWhole } from "./artifacts/write-whole.ts";

/** By what a person stands in a project's own files. */
export interface Traces {
  /** The golden record and its source records, by id. */
  readonly ids: readonly string[];
  /** Rows of the source files, as `source@path!sheet:line`. */
  readonly places: readonly string[];
}

export interface ErasedFiles {
  /** Lines taken out of the artifacts of runs, and out of the journals. */
  readonly lines: number;
  /** Files that cannot be mended line by line and were removed: pages, workbooks, figures with examples. `sverka report` makes a page again. */
  readonly removed: readonly string[];
}

/**
 * Erases a person from the runs and journals of a project: every line of an artifact that names one of the ids or places goes, and from a
 * run that had one so do its pages and workbooks. Journals are append-only but for this. Files of sources, git history, exports and
 * other people's copies are out of reach.
 */
export async function eraseFromProject(project: string, traces: Traces): Promise<ErasedFiles> {
  const needles = [...traces.ids, ...traces.places].map((text) => JSON.stringify(text));
  const names = (line: string): boolean => needles.some((needle) => line.includes(needle));
  const removed: string[] = [];
  let lines = 0;
  for (const id of listRuns(project)) {
    const folder = openRunFolder(project, id);
    const found = await eraseFromRun(folder, traces, names);
    lines += found;
    if (found > 0) for (const file of pagesOf(folder)) removed.push(`${id}/${file}`);
  }
  for (const file of [decisionsFile, correctionsFile]) lines += eraseFromJournal(join(project, file), names);
  return { lines, removed };
}

async function eraseFromRun(folder: RunFolder, traces: Traces, names: (line: string) => boolean): Promise<number> {
  let erased = 0;
  for (const file of readdirSync(folder.path).filter((name) => name.endsWith(".ndjson"))) {
    // One line of it belongs to one line of the records, and goes with that.
    if (file === "entities.ndjson") continue;
    const withEntities = file === "records.ndjson" && folder.has("entities.ndjson");
    erased += await eraseLines(folder, file, names, withEntities ? "entities.ndjson" : undefined);
  }
  if (existsSync(folder.file("raw"))) {
    const rows = rowNames(traces);
    for (const file of readdirSync(folder.file("raw")))
      erased += await eraseLines(folder, `raw/${file}`, rows(file.replace(/\.ndjson$/, "")));
  }
  if (erased > 0 && folder.has("dedupe.json")) {
    let text = readFileSync(folder.file("dedupe.json"), "utf8");
    for (const id of traces.ids) text = text.replaceAll(JSON.stringify(id), '"forgotten"');
    folder.write("dedupe.json", text);
  }
  return erased;
}

/** A raw row carries its path, sheet and line apart. */
function rowNames({ places }: Traces): (source: string) => (line: string) => boolean {
  return (source) => {
    const rows = places.flatMap((place) => {
      const found = /^([^@]+)@(.+?)(?:!(.+))?:(\d+)$/.exec(place);
      return found?.[1] === source ? [{ path: found[2], sheet: found[3], line: Number(found[4]) }] : [];
    });
    return (text) => {
      if (!rows.some(({ line }) => text.includes(String(line)))) return false;
      const raw = JSON.parse(text) as { path?: string; sheet?: string; line?: number };
      return rows.some(({ path, sheet, line }) => raw.line === line && raw.path === path && raw.sheet === sheet);
    };
  };
}

/** Writes the artifact again without the lines that are named; `beside` has one line for each of its lines. */
async function eraseLines(
  folder: RunFolder,
  file: string,
  names: (line: string) => boolean,
  beside?: string,
): Promise<number> {
  const path = folder.file(file);
  const gone = new Set<number>();
  let at = 0;
  for await (const lines of readLines(path))
    for (const line of lines)
      if (names(line)) gone.add(at++);
      else at++;
  if (gone.size === 0) return 0;
  for (const name of [file, ...(beside === undefined ? [] : [beside])]) await keep(folder.file(name), gone);
  return gone.size;
}

async function keep(path: string, gone: ReadonlySet<number>): Promise<void> {
  const out = new NdjsonWriter(`${path}.kept`);
  let at = 0;
  try {
    for await (const lines of readLines(path)) for (const line of lines) if (!gone.has(at++)) out.writeLine(line);
    out.close();
  } catch (error) {
    out.discard();
    throw error;
  }
  renameSync(`${path}.kept`, path);
}

function pagesOf(folder: RunFolder): string[] {
  const files = readdirSync(folder.path, { recursive: true, encoding: "utf8" }).filter((name) =>
    /\.(?:html|xlsx)$|^(?:figures-\w+|report)\.json$/.test(name),
  );
  for (const file of files) rmSync(folder.file(file));
  return files.map((file) => file.replaceAll("\\", "/")).sort();
}

function eraseFromJournal(path: string, names: (line: string) => boolean): number {
  if (!existsSync(path)) return 0;
  const lines = readFileSync(path, "utf8").split("\n");
  const kept = lines.filter((line) => !names(line));
  if (kept.length === lines.length) return 0;
  writeWhole(path, kept.join("\n"));
  return lines.length - kept.length;
}
