import { expect, test } from "vitest";
import type { SourceRecord } from "../../../src/model/index.ts";
import { createNormalizer } from "../../../src/normalize/index.ts";
import { draftOf, identity } from "./drafts.ts";
import { readGolden, readMore } from "./golden-table.ts";

const rows = readGolden("addresses.tsv");
const normalize = createNormalizer({ country: "RU" });

function seen(record: SourceRecord | undefined): { text: string; parts: Map<string, string> } {
  const address = record?.addresses[0];
  if (address === undefined) return { text: "", parts: new Map() };
  const { raw: _raw, at: _at, rule: _rule, kind: _kind, text, ...parts } = address;
  return { text, parts: new Map(Object.entries(parts).filter(([, part]) => part !== undefined)) };
}

const show = (parts: ReadonlyMap<string, string>): string =>
  [...parts]
    .map(([part, value]) => `${part}=${value}`)
    .sort()
    .join("; ");

test("addresses come out as the table says, all of them", { timeout: 60_000 }, () => {
  expect(rows.length).toBeGreaterThanOrEqual(100);
  const faults: string[] = [];
  for (const { line, cells } of rows) {
    const { input = "", text = "", parts = "", issues = "" } = cells;
    const { records, issues: found } = normalize(draftOf({ name: "Ромашка", addresses: input }), identity);
    const actual = seen(records[0]);
    const codes = found
      .map((issue) => issue.code)
      // What a town hints at is held in country.test.ts.
      .filter((code) => code !== "country-inferred")
      .sort()
      .join(" ");
    const expected = [text, show(readMore(parts)), issues.split(" ").sort().join(" ")];
    const got = [actual.text, show(actual.parts), codes];
    for (const [index, value] of expected.entries())
      if (value !== got[index]) faults.push(`line ${line}, ${input} · «${value}» expected, «${got[index]}» found`);
    if (records[0]?.addresses[0] !== undefined) expect(records[0].addresses[0].raw).toBe(input);
  }
  expect(faults).toEqual([]);
});
