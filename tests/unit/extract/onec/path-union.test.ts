import * as fc from "fast-check";
import { expect, it } from "vitest";
import { PathUnion } from "../../../../src/extract/onec/path-union.ts";
import type { RawRecord } from "../../../../src/model/index.ts";

const row = (cells: Record<string, string>): RawRecord => ({
  path: "a.xml",
  line: 1,
  paths: Object.keys(cells),
  values: Object.values(cells),
});
const filled = (record: RawRecord | undefined): (string | undefined)[][] =>
  (record?.paths ?? []).map((path, i) => [path, record?.values[i]]).filter(([, value]) => value !== "");

it("gives the rows of a batch one list, repeats in the order of their numbers", () => {
  const [first, second] = new PathUnion().align([row({ "A#10/B": "x", "A/B": "y" }), row({ C: "z", "A#2/B": "w" })]);
  expect(first?.paths).toEqual(["A/B", "A#2/B", "A#10/B", "C"]);
  expect(first?.values).toEqual(["y", "", "x", ""]);
  expect(second?.paths).toBe(first?.paths);
});

it("loses no cell, and orders the cells of a record the same whatever was read before", () => {
  const cells = fc.dictionary(fc.stringMatching(/^[А-Д](#[2-9])?(\/[А-Д])?$/), fc.constantFrom("1", "2"), {
    maxKeys: 8,
  });
  fc.assert(
    fc.property(fc.array(cells, { minLength: 1 }), cells, fc.integer({ min: 0, max: 12 }), (before, last, most) => {
      const union = new PathUnion(most);
      for (const each of before) union.align([row(each)]);
      const [aligned] = union.align([row(last)]);
      const [alone] = new PathUnion().align([row(last)]);
      expect(filled(aligned)).toEqual(filled(alone));
      expect(new Map(filled(aligned) as [string, string][])).toEqual(new Map(Object.entries(last)));
    }),
  );
});
