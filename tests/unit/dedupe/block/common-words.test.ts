import { expect, test } from "vitest";
import { dedupe, firm } from "../records.ts";
import { wordOf } from "./words.ts";

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

test("a rare word in a town meets the common one of which it may be a slip; too many that are a letter apart are left out and counted", () => {
  const result = (many: number) =>
    dedupe(
      [
        ...Array.from({ length: 500 }, (_, at) => firm(`y:${at}`, { name: wordOf(at), city: "Омск" })),
        ...Array.from({ length: many }, (_, at) => firm(`x:${at}`, { name: "Лантернор", city: "Тверь" })),
        firm("a:1", { name: "Лантеркор", city: "Тверь" }),
      ],
      [],
      { keepBlocks: true },
    );
  const [few, crowd] = [result(30), result(200)];
  expect(few.compared.wasCandidate!("a:1", "x:7")).toBe(true);
  expect(crowd.compared.wasCandidate!("a:1", "x:7")).toBe(false);
  const left = crowd.leftOut.find(({ rule }) => rule === "name with a letter missing");
  expect(left!.pairs).toBeGreaterThanOrEqual(200);
});
