import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { createDeduper, defaultOptions, extractFeatures } from "../../../src/dedupe/index.ts";
import { createNormalizer } from "../../../src/normalize/index.ts";
import type { Band, DraftFields } from "../../../src/model/index.ts";

/** Golden pairs, written as people type them: add a line to the table. Each is cleaned and judged by itself. */
const table = new URL("../../../fixtures/dedupe/pairs.csv", import.meta.url);
const rows: Record<string, string>[] = parse(readFileSync(table), { columns: true });
const clean = createNormalizer({ country: "RU" });
const bands: Readonly<Record<string, readonly Band[]>> = {
  merge: ["automatic"],
  review: ["review", "successor"],
  apart: ["none"],
};

function judge(row: Record<string, string>): Band {
  const deduper = createDeduper(defaultOptions);
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
  return deduper.run([]).explain("t:1", "t:2")!.band;
}

describe("golden pairs", () => {
  test.each(rows)("$expect: $name1 | $name2 ($why)", (row) => {
    expect(bands[row["expect"]!]).toContain(judge(row));
  });
});
