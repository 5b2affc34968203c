import { foldName, saysMore } from "../../countries/fuller-name.ts";
import { patronymicGender } from "../../countries/given-names.ts";
import type { CleanPerson } from "../person/clean-person.ts";
import { nameWord } from "../person/word.ts";
import type { Parse } from "./people.ts";

/** «Иванова (Петрова) Анна»: how she was called before, or is called by her passport; nobody can tell. */
export function isFamilyAlone(note: string): boolean {
  return /^\p{Lu}\p{Ll}+$/u.test(note) && nameWord(note).family?.strength === "strong";
}

/**
 * «Коваль (Татьяна)», «Коваль Татьяна (Петровна)», «Настя (Анастасия Игоревна)»: the person with what a bracket says of his own name, which
 * leaves the notes; what stood for it before the bracket becomes one.
 */
export function readWithBrackets(
  own: CleanPerson,
  { rest, text }: { readonly rest: string; readonly text: string },
  notes: string[],
  parse: Parse,
): CleanPerson {
  const { family, given, patronymic, gender } = own;
  const fuller = isFirstNameAlone(own) ? notes.find((one) => isFuller(one, own, parse)) : undefined;
  const more =
    family !== undefined && given === undefined
      ? notes.find((one) => isGivenOf(one, own))
      : given !== undefined && patronymic === undefined
        ? notes.find((one) => isFather(one, text, gender))
        : undefined;
  const said = more ?? fuller;
  if (said === undefined) return own;
  const isWhole = more === undefined;
  notes.splice(notes.indexOf(said), 1, ...(isWhole ? [rest] : []));
  return parse(isWhole ? said : [family, given, said].filter((part) => part !== undefined).join(" "));
}

/** «(Татьяна)» behind a family name alone, unless it is a family's too («Роман») or of the other sex («Петров (Ольга)»). */
function isGivenOf(note: string, { gender }: CleanPerson): boolean {
  const { given, family } = nameWord(note);
  if (!/^\p{Lu}\p{Ll}+$/u.test(note) || given === undefined || family !== undefined) return false;
  return gender === undefined || given.gender === undefined || gender === given.gender;
}

/** «(Петровна)»; «Саныч» in quotes is what he is called. */
function isFather(note: string, text: string, gender: CleanPerson["gender"]): boolean {
  const son = /^\p{Lu}\p{Ll}+$/u.test(note) ? patronymicGender(note) : undefined;
  // «Кузнецова Анна (Абрамович)»: so she was called before.
  return son !== undefined && (gender === undefined || son === gender) && text.includes(`(${note})`);
}

const isFirstNameAlone = ({ family, given, patronymic }: CleanPerson): boolean =>
  given !== undefined && family === undefined && patronymic === undefined;

/** «(Анастасия Игоревна)» behind «Настя»: the same first name, written out, and more than it. */
function isFuller(note: string, own: CleanPerson, parse: Parse): boolean {
  if (!/^\p{Lu}\p{Ll}+\s\p{Lu}\p{Ll}/u.test(note)) return false;
  const whole = parse(note);
  return whole.sure === "yes" && saysMore(foldName(whole), foldName(own));
}
