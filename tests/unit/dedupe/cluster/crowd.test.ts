import { expect, test } from "vitest";
import { crowdedPairs } from "../../../../src/dedupe/cluster/crowd.ts";

/** Rows that stand alone: each is a group of its own. */
const alone = (count: number) => ({
  count,
  ofRow: Int32Array.from({ length: count }, (_, row) => row),
  members: (cluster: number) => Int32Array.of(cluster),
});
const edges = (list: readonly (readonly [number, number, number])[]) => ({
  left: Int32Array.from(list, ([left]) => left),
  right: Int32Array.from(list, ([, right]) => right),
  weight: Int32Array.from(list, ([, , weight]) => weight),
});
const star = edges([
  [0, 1, 9_000],
  [0, 2, 6_000],
  [0, 3, 6_000],
  [0, 4, 6_000],
]);
const all = [0, 1, 2, 3];

test("of many that fit equally well none is asked about, the one that fits better is", () => {
  expect(crowdedPairs(all, star, alone(5), () => true, 2)).toEqual(new Set([1, 2, 3]));
  expect(crowdedPairs(all, star, alone(5), () => true, 4)).toEqual(new Set());
});

test("what more than a common name speaks for is asked about, however many there are", () => {
  expect(crowdedPairs(all, star, alone(5), (_, b) => b !== 3, 2)).toEqual(new Set([1, 3]));
});

test("cards that are already one count once", () => {
  const { members } = alone(5);
  expect(crowdedPairs(all, star, { count: 3, ofRow: Int32Array.of(0, 1, 2, 2, 2), members }, () => true, 2)).toEqual(
    new Set(),
  );
});
