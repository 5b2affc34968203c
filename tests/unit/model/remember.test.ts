import fc from "fast-check";
import { expect, test } from "vitest";
import { remember } from "../../../src/model/index.ts";

const clean = (text: string) => ({ cleaned: text.toUpperCase() });

/** Few texts, so that most come back. */
const texts = fc.array(fc.constantFrom("", "а", "б", "в", "аа", "бб", "вв", "ааа", "toString"), { maxLength: 40 });

test("what is remembered of a text is what the function makes of it", () => {
  fc.assert(
    fc.property(texts, fc.integer({ min: 1, max: 4 }), (asked, limit) => {
      const remembered = remember(clean, limit);
      expect(asked.map((each) => remembered(each))).toEqual(asked.map(clean));
    }),
  );
});

test("a text that keeps coming back is worked on once, whatever comes between", () => {
  const made: string[] = [];
  const remembered = remember((text) => (made.push(text), text.length), 3);
  for (let at = 0; at < 100; at++) {
    remembered("again");
    remembered(`once ${at}`);
  }
  expect(made.filter((text) => text === "again")).toHaveLength(1);
  expect(made).toHaveLength(101);
});
