import type { HomeGuess } from "./country.ts";
import type { Reason } from "./reason.ts";

/** One column in a field, with the reason for it. */
export interface FieldLine {
  readonly column: string;
  readonly reason: Reason;
  readonly kind?: string;
  readonly scheme?: string;
  /** Of a column with numbers of several countries: a line for each, the last takes what no other's form fits. */
  readonly schemes?: readonly string[];
  readonly date?: string;
  /** Part of an address or account; lines of one group make one value. */
  readonly part?: string;
  readonly group?: string;
  /** Stands for the cell: what the column's header says of every row. */
  readonly literal?: string;
  /** Only in rows in which this column is empty. */
  readonly absent?: string;
}

/** A record's fields in the order in which they are written, each with its columns. */
export type Fields = readonly (readonly [string, readonly FieldLine[]])[];

/** A table in which firms and people are rows of one kind, told apart by a column: exports of amoCRM, Business Central, Oracle. */
export interface MixedTable {
  readonly column: string;
  /** The words of that column, as they stand there. */
  readonly company: readonly string[];
  readonly person: readonly string[];
}

/** Rows of which the column holds one of these words, or matches. */
export type LeftOutRows = { readonly column: string; readonly called: string; readonly reason: Reason } & (
  | { readonly is: readonly string[] }
  | { readonly matches: string }
);

export interface MappingDraft {
  readonly title: string;
  readonly schema: string | undefined;
  readonly source: Readonly<Record<string, string | number | readonly string[]>>;
  readonly home: HomeGuess | undefined;
  readonly counterparty: Fields | undefined;
  /** One for each person that a row may name; none where it names nobody. */
  readonly contacts: readonly Fields[];
  /** The counterparty is there only in rows that name it. */
  readonly counterpartyWhen: boolean;
  /** Rows that are no cards. */
  readonly leaveOut: readonly LeftOutRows[];
  /** Rows in which these columns are empty head the rows below: their text stands in this column. */
  readonly groups?: { readonly column: string; readonly absent: readonly string[]; readonly reason: Reason };
  /** The column whose name could make one card of a firm's rows; written as a comment, since namesakes become one too. */
  readonly firmKey?: string;
  /** A column says which row is a firm and which a person. */
  readonly kinds?: MixedTable;
  /** `by`: the column holds the name of the firm, or its key there; `source`: the source that lists the firms; absent: this file does. */
  readonly of:
    | { readonly by: "name"; readonly column: string; readonly source?: string; readonly reason: Reason }
    | { readonly by: "key"; readonly column: string; readonly source: string; readonly reason: Reason }
    | undefined;
  readonly find: string | undefined;
  readonly extra: readonly { readonly column: string; readonly reason: Reason }[];
  readonly ignore: readonly { readonly column: string; readonly reason: Reason }[];
  readonly account: readonly { readonly column: string; readonly to: string; readonly reason: Reason }[];
  /** Nothing tells whether the rows are firms or people: what this draft takes them for, and the draft by the other reading. */
  readonly doubt?: { readonly main: "company" | "person"; readonly other: MappingDraft };
}
