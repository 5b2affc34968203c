import { expect, test } from "vitest";
import { dedupe, firm } from "../records.ts";

const syllables = ["ба", "во", "ги", "дэ", "жу", "за", "ки", "ло", "ме", "ню"];
/** A word for each number below a thousand; no two of them are alike. */
const wordOf = (at: number): string =>
  [100, 10, 1].map((unit) => syllables[Math.floor(at / unit) % 10]!.repeat(2)).join("");

test("firms meet by the rarest of their words, not by those that all of their trade have", () => {
  const others = Array.from({ length: 940 }, (_, at) => firm(`y:${at}`, { name: wordOf(60 + at), city: "Омск" }));
  const trade = Array.from({ length: 60 }, (_, at) =>
    firm(`x:${at}`, { name: `${wordOf(at)} Цветмет Лотос`, city: "Тверь" }),
  );
  const { compared } = dedupe(
    [
      ...others,
      ...trade,
      firm("a:1", { name: "Шафран Цветмет Лотос", city: "Тверь" }),
      firm("b:1", { name: "Лотос Шафран", city: "Тула" }),
    ],
    [],
    { keepBlocks: true },
  );
  expect(compared.wasCandidate!("a:1", "b:1")).toBe(true);
  expect(trade.filter(({ id }) => compared.wasCandidate!("a:1", id))).toEqual([]);
});
