/** Letters that look alike in Cyrillic and Latin, and folding of words for comparing. Pure. */

const latin = "ABCEHKMOPTXYaceopxyk";
const cyrillic = "АВСЕНКМОРТХУасеорхук";
const toCyrillic: ReadonlyMap<string, string> = new Map([...latin].map((letter, i) => [letter, cyrillic[i] ?? letter]));
const toLatin: ReadonlyMap<string, string> = new Map([...cyrillic].map((letter, i) => [letter, latin[i] ?? letter]));

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
export function mendLookAlikes(text: string): string {
  if (!anyLatin.test(text) || !anyCyrillic.test(text)) return text;
  return text.replace(/[A-Za-zа-яёА-ЯЁ]{2,}/gu, (word) => {
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

/** A word of a text with where it stands. Letters, digits and inner apostrophes; everything else separates. */
export interface Word {
  readonly text: string;
  /** Lower case, ё as е. */
  readonly key: string;
  /** {@link asCyrillic} of it in lower case, where that is another word. */
  readonly cyrillic?: string;
  readonly start: number;
  readonly end: number;
}

const wordPattern = /[\p{L}\p{N}\p{M}]+(?:['’ʼ`](?=\p{L})[\p{L}\p{M}]+)*/gu;

export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(wordPattern)) {
    const word = match[0];
    const read = asCyrillic(word);
    const start = match.index;
    const key = foldWord(word);
    words.push({
      text: word,
      key,
      ...(read === undefined ? {} : { cyrillic: foldWord(read) }),
      start,
      end: start + word.length,
    });
  }
  return words;
}

/** Lower case, ё as е, apostrophes of one kind. */
export function foldWord(word: string): string {
  return word.toLowerCase().replaceAll("ё", "е").replace(/[’ʼ`]/g, "'");
}

/**
 * Folded words for comparing, space-separated, in written order. In a text that has Cyrillic anywhere a Latin word made only
 * of look-alikes (`COPOKA`) is read as Cyrillic, because nobody can see the difference.
 */
export function compareWords(text: string, cyrillicAround = anyCyrillic.test(text)): string {
  return wordsOf(text.normalize("NFC"))
    .map((word) => (cyrillicAround && word.cyrillic !== undefined ? word.cyrillic : word.key).replaceAll("'", ""))
    .join(" ");
}

export function hasCyrillic(text: string): boolean {
  return anyCyrillic.test(text);
}

export function hasLatin(text: string): boolean {
  return anyLatin.test(text);
}
