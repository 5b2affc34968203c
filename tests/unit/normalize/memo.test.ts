import fc from "fast-check";
import { expect, test } from "vitest";
import { rememberCells } from "../../../src/normalize/memo.ts";

const clean = (text: string) => ({ cleaned: text.toUpperCase() });

/** Few texts, so that most come back; asked for in any order, whatever was foreseen. */
const text = fc.constantFrom("", "а", "б", "в", "аа", "бб", "вв", "ааа", "toString");
const batches = fc.array(fc.record({ foreseen: fc.array(text), asked: fc.array(text) }), { maxLength: 6 });

test("what is foreseen of a text is what the function makes of it", () => {
  fc.assert(
    fc.property(batches, (all) => {
      const cells = rememberCells(clean);
      for (const { foreseen, asked } of all) {
        expect(cells.foresee(foreseen)).toEqual(foreseen.map(clean));
        expect(asked.map((each) => cells(each))).toEqual(asked.map(clean));
      }
    }),
  );
});

test("a cell that was foreseen is cleaned once, though rows leave cells out and ask for others twice", () => {
  const cleaned: string[] = [];
  const cells = rememberCells((each) => (cleaned.push(each), each.length));
  const texts = Array.from({ length: 5000 }, (_, index) => `cell ${index}`);
  cells.foresee(texts);
  for (let at = 0; at < texts.length; at += 3) {
    expect(cells(texts[at]!)).toBe(texts[at]!.length);
    expect(cells(texts[at]!)).toBe(texts[at]!.length);
  }
  expect(cleaned).toEqual(texts);
});
