import { createWriteStream, type WriteStream } from "node:fs";
import { mkdir, open, rm } from "node:fs/promises";
import { once } from "node:events";
import { join } from "node:path";
import { adviceFor, renderIssue, say } from "../../messages/catalogue.ts";
import type { Language } from "../../messages/index.ts";
import { compareText, type Issue, type RawRecord, type RecordId } from "../../model/index.ts";
import { rowId } from "./mend.ts";
import { writeWorkbook, type Sheet, type SheetRow } from "../workbook/workbook.ts";

/** A row on its way to `rejects/<source>.xlsx`. */
export interface RejectedRow {
  readonly source: string;
  readonly row: RawRecord;
  /** The record id, where the row has a key of its own; corrections then hold even when other cells of it change. */
  readonly id?: RecordId;
  /** Everything found in the row; the errors are why it was rejected. */
  readonly issues: readonly Issue[];
}

export interface RejectsFile {
  readonly source: string;
  readonly path: string;
  readonly rows: number;
}

/** Columns that stand before the row's own ones, by their code in the catalogue. */
export const rejectColumns = ["place", "codes", "advice"] as const;
/** Names of the sheets that `readMendedRejects` looks for; they are the same in both languages. */
export const rowsSheet = "Rows";
export const originalSheet = "Original";

/**
 * Collects rejected rows in any order and writes one workbook a source, sorted by place, so that the same rejects give the
 * same bytes. Rows wait in a file beside the workbooks, not in memory: a whole export may be rejected.
 */
export class RejectsWriter {
  readonly #folder: string;
  readonly #language: Language;
  readonly #sources = new Map<string, Spool>();

  constructor(folder: string, language: Language) {
    this.#folder = folder;
    this.#language = language;
  }

  async add(rejected: RejectedRow): Promise<void> {
    let spool = this.#sources.get(rejected.source);
    if (spool === undefined) {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 });
      spool = new Spool(join(this.#folder, `${fileName(rejected.source)}.part`));
      this.#sources.set(rejected.source, spool);
    }
    await spool.add(rejected);
  }

