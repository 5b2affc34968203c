import type { RawRecord } from "../../../src/model/index.ts";
import { compileMapping, loadMapping } from "../../../src/mapping/index.ts";
import type { LoadResult, Mapped, MappingIo } from "../../../src/mapping/index.ts";

/** Files in memory: YAML by name, tables by name. */
export function memoryIo(
  texts: Readonly<Record<string, string>>,
  tables: Readonly<Record<string, readonly (readonly string[])[]>> = {},
): MappingIo {
  const missing = (path: string): never => {
    throw Object.assign(new Error(`no such file: ${path}`), { code: "ENOENT" });
  };
  return { readText: (path) => texts[path] ?? missing(path), readTable: (path) => tables[path] ?? missing(path) };
}

export async function loadText(
  text: string,
  tables?: Readonly<Record<string, readonly (readonly string[])[]>>,
): Promise<LoadResult> {
  return loadMapping("m.yaml", memoryIo({ "m.yaml": text }, tables));
}

/** Maps rows of one table by a mapping given as text. */
export async function mapRows(
  text: string,
  paths: readonly string[],
  rows: readonly (readonly string[])[],
  tables?: Readonly<Record<string, readonly (readonly string[])[]>>,
): Promise<Mapped[]> {
  const { mapping, diagnostics } = await loadText(text, tables);
  if (mapping === undefined) throw new Error(JSON.stringify(diagnostics, undefined, 1));
  const map = compileMapping(mapping, { source: "s", lookups: mapping.lookups });
  return rows.map((values, index) => map({ path: "f.csv", line: index + 2, paths, values }));
}

export function rawRow(cells: Readonly<Record<string, string>>, rest: Partial<RawRecord> = {}): RawRecord {
  return { path: "f.csv", line: 2, paths: Object.keys(cells), values: Object.values(cells), ...rest };
}
