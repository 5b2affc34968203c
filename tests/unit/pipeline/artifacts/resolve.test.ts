import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { recordOf, recordsLike } from "../../../../src/pipeline/artifacts/resolve.ts";
import type { RunFolder } from "../../../../src/pipeline/artifacts/run-folder.ts";

let path: string;
let folder: RunFolder;
beforeAll(() => {
  path = mkdtempSync(join(tmpdir(), "sverka-resolve-"));
  const row = (id: string, place: string, type = "counterparty") => JSON.stringify({ type, id, places: [place] });
  const lines = [
    row("managers:~3b94", "managers@data/a.xlsx!Клиенты:4"),
    row("managers:~3b94#contact:петров", "managers@data/a.xlsx!Клиенты:4", "contact"),
    row("managers:~77aa", "managers@data/a.xlsx!Клиенты:5"),
    row("managers:~99cc", "managers@data/b.xlsx!Клиенты:5"),
    row("managers:~44dd", "managers@data/b.xlsx!Петров:5"),
    row("people:K1#contact:K1", "people@p.csv:2", "contact"),
    row("people:K2#contact:а", "people@p.csv:3", "contact"),
    row("people:K2#contact:б", "people@p.csv:3", "contact"),
    row("buh:4", "buh@buh.csv:2"),
    row("buh:9", "buh@buh.csv:4"),
    row("buh:000057", "buh@buh.csv:58"),
    row("buh:000056", "buh@buh.csv:57"),
  ];
  writeFileSync(join(path, "records.ndjson"), `${lines.join("\n")}\n`);
  writeFileSync(join(path, "issues.ndjson"), "");
  const at = (name: string) => join(path, name);
  folder = { id: "run", file: at, has: (name: string) => existsSync(at(name)) } as unknown as RunFolder;
});
afterAll(() => rmSync(path, { recursive: true }));

test.each([
  ["managers:~3b94", "managers:~3b94"],
  // A row by its line; of a firm and its people the firm.
  ["managers:4", "managers:~3b94"],
  ["managers@b.xlsx!Клиенты:5", "managers:~99cc"],
  // A sheet of one file alone, named where the file would stand.
  ["managers@Петров:5", "managers:~44dd"],
  ["managers@data/a.xlsx!Клиенты:5", "managers:~77aa"],
  // What is a key of the source is meant as one, whatever stands in that line.
  ["buh:4", "buh:4"],
  ["buh@buh.csv:2", "buh:4"],
  // A row that is a person alone gives one record, whose key is the row's.
  ["people:K1", "people:K1#contact:K1"],
])("%s is %s, asked for alone or in a list", async (text, id) => {
  expect((await recordOf(folder, text)).id).toBe(id);
  expect((await recordsLike(folder, [text, "managers:4"])).get(text)?.id).toBe(id);
});

test("a line of several files is none in particular, and one of no row is unknown", async () => {
  await expect(recordOf(folder, "managers:5")).rejects.toMatchObject({ code: "explain-ambiguous" });
  await expect(recordsLike(folder, ["managers:5"])).rejects.toMatchObject({ code: "explain-ambiguous" });
  await expect(recordOf(folder, "managers@Клиенты:5")).rejects.toMatchObject({
    code: "explain-ambiguous",
    params: { places: "managers@data/a.xlsx!Клиенты:5, managers@data/b.xlsx!Клиенты:5" },
  });
  await expect(recordOf(folder, "managers@b.xlsx:5")).rejects.toMatchObject({ code: "explain-ambiguous" });
  await expect(recordOf(folder, "managers:400")).rejects.toMatchObject({ code: "record-unknown" });
  expect((await recordsLike(folder, ["managers:400", "managers:4"])).size).toBe(1);
  // Two people of one row: neither is meant.
  await expect(recordOf(folder, "people:K2")).rejects.toMatchObject({ code: "record-begins" });
  expect((await recordsLike(folder, ["people:K2"])).size).toBe(0);
});

test("a number behind a source that has keys is a key: its neighbour by the line is never taken for it", async () => {
  await expect(recordOf(folder, "buh:2")).rejects.toMatchObject({
    code: "record-no-line",
    params: { place: "buh@buh.csv:2", at: "buh:4" },
  });
  await expect(recordOf(folder, "buh:57")).rejects.toMatchObject({
    code: "record-key-meant",
    params: { ids: "buh:000057", place: "buh@buh.csv:57", at: "buh:000056" },
  });
  await expect(recordOf(folder, "buh:056")).rejects.toMatchObject({
    code: "record-begins",
    params: { ids: "buh:000056" },
  });
  expect((await recordsLike(folder, ["buh:2", "buh:57", "buh:056"])).size).toBe(0);
});
