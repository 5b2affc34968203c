import fc from "fast-check";
import { expect, test } from "vitest";
import { hashText } from "../../../src/dedupe/columns.ts";
import { TextColumn } from "../../../src/dedupe/text-column.ts";
import { Texts } from "../../../src/dedupe/texts.ts";

/** Texts of bytes, of letters beyond them, of halves of a pair; of few letters, so that they repeat. */
const words = fc.array(
  fc.oneof(
    fc.string({ unit: "binary", maxLength: 12 }),
    fc.string({ unit: fc.constantFrom("a", "é", "ж", "\ud83d"), maxLength: 3 }),
  ),
  { maxLength: 300 },
);

test("texts have the numbers that a map would give them, and come back as they were: the slow twin", () => {
  fc.assert(
    fc.property(words, fc.boolean(), (list, shared) => {
      const texts = new Texts();
      const twin = new Map<string, number>();
      for (const text of list) {
        if (!twin.has(text)) twin.set(text, twin.size);
        expect(texts.id(text)).toBe(twin.get(text));
      }
      const distinct = [...twin.keys()];
      for (const text of distinct) expect(texts.find(text)).toBe(twin.get(text));
      expect(texts.find(`${distinct.join("")}?`)).toBeUndefined();
      texts.seal(shared);
      expect(texts.texts()).toEqual(distinct);
      expect([...texts.hashes]).toEqual(distinct.map(hashText));
      expect(new TextColumn(texts.packed()).texts()).toEqual(distinct);
    }),
  );
});

test("one numbering is asked for the texts of another without making them, as with them", () => {
  fc.assert(
    fc.property(words, words, (list, asked) => {
      const [texts, twin, other] = [new Texts(), new Texts(), new Texts()];
      for (const text of asked) other.id(text);
      for (const text of list) twin.id(text);
      for (const text of list) texts.id(text);
      for (let number = 0; number < other.size; number++) {
        const text = other.at(number);
        expect(texts.findOf(other, number)).toBe(twin.find(text) ?? -1);
        expect(texts.idOf(other, number)).toBe(twin.id(text));
        expect(other.indexOf(number, 0x61)).toBe(text.indexOf("a"));
      }
      expect(texts.texts()).toEqual(twin.texts());
      expect([...texts.hashes]).toEqual([...twin.hashes]);
      for (let at = 1; at < texts.size; at++) {
        const [one, two] = [texts.at(at - 1), texts.at(at)];
        expect(texts.lengthOf(at)).toBe(two.length);
        if (one.length !== two.length) continue;
        const differing = one.split("").filter((unit, place) => unit !== two[place]).length;
        expect(texts.differing(at - 1, at, 2)).toBe(Math.min(3, differing));
      }
      const order = Array.from({ length: texts.size }, (_, number) => number).sort((a, b) => texts.compare(a, b));
      expect(order.map((number) => texts.at(number))).toEqual(texts.texts().sort());
    }),
  );
});

test("a column holds a text as often as it is pushed", () => {
  const column = new TextColumn();
  for (const text of ["", "abc", "", "Ромашка", "abc"]) column.push(text);
  expect(column.texts()).toEqual(["", "abc", "", "Ромашка", "abc"]);
  expect([column.is(1, "abc"), column.is(1, "abd"), column.is(3, "Ромашка"), column.is(0, "a")]).toEqual([
    true,
    false,
    true,
    false,
  ]);
  expect([...column.ints((text) => text.length)]).toEqual([0, 3, 0, 7, 3]);
  expect([...column.marks((text) => text === "")]).toEqual([1, 0, 1, 0, 0]);
});
