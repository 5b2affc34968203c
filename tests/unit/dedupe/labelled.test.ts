import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { createDeduper, type Evaluation, evaluate, extractFeatures } from "../../../src/dedupe/index.ts";
import { compileMapping, loadMapping } from "../../../src/mapping/index.ts";
import type { RawRecord, SourceRecord } from "../../../src/model/index.ts";
import { createNormalizer } from "../../../src/normalize/index.ts";
import { shipped } from "./records.ts";

const folder = fileURLToPath(new URL("../../../fixtures/linkage/own/", import.meta.url));

/** Reads a labelled table as a project would, and measures what becomes of it with the shipped weights. */
async function measure(name: string, type: SourceRecord["type"]): Promise<Evaluation> {
  const { mapping, diagnostics } = await loadMapping(`${folder}${name}.yaml`, {
    readText: (file) => readFileSync(file, "utf8"),
    readTable: () => [],
  });
  if (mapping === undefined) throw new Error(JSON.stringify(diagnostics));
  const map = compileMapping(mapping, { source: name, lookups: mapping.lookups });
  const clean = createNormalizer({ country: mapping.mapping.defaults?.country ?? "RU" });
  const deduper = createDeduper({ ...shipped, keepBlocks: true });
  const truth = new Map<string, string>();
  const [paths = [], ...rows]: string[][] = parse(readFileSync(`${folder}${name}.csv`));
  rows.forEach((values, at) => {
    const row: RawRecord = { path: `${name}.csv`, line: at + 2, paths, values };
    const mapped = map(row);
    for (const draft of "drafts" in mapped ? mapped.drafts : []) {
      const places = [`${name}@${name}.csv:${at + 2}`];
      for (const record of clean(draft, { source: name, key: String(at + 2), hash: "", places }).records) {
        deduper.add(extractFeatures(record), { fresh: true });
        if (record.type === type) truth.set(record.id, values[0]!);
      }
    }
  });
  expect(truth.size).toBe(rows.length);
  return evaluate(deduper.run([]), truth, type, [], 10);
}

/** Floors, not aims: what is reached, so that no change loses it unseen. `asked`: the share of right questions. */
test.each([
  { name: "ru-firms", type: "counterparty", recall: 0.83, asked: 0.6 },
  { name: "ru-people", type: "contact", recall: 0.98, asked: 0 },
  { name: "foreign-firms", type: "counterparty", recall: 0.98, asked: 0 },
  { name: "foreign-people", type: "contact", recall: 0.92, asked: 0.08 },
  { name: "near-abroad", type: "counterparty", recall: 0.83, asked: 0.7 },
] as const)(
  "$name: nothing is merged wrongly, and at least $recall of what is one is",
  async ({ name, type, recall, asked }) => {
    const { byThreshold, review, worst } = await measure(name, type);
    expect(worst.merged.map(({ left, right }) => [left, right])).toEqual([]);
    expect(byThreshold[0]!.pairwise.recall).toBeGreaterThanOrEqual(recall);
    expect(review.precision).toBeGreaterThanOrEqual(asked);
  },
);
