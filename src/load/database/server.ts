import { Client, type CustomTypesConfig, types } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { binaryCopy } from "./binary-copy.ts";
import {
  type Database,
  type DatabaseOptions,
  type Lines,
  type Parameter,
  quoteName,
  sessionSettings,
} from "./database.ts";
import { DatabaseError, explainDatabaseError } from "../errors.ts";
import { cursorOf, transactionOf } from "./session.ts";

const oldest = 150_000;

/** PostgreSQL over the wire. A password may also come from PGPASSWORD, PGPASSFILE or ~/.pgpass, as with psql. */
export async function openServer(url: string, options: DatabaseOptions): Promise<Database> {
  const where = describeUrl(url);
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: options.connectTimeout ?? 10_000,
    application_name: "sverka",
    keepAlive: true,
    types: typeParsers,
  });
  // Without a listener a killed backend would end the process; the statement that meets it reports it.
  client.on("error", () => {});
  const version = await connect(client, where);
  let closed = false;
  const guard = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw explainDatabaseError(error, where);
    }
  };
  const query = <Row>(sql: string, params: readonly Parameter[] = []): Promise<Row[]> =>
    guard(async () => (await client.query({ text: sql, values: [...params] })).rows as Row[]);
  const run = (sql: string): Promise<number> =>
    guard(async () => {
      const result = await client.query(sql);
      const last = Array.isArray(result) ? result.at(-1) : result;
      return (last as { rowCount?: number | null }).rowCount ?? 0;
    });
  const copy = (sql: string, chunks: Iterable<Lines> | AsyncIterable<Lines>): Promise<number> =>
    guard(async () => {
      const sink = client.query(copyFrom(sql));
      await pipeline(Readable.from(chunks, { objectMode: true, highWaterMark: 4 }), sink);
      return sink.rowCount;
    });
  const session = transactionOf(run, where);
  await run(sessionSettings(options.lockTimeout ?? 10_000));
  // So that the locks of a killed process do not outlive it by a long statement; not every platform's server can.
  await run("SET client_connection_check_interval TO '2s'").catch(() => {});
  return {
    kind: "server",
    version,
    where,
    memory: quoteName(options.schema ?? "sverka"),
    query,
    run,
    copyIn: (into, chunks) => copy(`COPY ${into} FROM STDIN`, chunks),
    copyBinary: (into, chunks) => copy(`COPY ${into} FROM STDIN (FORMAT binary)`, binaryCopy(chunks)),
    stream: (sql, params, batch) => cursorOf({ query, run, session }, sql, params, batch),
    transaction: (work) => session.transaction(work),
    close: async () => {
      if (closed) return;
      closed = true;
      await client.end().catch(() => {});
    },
  };
}

async function connect(client: Client, where: string): Promise<number> {
  try {
    await client.connect();
    const { rows } = await client.query<{ name: string; version: string }>(
      "SELECT version() AS name, current_setting('server_version_num') AS version",
    );
    const found = rows[0];
    if (found === undefined || !found.name.startsWith("PostgreSQL")) {
      throw new DatabaseError("db-not-postgres", { where, reason: found?.name.slice(0, 80) ?? "" });
    }
    const version = Number(found.version);
    if (version < oldest) {
      throw new DatabaseError("db-too-old", { where, found: Math.floor(version / 10_000), oldest: oldest / 10_000 });
    }
    return version;
  } catch (error) {
    await client.end().catch(() => {});
    const explained = explainDatabaseError(error, where);
    if (explained !== error || error instanceof DatabaseError) throw explained;
    if (error instanceof Error && /timeout/i.test(error.message)) {
      throw new DatabaseError("db-unreachable", { where, reason: error.message }, error);
    }
    // Whatever answered on that port, it did not speak the protocol.
    throw new DatabaseError(
      "db-not-postgres",
      { where, reason: String(error instanceof Error ? error.message : error) },
      error,
    );
  }
}

/** `postgres://user@host:5432/name` without its password. Throws db-url-invalid, which never repeats the text. */
export function describeUrl(url: string): string {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    throw new DatabaseError("db-url-invalid");
  }
  if (!/^postgres(ql)?:$/.test(parsed.protocol)) throw new DatabaseError("db-url-invalid");
  const user = parsed.username === "" ? "" : `${decodeURIComponent(parsed.username)}@`;
  const host = parsed.hostname === "" ? (parsed.searchParams.get("host") ?? "localhost") : parsed.hostname;
  return `${user}${host}:${parsed.port === "" ? "5432" : parsed.port}${decodeURIComponent(parsed.pathname)}`;
}

/** int8 as a number (counts, sequence values: far below 2^53); dates stay text, since a Date would lose their spelling. */
const typeParsers: CustomTypesConfig = {
  getTypeParser: (oid: number, format?: "text" | "binary") => {
    if (oid === 20) return (text: string) => Number(text);
    if (oid === 1082 || oid === 1114 || oid === 1184) return (text: string) => text;
    return types.getTypeParser(oid, format as "text") as (text: string) => unknown;
  },
} as CustomTypesConfig;
