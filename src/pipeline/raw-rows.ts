import type { RawRecord } from "../model/index.ts";
import { readLines } from "./artifacts/ndjson.ts";

/** A raw row as `extract` writes it: the ordered list of (path, text) that it is. */
interface RawLine extends Omit<RawRecord, "paths" | "values"> {
  readonly cells: readonly (readonly [path: string, text: string])[];
}

export function rawLine(raw: RawRecord): string {
  const { paths, values, path, sheet, line, ...rest } = raw;
  const cells = paths.map((each, index): [string, string] => [each, values[index] ?? ""]);
  const shaped: RawLine = { path, ...(sheet === undefined ? {} : { sheet }), line, cells, ...rest };
  return JSON.stringify(shaped);
}

/** Reads raw rows back. Rows of one header share one `paths` array again. */
export async function* rawRows(file: string): AsyncGenerator<readonly RawRecord[]> {
  const headers = new Map<string, readonly string[]>();
  for await (const lines of readLines(file)) {
    yield lines.map((line) => {
      const { cells, ...rest } = JSON.parse(line) as RawLine;
      const paths = cells.map(([path]) => path);
      const name = paths.join("\u0001");
      const shared = headers.get(name);
      if (shared === undefined) headers.set(name, paths);
      return { ...rest, paths: shared ?? paths, values: cells.map(([, text]) => text) };
    });
  }
}
