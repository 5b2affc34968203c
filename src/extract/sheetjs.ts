import type { CellObject } from "@e965/xlsx";
import { countUp, type FileFacts, type Issue, type RawRecord } from "../model/index.ts";
import { columnLetter } from "./columns.ts";
import { ExtractError } from "./reader.ts";
import type { OpenSource, ReaderInput } from "./reader.ts";
import { openWhole, sliceRows } from "./sheetjs-process.ts";
import type { WholeBook, WholeSheetInfo } from "./sheetjs-process.ts";
import { chooseSheets } from "./sheets.ts";
import { Table } from "./table.ts";
import type { GridIssue, GridRow } from "./grid-row.ts";
import { readNumber } from "./xlsx/cell-number.ts";
import type { FormatNumber } from "./xlsx/cell-number.ts";
import { Merges } from "./xlsx/merges.ts";
import { builtInStyle, styleOfCode } from "./xlsx/number-text.ts";
import type { NumberStyle } from "./xlsx/number-text.ts";

/** XLS (also Excel 5 and 95, and XML Spreadsheet 2003) and XLSB. SheetJS reads the whole file: `limits.wholeFileBytes`. */
export async function readXls(input: ReaderInput): Promise<OpenSource> {
  return readWhole(input, "xls");
}

/** OpenDocument spreadsheets, whole as well. */
export async function readOds(input: ReaderInput): Promise<OpenSource> {
  return readWhole(input, "ods");
}

async function readWhole(input: ReaderInput, format: string): Promise<OpenSource> {
  const { options, limits } = input;
  if (input.size > limits.wholeFileBytes) {
    throw new ExtractError("file-too-large", options.path, { limit: limits.wholeFileBytes });
  }
  if (await isEncrypted(input)) throw new ExtractError("workbook-encrypted", options.path);
  const { SSF } = await import("@e965/xlsx");
  const book = await openWhole(input.absolutePath, options.path, input.size);
  try {
    const sheets = book.sheets.map((sheet, index) => ({ ...sheet, index }));
    const { chosen, issues } = chooseSheets(sheets, options.sheet, options.path);
    const parts = chosen.map((sheet, i) => {
      const facts: FileFacts = {
        format,
        sheet: sheet.name,
        ...(sheet.hidden && { hidden: true }),
        ...(i === 0 && issues.length > 0 && { issues }),
      };
      const render: FormatNumber = (code, value) => SSF.format(code, value);
      return {
        sheet,
        rows: new WholeSheet(sheet, book.date1904, render),
        table: new Table({ ...options, sheet: sheet.name }, facts),
      };
    });
    return { facts: parts.map(({ table }) => table.facts), rows: draw(input, book, parts) };
  } catch (error) {
    book.close();
    throw error;
  }
}

/** An encrypted XLSX is a container with a stream of this name; names stand in UTF-16. */
async function isEncrypted(input: ReaderInput): Promise<boolean> {
  const name = Buffer.from("EncryptedPackage", "utf16le");
  let carry: Buffer = Buffer.alloc(0);
  for await (const chunk of input.open()) {
    const bytes = Buffer.concat([carry, chunk]);
    if (bytes.includes(name)) return true;
    carry = bytes.subarray(-name.length);
  }
  return false;
}

interface Part {
  readonly sheet: WholeSheetInfo & { readonly index: number };
  readonly rows: WholeSheet;
  readonly table: Table;
}

async function* draw(
  input: ReaderInput,
  book: WholeBook,
  parts: readonly Part[],
): AsyncGenerator<readonly RawRecord[], void, void> {
  try {
    for (const { sheet, rows, table } of parts) {
      for (let from = 0; from < sheet.rowCount; from += sliceRows) {
        const out: RawRecord[] = [];
        for (const [i, cells] of (await book.rows(sheet.index, from)).entries()) {
          if (cells !== undefined) table.add(rows.row(cells, from + i), out);
        }
        if (out.length > 0) yield out;
      }
      const out: RawRecord[] = [];
      table.end(out);
      rows.describe(table);
      if (out.length > 0) yield out;
    }
    if (parts.length > 0 && parts.every(({ table }) => table.headerMissing)) {
      const wanted = (input.options.headerHas ?? []).join(", ");
      throw new ExtractError("header-not-found", input.options.path, { wanted });
    }
  } finally {
    book.close();
  }
}

