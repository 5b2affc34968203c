import { countryOfScheme, identifierSchemes, schemeByName, schemeOfField } from "../../countries/identifiers.ts";
import { foldHeader, meaningOf } from "./synonyms.ts";

/**
 * The schemes that a header names side by side, of several countries: `БИН/УНП`, `ИНН / УНП`. The longest numbers first. Undefined where
 * it names one country's only (cleaning tells `ИНН/КПП` and `БИН/ИИН` apart), or where lengths do not tell the numbers apart.
 */
export function schemesInOne(column: string): readonly string[] | undefined {
  const words = foldHeader(column).split(/\s*[/\\,;|]\s*|\s(?:и|или|and|or)\s/u);
  if (words.length < 2) return undefined;
  const named = words.map((word) => {
    const meaning = meaningOf(word)?.meaning;
    return schemeByName(meaning?.scheme ?? schemeOfField(meaning?.field ?? "") ?? "");
  });
  // A word that is no number makes something else of the header.
  const known = named.filter((scheme) => scheme !== undefined && countryOfScheme(scheme.scheme) !== undefined);
  if (known.length < words.length) return undefined;
  // One of each country: cleaning reads БИН and ИИН in either's column.
  const schemes = identifierSchemes.filter(
    (scheme) => known.find((other) => other?.country === scheme.country) === scheme,
  );
  const lengths = schemes.flatMap((scheme) => scheme.lengths);
  if (schemes.length < 2 || new Set(lengths).size < lengths.length) return undefined;
  return schemes.sort((a, b) => Math.max(...b.lengths) - Math.max(...a.lengths)).map(({ scheme }) => scheme);
}

/** A cell with a number of as many digits as the scheme's, blanks and dashes inside it not counted; for `matches`. */
export function numberPattern(scheme: string): string {
  const lengths = schemeByName(scheme)?.lengths ?? [];
  const numbers = lengths.map((length) => `\\d(?:[ -]?\\d){${length - 1}}`);
  return `(?:^|\\D)(?:${numbers.join("|")})(?:\\D|$)`;
}
