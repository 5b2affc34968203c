import type { FileFacts, Issue, RawRecord } from "../../model/index.ts";
import { columnLetter } from "../columns.ts";
import { batchSize, ExtractError } from "../reader.ts";
import type { OpenSource, ReaderInput } from "../reader.ts";
import { chooseSheets } from "../sheets.ts";
import { Table } from "../table.ts";
import { openZip } from "../zip.ts";
import type { Zip } from "../zip.ts";
import type { FormatNumber } from "./cell-number.ts";
import { readMerges } from "./merges.ts";
import { plainNumber } from "./number-text.ts";
import { SheetRows } from "./sheet.ts";
import { readSharedStrings } from "./strings.ts";
import type { SharedStrings } from "./strings.ts";
import { Tags, XmlFault } from "./tags.ts";
import { readWorkbook } from "./workbook.ts";
import type { SheetEntry, Workbook } from "./workbook.ts";

/**
 * XLSX and XLSM, sheet by sheet as a stream. Our own reader over yauzl: the streaming reader of exceljs loses merged
 * cells, hidden rows and number formats, and shows numbers of twelve digits as floats; its whole-file
 * reader needs gigabytes for a million rows. On ordinary workbooks a test holds both to the same cells.
 */
export async function readXlsx(input: ReaderInput): Promise<OpenSource> {
  const { options } = input;
  const zip = await openZip(input.absolutePath, options.path, input.limits, "workbook-broken");
  try {
    const workbook = await readWorkbook(zip, options.path);
    const { chosen, issues } = chooseSheets(workbook.sheets, options.sheet, options.path);
    const tables = chosen.map((sheet, i) => {
      const facts: FileFacts = {
        format: "xlsx",
        sheet: sheet.name,
        ...(sheet.hidden && { hidden: true }),
        ...(i === 0 && issues.length > 0 && { issues }),
      };
      return new Table({ ...options, sheet: sheet.name }, facts);
    });
    const format = await numberFormatter(workbook);
    return { facts: tables.map((table) => table.facts), rows: draw(input, zip, workbook, chosen, tables, format) };
  } catch (error) {
    zip.close();
    throw asExtractError(error, options.path);
  }
}

/** SheetJS knows number formats well; it is loaded only for workbooks that have formats worth rendering. */
async function numberFormatter(workbook: Workbook): Promise<FormatNumber> {
  if (!workbook.styles.some((style) => style.number.kind === "shown")) return (_, value) => plainNumber(String(value));
  const { SSF } = await import("@e965/xlsx");
  return (code, value) => {
    try {
      return SSF.format(code, value);
    } catch {
      return plainNumber(String(value));
    }
  };
}

async function* draw(
  input: ReaderInput,
  zip: Zip,
  workbook: Workbook,
  chosen: readonly SheetEntry[],
  tables: readonly Table[],
  format: FormatNumber,
): AsyncGenerator<readonly RawRecord[], void, void> {
  const { options, limits } = input;
  try {
    const strings =
      workbook.strings === undefined ? undefined : await readSharedStrings(workbook.strings.read(), limits);
    for (const [i, sheet] of chosen.entries()) {
      const table = tables[i];
      if (table !== undefined) yield* drawSheet(input, workbook, sheet, table, strings, format);
    }
    if (tables.every((table) => table.headerMissing)) {
      const wanted = (options.headerHas ?? []).join(", ");
      throw new ExtractError("header-not-found", options.path, { wanted }, { place: chosen[0]?.name ?? "" });
    }
  } catch (error) {
    throw asExtractError(error, options.path);
  } finally {
    zip.close();
  }
}

async function* drawSheet(
  input: ReaderInput,
  workbook: Workbook,
  sheet: SheetEntry,
  table: Table,
  strings: SharedStrings | undefined,
  format: FormatNumber,
): AsyncGenerator<readonly RawRecord[], void, void> {
  const { limits } = input;
  const merges = await readMerges(sheet.part, limits);
  const rows = new SheetRows({ ...workbook, strings, merges, limits, format });
  const tags = new Tags(rows, limits);
  const decoder = new TextDecoder("utf-8");
  let out: RawRecord[] = [];
  for await (const chunk of sheet.part.read()) {
    tags.write(decoder.decode(chunk, { stream: true }));
    const ready = rows.rows;
    rows.rows = [];
    for (const row of ready) table.add(row, out);
    if (out.length >= batchSize) {
      yield out;
      out = [];
    }
  }
  tags.write(decoder.decode());
  tags.end();
  table.end(out);
  describe(table, rows, merges.count, workbook);
  if (out.length > 0) yield out;
}

/** What is worth saying of the sheet as a whole, once it has been read. */
function describe(table: Table, rows: SheetRows, merged: number, workbook: Workbook): void {
  const details: Record<string, string | number> = {};
  const issues: Issue[] = [];
  if (workbook.date1904) details["dateSystem"] = 1904;
  if (merged > 0) details["mergedAreas"] = merged;
  if (table.facts.hidden === true) issues.push({ code: "sheet-hidden", severity: "note" });
  if (rows.hiddenRows > 0) {
    details["hiddenRows"] = rows.hiddenRows;
    issues.push({ code: "rows-hidden", severity: "note", params: { count: rows.hiddenRows } });
  }
  if (rows.hiddenColumns > 0) {
    details["hiddenColumns"] = rows.hiddenColumns;
    issues.push({ code: "columns-hidden", severity: "note", params: { count: rows.hiddenColumns } });
  }
  for (const [column, count] of rows.shownRounded) {
    const at = table.facts.headers?.[column] ?? columnLetter(column);
    issues.push({ code: "numbers-shown-rounded", severity: "note", at, params: { count } });
  }
  if (Object.keys(details).length > 0) table.facts.details = { ...table.facts.details, ...details };
  if (issues.length > 0) table.facts.issues = [...(table.facts.issues ?? []), ...issues];
}

function asExtractError(error: unknown, path: string): unknown {
  if (!(error instanceof XmlFault)) return error;
  const code = error.reason === "dtd" ? "xml-dtd" : "workbook-broken";
  return new ExtractError(code, path, { reason: error.message }, { cause: error });
}
