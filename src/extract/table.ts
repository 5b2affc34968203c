import { setOwn, type FileFacts, type Issue, type LeftOutRule, type RawRecord } from "../model/index.ts";
import { columnLetter, headerPaths, widerPaths } from "./columns.ts";
import { Groups, looksLikeCustomer } from "./groups.ts";
import { findHeader, isBlank, isNumbering, matchHeader } from "./header.ts";
import type { FoundHeader } from "./header.ts";
import type { GridIssue, GridRow } from "./grid-row.ts";
import { mayBeMojibake, repairMojibake } from "./mojibake.ts";
import { isTotal } from "./totals.ts";

export interface TableOptions {
  readonly path: string;
  readonly sheet?: string | undefined;
  readonly headerHas?: readonly string[] | undefined;
  readonly headerRows?: number | undefined;
  readonly totals?: readonly string[] | undefined;
  /** Text formats: a row with fewer or more cells than the header is worth an issue. */
  readonly ragged?: boolean;
}

/** Facts while they are being found out. */
export type GrowingFacts = { -readonly [K in keyof FileFacts]: FileFacts[K] };

/** Rows looked at before a header must have shown itself: titles and filters of a report take some ten. */
const headerWithin = 60;
const headerHasWithin = 1000;

/**
 * Makes records of rows: finds the header, names the columns, and recognises what is no data (titles, groups, totals,
 * blanks, a header repeated on each page). Such rows are records too, with the rule that leaves them out. One table a
 * sheet; rows go in one by one and come out in the same order, held back only while the next row must be seen.
 */
export class Table {
  readonly facts: GrowingFacts;
  readonly #options: TableOptions;
  #waiting: GridRow[] | undefined = [];
  #header: FoundHeader<GridRow> | undefined;
  #paths: readonly string[] = [];
  #wider = new Map<number, readonly string[]>();
  #letters = new Map<number, readonly string[]>();
  #held: GridRow[] = [];
  readonly #groups = new Groups();
  #totalSeen = false;
  /** No data since a total. */
  #closed = false;
  #titled = false;
  /** The row before was a header. */
  #atHeader = true;
  #fileIssues: Issue[] = [];

  constructor(options: TableOptions, facts: FileFacts) {
    this.#options = options;
    this.facts = { ...facts };
  }

  /** True once the rows looked at did not show the header that was asked for. */
  get headerMissing(): boolean {
    return this.#waiting === undefined && this.#header === undefined;
  }

