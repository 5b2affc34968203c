import type { Gender } from "../../countries/given-names.ts";
import { hasCyrillic, smallLetters } from "../letters.ts";
import type { Assigned, CleanPerson, PersonParts } from "./clean-person.ts";
import type { Token } from "./tokens.ts";
import { foldText, nameWord } from "./word.ts";

/** The name as it is shown and compared, once every word has its place. */
export function finish(
  body: string,
  tokens: readonly Token[],
  parts: Assigned,
  applied: string[],
  note: (rule: string, changed: boolean) => void,
  off: ReadonlySet<string>,
): CleanPerson {
  const { family, given, patronymic } = parts;
  const known = family !== undefined || given !== undefined || patronymic !== undefined;
  const western = !hasCyrillic(body);
  const isInitial = family !== undefined && /^\p{L}\.$/u.test(family);
  let ordered =
    (western || isInitial) && given !== undefined && !/(?:vich|vna)$/i.test(patronymic ?? "")
      ? joined(given, patronymic, family)
      : joined(family, given, patronymic);
  for (const { word, text } of tokens) if (word.isSuffix) ordered = joined(ordered, text);
  const keepOrder = off.has("person-order");
  const spelled =
    known && !keepOrder ? body : known || tokens.length === 0 || isPlain(body) ? written(body, tokens) : body;
  if (spelled === body && !known) applied = applied.filter((rule) => rule !== "person-case");
  const display = known && !keepOrder ? ordered : spelled;
  note(
    "person-order",
    known &&
      !keepOrder &&
      display !== body &&
      sameLetters(display).replace(/[.,\s]/gu, "") !== sameLetters(body).replace(/[.,\s]/gu, ""),
  );
  const gender = genderOf(parts);
  return {
    display,
    family,
    given,
    patronymic,
    compare: known ? compareParts(family, given, patronymic) : foldText(body),
    gender,
    sure: parts.sure,
    doubts: parts.doubts,
    applied,
  };
}

/** Words with blanks between them, as far as there are any. */
function joined(...words: readonly (string | undefined)[]): string {
  let text: string | undefined;
  for (const word of words) if (word !== undefined) text = text === undefined ? word : `${text} ${word}`;
  return text ?? "";
}

/** Nothing but a few words: a name in a language unknown here, more likely than a remark. */
function isPlain(body: string): boolean {
  if (body !== body.toLowerCase() && body !== body.toUpperCase()) return false;
  return /^[\p{L}'’-]+(?: [\p{L}'’-]+){0,2}$/u.test(body);
}

/** Not understood: the words as written, only their case mended. */
function written(body: string, tokens: readonly Token[]): string {
  let at = 0;
  let out = body;
  for (const token of tokens) {
    const found = sameLetters(out).indexOf(sameLetters(token.text), at);
    if (found < 0) continue;
    out = out.slice(0, found) + token.text + out.slice(found + token.text.length);
    at = found + token.text.length;
  }
  return out;
}

/** A text as one compares it with another case of itself, letter by letter. */
function sameLetters(text: string): string {
  return smallLetters(text).replaceAll("ı", "i");
}

function compareParts(family?: string, given?: string, patronymic?: string): string {
  return joined(
    family === undefined ? undefined : nameWord(family).compare,
    given === undefined ? undefined : nameWord(given).compareGiven,
    patronymic === undefined ? undefined : nameWord(patronymic).compare,
  );
}

/** From the patronymic, else the given name, else the ending of the family name (which alone decides nothing for `-ко`, `-ян`). */
function genderOf({ family, given, patronymic }: PersonParts): Gender | undefined {
  const last = patronymic?.slice(patronymic.lastIndexOf(" ") + 1);
  const byPatronymic = last === undefined ? undefined : nameWord(last).patronymic;
  if (byPatronymic !== undefined) return byPatronymic;
  const byGiven = given === undefined ? undefined : nameWord(given.split(" ")[0] ?? given).given?.gender;
  if (byGiven !== undefined || family === undefined) return byGiven;
  return nameWord(family).familyGender;
}
