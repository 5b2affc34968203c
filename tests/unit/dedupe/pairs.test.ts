import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { createDeduper, extractFeatures } from "../../../src/dedupe/index.ts";
import { createNormalizer } from "../../../src/normalize/index.ts";
import type { Band, DraftFields, Match } from "../../../src/model/index.ts";
import { shipped } from "./records.ts";

/** Golden pairs, written as people type them: add a line to the table. Each is cleaned and judged by itself. */
const table = new URL("../../../fixtures/dedupe/pairs.csv", import.meta.url);
const rows: Record<string, string>[] = parse(readFileSync(table), { columns: true });
const clean = createNormalizer({ country: "RU" });
const bands: Readonly<Record<string, readonly Band[]>> = {
  merge: ["automatic"],
  review: ["review", "successor"],
  apart: ["none"],
};

function match(row: Record<string, string>): Match {
  const deduper = createDeduper(shipped);
  for (const side of ["1", "2"]) {
    const value = (column: string) => {
      const text = row[column + side] ?? "";
      return text === "" ? [] : [{ text, at: column }];
    };
    const fields: DraftFields = {
      name: value("name"),
      inn: value("inn"),
      phones: value("phone"),
      emails: value("email"),
      city: value("city"),
    };
    const draft = {
      place: { source: "t", path: "t.csv", line: 1 },
      identity: "",
      defaults: {},
      counterparty: { fields, extra: {} },
      contacts: [],
    };
    const { records } = clean(draft, { source: "t", key: side, hash: "", places: ["t@t.csv:1"] });
    for (const record of records)
      if (record.type === "counterparty") deduper.add(extractFeatures(record), { fresh: true });
  }
  return deduper.run([]).explain("t:1", "t:2")!;
}

describe("golden pairs", () => {
  test.each(rows)("$expect: $name1 | $name2 ($why)", (row) => {
    expect(bands[row["expect"]!]).toContain(match(row).band);
  });
});

test("the worked example in docs/matching.md has the numbers of today", () => {
  const page = readFileSync(new URL("../../../docs/matching.md", import.meta.url), "utf8");
  const example = {
    name1: 'ООО "Ромашка"',
    phone1: "8 (846) 231-60-14",
    city1: "Самара",
    name2: "магазин Рамашка",
    phone2: "+7 846 231-60-14",
    city2: "Самара",
  };
  const { band, weight, features } = match(example);
  const bits = (millibits: number): string => (millibits / 1000).toFixed(1);
  expect(band).toBe("automatic");
  expect(page).toContain(`+${bits(weight)}  merged by itself`);
  for (const feature of features)
    expect(page).toMatch(
      new RegExp(
        `\\+ ?${bits(feature.weight).replace(".", "\\.")}  ${feature.name === "city" ? "town" : feature.name} `,
      ),
    );
});
