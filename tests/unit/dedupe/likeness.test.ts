import fc from "fast-check";
import { expect, test } from "vitest";
import {
  edits,
  initial,
  letterSet,
  personWordEdits,
  personWordSimilarity,
  surelyFurther,
  wordSimilarity,
} from "../../../src/dedupe/words/similarity.ts";
import { isFamilyOf } from "../../../src/dedupe/words/derived.ts";
import { otherLetters, plainLetters, skeleton, skeletonOf, sounds } from "../../../src/dedupe/words/skeleton.ts";
import { Words } from "../../../src/dedupe/words/words.ts";

const letters = fc.constantFrom(..."абвгдеорстaeikst");
const text = fc.array(letters, { minLength: 1, maxLength: 14 }).map((all) => all.join(""));

/** A text, and what became of it under a few fingers: pairs that are near each other are what the short way must not lose. */
const pair = fc
  .tuple(text, fc.array(fc.tuple(fc.nat(13), letters, fc.constantFrom("put", "drop", "swap", "add")), { maxLength: 5 }))
  .map(([word, typed]) => {
    const out = [...word];
    for (const [where, letter, how] of typed) {
      const at = where % Math.max(1, out.length);
      if (how === "put") out[at] = letter;
      else if (how === "add") out.splice(at, 0, letter);
      else if (how === "drop" && out.length > 1) out.splice(at, 1);
      else if (at + 1 < out.length) [out[at], out[at + 1]] = [out[at + 1]!, out[at]!];
    }
    return [word, out.join("")] as const;
  });
const names = ["саша", "александр", "шура", "иван", "ваня", "анна", "аня", "нюра", "мария", "маша", "м", "и"];
const person = fc.oneof(pair, fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names)));

test("what lengths and letters alone rule out is further apart than allowed", () => {
  fc.assert(
    fc.property(pair, fc.nat(5), ([one, other], allowed) => {
      const further = surelyFurther(Math.abs(one.length - other.length), letterSet(one), letterSet(other), allowed);
      expect(further && edits(one, other, allowed) <= allowed).toBe(false);
    }),
    { numRuns: 3000, seed: 9 },
  );
});

test("most pairs of words that have nothing to do with each other are ruled out by that", () => {
  const words = ["ромашка", "василек", "технопром", "стройсервис", "логистика", "авангард", "меридиан", "гермес"];
  const further = words.flatMap((one) =>
    words.filter(
      (other) =>
        one !== other && surelyFurther(Math.abs(one.length - other.length), letterSet(one), letterSet(other), 2),
    ),
  );
  expect(further.length).toBeGreaterThan(50);
});

test.each([
  ["firm", false, pair],
  ["person", true, person],
] as const)("words of a %s are found as alike as without any short way", (_, isPerson, pairs) => {
  fc.assert(
    fc.property(pairs, ([one, other]) => {
      const words = new Words(isPerson);
      const [a, b] = [words.id(one), words.id(other)];
      words.weigh(10);
      if (a === b || words.terms[a] === words.terms[b] || words.isNumber[a] === true || words.isNumber[b] === true)
        return;
      expect(words.similarity(a, b)).toBe(words.compare(Math.min(a, b), Math.max(a, b)));
      // From the cache.
      expect(words.similarity(b, a)).toBe(words.similarity(a, b));
    }),
    { numRuns: 3000, seed: 9 },
  );
});

test("the limits are those of the likeness itself", () => {
  expect(wordSimilarity("ромашка", "рамошка")).toBe(714);
  expect(wordSimilarity("ромашка", "рамошко")).toBe(0);
  for (let longer = 1; longer < 30; longer++)
    expect(personWordEdits(longer + 1)).toBeGreaterThanOrEqual(personWordEdits(longer));
  expect(personWordSimilarity("шмидт", "шмитт")).toBe(800);
});

test("a sound is the same whether or not spellings are ruled out by their letters", () => {
  const plain = (word: string): string => {
    let text = word;
    for (const [from, to] of sounds) text = text.replace(from, to);
    return text;
  };
  const latin = fc.array(fc.constantFrom(..."shcztkpxqwjyiaeoulr"), { maxLength: 160 }).map((all) => all.join(""));
  fc.assert(
    fc.property(latin, (word) => {
      const text = word.replaceAll("tz", "ts");
      expect(skeleton(word)).toBe(plain(text));
      expect(skeletonOf(word)).toBe(plain(text));
    }),
    { numRuns: 5000, seed: 9 },
  );
  expect(["Шереметьев", "Sheremetyev", "Sheremetjew"].map((name) => skeleton(name.toLowerCase()))).toEqual(
    Array.from({ length: 3 }, () => skeleton("шереметьев")),
  );
});

test("family names of Russian make are as far apart as what stands before their endings", () => {
  expect(personWordSimilarity("белова", "беляева")).toBe(0);
  expect(personWordSimilarity("белов", "белова")).toBe(833);
  expect(personWordSimilarity("ветрова", "ветрина")).toBe(714);
  expect(personWordSimilarity("виноградова", "виноградва")).toBe(909);
  expect(personWordSimilarity("belova", "belyaeva")).toBe(0);
});

test.each([
  ["степанов", "степан", true],
  ["алексеева", "алексей", true],
  ["михайлов", "михаил", true],
  ["никитин", "никита", true],
  ["ильин", "илья", true],
  ["stepanov", "stepan", true],
  ["степанов", "стефан", false],
  ["степаненко", "степан", false],
  ["королев", "карл", false],
] as const)("%s of %s: %s", (family, given, made) => {
  expect(isFamilyOf(family, given)).toBe(made);
});

test("a given name cut short stands for the name and its pet names", () => {
  const words = new Words(true);
  const alike = (one: string, other: string) => words.similarity(words.id(one), words.id(other));
  expect(alike("дм", "дмитрий")).toBe(740);
  expect(alike("дима", "дм")).toBe(740);
  expect(alike("екат", "екатерина")).toBe(740);
  expect(alike("дм", "динар")).toBe(0);
});

test("an initial is that of the full name, too, that a pet name stands for", () => {
  const words = new Words(true);
  const alike = (one: string, other: string) => words.compare(words.id(one), words.id(other));
  expect(alike("ваня", "и")).toBe(initial);
  expect(alike("а", "саша")).toBe(initial);
  expect(alike("саша", "с")).toBe(initial);
  expect(alike("ваня", "п")).toBe(0);
});

test("a word whose letters are all in the tables sounds as it would taken apart: the slow twin", () => {
  const all = Array.from({ length: 0x600 }, (_, code) => String.fromCharCode(code));
  const known = all.filter((letter) => plainLetters(letter) !== undefined);
  expect(known.join("")).toContain("й");
  for (const letter of known) expect(plainLetters(letter)).toBe(otherLetters(letter));
  expect(plainLetters("café")).toBeUndefined();
  expect(skeleton("café")).toBe(skeleton("cafe"));
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...known)), (word) => {
      expect(plainLetters(word.join(""))).toBe(otherLetters(word.join("")));
    }),
  );
});
