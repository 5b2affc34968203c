import * as fc from "fast-check";
import { expect, test } from "vitest";
import { collectReport, type Artifacts } from "../../../../src/report/data/collect.ts";
import { GoldenFigures } from "../../../../src/report/data/golden-figures.ts";
import { MatchFigures } from "../../../../src/report/data/match-figures.ts";
import { RecordFigures } from "../../../../src/report/data/record-figures.ts";
import { sampleRun, stream } from "../../../support/sample-run.ts";

const run = sampleRun(60);
const facts = { project: "acme", run: "2026-11-21-01", target: "crm", startedAt: "2026-11-21T10:00:00Z" };

interface Figures<T, Counts> {
  add(item: T): void;
  plus(counts: Counts): void;
  counts(): Counts;
}

/** Counts as threads do: each part by itself, handed over as JSON, added up in any order. */
function inParts<T, Counts>(items: readonly T[], parts: number, make: () => Figures<T, Counts>): Counts {
  const whole = make();
  const each = Array.from({ length: parts }, make);
  for (const [index, item] of items.entries()) each[(index * 7) % parts]!.add(item);
  for (const part of each.reverse()) whole.plus(JSON.parse(JSON.stringify(part.counts())) as Counts);
  return whole.counts();
}

const collect = (artifacts: Pick<Artifacts, "records" | "matches" | "goldens">) =>
  collectReport({ facts, books: run.books, issues: stream(run.issues), ...artifacts });

test("figures counted in any number of parts are those of the artifacts read in one go", async () => {
  const whole = await collect({
    records: stream(run.records),
    matches: stream(run.matches),
    goldens: stream(run.goldens),
  });
  expect(whole.cleaned.length).toBeGreaterThan(0);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 9 }), async (parts) => {
      const counted = await collect({
        records: inParts(run.records, parts, () => new RecordFigures()),
        matches: inParts(run.matches, parts, () => new MatchFigures()),
        goldens: inParts(run.goldens, parts, () => new GoldenFigures()),
      });
      expect(counted).toEqual(whole);
    }),
  );
});
