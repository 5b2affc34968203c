/** books.json: promise 1, to the row. Every equation is checked by src/report/data/check-books.ts before COMMIT. */
export interface Books {
  /** read = drafted + rejected + leftOut */
  readonly rows: readonly SourceBooks[];
  /** drafted = created + updated + unchanged + merged + waiting + lost + rejected */
  readonly drafts: readonly DraftBooks[];
  /** before + created − mergedAway (rows removed: merged away, or no longer said) = after, by count(*) inside the load. Absent for a run that loads nothing. */
  readonly tables?: readonly TableBooks[];
  /** filled = mapped + extra + ignored + rejected + leftOut */
  readonly columns: readonly ColumnBooks[];
}

export interface SourceBooks {
  readonly source: string;
  readonly read: number;
  readonly drafted: number;
  readonly rejected: number;
  readonly leftOut: number;
  /** Filled cells of all these rows; the sum over the source's columns. */
  readonly cells: number;
  /** Sum is leftOut. */
  readonly leftOutBy: Readonly<Record<string, number>>;
  /** Sum is at least `rejected`; one row can have several. */
  readonly rejectedBy: Readonly<Record<string, number>>;
}

export interface DraftBooks {
  readonly type: "counterparty" | "contact";
  readonly drafted: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly merged: number;
  readonly waiting: number;
  /** Its row was deleted in the CRM, and is not brought back. Absent where there is none. */
  readonly lost?: number;
  readonly rejected: number;
}

export interface TableBooks {
  readonly table: string;
  readonly before: number;
  readonly created: number;
  readonly mergedAway: number;
  readonly after: number;
}

export interface ColumnBooks {
  readonly source: string;
  readonly column: string;
  /** `left-out`: only rows that were left out have it (a title above the header, a folder of 1C). */
  readonly fate: "mapped" | "extra" | "ignored" | "left-out";
  /** Canonical fields for `mapped`, the written reason for `ignored`. */
  readonly to: string;
  /** Cells that held anything. */
  readonly filled: number;
  /** Sum is filled. */
  readonly cells: CellFates;
}

/** What became of the filled cells of a column. */
export interface CellFates {
  /** Became a value, or decided something about one. */
  readonly mapped: number;
  /** Kept as they are: the column is for extra, or nothing in the row took the cell. */
  readonly extra: number;
  /** Ignored by name, with the reason. */
  readonly ignored: number;
  /** In a rejected row: they stand in the rejects. */
  readonly rejected: number;
  /** In a row that was left out by a rule. */
  readonly leftOut: number;
}

/** In the order in which the report shows them. */
export const cellFates = [
  "mapped",
  "extra",
  "ignored",
  "rejected",
  "leftOut",
] as const satisfies readonly (keyof CellFates)[];
