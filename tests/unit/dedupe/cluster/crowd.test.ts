import fc from "fast-check";
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

/** What the question means, asked anew of every pair. */
function askedEach(pairs: ReturnType<typeof edges>, ofRow: Int32Array, most: number): Set<number> {
  const { left, right, weight } = pairs;
  const at = Array.from(left, (_, number) => number);
  const fitting = (group: number, found: number) =>
    new Set(
      at
        .filter((each) => weight[each]! >= found)
        .map((each) => [ofRow[left[each]!]!, ofRow[right[each]!]!])
        .filter((groups) => groups.includes(group))
        .map(([one, other]) => (one === group ? other : one)),
    ).size;
  return new Set(at.filter((each) => [left, right].some((rows) => fitting(ofRow[rows[each]!]!, weight[each]!) > most)));
}

test("is what asking every pair anew would be", () => {
  const ofRow = Int32Array.from({ length: 16 }, (_, row) => Math.floor(row / 2));
  const { members } = alone(16);
  const row = fc.nat(15);
  const lists = fc.array(fc.tuple(row, row, fc.integer({ min: -2, max: 3 })), { maxLength: 40 });
  fc.assert(
    fc.property(lists, fc.integer({ min: 1, max: 4 }), (list, most) => {
      const pairs = edges(list.filter(([left, right]) => ofRow[left] !== ofRow[right]));
      const waiting = Array.from(pairs.left, (_, at) => at);
      expect(crowdedPairs(waiting, pairs, { count: 8, ofRow, members }, () => true, most)).toEqual(
        askedEach(pairs, ofRow, most),
      );
    }),
    { numRuns: 200, seed: 8 },
  );
});

test("between two large cards every pair is looked at a few times, not once for every other", () => {
  const size = 120;
  const list = Array.from({ length: size * size }, (_, at): [number, number, number] => [
    Math.floor(at / size),
    size + (at % size),
    6_000 + (at % 7),
  ]);
  const pairs = edges(list);
  const ofRow = Int32Array.from({ length: 2 * size }, (_, row) => (row < size ? 0 : 1));
  const { members } = alone(2);
  const waiting = list.map((_, at) => at);
  expect(crowdedPairs(waiting, pairs, { count: 2, ofRow, members }, () => true, 3)).toEqual(new Set());
});
