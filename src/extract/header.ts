import { foldKey, foldSpace } from "../model/index.ts";
import { headerPaths } from "./columns.ts";

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/** The header of a table, one or two rows of it (none when the data begins at once). */
export interface FoundHeader<R extends Row = Row> {
  /** Index of its first row among the rows looked at. */
  readonly index: number;
  readonly rows: readonly R[];
  /** One text a column; two rows are joined as `Контакты/Телефон`. */
  readonly cells: readonly string[];
  /** Whether a later row says the same again, as printed pages do. */
  readonly repeats: (cells: readonly string[]) => boolean;
}

export function isBlank(cell: string): boolean {
  // Asked of every cell of every row: nearly all are settled by their first character.
  return cell === "" || (isSpace(cell.charCodeAt(0)) && foldSpace(cell) === "");
}

function isSpace(code: number): boolean {
  return (
    code <= 0x20 ||
    code === 0xa0 ||
    code === 0xfeff ||
    code === 0x1680 ||
    code === 0x3000 ||
    (code >= 0x2000 && code <= 0x2060)
  );
}

/** The first row that has at least these names, alone or together with the row below it. */
export function matchHeader<R extends Row>(
  rows: readonly R[],
  names: readonly string[],
  headerRows: number | undefined,
): FoundHeader<R> | undefined {
  const wanted = names.map(foldKey);
  // By what stands in the cells, and by what the columns will be called: `Контакты/Телефон`, `Телефон#2`.
  const has = (...candidates: (Row | undefined)[]): boolean => {
    const cells = candidates.map((row) => row?.cells ?? []);
    const found = new Set([...cells.flat(), ...headerPaths(joinRows(cells))].map(foldKey));
    return wanted.every((name) => found.has(name));
  };
  for (const [i, row] of rows.entries()) {
    const below = rows[i + 1];
    const above = rows[i - 1];
    if (headerRows !== undefined && headerRows >= 2) {
      if (has(...rows.slice(i, i + headerRows)) && !has(...rows.slice(i + 1, i + 1 + headerRows))) {
        return headerAt(rows, i, headerRows);
      }
      continue;
    }
    const two = headerRows === undefined;
    if (has(row)) {
      if (two && above !== undefined && isUpperHalf(above.cells, row.cells)) return headerAt(rows, i - 1, 2);
      return headerAt(rows, i, two && below !== undefined && isUpperHalf(row.cells, below.cells) ? 2 : 1);
    }
    if (two && below !== undefined && isUpperHalf(row.cells, below.cells) && has(row, below))
      return headerAt(rows, i, 2);
  }
  return undefined;
}

/** Words that stand in headers of customer lists; they settle a doubt, a header without any of them is one too. */
export const headerWord =
  /наименован|назван|фамил|имя|фио|ф\.и\.о|отчество|телефон|тел\.|моб|e-?mail|почта|инн|кпп|огрн|адрес|город|контакт|клиент|контрагент|компани|организац|должност|менеджер|ответствен|примечан|комментар|код|дата|name|phone|mobile|fax|mail|address|city|company|account|contact|title|country|owner|zip|\bid\b|street/;

/**
 * The first plausible header: a row about as wide as the table, of distinct labels, none of which looks like data. Among
 * several such rows the first with a word that headers have; behind a row that names every column, as hardly a title does, more than half
 * of its cells must have one: below `Key | V` the word in «Строительная компания» is a firm's. When there is none, the table has no header.
 */
export function findHeader<R extends Row>(rows: readonly R[], headerRows: number | undefined): FoundHeader<R> {
  if (headerRows === 0) return headerAt(rows, 0, 0);
  const widest = Math.max(0, ...rows.map((row) => filled(row.cells)));
  const plausible = rows
    .map((row, index) => ({ row, index }))
    .filter(({ row }) => filled(row.cells) >= Math.max(1, Math.min(widest, 2), widest / 2) && isLabels(row.cells));
  const namesAll = filled(plausible[0]?.row.cells ?? []) === widest;
  const speaks = ({ row: { cells } }: (typeof plausible)[number], nth: number): boolean => {
    const worded = cells.filter((cell) => headerWord.test(foldKey(cell))).length;
    return worded > (nth > 0 && namesAll ? filled(cells) / 2 : 0);
  };
  const first = plausible.find(speaks) ?? plausible[0];
  if (first === undefined) return headerAt(rows, firstFilled(rows), 0);
  if (headerRows !== undefined) return headerAt(rows, first.index, headerRows);
  const above = rows[first.index - 1];
  if (above !== undefined && filled(above.cells) >= 2 && isUpperHalf(above.cells, first.row.cells)) {
    return headerAt(rows, first.index - 1, 2);
  }
  const below = rows[first.index + 1];
  return headerAt(rows, first.index, below !== undefined && isUpperHalf(first.row.cells, below.cells) ? 2 : 1);
}

