import type { FileFacts, RawRecord } from "../../model/index.ts";
import { headerPaths } from "../columns.ts";
import { ExtractError } from "../reader.ts";
import type { OpenSource } from "../reader.ts";
import type { Server, TextCursor } from "./server.ts";

export interface DatabaseOptions {
  /** Name under which the rows are known, without the password: `live` or `postgres://host/crm`. */
  readonly path: string;
  /** `postgres://…`, `postgresql://…`, `mysql://…`, `mariadb://…`. Never shown. */
  readonly url: string;
  /** A table or view, `schema.table`. */
  readonly table?: string;
  /** A single SELECT instead of a table. */
  readonly query?: string;
}

/**
 * Reads a table or a query of an old CRM's database. Nothing can be written: the transaction is read-only. The line of a
 * record is its ordinal; values are the texts the server itself shows, NULL is an empty text.
 *
 * Throws {@link ExtractError} `database-unreachable`, `database-login-outdated`, `table-missing`, `table-not-named`, `query-refused`.
 */
export async function openDatabase(options: DatabaseOptions): Promise<OpenSource> {
  const server = await connect(options);
  try {
    const cursor = await chooseCursor(server, options);
    const paths = headerPaths(cursor.columns);
    const facts: FileFacts = {
      format: server.format,
      headers: paths,
      ...(options.table !== undefined && options.query === undefined && { details: { table: options.table } }),
    };
    return { facts: [facts], rows: draw(server, cursor, paths, options.path) };
  } catch (error) {
    await server.close();
    throw asExtractError(error, options.path);
  }
}

/** Tables and views of a database, `schema.table`, sorted: what a person may choose from. */
export async function listTables(options: Pick<DatabaseOptions, "path" | "url">): Promise<readonly string[]> {
  const server = await connect(options);
  try {
    return await server.tables();
  } catch (error) {
    throw asExtractError(error, options.path);
  } finally {
    await server.close();
  }
}

async function connect({ url, path }: Pick<DatabaseOptions, "path" | "url">): Promise<Server> {
  const protocol = /^([a-z]+):\/\//i.exec(url)?.[1]?.toLowerCase();
  try {
    if (protocol === "postgres" || protocol === "postgresql") {
      return await (await import("./postgres.ts")).connectPostgres(url);
    }
    if (protocol === "mysql" || protocol === "mariadb") return await (await import("./mysql.ts")).connectMysql(url);
  } catch (error) {
    const reason = reasonOf(error);
    // MySQL before 4.1 and accounts kept since then: the driver names neither the method nor a way out.
    const code = /authentication using unknown plugin/.test(reason)
      ? "database-login-outdated"
      : "database-unreachable";
    throw new ExtractError(code, path, { reason }, { cause: error });
  }
  throw new ExtractError("database-protocol-unknown", path, { protocol: protocol ?? "" });
}

async function chooseCursor(server: Server, options: DatabaseOptions): Promise<TextCursor> {
  if (options.query !== undefined) return server.query(options.query);
  const there = async (): Promise<string> => (await server.tables()).slice(0, 50).join(", ");
  if (options.table === undefined) {
    throw new ExtractError("table-not-named", options.path, { there: await there() });
  }
  const cursor = await server.table(options.table);
  if (cursor === undefined) {
    throw new ExtractError("table-missing", options.path, { table: options.table, there: await there() });
  }
  return cursor;
}

async function* draw(
  server: Server,
  cursor: TextCursor,
  paths: readonly string[],
  path: string,
): AsyncGenerator<readonly RawRecord[], void, void> {
  let line = 0;
  try {
    for (;;) {
      const rows = await cursor.next();
      if (rows.length === 0) return;
      yield rows.map((row): RawRecord => {
        const values = paths.map((_, i) => row[i] ?? "");
        const blank = values.every((value) => value === "");
        return { path, line: ++line, paths, values, ...(blank && { leftOut: "blank" }) };
      });
    }
  } catch (error) {
    throw asExtractError(error, path);
  } finally {
    await cursor.close().catch(() => {});
    await server.close();
  }
}

function asExtractError(error: unknown, path: string): ExtractError {
  if (error instanceof ExtractError) return error;
  return new ExtractError("query-refused", path, { reason: reasonOf(error) }, { cause: error });
}

/** Drivers put no passwords into their messages, but several reasons into one error (one for each address tried). */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join("; ");
  return error instanceof Error ? error.message : String(error);
}
