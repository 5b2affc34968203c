import { describe, expect, test } from "vitest";
import {
  bCubed,
  createDeduper,
  drawSample,
  evaluate,
  extractFeatures,
  pairwise,
  precisionOf,
} from "../../../src/dedupe/index.ts";
import { dedupe, firm, inns, shipped } from "./records.ts";

describe("measures", () => {
  // Groups {1,2,3} {4}, truth {1,2} {3,4}: one of three found pairs is right, one of two true pairs is found.
  const groups = ["x", "x", "x", "y"];
  const labels = ["a", "a", "b", "b"];
  test("pairwise", () => {
    expect(pairwise(groups, labels)).toEqual({
      precision: 1 / 3,
      recall: 1 / 2,
      f1: 0.4,
      truePairs: 2,
      foundPairs: 3,
      rightPairs: 1,
    });
  });
  test("B³", () => {
    const { precision, recall } = bCubed(groups, labels);
    expect(precision).toBeCloseTo((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4);
    expect(recall).toBeCloseTo((1 + 1 + 1 / 2 + 1 / 2) / 4);
  });
  test("nothing found of nothing is perfect", () => {
    expect(pairwise(["x", "y"], ["a", "b"])).toMatchObject({ precision: 1, recall: 1, f1: 1 });
  });
  test("an interval that is honest for few pairs", () => {
    const { precision, low, high } = precisionOf(100, 100);
    expect([precision, high]).toEqual([1, 1]);
    expect(low).toBeCloseTo(0.963, 3);
    expect(precisionOf(0, 0)).toEqual({ precision: 0, low: 0, high: 1 });
  });
});

describe("evaluate", () => {
  const records = [
    firm("a:1", { name: "Ромашка", inn: inns[0] }),
    firm("b:1", { name: "Ромашка", inn: inns[0] }),
    firm("c:1", { name: "Мегаполис", city: "Самара" }),
    firm("c:2", { name: "Мегаполис", city: "Самара" }),
    firm("d:1", { name: "Лютик" }),
    firm("d:2", { name: "Незабудка" }),
  ];
  const truth = new Map([
    ["a:1", "1"],
    ["b:1", "1"],
    ["c:1", "2"],
    ["c:2", "2"],
    ["d:1", "3"],
    ["d:2", "3"],
    ["z:9", "3"],
  ]);
  test("counts what was merged, what a person is asked about, and what was missed", () => {
    const deduper = createDeduper({ ...shipped, keepBlocks: true });
    for (const record of records) deduper.add(extractFeatures(record), { fresh: true });
    const found = evaluate(deduper.run([]), truth, "counterparty", [20_000]);
    expect(found).toMatchObject({
      records: 6,
      entities: 3,
      review: {
        rest: 2,
        asked: 1,
        reachable: 1,
        unreached: { onlyName: 1, vetoed: 0, notCompared: 0, tooWeak: 0 },
        pairs: 1,
        precision: 1,
        questions: 1,
        questionPrecision: 1,
      },
    });
    expect(found.byThreshold[0]).toMatchObject({
      threshold: 12_000,
      pairwise: { precision: 1, recall: 1 / 3, truePairs: 3 },
    });
    expect(found.blocking?.recall).toBeCloseTo(2 / 3);
    // The pair that nobody compared is told by the same count, though it shares nothing.
    expect(found.blocking).toMatchObject({ apart: 1, lost: 1 });
    expect(found.worst.missed).toMatchObject([{ left: "d:1", right: "d:2" }]);
    expect(found.worst.merged).toEqual([]);
  });
  test("says how many pairs no threshold moves, for a rule or a veto holds them", () => {
    const other = inns[1]!;
    const held = [
      firm("a:1", { name: "Мегаполис", inn: inns[0], city: "Самара", phones: ["+78462316014"] }),
      firm("b:1", { name: "Мегаполис", inn: other, city: "Самара", phones: ["+78462316014"] }),
    ];
    const labels = new Map(held.map(({ id }) => [id, "1"]));
    const found = evaluate(dedupe(held), labels, "counterparty", [0, 90_000]);
    const [pair] = [...dedupe(held).matches()];
    expect(pair).toMatchObject({ by: "veto", merged: false });
    expect(found.byThreshold.map(({ threshold, held }) => [threshold, held.pairs, held.right])).toEqual([
      [12_000, 1, 1],
      [0, 1, 1],
      [90_000, 0, 0],
    ]);
  });
  test("reaches by a chain of right answers what no single one joins, and by no wrong one", () => {
    const [one, other] = ["+78462316014", "+73812316099"];
    const chain = [
      firm("a:1", { name: "Мегаполис", phones: [one], city: "Самара" }),
      firm("b:1", { name: "Мегаполис", phones: [one, other], city: "Омск" }),
      firm("c:1", { name: "Мегаполис", phones: [other], city: "Тула" }),
    ];
    const result = dedupe(chain);
    const review = (labels: readonly string[]) =>
      evaluate(result, new Map(chain.map(({ id }, at) => [id, labels[at]!])), "counterparty").review;
    const asked = [...result.matches()]
      .filter(({ band }) => band === "review")
      .map(({ left, right }) => `${left} ${right}`);
    expect(asked).toEqual(["a:1 b:1", "b:1 c:1"]);
    expect(review(["1", "1", "1"])).toMatchObject({ rest: 3, asked: 2, reachable: 3 });
    expect(review(["1", "2", "1"])).toMatchObject({ rest: 1, asked: 0, reachable: 0 });
  });
  test("a sample is drawn by seed, not by order", () => {
    const one = drawSample(dedupe(records), 4, "seed");
    expect(drawSample(dedupe([...records].reverse()), 4, "seed")).toEqual(one);
    expect(one.merged).toMatchObject([{ left: "a:1", right: "b:1" }]);
    expect(one.near).toMatchObject([{ left: "c:1", right: "c:2" }]);
  });
});
