import { familyShape, givenName, patronymicGender } from "../../countries/given-names.ts";

/** What a person's name says about gender: 0 nothing, 1 a man, 2 a woman. */
export type GenderCode = 0 | 1 | 2;

/**
 * Gender by the strongest part that tells: patronymic, given name, family name. A short form that belongs to both (Саша) and
 * a family name that both bear (Шевченко) say nothing. `Иванов М.С.` and `Иванова М.С.` are told apart by the last alone.
 *
 * @param person `family TAB given TAB patronymic TAB rest`, folded, as features hold it
 */
export function genderOf(person: string): GenderCode {
  const [family = "", given = "", patronymic = "", rest = ""] = person.split("\t");
  const words = rest === "" ? [] : rest.split(" ");
  const gender =
    first([patronymic, ...words], patronymicGender) ??
    // Of `María Teresa` the first tells.
    first([given.split(" ")[0]!, ...words], (word) => (word.length < 3 ? undefined : genderOfGiven(word))) ??
    // A cell with nothing but `Иванова` names a woman.
    first([family, ...(words.length === 1 ? words : [])], (word) => {
      const shape = familyShape(word);
      return shape?.strength === "strong" ? (shape.gender ?? slavic(word)) : undefined;
    });
  return gender === "m" ? 1 : gender === "f" ? 2 : 0;
}

/** What the table of given names says, or the ending that makes a woman's name of a man's: `Ivanka`, `Françoise`, `Antonia`. */
function genderOfGiven(word: string): "m" | "f" | undefined {
  const known = givenName(word);
  if (known !== undefined) return known.gender;
  const ending = /(?:ka|l?le|n?ne|e|a)$/.exec(word);
  if (ending === null) return undefined;
  const root = word.slice(0, ending.index);
  // Of a full name only: `Josha` is a typing error, and no feminine of `Josh`.
  const isMan = (name: string): boolean => {
    const man = name.length > 3 ? givenName(name) : undefined;
    return man?.isFull === true && man.gender === "m";
  };
  return [root, `${root}o`, `${root}l`, `${root}n`].some(isMan) ? "f" : undefined;
}

/** `Petrova`, `Dostoevskaya`: families in Latin letters that men and women bear in forms of their own. */
function slavic(word: string): "m" | "f" | undefined {
  if (/(?:[oe]va|skaya)$/.test(word)) return "f";
  return /(?:[oe]v|sk[iy])$/.test(word) ? "m" : undefined;
}

function first<T>(words: readonly string[], read: (word: string) => T | undefined): T | undefined {
  for (const word of words) {
    const found = word === "" ? undefined : read(word);
    if (found !== undefined) return found;
  }
  return undefined;
}
