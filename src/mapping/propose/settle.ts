import { personNames } from "../schema/fields.ts";
import type { Guess } from "./guess.ts";
import { joinExtensions } from "./extensions.ts";
import { peopleUnderSteps, tellPeopleApart } from "./people.ts";
import { reasonOf } from "./reason.ts";
import type { Reason } from "./reason.ts";
import { foldHeader } from "./synonyms.ts";

/** Whether any column means one of these fields. */
export const has = (guesses: readonly Guess[], ...fields: string[]): boolean =>
  guesses.some(({ meaning }) => meaning !== undefined && fields.includes(meaning.field));

/** What nobody writes behind each of a firm's people, or of a person at all: its numbers and accounts, and what it is by law. */
export const onlyFirms = ["inn", "kpp", "ogrn", "okpo", "legalName", "bankAccounts", "legalForm"] as const;

/** One name, one key, one of each single field: the best header wins, the rest is kept. */
export function settle(guesses: readonly Guess[]): readonly Guess[] {
  const strong = (guess: Guess): number => (guess.reason.code.startsWith("guess-header") ? 1 : 0);
  const demote = (guess: Guess, reason: Reason): Guess => ({ column: guess.column, reason });
  let settled: readonly Guess[] = peopleUnderSteps(guesses).map((guess) => {
    if (guess.meaning?.field !== "sourceKey") return guess;
    return keyOrNot(guess);
  });
  const keys = settled.filter((guess) => guess.meaning?.field === "sourceKey");
  const [best] = [...keys].sort((a, b) => Number(b.meaning?.who === "either") - Number(a.meaning?.who === "either"));
  settled = settled.map((guess) =>
    guess.meaning?.field === "sourceKey" && guess !== best && guess.meaning.who === best?.meaning?.who
      ? demote(guess, reasonOf("guess-second-key"))
      : guess,
  );
  // Without a header that names the firm, the column that looks most like firms is it.
  const named = settled.filter((guess) => guess.meaning?.field === "name");
  const header =
    named.find((guess) => strong(guess) === 1 && !bareName.test(guess.column.name.trim().toLowerCase())) ??
    named.find((guess) => strong(guess) === 1) ??
    named[0];
  settled = settled.map((guess) =>
    guess.meaning?.field === "name" && guess !== header ? demote(guess, reasonOf("guess-second-name")) : guess,
  );
  settled = legalNameBeside(settled);
  settled = namesOfPeople(settled);
  // Without people a title is anything.
  if (has(settled, ...personNames)) settled = titlesOfPeople(settled);
  settled = addressesInOne(settled);
  if (!has(settled, "name", "legalName", ...personNames)) settled = nameOfSomething(settled);
  return joinExtensions(tellPeopleApart(settled));
}

/** `Юр. лицо` beside `Компания` is what the firm is called by law. */
function legalNameBeside(guesses: readonly Guess[]): readonly Guess[] {
  if (has(guesses, "legalName")) return guesses;
  return guesses.map((guess) =>
    guess.reason.code === "guess-second-name" && /^юр(?:идическое)? ?лицо$/u.test(foldHeader(guess.column.name))
      ? {
          ...guess,
          meaning: { field: "legalName", who: "company" },
          reason: reasonOf("guess-header", { word: foldHeader(guess.column.name) }),
        }
      : guess,
  );
}

/** In a table of people `Title` is what a person does, unless the cells say `Mr.` and `Dr.`. */
export function titlesOfPeople(guesses: readonly Guess[]): readonly Guess[] {
  if (has(guesses, "position")) return guesses;
  const salutation = /^(?:mr|mrs|ms|miss|mx|dr|prof|sir)\.?$/i;
  return guesses.map((guess) =>
    guess.meaning === undefined &&
    foldHeader(guess.column.name) === "title" &&
    (guess.column.examples ?? []).some((each) => !salutation.test(each.trim()))
      ? { ...guess, meaning: { field: "position", who: "person" }, reason: reasonOf("guess-header", { word: "title" }) }
      : guess,
  );
}

