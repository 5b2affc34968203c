import { countryOfTown } from "../../countries/area-codes.ts";
import { regionByName, townByName } from "../../countries/ru/regions.ts";
import type { PhoneCleanerOptions, PhoneContext } from "../value/cleaned.ts";

/** Where a row is at home, for numbers that do not say their country. */
export interface Home {
  /** Countries in the order in which a national number is tried: the row's own evidence, then the project's default. */
  readonly countries: readonly string[];
  /** Tried for a number that is none at home: there it must be written as their own trunk prefix has it, and fit one of them alone. */
  readonly likely: readonly string[];
  /** The row lies in the Crimea: its old cards have codes of Ukraine's plan. */
  readonly crimean: boolean;
  /** Rules switched off. */
  readonly off: ReadonlySet<string>;
}

export function homeOf(
  country: string | undefined,
  context: PhoneContext,
  { defaultCountry, off = new Set() }: PhoneCleanerOptions,
): Home {
  // A row of the default country may only repeat the default; a town that lies in one other country alone knows better.
  const stated = country ?? (context.country === defaultCountry ? undefined : context.country);
  const evidence = stated ?? context.identifiersCountry ?? townAbroad(context.city, defaultCountry);
  const countries = [evidence, context.identifiersCountry, context.country, defaultCountry]
    .filter((code) => code !== undefined)
    .map((code) => code.toUpperCase());
  return {
    countries: [...new Set(countries)],
    likely: context.likelyCountries ?? none,
    crimean: countries[0] === "RU" && isCrimean(context),
    off,
  };
}

/** Codes of the tax service for the Crimea and Sevastopol. */
const crimea: ReadonlySet<string> = new Set(["91", "92"]);

function isCrimean({ region, city }: PhoneContext): boolean {
  const own = region === undefined ? undefined : regionByName(region, true)?.code;
  if (own !== undefined) return crimea.has(own);
  const regions = city === undefined ? [] : (townByName(city)?.regions ?? []);
  return regions.length > 0 && regions.every((one) => crimea.has(one));
}

const none: readonly never[] = [];

/** A town that is listed in one other country only says that the row is there. */
function townAbroad(town: string | undefined, defaultCountry: string | undefined): string | undefined {
  const country = town === undefined ? undefined : countryOfTown(town);
  return country === defaultCountry ? undefined : country;
}
