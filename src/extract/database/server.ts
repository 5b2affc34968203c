/** Rows of a query as texts, in batches. */
export interface TextCursor {
  readonly columns: readonly string[];
  next(): Promise<readonly (readonly (string | null)[])[]>;
  close(): Promise<void>;
}

/** What the two servers must be able to do. Everything runs in one read-only transaction with one view of the data. */
export interface Server {
  readonly format: "postgres" | "mysql";
  tables(): Promise<readonly string[]>;
  /** Whole table, in order of its primary key where it has one, so that the same data gives the same rows. */
  table(name: string): Promise<TextCursor | undefined>;
  query(sql: string): Promise<TextCursor>;
  close(): Promise<void>;
}
