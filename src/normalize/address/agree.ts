import { listedTown } from "../../countries/area-codes.ts";
import { countryCode, isCountryCode } from "../../countries/country-names.ts";
import { regionByName, townByName } from "../../countries/ru/regions.ts";
import { foldCase, type AddressPart } from "../../model/index.ts";
import { hasCyrillic } from "../letters.ts";
import { partsSaid, type CleanAddress } from "./clean-address.ts";
import { markOf, markWords } from "./marks.ts";

/**
 * The parts in which two spellings of an address say different things. What only one of them says is no contradiction, nor is a name
 * that lacks its mark or half of itself («Маркса» of «ул. Карла Маркса»).
 */
export function contradictions(one: CleanAddress, other: CleanAddress): readonly AddressPart[] {
  const both = partsSaid(one).filter((part) => other[part] !== undefined);
  const said = both.filter((part) => !agree(part, one, other));
  // A town that one has as a town and the other as a settlement is the same one.
  const places = [placesOf(one), placesOf(other)] as const;
  if (places[0].length === 0 || places[1].length === 0) return said;
  const common = places[0].some((place) => places[1].some((their) => sameTown(place, their)));
  return common || said.includes("settlement") ? said : [...said, "city"];
}

/** Whether `other` says all that `one` does. */
export function holdsAll(one: CleanAddress, other: CleanAddress): boolean {
  return partsSaid(one).every((part) => other[part] !== undefined) && contradictions(one, other).length === 0;
}

function agree(part: AddressPart, one: CleanAddress, other: CleanAddress): boolean {
  const first = one[part] ?? "";
  const second = other[part] ?? "";
  if (first === second) return true;
  switch (part) {
    case "postcode":
      return first.replace(/\D/gu, "") === second.replace(/\D/gu, "");
    case "country":
      return !isCountryCode(first) || countryCode(second) === first;
    case "region":
      return sameName(regionByName(first, true)?.name ?? first, regionByName(second, true)?.name ?? second);
    case "district": {
      // A municipal district and one of the post are two things that an address may say.
      const marks = [first, second].map((text) => markOf(text, text.toLowerCase())?.mark.shown);
      return marks[0] !== marks[1] || sameName(first, second);
    }
    case "city":
      // Among all places of the two.
      return true;
    case "settlement":
      return sameName(first, second) || [one.city, other.city].some((city) => city === first || city === second);
    case "street":
      return sameStreet(first, second);
    case "house":
      return (
        plain(first) === plain(second) || plain(first + (one.building ?? "")) === plain(second + (other.building ?? ""))
      );
    default:
      return isWithin(wordsOf(first), wordsOf(second)) || isWithin(wordsOf(second), wordsOf(first));
  }
}

/** Towns and villages; Moscow, Petersburg and Sevastopol stand in the place of the region too. */
function placesOf({ region, city, settlement }: CleanAddress): readonly string[] {
  const town = region === undefined || townByName(region)?.name !== region ? undefined : region;
  return [town, city, settlement].filter((place) => place !== undefined);
}

function sameTown(first: string, second: string): boolean {
  return sameName(first, second) || sameName(listedTown(first), listedTown(second));
}

function sameStreet(first: string, second: string): boolean {
  const marks = [first, second].map((street) => markOf(street, street.toLowerCase())?.mark.shown);
  if (marks[0] !== undefined && marks[1] !== undefined && marks[0] !== marks[1]) return false;
  return sameName(first, second);
}

/** Two streets of one town, or two towns, are told apart by such a word alone: «Большая Садовая», «2-я Советская», «Нижний Новгород». */
const telling = /^(?:больш|мал[аоы]|нов[аоы]|стар[аоы]|верхн|нижн|средн|велик|\d+-)/u;

function sameName(first: string, second: string): boolean {
  // Berlin and «Берлин»: in two alphabets nothing shows that they are two.
  if (hasCyrillic(first) !== hasCyrillic(second)) return true;
  const [short = [], long = []] = [wordsOf(first), wordsOf(second)].sort((a, b) => a.length - b.length);
  if (!isWithin(short, long)) return false;
  return !long.some((word) => telling.test(word) && !short.some((own) => like(own, word)));
}

/** Words without the marks; all of them where there is nothing else («Набережная»). */
export function wordsOf(text: string): readonly string[] {
  const words = allWords(text);
  const names = words.filter((word) => !markWords.has(word));
  return names.length === 0 ? words : names;
}

export function allWords(text: string): readonly string[] {
  return foldCase(text)
    .replace(/(\d+)-(?:ая|ой|ый|го)/gu, "$1-я")
    .split(/[^\p{L}\d/-]+/u)
    .filter((word) => word !== "");
}

export function isWithin(words: readonly string[], others: readonly string[]): boolean {
  return words.every((word) => others.some((other) => like(word, other)));
}

/** «К.» and «Карла», «Комс.» and «Комсомольская». */
function like(one: string, other: string): boolean {
  return one === other || (/^\p{L}+$/u.test(one + other) && (one.startsWith(other) || other.startsWith(one)));
}

/** «5А», «5 а», «5/1», «5корп. 1»: digits and letters, without what stands between them. */
function plain(house: string): string {
  return foldCase(house)
    .replace(/(?:д|дом|корп|корпус|к|стр|строение|с|лит|литера)\.?(?=\s|\d)/gu, "")
    .replace(/[^\p{L}\d]/gu, "");
}
