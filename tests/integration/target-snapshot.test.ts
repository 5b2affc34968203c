import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase, onServer } from "./database.ts";
import { root, scratch, sverka, type Ended } from "./sverka.ts";

let project: ReturnType<typeof scratch>;
let url: string;
const call = (...args: string[]): Promise<Ended> => sverka(args, { cwd: project.path });
const live = (...args: string[]): Promise<Ended> => call(...args, "--database", url);
const write = (name: string, text: string): void => writeFileSync(join(project.path, name), text);

beforeAll(async () => {
  project = scratch();
  url = await freshDatabase();
  const vendor = join(root, "fixtures/targets/vendor");
  await onServer(url, readFileSync(join(vendor, "schema.sql"), "utf8"));
  cpSync(join(vendor, "profile.yaml"), join(project.path, "vendor.yaml"));
  write("clients.csv", "Компания;ИНН\nРомашка;7707001234\n");
  const sources = "sources:\n  s: { mapping: m.yaml, files: clients.csv }\n";
  write("sverka.yaml", `version: 1\nname: p\n${sources}load: { target: vendor.yaml }\n`);
  write(
    "m.yaml",
    "version: 1\nsample: clients.csv\ncounterparty:\n  name: Компания\n  inn: ИНН\n  tags: { literal: выгрузка }\n",
  );
});
afterAll(() => project.remove());

test("a snapshot is written once, the same every time, and holds no address", async () => {
  const { code, stdout, stderr } = await live("target", "snapshot");
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toContain("target.snapshot.json");
  const text = readFileSync(join(project.path, "target.snapshot.json"), "utf8");
  const snapshot = JSON.parse(text) as { tables: Record<string, Record<string, object>> };
  expect(snapshot.tables["client"]).toMatchObject({
    title: { type: "character varying(60)", length: 60, notNull: true },
    tax_number: { length: 12 },
    type: { labels: ["company", "entrepreneur", "individual"] },
  });
  // Of a table whose links alone are moved, the link.
  expect(Object.keys(snapshot.tables["attachment"]!)).toEqual(["model", "record_id"]);
  for (const secret of [new URL(url).hostname, new URL(url).pathname, new URL(url).port])
    if (secret !== "") expect(text).not.toContain(secret);
  await live("target", "snapshot", "again.json");
  expect(readFileSync(join(project.path, "again.json"), "utf8")).toBe(text);
  expect(await live("target", "check")).toMatchObject({ code: 0 });
});

test("validate and run refuse what the target cannot hold, with no database", async () => {
  expect(await call("validate")).toMatchObject({ code: 0 });
  const mapping = readFileSync(join(project.path, "m.yaml"), "utf8");
  const long = "слово ".repeat(20).trim();
  write("m.yaml", mapping.replace("literal: выгрузка", `literal: ${long}`));
  const validated = await call("validate");
  expect(validated).toMatchObject({ code: 1, stdout: expect.stringContaining("M050") });
  // The faults are told before a database is asked for: this one does not exist.
  const ran = await call("run", "--database", "postgres://127.0.0.1:1/none");
  expect(ran.code).not.toBe(0);
  expect(ran.stderr).toContain("M050");
  write("m.yaml", mapping);
  expect(await call("validate", "m.yaml", "--target-snapshot", "none.json")).toMatchObject({ code: 2 });
  write("broken.json", "{}");
  expect(await call("validate", "--target-snapshot", "broken.json")).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("broken.json"),
  });
});

test("target check tells how the database has drifted, in both languages", async () => {
  await onServer(
    url,
    `ALTER TABLE vendor.client DROP COLUMN discount, ADD COLUMN segment text, ALTER COLUMN city TYPE varchar(20)`,
  );
  const english = await live("target", "check");
  expect(english.code).toBe(1);
  expect(english.stdout.trim().split("\n")).toEqual([
    "Column client.city was character varying(40) and is character varying(20).",
    "Column client.discount is gone; it was numeric(4,2) NOT NULL DEFAULT.",
    "Column client.segment is new: text.",
    "Table client has lost its rule client_discount_check; it was ((discount >= (0)::numeric) AND (discount <= (50)::numeric)).",
  ]);
  expect((await live("target", "check", "--lang", "ru")).stdout).toContain("Колонка client.segment новая: text.");
  const { drift } = JSON.parse((await live("target", "check", "--json")).stdout) as { drift: { code: string }[] };
  expect(drift.map((each) => each.code)).toEqual([
    "drift-column-changed",
    "drift-column-removed",
    "drift-column-added",
    "drift-rule-removed",
  ]);
  expect(await live("target", "snapshot")).toMatchObject({ code: 0 });
  expect(await live("target", "check")).toMatchObject({ code: 0 });
});
