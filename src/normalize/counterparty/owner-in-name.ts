import { givenName } from "../../countries/given-names.ts";
import type { CleanPerson } from "../person/clean-person.ts";

/** «Крылова О П кафе Лагуна», «Рябинкина Алла Петровна шторы», «Гаврилов Пётр Сергеевич и Гаврилова Мария». */
const inFront: readonly RegExp[] = [
  /^\p{Lu}\p{Ll}{2,}\s\p{Lu}\.?\s?\p{Lu}\.?(?=[\s,–-]+["«]?\p{L}{3}|\sи\s\p{Lu}|\s*\()/u,
  /^\p{Lu}\p{Ll}{2,}\s\p{Lu}\p{Ll}+\s\p{Lu}\p{Ll}+(?:вич|вна|ич|ична)(?=[\s,(–-]+\p{L})/u,
  /^\p{Lu}\p{Ll}{2,}\s\p{Lu}\p{Ll}{2,}(?=\s*,\s*\p{L}|\sи\s\p{Lu}|\s\()/u,
];

/** «Клиент с авито Дмитрий» */
const known =
  /^(?:[Кк]лиент(?:ка)?|[Пп]окупатель(?:ница)?|[Зз]аказчи(?:к|ца)|[Мм]астер)\s(?:\p{Ll}+\s)+(\p{Lu}\p{Ll}{2,})$/u;
/** «шторы самозан. Ёлкина Ю.»: the word says that somebody follows. */
const selfEmployed = /(?:^|[\s,])[Сс]амозан(?:\.|ят\p{Ll}*)\s(\p{Lu}[\p{L}-]+(?:\s\p{Lu}[\p{L}.-]*){0,2})$/u;

/**
 * Somebody whom a name without a legal form names beside other words, by a family name and more: a trader, a person or a firm, of which
 * nothing tells. Undefined where the name speaks of nobody.
 */
export function ownerInName(name: string, parse: (text: string) => CleanPerson): string | undefined {
  for (const shape of inFront) {
    const found = shape.exec(name)?.[0];
    if (found === undefined) continue;
    const { sure, family, given } = parse(found);
    if (sure === "yes" && family !== undefined && given !== undefined) return found;
  }
  const given = known.exec(name)?.[1];
  return given !== undefined && givenName(given) !== undefined ? given : selfEmployed.exec(name)?.[1];
}
