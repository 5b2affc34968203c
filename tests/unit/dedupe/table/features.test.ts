import fc from "fast-check";
import { expect, test } from "vitest";
import { foldAnyWords, foldWords } from "../../../../src/dedupe/table/features.ts";

test("words that are plain already are folded as all others are: the slow twin", () => {
  const letters = fc.constantFrom("а", "Я", "ё", "Ё", "z", "İ", "ß", "5", " ", "  ", "-", "«", "é", "\u0301", "№");
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: "grapheme" }), fc.string({ unit: letters })), (text) => {
      expect(foldWords(text)).toBe(foldAnyWords(text.toLowerCase()));
    }),
  );
  expect(foldWords("Ёлка-плюс")).toBe("елка плюс");
});
