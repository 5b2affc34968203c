import fc from "fast-check";
import { expect, test } from "vitest";
import { deletions } from "../../../../src/dedupe/block/blocking.ts";
import { hashText } from "../../../../src/dedupe/columns.ts";

const least = 3;
const words = fc.uniqueArray(fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 6 }), { maxLength: 40 });

/** Every key of a word, whether or not another has it. */
function allKeys(word: string): Set<number> {
  if (word.length < least) return new Set();
  return new Set([hashText(word), ...Array.from(word, (_, at) => hashText(word.slice(0, at) + word.slice(at + 1)))]);
}

test("keys that are left out bring no two words together, and every word keeps one: the slow twin", () => {
  fc.assert(
    fc.property(words, (list) => {
      const { starts, values } = deletions(list.length, (word) => list[word]!, least);
      const kept = list.map((_, word) => values.subarray(starts[word], starts[word + 1]));
      const all = list.map(allKeys);
      list.forEach((word, a) => {
        expect(kept[a]!.length > 0).toBe(word.length >= least);
        expect(kept[a]!.every((key) => all[a]!.has(key))).toBe(true);
        for (let b = 0; b < a; b++)
          expect(kept[a]!.some((key) => kept[b]!.includes(key))).toBe([...all[a]!].some((key) => all[b]!.has(key)));
      });
    }),
  );
});
