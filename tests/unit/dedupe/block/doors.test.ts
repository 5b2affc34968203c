import { expect, test } from "vitest";
import { dedupe, firm } from "../records.ts";
import { wordOf } from "./words.ts";

test("one street and house in two towns brings nobody together, unless a town is not told or may be mistyped", () => {
  const towns = ["Тверь", "Омск"];
  const others = Array.from({ length: 200 }, (_, at) => firm(`y:${at}`, { name: wordOf(at), city: towns[at % 2]! }));
  const address = { street: "ул. Ленина", house: "5" };
  const [one, other] = [
    firm("a:1", { name: "Шафран", city: "Тверь", address }),
    firm("b:1", { name: "Шторм", city: "Омск", address }),
  ];
  const compared = (...more: Parameters<typeof dedupe>[0]) =>
    dedupe([...others, one, other, ...more], [], { keepBlocks: true }).compared.wasCandidate!;
  expect(compared()("a:1", "b:1")).toBe(false);
  const townless = compared(firm("c:1", { name: "Шиповник", address }));
  expect([townless("a:1", "c:1"), townless("b:1", "c:1")]).toEqual([true, true]);
  const mistyped = compared(firm("d:1", { name: "Шустрик", city: "Тврь", address }));
  expect([mistyped("a:1", "d:1"), mistyped("b:1", "d:1")]).toEqual([true, true]);
});
