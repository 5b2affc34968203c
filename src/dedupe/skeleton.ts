/**
 * One key for the spellings of one sound, in Cyrillic and in Latin script: `Шереметьев`, `Sheremetyev` and `Šeremetjev`
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

/** Ordered: longer spellings first, so that `shch` is not read as `sh` + `ch`. Both scripts pass through these. */
const sounds: readonly (readonly [RegExp, string])[] = [
  [/shch|sch(?=[aeiou])|sch/g, "S"],
  [/zh/g, "Z"],
  [/kh/g, "h"],
  [/tch|ch/g, "C"],
  [/sh/g, "S"],
  [/ts/g, "c"],
  [/ph/g, "f"],
  [/th/g, "t"],
  [/ck/g, "k"],
  [/x/g, "ks"],
  [/q/g, "k"],
  [/c(?=[aouklrt]|$)/g, "k"],
  [/w/g, "v"],
  [/[jy]/g, "i"],
  [/i[aou]/g, "A"],
  [/ie|ei|ee/g, "e"],
  [/oo|ou/g, "u"],
  [/i+/g, "i"],
  [/([a-zA-Z])\1+/g, "$1"],
];

/** Folds one word (already lower case). Text in other scripts comes back as it is. */
export function skeleton(word: string): string {
  let text = "";
  for (const letter of word.normalize("NFD")) {
    if (letter >= "\u0300" && letter <= "\u036f") {
      // й is и + breve after NFD; both are `i` here. Ё falls on е.
      continue;
    }
    text += cyrillic[letter] ?? latin[letter] ?? letter;
  }
  // `Schultz` ends in ц; `МТЗ` does not, and is not `МТС`.
  if (!/[\u0400-\u04ff]/.test(word)) text = text.replaceAll("tz", "ts");
  for (const [from, to] of sounds) text = text.replace(from, to);
  return text;
}

/** What remains of a skeleton without vowels: the coarsest key, good enough to bring two typed-by-ear names together. */
export function consonants(skeletonText: string): string {
  return skeletonText.charAt(0) + skeletonText.slice(1).replace(/[aeiouA]/g, "");
}
