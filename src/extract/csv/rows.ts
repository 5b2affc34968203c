import { parse } from "csv-parse/sync";
import type { CsvError, Options } from "csv-parse/sync";
import { undoDefuse } from "../../model/index.ts";
import type { GridIssue, GridRow } from "../grid-row.ts";
import type { Line } from "../lines.ts";
import { splitFields } from "./fields.ts";
import type { Dialect, QuoteMode } from "./fields.ts";

/** A quoted field of more lines than this is a quote that nobody closed. */
const maxQuotedLines = 500;
/** The same in characters: what is held back while a quote is open. */
const maxQuotedChars = 16 * 1024 * 1024;

/**
 * Makes rows of physical lines. What is more than a line divided csv-parse reads, a batch of lines at a time; what it cannot do is ours:
 *
 * - It cannot go back. When a quote never closes, or closes so late that whole rows would vanish into one cell, the
 *   opening quote was a mistake: its line is read by itself, with an issue, and the lines after it are rows again.
 * - It cannot tell. With `relax_quotes` it takes `"ООО "Ромашка""` as it stands and says nothing, without it the file ends
 *   there. So a cell that begins with a quote is looked at again, and what is wrong is read as it was meant and said.
 */
export class CsvRows {
  readonly #dialect: Dialect;
  /** Fields a row should have; 1 while unknown. Settles doubts about quotes. */
  readonly #width: number;
  readonly #options: Options;
  /** Lines from an opening quote on, whose end has not come yet. */
  #open: readonly Line[] = [];

