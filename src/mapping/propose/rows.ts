import type { Guess, KnownColumn } from "./guess.ts";
import { namesOffice } from "./people.ts";
import { has, onlyFirms } from "./settle.ts";
import { foldHeader } from "./synonyms.ts";

/** What the rows of a table are: whose the phones, the e-mails and the key are where no header says it. */
export interface RowsAre {
  readonly main: "company" | "person";
  /** The headers and cells do not tell: the other reading is possible too. */
  readonly doubtful: boolean;
}

/** A list of firms with somebody to speak to, or a list of people that names their firms: the sum of what speaks for either. */
export function whatRowsAre(guesses: readonly Guess[]): RowsAre {
  const firm = guesses.find(({ meaning }) => meaning?.field === "name" || meaning?.field === "legalName");
  const person = personOf(guesses);
  if (firm === undefined || person === undefined)
    return { main: firm === undefined && person !== undefined ? "person" : "company", doubtful: false };
  const ofFirms = guesses.filter(({ meaning }) => meaning?.who !== "person");
  if (has(ofFirms, ...onlyFirms)) return { main: "company", doubtful: false };
  const sum = byHeaders(guesses, firm, person) + byCells(guesses, firm.column, person);
  return { main: sum > 0 ? "person" : "company", doubtful: Math.abs(sum) < sure };
}

/** Below this the signs are too few, or speak for both. */
const sure = 4;

/** The column that names the person: a whole name says more than its parts. */
function personOf(guesses: readonly Guess[]): Guess | undefined {
  const named = (field: string): Guess | undefined => guesses.find(({ meaning }) => meaning?.field === field);
  return named("fullName") ?? named("lastName") ?? named("firstName");
}

/** Headers that call somebody the firm's: whom to ask for there. */
const toAskFor =
  /^(?:контактное лицо.*|контакты \(фио\)|основной контакт|представитель|лпр|contact person|primary contact.*|ansprechpartner(?:in)?|kontaktperson|osoba kontaktowa|ilgili kişi|yetkili|kontaktpersona)$/u;
/** Offices of other languages, which {@link namesOffice} does not make a position of. */
const inOffice = /^(?:geschäftsführer|inhaber)$/u;
/** Headers under which lists of people give their names. */
const nameItself =
  /^(?:фио|ф и о|фамилия.*|имя.*фамилия|полное имя|full ?name|display name|имя|сотрудник|имя контакта|фио контакта|name|imię i nazwisko)$/u;
/** «Клиент» is what the list is about; «Компания» may stand in passing. */
const listed =
  /^(?:(?:наименование|название)(?: (?:контрагента|клиента|поставщика))?|name|контрагент|клиент|заказчик|покупатель|поставщик|партнер|customer(?: name)?|client(?: name)?|vendor|supplier|kunde|kundenname|lieferant|kontrahent|nazwa klienta)$/u;

/** Above zero: people. */
function byHeaders(guesses: readonly Guess[], firm: Guess, person: Guess): number {
  const any = (test: (guess: Guess) => boolean): boolean => guesses.some(test);
  const called = foldHeader(person.column.name);
  const inParts = has(guesses, "lastName") && has(guesses, "firstName");
  // `Телефон контакта` beside `Телефон`: the other one is the firm's.
  const ofPerson = any(
    ({ meaning }) =>
      meaning?.who === "person" && ["phones", "emails"].includes(meaning.field) && meaning.kind === undefined,
  );
  const ofFirm = any(
    ({ meaning }) => meaning?.who === "company" && ["roles", "head", "formerName"].includes(meaning.field),
  );
  // Pieces of `Business Street` are of people's address books too.
  const placed = any(
    ({ meaning, group }) =>
      meaning?.field === "addresses" &&
      (meaning.kind === "legal" || meaning.kind === "delivery" || (meaning.kind === "actual" && group === undefined)),
  );
  const key = guesses.find(({ meaning }) => meaning?.field === "sourceKey")?.meaning?.who;
  const personFirst = guesses.indexOf(person) < guesses.indexOf(firm);
  const signs: readonly (readonly [weight: number, holds: boolean])[] = [
    [6, inParts],
    [4, key === "person"],
    [-4, key === "company"],
    [2, personFirst],
    [-2, !personFirst],
    [2, nameItself.test(called)],
    [1, /^contact ?name$/u.test(called)],
    [-2, toAskFor.test(called)],
    [-4, namesOffice(called) || inOffice.test(called)],
    [-2, listed.test(foldHeader(firm.column.name))],
    [1, has(guesses, "position", "department", "birthDate", "gender", "middleName")],
    [-6, any(({ person: number = 1 }) => number > 1)],
    [-4, ofPerson],
    [-2, ofFirm],
    [-4, placed],
    [-2, !placed && has(guesses, "addresses", "sites")],
    [-6, any(({ meaning }) => meaning?.field === "identifiers" && meaning.who === "company")],
  ];
  return signs.reduce((sum, [weight, holds]) => (holds ? sum + weight : sum), 0);
}

/** With fewer rows a repeat is chance. */
const enough = 5;

/** How often a firm and a person stand again, and which of the two is missing. Above zero: people. */
function byCells(guesses: readonly Guess[], firm: KnownColumn, { column, meaning }: Guess): number {
  if ((firm.filled ?? 0) < enough || (column.filled ?? 0) < enough) return 0;
  const { distinct: firms = 1, fill: firmFill = 1 } = firm;
  const { distinct: people = 1, fill: personFill = 1 } = column;
  let sum = 0;
  if (firms <= people * 0.9) {
    // A firm in several rows, each time with its own phone, is a firm with several people; with one phone it is the firm's phone.
    const reach = guesses
      .filter(({ meaning }) => meaning?.who === "either" && ["phones", "emails"].includes(meaning.field))
      .filter(({ column }) => (column.filled ?? 0) >= enough)
      .map(({ column }) => column.distinct ?? 1);
    const apart = reach.filter((distinct) => distinct > (firms + people) / 2);
    sum += reach.length === 0 || apart.length > 0 ? 4 : -2;
  } else if (meaning?.field === "fullName" && people <= firms * 0.9) sum -= 4;
  if (firmFill >= 0.95 && personFill < 0.9) sum -= 4;
  else if (personFill >= 0.95 && firmFill < 0.9) sum += 2;
  return sum;
}
