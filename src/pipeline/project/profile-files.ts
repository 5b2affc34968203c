import { readdir, stat } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { ExtractError, openDatabase, openFile, type OpenSource } from "../../extract/index.ts";
import { inventory, Profiler, type Inventory, type TableProfile } from "../../extract/profile/index.ts";
import { compareText, Failure, type FileFacts } from "../../model/index.ts";
import { correctionsFile, decisionsFile } from "../artifacts/journals.ts";
import { isDatabaseUrl, nameDatabase, type NamedDatabase } from "./named-database.ts";
import { projectFile } from "./open-project.ts";

export interface ProfiledFiles {
  readonly tables: readonly TableProfile[];
  readonly facts: ReadonlyMap<string, readonly FileFacts[]>;
  /** By path of a table of a database. */
  readonly databases: ReadonlyMap<string, NamedDatabase>;
  /** How the tables lie beside each other; with one table there is nothing to compare. */
  readonly inventory?: Inventory;
  /** Files of a folder that no reader knows, each with the reason; a file that was named fails instead. */
  readonly unread: readonly UnreadFile[];
}

export interface UnreadFile {
  readonly path: string;
  readonly code: string;
  readonly params: ExtractError["params"];
}

/**
 * Looks at files, at every file of folders, or at tables of databases, before anybody maps them.
 *
 * @param paths files, folders, and URLs of databases
 * @param named the tables to read of each database; without any, ExtractError `table-not-named` says which there are
 */
export async function profileFiles(
  folder: string,
  paths: readonly string[],
  signal: AbortSignal,
  named: readonly string[] = [],
): Promise<ProfiledFiles> {
  const profiler = new Profiler();
  const facts = new Map<string, readonly FileFacts[]>();
  const unread: UnreadFile[] = [];
  const databases = new Map<string, NamedDatabase>();
  const look = async (path: string, opened: OpenSource): Promise<void> => {
    for await (const batch of opened.rows) {
      signal.throwIfAborted();
      profiler.add(batch);
    }
    facts.set(path, opened.facts);
  };
  for (const database of paths.filter(isDatabaseUrl).map(nameDatabase)) {
    if (named.length === 0) await openDatabase({ path: database.name, url: database.url });
    for (const table of named) {
      const path = `${database.name}/${table}`;
      databases.set(path, database);
      await look(path, await openDatabase({ path, url: database.url, table }));
    }
  }
  const onDisk = paths.filter((path) => !isDatabaseUrl(path));
  for (const { absolute, named } of await expand(folder, onDisk)) {
    const path = relative(folder, absolute).replaceAll("\\", "/");
    try {
      await look(path, await openFile(absolute, { path, sheet: "*" }));
    } catch (error) {
      if (named || !(error instanceof ExtractError)) throw error;
      unread.push({ path, code: error.code, params: error.params });
    }
  }
  const tables = profiler.finish(facts);
  return { tables, facts, databases, unread, ...(tables.length > 1 ? { inventory: inventory(tables) } : {}) };
}

async function expand(folder: string, paths: readonly string[]): Promise<{ absolute: string; named: boolean }[]> {
  const found: { absolute: string; named: boolean }[] = [];
  for (const path of paths) {
    const absolute = resolve(folder, path);
    const info = await stat(absolute).catch(() => undefined);
    if (info === undefined) throw new Failure("os-enoent", { path });
    if (!info.isDirectory() || (await readdir(absolute)).some((name) => /^1cv7\.dd$/i.test(name)))
      found.push({ absolute, named: true });
    else for (const each of await filesBelow(absolute)) found.push({ absolute: each, named: false });
  }
  return found;
}

/** What `init` and the runs put into a project beside the exports. */
const ownFiles: ReadonlySet<string> = new Set([
  projectFile,
  decisionsFile,
  correctionsFile,
  "mappings",
  "mapping.schema.json",
  "project.schema.json",
]);

async function filesBelow(folder: string): Promise<string[]> {
  const found: string[] = [];
  const entries = (await readdir(folder, { withFileTypes: true })).sort((a, b) => compareText(a.name, b.name));
  const project = entries.some((entry) => entry.name === projectFile);
  for (const entry of entries) {
    if (project && ownFiles.has(entry.name)) continue;
    if (entry.name.startsWith(".") || entry.name.startsWith("~$") || entry.name === "node_modules") continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) found.push(...(await filesBelow(path)));
    else found.push(path);
  }
  return found;
}
