import { Client, escapeIdentifier } from "pg";
import { batchSize } from "../reader.ts";
import type { Server, TextCursor } from "./server.ts";

/** Values come as the texts that PostgreSQL shows under pinned settings: no float is made of a numeric, no Date of a date. */
const asText = { getTypeParser: () => (value: string) => value };

interface Rows {
  readonly fields: readonly { readonly name: string }[];
  readonly rows: readonly (readonly (string | null)[])[];
}

export async function connectPostgres(url: string): Promise<Server> {
  const client = new Client({
    connectionString: url,
    types: asText,
    application_name: "sverka",
    connectionTimeoutMillis: 15_000,
  });
  // A server that goes away while nobody is waiting must not end the process: the next query says it.
  client.on("error", () => {});
  await client.connect();
  /** The extended protocol takes a single statement: a `;` in a query cannot start a second one. */
  const run = async (text: string, values: readonly unknown[] = []): Promise<Rows> =>
    client.query({
      text,
      values: [...values],
      rowMode: "array",
      queryMode: "extended",
    } as never) as unknown as Promise<Rows>;
  try {
    await run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    await run(
      "SELECT set_config('datestyle', 'ISO, YMD', true), set_config('extra_float_digits', '1', true), set_config('bytea_output', 'hex', true)",
    );
  } catch (error) {
    await client.end();
    throw error;
  }
  const cursorOver = async (sql: string): Promise<TextCursor> => {
    await run(`DECLARE sverka_rows NO SCROLL CURSOR FOR ${sql}`);
    // The first batch also brings the names of the columns.
    let first: Rows | undefined = await fetch();
    const columns = first.fields.map((field) => field.name);
    return {
      columns,
      next: async () => {
        const batch = first ?? (await fetch());
        first = undefined;
        return batch.rows;
      },
      close: async () => {
        await run("CLOSE sverka_rows");
      },
    };
  };
  const fetch = (): Promise<Rows> => run(`FETCH FORWARD ${batchSize} FROM sverka_rows`);
  return {
    format: "postgres",
    tables: async () => {
      const { rows } = await run(
        `SELECT format('%I.%I', n.nspname, c.relname)
           FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE c.relkind IN ('r', 'v', 'm', 'f', 'p') AND NOT c.relispartition
            AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg\\_%'
          ORDER BY 1`,
      );
      return rows.map(([name]) => name ?? "");
    },
    table: async (name) => {
      const { rows } = await run("SELECT to_regclass($1)::oid::text", [quoted(name)]);
      const oid = rows[0]?.[0];
      if (oid === null || oid === undefined) return undefined;
      return cursorOver(`SELECT * FROM ${quoted(name)}${await primaryKeyOrder(run, oid)}`);
    },
    query: (sql) => cursorOver(sql.trim().replace(/;\s*$/, "")),
    close: async () => {
      await client.query("ROLLBACK").catch(() => {});
      await client.end();
    },
  };
}

type Run = (text: string, values?: readonly unknown[]) => Promise<Rows>;

async function primaryKeyOrder(run: Run, oid: string): Promise<string> {
  const { rows } = await run(
    `SELECT quote_ident(a.attname)
       FROM pg_index i
       CROSS JOIN unnest(i.indkey) WITH ORDINALITY AS k(attnum, position)
       JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
      WHERE i.indrelid = $1::oid AND i.indisprimary
      ORDER BY k.position`,
    [oid],
  );
  return rows.length === 0 ? "" : ` ORDER BY ${rows.map(([column]) => column ?? "").join(", ")}`;
}

/** `sales."Client"` and `sales.Client` alike: parts that are quoted already are left as they are. */
function quoted(name: string): string {
  const parts = name.match(/"(?:[^"]|"")+"|[^."]+/g) ?? [name];
  return parts.map((part) => (part.startsWith('"') ? part : escapeIdentifier(part))).join(".");
}