class WholeSheet {
  readonly #rowInfo: WholeSheetInfo["rowInfo"];
  readonly #date1904: boolean;
  readonly #render: FormatNumber;
  readonly #styles = new Map<string, NumberStyle>();
  readonly #merges: Merges;
  readonly #rounded = new Map<number, number>();
  #hiddenRows = 0;

  constructor(sheet: WholeSheetInfo, date1904: boolean, render: FormatNumber) {
    this.#rowInfo = sheet.rowInfo;
    this.#date1904 = date1904;
    this.#render = render;
    this.#merges = new Merges(
      sheet.merges.map(({ s, e }) => ({ top: s.r + 1, bottom: e.r + 1, left: s.c, right: e.c, value: "" })),
    );
  }

  /** @param r index of the row, from 0 */
  row(row: readonly (CellObject | undefined)[], r: number): GridRow {
    const line = r + 1;
    const cells: string[] = [];
    const stored = new Map<number, string>();
    const issues: GridIssue[] = [];
    for (let column = 0; column < row.length; column++) {
      const cell = row[column];
      const text = cell === undefined ? "" : this.#text(cell, column, stored, issues);
      if (text === "") continue;
      while (cells.length < column) cells.push("");
      cells[column] = text;
    }
    const properties = this.#rowInfo[r];
    if (properties?.hidden === true) this.#hiddenRows++;
    const fill = this.#merges.fill(line, cells);
    return {
      line,
      cells,
      level: (properties?.level ?? 0) * 16,
      ...(stored.size > 0 && { stored }),
      ...(issues.length > 0 && { issues }),
      ...(this.#merges.spansRow(line) && { emphasis: true }),
      ...(fill !== undefined && { fill }),
    };
  }

  #text(cell: CellObject, column: number, stored: Map<number, string>, issues: GridIssue[]): string {
    if (cell.f !== undefined && cell.f !== "") stored.set(column, `=${cell.f}`);
    switch (cell.t) {
      case "s":
        return String(cell.v ?? "");
      case "b":
        return cell.v === true ? "TRUE" : "FALSE";
      case "e": {
        const shown = cell.w ?? String(cell.v ?? "");
        issues.push({ code: "cell-error", severity: "warning", raw: shown, column });
        if (!stored.has(column)) stored.set(column, shown);
        return "";
      }
      case "d":
        return cell.v instanceof Date ? cell.v.toISOString().slice(0, 19) : String(cell.v ?? "");
      case "n": {
        if (cell.v === undefined) return "";
        const written = String(cell.v);
        const number = readNumber(written, this.#style(cell.z), this.#date1904, this.#render);
        for (const code of number.issues ?? []) issues.push({ code, severity: "warning", raw: number.text, column });
        if (number.stored !== undefined && !stored.has(column)) stored.set(column, number.stored);
        if (number.rounded === true) countUp(this.#rounded, column);
        return number.text;
      }
      default:
        return "";
    }
  }

  #style(format: string | number | undefined): NumberStyle | undefined {
    if (format === undefined || format === "General") return undefined;
    if (typeof format === "number") return builtInStyle(format);
    let style = this.#styles.get(format);
    if (style === undefined) this.#styles.set(format, (style = styleOfCode(format)));
    return style;
  }

  describe(table: Table): void {
    const details: Record<string, string | number> = {};
    const issues: Issue[] = [];
    if (this.#date1904) details["dateSystem"] = 1904;
    if (this.#merges.count > 0) details["mergedAreas"] = this.#merges.count;
    if (table.facts.hidden === true) issues.push({ code: "sheet-hidden", severity: "note" });
    if (this.#hiddenRows > 0) {
      details["hiddenRows"] = this.#hiddenRows;
      issues.push({ code: "rows-hidden", severity: "note", params: { count: this.#hiddenRows } });
    }
    for (const [column, count] of this.#rounded) {
      const at = table.facts.headers?.[column] ?? columnLetter(column);
      issues.push({ code: "numbers-shown-rounded", severity: "note", at, params: { count } });
    }
    if (Object.keys(details).length > 0) table.facts.details = { ...table.facts.details, ...details };
    if (issues.length > 0) table.facts.issues = [...(table.facts.issues ?? []), ...issues];
  }
}
