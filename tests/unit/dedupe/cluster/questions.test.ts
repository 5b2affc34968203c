import { expect, test } from "vitest";
import { questionsBetweenCards } from "../../../../src/dedupe/cluster/questions.ts";
import { decision, dedupe, firm } from "../records.ts";
import { waitsAs } from "../../../../src/model/index.ts";

/** Rows 0 and 1 are one card, 2 and 3 another, 4 stands alone. */
const ofRow = Int32Array.of(0, 0, 1, 1, 2);
const grouping = { count: 3, ofRow, members: (card: number) => Int32Array.from([0, 1, 2, 3, 4].filter((row) => ofRow[row] === card)) }; // prettier-ignore
const pairs = [
  [0, 2, 6_000],
  [0, 3, 8_000],
  [1, 2, 8_000],
  [1, 4, 5_000],
] as const;
const edges = {
  left: Int32Array.from(pairs, ([left]) => left),
  right: Int32Array.from(pairs, ([, right]) => right),
  weight: Int32Array.from(pairs, ([, , weight]) => weight),
};
const ask = (judged: Parameters<typeof questionsBetweenCards>[3]) =>
  questionsBetweenCards([0, 1, 2, 3], edges, grouping, judged);

test("two cards are asked about once, on their strongest pair, the first of equals", () => {
  const { askedAs, answered } = ask([]);
  expect([...askedAs]).toEqual([
    [0, [0, 3]],
    [2, [0, 3]],
  ]);
  expect(answered.size).toBe(0);
});

test("a pair that was put aside is the question, and who was said to be two is asked about no more", () => {
  expect([...ask([{ left: 1, right: 3, apart: false }]).askedAs.keys()]).toEqual([0, 1, 2]);
  const said = [
    { left: 0, right: 3, apart: true },
    { left: 1, right: 3, apart: false },
  ];
  for (const judged of [said, [...said].reverse()]) {
    const { askedAs, answered } = ask(judged);
    expect([...answered]).toEqual([0, 1, 2]);
    expect(askedAs.size).toBe(0);
  }
});

/** A card of two records that look like a third one, each for itself: one name and town, no number. */
const list = [
  firm("a:1", { name: "Вектролан", inn: "7707083893", phones: ["+78462316014"], city: "Самара" }),
  firm("b:1", { name: "Вектролан", inn: "7707083893", phones: ["+78462316015"], city: "Самара" }),
  firm("c:1", { name: "Вектрлан", city: "Самара" }),
];

test("in a run, too: one pair of the two cards waits and the other says which", () => {
  const matches = [...dedupe(list, []).matches()].filter(({ merged }) => !merged);
  expect(matches.map(({ left, right }) => `${left} ${right}`)).toEqual(["a:1 c:1", "b:1 c:1"]);
  expect(matches.map(waitsAs)).toEqual(["review", undefined]);
  expect(matches[1]).toMatchObject({ band: "review", askedAs: { left: "a:1", right: "c:1" } });
});

test("one answer settles it, whichever pair it was given on", () => {
  for (const [left, right] of [
    ["a:1", "c:1"],
    ["b:1", "c:1"],
  ] as const) {
    const different = [...dedupe(list, [decision("different", left, right)]).matches()];
    expect(different.filter((match) => waitsAs(match) !== undefined)).toEqual([]);
    const same = dedupe(list, [decision("same", left, right)]);
    expect([...same.clusters]).toHaveLength(1);
    const aside = [...dedupe(list, [decision("unsure", left, right)]).matches()];
    expect(aside.filter((match) => waitsAs(match) !== undefined).map((match) => [match.left, match.right])).toEqual([
      [left, right],
    ]);
  }
});
