import type { FileFacts, RawRecord } from "../model/index.ts";
import type { Limits } from "./limits.ts";

/** What the `source:` block of a mapping says about a file, and the name under which its rows are known. */
export interface OpenOptions {
  /** Relative to the project, `/` on every system: becomes `RawRecord.path`. A member of an archive: `a.zip/b.csv`. */
  readonly path: string;
  /** A name from `formats`; absent: found by content. */
  readonly format?: string;
  /** Sheet name or names; `"*"`: all of them, hidden ones too. Absent: the first visible sheet. */
  readonly sheet?: string | readonly string[];
  /** The header is the first row that has at least these (case, spaces and line breaks do not matter). */
  readonly headerHas?: readonly string[];
  /** How many rows the header takes. Absent: 1, or 2 where the first row is merged over the second. */
  readonly headerRows?: number;
  /** A name that iconv-lite knows: `windows-1251`, `cp866`. Absent: found by content. */
  readonly encoding?: string;
  readonly delimiter?: string;
  /** `""`: quotes are plain characters. */
  readonly quote?: string;
  /** Table of an Access file or of a database, catalogue of 1C 7.7. */
  readonly table?: string;
  /** First words of rows that are totals, besides «Итого», «Всего», `Total`. */
  readonly totals?: readonly string[];
  readonly limits?: Partial<Limits>;
}

/** An opened file. `facts` may still grow while the rows are drawn and are complete once `rows` has ended. */
export interface OpenSource {
  /** One entry a sheet or table; for everything else one entry. */
  readonly facts: readonly FileFacts[];
  /**
   * Batches of about a thousand rows in file order, made only when asked for. To be drawn once. Ending early (`break`)
   * closes the file. Throws {@link ExtractError} when the file turns out to be broken.
   */
  readonly rows: AsyncIterable<readonly RawRecord[]>;
}

/** What a reader is given. The file lies on disk: members of archives are unpacked first. */
export interface ReaderInput {
  /** For libraries that want a path. A directory for formats that are folders (1C 7.7). */
  readonly absolutePath: string;
  /** Bytes; 0 for a directory. */
  readonly size: number;
  readonly options: OpenOptions;
  readonly limits: Limits;
  readonly head: Head;
  /** The bytes from `start` (default 0). May be called again for a second pass. */
  open(start?: number): AsyncIterable<Uint8Array>;
  /** Opens another file, of any format: what an archive does with its members. */
  openFile(absolutePath: string, options: OpenOptions): Promise<OpenSource>;
}

/** Reads one file of one format. Rejects, or throws while rows are drawn, with {@link ExtractError}. */
export type Reader = (input: ReaderInput) => Promise<OpenSource>;

/** What is known of a file before a reader is chosen. */
export interface Head {
  /** The first 64 KiB at most. Empty for a directory. */
  readonly bytes: Uint8Array;
  /** The same as text, in the encoding that content suggests. A byte order mark is cut off. */
  readonly text: string;
  /** File name in lower case, for what content cannot tell. */
  readonly name: string;
  /** Names of the members, where the file is a zip archive. */
  readonly members?: readonly string[];
  /** Names in the folder, where the path is a directory. */
  readonly entries?: readonly string[];
}

/** A line of the table of formats. */
export interface Format {
  readonly name: string;
  /** Whether a file is of this format, by its content. Formats are asked in the order of the table; the first wins. */
  readonly sniff: (head: Head) => boolean;
  /** Imports the reader only when it is needed, so that a run over CSV loads no Excel library. */
  readonly load: () => Promise<Reader>;
}

/** A file cannot be read, or not to its end: one clear line, exit code 2. The sentence is in src/messages, by `code`. */
export class ExtractError extends Error {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  /** The display path. */
  readonly file: string;
  /** Sheet, line, element: where in the file, as far as it is known. */
  readonly place: string | undefined;

  constructor(
    code: string,
    file: string,
    params: Readonly<Record<string, string | number>> = {},
    details: { readonly place?: string; readonly cause?: unknown } = {},
  ) {
    const at = details.place === undefined ? file : `${file}:${details.place}`;
    const more = Object.entries(params).map(([name, value]) => `${name}=${value}`);
    super([`${at}: ${code}`, ...more].join(" "), details.cause === undefined ? undefined : { cause: details.cause });
    this.name = "ExtractError";
    this.code = code;
    this.params = params;
    this.file = file;
    this.place = details.place;
  }
}

/** Rows a batch holds. */
export const batchSize = 1000;

/** Gathers rows into batches of {@link batchSize}. */
export async function* inBatches(
  rows: AsyncIterable<RawRecord> | Iterable<RawRecord>,
): AsyncGenerator<readonly RawRecord[], void, void> {
  let batch: RawRecord[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length >= batchSize) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}
