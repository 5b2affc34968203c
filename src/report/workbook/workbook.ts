// oxlint-disable no-underscore-dangle -- three names of exceljs: see `SheetWriter`
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import type { Style, stream } from "exceljs";
import { cellValue, styleOf, styles } from "./workbook-cells.ts";

/**
 * Workbooks that we write: text cells only and no formulas, so that Excel spoils nothing (no 7,8463E+10, no dates out of
 * codes) and nothing in a cell can act. exceljs writes them as a stream; what it would leave to the clock, drop or put
 * in the wrong place is settled here, and the same rows give the same bytes.
 */
export interface Sheet {
  /** At most 31 characters, none of `[]:*?/\`. */
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: Iterable<SheetRow> | AsyncIterable<SheetRow>;
  /** Not shown unless asked for («Показать лист»). */
  readonly hidden?: boolean;
  /** Cells of columns without `editable` cannot be changed by accident; there is no password. */
  readonly guarded?: boolean;
  /** Prose: no header row, no filter; the first row is a title. */
  readonly prose?: boolean;
}

export interface SheetColumn {
  readonly header: string;
  /** In characters. */
  readonly width?: number;
  readonly hidden?: boolean;
  /** A person is meant to write here: tinted, and not locked on a guarded sheet. */
  readonly editable?: boolean;
  readonly wrap?: boolean;
  /** Drop-down of these words. */
  readonly choices?: readonly string[];
}

export type SheetRow = readonly string[];

/** What one sheet of XLSX can hold; more rows go on in a further sheet `Name (2)`. */
export const maxSheetRows = 1_048_576;
/** What one cell can hold. Longer text is never cut: see {@link writeWorkbook}. */
export const maxCellLength = 32_767;

/** exceljs and its zip would write the time of day. 1980-01-01 is the first moment a zip can name. */
const noTime = new Date(Date.UTC(1980, 0, 1));

/**
 * Writes the workbook. A text that is too long for a cell goes whole to a sheet of its own, in pieces, and the cell says
 * where to find it: `→ Long texts:1`. `readWorkbook` puts it together again. Writes beside `path` and renames: a reader
 * never meets half a file.
 */
export async function writeWorkbook(path: string, sheets: readonly Sheet[], longTexts = "Long texts"): Promise<void> {
  const part = `${path}.part`;
  // Readable by its owner only, as the pages are: what it holds are people's names and numbers.
  const file = createWriteStream(part, { mode: 0o600 });
  const failed = new Promise<never>((_, reject) => file.on("error", reject));
  failed.catch(() => undefined);
  try {
    // Half a second to load: only commands that write a workbook pay for it.
    const { default: ExcelJS } = await import("exceljs");
    const book = new (timeless(ExcelJS.stream.xlsx.WorkbookWriter))({
      stream: file,
      useStyles: true,
      useSharedStrings: false,
      zip: { zlib: { level: 6 } },
    });
    book.creator = "Sverka";
    book.lastModifiedBy = "Sverka";
    book.created = noTime;
    book.modified = noTime;
    await Promise.race([failed, writeSheets(book, sheets, longTexts)]);
    await Promise.race([failed, book.commit()]);
  } catch (error) {
    file.destroy();
    if (!file.closed) await once(file, "close");
    await rm(part, { force: true });
    throw error;
  }
  await rename(part, path);
}

async function writeSheets(book: Book, sheets: readonly Sheet[], longTexts: string): Promise<void> {
  const long = new LongTexts(longTexts);
  for (const sheet of sheets) {
    const rows = new Taker(sheet.rows);
    let part = 1;
    do {
      const name = part === 1 ? sheet.name : `${sheet.name} (${part})`;
      await writeSheet(book, { ...sheet, name }, rows, part, long);
      part++;
    } while (!(await rows.done()));
  }
  if (long.rows.length === 0) return;
  const columns = [{ header: "№" }, { header: "…", width: 100 }];
  await writeSheet(book, { name: longTexts, columns, rows: [] }, new Taker(long.rows), 1, long);
}

/** Lets several sheets be filled from one stream of rows. */
class Taker {
  readonly #rows: Iterator<SheetRow> | AsyncIterator<SheetRow>;
  #next: IteratorResult<SheetRow> | undefined;

  constructor(rows: Iterable<SheetRow> | AsyncIterable<SheetRow>) {
    this.#rows = Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]();
  }

  async done(): Promise<boolean> {
    this.#next ??= await this.#rows.next();
    return this.#next.done === true;
  }

  /** At most so many of the rows that are left. */
  async *upTo(most: number): AsyncGenerator<SheetRow> {
    for (let taken = 0; taken < most && !(await this.done()); taken++) {
      const row = this.#next?.value as SheetRow;
      this.#next = undefined;
      yield row;
    }
  }
}

/** The texts that no cell can hold, by number, in pieces that one can. */
class LongTexts {
  readonly rows: string[][] = [];
  readonly #sheet: string;
  #count = 0;

  constructor(sheet: string) {
    this.#sheet = sheet;
  }

