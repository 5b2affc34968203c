import { countUp, foldKey, foldSpace } from "../model/index.ts";

/** Name of a column without header text, as spreadsheets call it: 0 → `A`, 26 → `AA`. */
export function columnLetter(index: number): string {
  let name = "";
  for (let n = index + 1; n > 0; n = Math.floor((n - 1) / 26)) name = String.fromCharCode(65 + ((n - 1) % 26)) + name;
  return name;
}

/**
 * Paths of a table's columns from the cells of its header. The text stands as it is but for spaces at its ends and
 * line breaks; an empty cell gives the column's letter; the second column of one name is `Телефон#2` (names are
 * compared as mappings compare them, without regard to case and spaces). Empty cells at the end are no columns.
 */
export function headerPaths(cells: readonly string[]): string[] {
  let width = cells.length;
  while (width > 0 && foldSpace(cells[width - 1] ?? "") === "") width--;
  const seen = new Map<string, number>();
  const paths: string[] = [];
  for (let i = 0; i < width; i++) {
    const name = foldSpace(cells[i] ?? "") || columnLetter(i);
    paths.push(unique(name, seen));
  }
  return paths;
}

/** The paths of a row that is wider than the header: the columns beyond it go by their letters. */
export function widerPaths(paths: readonly string[], width: number): string[] {
  const seen = new Map<string, number>();
  for (const path of paths) seen.set(foldKey(path), 1);
  const wider = [...paths];
  for (let i = paths.length; i < width; i++) wider.push(unique(columnLetter(i), seen));
  return wider;
}

function unique(name: string, seen: Map<string, number>): string {
  const key = foldKey(name);
  const count = countUp(seen, key);
  if (count === 1) return name;
  const numbered = `${name}#${count}`;
  return seen.has(foldKey(numbered)) ? unique(name, seen) : (seen.set(foldKey(numbered), 1), numbered);
}
