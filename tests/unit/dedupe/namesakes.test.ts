import { expect, test } from "vitest";
import { createDeduper, defaultOptions, extractFeatures } from "../../../src/dedupe/index.ts";
import { human } from "./records.ts";

/** Words that are nothing like each other. */
const word = (at: number) =>
  Array.from({ length: 7 }, (_, place) =>
    String.fromCharCode(1072 + ((Math.imul(at + 7, 2654435761 + place * 977) >>> 9) % 32)),
  ).join("");

/** Two cards of «Иванова Галина» in a base of so many Ивановых and Галин: how much does their name say? */
function weigh(people: number, phones: readonly string[] = []) {
  const deduper = createDeduper(defaultOptions);
  const add = (id: string, name: readonly [string, string], of: readonly string[] = []) =>
    deduper.add(extractFeatures(human(id, { name, phones: of })), { fresh: true });
  add("a:1", ["Иванова", "Галина"], phones);
  add("a:2", ["Иванова", "Галина"], phones);
  for (let at = 3; at <= people; at++)
    add(`a:${at}`, [at % 10 === 0 ? "Иванова" : word(at), at % 10 === 5 ? "Галина" : word(-at)]);
  return deduper.run([]).explain("a:1", "a:2")!;
}
const lost = (match: ReturnType<typeof weigh>) => match.features.find(({ name }) => name === "namesakes");

test("a common name says less the larger the base is, and a rare one as much as ever", () => {
  expect(lost(weigh(900))).toBeUndefined();
  const many = weigh(4_000);
  expect(lost(many)).toMatchObject({ level: 1 });
  expect(lost(many)!.weight).toBeLessThan(-2_000);
  expect(lost(many)!.frequency).toBeGreaterThan(20);
  expect(many.band).toBe("none");
});

test("a telephone in common singles out the two among their namesakes", () => {
  const found = weigh(4_000, ["+79161234567"]);
  expect(lost(found)).toBeUndefined();
  expect(found.band).toBe("automatic");
});
