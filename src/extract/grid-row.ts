import type { Issue } from "../model/index.ts";

/** One row of a sheet or text table, before anybody knows what it means. */
export interface GridRow {
  readonly line: number;
  /** Texts as shown, from the first column on; shorter than the table where the rest is empty. */
  readonly cells: readonly string[];
  /** By column index: the value as stored, where it differs. */
  readonly stored?: ReadonlyMap<number, string>;
  /** What the reader noticed; `column` becomes the issue's `at`. */
  readonly issues?: readonly GridIssue[];
  /** Outline level or indent of the row, where the format has such a thing. */
  readonly level?: number;
  /** Bold, or one cell merged across the table: how reports mark a group. */
  readonly emphasis?: boolean;
  /** By column index: what the row shows of cells merged downwards from a row above. Data rows take it on. */
  readonly fill?: ReadonlyMap<number, string>;
}

export type GridIssue = Omit<Issue, "at" | "place"> & { readonly column?: number };
