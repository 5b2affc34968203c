import { familyShape, givenName } from "../../countries/given-names.ts";
import { townByName } from "../../countries/ru/regions.ts";
import { isCommonWord } from "../name/case.ts";
import type { CleanPerson } from "../person/clean-person.ts";
import { splitPosition } from "../positions.ts";

/** «Крылова О П кафе Лагуна», «Рябинкина Алла Петровна шторы», «Гаврилов Пётр Сергеевич и Гаврилова Мария». */
const inFront: readonly RegExp[] = [
  /^\p{Lu}\p{Ll}{2,}\s\p{Lu}\.?\s?\p{Lu}\.?(?=[\s,–-]+["«]?\p{L}{3}|\sи\s\p{Lu}|\s*\()/u,
  /^\p{Lu}\p{Ll}{2,}\s\p{Lu}\p{Ll}+\s\p{Lu}\p{Ll}+(?:вич|вна|ич|ична)(?=[\s,(–-]+\p{L})/u,
  /^\p{Lu}\p{Ll}{2,}\s\p{Lu}\p{Ll}{2,}(?=\s*,\s*\p{L}|\sи\s\p{Lu}|\s\()/u,
];

/** «Клиент с авито Дмитрий», «Заказчик Петров» */
const known =
  /^(?:[Кк]лиент(?:ка)?|[Пп]окупатель(?:ница)?|[Зз]аказчи(?:к|ца)|[Мм]астер)\s(?:\p{Ll}+\s)*(\p{Lu}\p{Ll}{2,})(?:\s\d{1,2})?$/u;
/** «шторы самозан. Ёлкина Ю.»: the word says that somebody follows. */
const selfEmployed = /(?:^|[\s,])[Сс]амозан(?:\.|ят\p{Ll}*)\s(\p{Lu}[\p{L}-]+(?:\s\p{Lu}[\p{L}.-]*){0,2})$/u;
/** «Дядя Вася», «сосед Дима»: what he is to the keeper of the list. */
const kin =
  /^(?:дядя|т[её]тя|сосед(?:ка)?|брат|сестра|друг|подруга|кум|кума|зять|тесть|племянни(?:к|ца))\s(\p{Lu}\p{Ll}{2,})$/iu;
/** «Алексей стройка», «Анна Ивановна шторы», «Рустам (окна)», «Руслан Казань»: a given name in front of what is nobody's. */
const givenInFront = /^(\p{Lu}\p{Ll}{2,})(?:\s\p{Lu}\p{Ll}+(?:вич|вна|ична))?\s(\(?)([\p{L}-]{3,})/u;
/** «Петрова Анна шторы» */
const wholeInFront = /^(\p{Lu}\p{Ll}+\s\p{Lu}\p{Ll}{2,})\s(\p{Ll}{3,})/u;

/**
 * Somebody whom a name without a legal form names beside other words, by a family name and more, or by a given name beside what he does:
 * a trader, a person or a firm, of which nothing tells. Undefined where the name speaks of nobody.
 */
export function ownerInName(name: string, parse: (text: string) => CleanPerson): string | undefined {
  for (const shape of inFront) {
    const found = shape.exec(name)?.[0];
    if (found === undefined) continue;
    const { sure, family, given } = parse(found);
    if (sure === "yes" && family !== undefined && given !== undefined) return found;
  }
  const client = known.exec(name)?.[1];
  if (client !== undefined && (givenName(client) !== undefined || isFamily(client))) return client;
  const relative = kin.exec(name)?.[1];
  if (relative !== undefined && givenName(relative) !== undefined) return relative;
  return selfEmployed.exec(name)?.[1] ?? besideTrade(name, parse) ?? besidePosition(name, parse);
}

const isFamily = (word: string): boolean => familyShape(word)?.strength === "strong";

/** Not «Анна плюс», «Вера и надежда», «Мария с любовью», which shops are called. */
function besideTrade(name: string, parse: (text: string) => CleanPerson): string | undefined {
  const [, whole = "", trade = ""] = wholeInFront.exec(name) ?? [];
  if (trade !== "" && !isCommonWord(trade)) {
    const { sure, family, given } = parse(whole);
    if (sure === "yes" && family !== undefined && given !== undefined) return whole;
  }
  const [, first = "", bracket = "", next = ""] = givenInFront.exec(name) ?? [];
  if (first === "" || givenName(first) === undefined) return undefined;
  if (bracket !== "") return first;
  if (isCommonWord(next.toLowerCase())) return undefined;
  if (/^\p{Ll}/u.test(next)) return first;
  return name === `${first} ${next}` && townByName(next) !== undefined ? first : undefined;
}

/** «Прораб Алексей», «Водитель Сергей Петров», «Сергей электрик» */
function besidePosition(name: string, parse: (text: string) => CleanPerson): string | undefined {
  // «Мастера города Мастеров» is a firm's name.
  if (!/^\p{L}+\s\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}+)?$|^(?:\p{Lu}\p{Ll}+\s){1,2}\p{Ll}+$/u.test(name)) return undefined;
  const rest = splitPosition(name)?.rest ?? "";
  if (rest === "" || !/^\p{Lu}\p{Ll}/u.test(rest)) return undefined;
  return givenName(rest) !== undefined || isFamily(rest) || parse(rest).sure === "yes" ? rest : undefined;
}
