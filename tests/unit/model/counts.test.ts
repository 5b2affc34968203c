import { expect, test } from "vitest";
import { countUp } from "../../../src/model/index.ts";

test("numbers add up under their keys, and each step says what it has come to", () => {
  const counts = new Map([["b", 2]]);
  expect([countUp(counts, "a"), countUp(counts, "a"), countUp(counts, "b", 5)]).toEqual([1, 2, 7]);
  expect([...counts]).toEqual([["b", 7], ["a", 2]]); // prettier-ignore
});
