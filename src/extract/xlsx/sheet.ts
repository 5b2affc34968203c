import type { GridIssue, GridRow } from "../grid-row.ts";
import { countUp } from "../../model/index.ts";
import type { Limits } from "../limits.ts";
import { readNumber } from "./cell-number.ts";
import type { FormatNumber } from "./cell-number.ts";
import type { Merges } from "./merges.ts";
import { unescapeCell } from "./strings.ts";
import type { SharedStrings } from "./strings.ts";
import { attribute, XmlFault } from "./tags.ts";
import type { TagHandler } from "./tags.ts";
import type { CellStyle } from "./workbook.ts";

export interface SheetContext {
  readonly strings: SharedStrings | undefined;
  readonly styles: readonly CellStyle[];
  readonly date1904: boolean;
  readonly merges: Merges;
  readonly limits: Limits;
  /** Renders a number by a format code, as the sheet shows it. */
  readonly format: FormatNumber;
}

/** Turns the tags of a sheet into rows. They are put into `rows`, from which the caller takes them. */
export class SheetRows implements TagHandler {
  rows: GridRow[] = [];
  hiddenRows = 0;
  hiddenColumns = 0;
  complete = false;
  /** By column: cells whose number the sheet shows only as `5.02413E+11`. */
  readonly shownRounded = new Map<number, number>();
  readonly #context: SheetContext;
  #line = 0;
  #cells: string[] = [];
  #issues: GridIssue[] = [];
  #stored: Map<number, string> | undefined;
  #level = 0;
  #firstStyle: CellStyle | undefined;
  #column = -1;
  #type: string | undefined;
  #style: CellStyle | undefined;
  #value: string | undefined;
  #formula: string | undefined;
  #inline = "";
  #into: "value" | "formula" | "inline" | undefined;
  #phonetic = 0;

  constructor(context: SheetContext) {
    this.#context = context;
  }

