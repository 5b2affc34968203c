import type { Guess } from "./guess.ts";
import { foldHeader } from "./synonyms.ts";

/** Words that name a person by the office: the cell is who holds it. */
const offices =
  /^(?:(?:фио )?(?:директор|руководител|ген(?:еральн\p{L}*)? директор|гл(?:авн\p{L}*)? бухгалтер|бухгалтер)\p{L}*)$/u;

/** The office that a header names: `Гл. бухгалтер`, as it stands there. */
export function officeOf(column: string): string | undefined {
  if (!offices.test(foldHeader(column))) return undefined;
  const office = column.replace(/^\s*фио\s+/iu, "").trim();
  // «ФИО руководителя» says the office in the genitive: of no use as a position.
  return office === column.trim() ? office : undefined;
}

/**
 * Tells several people of one row apart: `Контакт 1`, `Телефон 1`, `Контакт 2`, `Телефон 2`; `Директор` and `Гл. бухгалтер`. Columns
 * of the first person and of nobody in particular stay as they are, unless they bear the number 1 beside others.
 */
export function tellPeopleApart(guesses: readonly Guess[]): readonly Guess[] {
  const names = guesses.filter(({ meaning }) => meaning?.field === "fullName");
  if (names.length < 2) return guesses;
  const numbers = new Set(names.map(({ column }) => counterOf(column.name)));
  // A number that no name bears may count anything: the phones of a firm are numbered too.
  const numbered = numbers.size === names.length && [...numbers].some((number) => number !== undefined);
  if (numbered) {
    // Whatever they are numbered from, the first is 1.
    const order = [...numbers].sort((a, b) => (a ?? 0) - (b ?? 0));
    return guesses.map((guess) => {
      const number = counterOf(guess.column.name);
      return number !== undefined && numbers.has(number) && ofPerson(guess)
        ? { ...guess, person: order.indexOf(number) + 1 }
        : guess;
    });
  }
  const inOffice = names.filter(({ column }) => officeOf(column.name) !== undefined);
  return guesses.map((guess) => {
    const at = inOffice.indexOf(guess);
    // The first name of all is the row's contact, office or not.
    return at === -1 || guess === names[0] ? guess : { ...guess, person: at + 2 };
  });
}

function counterOf(column: string): number | undefined {
  const number = /(?:^|[^\d])(\d{1,2})(?:$|[^\d])/.exec(foldHeader(column))?.[1];
  return number === undefined ? undefined : Number(number);
}

function ofPerson({ meaning }: Guess): boolean {
  return (
    meaning !== undefined &&
    meaning.who !== "company" &&
    ["fullName", "position", "department", "phones", "emails", "birthDate"].includes(meaning.field)
  );
}
