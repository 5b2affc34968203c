import { resolve } from "node:path";
import { openFile, type OpenOptions } from "../../extract/index.ts";
import type { MappingFile, Sample } from "../../mapping/index.ts";

/** Rows of a sample that the checker may look at: enough to see that a key is not unique, few enough to be quick. */
const sampleRows = 1000;

/**
 * The headers of a file as its reader finds them, sheet by sheet as far as the first rows show them. Throws what the reader throws.
 *
 * @param rows whether the checker should see the rows too: those of a mapping's own `sample:`, not those of a whole export
 */
export async function readSample(
  folder: string,
  file: string,
  source: MappingFile["source"],
  rows: boolean,
): Promise<Sample[]> {
  const opened = await openFile(resolve(folder, file), { ...(source as Partial<OpenOptions> | undefined), path: file });
  const sheets = new Map<string, { columns: Set<string>; order: readonly string[]; rows: (readonly string[])[] }>();
  let seen = 0;
  for await (const batch of opened.rows) {
    for (const raw of batch) {
      if (raw.leftOut !== undefined) continue;
      seen++;
      const name = raw.sheet ?? "";
      let sheet = sheets.get(name);
      if (sheet === undefined) sheets.set(name, (sheet = { columns: new Set(), order: raw.paths, rows: [] }));
      for (const path of raw.paths) sheet.columns.add(path);
      if (rows && raw.paths === sheet.order) sheet.rows.push(raw.values);
    }
    if (seen >= sampleRows) break;
  }
  return [...sheets].map(([sheet, found]) => ({
    file,
    ...(sheet === "" ? {} : { sheet }),
    columns: [...found.columns],
    ...(rows && found.columns.size === found.order.length ? { rows: found.rows } : {}),
  }));
}
