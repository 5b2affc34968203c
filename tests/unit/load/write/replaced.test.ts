import fc from "fast-check";
import { expect, test } from "vitest";
import { replacements } from "../../../../src/load/write/replaced.ts";

const said = (...values: readonly [at: string, text: string][]) => values.map(([at, text]) => ({ at, text }));

test.each([
  ["another value in the cell", said(["ИНН", "1"]), said(["ИНН", "2"]), [{ was: "1", by: "2" }]],
  ["an emptied cell", said(["ИНН", "1"]), said(), []],
  ["one of two left out", said(["Тел", "1"], ["Тел", "2"]), said(["Тел", "2"]), []],
  [
    "one of two is another",
    said(["Тел", "1"], ["Тел", "2"]),
    said(["Тел", "2"], ["Тел", "3"]),
    [{ was: "1", by: "3" }],
  ],
  ["one more", said(["Тел", "1"]), said(["Тел", "1"], ["Тел", "2"]), []],
  ["moved to another cell", said(["Тел", "1"]), said(["Факс", "1"], ["Тел", "2"]), []],
  ["two cells swapped", said(["Тел", "1"], ["Факс", "2"]), said(["Тел", "2"], ["Факс", "1"]), []],
  ["two become one", said(["Тел", "1"], ["Тел", "2"]), said(["Тел", "3"]), [{ was: "1", by: "3" }]],
  [
    "a correction of several cells",
    said(["Тел", "1"], ["Факс", "2"]),
    said(["correction k", "3"]),
    [{ was: "1", by: "3" }, { was: "2" }],
  ],
  ["a correction taken back", said(["correction k", "3"]), said(["Тел", "1"]), [{ was: "3", by: "1" }]],
  ["a cell left out beside a correction", said(["correction k", "3"], ["Факс", "2"]), said(["correction k", "3"]), []],
])("%s", (_, before, after, expected) => expect(replacements(before, after)).toEqual(expected));

test("nothing that is still said is replaced, and nothing replaces twice", () => {
  const values = fc.array(
    fc.record({ at: fc.constantFrom("a", "b"), text: fc.constantFrom("1", "2", "3", "4", "5") }),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(values, values, (before, after) => {
      const found = replacements(before, after);
      const now = new Set<string>(after.map(({ text }) => text));
      for (const { was, by } of found) {
        expect(now.has(was)).toBe(false);
        expect(now.has(by ?? "")).toBe(true);
      }
      expect(replacements(before, [...before, ...after])).toEqual([]);
    }),
  );
});
