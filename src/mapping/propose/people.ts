import type { Guess } from "./guess.ts";
import { foldHeader } from "./synonyms.ts";

/** Words that name a person by the office: the cell is who holds it. */
const offices =
  /^(?:(?:фио )?(?:директор|руководител|ген(?:еральн\p{L}*)? директор|гл(?:авн\p{L}*)? бухгалтер|бухгалтер)\p{L}*)$/u;

/** Whether a folded header names a person by the office. */
export const namesOffice = (folded: string): boolean => offices.test(folded);

/** The office that a header names: `Гл. бухгалтер`, as it stands there. */
export function officeOf(column: string): string | undefined {
  if (!namesOffice(foldHeader(column))) return undefined;
  const office = column.replace(/^\s*фио\s+/iu, "").trim();
  // «ФИО руководителя» says the office in the genitive: of no use as a position.
  return office === column.trim() ? office : undefined;
}

const steps =
  /^(?:contacts?|contact persons?|people|persons?|employees?|контакты|контакт|контактн\p{L}+ лиц\p{L}+|представител\p{L}+|сотрудник\p{L}*)$/u;

/** `contacts#2/name`: the step that holds people, without its count; undefined for a column of the row itself. */
function stepOf(column: string): string | undefined {
  const [first = "", ...rest] = column.split("/");
  const step = foldHeader(first);
  return rest.length > 0 && steps.test(step) ? step : undefined;
}

/** Under a step that holds people by name (`contacts/name`, `Контактное лицо/ФИО`) everything is the person's. */
export function peopleUnderSteps(guesses: readonly Guess[]): readonly Guess[] {
  const naming = guesses.filter(({ meaning }) => ["name", "fullName", "lastName"].includes(meaning?.field ?? ""));
  const holding = new Set(naming.map(({ column }) => stepOf(column.name)));
  return guesses.map((guess) => {
    const step = stepOf(guess.column.name);
    if (step === undefined || !holding.has(step) || guess.meaning === undefined) return guess;
    const field = guess.meaning.field === "name" ? "fullName" : guess.meaning.field;
    return { ...guess, meaning: { ...guess.meaning, field, who: "person" } };
  });
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
    // Whatever they are numbered from, the first is 1; one without a number comes before all.
    const order = [...numbers].map((number) => number ?? 0).sort((a, b) => a - b);
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
  // In a path the repeat of the first step counts people; that of a later one counts their phones.
  const [step = ""] = column.split("/");
  const number = column.includes("#")
    ? /#(\d{1,2})$/.exec(column === step ? "" : step)?.[1]
    : /(?:^|[^\d])(\d{1,2})(?:$|[^\d])/.exec(foldHeader(column))?.[1];
  return number === undefined ? undefined : Number(number);
}

function ofPerson({ meaning }: Guess): boolean {
  return (
    meaning !== undefined &&
    meaning.who !== "company" &&
    ["fullName", "position", "department", "phones", "emails", "birthDate"].includes(meaning.field)
  );
}
