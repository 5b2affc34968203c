import { expect, test } from "vitest";
import { borrowedWords } from "../../../../src/dedupe/words/borrowed-words.ts";
import { meanings } from "../../../../src/dedupe/words/generic-words.ts";
import { skeleton } from "../../../../src/dedupe/words/skeleton.ts";
import { wordSound } from "../../../../src/dedupe/words/word-sound.ts";

test.each([...borrowedWords])("%s sounds like %s, which nothing else knows", (latin, russian) => {
  expect(wordSound(latin, false)).toBe(wordSound(russian, false));
  expect(skeleton(latin)).not.toBe(skeleton(russian));
  expect([meanings.has(latin), meanings.has(russian)]).toEqual([false, false]);
});

test("of people's names nothing is borrowed", () => {
  expect(wordSound("night", true)).not.toBe(wordSound("найт", true));
});
