import { expect, test } from "vitest";
import { townNameRows } from "../../../src/countries/town-names.data.ts";
import { townAsCompared } from "../../../src/countries/town-names.ts";

test("a town has one name to be compared by, and keeps it", () => {
  expect(townAsCompared("cologne")).toBe("köln");
  expect(townAsCompared("нур султан")).toBe(townAsCompared("астана"));
  expect(townAsCompared("самара")).toBe("самара");
});

test("no name stands on two lines, and all are folded as towns are when they are looked up", () => {
  const names = townNameRows.trim().split(/[\n|]/);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  expect(names.filter((name) => /[^\p{Ll}\p{Lo} ]|ё|^ | $/u.test(name))).toEqual([]);
});
