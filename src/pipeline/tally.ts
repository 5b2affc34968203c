import type { ColumnBooks, Issue, RawRecord, SourceBooks } from "../model/index.ts";
import type { RowFate } from "./row-processor.ts";

/** Counts the rows and columns of one source for the books. Every row passes here exactly once. */
export class Tally {
  readonly #source: string;
  #read = 0;
  #drafted = 0;
  #rejected = 0;
  readonly #leftOut = new Map<string, number>();
  readonly #rejectedBy = new Map<string, number>();
  /** Filled cells by column, one array for each header that the source shows. */
  readonly #filled = new Map<readonly string[], Uint32Array>();

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
    let filled = this.#filled.get(raw.paths);
    if (filled === undefined) this.#filled.set(raw.paths, (filled = new Uint32Array(raw.paths.length)));
    for (let i = 0; i < raw.values.length; i++) if (raw.values[i] !== "") filled[i]!++;
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
    for (const [paths, filled] of this.#filled) {
      for (const [index, { column, fate, to }] of fates(paths).entries()) {
        const before = books.get(column)?.filled ?? 0;
        books.set(column, { source: this.#source, column, fate, to, filled: before + (filled[index] ?? 0) });
      }
    }
    return [...books.values()];
  }
}

function isError(issue: Issue): boolean {
  return issue.severity === "error";
}

function bump(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function sorted(counts: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}
