import { own, type RawRecord } from "../../model/index.ts";
import { isVirtual } from "../columns.ts";
import type { Header } from "../columns.ts";

/** One value on its way: text, and where it came from. */
export interface Cell {
  readonly text: string;
  /** Path(s) as `DraftValue.at`. */
  readonly at: string;
  /** What the cell said before steps changed it. */
  readonly raw?: string;
  readonly stored?: string;
  /** Path of the first column it came from, for attributes and alignment of repeats. */
  readonly path: string;
  /** Lookup table that did not know it. */
  readonly unknownTo?: string;
}

/** Reads the cells of a column: none where it is absent or blank, several where the name takes repeats. */
export type ReadCells = (row: RawRecord) => readonly Cell[];

const nothing: readonly Cell[] = [];

export function isBlank(text: string): boolean {
  const first = text.charCodeAt(0);
  // The usual cell starts with a letter or digit: no need to trim it.
  return text === "" || ((first <= 32 || first >= 0x85) && text.trim() === "");
}

export function readColumn(name: string, header: Header): ReadCells {
  const indexes = header.find(name);
  if (indexes.length === 0) return isVirtual(name) ? readVirtual(name) : () => nothing;
  if (indexes.length === 1) {
    const index = indexes[0] ?? 0;
    return (row) => {
      const cell = cellAt(row, index);
      return cell === undefined ? nothing : [cell];
    };
  }
  return (row) => {
    const cells: Cell[] = [];
    for (const index of indexes) {
      const cell = cellAt(row, index);
      if (cell !== undefined) cells.push(cell);
    }
    return cells;
  };
}

/** The text of the first filled cell of a column, else "". */
export function readText(name: string, header: Header): (row: RawRecord) => string {
  const indexes = header.find(name);
  if (indexes.length === 0 && isVirtual(name)) {
    const read = readVirtual(name);
    return (row) => read(row)[0]?.text ?? "";
  }
  return (row) => {
    for (const index of indexes) {
      const text = row.values[index];
      if (text !== undefined && !isBlank(text)) return text;
    }
    return "";
  };
}

function cellAt(row: RawRecord, index: number): Cell | undefined {
  const text = row.values[index];
  if (text === undefined || isBlank(text)) return undefined;
  const path = row.paths[index] ?? "";
  const stored = row.stored && own(row.stored, path);
  return stored === undefined ? { text, at: path, path } : { text, at: path, path, stored };
}

function readVirtual(name: string): ReadCells {
  const read = virtualText(name);
  return (row) => {
    const text = read(row);
    return text === undefined || isBlank(text) ? nothing : [{ text, at: name, path: name }];
  };
}

function virtualText(name: string): (row: RawRecord) => string | undefined {
  switch (name) {
    case "$file":
      return (row) => row.path;
    case "$sheet":
      return (row) => row.sheet;
    case "$line":
      return (row) => String(row.line);
    case "$path":
      return (row) => row.folder;
    default:
      // A group heading that no row has set yet.
      return () => undefined;
  }
}
