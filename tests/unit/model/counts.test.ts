import { expect, test } from "vitest";
import { countUp, mostFirst } from "../../../src/model/index.ts";

test("numbers add up under their keys, and each step says what it has come to", () => {
  const counts = new Map([["b", 2]]);
  expect([countUp(counts, "a"), countUp(counts, "a"), countUp(counts, "b", 5)]).toEqual([1, 2, 7]);
  expect([...counts]).toEqual([["b", 7], ["a", 2]]); // prettier-ignore
});

test("what is counted stands most first, and by its name where there are as many", () => {
  expect([...new Map([["б", 1], ["a", 1], ["c", 3]])].sort(mostFirst)).toEqual([["c", 3], ["a", 1], ["б", 1]]); // prettier-ignore
});