  /** Writes the workbooks. Sources without rejects have none. */
  async close(): Promise<RejectsFile[]> {
    const files: RejectsFile[] = [];
    const sources = [...this.#sources].sort(([a], [b]) => compareText(a, b));
    for (const [source, spool] of sources) {
      const path = join(this.#folder, rejectsFile(source));
      await spool.seal();
      await writeWorkbook(
        path,
        await rejectSheets(source, spool, this.#language),
        say("rejects-long-texts", this.#language),
      );
      await spool.remove();
      files.push({ source, path, rows: spool.index.length });
    }
    this.#sources.clear();
    return files;
  }

  /** Leaves nothing behind: for a run that ends before its rejects are complete. */
  async abandon(): Promise<void> {
    for (const spool of this.#sources.values()) {
      await spool.seal();
      await spool.remove();
    }
    this.#sources.clear();
  }
}

/** The name of a source's workbook in the folder of rejects. */
export function rejectsFile(source: string): string {
  return `${fileName(source)}.xlsx`;
}

/** Source ids are free text in sverka.yaml; what no file system likes becomes `%XX`. */
function fileName(source: string): string {
  return source.replace(
    /[<>:"/\\|?*%\u0000-\u001f]|^\.|[. ]$/g,
    (char) => `%${char.charCodeAt(0).toString(16).padStart(2, "0")}`,
  );
}

interface Entry {
  readonly path: string;
  readonly sheet: string;
  readonly line: number;
  readonly at: number;
  readonly length: number;
}

/** Rows of one source, one JSON line each, with their places and offsets in memory. */
class Spool {
  readonly #path: string;
  readonly #out: WriteStream;
  readonly index: Entry[] = [];
  /** Union of the rows' columns, in the order in which the sorted rows show them: filled by {@link seal}. */
  readonly #columnSets = new Map<readonly string[], Entry>();
  columns: string[] = [];
  #size = 0;

  constructor(path: string) {
    this.#path = path;
    this.#out = createWriteStream(path, { mode: 0o600 });
    // Without a listener a full disk would end the process; the error is thrown where the stream is next awaited.
    this.#out.on("error", () => undefined);
  }

  async add(rejected: RejectedRow): Promise<void> {
    const { row } = rejected;
    const bytes = Buffer.from(`${JSON.stringify(rejected)}\n`);
    const entry = { path: row.path, sheet: row.sheet ?? "", line: row.line, at: this.#size, length: bytes.length };
    this.index.push(entry);
    const known = this.#columnSets.get(row.paths);
    if (known === undefined || byPlace(entry, known) < 0) this.#columnSets.set(row.paths, entry);
    this.#size += bytes.length;
    if (this.#out.errored !== null) throw this.#out.errored;
    if (!this.#out.write(bytes)) await once(this.#out, "drain");
  }

  async seal(): Promise<void> {
    if (this.#out.closed) return;
    this.#out.end();
    if (this.#out.errored !== null) throw this.#out.errored;
    await once(this.#out, "close");
    this.index.sort(byPlace);
    const sets = [...this.#columnSets].sort(([, a], [, b]) => byPlace(a, b)).map(([paths]) => paths);
    this.columns = [...new Set(sets.flat())];
  }

  /**
   * In order of place. Rows mostly come in that order already, so more and more is read ahead, a megabyte at most; where they
   * come shuffled, reading ahead falls back to the row itself.
   */
  async *rows(): AsyncGenerator<RejectedRow> {
    const file = await open(this.#path, "r");
    try {
      let window = Buffer.alloc(0);
      let start = 0;
      let hits = 0;
      let ahead = 1 << 16;
      for (const { at, length } of this.index) {
        if (at < start || at + length > start + window.length) {
          ahead = hits > 1 ? Math.min(ahead * 4 + 4096, 1 << 20) : 0;
          hits = 0;
          window = Buffer.alloc(Math.min(Math.max(length, ahead, 1 << 12), this.#size - at));
          start = at;
          for (let read = 0; read < window.length;) {
            const { bytesRead } = await file.read(window, read, window.length - read, at + read);
            if (bytesRead === 0) throw new Error(`${this.#path} has become shorter while it was read`);
            read += bytesRead;
          }
        }
        hits++;
        yield JSON.parse(window.toString("utf8", at - start, at - start + length)) as RejectedRow;
      }
    } finally {
      await file.close();
    }
  }

  async remove(): Promise<void> {
    await rm(this.#path, { force: true });
  }
}

function byPlace(a: Entry, b: Entry): number {
  return compareText(a.path, b.path) || compareText(a.sheet, b.sheet) || a.line - b.line;
}

/**
 * How to mend (prose), the rows (place, codes, advice, then the row's own columns, to be edited), and a hidden copy of the
 * rows as they were, by which `readMendedRejects` tells what was changed, on any machine and long after the run is gone.
 */
async function rejectSheets(source: string, spool: Spool, language: Language): Promise<Sheet[]> {
  const t = (code: string, params = {}) => say(code, language, params);
  const { columns } = spool;
  const cells = (row: RawRecord): string[] => columns.map((column) => row.values[row.paths.indexOf(column)] ?? "");
  const id = (rejected: RejectedRow) => rejected.id ?? rowId(source, rejected.row);
  const prose = [
    t("rejects-title", { source, count: spool.index.length }),
    ...Array.from({ length: 6 }, (_, i) => t(`rejects-how-${i + 1}`)),
  ];
  return [
    {
      name: t("rejects-how-sheet"),
      columns: [{ header: "", width: 110, wrap: true }],
      rows: prose.map((text) => [text]),
      prose: true,
    },
    {
      name: rowsSheet,
      columns: [
        ...rejectColumns.map((name) => ({
          header: t(`rejects-h-${name}`),
          width: name === "advice" ? 60 : 26,
          wrap: true,
        })),
        ...columns.map((column) => ({ header: column, width: 22, editable: true })),
        { header: idHeader, width: 40 },
      ],
      rows: mapRows(spool.rows(), (rejected) => {
        const errors = rejected.issues.filter((issue) => issue.severity === "error");
        const shown = errors.length > 0 ? errors : rejected.issues;
        const codes = [...new Set(shown.map((issue) => issue.code))].join(", ");
        return [
          placeText(rejected.row),
          codes,
          shown.map((issue) => issueText(issue, language)).join("\n"),
          ...cells(rejected.row),
          id(rejected),
        ];
      }),
    },
    {
      name: originalSheet,
      hidden: true,
      columns: [{ header: idHeader, width: 40 }, ...columns.map((column) => ({ header: column }))],
      rows: mapRows(spool.rows(), (rejected) => [id(rejected), ...cells(rejected.row)]),
    },
  ];
}

/** Header of the column that names a row for `sverka correct`. */
export const idHeader = "#sverka";

async function* mapRows(
  rows: AsyncIterable<RejectedRow>,
  make: (row: RejectedRow) => SheetRow,
): AsyncGenerator<SheetRow> {
  for await (const row of rows) yield make(row);
}

function placeText(row: RawRecord): string {
  return `${row.path}${row.sheet === undefined ? "" : `!${row.sheet}`}:${row.line}`;
}

function issueText(issue: Issue, language: Language): string {
  const advice = adviceFor(issue, language);
  const at = issue.at === undefined ? "" : `${issue.at}: `;
  return `${at}${renderIssue(issue, language)}${advice === undefined ? "" : ` → ${advice}`}`;
}
