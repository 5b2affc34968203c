import { countryCode } from "../../countries/country-names.ts";
import { countryOfScheme, schemeOfField } from "../../countries/identifiers.ts";
import { countUp, mostFirst } from "../../model/index.ts";
import { guessColumn } from "./guess.ts";
import type { Guess, KnownColumn } from "./guess.ts";
import { reasonOf } from "./reason.ts";
import type { Reason } from "./reason.ts";

/** Where the rows of a table are at home, for numbers that do not say it; without a country nothing in the table tells. */
export interface HomeGuess {
  /** ISO 3166-1 alpha-2. */
  readonly country?: string;
  readonly reason: Reason;
  /** Without a home: the column that says the country of every row, or of some. */
  readonly rows?: { readonly column: string; readonly all: boolean };
}

/**
 * The home country by evidence, the strongest first: official numbers of one country, a country column that says one, phones that
 * bear their calling code, the script of the headers. A table of which none of it speaks has none: to take a country for granted
 * would make wrong numbers of right ones.
 */
export function homeOfColumns(columns: readonly KnownColumn[]): HomeGuess {
  const guesses = columns.map(guessColumn);
  return (
    byNumbers(guesses) ??
    byCountryColumn(guesses) ??
    byPhones(guesses) ??
    // Numbers of several countries: the language of the headers is nobody's home.
    (guesses.some(({ schemes }) => schemes !== undefined) ? undefined : byScript(columns)) ??
    saidByRows(guesses) ?? { reason: reasonOf("guess-country-unknown") }
  );
}

/** The share of those that speak which must agree. */
const most = 0.6;

function byNumbers(guesses: readonly Guess[]): HomeGuess | undefined {
  for (const { column, meaning } of guesses) {
    const country = countryOfScheme(schemeOfField(meaning?.field ?? "") ?? meaning?.scheme ?? "");
    if (country !== undefined && column.fill !== 0)
      return { country, reason: reasonOf("guess-country-numbers", { column: column.name }) };
  }
  return undefined;
}

const ofCountries = (guesses: readonly Guess[]): readonly Guess[] =>
  guesses.filter(
    ({ meaning }) => meaning?.field === "country" || (meaning?.field === "addresses" && meaning.part === "country"),
  );

function byCountryColumn(guesses: readonly Guess[]): HomeGuess | undefined {
  const said = ofCountries(guesses);
  const named = said.flatMap(({ column }) =>
    (column.examples ?? []).map((each) => ({ column: column.name, country: countryCode(each.trim()) })),
  );
  const countries = new Set(named.map(({ country }) => country));
  const [first] = named;
  if (first?.country === undefined || countries.size > 1) return undefined;
  return { country: first.country, reason: reasonOf("guess-country-column", { column: first.column }) };
}

/** A column of several countries: there is no home, but the numbers of a row that names its country are read by it. */
function saidByRows(guesses: readonly Guess[]): HomeGuess | undefined {
  const found = ofCountries(guesses).find(
    ({ column }) => column.fill !== 0 && (column.examples ?? []).some((each) => countryCode(each.trim()) !== undefined),
  );
  if (found === undefined) return undefined;
  const { name: column, fill } = found.column;
  const all = fill === 1;
  return {
    reason: reasonOf(all ? "guess-country-rows" : "guess-country-some-rows", { column }),
    rows: { column, all },
  };
}

function byPhones(guesses: readonly Guess[]): HomeGuess | undefined {
  const counts = new Map<string, number>();
  // The owner's number says where the owner sits.
  for (const { column, meaning } of guesses)
    if (meaning?.field === "phones")
      for (const [country, count] of Object.entries(column.phoneCountries ?? {})) countUp(counts, country, count);
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const [best] = [...counts].sort(mostFirst);
  if (best === undefined || best[1] < all * most) return undefined;
  return { country: best[0], reason: reasonOf("guess-country-phones", { count: best[1], of: all, country: best[0] }) };
}

function byScript(columns: readonly KnownColumn[]): HomeGuess | undefined {
  const words = columns.map(({ name }) => name).filter((name) => /\p{L}/u.test(name));
  const cyrillic = words.filter((name) => /\p{Script=Cyrillic}/u.test(name));
  if (cyrillic.length === 0 || cyrillic.length < words.length * most) return undefined;
  // Letters that Russian lacks: і, ї, є, ґ of Ukrainian, ў of Belarusian, ә, ғ, қ, ң, ө, ұ, ү, һ of Kazakh.
  const country = [
    { country: "UA", letters: /[їєґ]/iu },
    { country: "BY", letters: /ў/iu },
    { country: "KZ", letters: /[әғқңөұүһ]/iu },
  ].find(({ letters }) => cyrillic.some((name) => letters.test(name)))?.country;
  return { country: country ?? "RU", reason: reasonOf("guess-country-script") };
}
