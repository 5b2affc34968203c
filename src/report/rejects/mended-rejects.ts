import { Failure, type CellCorrection, type Issue } from "../../model/index.ts";
import { idHeader, originalSheet, rejectColumns, rowsSheet } from "./rejects.ts";
import { readWorkbook, type ReadSheet } from "../workbook/workbook-reader.ts";

/** A correction that is not signed yet: the caller adds `id`, `at`, `by` and `why`. */
export type UnsignedCellCorrection = Omit<CellCorrection, "id" | "at" | "by">;

/** A rejected row as it stands after mending. */
export interface MendedRow {
  /** The record id or `rowId`: it begins with the source. */
  readonly id: string;
  /** Where it stands in the workbook. */
  readonly place: string;
  /** Text by column; columns that the row's own file does not have are left out. */
  readonly cells: ReadonlyMap<string, string>;
}

export interface MendedRejects {
  /** One for each changed cell, in the order of the rows. */
  readonly corrections: readonly UnsignedCellCorrection[];
  /** Answers that were not taken, each with the cell it stands in (`place` is `file!Sheet:line`). */
  readonly issues: readonly Issue[];
  /** Rows that were changed, and rows left as they were. */
  readonly mended: number;
  readonly untouched: number;
  /** Of each mended row the whole, so that it can be read as the next run will. */
  readonly rows: readonly MendedRow[];
}

/**
 * Reads a rejects workbook that a person has mended in Excel or LibreOffice and saved: which cells were changed. Rows may have
 * been sorted, filtered, or deleted (a deleted row is untouched). What cannot be taken safely is an issue, never guessed.
 * @throws {Failure} when the file is not a rejects workbook of ours
 */
export async function readMendedRejects(path: string): Promise<MendedRejects> {
  const sheets = await readWorkbook(path);
  const rows = sheets.get(rowsSheet);
  const original = sheets.get(originalSheet);
  if (rows === undefined || original === undefined)
    throw new Failure("workbook-not-rejects", { path, rows: rowsSheet, original: originalSheet });
  const issues: Issue[] = [];
  const place = (line: number) => `${path}!${rowsSheet}:${line}`;
  const idAt = rows.header.lastIndexOf(idHeader);
  if (idAt < 0) throw new Failure("workbook-id-gone", { path, column: idHeader, sheet: rowsSheet });

  const before = originals(original);
  const columns = rows.header
    .map((header, i) => ({ header, i }))
    .filter(({ header, i }) => i !== idAt && i >= rejectColumns.length && header !== "");
  for (const { header } of columns) {
    if (!original.header.includes(header))
      issues.push({ code: "mend-unknown-column", severity: "error", at: header, place: place(1) });
  }
  const seen = new Map<string, Map<string, { value: string; line: number }>>();
  const contradicted = new Set<string>();
  const corrections: UnsignedCellCorrection[] = [];
  const whole = new Map<string, MendedRow>();
  let mended = 0;
  for (const { line, cells } of rows.rows) {
    const id = cells[idAt] ?? "";
    const was = before.get(id);
    if (was === undefined) {
      issues.push({ code: "mend-unknown-row", severity: "error", place: place(line), raw: id });
      continue;
    }
    // Equal rows share an id: they are mended together, and two different answers contradict each other.
    const first = seen.get(id);
    const answers = first ?? new Map<string, { value: string; line: number }>();
    seen.set(id, answers);
    let changed = false;
    for (const { header, i } of columns) {
      const old = was.get(header);
      if (old === undefined) continue;
      const value = cells[i] ?? "";
      if (sameCell(value, old)) continue;
      const other = answers.get(header);
      if (other !== undefined) {
        if (other.value === value) continue;
        contradicted.add(JSON.stringify([id, header]));
        issues.push({
          code: "mend-contradiction",
          severity: "error",
          place: place(line),
          at: header,
          raw: value,
          params: { other: other.value, line: other.line },
        });
        continue;
      }
      answers.set(header, { value, line });
      corrections.push({ correct: id, column: header, was: old, value });
      changed = true;
    }
    if (!changed) continue;
    mended++;
    const mendedCells = new Map([...was, ...[...answers].map(([column, { value }]) => [column, value] as const)]);
    whole.set(id, { id, place: whole.get(id)?.place ?? place(line), cells: mendedCells });
  }
  const kept = corrections.filter(({ correct, column }) => !contradicted.has(JSON.stringify([correct, column])));
  return { corrections: kept, issues, mended, untouched: before.size - mended, rows: [...whole.values()] };
}

/** Whether a row stands in a rejects workbook of ours under this id. */
export async function holdsReject(path: string, id: string): Promise<boolean> {
  const original = (await readWorkbook(path)).get(originalSheet);
  return original?.rows.some(({ cells }) => cells[0] === id) === true;
}

function originals(sheet: ReadSheet): Map<string, Map<string, string>> {
  const rows = new Map<string, Map<string, string>>();
  for (const { cells } of sheet.rows) {
    const row = new Map<string, string>();
    sheet.header.forEach((header, i) => i > 0 && row.set(header, cells[i] ?? ""));
    rows.set(cells[0] ?? "", row);
  }
  return rows;
}

/** Excel and LibreOffice write line ends in a cell each in their own way; that is no change. */
function sameCell(a: string, b: string): boolean {
  return a === b || a.replaceAll(/\r\n?/g, "\n") === b.replaceAll(/\r\n?/g, "\n");
}
