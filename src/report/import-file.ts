import { createWriteStream } from "node:fs";
import { once } from "node:events";
import { defuseCell } from "../model/index.ts";
import { writeWorkbook } from "./workbook/workbook.ts";

/** How a vendor wants its import files. */
export interface ImportFormat {
  readonly format: "csv" | "xlsx";
  readonly separator: string;
  readonly defuse: "apostrophe" | "space";
}

/**
 * Writes one import file: a header and text cells. CSV is UTF-8 with a byte order mark, every cell quoted, lines ended by CRLF, and cells
 * that a spreadsheet would run as formulas defused; a workbook's cells are texts and need none of that.
 */
export async function writeImportFile(
  path: string,
  { format, separator, defuse }: ImportFormat,
  name: string,
  headers: readonly string[],
  rows: readonly (readonly string[])[],
): Promise<void> {
  if (format === "xlsx") return writeWorkbook(path, [{ name, columns: headers.map((header) => ({ header })), rows }]);
  const safe = (cell: string): string =>
    defuse === "apostrophe" || defuseCell(cell) === cell ? defuseCell(cell) : ` ${cell}`;
  const line = (cells: readonly string[]): string =>
    `${cells.map((cell) => `"${safe(cell).replaceAll('"', '""')}"`).join(separator)}\r\n`;
  const out = createWriteStream(path, { flags: "wx", mode: 0o600 });
  out.write(`\ufeff${line(headers)}`);
  for (const row of rows) if (!out.write(line(row))) await once(out, "drain");
  out.end();
  await once(out, "close");
}
