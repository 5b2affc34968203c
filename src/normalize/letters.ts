/** Letters that look alike in Cyrillic and Latin, and folding of words for comparing. Pure. */

import { turkishI } from "./turkish-i.ts";

const latin = "ABCEHKMOPTXYaceopxyk";
const cyrillic = "АВСЕНКМОРТХУасеорхук";
const toCyrillic: ReadonlyMap<string, string> = new Map([...latin].map((letter, i) => [letter, cyrillic[i] ?? letter]));
const toLatin: ReadonlyMap<string, string> = new Map([...cyrillic].map((letter, i) => [letter, latin[i] ?? letter]));

/** «ΑΡΜΟ»: capitals of a Greek keyboard in a Russian text. Small ones but α, ο and ρ look otherwise. */
const greekTwins: ReadonlyMap<string, string> = new Map(
  [..."ΑΒΕΗΚΜΟΡΤΧαορ"].map((letter, i) => [letter, "АВЕНКМОРТХаор"[i] ?? letter]),
);
const anyGreek = /[Α-Ωα-ω]/;
const greekWord = /(?<![\p{L}])(?=\p{L}{2})[ΑΒΕΗΚΜΟΡΤΧαορ\p{Script=Cyrillic}]+(?![\p{L}])/gu;

const anyLatin = /[A-Za-z]/;
const anyCyrillic = /[а-яёА-ЯЁ]/u;

function translate(word: string, table: ReadonlyMap<string, string>): string {
  let out = "";
  for (const letter of word) out += table.get(letter) ?? letter;
  return out;
}

/**
 * The word read as Cyrillic, if every Latin letter in it has a Cyrillic twin (`OOO` → `ООО`, `3AO` → `ЗАО`, `Pомашка` →
 * `Ромашка`). Undefined when there is nothing Latin in it, or a letter without a twin.
 */
export function asCyrillic(word: string): string | undefined {
  if (!anyLatin.test(word)) return undefined;
  const read = translate(word, toCyrillic);
  if (anyLatin.test(read)) return undefined;
  return read.replace(/^3(?=\p{Script=Cyrillic})/u, (digit) => (word === word.toUpperCase() ? "З" : digit));
}

/**
 * Mends a word in which two alphabets are mixed, when all of it can be read in one of them: `Рoмaшка` → `Ромашка`,
 * `Вosch` → `Bosch`. A word that can be read neither way (`ЯндексGo`) or is not mixed stays as it is. When both readings are
 * possible the alphabet of most letters wins, Cyrillic on a tie.
 */
export function mendLookAlikes(written: string): string {
  if (!anyCyrillic.test(written)) return written;
  const text = anyGreek.test(written) ? written.replace(greekWord, (word) => translate(word, greekTwins)) : written;
  if (!anyLatin.test(text)) return text;
  return text.replace(besideName, inCyrillicLetters).replace(/[A-Za-zа-яёА-ЯЁ]{2,}/gu, (word) => {
    if (!anyLatin.test(word) || !anyCyrillic.test(word)) return word;
    const inCyrillic = translate(word, toCyrillic);
    const inLatin = translate(word, toLatin);
    const canCyrillic = !anyLatin.test(inCyrillic);
    const canLatin = !anyCyrillic.test(inLatin);
    if (canCyrillic && canLatin) {
      const latinLetters = word.replace(/[^A-Za-z]/g, "").length;
      return latinLetters * 2 > word.length ? inLatin : inCyrillic;
    }
    return canCyrillic ? inCyrillic : canLatin ? inLatin : word;
  });
}

/** «Фёдорова A.C.», «A. C. Фёдорова»: two initials beside a Cyrillic name are Cyrillic where they can be. */
const besideName =
  /(?<=[а-яё]{2}\s)[A-ZА-ЯЁ]\.\s?[A-ZА-ЯЁ]\.(?!\p{L})|(?<![\p{L}.])[A-ZА-ЯЁ]\.\s?[A-ZА-ЯЁ]\.(?=\s?[А-ЯЁ][а-яё])/gu;

function inCyrillicLetters(written: string): string {
  const read = translate(written, toCyrillic);
  return anyLatin.test(read) ? written : read;
}

/** A word of a text with where it stands. Letters, digits and inner apostrophes; everything else separates. */
export interface Word {
  readonly text: string;
  /** Lower case, ё as е. */
  readonly key: string;
  /** {@link asCyrillic} of it in lower case, where that is another word. */
  readonly cyrillic: string | undefined;
  readonly start: number;
  readonly end: number;
}

/**
 * 1 for letters, digits and marks, by UTF-16 code unit (halves of pairs count as letters, so that rare scripts stay whole). A
 * table because the words of a million names are cut here, and `\p{L}` in a regular expression takes five times as long.
 */
const wordUnits = buildWordUnits();

