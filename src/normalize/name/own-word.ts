import { parseLegalForm, withoutLegalForm } from "../../countries/legal-forms.ts";
import { foldCase } from "../../model/index.ts";
import { isBareTrade } from "./case.ts";
import { tidy } from "./work.ts";

/** Where a word for a status stands in a name. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** `taken`: it says what became of the firm. `doubtful`: it stays in the name, and a person is told. */
export type StatusPlace = "taken" | "name" | "doubtful";

/**
 * Whether a word for a status belongs to the name that is registered: «Банкрот-Сервис», «Должник.нет», `ООО "Стоп банкрот"`, «ООО
 * Дубль», `Магазин "Должник"`. Only words that firms are called by: whole phrases («в стадии ликвидации») are never a name.
 */
export function placeOfStatus(text: string, { start, end }: Span): StatusPlace {
  const before = text.slice(0, start);
  const after = text.slice(end);
  const word = text.slice(start, end);
  if (!nameable.test(word)) return "taken";
  if (/^[-–.](?=\p{L})/u.test(after) && parseLegalForm(/^[\p{L}]+/u.exec(after.slice(1))?.[0] ?? "") === undefined)
    return "name";
  if (/[\p{L}\d][-–.]$/u.test(before)) return "doubtful";
  // «бывший должник» is none any more.
  if (/(?<!\p{L})(?:бывш\p{L}*|быв)\.?\s+$/iu.test(before)) return "name";
  if (/[([!*_#]\s*$/u.test(before) || /^\s*[)\]!*_#]/u.test(after)) return "taken";
  const quoted = quotedAround(text, start, end);
  if (quoted !== undefined) {
    const inside = text.slice(quoted.start + 1, quoted.end - 1);
    const rest = tidy(`${text.slice(0, quoted.start)} ${text.slice(quoted.end)}`);
    if (withoutLegalForm(inside).form !== undefined) return "taken";
    if (inside.trim() !== word.trim()) return isShoutedIn(word, inside) ? "taken" : "doubtful";
    if (leavesNothing(rest)) return "name";
    return isBareTrade(withoutLegalForm(rest).rest) ? "doubtful" : "taken";
  }
  return leavesNothing(tidy(`${before} ${after}`)) ? "name" : "taken";
}

const nameable =
  /^(?:дубль|двойник|дубликаты?|duplicate|должники?|неплательщики?|просрочка|банкрот(?:ство|ы)?|bankrupt|чс|vip|вип)$/iu;

/** «ООО Дубль»: without the word nothing but the form would be left. */
function leavesNothing(rest: string): boolean {
  return rest === "" || parseLegalForm(rest) !== undefined;
}

/** `ООО "Вега ДУБЛЬ"`: shouted beside words that are not. */
function isShoutedIn(word: string, inside: string): boolean {
  return word.length > 3 && !/\p{Ll}/u.test(word) && /\p{Ll}/u.test(inside);
}

/** The innermost pair of quotes around a part of the text. */
function quotedAround(text: string, start: number, end: number): Span | undefined {
  for (const match of text.matchAll(/«[^«»]*»|"[^"]*"|“[^“”]*”|„[^„“]*“/gu))
    if (match.index < start && match.index + match[0].length > end)
      return { start: match.index, end: match.index + match[0].length };
  return undefined;
}

/** A name in quotes whose words would be taken for a status or a site without them: `"Стоп банкрот"`, `"Купи shop.ru"`. Then the quotes have to stay. */
export function needsQuotes(inside: string): boolean {
  const words = inside.trim().split(/[\s,;]+/u);
  if (words.length < 2) return false;
  return words.some((word) => nameable.test(foldCase(word))) || /^[a-z\d.-]+\.[a-z]{2,6}$/iu.test(words.at(-1) ?? "");
}
