import { readdir, readFile, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import iconv from "iconv-lite";
import type { FileFacts, Issue, RawRecord } from "../../model/index.ts";
import { headerPaths } from "../columns.ts";
import { openDbf, undecodableIssues } from "../dbf/table.ts";
import type { DbfRow, DbfTable } from "../dbf/table.ts";
import { detectEncoding } from "../encoding.ts";
import { ExtractError } from "../reader.ts";
import type { OpenSource, ReaderInput } from "../reader.ts";
import { dictionary, entryOf } from "./base77.ts";
import { parseDictionary } from "./dictionary77.ts";
import type { Catalogue77 } from "./dictionary77.ts";
import { customerCatalogues, Selection } from "./selection.ts";

/**
 * The folder of a 1C 7.7 base in DBF format: `1Cv7.DD` says which `SC*.DBF` is which catalogue and what its columns are called.
 * Each catalogue is a sheet, its line the ordinal of the record. Folders (`ISFOLDER` 1), records marked for deletion (`ISMARK`) and
 * records that are deleted in the file but not yet packed away are left out by rule.
 *
 * Texts of unlimited length (1SBLOB) and periodic attributes (1SCONST) lie in tables of their own, whose records name field and
 * object by number; they are not read, and said wherever there are any.
 */
export async function readCatalogues77(input: ReaderInput): Promise<OpenSource> {
  const { options } = input;
  const folder = input.head.entries === undefined ? dirname(input.absolutePath) : input.absolutePath;
  const entries = input.head.entries ?? (await readdir(folder));
  const all = parseDictionary(await dictionaryText(folder, entries, options.path, input.limits.wholeFileBytes));
  if (all.length === 0) throw new ExtractError("dictionary-empty", options.path);
  const selection = new Selection(input, customerCatalogues);
  for (const { name } of all) selection.saw(name);
  selection.check();
  const facts: FileFacts[] = [];
  const chosen: { catalogue: Catalogue77; file: string }[] = [];
  for (const catalogue of all.filter(({ name }) => selection.wants(name))) {
    const file = entryOf(entries, `${catalogue.table}.dbf`);
    if (file === undefined)
      throw new ExtractError("catalogue-file-missing", options.path, {
        file: `${catalogue.table}.DBF`,
        catalogue: catalogue.name,
      });
    const table = await openDbf(join(folder, file), `${options.path}/${file}`, options.encoding);
    facts.push(factsOf(catalogue, table, file));
    await table.close();
    chosen.push({ catalogue, file });
  }
  const open = (file: string): Promise<DbfTable> =>
    openDbf(join(folder, file), `${options.path}/${file}`, options.encoding);
  const [first] = facts;
  const elsewhere = await valuesElsewhere(entries, open);
  if (first !== undefined && elsewhere.length > 0)
    facts[0] = { ...first, issues: [...(first.issues ?? []), ...elsewhere] };
  return { facts, rows: drawAll(chosen, open, options.path) };
}

async function valuesElsewhere(
  entries: readonly string[],
  open: (file: string) => Promise<DbfTable>,
): Promise<readonly Issue[]> {
  const issues: Issue[] = [];
  for (const [name, code] of [
    ["1sblob.dbf", "texts-elsewhere-not-read"],
    ["1sconst.dbf", "periodic-values-not-read"],
  ] as const) {
    const file = entryOf(entries, name);
    if (file === undefined) continue;
    // What is not read need not be whole.
    const table = await open(file).catch(() => undefined);
    await table?.close();
    const count = table?.recordCount ?? "?";
    if (count !== 0) issues.push({ code, severity: "note", params: { file, count } });
  }
  return issues;
}

async function dictionaryText(folder: string, entries: readonly string[], path: string, most: number): Promise<string> {
  const file = join(folder, entryOf(entries, dictionary) ?? dictionary);
  const { size } = await stat(file);
  if (size > most) throw new ExtractError("dictionary-too-large", path, { limit: most });
  const bytes = await readFile(file);
  const { encoding } = detectEncoding(bytes);
  return iconv.decode(bytes, encoding === "utf-8" || encoding === "cp866" ? encoding : "windows-1251");
}

function factsOf(catalogue: Catalogue77, table: DbfTable, file: string): FileFacts {
  const issues: Issue[] = [];
  if (table.claimed !== undefined) {
    const params = { claimed: table.claimed, encoding: table.encoding };
    issues.push({ code: "dbf-code-page", severity: "note", params });
  }
  return {
    format: "1c77",
    sheet: catalogue.name,
    encoding: table.encoding,
    headers: pathsOf(catalogue, table),
    details: { file, records: table.recordCount },
    ...(issues.length === 0 ? {} : { issues }),
  };
}

function pathsOf({ columns }: Catalogue77, table: DbfTable): readonly string[] {
  return headerPaths(table.fields.map((field) => columns.get(field.name) ?? field.name));
}

async function* drawAll(
  chosen: readonly { readonly catalogue: Catalogue77; readonly file: string }[],
  open: (file: string) => Promise<DbfTable>,
  path: string,
): AsyncGenerator<readonly RawRecord[], void, void> {
  for (const { catalogue, file } of chosen) {
    const folders = await foldersOf(await open(file));
    const table = await open(file);
    const paths = pathsOf(catalogue, table);
    const at = columnsOf(table);
    for await (const rows of table.rows()) {
      yield rows.map((row) => record(row, { path, sheet: catalogue.name, paths, at, folders }));
    }
  }
}

type Folders = ReadonlyMap<string, { readonly name: string; readonly parent: string }>;

/** Catalogues have few folders beside their records, so they stay in memory. */
async function foldersOf(table: DbfTable): Promise<Folders> {
  const folders = new Map<string, { name: string; parent: string }>();
  const at = columnsOf(table);
  for await (const rows of table.rows()) {
    for (const row of rows) {
      if (row.deleted || at("ISFOLDER", row) !== "1") continue;
      folders.set(at("ID", row), { name: at("DESCR", row), parent: at("PARENTID", row) });
    }
  }
  return folders;
}

type ValueOf = (column: string, row: DbfRow) => string;

/** Identifiers are padded with blanks on the left: they are compared trimmed. */
function columnsOf(table: DbfTable): ValueOf {
  const places = new Map(table.fields.map((field, index) => [field.name.toUpperCase(), index]));
  return (column, row) => row.values[places.get(column) ?? -1]?.trim() ?? "";
}

interface Context {
  readonly path: string;
  readonly sheet: string;
  readonly paths: readonly string[];
  readonly at: ValueOf;
  readonly folders: Folders;
}

function record(row: DbfRow, { path, sheet, paths, at, folders }: Context): RawRecord {
  const leftOut = leftOutBy(row, at);
  const folder = folderPath(at("PARENTID", row), folders);
  const issues = undecodableIssues(row, paths);
  return {
    path,
    sheet,
    line: row.ordinal,
    paths,
    values: row.values,
    ...(folder === "" ? {} : { folder }),
    ...(leftOut === undefined ? {} : { leftOut }),
    ...(issues.length === 0 ? {} : { issues }),
  };
}

function leftOutBy(row: DbfRow, at: ValueOf): RawRecord["leftOut"] {
  if (row.deleted) return "deletion-mark";
  if (at("ISFOLDER", row) === "1") return "folder";
  return at("ISMARK", row) === "*" ? "deletion-mark" : undefined;
}

function folderPath(parent: string, folders: Folders): string {
  const names: string[] = [];
  let folder = folders.get(parent);
  // A ring of folders exists only in a broken base, and must not hang us.
  for (let depth = 0; folder !== undefined && depth < 100; depth++) {
    if (folder.name !== "") names.unshift(folder.name);
    folder = folders.get(folder.parent);
  }
  return names.join("/");
}
