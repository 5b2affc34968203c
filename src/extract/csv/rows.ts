import type { GridIssue, GridRow } from "../table.ts";
import type { Line } from "../lines.ts";
import { splitFields } from "./fields.ts";
import type { Dialect, QuoteMode } from "./fields.ts";

/** A quoted field of more lines than this is a quote that nobody closed. */
const maxQuotedLines = 500;

/**
 * Makes rows of physical lines. A field that opens with a quote runs on over line breaks until its closing quote. When
 * that quote never comes, or comes so late that whole rows would vanish into one cell, the opening quote was a mistake:
 * its line is read by itself, with an issue, and the lines after it are rows again.
 *
 * Written by hand rather than over csv-parse, which can neither go back to the line of an unclosed quote nor be as fast
 * (a test holds both to the same result on well-formed input).
 */
export class CsvRows {
  readonly #dialect: Dialect;
  /** Fields a row should have; 1 while unknown. Settles doubts about quotes. */
  readonly #width: number;
  /** Lines from an opening quote on. */
  #open: Line[] = [];
  #openText = "";

  constructor(dialect: Dialect, width: number) {
    this.#dialect = dialect;
    this.#width = width;
  }

  add(line: Line, out: GridRow[]): void {
    if (this.#open.length > 0) {
      this.#continue(line, out);
      return;
    }
    const { cells, state } = splitFields(line.text, this.#dialect);
    if (state === "ok") {
      out.push(
        line.fault === undefined ? { line: line.number, cells } : withFaults({ line: line.number, cells }, [line]),
      );
    } else if (state === "stray") {
      out.push(this.#bestReading(line, "quote-stray"));
    } else {
      this.#open = [line];
      this.#openText = line.text;
    }
  }

  end(out: GridRow[]): void {
    while (this.#open.length > 0) this.#giveUp(out);
  }

  #continue(line: Line, out: GridRow[]): void {
    const previous = this.#open.at(-1);
    this.#open.push(line);
    this.#openText += (previous?.end ?? "\n") + line.text;
    if (!line.text.includes(this.#dialect.quote)) {
      if (this.#open.length > maxQuotedLines) this.#giveUp(out);
      return;
    }
    const { cells, state } = splitFields(this.#openText, this.#dialect);
    if (state === "open" && this.#open.length <= maxQuotedLines) return;
    if (state !== "ok" || this.#swallowsRows(cells)) {
      this.#giveUp(out);
      return;
    }
    const lines = this.#open;
    this.#open = [];
    out.push(withFaults({ line: lines[0]?.number ?? line.number, cells }, lines));
  }

  /** Reads the first open line by itself and puts the others back to the start. */
  #giveUp(out: GridRow[]): void {
    const [first, ...others] = this.#open;
    this.#open = [];
    this.#openText = "";
    if (first !== undefined) out.push(this.#bestReading(first, "quote-not-closed"));
    for (const line of others) this.add(line, out);
  }

  /** Every line of the would-be field is a full row by itself, or only without the quote does the first line fit. */
  #swallowsRows(cells: readonly string[]): boolean {
    if (this.#width < 3) return false;
    const widthAlone = (line: Line): number => splitFields(line.text, this.#dialect, "literal").cells.length;
    const [first] = this.#open;
    if (first === undefined || widthAlone(first) !== this.#width) return false;
    return cells.length !== this.#width || this.#open.every((line) => widthAlone(line) === this.#width);
  }

  /** A line whose quotes are wrong: the first reading that has as many fields as a row should have. */
  #bestReading(line: Line, code: string): GridRow {
    const modes: readonly QuoteMode[] = ["unescaped", "strict", "literal"];
    const readings = modes.map((mode) => splitFields(line.text, this.#dialect, mode)).filter((r) => r.state !== "open");
    const fitting = readings.find((reading) => reading.cells.length === this.#width) ?? readings.at(-1);
    const cells = fitting?.cells ?? line.text.split(this.#dialect.delimiter);
    return withFaults({ line: line.number, cells, issues: [{ code, severity: "warning", raw: line.text }] }, [line]);
  }
}

function withFaults(row: GridRow, lines: readonly Line[]): GridRow {
  const issues: GridIssue[] = [...(row.issues ?? [])];
  for (const { fault, number } of lines) {
    if (fault?.kind === "undecodable") {
      issues.push({ code: "bytes-undecodable", severity: "warning", raw: fault.hex, params: { line: number } });
    } else if (fault !== undefined) {
      issues.push({ code: "encoding-mixed", severity: "note", params: { line: number, encoding: fault.encoding } });
    }
  }
  return issues.length === 0 ? row : { ...row, issues };
}
