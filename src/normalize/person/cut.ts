import { isCutGivenName } from "../../countries/given-names.ts";
import type { Doubt } from "../rule.ts";
import type { Assigned } from "./clean-person.ts";
import { isPatronymic, type Token } from "./tokens.ts";

/** «Ирина Викт.», «Иванова Анна Серг-на»: what follows a given name and is cut short is a patronymic, which nobody can write out. */
export function cutPatronymic(names: readonly Token[]): Assigned | undefined {
  const last = names.at(-1);
  const given = names.at(-2);
  if (last?.cut !== true) return cutFirst(names);
  const first = given !== undefined && (given.cut === true || given.word.given !== undefined);
  if (given === undefined || !first || names.length > 3) return cutFirst(names);
  const family = names.length === 3 ? names[0] : undefined;
  return {
    ...(family === undefined ? {} : { family: family.text }),
    given: cutText(given),
    patronymic: cutText(last),
    sure: "likely",
    doubts: [{ code: "person-patronymic-unclear", severity: "note" }],
  };
}

/** «Вл. Ник. Петров», «Ал-др Петров», «Петров Ал-др Иванович»: what is cut short stands where the whole name would. */
function cutFirst(names: readonly Token[]): Assigned | undefined {
  const [one, two, three] = names;
  if (one === undefined || two === undefined || names.length > 3 || !names.some(({ cut }) => cut === true))
    return undefined;
  if (three === undefined) return cutPair(one, two);
  // «Св. Николай Петров»: as of two words, no family name is cut short before a given one.
  if (one.cut === true && two.cut !== true && two.word.given !== undefined && !isPatronymic(three))
    return notUnderstood;
  const doubts: readonly Doubt[] = [{ code: "person-patronymic-unclear", severity: "note" }];
  if (two.cut === true && (one.cut === true || one.word.given !== undefined))
    return { family: three.text, given: cutText(one), patronymic: cutText(two), sure: "likely", doubts };
  const patronymic = isPatronymic(three) ? three : undefined;
  return two.cut === true && patronymic !== undefined
    ? { family: one.text, given: cutText(two), patronymic: patronymic.text, sure: "yes", doubts: [] }
    : undefined;
}

/** «Ал-др Петров», «Петров Вл.»; not «Св. Николай», «Тех. Иванов», «Бр. Ивановы», whose first word is another abbreviation. */
function cutPair(one: Token, two: Token): Assigned {
  const [given, other] = one.cut === true ? [one, two] : [two, one];
  const [beginning = "", end = ""] = given.text.split("-");
  if (other.cut === true || !isCutGivenName(beginning, end)) return notUnderstood;
  if (given === one && isPatronymic(other))
    return {
      given: cutText(given),
      patronymic: other.text,
      sure: "likely",
      doubts: end === "" && given.word.speaksOfWork ? cutGiven : [],
    };
  if (other.word.given !== undefined || severalOfAFamily.test(other.word.key)) return notUnderstood;
  // «Зам. Петров» may be Замира or the deputy; with its ending as well («Ал-др») it is nothing but a given name.
  const doubts = end === "" ? cutGiven : [];
  return { family: other.text, given: cutText(given), sure: "likely", doubts };
}

const cutGiven: readonly Doubt[] = [{ code: "person-given-cut", severity: "note" }];

export const notUnderstood: Assigned = { sure: "no", doubts: [{ code: "person-not-understood", severity: "note" }] };

/** «Ивановы»: nobody bears it alone. */
export const severalOfAFamily = /(?:[оеё]вы|[иы]ны|[сц]кие)$/u;

function cutText({ cut, text }: Token): string {
  return cut !== true || text.includes("-") ? text : `${text}.`;
}
