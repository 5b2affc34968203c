import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { createDeduper, extractFeatures } from "../../../src/dedupe/index.ts";
import { createNormalizer } from "../../../src/normalize/index.ts";
import type { Band, DraftFields, Match } from "../../../src/model/index.ts";
import { shipped } from "./records.ts";

/** Golden pairs of contacts, each of a row with its firm, written as people type them: add a line to the table. */
const table = new URL("../../../fixtures/dedupe/people.csv", import.meta.url);
const rows: Record<string, string>[] = parse(readFileSync(table), { columns: true });
const clean = createNormalizer({ country: "RU" });
const bands: Readonly<Record<string, readonly Band[]>> = { merge: ["automatic"], review: ["review"], apart: ["none"] };

function match(row: Record<string, string>): Match {
  const deduper = createDeduper(shipped);
  const ids = ["1", "2"].map((side) => {
    const value = (column: string) => {
      const text = row[column + side] ?? "";
      return text === "" ? [] : [{ text, at: column }];
    };
    const fields: DraftFields = {
      fullName: value("name"),
      phones: value("phone"),
      emails: value("email"),
      city: value("city"),
    };
    const firm = value("firm");
    const draft = {
      place: { source: "t", path: "t.csv", line: 1 },
      identity: "",
      defaults: {},
      ...(firm.length > 0 && { counterparty: { fields: { name: firm }, extra: {} } }),
      contacts: [{ fields, extra: {} }],
    };
    const { records } = clean(draft, { source: "t", key: side, hash: "", places: ["t@t.csv:1"] });
    for (const record of records) deduper.add(extractFeatures(record), { fresh: true });
    return records.find((record) => record.type === "contact")!.id;
  });
  return deduper.run([]).explain(ids[0]!, ids[1]!)!;
}

describe("golden pairs of people", () => {
  test.each(rows)("$expect: $name1 | $name2 ($why)", (row) => {
    expect(bands[row["expect"]!]).toContain(match(row).band);
  });
});