function buildWordUnits(): Uint8Array {
  const table = new Uint8Array(0x10000);
  const pattern = /[\p{L}\p{N}\p{M}]/u;
  for (let unit = 0; unit < 0xd800; unit++) if (pattern.test(String.fromCharCode(unit))) table[unit] = 1;
  table.fill(1, 0xd800, 0xe000);
  for (let unit = 0xe000; unit < 0x10000; unit++) if (pattern.test(String.fromCharCode(unit))) table[unit] = 1;
  return table;
}

const apostrophes = "'’ʼ`ʻ‘";

export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  const latin = anyLatin.test(text);
  // Lower case of all of it at once, where no letter becomes two: each word's own would cost as much as all of them.
  const lower = foldWord(text);
  const whole = lower.length === text.length;
  const { length } = text;
  for (let at = 0; at < length;) {
    if (wordUnits[text.charCodeAt(at)] === 0) {
      at++;
      continue;
    }
    const start = at;
    while (at < length && isInside(text, at)) at++;
    const word = text.slice(start, at);
    const read = latin ? asCyrillic(word) : undefined;
    words.push({
      text: word,
      key: whole ? lower.slice(start, at) : foldWord(word),
      cyrillic: read === undefined ? undefined : foldWord(read),
      start,
      end: at,
    });
  }
  return words;
}

/** An apostrophe between letters is inside a word. */
function isInside(text: string, at: number): boolean {
  if (wordUnits[text.charCodeAt(at)] === 1) return true;
  return apostrophes.includes(text[at] ?? " ") && wordUnits[text.charCodeAt(at + 1)] === 1;
}

/** Lower case, ё as е, apostrophes of one kind. */
export function foldWord(word: string): string {
  const small = word.toLowerCase();
  // The Turkish İ becomes an i and a dot of its own.
  const lower = small.includes("\u0307") ? small.replaceAll("i\u0307", "i") : small;
  return /[ё’ʼ`ʻ‘]/.test(lower) ? lower.replaceAll("ё", "е").replace(/[’ʼ`ʻ‘]/g, "'") : lower;
}

const yBesideVowel = /[aeo]y|y[aeo]/;

/**
 * Folded words for comparing, space-separated, in written order. In a text that has Cyrillic anywhere a Latin word made only
 * of look-alikes (`COPOKA`) is read as Cyrillic, because nobody can see the difference; not where its `y` stands beside a vowel, as in
 * Russian written in Latin letters (`Mayak`).
 */
export function compareWords(text: string, cyrillicAround = anyCyrillic.test(text)): string {
  let out = "";
  for (const word of wordsOf(composed(text))) {
    const key =
      cyrillicAround && word.cyrillic !== undefined && !yBesideVowel.test(word.key) ? word.cyrillic : word.key;
    out += (out === "" ? "" : " ") + (key.includes("'") ? key.replaceAll("'", "") : key);
  }
  return out;
}

/** NFC. Texts of composed letters only, which is nearly all, are left alone: normalising them costs as much as the rest. */
export function composed(text: string): string {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    // Beyond Latin-1 only Cyrillic is known to be composed by the time it comes here.
    if (unit > 0xff && (unit < 0x400 || unit > 0x4ff) && (unit < 0x2010 || unit > 0x2122)) return text.normalize("NFC");
  }
  return text;
}

export function hasCyrillic(text: string): boolean {
  return anyCyrillic.test(text);
}

export function hasLatin(text: string): boolean {
  return anyLatin.test(text);
}

/** What only Romanian and Kurdish write beside a ş, whose I is no Turkish one. */
const notTurkish = /[țţăâîêû]|(?:escu|eanu|şerban|ştefan)/iu;

/** «TURKISH TEKSTİL»: the I of another language is none of a Turk's. */
const english = /[QWX]|SH|TH|CK|EE|OO|TION|ING(?!\p{L})/u;

/** Written in Turkish or Azerbaijani letters, in which the small letter of I is ı. */
export function isTurkish(text: string): boolean {
  if (english.test(text)) return false;
  return /[İığĞ]/.test(text) || (/[şŞ]/.test(text) && !notTurkish.test(text));
}

/**
 * Small letters, one for each: the İ of a Turk is an i, and no i with a dot of its own; his I (in a word of a `turkish` text) is an ı, but where
 * {@link turkishI} hears an i.
 */
export function smallLetters(text: string, turkish = false): string {
  const plain = text.includes("İ") ? text.replaceAll("İ", "i") : text;
  if (!turkish || !plain.includes("I")) return plain.toLowerCase();
  return plain.replaceAll("I", turkishI(text.toUpperCase()) === "i" ? "i" : "ı").toLowerCase();
}

/** {@link smallLetters} the other way. */
export function capitals(text: string, turkish = false): string {
  return (turkish ? text.replaceAll("i", "İ") : text).toUpperCase();
}

/** NFC, and no dot above an i that has its own: what became of İ where somebody made small letters of it. */
export function withoutSpareDots(text: string): string {
  const whole = text.normalize("NFC");
  return whole.includes("\u0307") ? whole.replaceAll("i\u0307", "i") : whole;
}
