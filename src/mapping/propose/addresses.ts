import { foldHeader } from "./synonyms.ts";

/**
 * Columns that are one address cut into pieces under a common word: `Billing Street`, `Billing City`…, `Address 1: ZIP/Postal Code`,
 * `Business Postal Code`, `E-mail`-like exports of Salesforce, Dynamics, Outlook, Google and Creatio.
 */
const prefixes: readonly (readonly [prefix: RegExp, kind: string])[] = [
  [/^billing ?/, "legal"],
  [/^shipping ?/, "delivery"],
  [/^mailing ?/, "postal"],
  [/^other /, "other"],
  [/^business /, "actual"],
  [/^home /, "home"],
  [/^address \d+ - /, "actual"],
  [/^address \d+ /, "actual"],
  [/^delivery ?(?:address)? ?/, "delivery"],
  [/^invoice ?(?:address)? ?/, "legal"],
];

const parts: ReadonlyMap<string, string> = new Map(
  (
    [
      ["postcode", "zip|postal code|zip/postal code|zip code|zipcode|postcode|postalcode"],
      ["country", "country|country/region|countryregionisocode|country code"],
      ["region", "state|state/province|province|state/region|region"],
      ["city", "city|town"],
      ["street", "street|street 1|street 2|street 3|address|line 1"],
    ] as const
  ).flatMap(([part, words]) => words.split("|").map((word): [string, string] => [word, part])),
);

/** The group and part of a column that is a piece of a named address. */
export function addressPiece(column: string): { group: string; kind: string; part: string } | undefined {
  const folded = foldHeader(column);
  for (const [prefix, kind] of prefixes) {
    const match = prefix.exec(folded);
    const part = match === null ? undefined : parts.get(folded.slice(match[0].length));
    if (match !== null && part !== undefined) return { group: match[0], kind, part };
  }
  return undefined;
}
