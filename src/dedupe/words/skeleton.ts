import { remember } from "../../model/index.ts";
import { letterSet } from "./similarity.ts";

/**
 * One key for the spellings of one sound, in Cyrillic and in Latin script: `Шереметьев` and `Sheremetyev`
 * get the same one. It is made for comparing and blocking only and is never shown. Two different words may share a
 * skeleton; that is why equal skeletons count as "sounds alike" and not as "equal".
 */
const cyrillic: Readonly<Record<string, string>> = {
  а: "a", б: "b", в: "v", г: "g", ґ: "g", д: "d", е: "e", ё: "e", є: "e", ж: "zh", з: "z", и: "i", і: "i", ї: "i",
  й: "i", к: "k", л: "l", м: "m", н: "n", о: "o", п: "p", р: "r", с: "s", т: "t", у: "u", ў: "u", ф: "f", х: "kh",
  ц: "ts", ч: "ch", ш: "sh", щ: "shch", ъ: "", ы: "i", ь: "", э: "e", ю: "iu", я: "ia",
  ә: "a", ғ: "g", қ: "k", ң: "n", ө: "o", ұ: "u", ү: "u", һ: "kh",
}; // prettier-ignore

/** Latin letters that NFD does not take apart. */
const latin: Readonly<Record<string, string>> = {
  ł: "l", ø: "o", đ: "d", ð: "d", þ: "th", ß: "ss", æ: "e", œ: "e", ı: "i",
}; // prettier-ignore

/**
 * Ordered: longer spellings first, so that `shch` is not read as `sh` + `ch`. Both scripts pass through these. Third are letters
 * without all of which a text has no such spelling.
 */
export const sounds: readonly (readonly [RegExp, string, number])[] = [
  [/shch|sch(?=[aeiou])|sch/g, "S", letterSet("sch")],
  [/zh/g, "Z", letterSet("zh")],
  [/kh/g, "h", letterSet("kh")],
  [/tch|ch/g, "C", letterSet("ch")],
  [/sh/g, "S", letterSet("sh")],
  [/ts/g, "c", letterSet("ts")],
  [/ph/g, "f", letterSet("ph")],
  [/th/g, "t", letterSet("th")],
  [/ck/g, "k", letterSet("ck")],
  [/x/g, "ks", letterSet("x")],
  [/q/g, "k", letterSet("q")],
  [/c(?=[aouklrt]|$)/g, "k", letterSet("c")],
  [/w/g, "v", letterSet("w")],
  [/[jy]/g, "i", 0],
  [/i[aou]/g, "A", letterSet("i")],
  [/ie|ei|ee/g, "e", letterSet("e")],
  // `Mueller` is Müller, `Schroeder` Schröder: before a consonant, so that «новое» keeps its ending.
  [/([aou])e(?=[^aeiou])/g, "$1", letterSet("e")],
  [/oo|ou/g, "u", letterSet("o")],
  [/i+/g, "i", letterSet("i")],
  [/([a-zA-Z])\1+/g, "$1", 0],
];

/** Folds one word (already lower case). Text in other scripts comes back as it is. */
export function skeleton(word: string): string {
  let text = baseLetters(word);
  // `Schultz` ends in ц; `МТЗ` does not, and is not `МТС`.
  if (!/[\u0400-\u04ff]/.test(word)) text = text.replaceAll("tz", "ts");
  let letters = letterSet(text, text.length);
  for (const [from, to, needs] of sounds) {
    // Most words lack the letters of most spellings, and a set of letters tells it sooner than an expression does.
    if ((letters & needs) !== needs) continue;
    const changed = text.replace(from, to);
    if (changed === text) continue;
    text = changed;
    letters = letterSet(text, text.length);
  }
  return text;
}

/** By code: ASCII as it is, and what the tables have. Found by number, because every letter of every name is looked up. */
const plain: readonly (string | undefined)[] = Array.from({ length: 0x500 }, (_, code) => {
  const letter = String.fromCharCode(code);
  return code < 0x80 ? letter : (cyrillic[letter] ?? latin[letter]);
});

/** A word in letters without accents, each by what the tables say of it. */
export function baseLetters(word: string): string {
  return plainLetters(word) ?? otherLetters(word);
}

/** @internal Letter by letter, when the tables have all of them: nearly every word, and taking letters apart is dearer than all that follows. */
export function plainLetters(word: string): string | undefined {
  let text = "";
  for (let at = 0; at < word.length; at++) {
    const sound = plain[word.charCodeAt(at)];
    if (sound === undefined) return undefined;
    text += sound;
  }
  return text;
}

/** @internal The same of letters with accents, of any script. */
export function otherLetters(word: string): string {
  let text = "";
  for (const letter of word.normalize("NFD")) {
    if (letter >= "\u0300" && letter <= "\u036f") {
      // й is и + breve after NFD; both are `i` here. Ё falls on е.
      continue;
    }
    text += cyrillic[letter] ?? latin[letter] ?? letter;
  }
  return text;
}

/** {@link skeleton}, remembered for a while: names of one block are compared with each other over and over. */
export const skeletonOf = remember(skeleton, 25_000);

/** What remains of a skeleton without vowels: the coarsest key, good enough to bring two typed-by-ear names together. */
export function consonants(skeletonText: string): string {
  return skeletonText.charAt(0) + skeletonText.slice(1).replace(/[aeiouA]/g, "");
}
