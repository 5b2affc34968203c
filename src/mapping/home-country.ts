/**
 * The country of rows that do not say theirs: the first setting that is stated, the most particular given first; RU where none is.
 * Undefined where it says `unknown`: then no country's rules are tried on a number that does not name its own.
 */
export function homeCountry(...stated: readonly (string | undefined)[]): string | undefined {
  const country = stated.find((each) => each !== undefined) ?? "RU";
  return country === "unknown" ? undefined : country;
}
