import { expect, test } from "vitest";
import { areOfOneTrade, isAbbreviation, isCutShort, isDiminutive } from "../../../../src/dedupe/words/derived.ts";
import { meanings } from "../../../../src/dedupe/words/generic-words.ts";
import { kindBeginnings, kindCompound, kindNouns } from "../../../../src/dedupe/words/kind-compounds.ts";
import { tokens } from "../../../../src/dedupe/words/tokens.ts";

test("both halves of a compound are known to say what a firm is, or it would compare as two names", () => {
  expect([...kindBeginnings, ...kindNouns].filter((word) => !meanings.has(word))).toEqual([]);
});

test.each([
  ["детсад", ["дет", "сад"]],
  ["мясокомбинат", ["мясо", "комбинат"]],
  ["железобетонных", ["железо", "бетонных"]],
  ["стройсервис", undefined],
  ["автотранс", undefined],
  ["сад", undefined],
  ["медиа", undefined],
])("%s is put together of %j", (word, parts) => {
  expect(kindCompound(word)).toEqual(parts);
});

test.each([
  ["айболит ветклиника", ["айболит", "вет", "клиника"]],
  ["f lli bianchi", ["fratelli", "bianchi"]],
  ["moreau et c ie", ["moreau", "et", "cie"]],
  ["бондаренко и к", ["бондаренко", "компания"]],
])("%s is compared as %j", (name, words) => {
  expect(tokens(name)).toEqual(words);
});

test.each([
  ["яблоко", "яблочко", true],
  ["береза", "березка", true],
  ["звезда", "звездочка", true],
  ["дорога", "дорожка", true],
  ["кристал", "кристалл", false],
  ["ромашка", "рамашка", false],
  ["оптима", "оптика", false],
])("whether one of %s and %s is the other made small: %s", (one, other, small) => {
  expect(isDiminutive(one, other)).toBe(small);
  expect(isDiminutive(other, one)).toBe(small);
});

test.each([
  ["ets", "etablissements", true],
  ["agr", "agricola", true],
  ["az", "azienda", false],
  ["avto", "agentstvo", false],
])("whether %s is short for %s: %s", (short, long, is) => {
  expect(isAbbreviation(short, long)).toBe(is);
});

test.each([
  ["mecc", "meccaniche", true],
  ["gen", "generale", true],
  ["auto", "autos", false],
  ["ba", "bakery", false],
  ["строй", "стройматериалы", false],
])("whether %s is %s cut short: %s", (short, long, is) => {
  expect(isCutShort(short, long)).toBe(is);
});

test.each([
  ["landscaping", "landscape", true],
  ["landscapers", "landscaping", true],
  ["consulting", "consultants", true],
  ["plumbing", "plumbers", true],
  ["roofing", "rooms", false],
  ["marina", "marine", false],
  ["painting", "printing", false],
])("whether %s and %s say one trade: %s", (one, other, is) => {
  expect(areOfOneTrade(one, other)).toBe(is);
  expect(areOfOneTrade(other, one)).toBe(is);
});
