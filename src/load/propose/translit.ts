/**
 * Russian in Latin letters, as in-house programs name their columns: `otvetstvennyj`, `elektronnaya_pochta`, `raschetnyi schet`. Every author
 * writes it in a way of their own, so both sides are brought to one coarse spelling in Cyrillic: э is е, й and ы are и, щ is сч, the signs
 * are left out.
 */

/** Longest first. What several systems write differently for one letter, and one differently from word to word. */
const letters: readonly (readonly [latin: string, cyrillic: string])[] = [
  ["shch", "сч"],
  ["zh", "ж"],
  ["kh", "х"],
  ["ts", "ц"],
  ["ch", "ч"],
  ["sh", "ш"],
  ["yu", "ю"],
  ["ju", "ю"],
  ["ya", "я"],
  ["ja", "я"],
  ["yo", "е"],
  ["jo", "е"],
  ["ye", "е"],
  ["je", "е"],
  ["ia", "ия"],
  ["a", "а"],
  ["b", "б"],
  ["v", "в"],
  ["g", "г"],
  ["d", "д"],
  ["e", "е"],
  ["z", "з"],
  ["i", "и"],
  ["k", "к"],
  ["l", "л"],
  ["m", "м"],
  ["n", "н"],
  ["o", "о"],
  ["p", "п"],
  ["r", "р"],
  ["s", "с"],
  ["t", "т"],
  ["u", "у"],
  ["f", "ф"],
  ["h", "х"],
  ["c", "ц"],
  ["y", "и"],
  ["j", "и"],
  ["x", "кс"],
  ["w", "в"],
  ["q", "к"],
];

/** Words in Latin letters as Russian in the coarse spelling; undefined for words that hold other letters. */
export function russianOf(words: string): string | undefined {
  if (!/^[a-z0-9 ]+$/.test(words)) return undefined;
  let text = "";
  for (let at = 0; at < words.length;) {
    const found = letters.find(([latin]) => words.startsWith(latin, at));
    text += found?.[1] ?? words[at];
    at += found?.[0].length ?? 1;
  }
  return text;
}

/** Cyrillic (or an expression that matches it) in the coarse spelling. */
export function coarse(text: string): string {
  return text.replace(/[эё]/g, "е").replace(/[йы]/g, "и").replace(/щ/g, "сч").replace(/[ьъ]/g, "");
}

/** The same expression for what {@link russianOf} gives. */
export const inCoarse = (expression: RegExp): RegExp => new RegExp(coarse(expression.source), "u");
