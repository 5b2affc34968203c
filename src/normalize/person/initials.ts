import type { Doubt } from "../rule.ts";
import type { Assigned } from "./clean-person.ts";
import { isPatronymic, type Token } from "./tokens.ts";

/** «Иванов И. И.», «Иван П.», «John Q. Smith»: `names` and `initials` are the tokens of each kind, in written order. */
export function withInitials(tokens: readonly Token[], names: readonly Token[], initials: readonly Token[]): Assigned {
  const first = names[0] as Token;
  const [given, patronymic] = initials.map(shown);
  if (names.length === 1 && initials.length <= 2) {
    // «Рустам кызы Ш.»
    if (first.word.key.includes(" ") && isPatronymic(first) && initials.length === 1)
      return { given: given ?? "", patronymic: first.text, sure: "yes", doubts: [] };
    const known = first.word.given;
    // «Иван И.»: a first name with the first letter of the family name.
    if (known !== undefined && initials.length === 1 && first.word.family?.strength !== "strong") {
      // «Марина А.»: a first name by the tables that ends like a family name too.
      const both = tokens[0] === first && first.word.family !== undefined;
      const doubts: readonly Doubt[] = both ? [{ code: "person-given-taken", severity: "note" }] : [];
      return { given: first.text, family: given ?? "", sure: "likely", doubts };
    }
    const strong = first.word.family !== undefined;
    return {
      family: first.text,
      given,
      patronymic,
      sure: strong || initials.length === 2 ? "yes" : "likely",
      doubts: [],
    };
  }
  if (names.length === 2 && initials.length === 1) {
    const second = names[1] as Token;
    const at = tokens.indexOf(initials[0] as Token);
    const isGivenFirst = first.word.given !== undefined && first.word.family?.strength !== "strong";
    // «П. Анна Сергеевна», «Анна Сергеевна П.»: the family name is the letter.
    if (at !== 1 && first.word.given !== undefined && second.word.patronymic !== undefined)
      return { family: given ?? "", given: first.text, patronymic: second.text, sure: "likely", doubts: [] };
    // «Иванов С. Петрович»
    if (at === 1 && isPatronymic(second) && first.word.given === undefined && first.word.family?.strength === "strong")
      return { family: first.text, given: given ?? "", patronymic: second.text, sure: "yes", doubts: [] };
    // «John Q. Smith», «Иван П. Иванов»; «Иванов Иван П.».
    if (at === 1) return { given: first.text, patronymic: given ?? "", family: second.text, sure: "yes", doubts: [] };
    if (at === 2) {
      const [family, name] = isGivenFirst && second.word.given === undefined ? [second, first] : [first, second];
      return { family: family.text, given: name.text, patronymic: given ?? "", sure: "yes", doubts: [] };
    }
    return { sure: "no", doubts: [] };
  }
  return { sure: "no", doubts: [] };
}

function shown(token: Token): string {
  if (!token.initial) return token.text;
  const letter = `${token.text.toUpperCase()}.`;
  return token.particle === undefined ? letter : `${letter} ${token.particle}`;
}
