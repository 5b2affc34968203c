/**
 * One connection to one database: the small interface behind which a PostgreSQL server and the embedded PGlite look the
 * same. It is a single session, so temp tables and locks live on it, and one thing happens at a time: a `stream`
 * must be read to its end (or left by `break`) before the next statement is given, except inside a transaction.
 */
export interface Database {
  readonly kind: "server" | "embedded";
  /** As `server_version_num`: 150018, 180006. */
  readonly version: number;
  /** Which database, for people: host, port and name, or a folder. Never a password. */
  readonly where: string;
  /** Sverka's own schema as a quoted identifier, `"sverka"` unless told otherwise. */
  readonly memory: string;
  /** One statement; parameters as text, numbers, booleans or null. `int8` comes as a number, json parsed. */
  query<Row = Record<string, unknown>>(sql: string, params?: readonly Parameter[]): Promise<Row[]>;
  /** One or several statements without parameters; gives the rows the last one touched. */
  run(sql: string): Promise<number>;
  /** `COPY … FROM STDIN` in text format: `into` is `table (columns)`, each chunk holds whole lines. Gives the rows copied. */
  copyIn(into: string, chunks: Iterable<Lines> | AsyncIterable<Lines>): Promise<number>;
  /** The same in binary format, for columns of text and json: each chunk holds whole rows of `BinaryRows`. */
  copyBinary(into: string, chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<number>;
  /** The rows of a query through a cursor, `batch` at a time; opens a transaction when there is none. */
  stream<Row = Record<string, unknown>>(sql: string, params?: readonly Parameter[], batch?: number): AsyncIterable<Row>;
  /** REPEATABLE READ; COMMIT when `work` ends, ROLLBACK when it throws. Not nested. */
  transaction<T>(work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Whole lines of COPY text, or their bytes in UTF-8. */
export type Lines = string | Uint8Array;

export type Parameter = string | number | boolean | null;

export type DatabaseTarget = { readonly url: string } | { readonly embedded: string };

export interface DatabaseOptions {
  /** Name of Sverka's own schema. */
  readonly schema?: string;
  /** Milliseconds to wait for a connection; 10,000 unless given. */
  readonly connectTimeout?: number;
  /** Milliseconds to wait for a row that somebody else has locked; 10,000 unless given. */
  readonly lockTimeout?: number;
}

/** For a name that meets SQL as text: doubles the quotes, so that any name is only a name. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function quoteText(text: string): string {
  const quoted = `'${text.replaceAll("'", "''")}'`;
  return text.includes("\\") ? `E${quoted.replaceAll("\\", "\\\\")}` : quoted;
}

/**
 * Pinned, so that the text of a value is the same on every server: what the change log and the fingerprints rest on. Our statements are compiled
 * for the processor on no server: most run once, over what the planner takes for large, and compiling them is up to half of an undo.
 */
export function sessionSettings(lockTimeout: number): string {
  return `SET client_encoding TO 'UTF8'; SET DateStyle TO 'ISO, YMD'; SET IntervalStyle TO 'postgres'; SET TimeZone TO 'UTC';
SET extra_float_digits TO 1; SET bytea_output TO 'hex'; SET standard_conforming_strings TO on; SET xmloption TO 'content';
SET lc_monetary TO 'C'; SET work_mem TO '96MB'; SET temp_buffers TO '64MB'; SET cursor_tuple_fraction TO 1; SET jit TO off; SET lock_timeout TO ${Math.max(0, Math.round(lockTimeout))}; SET client_min_messages TO warning;`;
}
