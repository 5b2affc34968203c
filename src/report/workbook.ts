import { ZipWriter } from "./zip.ts";

/**
 * Workbooks that we write: text cells only and no formulas, so that Excel spoils nothing (no 7,8463E+10, no dates out of
 * codes) and nothing in a cell can act. Streaming, and the same rows give the same bytes. Source: ECMA-376 part 1, §18.
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

/**
 * Writes the workbook. A text that is too long for a cell goes whole to a sheet of its own, in pieces, and the cell says
 * where to find it: `→ Long texts:1`. `readWorkbook` puts it together again.
 */
export async function writeWorkbook(path: string, sheets: readonly Sheet[], longTexts = "Long texts"): Promise<void> {
  const zip = await ZipWriter.create(path);
  try {
    const written: { name: string; hidden: boolean }[] = [];
    const long: string[][] = [];
    for (const sheet of sheets) {
      const rows = new Taker(sheet.rows);
      let part = 1;
      do {
        const name = part === 1 ? sheet.name : `${sheet.name} (${part})`;
        await zip.add(`xl/worksheets/sheet${written.length + 1}.xml`, sheetXml(sheet, rows, part, longTexts, long));
        written.push({ name, hidden: sheet.hidden === true });
        part++;
      } while (!(await rows.done()));
    }
    if (long.length > 0) {
      const columns = [{ header: "№" }, { header: "…", width: 100 }];
      const rows = new Taker(long);
      await zip.add(
        `xl/worksheets/sheet${written.length + 1}.xml`,
        sheetXml({ name: longTexts, columns, rows: [] }, rows, 1, longTexts, []),
      );
      written.push({ name: longTexts, hidden: false });
    }
    await zip.add("xl/styles.xml", [styles]);
    await zip.add("xl/workbook.xml", [workbookXml(written)]);
    await zip.add("xl/_rels/workbook.xml.rels", [workbookRels(written.length)]);
    await zip.add("docProps/core.xml", [core]);
    await zip.add("_rels/.rels", [rels]);
    await zip.add("[Content_Types].xml", [contentTypes(written.length)]);
    await zip.close();
  } catch (error) {
    await zip.abandon();
    throw error;
  }
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

async function* sheetXml(
  sheet: Sheet,
  rows: Taker,
  part: number,
  longTexts: string,
  long: string[][],
): AsyncGenerator<string> {
  const { columns } = sheet;
  const prose = sheet.prose === true;
  yield `${xmlHead}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"${prose ? ' showGridLines="0"' : ""}>`;
  if (!prose)
    yield '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/>';
  yield '</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>';
  for (const [i, column] of columns.entries()) {
    yield `<col min="${i + 1}" max="${i + 1}" width="${column.width ?? 18}" customWidth="1" style="${styleOf(column)}"${column.hidden === true ? ' hidden="1"' : ""}/>`;
  }
  yield "</cols><sheetData>";
  let line = 0;
  const row = (cells: SheetRow, style: (i: number) => number) => {
    line++;
    let text = `<row r="${line}">`;
    cells.forEach((cell, i) => {
      let value = cell;
      if (value.length > maxCellLength) {
        const number = long.length === 0 ? 1 : Number(long[long.length - 1]?.[0]) + 1;
        for (let from = 0; from < value.length; from += maxPiece)
          long.push([String(number), value.slice(from, from + maxPiece)]);
        value = `→ ${longTexts}:${number}`;
      }
      if (value !== "" || columns[i]?.editable === true) text += cellXml(columnName(i) + line, value, style(i));
    });
    return `${text}</row>`;
  };
  if (!prose)
    yield row(
      columns.map((column) => column.header),
      () => 2,
    );
  for await (const cells of rows.upTo(maxSheetRows - line)) {
    yield row(cells, prose ? () => (line === 1 && part === 1 ? 5 : 4) : (i) => styleOf(columns[i]));
  }
  yield "</sheetData>";
  if (sheet.guarded === true) {
    yield '<sheetProtection sheet="1" objects="1" scenarios="1" formatCells="0" formatColumns="0" formatRows="0" sort="0" autoFilter="0"/>';
  }
  const lastColumn = columnName(columns.length - 1);
  if (!prose && line > 1) yield `<autoFilter ref="A1:${lastColumn}${line}"/>`;
  const lists = columns.flatMap((column, i) =>
    column.choices === undefined ? [] : [{ at: columnName(i), choices: column.choices }],
  );
  if (lists.length > 0 && line > 1) {
    yield `<dataValidations count="${lists.length}">`;
    for (const { at, choices } of lists) {
      yield `<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${at}2:${at}${line}"><formula1>${escapeXml(`"${choices.join(",")}"`)}</formula1></dataValidation>`;
    }
    yield "</dataValidations>";
  }
  yield '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>';
}

/** Room for `_xHHHH_` at the border of a piece is not needed: pieces are cut before they are escaped. */
const maxPiece = 32_000;

function styleOf(column: SheetColumn | undefined): number {
  if (column?.editable === true) return 3;
  return column?.wrap === true ? 4 : 1;
}

function cellXml(ref: string, value: string, style: number): string {
  if (value === "") return `<c r="${ref}" s="${style}"/>`;
  return `<c r="${ref}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(value)}</t></is></c>`;
}

/** 0 → A, 25 → Z, 26 → AA. */
export function columnName(index: number): string {
  let name = "";
  for (let n = index; n >= 0; n = Math.floor(n / 26) - 1) name = String.fromCharCode(65 + (n % 26)) + name;
  return name;
}

/**
 * XML text as ST_Xstring: characters that XML cannot hold, and a text that looks like their escape, are written `_xHHHH_`
 * (ECMA-376 §22.9.2.19), so that every string comes back as it was.
 */
export function escapeXml(text: string): string {
  // Most cells hold nothing to escape; five passes over each of them were half the time of an export.
  if (!/[&<>"_\u0000-\u001f\ud800-\udfff\ufffe\uffff]/.test(text)) return text;
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replace(
      /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      (char) => `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`,
    )
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const pack = "http://schemas.openxmlformats.org/package/2006";

// Cell formats by number: 0 plain, 1 text, 2 header, 3 editable text, 4 wrapped text, 5 title. 49 is Excel's "text" format.
const styles = `${xmlHead}<styleSheet xmlns="${main}"><fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="14"/><name val="Calibri"/></font></fonts><fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE3E8EE"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFFBE0"/></patternFill></fill></fills><borders count="2"><border/><border><left style="thin"><color rgb="FFD0D0D0"/></left><right style="thin"><color rgb="FFD0D0D0"/></right><top style="thin"><color rgb="FFD0D0D0"/></top><bottom style="thin"><color rgb="FFD0D0D0"/></bottom></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="6"><xf/><xf numFmtId="49" applyNumberFormat="1"><alignment vertical="top"/></xf><xf numFmtId="49" fontId="1" fillId="2" borderId="1" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="49" fillId="3" borderId="1" applyNumberFormat="1" applyFill="1" applyProtection="1" applyAlignment="1"><alignment vertical="top"/><protection locked="0"/></xf><xf numFmtId="49" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="49" fontId="2" applyNumberFormat="1" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>`;

const workbookXml = (sheets: readonly { name: string; hidden: boolean }[]) =>
  `${xmlHead}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets
    .map(
      ({ name, hidden }, i) =>
        `<sheet name="${escapeXml(name)}" sheetId="${i + 1}"${hidden ? ' state="hidden"' : ""} r:id="rId${i + 1}"/>`,
    )
    .join("")}</sheets></workbook>`;

const workbookRels = (sheets: number) =>
  `${xmlHead}<Relationships xmlns="${pack}/relationships">${Array.from({ length: sheets }, (_, i) => `<Relationship Id="rId${i + 1}" Type="${office}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join("")}<Relationship Id="rId${sheets + 1}" Type="${office}/styles" Target="styles.xml"/></Relationships>`;

const rels = `${xmlHead}<Relationships xmlns="${pack}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="${pack}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`;

// No dates: they would be the clock's.
const core = `${xmlHead}<cp:coreProperties xmlns:cp="${pack}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Sverka</dc:creator></cp:coreProperties>`;

const contentTypes = (sheets: number) =>
  `${xmlHead}<Types xmlns="${pack}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${Array.from({ length: sheets }, (_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join("")}<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`;
