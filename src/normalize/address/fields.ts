import { regionByName, townByName } from "../../countries/ru/regions.ts";
import { foldSpace, type AddressPart } from "../../model/index.ts";
import { isPlaceholder } from "../placeholder.ts";
import {
  compose,
  partsSaid,
  startAddress,
  type AddressResult,
  type CleanAddress,
  type WrittenTogether,
} from "./clean-address.ts";
import { countryCode, isCountryCode } from "../../countries/country-names.ts";
import type { Doubt } from "../rule.ts";
import { allWords, contradictions, holdsAll, isWithin, wordsOf } from "./agree.ts";
import { areaAlone, marksAsNames, markWords } from "./marks.ts";
import { partByName } from "./names.ts";
import { parseAddress } from "./parse.ts";

/**
 * An address that comes in parts, and where the source has one with the whole line beside them (`text`). Each part is brought into one
 * spelling, and takes from the line the mark that it lacks («Ленина» of «ул Ленина»); a part with an unknown name is kept in the text.
 */
export function addressFromParts(given: Readonly<Record<string, string>>, presentation: string): AddressResult {
  const { text: line = "", ...parts } = given;
  const address = startAddress("");
  const pieces: string[] = [];
  const doubts: Doubt[] = [];
  let together: WrittenTogether | undefined;
  for (const [key, value] of Object.entries(parts)) {
    // Lines of a cell are parts of it: «1 High Street», and below it «Floor 2».
    const text = foldSpace(value.trim().replace(/[,\s]*[\r\n]+\s*/gu, ", "));
    // «111» is a house here, not a placeholder.
    if (text === "" || (!/\d/.test(text) && isPlaceholder(text))) continue;
    const part = partByName(key);
    if (part === undefined || address[part] !== undefined) pieces.push(text);
    else if (part === "street") {
      const spelt = spellStreet(text, address, doubts);
      if (spelt.house !== undefined) together = { text, parts: Object.keys(spelt) as AddressPart[] };
      Object.assign(address, spelt);
    } else address[part] = spellPart(part, text);
  }
  // Moscow, Petersburg and Sevastopol stand in the place of the region.
  const { region } = address;
  if (address.city === undefined && region !== undefined && townByName(region)?.name === region) address.city = region;
  const beside = foldSpace((presentation === "" ? line : presentation).replace(/[\r\n]+/g, ", "));
  if (partsSaid(address).length === 0) return parseAddress(beside === "" ? pieces.join(", ") : beside);
  // Columns side by side make a line too, which has nothing but the parts to say.
  const asStreet = address.street === beside && partsSaid(address).every((part) => /^(?:street|country)$/.test(part));
  const shown = !asStreet && isWithin(allWords(beside), allWords(Object.values(parts).join(" "))) ? "" : beside;
  const read = shown === "" ? undefined : parseAddress(shown);
  const torn = read?.address === undefined ? undefined : untorn(address, shown);
  if (read?.address !== undefined && torn !== undefined) {
    const { country } = torn;
    const line = read.address;
    const said = wordsOf(
      partsSaid(line)
        .map((part) => line[part])
        .join(" "),
    );
    const dropped = named.filter((part) => torn[part] !== address[part] && !isMark(address[part]));
    const held =
      holdsAll({ ...torn, country: read.address.country }, read.address) &&
      dropped.every((part) => isWithin(wordsOf(address[part] ?? ""), said)) &&
      pieces.every((one) => shown.includes(one));
    if (held) {
      read.address.country ??= country;
      return {
        ...read,
        doubts: [...read.doubts, ...countryDoubts(address)],
        applied: ["address-parts", "address-parse"],
      };
    }
  }
  // «Город» and «Населённый пункт» filled with one town.
  if (address.settlement !== undefined && address.settlement === address.city) address.settlement = undefined;
  let disagree = false;
  // That a house may be a house and a flat keeps nobody from understanding the line.
  let understood = read?.doubts.every(({ code }) => code === "address-house-or-flat") ?? false;
  if (read?.address !== undefined) {
    const whole = torn !== undefined && understood && contradictions(torn, read.address).length === 0 ? torn : address;
    if (contradictions(whole, read.address).length > 0) {
      disagree = true;
      doubts.push({ code: "address-parts-disagree", severity: "warning", params: { line: shown } });
    } else if (understood) {
      Object.assign(address, whole);
      completeFrom(read.address, address);
    }
  }
  understood ||= disagree;
  address.text =
    shown !== "" && (!understood || (pieces.length > 0 && !disagree))
      ? shown
      : [compose(address, disagree ? "" : shown, shown === "" ? together : undefined), ...pieces].join(", ");
  return { address, doubts: [...doubts, ...countryDoubts(address)], applied: ["address-parts"] };
}