  /** What the cell says instead. */
  add(text: string): string {
    this.#count++;
    // Pieces are cut before they are escaped: what counts is the length of what the cell shows.
    for (let from = 0; from < text.length; from += maxPiece) {
      this.rows.push([String(this.#count), text.slice(from, from + maxPiece)]);
    }
    return `→ ${this.#sheet}:${this.#count}`;
  }
}

const maxPiece = 32_000;

async function writeSheet(book: Book, sheet: Sheet, rows: Taker, part: number, long: LongTexts): Promise<void> {
  const { columns, prose = false } = sheet;
  const writer = book.addWorksheet(sheet.name, {
    state: sheet.hidden === true ? "hidden" : "visible",
    views: prose ? [{ showGridLines: false }] : [{ state: "frozen", ySplit: 1, topLeftCell: "A2" }],
    pageSetup: {
      paperSize: 9,
      orientation: "landscape",
      // All columns on one page, on as many pages as the rows want.
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.5, header: 0.3, footer: 0.3 },
    },
  }) as SheetWriter;
  writer.columns = columns.map((column) => ({
    width: column.width ?? 18,
    hidden: column.hidden === true,
    style: styleOf(column),
  }));
  let line = 0;
  const add = (cells: SheetRow, style: (i: number) => Partial<Style>): void => {
    const row = writer.getRow(++line);
    for (const [i, text] of cells.entries()) {
      if (text === "" && columns[i]?.editable !== true) continue;
      const cell = row.getCell(i + 1);
      cell.style = style(i);
      if (text !== "") cell.value = cellValue(text.length > maxCellLength ? long.add(text) : text);
    }
    const lines = linesOf(cells, columns);
    if (lines > 1) row.height = Math.min(lines * lineHeight, maxRowHeight);
    row.commit();
  };
  if (!prose) {
    add(
      columns.map((column) => column.header),
      () => styles.header,
    );
  }
  for await (const cells of rows.upTo(maxSheetRows - line)) {
    const title = prose && line === 0 && part === 1;
    add(cells, prose ? () => (title ? styles.title : styles.wrapped) : (i) => styleOf(columns[i]));
    if (line % 256 === 0) await drained(writer);
  }
  if (!prose && line > 1)
    writer.autoFilter = { from: { row: 1, column: 1 }, to: { row: line, column: columns.length } };
  if (sheet.guarded === true) {
    await writer.protect("", {
      objects: false,
      scenarios: false,
      formatCells: true,
      formatColumns: true,
      formatRows: true,
      sort: true,
      autoFilter: true,
    });
    protectInPlace(writer);
  }
  for (const [i, { choices }] of columns.entries()) {
    if (choices === undefined || line < 2) continue;
    const letter = columnName(i);
    writer.dataValidations.add(`${letter}2:${letter}${line}`, {
      type: "list",
      allowBlank: true,
      showErrorMessage: true,
      formulae: [`"${choices.join(",")}"`],
    });
  }
  const zipped = new Promise<void>((resolve) => book.zip.once("entry", () => resolve()));
  writer.commit();
  // The next sheet would wait in memory until this one is in the zip.
  await zipped;
}

/** In points: a line of the workbook's font, and the highest row that Excel knows. */
const lineHeight = 15;
const maxRowHeight = 409;

/** Lines that the highest wrapped cell needs. LibreOffice leaves rows without a height at one line, one text over the other. */
function linesOf(cells: SheetRow, columns: readonly SheetColumn[]): number {
  const of = (text: string, width: number) =>
    text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / width)), 0);
  return Math.max(1, ...columns.map(({ wrap, width = 18 }, i) => (wrap === true ? of(cells[i] ?? "", width) : 1)));
}

/**
 * The parts of exceljs 4.4.0 that its types leave out. The version is held exactly; a test opens what comes of it.
 */
type Book = stream.xlsx.WorkbookWriter & {
  readonly zip: {
    append(content: unknown, entry: { name: string; date?: Date }): unknown;
    once(event: "entry", done: () => void): unknown;
  };
  addThemes(): Promise<void>;
};
type BookClass = new (...options: ConstructorParameters<typeof stream.xlsx.WorkbookWriter>) => Book;
type SheetWriter = ReturnType<stream.xlsx.WorkbookWriter["addWorksheet"]> & {
  readonly dataValidations: { add(address: string, validation: object): void };
  readonly stream: {
    readonly pipes: readonly (NodeJS.WritableStream & { readonly _writableState: { readonly needDrain: boolean } })[];
  };
  _writeCloseSheetData(): void;
  _writeSheetProtection(): void;
};

/** Every part of the zip dated alike, from the theme on, which is the first and is written while the book is being made. */
function timeless(writer: typeof stream.xlsx.WorkbookWriter): BookClass {
  return class extends (writer as BookClass) {
    override addThemes(): Promise<void> {
      const append = this.zip.append.bind(this.zip);
      this.zip.append = (content, entry) => append(content, { ...entry, date: noTime });
      return super.addThemes();
    }
  };
}

/** exceljs takes rows as fast as they come, and all that is not compressed yet would stand in memory. */
async function drained(writer: SheetWriter): Promise<void> {
  const [pipe] = writer.stream.pipes;
  if (pipe?._writableState.needDrain === true) await once(pipe, "drain");
}

/** exceljs writes the protection after the filter and the lists; by the schema it comes first, or Excel "repairs" the file. */
function protectInPlace(writer: SheetWriter): void {
  const closeData = writer._writeCloseSheetData.bind(writer);
  const protection = writer._writeSheetProtection.bind(writer);
  writer._writeCloseSheetData = () => {
    closeData();
    protection();
  };
  writer._writeSheetProtection = () => undefined;
}

/** 0 → A, 25 → Z, 26 → AA. */
function columnName(index: number): string {
  let name = "";
  for (let n = index; n >= 0; n = Math.floor(n / 26) - 1) name = String.fromCharCode(65 + (n % 26)) + name;
  return name;
}
