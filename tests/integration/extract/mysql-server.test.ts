import mysql from "mysql2/promise";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listTables, openDatabase } from "../../../src/extract/index.ts";
import type { RawRecord } from "../../../src/model/index.ts";

/** An account that may create databases: `mysql://root@127.0.0.1:3306`. No npm package brings a server, so without it this is skipped. */
const server = process.env["SVERKA_TEST_MYSQL"];
const database = "sverka_test_old_crm";
const url = `${server ?? ""}/${database}`;

describe.skipIf(server === undefined)("a real MySQL or MariaDB (SVERKA_TEST_MYSQL)", () => {
  beforeAll(async () => {
    const connection = await mysql.createConnection({
      uri: server ?? "",
      multipleStatements: true,
      charset: "utf8mb4",
    });
    await connection.query(`
      DROP DATABASE IF EXISTS ${database};
      CREATE DATABASE ${database} CHARACTER SET cp1251;
      USE ${database};
      SET SESSION sql_mode = '';
      CREATE TABLE clients (
        id INT PRIMARY KEY, name VARCHAR(255) CHARACTER SET cp1251, city VARCHAR(60) CHARACTER SET utf8mb4,
        phone VARCHAR(60), account DECIMAL(30, 4), big BIGINT UNSIGNED, ratio DOUBLE, born DATE, changed DATETIME,
        active TINYINT(1), flags BIT(9), photo BLOB, note MEDIUMTEXT, kind ENUM ('юрлицо', 'физлицо'));
      INSERT INTO clients VALUES
        (2, 'ИП Петров', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
        (1, 'ООО «Ромашка»', 'Самара 🌼', '8 (846) 231-60-14', 12345678901234567890.125, 18446744073709551615, 0.1,
         '0000-00-00', '2020-02-29 10:20:30', 1, b'100000001', x'89504e47ff00', 'первая
вторая', 'юрлицо');
      CREATE VIEW phones AS SELECT name, phone FROM clients;
      CREATE TABLE many (id INT PRIMARY KEY, name VARCHAR(40));
    `);
    const rows = Array.from({ length: 30_000 }, (_, i) => [i + 1, `Клиент ${i + 1}`]);
    await connection.query("INSERT INTO many VALUES ?", [rows]);
    await connection.end();
  });

  afterAll(async () => {
    const connection = await mysql.createConnection(server ?? "");
    await connection.query(`DROP DATABASE IF EXISTS ${database}`);
    await connection.end();
  });

  test("every kind of column comes as the text the server shows, in order of the key", async () => {
    const [first, second] = await read({ table: "clients" });
    expect(first).toEqual({
      id: "1",
      name: "ООО «Ромашка»",
      city: "Самара 🌼",
      phone: "8 (846) 231-60-14",
      account: "12345678901234567890.1250",
      big: "18446744073709551615",
      ratio: "0.1",
      born: "0000-00-00",
      changed: "2020-02-29 10:20:30",
      active: "1",
      flags: "257",
      photo: "0x89504e47ff00",
      note: "первая\nвторая",
      kind: "юрлицо",
    });
    expect(second).toMatchObject({ id: "2", name: "ИП Петров", phone: "", born: "", photo: "" });
  });

  test("views and queries are read, and nothing can be written", async () => {
    expect(await listTables({ path: "old", url })).toEqual(
      ["clients", "many", "phones"].map((name) => `${database}.${name}`),
    );
    expect(await read({ table: "phones" })).toContainEqual({ name: "ООО «Ромашка»", phone: "8 (846) 231-60-14" });
    expect(await read({ query: "SELECT count(*) AS n FROM many;" })).toEqual([{ n: "30000" }]);
    await expect(read({ query: "DELETE FROM many" })).rejects.toMatchObject({ code: "query-refused" });
    await expect(read({ query: "SELECT 1; SELECT 2" })).rejects.toMatchObject({ code: "query-refused" });
  });

  test("a table is streamed, and may be left half-way", async () => {
    const source = await openDatabase({ path: "old", url, table: "many" });
    for await (const batch of source.rows) {
      expect(batch).toHaveLength(1000);
      break;
    }
    const rows = await read({ table: "many" });
    expect(rows).toHaveLength(30_000);
    expect(rows.at(-1)).toEqual({ id: "30000", name: "Клиент 30000" });
  });

  test("a wrong password and a missing table are one clear error each", async () => {
    const wrong = url.replace(/\/\/[^@/]*@/, "//nobody:secret@");
    await expect(openDatabase({ path: "old", url: wrong, table: "many" })).rejects.toMatchObject({
      code: "database-unreachable",
    });
    await expect(openDatabase({ path: "old", url, table: "none" })).rejects.toMatchObject({ code: "table-missing" });
  });

  async function read(what: { table?: string; query?: string }): Promise<Record<string, string>[]> {
    const records: RawRecord[] = [];
    const source = await openDatabase({ path: "old", url, ...what });
    for await (const batch of source.rows) records.push(...batch);
    return records.map(({ paths, values }) => Object.fromEntries(paths.map((path, i) => [path, values[i] ?? ""])));
  }
});