/**
 * 1C that could not take a line apart puts its first words into the street («443001», «г.», «: ул. Ленина») and leaves the rest out. Gives
 * the parts without such ones, and nothing where there are none.
 */
function untorn(address: CleanAddress, shown: string): CleanAddress | undefined {
  const whole = { ...address };
  for (const part of named) if (isMark(address[part])) whole[part] = undefined;
  const { street } = address;
  const placed = address.city !== undefined || address.settlement !== undefined;
  if (street !== undefined && !placed && shown.startsWith(street)) whole.street = undefined;
  return named.some((part) => whole[part] !== address[part]) ? whole : undefined;
}

const named = ["region", "district", "city", "settlement", "street"] as const;

/** A mark by itself, and none that a street may be called by: «Набережная», «Площадь». */
function isMark(text: string | undefined): boolean {
  const word = text?.toLowerCase().replace(/\.$/u, "") ?? "";
  return markWords.has(word) && !marksAsNames.has(word);
}

/** What the line says beyond the parts, and the marks that they lack; only of a line that contradicts none of them. */
function completeFrom(read: CleanAddress, address: CleanAddress): void {
  // «Населённый пункт: Тольятти г» beside «г. Тольятти» is the town.
  const { city, settlement } = address;
  if (city === undefined && read.settlement === undefined && read.city !== undefined && settlement !== undefined)
    if (isWithin(wordsOf(settlement), wordsOf(read.city))) address.settlement = undefined;
  for (const part of partsSaid(read)) {
    const own = address[part];
    const said = read[part] ?? "";
    if (own === undefined || isWithin(allWords(own), allWords(said))) address[part] = said;
  }
}

/** What no table knows stays the address's text, and is said: it is no code. */
function countryDoubts({ country }: CleanAddress): readonly Doubt[] {
  if (country === undefined || isCountryCode(country)) return [];
  return [{ code: "country-unknown", severity: "warning", raw: country }];
}

/** Said of a dash between two numbers, and no sign that the field was not understood. */
const ofDash: ReadonlySet<string> = new Set(["address-flat-guessed", "address-house-or-flat"]);

/** Most systems keep house and flat in the field of the street: they are told apart, and never dropped. */
function spellStreet(text: string, known: CleanAddress, said: Doubt[]): Partial<CleanAddress> {
  const { address, doubts } = parseAddress(text);
  if (address?.street === undefined || doubts.some(({ code }) => !ofDash.has(code))) return { street: text };
  const more = partsSaid(address);
  const fits = more.every((part) => /^(?:street|house|building|flat)$/.test(part) && known[part] === undefined);
  if (fits) said.push(...doubts);
  return fits ? Object.fromEntries(more.map((part) => [part, address[part]])) : { street: text };
}

/** «г. Самара», «Самара г». */
const townMark = /^(?:г|гор|город)[. ]\s*|\s+(?:г|гор|город)\.?$/iu;

function spellPart(part: AddressPart, text: string): string {
  if (part === "country") return countryCode(text) ?? text;
  if (part === "region") return regionByName(text, true)?.name ?? text;
  if (part === "postcode") return text;
  const marked =
    part === "house" && /^\d/.test(text) ? `д. ${text}` : part === "city" ? `г. ${text.replace(townMark, "")}` : text;
  const read = parseAddress(marked);
  if (read.address === undefined || read.doubts.length > 0 || partsSaid(read.address).length > 2) return text;
  const { street } = read.address;
  // «гаражного кооператива Металлист тер»: an area lies where a village would.
  if (part === "settlement" && street !== undefined && areaAlone.test(street) && partsSaid(read.address).length === 1)
    return street;
  return read.address[part] ?? text;
}
