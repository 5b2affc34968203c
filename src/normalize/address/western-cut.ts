import { countryByName } from "../../countries/country-names.ts";
import { stateLetters } from "../../countries/us/states.ts";
import { isBigTown } from "./big-towns.ts";

/** Behind a house: `06420 Çankaya Ankara`, `00-850 Warszawa`. A comma was meant in front of it. */
const codeBehindHouse =
  /(?<=(?:^|,\s*)\p{L}[^,]*[\s.:]\d+[A-Za-z]?(?:[-/]\d*[A-Za-z]?)?)\s+(?=(?:[A-Z]{1,2}-)?(?:\d{2}-\d{3}|\d{3} \d{2}|\d{4,5})\s\p{Lu}[\p{L} .'’()/-]+(?:,|$))/gu;

/** «1 rue de la Paix 75002 Paris»: the house stands in front, and a French word for the street says so. */
const frenchCode =
  /^(\d+(?:\s?(?:bis|ter|quater))?\s(?:rue|avenue|av|boulevard|bd|place|quai|allée|chemin|impasse|cours)\.?\s[^,\d]+?)\s+(?=\d{5}\s\p{Lu}[\p{L} .'’-]+(?:,|$))/iu;

/** Puts the comma in front of a postcode and its town that stand behind a house. */
export function codeApart(text: string): string {
  return text
    .replace(codeBehindHouse, ", ")
    .replace(frenchCode, "$1, ")
    .replace(stateBeforeComma, "$1, $2 ")
    .replace(countryBehindTown, (written, town: string, country: string) =>
      countryByName(country) === undefined || namedLikeState.test(country) ? written : `${town}, ${country}`,
    );
}

/** «Boston MA, 02129» */
const stateBeforeComma = new RegExp(
  String.raw`(?<=^|,\s*)(\p{Lu}[\p{L}. '’-]+),?\s+(${stateLetters}),\s*(?=\d{5}(?:-\d{4})?(?:,|$))`,
  "gu",
);
/** «CH-8610 Uster Switzerland»: the country behind the town, without a comma. */
const countryBehindTown =
  /(?<=^|,\s*)((?:[A-Z]{1,2}-)?\d{4,5}\s\p{Lu}[\p{L}.'’-]+(?:\s\p{L}[\p{L}.'’-]+)??)\s(\p{Lu}\p{L}{4,}(?:\s\p{Lu}\p{L}+)?)$/u;
const namedLikeState = /^(?:Georgia|Jersey|Mexico)$/u;

const endsInHouse = /^(.*\p{L}\.?)\s+\d+(?:\s?[A-Za-z])?(?:[-/]\d*[A-Za-z]?)*$/u;
/** «Praha 1», «Paris Cedex 08», «Budapest 12»: a town's own number. */
const ownNumber = /^\p{Lu}[\p{L}'’-]+(?:\s(?:Cedex|CEDEX))?\s\d{1,2}$/u;

/**
 * What stands behind a postcode, as town and street: «Berlin Unter den Linden 77». Where the town is none that a table knows nobody can
 * tell where its name ends: then both are empty.
 */
export function streetApart(text: string): readonly [town: string, street: string] {
  if (!endsInHouse.test(text) || ownNumber.test(text)) return [text, ""];
  const parts = text.split(" ");
  for (let count = Math.min(3, parts.length - 1); count > 0; count--) {
    const town = parts.slice(0, count).join(" ");
    if (!isBigTown(town)) continue;
    const street = parts.slice(count).join(" ");
    return /^(?:\d|Cedex)/iu.test(street) ? [text, ""] : [town, street];
  }
  return ["", ""];
}

const streetWords =
  "street|st|avenue|ave|road|rd|boulevard|blvd|lane|ln|drive|dr|way|court|ct|place|pl|terrace|square|sq|circle|highway|hwy|parkway|pkwy|plaza|loop|trail|crescent";
const streetAndTown = new RegExp(
  String.raw`^(\d+\w?\s+\S+(?:\s+\S+)*?\s+(?:${streetWords})\.?(?:\s+(?:[NSEW]|[NS][EW]|North|South|East|West)\.?(?=\s))?` +
    String.raw`(?:\s+(?:apt|suite|ste|unit|floor)\.?\s*\d+\w*|\s+#\s?\w+)?)\s+(\p{Lu}[\p{L} .'’-]+)$`,
  "iu",
);

/** «12 Elm Street Boston» in front of a state or a British postcode: the town begins behind the word for the street. */
export function townApart(text: string): readonly [street: string, town: string] | undefined {
  const [, street, town] = streetAndTown.exec(text) ?? [];
  return street === undefined || town === undefined ? undefined : [street, town];
}
