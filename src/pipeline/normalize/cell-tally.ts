import type { CellFates, ColumnBooks, RawRecord } from "../../model/index.ts";
import type { RowFate } from "./row-processor.ts";

type Counts = Float64Array;

/** Filled cells of one header that a source shows, by index of the column and fate of the row. Plain data. */
export interface HeaderCells {
  readonly paths: readonly string[];
  readonly drafted: Counts;
  readonly rejected: Counts;
  readonly "left-out": Counts;
  /** Of those drafted: mapped, and yet nothing in the row took them, so that they are kept in extra. */
  readonly kept: Counts;
}

export interface CellCounts {
  /** Filled cells of all rows, counted apart from the columns. */
  readonly filled: number;
  readonly headers: readonly HeaderCells[];
}

/** What the mapping says of a column. */
export type ColumnFate = Pick<ColumnBooks, "column" | "fate" | "to">;

/** Counts the filled cells of one source for the books: all of them, and column by column what became of them. */
export class CellTally {
  #filled = 0;
  readonly #headers = new Map<string, HeaderCells>();
  #last: HeaderCells | undefined;

  count({ paths, values }: RawRecord, fate: RowFate): void {
    if (this.#last?.paths !== paths) this.#last = this.#header(paths);
    const header = this.#last;
    const cells = header[fate.fate];
    for (let i = 0; i < values.length; i++) {
      if (values[i] === "") continue;
      this.#filled++;
      cells[i]!++;
    }
    if (fate.fate !== "drafted") return;
    for (const column of keptColumns(fate)) {
      const index = paths.indexOf(column);
      // A cell that a correction filled was empty in the file.
      if (values[index] !== undefined && values[index] !== "") header.kept[index]!++;
    }
  }

  /** What has been counted, to be added up elsewhere. */
  counts(): CellCounts {
    return { filled: this.#filled, headers: [...this.#headers.values()] };
  }

  plus(other: CellCounts): void {
    this.#filled += other.filled;
    for (const more of other.headers) {
      const header = this.#header(more.paths);
      for (const fate of ["drafted", "rejected", "left-out", "kept"] as const)
        for (let i = 0; i < more.paths.length; i++) header[fate][i]! += more[fate][i]!;
    }
  }

  /** @param fates what the mapping says of each column of a header */
  columns(source: string, fates: (paths: readonly string[]) => readonly ColumnFate[]): ColumnBooks[] {
    const books = new Map<string, ColumnBooks>();
    for (const header of this.#headers.values()) {
      // A row that is left out may be none of the table: its cells are not what the mapping speaks of.
      const inTable = header.drafted.some(Boolean) || header.rejected.some(Boolean);
      const said = inTable ? new Map(fates(header.paths).map((each) => [each.column, each])) : undefined;
      for (const [index, column] of header.paths.entries()) {
        const before = books.get(column);
        const { fate, to } = said?.get(column) ?? before ?? { fate: "left-out" as const, to: "" };
        const added = cellFates(fate, header, index);
        const cells = before === undefined ? added : addFates(before.cells, added);
        const filled = Object.values(cells).reduce<number>((all, count: number) => all + count, 0);
        if (inTable || filled > 0) books.set(column, { source, column, fate, to, filled, cells });
      }
    }
    return [...books.values()];
  }

  #header(paths: readonly string[]): HeaderCells {
    const name = paths.join("\u0001");
    let header = this.#headers.get(name);
    if (header === undefined) {
      const none = (): Counts => new Float64Array(paths.length);
      header = { paths, drafted: none(), rejected: none(), "left-out": none(), kept: none() };
      this.#headers.set(name, header);
    }
    return header;
  }
}

const nothing: ReadonlySet<string> = new Set();

/**
 * Columns of which a row kept everything in extra: mapping found no taker for the cell, or cleaning could make nothing of it
 * (a date that is none, a kind that nobody knows). Either is said in an issue at the column, so rows without issues pay nothing.
 */
function keptColumns({ issues, drafts }: RowFate & { readonly fate: "drafted" }): ReadonlySet<string> {
  if (issues.length === 0) return nothing;
  let kept: Set<string> | undefined;
  const records = drafts.flatMap((draft) => draft.records);
  for (const { code, at } of issues) {
    if (at === undefined) continue;
    const isKept =
      code === "cell-kept-in-extra" ||
      (records.some(({ extra }) => Object.hasOwn(extra, at)) && !records.some((record) => tookFrom(record, at)));
    if (isKept) for (const column of at.split(" + ")) (kept ??= new Set()).add(column);
  }
  return kept ?? nothing;
}

/** Whether any value of a record came from a column. Half of a cell may be kept in extra while the other half is a value. */
function tookFrom(record: object, column: string): boolean {
  return Object.values(record).some((value: unknown) => {
    if (typeof value !== "object" || value === null) return false;
    if ("at" in value && typeof value.at === "string" && value.at.split(" + ").includes(column)) return true;
    return tookFrom(value, column);
  });
}

function cellFates(fate: ColumnBooks["fate"], header: HeaderCells, index: number): CellFates {
  const drafted = header.drafted[index] ?? 0;
  const kept = fate === "mapped" ? (header.kept[index] ?? 0) : 0;
  return {
    mapped: fate === "mapped" ? drafted - kept : 0,
    extra: fate === "extra" ? drafted : kept,
    ignored: fate === "ignored" ? drafted : 0,
    rejected: header.rejected[index] ?? 0,
    leftOut: header["left-out"][index] ?? 0,
  };
}

function addFates(one: CellFates, two: CellFates): CellFates {
  return {
    mapped: one.mapped + two.mapped,
    extra: one.extra + two.extra,
    ignored: one.ignored + two.ignored,
    rejected: one.rejected + two.rejected,
    leftOut: one.leftOut + two.leftOut,
  };
}
