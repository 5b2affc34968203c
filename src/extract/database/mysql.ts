import { isUtf8 } from "node:buffer";
import mysql from "mysql2";
import type { Connection, RowDataPacket } from "mysql2";
import { batchSize } from "../reader.ts";
import type { Server, TextCursor } from "./server.ts";

/**
 * MySQL and MariaDB. All values come as the text the server sends (`typeCast: false` would give bytes): no float is made of a
 * decimal, no Date of a date. Rows are streamed, with back-pressure on the socket.
 */
export async function connectMysql(url: string): Promise<Server> {
  const connection = mysql.createConnection({
    uri: url.replace(/^mariadb:/i, "mysql:"),
    charset: "utf8mb4",
    rowsAsArray: true,
    multipleStatements: false,
    connectTimeout: 15_000,
    typeCast: (field) => textOf(field.buffer(), field.type),
  });
  connection.on("error", () => {});
  const run = (sql: string, values: readonly string[] = []): Promise<(string | null)[][]> =>
    new Promise((resolve, reject) => {
      connection.query<RowDataPacket[][]>(sql, [...values], (error, rows) => {
        if (error === null) resolve(rows as unknown as (string | null)[][]);
        else reject(error);
      });
    });
  await new Promise<void>((resolve, reject) => {
    connection.connect((error) => (error === null ? resolve() : reject(error)));
  });
  try {
    await run("SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ");
    await run("START TRANSACTION READ ONLY");
  } catch (error) {
    connection.destroy();
    throw error;
  }
  return {
    format: "mysql",
    tables: async () => {
      const rows = await run(
        `SELECT CONCAT(table_schema, '.', table_name) FROM information_schema.tables
          WHERE table_schema NOT IN ('information_schema', 'mysql', 'performance_schema', 'sys')
            AND table_schema = COALESCE(DATABASE(), table_schema) ORDER BY 1`,
      );
      return rows.map(([name]) => name ?? "");
    },
    table: async (name) => {
      const dot = name.indexOf(".");
      const schema = dot === -1 ? null : name.slice(0, dot);
      const table = name.slice(dot + 1);
      const where = "table_schema = COALESCE(?, DATABASE()) AND table_name = ?";
      const values = [schema, table] as string[];
      const found = await run(`SELECT table_schema, table_name FROM information_schema.tables WHERE ${where}`, values);
      if (found[0] === undefined) return undefined;
      const key = await run(
        `SELECT column_name FROM information_schema.key_column_usage
          WHERE constraint_name = 'PRIMARY' AND ${where} ORDER BY ordinal_position`,
        values,
      );
      const order = key.length === 0 ? "" : ` ORDER BY ${key.map(([column]) => identifier(column)).join(", ")}`;
      return cursorOver(connection, `SELECT * FROM ${found[0].map(identifier).join(".")}${order}`);
    },
    query: (sql) => cursorOver(connection, sql.trim().replace(/;\s*$/, "")),
    close: async () => {
      connection.destroy();
    },
  };
}

/**
 * Texts come in UTF-8, whatever the column's own encoding. Bytes that are none (BLOB, BINARY) are shown as MySQL writes
 * them, `0x8950`; the protocol does not tell the two apart by type.
 */
function textOf(bytes: Buffer | null, type: string): string | null {
  if (bytes === null) return null;
  if (type === "BIT") return BigInt(`0x0${bytes.toString("hex")}`).toString();
  return type !== "GEOMETRY" && isUtf8(bytes) ? bytes.toString("utf8") : `0x${bytes.toString("hex")}`;
}

function identifier(name: string | null | undefined): string {
  return `\`${(name ?? "").replaceAll("`", "``")}\``;
}

async function cursorOver(connection: Connection, sql: string): Promise<TextCursor> {
  const query = connection.query<RowDataPacket[][]>(sql);
  const columns = new Promise<string[]>((resolve, reject) => {
    query.on("fields", (fields: readonly { name: string }[] | undefined) =>
      resolve((fields ?? []).map(({ name }) => name)),
    );
    query.on("error", reject);
  });
  const stream = query.stream({ highWaterMark: batchSize });
  const rows = stream[Symbol.asyncIterator]() as AsyncIterator<(string | null)[]>;
  // The error of a refused statement comes on the stream and on `columns`: take it from the latter.
  stream.on("error", () => {});
  return {
    columns: await columns,
    next: async () => {
      const batch: (string | null)[][] = [];
      while (batch.length < batchSize) {
        const row = await rows.next();
        if (row.done === true) break;
        batch.push(row.value);
      }
      return batch;
    },
    close: async () => {
      stream.destroy();
    },
  };
}
