import fc from "fast-check";
import { expect, test } from "vitest";
import { extractFeatures, foldAnyWords, foldWords } from "../../../../src/dedupe/table/features.ts";
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