  add(row: GridRow, out: RawRecord[]): void {
    // A blank line is layout: a workbook leaves it out of its file, a CSV file has it, and the books of both must agree.
    if (row.stored === undefined && row.issues === undefined && row.cells.every(isBlank)) return;
    if (this.#waiting === undefined) {
      this.#data(row, out);
      return;
    }
    this.#waiting.push(row);
    const enough = this.#options.headerHas === undefined ? headerWithin : headerHasWithin;
    if (this.#waiting.length >= enough) this.#settleHeader(out);
    else if (this.#options.headerHas !== undefined && this.#waiting.length % 16 === 0) this.#tryHeader(out);
  }

  end(out: RawRecord[]): void {
    if (this.#waiting !== undefined) this.#settleHeader(out);
    this.#release(undefined, out);
    if (this.#fileIssues.length > 0) this.facts.issues = [...(this.facts.issues ?? []), ...this.#fileIssues];
  }

  #tryHeader(out: RawRecord[]): void {
    const rows = this.#waiting ?? [];
    // One row more than the header must be in hand, so that a second header row is seen.
    const found = matchHeader(rows, this.#options.headerHas ?? [], this.#options.headerRows);
    if (found !== undefined && found.index + 2 < rows.length) this.#start(found, out);
  }

  #settleHeader(out: RawRecord[]): void {
    const rows = this.#waiting ?? [];
    const { headerHas, headerRows } = this.#options;
    if (headerHas !== undefined && headerHas.length > 0) {
      const found = matchHeader(rows, headerHas, headerRows);
      if (found !== undefined) this.#start(found, out);
      else {
        this.#waiting = undefined;
        for (const row of rows) this.#data(row, out);
      }
      return;
    }
    this.#start(findHeader(rows, headerRows), out);
  }

  #start(header: FoundHeader<GridRow>, out: RawRecord[]): void {
    const rows = this.#waiting ?? [];
    this.#waiting = undefined;
    this.#header = header;
    const afterHeader = header.index + header.rows.length;
    if (header.rows.length === 0) {
      const width = Math.max(0, ...rows.map((row) => row.cells.length));
      this.#paths = Array.from({ length: width }, (_, i) => columnLetter(i));
      if (this.#options.headerRows !== 0 && rows.length > 0) {
        this.#fileIssues.push({ code: "header-not-recognised", severity: "warning" });
      }
    } else {
      this.#paths = headerPaths(header.cells);
      this.facts.headerLine = header.rows[0]?.line ?? 0;
    }
    this.facts.headers = this.#paths;
    for (const row of rows.slice(0, header.index)) {
      this.#titled = true;
      out.push(this.#leftOut(row, "title"));
    }
    for (const row of rows.slice(afterHeader)) this.#data(row, out);
  }

  #data(row: GridRow, out: RawRecord[]): void {
    const header = this.#header;
    if (header === undefined) {
      out.push(this.#leftOut(row, "no-header"));
      return;
    }
    const cells = row.cells;
    let first = 0;
    while (first < cells.length && isBlank(cells[first] ?? "")) first++;
    const label = cells[first] ?? "";
    if (isTotal(label, cells, first, this.#options.totals)) {
      this.#release(undefined, out);
      this.#totalSeen = true;
      this.#closed = true;
      out.push(this.#leftOut(row, "total"));
      return;
    }
    if (header.repeats(cells) || (this.#atHeader && isNumbering(cells, this.#paths.length))) {
      this.#release(undefined, out);
      out.push(this.#leftOut(row, "repeated-header"));
      this.#atHeader = true;
      return;
    }
    this.#atHeader = false;
    let second = first + 1;
    while (second < cells.length && isBlank(cells[second] ?? "")) second++;
    const alone = cells.length > 0 && second >= cells.length && this.#paths.length > 2 && row.fill === undefined;
    // Behind the totals, remarks and signatures stand in any column; where data went on, the total was a part's.
    if (alone && (first === 0 || (this.#closed && first < cells.length && !looksLikeCustomer(label)))) {
      this.#held.push(row);
      return;
    }
    if (this.#held.length > 0) this.#release(row, out);
    this.#closed = false;
    this.#groups.data(row);
    out.push(this.#record(row));
  }

  /** Decides on the rows of which one cell alone is filled, now that the row after them (or the end) is known. */
  #release(next: GridRow | undefined, out: RawRecord[]): void {
    if (this.#held.length === 0) return;
    const held = this.#held;
    this.#held = [];
    let directly = false;
    for (const row of held) {
      if (next === undefined && this.#totalSeen) {
        out.push(this.#leftOut(row, "title"));
      } else if (
        next !== undefined &&
        !isBlank(row.cells[0] ?? "") &&
        this.#groups.enter(row, next, this.#titled, directly)
      ) {
        directly = true;
        out.push(this.#leftOut(row, "group"));
      } else {
        out.push(
          this.#record(row, {
            code: "row-only-first-cell",
            severity: "note",
            raw: row.cells.find((cell) => !isBlank(cell)) ?? "",
          }),
        );
      }
    }
  }

  #record(row: GridRow, issue?: Issue): RawRecord {
    let cells = row.fill === undefined ? row.cells : filled(row.cells, row.fill);
    let paths = this.#paths;
    const issues: Issue[] = issue === undefined ? [] : [issue];
    if (cells.length !== paths.length) {
      let width = cells.length;
      while (width > paths.length && isBlank(cells[width - 1] ?? "")) width--;
      if (width < paths.length) {
        if (this.#options.ragged === true) issues.push(raggedIssue("row-too-short", width, paths.length));
        cells = [...cells, ...Array.from({ length: paths.length - width }, () => "")];
      } else if (width > paths.length) {
        if (this.#options.ragged === true) issues.push(raggedIssue("row-too-long", width, paths.length));
        else this.#unnamedColumns(width);
        paths = this.#pathsOf(width);
      }
      if (cells.length > paths.length) cells = cells.slice(0, paths.length);
    }
    if (row.issues === undefined && row.stored === undefined && issues.length === 0 && !cells.some(mayBeMojibake)) {
      return this.#plain(row, paths, cells);
    }
    return this.#noted(row, paths, cells, issues);
  }

  #plain(row: GridRow, paths: readonly string[], values: readonly string[]): RawRecord {
    const { path, sheet } = this.#options;
    const { line } = row;
    const record: { -readonly [K in keyof RawRecord]: RawRecord[K] } =
      sheet === undefined ? { path, line, paths, values } : { path, sheet, line, paths, values };
    if (this.#groups.folder !== undefined) record.folder = this.#groups.folder;
    return record;
  }

  /** The slow form of {@link #plain}: with stored values, issues and repaired text. */
  #noted(row: GridRow, paths: readonly string[], cells: readonly string[], found: readonly Issue[]): RawRecord {
    const issues = [...found, ...placed(row.issues, paths)];
    const stored: Record<string, string> = {};
    for (const [column, value] of row.stored ?? []) setOwn(stored, paths[column] ?? columnLetter(column), value);
    const values = [...cells];
    for (const [i, cell] of cells.entries()) {
      const repaired = repairMojibake(cell);
      if (repaired === undefined) continue;
      const at = paths[i] ?? columnLetter(i);
      values[i] = repaired.text;
      setOwn(stored, at, cell);
      issues.push({ code: "mojibake-repaired", severity: "note", at, raw: cell, params: { wrong: repaired.wrong } });
    }
    return {
      ...this.#plain(row, paths, values),
      ...(Object.keys(stored).length > 0 && { stored }),
      ...(issues.length > 0 && { issues }),
    };
  }

  #leftOut(row: GridRow, leftOut: LeftOutRule): RawRecord {
    const paths = leftOut === "total" || leftOut === "group" ? this.#pathsOf(row.cells.length) : this.#lettersOf(row);
    const values = paths.map((_, i) => row.cells[i] ?? "");
    const issues = placed(row.issues, paths);
    const { path, sheet } = this.#options;
    return {
      path,
      ...(sheet !== undefined && { sheet }),
      line: row.line,
      paths,
      values,
      leftOut,
      ...(issues.length > 0 && { issues }),
    };
  }

  #pathsOf(width: number): readonly string[] {
    if (width <= this.#paths.length) return this.#paths;
    let wider = this.#wider.get(width);
    if (wider === undefined) this.#wider.set(width, (wider = widerPaths(this.#paths, width)));
    return wider;
  }

  #lettersOf(row: GridRow): readonly string[] {
    const width = row.cells.length;
    let letters = this.#letters.get(width);
    if (letters === undefined) {
      this.#letters.set(width, (letters = Array.from({ length: width }, (_, i) => columnLetter(i))));
    }
    return letters;
  }

  #unnamedColumns(width: number): void {
    for (let i = this.#paths.length; i < width; i++) {
      const at = this.#pathsOf(width)[i] ?? "";
      if (this.#fileIssues.some((issue) => issue.code === "column-without-header" && issue.at === at)) continue;
      this.#fileIssues.push({ code: "column-without-header", severity: "warning", at });
    }
  }
}

function filled(cells: readonly string[], fill: ReadonlyMap<number, string>): readonly string[] {
  const result = [...cells];
  for (const [column, value] of fill) {
    while (result.length < column) result.push("");
    result[column] = value;
  }
  return result;
}

function raggedIssue(code: "row-too-short" | "row-too-long", found: number, expected: number): Issue {
  return { code, severity: "warning", params: { found, expected } };
}

function placed(issues: readonly GridIssue[] | undefined, paths: readonly string[]): Issue[] {
  return (issues ?? []).map(({ column, ...issue }) =>
    column === undefined ? issue : { ...issue, at: paths[column] ?? columnLetter(column) },
  );
}
