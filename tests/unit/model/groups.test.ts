import { expect, test } from "vitest";
import { addTo, groupBy } from "../../../src/model/index.ts";

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
