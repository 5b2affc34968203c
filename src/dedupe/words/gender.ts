import { familyShape, givenName, patronymicGender } from "../../countries/given-names.ts";
import { fullNamesOf } from "./nicknames.ts";

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

/**
 * Whether two people's family names are one family's, a man's and a woman's form: 1 the first is the man's, 2 the woman's; 0 neither. `Никитина`
 * alone may be a man of a family called so (`Щербина`), or a man in the genitive; beside a `Никитин` it is a woman.
 *
 * @param one words of the family name, or all where the parts are not known
 */
export function couple(one: readonly string[], other: readonly string[]): GenderCode {
  for (const word of one)
    for (const second of other) {
      if (isCouple(word, second)) return 1;
      if (isCouple(second, word)) return 2;
    }
  return 0;
}

function isCouple(man: string, woman: string): boolean {
  if (man.length < 4) return false;
  if (!woman.endsWith("а") && !woman.endsWith("я") && !/[aá]$/.test(woman)) return false;
  if (/[ео]в$|[иы]н$/.test(man)) return woman === `${man}а`;
  if (/[иыо]й$/.test(man)) return woman === `${man.slice(0, -2)}ая` || woman === `${man.slice(0, -2)}яя`;
  // `Martin` and `Martina` are two Slavs, or one name and a slip: a man and a woman to be asked about, in any case.
  if (/[eo]v$|in$|yn$/.test(man)) return woman === `${man}a`;
  if (/(?:[sc]|dz)k[iy]y?$|oy$/.test(man)) {
    const root = man.replace(/[iy]y?$|oy$/, "");
    return woman === `${root}a` || woman === `${root}aya` || woman === `${root}aia`;
  }
  if (man.endsWith("ý")) return woman === `${man.slice(0, -1)}á`;
  // `Novák`, `Nováková`; `Marek`, `Marková`.
  return woman === `${man}ová` || (/e[kcl]$/.test(man) && woman === `${man.slice(0, -2)}${man.at(-1)}ová`);
}

/** What the table of given names says, or the ending that makes a woman's name of a man's: `Ivanka`, `Françoise`, `Antonia`. */
function genderOfGiven(word: string): "m" | "f" | undefined {
  const known = givenName(word);
  if (known !== undefined) {
    // Charlie may be Charlotte.
    const others = known.isFull ? [] : fullNamesOf(word).map((name) => givenName(name)?.gender);
    return others.some((gender) => gender !== undefined && gender !== known.gender) ? undefined : known.gender;
  }
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
