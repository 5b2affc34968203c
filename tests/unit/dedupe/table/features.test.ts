import fc from "fast-check";
import { expect, test } from "vitest";
import { extractFeatures } from "../../../../src/dedupe/table/features.ts";
import { foldAnyWords, foldWords } from "../../../../src/dedupe/words/fold-words.ts";
import { firm } from "../records.ts";

test("words that are plain already are folded as all others are: the slow twin", () => {
  const letters = fc.constantFrom("а", "Я", "ё", "Ё", "z", "İ", "ß", "5", " ", "  ", "-", "«", "é", "\u0301", "№");
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: "grapheme" }), fc.string({ unit: letters })), (text) => {
      expect(foldWords(text)).toBe(foldAnyWords(text.toLowerCase()));
    }),
  );
  expect(foldWords("Ёлка-плюс")).toBe("елка плюс");
});

test.each([
  [{ city: "Lille", street: "rue Nationale", house: "45" }, "45 rue Nationale, Lille"],
  [{ city: "Lille", house: "45" }, "45 r. Nationale"],
])("a street that cleaning did not tell from the rest is found again: %j", (parts, text) => {
  const { addresses } = extractFeatures(firm("a:1", { name: "Moreau", address: { ...parts, text } }));
  expect(addresses).toEqual(["\tlille\tnationale\t45\t"]);
});

test.each([
  ["Harrison St. near Hudson St.", "harrison"],
  ["3rd Ave. between 60th and 61st Sts.", "3rd"],
  ["Third Ave.", "3rd"],
  ["Near Street", "near"],
  ["Kárász utca", "kárász"],
  ["Chemin des Oliviers", "des oliviers"],
  ["Corso", "corso"],
])("of a street it says nothing where along it the house stands: %s", (street, said) => {
  const { addresses } = extractFeatures(
    firm("a:1", { name: "Moreau", address: { city: "Lille", street, house: "2" } }),
  );
  expect(addresses).toEqual([`\tlille\t${said}\t2\t`]);
});

test("a number that nobody can check is the same without its dashes", () => {
  const number = (value: string, valid = false) => ({ scheme: "passport", value, valid, raw: value, at: "x" });
  const said = (...inns: ReturnType<typeof number>[]) =>
    extractFeatures(firm("a:1", { name: "Moreau", inns })).identifiers;
  expect(said(number("521-21 2123"), number("521212123"), number("ab-1"))).toEqual([
    "passport:521212123?",
    "passport:AB1?",
  ]);
  expect(said(number("521-21", true))).toEqual(["passport:521-21"]);
  expect(said(number("--"))).toEqual(["passport:--?"]);
});

test.each([
  ["Berlin", "\tberlin\t\t\t"],
  ["Лесная ул.", "\t\tлесная\t\t"],
  ["Лесная 5", "\t\tлесная\t5\t"],
])(
  "an address that nobody took apart, %s, is a town where no word for a street and no house stand in it",
  (text, said) => {
    expect(extractFeatures(firm("a:1", { name: "Moreau", address: { text } })).addresses).toEqual([said]);
  },
);
