import fc from "fast-check";
import { expect, test } from "vitest";
import type { DecisionLog } from "../../../src/review/decision-log.ts";
import type { PairEntry } from "../../../src/review/desk-data.ts";
import { Groups } from "../../../src/review/groups.ts";
import { Queue, type Sort } from "../../../src/review/queue.ts";
import { rivalsOf, type CardPair } from "../../../src/review/rivals.ts";

/** As run data makes them, of cards named by one letter each that hold so many records. */
function order(cards: readonly CardPair[], sort: Sort, records: Readonly<Record<string, number>> = {}): string[] {
  const groups = new Groups();
  for (const { left, right } of cards) groups.join(left, right);
  const rivals = rivalsOf(cards);
  const pairs = cards.map(({ left, right, weight }, at): PairEntry => {
    const benefit = (records[left] ?? 1) + (records[right] ?? 1);
    const told = { leftName: left, rightName: right, responsible: "", city: "", region: "", search: "" };
    const judged = { type: "counterparty", band: "review", evidence: "" } as const;
    return { ...told, ...judged, left, right, weight, benefit, rivals: rivals[at]!, group: groups.of(left) };
  });
  const log = { version: 0, judged: () => undefined } as unknown as DecisionLog;
  return new Queue(pairs, log).select({ sort }).map((at) => `${pairs[at]!.left}${pairs[at]!.right}`);
}

const pair = (cards: string, weight: number): CardPair => ({ left: cards.charAt(0), right: cards.charAt(1), weight });

test("one of four cards that fit as well is asked about after lighter evidence that nobody disputes", () => {
  const crowd = ["ab", "ac", "ad", "ae"].map((cards) => pair(cards, 9000));
  expect(order([...crowd, pair("xy", 6000)], "alike")[0]).toBe("xy");
  expect(order([...crowd, pair("xy", 6000)], "benefit")[0]).toBe("xy");
  expect(order([pair("ab", 9000), pair("xy", 6000)], "alike")).toEqual(["ab", "xy"]);
});

test("of questions as likely the one that moves more records comes first, and pairs that hang together side by side", () => {
  expect(order([pair("ab", 7000), pair("xy", 7000)], "benefit", { y: 5 })).toEqual(["xy", "ab"]);
  // A card of eight records is no reason to ask first what is hardly one.
  expect(order([pair("ab", 5000), pair("xy", 9000)], "benefit", { a: 8 })).toEqual(["xy", "ab"]);
  expect(order([pair("ab", 9000), pair("xy", 7000), pair("bc", 5000)], "benefit")).toEqual(["ab", "bc", "xy"]);
});

test("cards that fit as well are counted: the slow twin", () => {
  const letter = fc.constantFrom(..."abcdefg");
  const drawn = fc.tuple(letter, letter, fc.integer({ min: 1, max: 4 })).filter(([left, right]) => left !== right);
  fc.assert(
    fc.property(fc.array(drawn, { maxLength: 30 }), (list) => {
      const pairs = list.map(([left, right, weight]) => ({ left, right, weight }));
      const counted = pairs.map((one) =>
        Math.max(
          ...[one.left, one.right].map((card) => {
            const fit = pairs.filter(({ left, right, weight }) => weight >= one.weight && [left, right].includes(card));
            return new Set(fit.flatMap(({ left, right }) => [left, right]).filter((other) => other !== card)).size;
          }),
        ),
      );
      expect([...rivalsOf(pairs)]).toEqual(counted);
    }),
  );
});