  constructor(dialect: Dialect, width: number) {
    this.#dialect = dialect;
    this.#width = width;
    this.#options = {
      delimiter: dialect.delimiter,
      quote: dialect.quote === "" ? null : dialect.quote,
      escape: dialect.quote === "" ? null : dialect.quote,
      relax_quotes: true,
      relax_column_count: true,
    };
  }

  add(batch: readonly Line[], out: GridRow[]): void {
    // Nearly every line is a row whose quotes are in order: dividing it takes a third of what csv-parse takes, which looks at every
    // byte. From the first that is none on the rest is csv-parse's; a test holds both to one result.
    let at = 0;
    for (; this.#open.length === 0 && at < batch.length; at++) {
      const line = batch[at] as Line;
      const { cells, state } = splitFields(line.text, this.#dialect);
      if (state !== "ok") break;
      out.push(rowOf(cells, [line]));
    }
    if (at === batch.length) return;
    const lines = [...this.#open, ...batch.slice(at)];
    this.#open = lines.slice(this.#read(lines, out, false));
  }

  end(out: GridRow[]): void {
    const lines = this.#open;
    this.#open = [];
    this.#read(lines, out, true);
  }

  /** Reads what can be read and returns how many lines that was; all of them when no more will come. */
  #read(lines: readonly Line[], out: GridRow[], last: boolean): number {
    let at = 0;
    // After a mistake the lines are tried anew: a few at first, twice as many each time, so that a file full of
    // mistakes costs a multiple of its length and not its square.
    let size = lines.length;
    while (at < lines.length) {
      const window = lines.slice(at, at + size);
      const { rows, open } = this.#parse(window);
      const read = this.#accept(rows, window, out);
      at += read.lines;
      if (read.mistake) {
        out.push(this.#bestReading(lines[at++] as Line));
        size = 8;
      } else if (open && at + window.length - read.lines < lines.length) {
        size = Math.max(size, 2 * (window.length - read.lines));
      } else if (open && (last || tooLong(lines.slice(at)))) {
        out.push(this.#bestReading(lines[at++] as Line));
        size = 8;
      } else if (open) {
        return at;
      } else {
        size *= 2;
      }
    }
    return at;
  }

  /** `open`: the rows end where a quote opens that none of these lines closes. */
  #parse(lines: readonly Line[]): { readonly rows: readonly string[][]; readonly open: boolean } {
    let text = "";
    for (const line of lines) text += line.text + line.end;
    const options: Options = { ...this.#options, record_delimiter: lines[0]?.end === "\r" ? ["\r"] : ["\r\n", "\n"] };
    try {
      return { rows: parse(text, options), open: false };
    } catch (error) {
      // Relaxed as it is, this is all that csv-parse refuses. It names the rows before, and is asked for these alone.
      const { code, records } = error as CsvError & { readonly records: number };
      if (code !== "CSV_QUOTE_NOT_CLOSED") throw error;
      return { rows: records === 0 ? [] : parse(text, { ...options, to: records }), open: true };
    }
  }

  /** Takes the rows up to the first that runs over line ends by mistake. */
  #accept(
    rows: readonly string[][],
    window: readonly Line[],
    out: GridRow[],
  ): { readonly lines: number; readonly mistake: boolean } {
    const oneLineEach = rows.length === window.length;
    let at = 0;
    for (const cells of rows) {
      const doubtful = cells.some((cell) => this.#doubtful(cell));
      const spread = oneLineEach ? 1 : linesOf(cells, window[at]?.end);
      if (spread === 1) {
        const line = window[at] as Line;
        out.push(doubtful ? this.#bestReading(line) : rowOf(cells, [line]));
      } else {
        const lines = window.slice(at, at + spread);
        const meant = doubtful ? this.#strictly(lines) : cells;
        if (meant === undefined || tooLong(lines) || this.#swallowsRows(lines, meant)) {
          return { lines: at, mistake: true };
        }
        out.push(rowOf(meant, lines));
      }
      at += spread;
    }
    return { lines: at, mistake: false };
  }

  /** The cells of a row of several lines if all its quotes are in order and one is open at each line end inside it. */
  #strictly(lines: readonly Line[]): readonly string[] | undefined {
    let text = "";
    for (const [i, line] of lines.entries()) {
      text += line.text;
      const { cells, state } = splitFields(text, this.#dialect);
      if (i === lines.length - 1) return state === "ok" ? cells : undefined;
      if (state !== "open") return undefined;
      text += line.end;
    }
    return undefined;
  }

  /**
   * Whether a quote may have been meant otherwise than csv-parse took it: it stands where the cell begins, perhaps behind
   * blanks; or before a NUL, which csv-parse takes for the end of the text.
   */
  #doubtful(cell: string): boolean {
    const { quote } = this.#dialect;
    if (quote === "") return false;
    return (
      cell.startsWith(quote) || (cell.startsWith(" ") && cell.trimStart().startsWith(quote)) || cell.includes("\0")
    );
  }

  /** Every line of the would-be row is a full row by itself, or only without the quote does the first line fit. */
  #swallowsRows(lines: readonly Line[], cells: readonly string[]): boolean {
    if (this.#width < 3) return false;
    const widthAlone = (line: Line): number => line.text.split(this.#dialect.delimiter).length;
    const [first] = lines;
    if (first === undefined || widthAlone(first) !== this.#width) return false;
    return cells.length !== this.#width || lines.every((line) => widthAlone(line) === this.#width);
  }

  /** A line whose quotes are in doubt: as it stands if they are right after all, else the reading of the width of a row. */
  #bestReading(line: Line): GridRow {
    const strict = splitFields(line.text, this.#dialect);
    if (strict.state === "ok") return rowOf(strict.cells, [line]);
    const modes: readonly QuoteMode[] = ["unescaped", "strict", "literal"];
    const readings = modes.map((mode) => splitFields(line.text, this.#dialect, mode)).filter((r) => r.state !== "open");
    const fitting = readings.find((reading) => reading.cells.length === this.#width) ?? readings.at(-1);
    const cells = fitting?.cells ?? line.text.split(this.#dialect.delimiter);
    const code = strict.state === "open" ? "quote-not-closed" : "quote-stray";
    return rowOf(cells, [line], [{ code, severity: "warning", raw: line.text }]);
  }
}

/** The lines that a row takes: its own and one for every line end inside its cells. */
function linesOf(cells: readonly string[], end: Line["end"] | undefined): number {
  const eol = end === "\r" ? "\r" : "\n";
  let lines = 1;
  for (const cell of cells) {
    for (let at = cell.indexOf(eol); at !== -1; at = cell.indexOf(eol, at + 1)) lines++;
  }
  return lines;
}

function tooLong(lines: readonly Line[]): boolean {
  return lines.length > maxQuotedLines || lines.reduce((sum, line) => sum + line.text.length, 0) > maxQuotedChars;
}

function rowOf(written: readonly string[], lines: readonly Line[], found: readonly GridIssue[] = []): GridRow {
  const line = lines[0]?.number ?? 0;
  // The apostrophe that keeps a spreadsheet from running a cell is no part of the value: what we wrote comes back as it was.
  const cells = written.some((cell) => cell.startsWith("'")) ? written.map(undoDefuse) : written;
  if (found.length === 0 && lines.every((one) => one.fault === undefined)) return { line, cells };
  const issues = [...found];
  for (const { fault, number } of lines) {
    if (fault?.kind === "undecodable") {
      issues.push({ code: "bytes-undecodable", severity: "warning", raw: fault.hex, params: { line: number } });
    } else if (fault !== undefined) {
      issues.push({ code: "encoding-mixed", severity: "note", params: { line: number, encoding: fault.encoding } });
    }
  }
  return { line, cells, issues };
}
