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
    first([given, ...words], (word) => (word.length < 3 ? undefined : givenName(word)?.gender)) ??
    // A cell with nothing but `Иванова` names a woman.
    first([family, ...(words.length === 1 ? words : [])], (word) => {
      const shape = familyShape(word);
      return shape?.strength === "strong" ? shape.gender : undefined;
    });
  return gender === "m" ? 1 : gender === "f" ? 2 : 0;
}

function first<T>(words: readonly string[], read: (word: string) => T | undefined): T | undefined {
  for (const word of words) {
    const found = word === "" ? undefined : read(word);
    if (found !== undefined) return found;
  }
  return undefined;
}
