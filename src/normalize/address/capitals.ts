import { mendLookAlikes } from "../letters.ts";
import { markWords } from "./marks.ts";

/**
 * A text without small letters, or without capitals, gets its names capitalised; marks («ул», «д») are written small. «г. Самара, УЛ ЛЬВА
 * ТОЛСТОГО»: the registers mix both, so a piece between commas counts by itself, where a mark in it is shouted too.
 */
export function properCapitals(text: string): string {
  if ((/[а-яё]/.test(text) && /[А-ЯЁ]/.test(text)) || (/\p{Ll}/u.test(text) && /\p{Lu}/u.test(text)))
    return /[А-ЯЁ]{4}/.test(text) && text.includes(", ")
      ? text
          .split(", ")
          .map((piece) => (isShouted(piece) ? properCapitals(piece) : piece))
          .join(", ")
      : text;
  const proper = text.replace(/(?<![\p{L}\d])[\p{L}/]+(?:-[\p{L}]+)*/gu, (word, at: number) => {
    const lower = word.toLowerCase();
    if (markWords.has(lower)) return lower;
    // «1-я Садовая»: the end of an ordinal, not the letter of a house.
    if (/^(?:ая|я|[оыи]?й|го|ти)$/u.test(lower) && /\d-$/u.test(text.slice(0, at))) return lower;
    if (
      word.length <= 4 &&
      word === word.toUpperCase() &&
      /^(?:РФ|РК|РБ|РТ|ТЦ|БЦ|ТРЦ|ХМАО|ЯНАО|СПБ|МО|МКАД|КАД|[IVX]+)$/u.test(word)
    )
      return word;
    if (abbreviation.test(word)) return word;
    return lower.replace(/(^|-)(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
  });
  // A capital may have a twin that its small letter has not: «н» has none, «Н» has.
  return mendLookAlikes(proper);
}

/** Abbreviations that streets are called after, which look like words or end like them; those of small letters were written so. */
const abbreviation = /^(?:ГОЭЛРО|МОПРА?|ОСОАВИАХИМА?|ДОСААФА?|ВЦСПС|ВЛКСМ|РККА|МЮДА?|ВНИИССОКА?)$/u;

function isShouted(piece: string): boolean {
  if (/\p{Ll}/u.test(piece) || !/[А-ЯЁ]{4}/.test(piece)) return false;
  return piece.split(/[\s.]+/u).some((word) => markWords.has(word.toLowerCase()));
}
