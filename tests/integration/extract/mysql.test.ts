import type { AddressInfo, Server } from "node:net";
import mysql from "mysql2";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { listTables, openDatabase } from "../../../src/extract/index.ts";
import type { RawRecord } from "../../../src/model/index.ts";

/**
 * No MySQL server comes from npm alone, so this speaks the protocol of one to the reader: it shows that values arrive as they are
 * sent, in batches, and what statements are sent, not that a server takes them.
 */
interface Wire {
  sequenceId: number;
  on(event: string, listener: (query: string) => void): void;
  serverHandshake(hello: object): void;
  writeOk(): void;
  writeError(error: object): void;
  writeColumns(columns: readonly object[]): void;
  writeTextRow(row: readonly (string | null)[]): void;
  writeEof(): void;
}

const statements: string[] = [];
let url = "";
let close: () => void = () => {};

function column(name: string, columnType = 15): object {
  const names = { catalog: "def", schema: "s", table: "t", orgTable: "t", name, orgName: name };
  return { ...names, characterSet: 45, columnLength: 255, columnType, flags: 0, decimals: 0 };
}

function answer(wire: Wire, query: string): void {
  statements.push(query);
  wire.sequenceId = 1;
  const send = (columns: readonly object[], rows: readonly (readonly (string | null)[])[]): void => {
    wire.writeColumns(columns);
    for (const row of rows) wire.writeTextRow(row);
    wire.writeEof();
  };
  if (/^(?:SET|START) /.test(query)) wire.writeOk();
  else if (query.includes("CONCAT(")) send([column("name")], [["old.clients"]]);
  else if (query.includes("key_column_usage")) send([column("column_name")], [["id"]]);
  else if (query.includes("information_schema.tables")) {
    send([column("s"), column("t")], query.includes("'nobody'") ? [] : [["old", "clients"]]);
  } else if (query.startsWith("SELECT * FROM `old`.`clients` ORDER BY `id`")) {
    const columns = [column("id", 3), column("name"), column("account", 0), column("born", 10)];
    send(
      columns,
      Array.from({ length: 2500 }, (_, i) => [
        String(i + 1),
        i === 0 ? null : "имя",
        "40702810900000000001",
        "0000-00-00",
      ]),
    );
  } else wire.writeError({ code: 1064, message: "syntax" });
}

beforeAll(async () => {
  // The library's server side counts packets otherwise than its client side, and says so.
  vi.spyOn(console, "error").mockImplementation(() => {});
  const server = mysql.createServer((connection) => {
    const wire = connection as unknown as Wire;
    wire.on("error", () => {});
    wire.on("query", (query) => answer(wire, query));
    wire.on("stmt_prepare", (query) => answer(wire, query));
    wire.serverHandshake({
      protocolVersion: 10,
      serverVersion: "8.0.0",
      connectionId: 1,
      statusFlags: 2,
      characterSet: 45,
      // Neither TLS nor compression.
      capabilityFlags: 0xffffff ^ 0x800 ^ 0x20,
    });
  });
  const { _server: socket } = server as unknown as { _server: Server };
  const port = await new Promise<number>((resolve) => {
    socket.listen(0, "127.0.0.1", () => resolve((socket.address() as AddressInfo).port));
  });
  close = () => socket.close();
  url = `mysql://someone:secret-word@127.0.0.1:${port}/old`;
});
afterAll(() => close());

describe("a MySQL database as a source", () => {
  test("a table in order of its key, as texts, in batches, inside a read-only transaction", async () => {
    const source = await openDatabase({ path: "old", url, table: "clients" });
    const batches: (readonly RawRecord[])[] = [];
    for await (const batch of source.rows) batches.push(batch);
    expect(batches.map((batch) => batch.length)).toEqual([1000, 1000, 500]);
    expect(batches[0]?.slice(0, 2).map((record) => record.values)).toEqual([
      ["1", "", "40702810900000000001", "0000-00-00"],
      ["2", "имя", "40702810900000000001", "0000-00-00"],
    ]);
    expect(source.facts[0]).toMatchObject({ format: "mysql", headers: ["id", "name", "account", "born"] });
    expect(statements).toContain("START TRANSACTION READ ONLY");
  });

  test("tables there are, one there is not, a query the server refuses", async () => {
    expect(await listTables({ path: "old", url })).toEqual(["old.clients"]);
    await expect(openDatabase({ path: "old", url, table: "nobody" })).rejects.toMatchObject({ code: "table-missing" });
    await expect(openDatabase({ path: "old", url, query: "DELETE FROM x" })).rejects.toMatchObject({
      code: "query-refused",
    });
  });
});
