import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Issue, SourceRecord } from "../../../../src/model/index.ts";
import { Census } from "../../../../src/pipeline/normalize/census.ts";
import { fingerprint } from "../../../../src/pipeline/normalize/key-ledger.ts";
import { NdjsonWriter } from "../../../../src/pipeline/artifacts/ndjson.ts";
import { RecordSpool } from "../../../../src/pipeline/normalize/record-spool.ts";
import { RecordFigures } from "../../../../src/report/data/record-figures.ts";
import { emptyLists } from "../../../support/empty-lists.ts";

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "sverka-spool-"))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A row as the normalizer would have cleaned it: only what the spool looks at is real. */
function row(
  base: string,
  line: number,
  digest: string,
  fields: Record<string, unknown> = {},
  contacts: string[] = [],
): SourceRecord[] {
  const name = { raw: base, at: "Имя", display: base };
  const shared = { name, source: "s", key: base, places: [`s@f.csv:${line}`], hash: digest, extra: {} };
  const firm = { type: "counterparty", formerNames: [], bankAccounts: [], roles: [] };
  const counterparty = { ...firm, id: `s:${base}`, draft: "cp", ...shared, ...emptyLists, ...fields };
  return [
    counterparty,
    ...contacts.map((name) => ({
      type: "contact",
      optOuts: [],
      id: `s:${base}#contact:${name}`,
      draft: `contact:${name}`,
      ...shared,
      ...emptyLists,
      of: [{ ref: { by: "record", id: `s:${base}` } }],
    })),
  ] as unknown as SourceRecord[];
}

async function spool(
  rows: SourceRecord[][],
): Promise<{ records: SourceRecord[]; issues: Issue[]; spool: RecordSpool }> {
  const out = new NdjsonWriter(join(folder, "records.ndjson"));
  // What stands before belongs to another source and stays.
  out.writeLine("before");
  const spool = new RecordSpool(out, join(folder, "records.0.tmp"));
  for (const records of rows) {
    const { high, low } = fingerprint(records[0]!.key);
    const census = new Census();
    for (const record of records) census.add(record);
    const lines = new TextEncoder().encode(records.map((record) => `${JSON.stringify(record)}\n`).join(""));
    const figures = new RecordFigures();
    for (const record of records) figures.add(record);
    spool.count([figures.counts()]);
    spool.add({ records: lines, drafts: Uint32Array.of(high, low, records.length), census: census.counts() });
  }
  const issues = await spool.finish();
  out.close();
  const whole = readFileSync(out.path, "utf8");
  expect(whole.startsWith("before\n")).toBe(true);
  expect(whole.split("\n").length).toBe(out.lines + 1);
  const text = whole.slice("before\n".length);
  const lines = text.split("\n").filter((line) => line !== "");
  const records = lines.map((line) => JSON.parse(line) as SourceRecord);
  // Counted as they came, or anew where their keys were settled: always of the records as they stand.
  const standing = new RecordFigures();
  for (const record of records) standing.add(record);
  expect([spool.figures.fields(), spool.figures.examples()]).toEqual([standing.fields(), standing.examples()]);
  return { records, issues, spool };
}

test("keys of their own pass through unchanged", async () => {
  const { records, issues, spool: counted } = await spool([row("1", 2, "aa"), row("2", 3, "bb", {}, ["иванов"])]);
  expect(records.map((record) => record.id)).toEqual(["s:1", "s:2", "s:2#contact:иванов"]);
  expect(issues).toEqual([]);
  expect(counted.census).toMatchObject({ counterparty: 2, contact: 1 });
});

test("rows with the source's own key are one record with many rows", async () => {
  const phone = (e164: string) => ({ raw: e164, at: "Телефон", e164, quality: "as-written" });
  const { records, issues } = await spool([
    row("7", 2, "aa", { phones: [phone("+78462316014")], city: { raw: "Самара", at: "Город", value: "Самара" } }, [
      "иванов",
    ]),
    row("8", 3, "bb"),
    row(
      "7",
      4,
      "cc",
      { phones: [phone("+78462316014"), phone("+78462316015")], city: { raw: "Уфа", at: "Город", value: "Уфа" } },
      ["петров"],
    ),
  ]);
  expect(records.map((record) => record.id).sort()).toEqual(["s:7", "s:7#contact:иванов", "s:7#contact:петров", "s:8"]);
  const merged = records.find((record) => record.id === "s:7")!;
  expect(merged.places).toEqual(["s@f.csv:2", "s@f.csv:4"]);
  expect(merged.phones.map((each) => each.e164)).toEqual(["+78462316014", "+78462316015"]);
  expect(issues).toEqual([
    {
      code: "rows-disagree",
      severity: "warning",
      place: "s@f.csv:4",
      field: "city",
      at: "Город",
      raw: "Уфа",
      params: { key: "s:7", kept: "Самара" },
    },
  ]);
});

