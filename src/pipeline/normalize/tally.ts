import {
  countUp,
  type ColumnBooks,
  compareText,
  type Issue,
  type RawRecord,
  type SourceBooks,
} from "../../model/index.ts";
import { CellTally, type CellCounts, type ColumnFate } from "./cell-tally.ts";
import type { RowFate } from "./row-processor.ts";

/** What a {@link Tally} has counted, as plain data. */
export interface TallyCounts {
  readonly read: number;
  readonly drafted: number;
  readonly rejected: number;
  readonly leftOut: ReadonlyMap<string, number>;
  readonly rejectedBy: ReadonlyMap<string, number>;
  readonly cells: CellCounts;
}

/** Counts the rows and columns of one source for the books. Every row passes here exactly once. */
export class Tally {
  readonly #source: string;
  #read = 0;
  #drafted = 0;
  #rejected = 0;
  readonly #leftOut = new Map<string, number>();
  readonly #rejectedBy = new Map<string, number>();
  readonly #cells = new CellTally();

  constructor(source: string) {
    this.#source = source;
  }

  count(raw: RawRecord, fate: RowFate): void {
    this.#read++;
    this.#cells.count(raw, fate);
    if (fate.fate === "left-out") countUp(this.#leftOut, fate.rule);
    else if (fate.fate === "drafted") this.#drafted++;
    else {
      this.#rejected++;
      for (const code of new Set(fate.issues.filter(isError).map((issue) => issue.code)))
        countUp(this.#rejectedBy, code);
    }
  }

  /** What has been counted, to be added up elsewhere. */
  counts(): TallyCounts {
    return {
      read: this.#read,
      drafted: this.#drafted,
      rejected: this.#rejected,
      leftOut: this.#leftOut,
      rejectedBy: this.#rejectedBy,
      cells: this.#cells.counts(),
    };
  }

  plus(other: TallyCounts): void {
    this.#read += other.read;
    this.#drafted += other.drafted;
    this.#rejected += other.rejected;
    for (const [rule, count] of other.leftOut) countUp(this.#leftOut, rule, count);
    for (const [code, count] of other.rejectedBy) countUp(this.#rejectedBy, code, count);
    this.#cells.plus(other.cells);
  }

  rows(): SourceBooks {
    return {
      source: this.#source,
      read: this.#read,
      drafted: this.#drafted,
      rejected: this.#rejected,
      cells: this.#cells.counts().filled,
      leftOut: [...this.#leftOut.values()].reduce((sum, n) => sum + n, 0),
      leftOutBy: sorted(this.#leftOut),
      rejectedBy: sorted(this.#rejectedBy),
    };
  }

  /** @param fates what the mapping says of each column of a header */
  columns(fates: (paths: readonly string[]) => readonly ColumnFate[]): ColumnBooks[] {
    return this.#cells.columns(this.#source, fates);
  }
}

function isError(issue: Issue): boolean {
  return issue.severity === "error";
}

function sorted(counts: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries([...counts].sort(([a], [b]) => compareText(a, b)));
}
