import { createHash } from "node:crypto";
import {
  compareEntries,
  foldSpace,
  livingEntries,
  type CellCorrection,
  type Issue,
  type JournalEntry,
  type RawRecord,
} from "../../model/index.ts";

/**
 * The name of a rejected row that has no key of its own: a digest of its filled cells, raw, in the order of the file. Equal
 * rows share it, and share what a person wrote for them; a row that changes at the source is another row.
 */
export function rowDigest(row: Pick<RawRecord, "paths" | "values">): string {
  const hash = createHash("sha256");
  row.paths.forEach((path, i) => {
    const value = row.values[i] ?? "";
    if (value !== "") hash.update(`${path.length}:${path}${value.length}:${value}`);
  });
  return hash.digest("hex").slice(0, 32);
}

/** `source:~<digest>`: how a correction names a row without a key. */
export function rowId(source: string, row: Pick<RawRecord, "paths" | "values">): string {
  return `${source}:~${rowDigest(row)}`;
}

/** Living cell corrections by the row they are for. A later entry of the same cell replaces an earlier one. */
export type CellCorrections = ReadonlyMap<string, ReadonlyMap<string, CellCorrection>>;

/** @param entries the whole of corrections.ndjson; the order of entries is `at`, then `id`, as for every journal */
export function indexCellCorrections(entries: readonly JournalEntry[]): CellCorrections {
  const cells = livingEntries(entries).filter((entry) => "correct" in entry && "column" in entry);
  const index = new Map<string, Map<string, CellCorrection>>();
  for (const cell of cells.sort(compareEntries)) {
    let row = index.get(cell.correct);
    if (row === undefined) index.set(cell.correct, (row = new Map()));
    row.set(cell.column, cell);
  }
  return index;
}

/**
 * Applies the corrections of one row before it is mapped. `id` is the record id or {@link rowId}: a caller that knows both
 * calls it twice, the record id last. Returns the row itself when nothing is to be done, else a copy with its own note
 * for each cell; the original text stays in the note's `raw`.
 */
export function mendRow(row: RawRecord, id: string, corrections: CellCorrections): RawRecord {
  const cells = corrections.get(id);
  if (cells === undefined) return row;
  const values = [...row.values];
  const issues: Issue[] = [...(row.issues ?? [])];
  for (const [column, cell] of cells) {
    const at = row.paths.indexOf(column);
    if (at < 0) {
      if (cell.value !== "")
        issues.push({
          code: "correction-no-column",
          severity: "warning",
          at: column,
          raw: cell.value,
          params: { by: cell.by, id: cell.id },
        });
      continue;
    }
    const now = values[at] ?? "";
    if (now === cell.value) continue;
    if (foldSpace(now) !== foldSpace(cell.was)) {
      issues.push({
        code: "correction-overtaken",
        severity: "warning",
        at: column,
        raw: now,
        params: { was: cell.was, value: cell.value, by: cell.by, id: cell.id },
      });
      continue;
    }
    values[at] = cell.value;
    issues.push({
      code: "correction-applied",
      severity: "note",
      at: column,
      raw: now,
      params: { value: cell.value, by: cell.by, id: cell.id },
    });
  }
  return { ...row, values, issues };
}
