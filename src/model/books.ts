/** books.json: promise 1, to the row. Every equation is checked by src/report/books.ts before COMMIT. */
export interface Books {
  /** read = drafted + rejected + leftOut */
  readonly rows: readonly SourceBooks[];
  /** drafted = created + updated + unchanged + merged + waiting + lost + rejected */
  readonly drafts: readonly DraftBooks[];
  /** before + created − mergedAway = after, by count(*) inside the load. Absent for a run that loads nothing. */
  readonly tables?: readonly TableBooks[];
  readonly columns: readonly ColumnBooks[];
}

export interface SourceBooks {
  readonly source: string;
  readonly read: number;
  readonly drafted: number;
  readonly rejected: number;
  readonly leftOut: number;
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
  readonly fate: "mapped" | "extra" | "ignored";
  /** Canonical fields for `mapped`, the written reason for `ignored`. */
  readonly to: string;
  /** Cells that held anything. */
  readonly filled: number;
}