/**
 * A key need not be perfect to be better than none: a few values that stand twice are said, and the rows are one card or an
 * issue. Above some ten thousand values the distinct ones are an estimate, so that all but unique is unique there.
 */
function keyOrNot(guess: Guess): Guess {
  const { name, fill = 1, distinct = 1, filled = 0, repeated = [] } = guess.column;
  if (fill <= 0.99 || distinct <= 0.95) {
    const percent = Math.floor(fill * distinct * 100);
    return { column: guess.column, reason: reasonOf("guess-key-poor", { percent }) };
  }
  if (distinct > 0.999 || repeated.length === 0) return guess;
  const count = Math.max(1, Math.round(filled * (1 - distinct)));
  const examples = repeated.map((value) => JSON.stringify(value)).join(", ");
  return { ...guess, reason: reasonOf("guess-key-repeats", { word: name, count, examples }) };
}

/** A bare `Name` in a table that has what only people have, and nothing that only firms have, is a person's. */
function namesOfPeople(guesses: readonly Guess[]): readonly Guess[] {
  const people = has(guesses, "position", "department", "birthDate", "gender", "lastName");
  const firms = has(guesses, ...onlyFirms);
  if (firms || has(guesses, "fullName")) return guesses;
  const inParts = has(guesses, "lastName", "firstName");
  return guesses.map((guess) => {
    const { column, meaning, reason } = guess;
    if (!bareName.test(column.name.trim().toLowerCase())) return guess;
    // `Name` beside `Company` is the person's too; where nothing but its cells says so, they must.
    const second = reason.code === "guess-second-name" && !inParts && (column.shapes?.organisation ?? 0) < 0.3;
    const named = meaning?.field === "name" || second;
    if (!named || !(people || (second && (column.shapes?.person ?? 0) >= 0.5))) return guess;
    return {
      ...guess,
      meaning: { field: "fullName", who: "person" },
      reason: reasonOf("guess-header-person", { word: foldHeader(column.name) }),
    };
  });
}

const bareName = /^(?:name|имя|название|наименование)$/u;

/** `Индекс` beside a plain `Адрес` is a piece of that address, not an address of its own. */
function addressesInOne(guesses: readonly Guess[]): readonly Guess[] {
  const plain = guesses.filter(
    ({ meaning }) => meaning?.field === "addresses" && meaning.part === undefined && meaning.kind === undefined,
  );
  const pieces = guesses.some(
    ({ meaning, group }) => meaning?.field === "addresses" && meaning.part !== undefined && group === undefined,
  );
  const [only] = plain;
  if (plain.length !== 1 || !pieces || only === undefined) return guesses;
  return guesses.map((guess) =>
    guess === only && guess.meaning !== undefined ? { ...guess, meaning: { ...guess.meaning, part: "street" } } : guess,
  );
}

/** Nothing says what the rows are called: the first column of words that is filled and varied is the name. */
function nameOfSomething(guesses: readonly Guess[]): readonly Guess[] {
  const candidates = guesses.filter((guess) => guess.meaning === undefined && guess.ignore !== true);
  const words = (guess: Guess): boolean => (guess.column.examples ?? ["a"]).some((each) => /\p{L}{2}/u.test(each));
  const score = (guess: Guess): number =>
    (guess.column.fill ?? 1) * (guess.column.distinct ?? 1) + (guess.column.shapes?.organisation ?? 0);
  const [best] = candidates.filter(words).sort((a, b) => score(b) - score(a));
  const chosen = best ?? candidates[0] ?? guesses[0];
  return guesses.map((guess) =>
    guess === chosen
      ? {
          column: guess.column,
          meaning: { field: "name", who: "company" },
          reason: reasonOf("guess-any-name"),
        }
      : guess,
  );
}
