import { readFile } from "node:fs/promises";
import type { CellObject, ParsingOptions, WorkBook, WorkSheet } from "@e965/xlsx";
import type { FileFacts, Issue, RawRecord } from "../model/index.ts";
import { columnLetter } from "./columns.ts";
import { batchSize, ExtractError } from "./reader.ts";
import type { OpenSource, ReaderInput } from "./reader.ts";
import { chooseSheets } from "./sheets.ts";
import { Table } from "./table.ts";
import type { GridIssue, GridRow } from "./table.ts";
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
  const sheetjs = await import("@e965/xlsx");
  // Excel 95 and older keep their texts in a code page, which SheetJS knows only with these tables.
  const pages = await import("@e965/xlsx/dist/cpexcel.full.mjs");
  sheetjs.set_cptable(pages);
  const bytes = await readFile(input.absolutePath);
  const book = parse(sheetjs.read, bytes, options.path);
  const names = book.SheetNames.map((name, i) => ({
    name,
    hidden: (book.Workbook?.Sheets?.[i]?.Hidden ?? 0) !== 0,
    sheet: book.Sheets[name],
  }));
  const { chosen, issues } = chooseSheets(names, options.sheet, options.path);
  const tables = chosen.map((sheet, i) => {
    const facts: FileFacts = {
      format,
      sheet: sheet.name,
      ...(sheet.hidden && { hidden: true }),
      ...(i === 0 && issues.length > 0 && { issues }),
    };
    return new Table({ ...options, sheet: sheet.name }, facts);
  });
  const render: FormatNumber = (code, value) => sheetjs.SSF.format(code, value);
  return { facts: tables.map((table) => table.facts), rows: draw(input, book, chosen, tables, render) };
}

type Read = (data: Buffer, options: ParsingOptions) => WorkBook;

function parse(read: Read, bytes: Buffer, path: string): WorkBook {
  try {
    return read(bytes, { type: "buffer", raw: true, cellNF: true, cellStyles: true, dense: true, cellHTML: false });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const code = /password|encrypt/i.test(reason) ? "workbook-encrypted" : "workbook-broken";
    throw new ExtractError(code, path, { reason }, { cause: error });
  }
}

async function* draw(
  input: ReaderInput,
  book: WorkBook,
  chosen: readonly { readonly name: string; readonly sheet: WorkSheet | undefined }[],
  tables: readonly Table[],
  render: FormatNumber,
): AsyncGenerator<readonly RawRecord[], void, void> {
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  for (const [i, { sheet }] of chosen.entries()) {
    const table = tables[i];
    if (table === undefined || sheet === undefined) continue;
    const rows = new WholeSheet(sheet, date1904, render);
    let out: RawRecord[] = [];
    for (const row of rows.rows()) {
      table.add(row, out);
      if (out.length >= batchSize) {
        yield out;
        out = [];
      }
    }
    table.end(out);
    rows.describe(table);
    if (out.length > 0) yield out;
  }
  if (tables.length > 0 && tables.every((table) => table.headerMissing)) {
    const wanted = (input.options.headerHas ?? []).join(", ");
    throw new ExtractError("header-not-found", input.options.path, { wanted });
  }
}

class WholeSheet {
  readonly #sheet: WorkSheet;
  readonly #date1904: boolean;
  readonly #render: FormatNumber;
  readonly #styles = new Map<string, NumberStyle>();
  readonly #merges: Merges;
  readonly #rounded = new Map<number, number>();
  #hiddenRows = 0;

  constructor(sheet: WorkSheet, date1904: boolean, render: FormatNumber) {
    this.#sheet = sheet;
    this.#date1904 = date1904;
    this.#render = render;
    this.#merges = new Merges(
      (sheet["!merges"] ?? []).map(({ s, e }) => ({ top: s.r + 1, bottom: e.r + 1, left: s.c, right: e.c, value: "" })),
    );
  }

  *rows(): Generator<GridRow, void, void> {
    const data = (this.#sheet["!data"] ?? []) as readonly (readonly (CellObject | undefined)[] | undefined)[];
    for (let r = 0; r < data.length; r++) {
      const row = data[r];
      if (row === undefined) continue;
      yield this.#row(row, r);
    }
  }

  #row(row: readonly (CellObject | undefined)[], r: number): GridRow {
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
    const properties = this.#sheet["!rows"]?.[r];
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
        if (number.rounded === true) this.#rounded.set(column, (this.#rounded.get(column) ?? 0) + 1);
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
