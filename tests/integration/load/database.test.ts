import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, inject, test } from "vitest";
import { apply, type Database, ensureSchema, openDatabase } from "../../../src/load/index.ts";
import { freshDatabase, whenDone } from "../database.ts";
import { kinds, open, profileOf } from "./databases.ts";
import { counterparty, recordsOf } from "./goldens.ts";

describe("what is wrong with a database is said in words, without its password", () => {
  const server = () => new URL(inject("postgresUrl"));
  const refusal = async (url: string): Promise<Error & { code: string }> => {
    const error = await openDatabase({ url }, { connectTimeout: 2000 }).then(
      () => new Error("opened"),
      (failure: unknown) => failure as Error,
    );
    expect(JSON.stringify({ ...error }) + error.message).not.toContain("geheim");
    return error as Error & { code: string };
  };

  test("a wrong password, an unknown database, no server, no URL", async () => {
    const wrong = server();
    wrong.password = "geheim";
    expect((await refusal(wrong.href)).code).toBe("db-login-refused");
    const unknown = server();
    unknown.pathname = "/no_such_database";
    expect((await refusal(unknown.href)).code).toBe("db-unknown-database");
    expect((await refusal("postgres://user:geheim@127.0.0.1:1/x")).code).toBe("db-unreachable");
    expect((await refusal("postgres://user:geheim@no-such-host.invalid/x")).code).toBe("db-unreachable");
    expect((await refusal("mysql://user:geheim@localhost/x")).code).toBe("db-url-invalid");
    expect((await refusal("geheim")).code).toBe("db-url-invalid");
  });

  test("a server that speaks something else", async () => {
    const web = createServer((socket) => {
      socket.on("error", () => {});
      socket.end("HTTP/1.1 400 Bad Request\r\n\r\n");
    });
    await new Promise<void>((done) => web.listen(0, "127.0.0.1", done));
    const address = web.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    expect(["db-not-postgres", "db-connection-lost"]).toContain(
      (await refusal(`postgres://u:geheim@127.0.0.1:${port}/x`)).code,
    );
    web.close();
  });
});

describe.each(kinds)("%s", (kind) => {
  test("gives the same values for the same rows, streams and copies in any quantity", async () => {
    const db = await open(kind);
    expect(
      await db.query(
        "SELECT 12345678901::int8 AS big, 1.5::numeric AS n, DATE '2024-02-29' AS d, TIMESTAMPTZ '2024-02-29 12:00+03' AS t, '{\"a\":[1]}'::jsonb AS j, ARRAY['а','б'] AS l, $1::text AS p",
        ["x"],
      ),
    ).toEqual([
      {
        big: 12345678901,
        n: "1.5",
        d: "2024-02-29",
        t: "2024-02-29 09:00:00+00",
        j: { a: [1] },
        l: ["а", "б"],
        p: "x",
      },
    ]);
    await db.run("CREATE TABLE many (n int, t text)");
    function* lines(): Iterable<string> {
      for (let n = 0; n < 120; n++)
        yield Array.from({ length: 1000 }, (_, at) => `${n * 1000 + at}\tстрока\n`).join("");
    }
    expect(await db.copyIn("many (n, t)", lines())).toBe(120_000);
    let sum = 0;
    for await (const { n } of db.stream<{ n: number }>("SELECT n FROM many ORDER BY n", [], 7000)) sum += n;
    expect(sum).toBe((119_999 * 120_000) / 2);
    for await (const { n } of db.stream<{ n: number }>("SELECT n FROM many ORDER BY n", [], 10)) if (n === 25) break;
    await expect(db.transaction(() => db.run("INSERT INTO many VALUES (1, 'x'); SELECT 1/0"))).rejects.toThrow(
      "division by zero",
    );
    expect(await db.query("SELECT count(*) AS n FROM many")).toEqual([{ n: 120_000 }]);
  });
});

test("a second loader is refused while the first is at work", async () => {
  const url = await freshDatabase();
  const [one, two] = [await openDatabase({ url }), await openDatabase({ url })];
  const profile = await profileOf("crm");
  await ensureSchema(one, profile);
  const goldens = [counterparty({ id: "a", members: ["s:1"], name: "Альфа" })];
  const input = (runId: string) => ({ runId, digest: "d", goldens: () => goldens, records: () => recordsOf(goldens) });
  await apply(one, profile, input("r1"), {
    beforeCommit: async () => {
      await expect(apply(two, profile, input("r2"))).rejects.toMatchObject({ code: "load-busy" });
    },
  });
  expect((await apply(two, profile, input("r3"))).changes).toBe(0);
  await one.close();
  await two.close();
});

test("a second process on the embedded database is refused, and a dead one's lock is taken over", async () => {
  const folder = await mkdtemp(join(tmpdir(), "sverka-lock-"));
  whenDone(() => rm(folder, { recursive: true, force: true }));
  const other = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  await writeFile(
    join(folder, "crm.lock"),
    JSON.stringify({ pid: other.pid, host: (await import("node:os")).hostname() }),
  );
  await expect(openDatabase({ embedded: join(folder, "crm") })).rejects.toMatchObject({ code: "db-embedded-locked" });
  const gone = new Promise((done) => other.once("exit", done));
  other.kill("SIGKILL");
  await gone;
  const db: Database = await openDatabase({ embedded: join(folder, "crm") });
  await expect(openDatabase({ embedded: join(folder, "crm") })).rejects.toMatchObject({ code: "db-embedded-locked" });
  await db.close();
  await (await openDatabase({ embedded: join(folder, "crm") })).close();
});
