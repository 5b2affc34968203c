import { expect, test } from "vitest";
import { addTo, addToSet, groupBy } from "../../../src/model/index.ts";

test("values of one key stand in one list, in their order and that of the first of each", () => {
  const groups = groupBy(["клён", "дуб", "кедр", "каштан", "дёрен"], (word) => word[0]);
  expect([...groups]).toEqual([
    ["к", ["клён", "кедр", "каштан"]],
    ["д", ["дуб", "дёрен"]],
  ]);
  addTo(groups, "и", "ива");
  addTo(groups, "д", "дрок");
  expect(groups.get("и")).toEqual(["ива"]);
  expect(groups.get("д")).toEqual(["дуб", "дёрен", "дрок"]);
});

test("a value stands once in the set of its key", () => {
  const sets = new Map<string, Set<string>>();
  for (const word of ["клён", "дуб", "клён", "кедр"]) addToSet(sets, word[0] ?? "", word);
  expect(sets).toEqual(
    new Map([
      ["к", new Set(["клён", "кедр"])],
      ["д", new Set(["дуб"])],
    ]),
  );
});