  open(name: string, attributes: string): void {
    switch (name) {
      case "c":
        this.#openCell(attributes);
        break;
      case "v":
        this.#into = "value";
        this.#value = "";
        break;
      case "row":
        this.#openRow(attributes);
        break;
      case "t":
        if (this.#phonetic === 0) this.#into = "inline";
        break;
      case "f":
        this.#into = "formula";
        this.#formula = "";
        break;
      case "rPh":
        this.#phonetic++;
        break;
      case "col":
        if (isTrue(attribute(attributes, "hidden"))) this.#hideColumns(attributes);
        break;
      default:
        break;
    }
  }

  close(name: string): void {
    switch (name) {
      case "c":
        this.#closeCell();
        break;
      case "v":
      case "t":
      case "f":
        this.#into = undefined;
        break;
      case "row":
        this.#closeRow();
        break;
      case "rPh":
        this.#phonetic--;
        break;
      case "sheetData":
        this.complete = true;
        break;
      default:
        break;
    }
  }

  text(text: string): void {
    if (this.#into === undefined) return;
    if (this.#into === "value") this.#value = this.#value === "" ? text : (this.#value ?? "") + text;
    else if (this.#into === "inline") this.#inline += text;
    else this.#formula = (this.#formula ?? "") + text;
  }

  #hideColumns(attributes: string): void {
    const min = Number(attribute(attributes, "min"));
    const max = Number(attribute(attributes, "max"));
    // The range that hides everything to the right of the table is no hidden data.
    if (max < this.#context.limits.columns) this.hiddenColumns += Math.max(1, max - min + 1);
  }

  #openRow(attributes: string): void {
    const written = attribute(attributes, "r");
    this.#line = written === undefined ? this.#line + 1 : Number(written);
    if (!Number.isSafeInteger(this.#line) || this.#line < 1) throw new XmlFault("malformed", `row ${written}`);
    this.#cells = [];
    this.#issues = [];
    this.#stored = undefined;
    this.#firstStyle = undefined;
    this.#column = -1;
    if (attributes.length < 8) return;
    const outline = attribute(attributes, "outlineLevel");
    this.#level = outline === undefined ? 0 : Number(outline) || 0;
    if (isTrue(attribute(attributes, "hidden"))) this.hiddenRows++;
  }

  #closeRow(): void {
    const fill = this.#context.merges.fill(this.#line, this.#cells);
    const level = this.#level * 16 + (this.#firstStyle?.indent ?? 0);
    const row: { -readonly [K in keyof GridRow]: GridRow[K] } = { line: this.#line, cells: this.#cells, level };
    if (this.#stored !== undefined) row.stored = this.#stored;
    if (this.#issues.length > 0) row.issues = this.#issues;
    if (this.#firstStyle?.bold === true || this.#context.merges.spansRow(this.#line)) row.emphasis = true;
    if (fill !== undefined) row.fill = fill;
    this.rows.push(row);
    this.#level = 0;
  }

  #openCell(attributes: string): void {
    const reference = attribute(attributes, "r");
    this.#column = reference === undefined ? this.#column + 1 : columnOf(reference);
    if (!(this.#column >= 0 && this.#column < this.#context.limits.columns)) {
      throw new XmlFault("malformed", `cell ${reference ?? this.#column}`);
    }
    const style = attribute(attributes, "s");
    this.#style = style === undefined ? undefined : this.#context.styles[Number(style)];
    this.#type = attribute(attributes, "t");
    this.#value = undefined;
    this.#formula = undefined;
    this.#inline = "";
  }

  #closeCell(): void {
    const text = this.#cellText();
    if (text === "") return;
    while (this.#cells.length < this.#column) this.#cells.push("");
    this.#cells[this.#column] = text;
    this.#firstStyle ??= this.#style ?? this.#context.styles[0];
  }

  #cellText(): string {
    const value = this.#value;
    if (this.#formula !== undefined && this.#formula !== "") this.#store(`=${this.#formula}`);
    switch (this.#type) {
      case "s":
        return this.#shared(value);
      case "inlineStr":
        return detached(unescapeCell(this.#inline));
      case "str":
      case "d":
        return detached(unescapeCell(value ?? ""));
      case "b":
        return value === undefined ? "" : value.trim() === "1" ? "TRUE" : "FALSE";
      case "e":
        this.#note("cell-error", "warning", value ?? "");
        this.#store(value ?? "");
        return "";
      default:
        if (value === undefined || value === "") {
          if (this.#formula !== undefined) this.#note("formula-without-result", "warning", `=${this.#formula}`);
          return detached(unescapeCell(this.#inline));
        }
        return this.#number(value.trim());
    }
  }

  #shared(value: string | undefined): string {
    if (value === undefined) return "";
    const text = this.#context.strings?.get(Number(value));
    if (text !== undefined) return text;
    this.#note("cell-broken", "warning", value);
    this.#store(value);
    return "";
  }

  #number(written: string): string {
    const style = this.#style?.number;
    if ((style === undefined || style.kind === "plain") && written.length <= 11 && isDigits(written)) return written;
    const cell = readNumber(written, style, this.#context.date1904, this.#context.format);
    for (const code of cell.issues ?? []) this.#note(code, "warning", code === "digits-lost" ? cell.text : written);
    if (cell.stored !== undefined) this.#store(detached(cell.stored));
    if (cell.rounded === true) countUp(this.shownRounded, this.#column);
    return detached(cell.text);
  }

  #store(value: string): void {
    this.#stored ??= new Map();
    // A formula says more than its result: it stays when both would be stored.
    if (!this.#stored.has(this.#column)) this.#stored.set(this.#column, value);
  }

  #note(code: string, severity: GridIssue["severity"], raw: string): void {
    this.#issues.push({ code, severity, raw, column: this.#column });
  }
}

/** `AB12` → 27; -1 for what is no reference. */
export function columnOf(reference: string): number {
  let column = 0;
  for (let i = 0; i < reference.length; i++) {
    const code = reference.charCodeAt(i);
    if (code >= 65 && code <= 90) column = column * 26 + code - 64;
    else if (code >= 97 && code <= 122) column = column * 26 + code - 96;
    else if (code !== 0x24) break;
  }
  return column - 1;
}

function isDigits(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 48 || code > 57) return false;
  }
  return true;
}

/** A slice keeps the whole chunk it was cut from alive; a copy of its own does not. Short slices are copies already. */
function detached(text: string): string {
  return text.length < 13 ? text : ` ${text}`.slice(1);
}

function isTrue(value: string | undefined): boolean {
  return value === "1" || value === "true";
}
