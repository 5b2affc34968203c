import { readFile } from "node:fs/promises";
import { read, type WorkBook, type WorkSheet } from "@e965/xlsx";
import { Failure } from "../../model/failure.ts";
import { maxCellLength } from "./workbook.ts";

/**
 * Reads back a workbook that we wrote and a person saved in Excel or LibreOffice: every sheet as rows of text, each row
 * with its line. Sheets that overflowed (`Name (2)`) are joined again; texts too long for a cell are put together again.
 */
export interface ReadSheet {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

/** @throws {Failure} `workbook-unreadable` when the file is no XLSX workbook, or a broken one */
export async function readWorkbook(path: string): Promise<Map<string, ReadSheet>> {
  const bytes = await readFile(path);
  if (bytes.length < 4 || bytes.readUInt32LE(0) !== 0x04034b50) throw new Failure("workbook-unreadable", { path });
  const book = open(bytes, path);
  const sheets = new Map<string, ReadSheet>();
  for (const name of book.SheetNames) {
    const sheet = book.Sheets[name];
    if (sheet === undefined) continue;
    const { header, rows } = readSheet(sheet);
    const base = / \(\d+\)$/.test(name) ? name.replace(/ \(\d+\)$/, "") : name;
    const first = sheets.get(base);
    if (base !== name && first !== undefined) sheets.set(base, { ...first, rows: [...first.rows, ...rows] });
    else sheets.set(name, { name, header, rows });
  }
  return joinLongTexts(sheets);
}

function open(bytes: Buffer, path: string): WorkBook {
  try {
    return read(bytes, {
      dense: true,
      cellFormula: false,
      cellHTML: false,
      cellText: true,
      cellDates: false,
      nodim: true,
    });
  } catch (error) {
    throw new Failure("workbook-unreadable", { path }, 2, error);
  }
}

interface DenseCell {
  readonly t: string;
  readonly v?: unknown;
  readonly w?: string;
}

function readSheet(sheet: WorkSheet): Pick<ReadSheet, "header" | "rows"> {
  const data = ((sheet as { "!data"?: DenseCell[][] })["!data"] ?? []) as readonly (
    | readonly (DenseCell | undefined)[]
    | undefined
  )[];
  const header = (data[0] ?? []).map(cellText);
  const rows: { line: number; cells: string[] }[] = [];
  data.forEach((row, i) => {
    if (i === 0 || row === undefined) return;
    const cells = Array.from({ length: Math.max(header.length, row.length) }, (_, at) => cellText(row[at]));
    if (cells.some((cell) => cell !== "")) rows.push({ line: i + 1, cells });
  });
  return { header, rows };
}

/** A number that a person typed into a text cell: whole numbers in full, everything else as the program shows it. */
function cellText(cell: DenseCell | undefined): string {
  if (cell === undefined || cell.t === "z" || cell.v === undefined) return "";
  if (cell.t === "s") return String(cell.v);
  if (cell.t === "n" && Number.isSafeInteger(cell.v)) return String(cell.v);
  return cell.w ?? String(cell.v);
}

/** `→ Long texts:3` stands for the pieces numbered 3 on that sheet. */
function joinLongTexts(sheets: Map<string, ReadSheet>): Map<string, ReadSheet> {
  const pieces = new Map<string, string>();
  for (const [name, sheet] of sheets) {
    if (sheet.header[1] !== "…") continue;
    for (const { cells } of sheet.rows) {
      const key = `→ ${name}:${cells[0] ?? ""}`;
      pieces.set(key, (pieces.get(key) ?? "") + (cells[1] ?? ""));
    }
  }
  if (pieces.size === 0) return sheets;
  const joined = new Map<string, ReadSheet>();
  for (const [name, sheet] of sheets) {
    const rows = sheet.rows.map(({ line, cells }) => ({
      line,
      cells: cells.map((cell) => ((pieces.get(cell)?.length ?? 0) > maxCellLength ? (pieces.get(cell) ?? cell) : cell)),
    }));
    joined.set(name, { ...sheet, rows });
  }
  return joined;
}