test("a colleague noted in short in one row and in full in another is one colleague", async () => {
  const by = (value: string) => ({ responsible: { raw: value, at: "Менеджер", value } });
  const rows = (...names: string[]) => spool(names.map((name, at) => row("7", at + 2, `d${at}`, by(name))));
  const { records, issues } = await rows("Петрова", "Ольга Петрова", "Петрова О.");
  expect(issues).toEqual([]);
  expect(records[0]!.responsible?.value).toBe("Ольга Петрова");
  expect((await rows("Петрова", "Орлова")).issues).toMatchObject([{ code: "rows-disagree", raw: "Орлова" }]);
});

test("rows of one key that have nothing else in common and contradict each other are told of", async () => {
  const phone = (e164: string) => [{ raw: e164, at: "Телефон", e164, quality: "as-written" }];
  const mail = (address: string) => [{ raw: address, at: "Почта", address }];
  const city = (value: string) => ({ raw: value, at: "Город", value });
  const told = async (...rows: Record<string, unknown>[]) =>
    (await spool(rows.map((fields, at) => row("альфа", at + 2, `d${at}`, fields)))).issues
      .filter(({ code }) => code === "rows-apart")
      .map(({ field, raw, place }) => `${place} ${field} ${raw}`);
  // Another area; a mobile telephone is of no town.
  expect(await told({ phones: phone("+74957428298") }, { phones: phone("+78466971790") })).toEqual([
    "s@f.csv:3 phones +78466971790",
  ]);
  expect(await told({ phones: phone("+79277428298") }, { phones: phone("+78466971790") })).toEqual([]);
  expect(await told({ city: city("г. Казань") }, { city: city("Самара") }, { city: city("Казань") })).toEqual([
    "s@f.csv:3 city Самара",
  ]);
  expect(await told({ emails: mail("a@alpha.ru") }, { emails: mail("b@alfa-trade.ru") })).toHaveLength(1);
  // A mail host of everybody says nothing, and a line or domain in common says that it is one firm.
  expect(await told({ emails: mail("a@mail.ru") }, { emails: mail("b@gmail.com") })).toEqual([]);
  expect(
    await told(
      { emails: mail("a@alpha.ru"), phones: phone("+74957428298"), city: city("Москва") },
      { emails: mail("b@alpha.ru"), phones: phone("+78466971790"), city: city("Самара") },
    ),
  ).toEqual([]);
  // A branch line of a firm whose town is known.
  expect(
    await told(
      { city: city("Самара"), phones: phone("+74957428298") },
      { city: city("Самара"), phones: phone("+78466971790") },
    ),
  ).toEqual([]);
});

test("rows without a key stay apart, and their keys do not depend on their order", async () => {
  const rows = fc.array(
    fc.record({
      base: fc.constantFrom("~a", "~b", "~c"),
      digest: fc.constantFrom("11111111x", "22222222x", "33333333x"),
    }),
    {
      maxLength: 12,
    },
  );
  await fc.assert(
    fc.asyncProperty(rows, fc.infiniteStream(fc.nat()), async (given, order) => {
      const made = given.map(({ base, digest }, index) => row(base, index, digest, {}, ["x"]));
      const forwards = await spool(made);
      const shuffled = made.map((each) => ({ each, at: order.next().value as number })).sort((a, b) => a.at - b.at);
      const backwards = await spool(shuffled.map(({ each }) => each));
      const ids = (records: SourceRecord[]) => records.map((record) => record.id).sort();
      expect(new Set(ids(forwards.records)).size).toBe(made.length * 2);
      expect(ids(backwards.records)).toEqual(ids(forwards.records));
      for (const record of forwards.records)
        if (record.type === "contact") expect(record.of[0]!.ref).toEqual({ by: "record", id: record.id.split("#")[0] });
    }),
  );
});
