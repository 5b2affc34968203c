import { areaCodesOfTown } from "../../countries/area-codes.ts";
import type { PhoneCleanerOptions, PhoneContext } from "../value/cleaned.ts";

/** Where a row is at home, for numbers that do not say their country. */
export interface Home {
  /** Countries in the order in which a national number is tried: the row's own evidence, then the project's default. */
  readonly countries: readonly string[];
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
  const evidence = stated ?? context.identifiersCountry ?? countryOfTown(context.city, defaultCountry);
  const countries = [evidence, context.identifiersCountry, context.country, defaultCountry]
    .filter((code) => code !== undefined)
    .map((code) => code.toUpperCase());
  return { countries: [...new Set(countries)], off };
}

/** A town that is listed in one other country only says that the row is there. */
function countryOfTown(town: string | undefined, defaultCountry: string | undefined): string | undefined {
  if (town === undefined) return undefined;
  const countries = new Set(areaCodesOfTown(town).map((entry) => entry.country));
  const [only] = countries;
  return countries.size === 1 && only !== defaultCountry ? only : undefined;
}
