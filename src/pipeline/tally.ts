import type { ColumnBooks, Issue, RawRecord, SourceBooks } from "../model/index.ts";
import type { RowFate } from "./row-processor.ts";

/** What a {@link Tally} has counted, as plain data. */
export interface TallyCounts {
  readonly read: number;
  readonly drafted: number;
  readonly rejected: number;
  readonly leftOut: ReadonlyMap<string, number>;
  readonly rejectedBy: ReadonlyMap<string, number>;
  /** Filled cells by column, for each header. */
  readonly filled: readonly { readonly paths: readonly string[]; readonly cells: Float64Array }[];
}

/** Counts the rows and columns of one source for the books. Every row passes here exactly once. */
export class Tally {
  readonly #source: string;
  #read = 0;
  #drafted = 0;
  #rejected = 0;
  readonly #leftOut = new Map<string, number>();
  readonly #rejectedBy = new Map<string, number>();
  /** Filled cells by column, for each header that the source shows. */
  readonly #filled = new Map<string, { readonly paths: readonly string[]; readonly cells: Float64Array }>();
  #last: { readonly paths: readonly string[]; readonly cells: Float64Array } | undefined;

  constructor(source: string) {
    this.#source = source;
  }

  count(raw: RawRecord, fate: RowFate): void {
    this.#read++;
    if (fate.fate === "left-out") return bump(this.#leftOut, fate.rule);
    if (fate.fate === "drafted") this.#drafted++;
    else {
      this.#rejected++;
      for (const code of new Set(fate.issues.filter(isError).map((issue) => issue.code))) bump(this.#rejectedBy, code);
    }
    if (this.#last?.paths !== raw.paths) this.#last = this.#header(raw.paths);
    const { cells } = this.#last;
    for (let i = 0; i < raw.values.length; i++) if (raw.values[i] !== "") cells[i]!++;
  }

  #header(paths: readonly string[]): { readonly paths: readonly string[]; readonly cells: Float64Array } {
    const name = paths.join("\u0001");
    let header = this.#filled.get(name);
    if (header === undefined) this.#filled.set(name, (header = { paths, cells: new Float64Array(paths.length) }));
    return header;
  }

  /** What has been counted, to be added up elsewhere. */
  counts(): TallyCounts {
    return {
      read: this.#read,
      drafted: this.#drafted,
      rejected: this.#rejected,
      leftOut: this.#leftOut,
      rejectedBy: this.#rejectedBy,
      filled: [...this.#filled.values()],
    };
  }

  plus(other: TallyCounts): void {
    this.#read += other.read;
    this.#drafted += other.drafted;
    this.#rejected += other.rejected;
    for (const [rule, count] of other.leftOut) bump(this.#leftOut, rule, count);
    for (const [code, count] of other.rejectedBy) bump(this.#rejectedBy, code, count);
    for (const { paths, cells: more } of other.filled) {
      const { cells } = this.#header(paths);
      for (let i = 0; i < more.length; i++) cells[i]! += more[i]!;
    }
  }

  rows(): SourceBooks {
    return {
      source: this.#source,
      read: this.#read,
      drafted: this.#drafted,
      rejected: this.#rejected,
      leftOut: [...this.#leftOut.values()].reduce((sum, n) => sum + n, 0),
      leftOutBy: sorted(this.#leftOut),
      rejectedBy: sorted(this.#rejectedBy),
    };
  }

  /** @param fates what the mapping says of each column of a header */
  columns(
    fates: (paths: readonly string[]) => readonly { column: string; fate: ColumnBooks["fate"]; to: string }[],
  ): ColumnBooks[] {
    const books = new Map<string, ColumnBooks>();
    for (const { paths, cells } of this.#filled.values()) {
      for (const [index, { column, fate, to }] of fates(paths).entries()) {
        const before = books.get(column)?.filled ?? 0;
        books.set(column, { source: this.#source, column, fate, to, filled: before + (cells[index] ?? 0) });
      }
    }
    return [...books.values()];
  }
}

function isError(issue: Issue): boolean {
  return issue.severity === "error";
}

function bump(counts: Map<string, number>, key: string, by = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}

function sorted(counts: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}
