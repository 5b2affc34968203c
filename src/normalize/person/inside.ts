import type { CleanPerson } from "./clean-person.ts";
import { parsePerson } from "./parse.ts";

const shapes = [
  /\p{Lu}[\p{L}-]+\s+\p{Lu}\.\s?\p{Lu}\./u,
  /\p{Lu}\.\s?\p{Lu}\.\s?\p{Lu}[\p{L}-]+/u,
  /\p{Lu}[\p{L}-]+\s+\p{Lu}\p{L}+\s+\p{Lu}\p{L}+(?:вич|вна|ич|ична|оглы|кызы)(?![\p{L}])/u,
  /\p{Lu}[\p{L}-]+\s+\p{Lu}\p{L}+(?![\p{L}])/u,
];

/** The person named inside a longer text: `Иванов И.И. маг. Колобок`. Only shapes that are a person's name beyond doubt. */
export function personInside(
  text: string,
  parse: (text: string) => CleanPerson = parsePerson,
): CleanPerson | undefined {
  for (const shape of shapes) {
    const found = shape.exec(text)?.[0];
    if (found === undefined) continue;
    const person = parse(found);
    if (person.sure === "yes") return person;
  }
  return undefined;
}
