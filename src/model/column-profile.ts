import type { Issue } from "./issue.ts";

/** What a cell looks like. Numbers with check digits count only when these agree. */
export type CellShape =
  | "phone"
  | "email"
  | "inn"
  | "kpp"
  | "ogrn"
  | "bin"
  | "unp"
  | "date"
  | "person"
  | "organisation"
  | "contract"
  | "url"
  | "address"
  | "number"
  | "placeholder"
  | "text";

/** What is known of a column: its header, and what its cells look like. Shares are 0 to 1. */
export interface ColumnProfile {
  /** As in `RawRecord.paths`. */
  readonly name: string;
  readonly filled: number;
  /** `filled` of all data rows. */
  readonly fill: number;
  readonly distinctCount: number;
  /** Distinct values of the filled cells; 1: no value stands twice. */
  readonly distinct: number;
  /** Up to three values that stand more than once, the most frequent first. */
  readonly repeated: readonly string[];
  /** Of the filled cells. */
  readonly shapes: Readonly<Partial<Record<CellShape, number>>>;
  /** The most frequent values, then the first ones; up to five, in that order. */
  readonly examples: readonly string[];
  readonly longest: number;
  /** Of distinct phones that name their country (`+44…`, `8 (846)…`), how many are of each, by ISO code. */
  readonly phoneCountries: Readonly<Record<string, number>>;
  /** Latest date in the column, `yyyy-MM-dd`. */
  readonly latest?: string;
  readonly problems: readonly Issue[];
}
