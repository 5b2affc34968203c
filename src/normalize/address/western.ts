import { isChineseProvince } from "../../countries/cn/provinces.ts";
import { countryByName } from "../../countries/country-names.ts";
import { withoutLegalForm } from "../../countries/legal-forms.ts";
import type { Doubt } from "../rule.ts";
import { isBigTown } from "./big-towns.ts";
import { partsSaid, startAddress, type AddressResult, type CleanAddress } from "./clean-address.ts";
import { unplaced } from "./unplaced.ts";
import { codeApart } from "./western-cut.ts";
import { compass, isState, takePlace, words } from "./western-place.ts";

const streetWord =
  /(?<!\p{L})c\/\s?(?=\p{L})|(?<!\p{L})(?:street|st|avenue|ave|road|rd|boulevard|blvd|bd|lane|ln|drive|dr|place|pl|court|ct|crescent|cres|close|way|parade|terrace|square|sq|highway|hwy|parkway|pkwy|trail|circuit|circle|str|rue|via|viale|corso|piazza|calle|avenida|plaza|rua|ulica|ul|al|aleja|aleje|plac|os|weg|platz|cad|caddesi|sok|sokak|sk|bulvarı|mah|mahallesi|iela|gatvė|pr|mnt|tn|nám|náměstí|třída|utca|út|tér|ko['’ʻ‘]?cha(?:si)?)(?!\p{L})\.?|(?:straße|strasse|str\.|gasse|allee|weg|platz|ring|damm|ufer|chaussee|straat|gracht|laan|plein|gatan|vägen|vej|gade|katu|(?<=\p{L}{4})tie)(?!\p{L})/iu;

/** A flat, an office, a floor: by itself, or behind the house. */
const unit =
  /^(?:suite|ste|apt|apartment|unit|flat|room|office|level|floor|lokal|zimmer|kat)\.?\s*[#:]?\s*\w+$|^(?:top|tür)\.?\s*\d\w*$|^\d{1,2}(?:\.\s?(?:OG|Stock|Etage|Obergeschoss)|(?:st|nd|rd|th)\sfloor)$|^EG$/iu;
/** «12 B 14» is the Finnish order: house, stair, flat. */
const unitBehind =
  /(?<=\d)\s[A-Z]\s\d{1,3}$|,?\s+(?:(?:m|lok|lokal|apt|kv|kat|daire|d|top|suite|ste|unit|floor|room|rm)\s?[.:]{0,2}|#)\s*\d+\w*$/iu;
/** A house of several, by its number: «Building 3», «Block B». */
const block = /^(?:building|bldg|block|tower|bauteil|stiege|haus|halle|objekt)\.?\s+[A-Z\d]{1,4}$/iu;
const postbox = /^(?:P\.?\s?O\.?\s?Box|Postfach|skrytka pocztowa|apartado)\s+\d[\d ]*$/iu;
const number = String.raw`\d+(?:\s?(?:bis|ter|quater)|\s?[A-Za-z]?(?:[-/](?:\d+[A-Za-z]?|[A-Za-z](?![A-Za-z])))*)`;
const houseBefore = /^(\d+(?:\s?(?:bis|ter|quater)(?=\s)|[A-Za-z]?(?:[-/]\d+[A-Za-z]?)?))\s+(.+)$/;
const houseBehindComma = /(?<=^|,\s*)(\p{L}[^,\d]+),\s*(\d{1,4}[A-Za-z]?(?:[-/]\d{1,4})?)(?=,|$)/gu;
const houseBehind = new RegExp(`^(\\p{L}.*?)\\s+(${number})$`, "u");
/** «İstiklal Cad. No: 15»: what stands behind the number is the town. */
const houseNamed =
  /^(\p{L}.*?)\s+(?:No|Nr)(?:\s?[.:]\s?|\s)(\d[\dA-Za-z/-]*)((?:\s+(?:D|Daire|K|Kat)\s?[.:]\s?\w+)*)(?:\s+(\p{L}.*))?$/iu;

/**
 * Addresses in Latin letters: house and street, unit, postcode and town, state, where they are plain to see. The text itself is never
 * rewritten: without a registry nobody knows where a street's name ends and the town's begins.
 */
export function westernAddress(text: string): AddressResult {
  const address = startAddress(text);
  const pieces = withoutSquare(codeApart(text), address)
    .replace(/(?<=^|,\s*)(?:mun|or)\.\s+(?=\p{Lu})/gu, "")
    // «Via Roma 12 - 10121 Torino - Italia»
    .replace(/\s[-–]\s(?=\d{4,5}\s\p{Lu}|\p{Lu}\p{L}+$)/gu, ", ")
    // «Lange Gasse 36-40/Bauteil 4», «… 12/Stiege 2/Top 5»: the part of a house behind its number.
    .replace(
      /(?<=\d\p{L}?)\s?\/\s?(?=(?:Bauteil|Stiege|Haus|Halle|Objekt|Top|Tür)\.?\s?(?:\d|\p{Lu}(?!\p{L})))/gu,
      ", ",
    )
    // «Calle Mayor, 5»: the house behind its street.
    .replace(houseBehindComma, (written, street: string, house: string) =>
      streetWord.test(street) ? `${street} ${house}` : written,
    )
    .split(/,\s*/)
    .filter((segment) => !takeCountry(segment, address));
  const segments = pieces.filter((segment) => !takeProvince(segment, address));
  const left = takePlace(segments, address);
  const town = left.find((segment, at) => at > 1 && address.city === undefined && isBigTown(segment));
  for (const segment of left) read(segment, address, town);
  takePolishFlat(address);
  const doubts: Doubt[] = [];
  if (address.city === undefined && (address.street ?? address.postcode ?? address.flat) !== undefined)
    takeFront(left, address, doubts);
  if (partsSaid(address).length === 0) takeInTown(left, address, doubts);
  // «Istanbul, Turkey»
  const [alone = ""] = left;
  const onlyAround = partsSaid(address).every((part) => part === "country" || part === "region");
  if (left.length === 1 && onlyAround && address.country !== undefined && words.test(alone)) address.city = alone;
  // «Lenina 5, Samara, Russia»: of which nothing but the country is plain.
  const said = partsSaid(address);
  const unplain = said.length === 1 && said[0] === "country" ? left : left.filter((one) => isUnread(one, address));
  const unread = unplain.length > 0 ? unplain : unplaced(pieces, address);
  if (unread.length > 0)
    doubts.push({ code: "address-part-not-understood", severity: "note", params: { part: unread.join(", ") } });
  if (said.length > 0) return { address, doubts, applied: ["address-parse"] };
  return { address, doubts: [{ code: "address-not-understood", severity: "note" }], applied: [] };
}

/**
 * A number or a word for a street that nothing was read of, where no street is known: «Hauptplatzl 5, 1010 Wien», and beside a unit, which
 * says nothing of it: «Unit 4, Canal Road Industrial Estate».
 */
function isUnread(segment: string, { street, house, building, flat }: CleanAddress): boolean {
  if ((street ?? house ?? building) !== undefined || segment === flat) return false;
  return (/\d/u.test(segment) && /\p{L}/u.test(segment)) || streetWord.test(segment);
}

/**
 * «Warszawa, ul. Marszałkowska 5»: a known town in front of the street; another bare name only where it is the only one, and that is
 * said, for people and firms stand there too («Kowalski, Warszawa, ul. Polna 5»).
 */
function takeFront(left: readonly string[], address: CleanAddress, doubts: Doubt[]): void {
  const bare = left.filter((segment) => isBareName(segment, address));
  const known = bare.filter(isBigTown);
  const [town, ...others] = known.length > 0 ? known : bare;
  if (town === undefined || others.length > 0) return;
  address.city = town;
  if (known.length === 0) doubts.push({ code: "address-town-guessed", severity: "note", params: { town } });
}

/** «Berlin, Unter den Linden 77», «Unter den Linden 77, Berlin»: beside a known town a name and a number are most likely a street, and that is said. */
function takeInTown(left: readonly string[], address: CleanAddress, doubts: Doubt[]): void {
  const town = left.find(isBigTown);
  const other = left.find((segment) => segment !== town) ?? "";
  const [, street, house] = houseBehind.exec(other) ?? [];
  if (left.length !== 2 || town === undefined || street === undefined || house === undefined) return;
  // «Tbilisi, Georgia 0105»
  if (!words.test(street) || isFirm(street) || house.startsWith("0")) return;
  Object.assign(address, { city: town, street, house });
  doubts.push({ code: "address-street-guessed", severity: "note", params: { street } });
}

function isBareName(segment: string, { street, settlement }: CleanAddress): boolean {
  if (!words.test(segment) || segment === street || segment === settlement || streetWord.test(segment)) return false;
  return !isFirm(segment);
}

/** «Lotos GmbH» in front of its street. */
function isFirm(segment: string): boolean {
  return withoutLegalForm(segment).form !== undefined;
}

function takeCountry(segment: string, address: CleanAddress): boolean {
  const country = /^\d/.test(segment) ? undefined : countryByName(segment);
  if (country !== undefined) address.country ??= country;
  return country !== undefined;
}

/** «China, Guangdong, Shenzhen»: from the large to the small, the province stands where elsewhere the town does. */
function takeProvince(segment: string, address: CleanAddress): boolean {
  if (address.country !== "CN" || address.region !== undefined || !isChineseProvince(segment)) return false;
  address.region = segment;
  return true;
}

/** `town`: one that is known stands behind, so that a name before it is a part of it: «Bağdat Caddesi No 120, Kadıköy, İstanbul». */
function read(segment: string, address: CleanAddress, town: string | undefined): void {
  if (unit.test(segment) || postbox.test(segment)) address.flat ??= segment;
  else if (block.test(segment)) address.building ??= segment;
  else if (/\p{L} District$/u.test(segment)) address.district ??= segment;
  // «Kadıköy/İstanbul» behind its street.
  else if (segment.includes("/") && takePlace([segment], address).length === 0) return;
  else if (
    !takeUzbek(segment, address) &&
    !takeStreet(segment, address) &&
    words.test(segment) &&
    isTown(address, segment) &&
    !isFirm(segment)
  ) {
    if (town === undefined || town === segment) address.city = segment;
    else address.district ??= segment;
  }
}

/** In front of the street a postcode alone makes no name a town: see {@link takeFront}. */
function isTown({ city, street, postcode }: CleanAddress, segment: string): boolean {
  return city === undefined && (street !== undefined || (postcode !== undefined && isBigTown(segment)));
}

/** «Szlak 65/504, 31-153 Kraków»: so great a number behind the stroke is a flat's. «105/107» are two houses that were joined. */
function takePolishFlat(address: CleanAddress): void {
  const { house = "", flat, postcode = "", country } = address;
  const [, own = "", behind = ""] = /^(\d+[A-Za-z]?)\/(\d{3})$/u.exec(house) ?? [];
  if (behind === "" || flat !== undefined || !(country === "PL" || /^\d{2}-\d{3}$/u.test(postcode))) return;
  if (Number(behind) - Number.parseInt(own, 10) <= widestPolishHouse) return;
  address.house = own;
  address.flat = behind;
}

const widestPolishHouse = 30;

/** «Q7, 24, 68161 Mannheim»: the blocks of that town have a letter and a number, and no street. */
function withoutSquare(text: string, address: CleanAddress): string {
  if (!/(?<!\p{L})Mannheim(?!\p{L})/u.test(text)) return text;
  return text.replace(square, (_, block: string, house: string) => {
    Object.assign(address, { street: block, house });
    return "";
  });
}

const square = /(?<=^|,\s*)([A-U]\s?[1-7]),?\s+(\d{1,2}\p{L}?(?:[-–]\d{1,2}\p{L}?)?)(?:,\s*|$)/u;

/** «29 Listopada 130», «17. listopadu 5»: streets are called after days there too. */
const ofDay =
  /^(\d{1,2}\.?\s(?:stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopad[au]|grudnia|siječnja|veljače|ožujka|travnja|svibnja|lipnja|srpnja|kolovoza|rujna|studenoga|prosinca|května|října))\s(\d+[A-Za-z]?(?:\/\d+[A-Za-z]?)?)$/iu;

function takeStreet(segment: string, address: CleanAddress): boolean {
  const [, called, number] = ofDay.exec(segment.replace(unitBehind, "")) ?? [];
  if (called !== undefined && number !== undefined && address.street === undefined) {
    Object.assign(address, { street: called, house: number });
    takeUnitBehind(segment, address);
    return true;
  }
  const alone = /^No\.?\s?(\d+\w?)$/iu.exec(segment);
  if (alone !== null) address.house ??= alone[1] ?? "";
  const named = houseNamed.exec(segment.replace(unitBehind, ""));
  if (named !== null && address.street === undefined) {
    const [, street = "", house = "", inside = "", place] = named;
    Object.assign(address, { street, house });
    if (inside !== "") address.flat ??= inside.trim();
    if (place !== undefined) takePlace([place], address);
    takeUnitBehind(segment, address);
    return true;
  }
  if (alone !== null) return true;
  const before = houseBefore.exec(segment);
  if (before !== null && address.house === undefined) {
    address.house = before[1] ?? "";
    const street = (before[2] ?? "").replace(/\.$/, "");
    // «1 Infinite Loop, Cupertino, CA 95014»: where a state closes the address the number in front is a house.
    if (streetWord.test(street) || compass.test(street) || isAmerican(address))
      address.street ??= street.replace(unitBehind, "");
    takeUnitBehind(segment, address);
    return true;
  }
  const behind = houseBehind.exec(segment.replace(unitBehind, ""));
  const [, street = segment, house] = behind ?? [];
  // Beside a postcode and its town nothing else ends in a number.
  const known = streetWord.test(street) || (address.postcode !== undefined && address.city !== undefined);
  if (address.street !== undefined || !known || /^c\/o\s/iu.test(street)) return false;
  if (house === undefined && (address.house === undefined || !streetWord.test(street))) return false;
  address.street = street;
  if (house !== undefined) address.house ??= house.replace(/\s(?!\p{L}{3})/gu, "");
  takeUnitBehind(segment, address);
  return true;
}

function isAmerican({ region, postcode, city }: CleanAddress): boolean {
  return city !== undefined && isState(region ?? "") && /^\d{5}(?:-\d{4})?$/.test(postcode ?? "");
}

function takeUnitBehind(segment: string, address: CleanAddress): void {
  const [flat] = unitBehind.exec(segment) ?? [];
  if (flat !== undefined) address.flat ??= flat.trim();
}

const uzbek: readonly (readonly [
  part: "region" | "district" | "city" | "street" | "house" | "flat",
  pattern: RegExp,
])[] = [
  ["region", /^(.+ viloyati)$/iu],
  ["district", /^(.+ tumani)$/iu],
  ["city", /^(\p{Lu}[\p{L}'’ʻ‘]+) (?:sh\.|shahri|shahar)$/u],
  ["street", /^(.+ ko['’ʻ‘]?cha(?:si)?)$/iu],
  ["house", /^(\d+\w?)-uy$/iu],
  ["flat", /^(\d+-xonadon)$/iu],
];

/** «Toshkent sh., Amir Temur ko'chasi, 5-uy»: each part is marked behind its name. */
function takeUzbek(segment: string, address: CleanAddress): boolean {
  for (const [part, pattern] of uzbek) {
    const [, name] = pattern.exec(segment) ?? [];
    if (name === undefined || address[part] !== undefined) continue;
    address[part] = name;
    return true;
  }
  return false;
}
