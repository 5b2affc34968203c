import { foldCase } from "../../model/index.ts";
import { isBigTown } from "./big-towns.ts";
import { partsSaid, type CleanAddress } from "./clean-address.ts";

/** Behind a house: `06420 Çankaya Ankara`, `00-850 Warszawa`. A comma was meant in front of it. */
const codeBehindHouse =
  /(?<=(?:^|,\s*)\p{L}[^,]*[\s.:]\d+[A-Za-z]?(?:[-/]\d*[A-Za-z]?)?)\s+(?=(?:[A-Z]{1,2}-)?(?:\d{2}-\d{3}|\d{3} \d{2}|\d{4,5})\s\p{Lu}[\p{L} .'’()/-]+(?:,|$))/gu;

/** «1 rue de la Paix 75002 Paris»: the house stands in front, and a French word for the street says so. */
const frenchCode =
  /^(\d+(?:\s?(?:bis|ter|quater))?\s(?:rue|avenue|av|boulevard|bd|place|quai|allée|chemin|impasse|cours)\.?\s[^,\d]+?)\s+(?=\d{5}\s\p{Lu}[\p{L} .'’-]+(?:,|$))/iu;

/** Puts the comma in front of a postcode and its town that stand behind a house. */
export function codeApart(text: string): string {
  return text.replace(codeBehindHouse, ", ").replace(frenchCode, "$1, ");
}

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

/** What says no more than which part follows, or who lives there. */
const noise: ReadonlySet<string> = new Set(
  "no nr sh shahri shahar uy xonadon mun or co the and of cedex province district".split(" "),
);
const token = /\p{L}+|\d+/gu;

function tokens(text: string): readonly string[] {
  return foldCase(text).match(token) ?? [];
}

/**
 * What an address says and no part of it holds: a number, wherever it stands, and the words beside what was read of the same piece.
 * A piece without a number of which nothing was read is a person or a firm, who have a field of their own.
 */
export function unplaced(pieces: readonly string[], address: CleanAddress): readonly string[] {
  const held = new Set(partsSaid(address).flatMap((part) => tokens(address[part] ?? "")));
  return pieces.flatMap((piece) => {
    const said = tokens(piece).filter((one) => !noise.has(one) && (/^\d/u.test(one) || one.length > 1));
    const open = said.filter((one) => !held.has(one));
    if (open.length === 0) return [];
    if (open.length === said.length && !open.some((one) => /^\d/u.test(one))) return [];
    const found = [...piece.matchAll(token)].filter(([one]) => open.includes(foldCase(one)));
    const [first] = found;
    const last = found.at(-1);
    return first === undefined || last === undefined
      ? [piece]
      : [piece.slice(first.index, last.index + last[0].length)];
  });
}
