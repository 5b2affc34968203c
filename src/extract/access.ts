import { readFile } from "node:fs/promises";
import type { FileFacts, RawRecord } from "../model/index.ts";
import { headerPaths } from "./columns.ts";
import { expandNumber } from "./decimal.ts";
import { batchSize, ExtractError } from "./reader.ts";
import type { OpenSource, ReaderInput } from "./reader.ts";
import { chooseSheets } from "./sheets.ts";
import { mostLikelyCustomers } from "./tables.ts";

/**
 * Microsoft Access, .mdb and .accdb, through mdb-reader, which reads the whole file (`limits.wholeFileBytes`). `table` names
 * the table (`"*"`: all); without it the one whose columns sound most like customers. The line is the ordinal of the row.
 */
export async function readAccess(input: ReaderInput): Promise<OpenSource> {
  const { options, limits } = input;
  if (input.size > limits.wholeFileBytes) {
    throw new ExtractError("file-too-large", options.path, { limit: limits.wholeFileBytes });
  }
  const { default: MDBReader } = await import("mdb-reader");
  const bytes = await readFile(input.absolutePath);
  const broken = (error: unknown): ExtractError => {
    const reason = error instanceof Error ? error.message : String(error);
    const code = /password|encrypt/i.test(reason) ? "access-encrypted" : "access-broken";
    return new ExtractError(code, options.path, { reason }, { cause: error });
  };
  try {
    const database = new MDBReader(bytes);
    const tables = database
      .getTableNames()
      .map((name) => ({ name, hidden: false, table: database.getTable(name) }))
      .map((entry) => ({ ...entry, columns: entry.table.getColumnNames(), rows: entry.table.rowCount }));
    const wanted = options.table ?? options.sheet;
    const { chosen, issues } = chooseSheets(
      wanted === undefined ? mostLikelyCustomers(tables) : tables,
      wanted,
      options.path,
    );
    const facts = chosen.map(({ name, columns, rows }, i): FileFacts => ({
      format: "access",
      sheet: name,
      headers: headerPaths(columns),
      details: { records: rows },
      ...(i === 0 && issues.length > 0 && { issues }),
    }));
    return { facts, rows: draw(chosen, options.path, broken) };
  } catch (error) {
    throw error instanceof ExtractError ? error : broken(error);
  }
}

interface AccessTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: number;
  readonly table: {
    getData(options: { rowOffset: number; rowLimit: number }): Record<string, unknown>[];
  };
}

async function* draw(
  tables: readonly AccessTable[],
  path: string,
  broken: (error: unknown) => ExtractError,
): AsyncGenerator<readonly RawRecord[], void, void> {
  for (const { name, columns, rows, table } of tables) {
    const paths = headerPaths(columns);
    let line = 0;
    for (let first = 0; first < rows; first += batchSize) {
      let data: Record<string, unknown>[];
      try {
        data = table.getData({ rowOffset: first, rowLimit: batchSize });
      } catch (error) {
        throw broken(error);
      }
      yield data.map((row): RawRecord => {
        const values = columns.map((column) => text(row[column]));
        const blank = values.every((value) => value === "");
        return { path, sheet: name, line: ++line, paths, values, ...(blank && { leftOut: "blank" }) };
      });
    }
    if (line !== rows) throw new ExtractError("file-truncated", path, { found: line, expected: rows }, { place: name });
  }
}

function text(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value;
  if (typeof value === "number") return expandNumber(value);
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value === "bigint") return value.toString();
  if (value instanceof Date) return value.toISOString().slice(0, 19).replace("T00:00:00", "");
  // Attachments and OLE objects are no text of a customer.
  return Buffer.isBuffer(value) ? "" : JSON.stringify(value);
}
