import { Client } from "pg";
import { describe, expect, test } from "vitest";
import { listTables, openDatabase } from "../../../src/extract/index.ts";
import type { DatabaseOptions } from "../../../src/extract/index.ts";
import type { RawRecord } from "../../../src/model/index.ts";
import { freshDatabase } from "../database.ts";

async function read(options: Omit<DatabaseOptions, "path">): Promise<readonly RawRecord[]> {
  const source = await openDatabase({ path: "old", ...options });
  const records: RawRecord[] = [];
  for await (const batch of source.rows) records.push(...batch);
  return records;
}

async function prepared(): Promise<string> {
  const url = await freshDatabase();
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`
    CREATE SCHEMA sales;
    CREATE TABLE sales."Client" (
      id bigint PRIMARY KEY, name text, account numeric(20), born date, seen timestamptz, active boolean, share double precision, doc json);
    INSERT INTO sales."Client" VALUES
      (2, 'ООО "Ромашка"', 40702810900000000001, '1980-02-01', '2024-03-15 09:30:00+00', true, 0.1, '{"a":  1}'),
      (1, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
    CREATE VIEW clients AS SELECT id, name FROM sales."Client" ORDER BY id DESC;
    CREATE TABLE many AS SELECT i AS id, 'имя ' || i AS name FROM generate_series(1, 2500) AS i;
  `);
  await client.end();
  return url;
}

describe("a PostgreSQL database as a source", () => {
  test("tables, views and queries; values as the server shows them", async () => {
    const url = await prepared();
    expect(await listTables({ path: "old", url })).toEqual(["public.clients", "public.many", 'sales."Client"']);
    const table = await read({ url, table: "sales.Client" });
    expect(
      table.map(({ line, leftOut, values }) => [line, leftOut, ...values.slice(0, 4), ...values.slice(5)]),
    ).toEqual([
      [1, undefined, "1", "", "", "", "", "", ""],
      [2, undefined, "2", 'ООО "Ромашка"', "40702810900000000001", "1980-02-01", "t", "0.1", '{"a":  1}'],
    ]);
    expect(table[0]?.paths).toEqual(["id", "name", "account", "born", "seen", "active", "share", "doc"]);
    expect((await read({ url, table: "clients" })).map(({ values }) => values[0])).toEqual(["2", "1"]);
    const query = await read({
      url,
      query: 'SELECT name AS "Имя", name AS "имя", id FROM sales."Client" WHERE id = 2; ',
    });
    expect(query[0]?.paths).toEqual(["Имя", "имя#2", "id"]);
    const many = await read({ url, table: "many" });
    expect(many).toHaveLength(2500);
    expect(many.at(-1)?.line).toBe(2500);
  });

  test("nothing can be written, and an early end leaves no connection behind", async () => {
    const url = await prepared();
    for (const query of [
      "DELETE FROM many RETURNING id",
      "SELECT 1; DROP TABLE many",
      "WITH gone AS (DELETE FROM many RETURNING id) SELECT * FROM gone",
    ]) {
      await expect(read({ url, query })).rejects.toMatchObject({ code: "query-refused" });
    }
    const source = await openDatabase({ path: "old", url, table: "many" });
    for await (const batch of source.rows) {
      expect(batch).toHaveLength(1000);
      break;
    }
    const client = new Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query(
      "SELECT (SELECT count(*)::int FROM many) AS many, (SELECT count(*)::int FROM pg_stat_activity WHERE application_name = 'sverka' AND datname = current_database()) AS open",
    );
    await client.end();
    expect(rows).toEqual([{ many: 2500, open: 0 }]);
  });

  test("what cannot be read says so, without the password", async () => {
    const url = await prepared();
    await expect(read({ url, table: "nobody" })).rejects.toMatchObject({ code: "table-missing" });
    await expect(read({ url })).rejects.toMatchObject({
      code: "table-not-named",
      params: { there: expect.stringContaining("many") },
    });
    await expect(read({ url: "oracle://x/y", table: "a" })).rejects.toMatchObject({
      code: "database-protocol-unknown",
    });
    const wrong = "postgres://nobody:secret-word@127.0.0.1:9/none";
    const error = await read({ url: wrong, table: "a" }).catch((fault: unknown) => fault as Error);
    expect(error).toMatchObject({ code: "database-unreachable" });
    expect(JSON.stringify(error) + String(error)).not.toContain("secret-word");
  });
});
