import { expect, test } from "vitest";
import { trades } from "../../../../src/dedupe/words/trade-words.ts";
import { Words } from "../../../../src/dedupe/words/words.ts";

function relation(one: string, other: string, named: boolean): number {
  const words = new Words(false);
  const ids = [words.id(one), words.id(other)] as const;
  words.seal(false);
  words.weigh(1000);
  return words.relation(ids[0], ids[1], named);
}

test("every word of a trade is in lower case, of letters alone, and stands in one line", () => {
  for (const word of trades.keys()) expect(word).toMatch(/^[\p{Ll}\p{M}]{3,}$/u);
});

test.each([
  ["zimmerei", "holzbau"],
  ["gartnerei", "gartencenter"],
  ["alarms", "security"],
])("%s and %s are one trade where another word says which firm it is, and two words where none does", (one, other) => {
  expect(relation(one, other, true)).toBeGreaterThan(900);
  expect(relation(one, other, false)).toBe(0);
});

test.each([
  ["zimmerei", "fischhandel"],
  ["sonnenblume", "holzbau"],
])("%s and %s are two", (one, other) => {
  expect(relation(one, other, true)).toBe(0);
});

test.each([
  ["tyre", "tyres", true],
  ["nguyen", "nguyens", true],
  ["man", "mans", false],
  ["tyres", "tyrese", false],
])("%s and %s: an s more is no other word (%s)", (one, other, alike) => {
  const words = new Words(false);
  const ids = [words.id(one), words.id(other)] as const;
  words.seal(false);
  words.weigh(1000);
  expect(words.similarity(ids[0], ids[1]) > 900).toBe(alike);
});
