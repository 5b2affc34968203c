import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { readLabels } from "../../../src/pipeline/evaluate-run.ts";
import { readTruth } from "../../../src/pipeline/truth.ts";

const folder = mkdtempSync(join(tmpdir(), "sverka-truth-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, ...lines: string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join("\n")}\n`);
  return path;
}

describe("a table of records and entities", () => {
  test("a key that looks like a header is no header", async () => {
    const path = write(
      "contacts.csv",
      "record;entity",
      "managers:1#contact:федор;p1",
      "ut:1#contact:phone;p1",
      "ut:код;p2",
    );
    expect([...(await readTruth(path))]).toEqual([
      ["managers:1#contact:федор", "p1"],
      ["ut:1#contact:phone", "p1"],
      ["ut:код", "p2"],
    ]);
  });

  test.each([
    ["cluster", "id;cluster"],
    ["truth", "Record;TRUTH"],
  ])("its columns may have other names: %s", async (name, header) => {
    expect([...(await readTruth(write(`${name}.csv`, header, "ut:1;a", "ut:2;a")))]).toEqual([
      ["ut:1", "a"],
      ["ut:2", "a"],
    ]);
  });

  test("source and key in two columns, a title above the header", async () => {
    const path = write("split.csv", "Разметка;;", "source;key;entity", "ut;1;a", "ut;;b", "managers;7;");
    expect([...(await readTruth(path))]).toEqual([
      ["ut:1", "a"],
      ["ut:", "b"],
    ]);
  });

  test("JSON", async () => {
    const path = write("truth.json", JSON.stringify([{ record: "ut:1", entity: "a" }]));
    expect([...(await readTruth(path))]).toEqual([["ut:1", "a"]]);
  });
});

describe("a table of pairs", () => {
  test("is closed over; what is not joined is different", async () => {
    const path = write("pairs.csv", "left;right", "b:1;c:1", "a:1;b:1", "x:1;y:1");
    expect(await readTruth(path)).toEqual(
      new Map([
        ["a:1", "a:1"],
        ["b:1", "a:1"],
        ["c:1", "a:1"],
        ["x:1", "x:1"],
        ["y:1", "x:1"],
      ]),
    );
  });

  test("with verdicts", async () => {
    const path = write("verdicts.csv", "left;right;match", "a:1;b:1;1", "a:1;d:1;0", "c:1;d:1;да");
    const truth = await readTruth(path);
    expect(truth.get("a:1")).toBe(truth.get("b:1"));
    expect(truth.get("c:1")).toBe(truth.get("d:1"));
    expect(truth.get("a:1")).not.toBe(truth.get("d:1"));
  });

  test("that contradicts itself is refused", async () => {
    const path = write("contrary.csv", "left;right;match", "a:1;b:1;1", "b:1;c:1;1", "a:1;c:1;0");
    await expect(readTruth(path)).rejects.toMatchObject({
      code: "truth-contradicts",
      params: { left: "a:1", right: "c:1" },
    });
  });
});

test("a table without truth is refused, not read as empty", async () => {
  const path = write("names.csv", "Наименование;Телефон", "Ромашка;+7 846 231-60-14");
  await expect(readTruth(path)).rejects.toMatchObject({ code: "truth-empty" });
});

test("labels are read though the evidence of a pair has the words of a header", async () => {
  const path = write(
    "labels.csv",
    "band;left;right;bits;evidence;label",
    "merged;a:1;b:1;17.0;phone: телефон;same",
    "merged;a:2;b:2;13.0;name: контакт;different",
    "near;a:3;b:3;9.0;name;same",
  );
  expect(await readLabels(path)).toMatchObject({ labelled: 2, right: 1, precision: 0.5 });
});

test("a label that is no answer is refused by name, and without any answer nothing is measured", async () => {
  const labels = (...rows: string[]) => readLabels(write("asked.csv", "band,left,right,label", ...rows));
  await expect(labels("merged,a:1,b:1,same", "near,a:2,b:2,maybe")).rejects.toMatchObject({
    code: "labels-unknown",
    params: { labels: "«maybe»" },
  });
  await expect(labels("merged,a:1,b:1,", "near,a:2,b:2,same")).rejects.toMatchObject({ code: "labels-none" });
  expect(await labels("merged,a:1,b:1,Одно и то же", "merged,a:2,b:2,не знаю", "merged,a:3,b:3,разные")).toMatchObject({
    labelled: 2,
    right: 1,
  });
});