function firstFilled(rows: readonly Row[]): number {
  const index = rows.findIndex((row) => filled(row.cells) > 0);
  return Math.max(0, index);
}

function filled(cells: readonly string[]): number {
  let count = 0;
  for (const cell of cells) if (!isBlank(cell)) count++;
  return count;
}

function isLabels(cells: readonly string[]): boolean {
  const labels = cells.map(foldKey).filter((cell) => cell !== "");
  const data = labels.filter(isDataLike).length;
  return (
    data * 10 <= labels.length && new Set(labels).size * 10 >= labels.length * 4 && labels.some((l) => /\p{L}/u.test(l))
  );
}

/** E-mails, codes, phones, dates, long texts: what no header says. */
function isDataLike(label: string): boolean {
  if (/\S@\S+\.\S/.test(label) || label.length > 120) return true;
  if (/^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}/.test(label)) return true;
  const digits = label.replace(/\D/g, "").length;
  return digits >= 5 || (digits > 0 && digits === label.length);
}

/** Two rows are one header when the lower fills gaps under the upper, holds labels only, and leaves other gaps to it. */
function isUpperHalf(upper: readonly string[], lower: readonly string[]): boolean {
  if (!isLabels(lower) || !isLabels(upper)) return false;
  const width = Math.max(upper.length, lower.length);
  let onlyUpper = 0;
  let fillsGap = 0;
  for (let i = 0; i < width; i++) {
    const above = !isBlank(upper[i] ?? "");
    const below = !isBlank(lower[i] ?? "");
    if (above && !below) onlyUpper++;
    if (!above && below) fillsGap++;
    if (!above && !below && i < upper.length - 1 && i < lower.length - 1) return false;
  }
  if (isBand(upper, lower)) return true;
  // Nothing but names under a gap can be a first, sparse data row; a column with no lower label shows the merge.
  return fillsGap > 0 && onlyUpper > 0 && !isBlank(upper[0] ?? "") && isBlank(lower[0] ?? "");
}

/**
 * `Клиент | ∅ | Контактное лицо | ∅` over a header that is whole by itself. Both rows must speak in words of headers: below a header with
 * unnamed columns a first data row is whole too, and to take that for a header would lose it.
 */
function isBand(upper: readonly string[], lower: readonly string[]): boolean {
  const labels = upper.filter((cell) => !isBlank(cell));
  const whole = filled(lower);
  if (labels.length < 2 || labels.length >= whole || whole < lower.length || upper.length > lower.length) return false;
  if (isBlank(upper[0] ?? "")) return false;
  const worded = (cell: string): boolean => !cell.includes(":") && headerWord.test(foldKey(cell));
  return labels.every(worded) && lower.filter(worded).length * 3 >= whole * 2;
}

function headerAt<R extends Row>(rows: readonly R[], index: number, count: number): FoundHeader<R> {
  const own = rows.slice(index, index + count);
  const cells = joinRows(own.map((row) => row.cells));
  const folded = own.map((row) => row.cells.map(foldKey));
  const repeats = (other: readonly string[]): boolean => folded.some((header) => sameCells(header, other));
  return { index, rows: own, cells, repeats: own.length === 0 ? () => false : repeats };
}

/** `Контакты | ∅` over `Телефон | E-mail` gives `Контакты/Телефон | Контакты/E-mail`. */
function joinRows(rows: readonly (readonly string[])[]): string[] {
  const [first = [], ...lower] = rows;
  if (lower.length === 0) return [...first];
  const width = Math.max(...rows.map((cells) => cells.length));
  const names: string[] = [];
  let spanning = "";
  for (let i = 0; i < width; i++) {
    const top = foldSpace(first[i] ?? "");
    const below = lower.map((cells) => foldSpace(cells[i] ?? "")).filter((text) => text !== "");
    if (top !== "") spanning = top;
    const parts = below.length === 0 ? [top] : [spanning, ...below];
    names.push(parts.filter((part, n) => part !== "" && part !== parts[n - 1]).join("/"));
  }
  return names;
}

function sameCells(folded: readonly string[], cells: readonly string[]): boolean {
  const first = cells[0] ?? "";
  if (first.length < (folded[0] ?? "").length) return false;
  if (!isSpace(first.charCodeAt(0)) && first.charAt(0).toLowerCase() !== (folded[0] ?? "").charAt(0)) return false;
  if (foldKey(cells[0] ?? "") !== (folded[0] ?? "")) return false;
  const width = Math.max(folded.length, cells.length);
  for (let i = 1; i < width; i++) if (foldKey(cells[i] ?? "") !== (folded[i] ?? "")) return false;
  return true;
}

/** Printed forms number their columns below the header: `1 2 3 4`. */
export function isNumbering(cells: readonly string[], width: number): boolean {
  if (width < 3 || cells.length < width) return false;
  return cells.every((cell, i) => (i < width ? cell.trim() === String(i + 1) : isBlank(cell)));
}
