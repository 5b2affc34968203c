import { readFile } from "node:fs/promises";
import { isAbsolute, resolve } from "node:path";
import { openFile } from "../../extract/index.ts";
import type { MappingIo } from "../../mapping/index.ts";
import { utf8Text } from "../../yaml/index.ts";

/** File access of the mapping stage: paths are relative to the project; lookup tables are read as any other export is. */
export function mappingIo(folder: string): MappingIo {
  const absolute = (path: string) => (isAbsolute(path) ? path : resolve(folder, path));
  return {
    readText: async (path) => utf8Text(await readFile(absolute(path)), path),
    async readTable(path, sheet) {
      const opened = await openFile(absolute(path), { path, ...(sheet === undefined ? {} : { sheet }) });
      let header: readonly string[] | undefined;
      const rows: (readonly string[])[] = [];
      for await (const batch of opened.rows)
        for (const row of batch) {
          header ??= row.paths;
          if (row.leftOut === undefined) rows.push(row.values);
        }
      return header === undefined ? [] : [header, ...rows];
    },
  };
}
