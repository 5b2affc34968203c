import { regionByName, townByName } from "../countries/ru/regions.ts";
import { foldSpace } from "../model/index.ts";
import { hasCyrillic, mendLookAlikes } from "./letters.ts";
import type { Doubt, Rule } from "./rule.ts";
import { isPlaceholder } from "./placeholder.ts";
import { houseMarks, placeMarks, streetMarks, unitMarks, type Mark } from "./address-marks.ts";

/** An address as far as its text tells without a registry. Absent parts were not said, or not understood: `text` has it all. */
export interface CleanAddress {
  /** One line for people. */
  text: string;
  postcode?: string;
  country?: string;
  region?: string;
  district?: string;
  city?: string;
  settlement?: string;
  street?: string;
  house?: string;
  building?: string;
  flat?: string;
}

export interface AddressResult {
  readonly address?: CleanAddress;
  readonly doubts: readonly Doubt[];
  readonly applied: readonly string[];
}

export const addressRules: readonly Rule[] = [
  {
    name: "address-parse",
    field: "addresses",
    before: "443001 Самарская обл г.Самара ул.Ленина д.5 оф.12",
    after: "443001, Самарская область, г. Самара, ул. Ленина, д. 5, оф. 12",
  },
  {
    name: "address-parts",
    field: "addresses",
    before: "Город=Самара; Улица=Ленина ул",
    after: "г. Самара, ул. Ленина",
  },
];

const countries: ReadonlyMap<string, string> = new Map([
  ["россия", "RU"],
  ["рф", "RU"],
  ["российская федерация", "RU"],
  ["russia", "RU"],
  ["russian federation", "RU"],
  ["643", "RU"],
  ["казахстан", "KZ"],
  ["республика казахстан", "KZ"],
  ["рк", "KZ"],
  ["kazakhstan", "KZ"],
  ["беларусь", "BY"],
  ["республика беларусь", "BY"],
  ["белоруссия", "BY"],
  ["рб", "BY"],
  ["belarus", "BY"],
  ["украина", "UA"],
  ["україна", "UA"],
  ["ukraine", "UA"],
  ["узбекистан", "UZ"],
  ["республика узбекистан", "UZ"],
  ["кыргызстан", "KG"],
  ["киргизия", "KG"],
  ["кыргызская республика", "KG"],
  ["армения", "AM"],
  ["республика армения", "AM"],
  ["азербайджан", "AZ"],
  ["грузия", "GE"],
  ["молдова", "MD"],
  ["республика молдова", "MD"],
  ["таджикистан", "TJ"],
  ["туркменистан", "TM"],
  ["литва", "LT"],
  ["латвия", "LV"],
  ["эстония", "EE"],
  ["польша", "PL"],
  ["германия", "DE"],
  ["germany", "DE"],
  ["deutschland", "DE"],
  ["китай", "CN"],
  ["china", "CN"],
  ["usa", "US"],
  ["сша", "US"],
  ["united states", "US"],
  ["uk", "GB"],
  ["united kingdom", "GB"],
  ["australia", "AU"],
  ["турция", "TR"],
]);

/** ISO code of a country written in words, where it is one of those met in these parts. */
export function countryByName(text: string): string | undefined {
  return countries.get(
    text
      .toLowerCase()
      .replace(/[.«»"]/gu, "")
      .trim(),
  );
}

/** Cleans a free-text address. */
export function parseAddress(raw: string): AddressResult {
  const body = foldSpace(mendLookAlikes(raw.replace(/[\r\n\t|]+/g, ", ")));
  if (isPlaceholder(body)) return { doubts: [], applied: ["address-placeholder"] };
  const text = body.replace(/\s*,(?:\s*,)*\s*/g, ", ").replace(/^[,\s]+|[,\s]+$/g, "");
  if (!hasCyrillic(text)) return western(text);
  const address: CleanAddress = { text };
  const left: string[] = [];
  const doubts: Doubt[] = [];
  for (const segment of segmentsOf(text)) {
    if (!take(segment, address)) left.push(segment);
  }
  unmarked(left, address, doubts);
  const known = Object.keys(address).length - 1;
  if (known === 0) return { address, doubts: [{ code: "address-not-understood", severity: "note", raw }], applied: [] };
  if (left.length > 0)
    doubts.push({ code: "address-part-not-understood", severity: "note", raw, params: { part: left.join(", ") } });
  else address.text = compose(address);
  return { address, doubts, applied: address.text === raw && known === 0 ? [] : ["address-parse"] };
}

/** The parts of 1C and CommerceML by their names, in every spelling met; case does not matter. */
const partNames: Readonly<Record<string, Exclude<keyof CleanAddress, "text">>> = {
  postcode: "postcode",
  zip: "postcode",
  zipcode: "postcode",
  индекс: "postcode",
  "почтовый индекс": "postcode",
  country: "country",
  countrycode: "country",
  страна: "country",
  region: "region",
  area: "region",
  регион: "region",
  state: "region",
  district: "district",
  район: "district",
  mundistrict: "district",
  city: "city",
  город: "city",
  settlement: "settlement",
  locality: "settlement",
  "населенный пункт": "settlement",
  населенныйпункт: "settlement",
  street: "street",
  улица: "street",
  house: "house",
  housenumber: "house",
  дом: "house",
  building: "building",
  buildings: "building",
  корпус: "building",
  flat: "flat",
  apartments: "flat",
  квартира: "flat",
  office: "flat",
  офис: "flat",
};

/** An address that comes in parts. Each part is brought into one spelling; a part with an unknown name is kept in the text. */
export function addressFromParts(parts: Readonly<Record<string, string>>, presentation: string): AddressResult {
  const address: CleanAddress = { text: "" };
  const pieces: string[] = [];
  for (const [key, value] of Object.entries(parts)) {
    const text = foldSpace(value);
    if (text === "" || isPlaceholder(text)) continue;
    const part = partNames[key.toLowerCase()];
    if (part === undefined) pieces.push(text);
    else address[part] ??= spellPart(part, text);
  }
  if (Object.keys(address).length === 1 && pieces.length === 0) {
    const said = foldSpace(presentation);
    return said === "" || isPlaceholder(said) ? { doubts: [], applied: [] } : parseAddress(presentation);
  }
  const shown = foldSpace(presentation.replace(/[\r\n]+/g, ", "));
  address.text = shown !== "" && pieces.length > 0 ? shown : [compose(address), ...pieces].join(", ");
  return { address, doubts: [], applied: ["address-parts"] };
}

function spellPart(part: Exclude<keyof CleanAddress, "text">, text: string): string {
  if (part === "country") return /^[A-Z]{2}$/.test(text) ? text : (countryByName(text) ?? text);
  if (part === "region") return regionByName(text, true)?.name ?? text;
  if (part === "postcode" || part === "district") return text;
  const read = parseAddress(part === "house" && /^\d/.test(text) ? `д. ${text}` : text).address?.[part];
  if (part === "city") return read ?? townByName(text)?.name ?? text;
  return read ?? text;
}

/** «443001 г.Самара ул.Ленина д.5» has no commas: a mark that opens a part (г., ул., д.) opens a segment. */
const opening =
  /(?<=[\s.,)]|\d)(?=(?:г|гор|город|ул|улица|пр-т|пр-кт|просп|проспект|пер|переулок|б-р|бульвар|бул|ш|шоссе|наб|набережная|пл|площадь|проезд|пр-д|мкр|мкр-н|микрорайон|кв-л|квартал|с|село|п|пос|пгт|рп|дер|деревня|ст-ца|х|хутор|д|дом|вл|влад|владение|корп|корпус|к|стр|строение|лит|литера?|оф|офис|кв|квартира|пом|помещение|ком|комн|комната|каб|кабинет|эт|этаж)(?:\.\s*|\s+)(?:№\s*)?[А-ЯЁ\d«"])/u;

function segmentsOf(text: string): string[] {
  const segments: string[] = [];
  for (const piece of text.split(/[,;]\s*/)) {
    const bare = /^(\d{6})(?:\s+|$)(.*)$/u.exec(piece.trim());
    if (bare !== null) segments.push(bare[1] ?? "");
    const rest = bare === null ? piece : (bare[2] ?? "");
    for (const part of rest.split(opening)) {
      const clean = part.trim().replace(/^[.\s]+|\s+$/gu, "");
      if (clean !== "" && clean !== ".") segments.push(clean);
    }
  }
  return segments;
}

function take(segment: string, address: CleanAddress): boolean {
  if (/^\d{6}$/.test(segment) && address.postcode === undefined) {
    address.postcode = segment;
    return true;
  }
  const country = countryByName(segment);
  if (country !== undefined && address.country === undefined) {
    address.country = country;
    return true;
  }
  if (takeHouse(segment, address)) return true;
  for (const mark of placeMarks) {
    const name = nameBy(mark, segment);
    if (name === undefined) continue;
    if (mark.kind === "region") {
      const region = regionByName(segment, true)?.name ?? segment;
      return set(address, "region", region);
    }
    if (mark.kind === "city") {
      const town = townByName(name)?.name ?? name;
      const federal = regionByName(town, true);
      if (federal !== undefined && address.region === undefined && federal.name === town) address.region = federal.name;
      return set(address, "city", town);
    }
    if (mark.kind === "district") return set(address, "district", `${name} ${mark.shown}`) || mark.shown === "г. о.";
    return set(address, "settlement", `${mark.shown} ${name}`);
  }
  for (const mark of streetMarks) {
    const name = nameBy(mark, segment);
    if (name === undefined) continue;
    const withHouse = /^(.+?)\s+(\d+[а-яА-Я]?(?:\/\d+[а-яА-Я]?)?)$/u.exec(name);
    if (withHouse !== null && address.house === undefined && !/^\d+-/.test(name)) {
      if (!set(address, "street", `${mark.shown} ${withHouse[1]}`)) return false;
      address.house = withHouse[2] ?? "";
      return true;
    }
    return set(address, "street", `${mark.shown} ${name}`);
  }
  const region = regionByName(segment);
  if (region !== undefined && address.region === undefined && townByName(segment) === undefined) {
    address.region = region.name;
    return true;
  }
  return false;
}

/** Sets a part that is not set yet. The same value said twice («г. Москва, Москва») is no second value. */
function set(address: CleanAddress, part: Exclude<keyof CleanAddress, "text">, value: string): boolean {
  if (address[part] !== undefined) return address[part] === value;
  address[part] = value;
  return true;
}

function nameBy(mark: Mark, segment: string): string | undefined {
  const before = mark.before.exec(segment);
  if (before !== null) return before[1]?.trim();
  const after = mark.after?.exec(segment);
  return after?.[1]?.trim();
}

function takeHouse(segment: string, address: CleanAddress): boolean {
  let rest = segment;
  let taken = false;
  for (const mark of [...houseMarks, ...unitMarks]) {
    const match = mark.pattern.exec(rest);
    if (match === null) continue;
    const value = (match[1] ?? "").trim();
    if (mark.part === "house") {
      if (address.house !== undefined) continue;
      address.house = value.replace(/\s+/gu, "");
    } else {
      const shown = `${mark.shown} ${value}`;
      address[mark.part] = address[mark.part] === undefined ? shown : `${address[mark.part]}, ${shown}`;
    }
    rest = `${rest.slice(0, match.index)} ${rest.slice(match.index + match[0].length)}`.trim();
    taken = true;
  }
  return taken && rest.replace(/[\s.,]+/gu, "") === "";
}

/** Words without a mark: a known town, a bare house number after a street, a street name between town and house. */
function unmarked(left: string[], address: CleanAddress, doubts: Doubt[]): void {
  for (let at = 0; at < left.length; at++) {
    const segment = left[at] ?? "";
    const town = townByName(segment);
    if (town !== undefined && (address.city === undefined || address.city === town.name)) {
      address.city = town.name;
      if (regionByName(town.name, true)?.name === town.name) address.region ??= town.name;
      left.splice(at--, 1);
      continue;
    }
    const house = /^(?:№\s*)?(\d+\s?[а-яА-Я]?(?:[/-]\d+[а-яА-Я]?)?)$/u.exec(segment);
    if (house !== null && address.house === undefined && address.street !== undefined) {
      address.house = (house[1] ?? "").replace(/\s+/gu, "");
      left.splice(at--, 1);
      continue;
    }
    const street = /^([А-ЯЁ][а-яё]+(?:[\s-][А-ЯЁа-яё]+){0,3})(?:\s+(\d+[а-яА-Я]?(?:\/\d+[а-яА-Я]?)?))?$/u.exec(segment);
    const nextIsHouse = street?.[2] !== undefined || address.house !== undefined || /^\d/.test(left[at + 1] ?? "");
    if (street !== null && address.street === undefined && address.city !== undefined && nextIsHouse) {
      address.street = street[1] ?? "";
      if (street[2] !== undefined && address.house === undefined) address.house = street[2];
      doubts.push({ code: "address-street-guessed", severity: "note", params: { street: address.street } });
      left.splice(at--, 1);
    }
  }
}

/** One line for people, in the order of a Russian envelope. */
export function compose(address: CleanAddress): string {
  const federal = address.city !== undefined && address.city === address.region;
  return [
    address.postcode,
    federal ? undefined : address.region,
    address.district,
    address.city === undefined ? undefined : `г. ${address.city}`,
    address.settlement,
    address.street,
    address.house === undefined ? undefined : `д. ${address.house}`,
    address.building,
    address.flat,
  ]
    .filter((part) => part !== undefined)
    .join(", ");
}

const westernStreet =
  /\b(?:street|st|avenue|ave|road|rd|boulevard|blvd|lane|ln|drive|dr|place|pl|court|ct|crescent|cres|close|way|parade|terrace|square|sq|highway|hwy|circuit|str|straße|strasse|weg|allee)\b\.?/iu;

function western(text: string): AddressResult {
  const address: CleanAddress = { text };
  for (const segment of text.split(/,\s*/)) {
    const country = countryByName(segment);
    if (country !== undefined) {
      address.country = country;
      continue;
    }
    const house = /^(\d+[A-Za-z]?(?:[-/]\d+[A-Za-z]?)?)\s+(.+)$/.exec(segment);
    if (house !== null && westernStreet.test(segment) && address.street === undefined) {
      address.house = house[1] ?? "";
      address.street = (house[2] ?? "").replace(/\.$/, "");
      continue;
    }
    const unit = /^(?:suite|ste|apt|apartment|unit|flat|room|office)\.?\s*#?\s*(.+)$/i.exec(segment);
    if (unit !== null) {
      address.flat = segment;
      continue;
    }
    const state = /^([A-Z]{2})\s+(\d{5}(?:-\d{4})?)$/.exec(segment);
    if (state !== null) {
      address.region = state[1] ?? "";
      address.postcode = state[2] ?? "";
      continue;
    }
    if (/^\d{4,6}$|^[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}$/.test(segment)) {
      address.postcode = segment;
      continue;
    }
    if (address.street !== undefined && address.city === undefined && /^[A-Za-z .'-]+$/.test(segment))
      address.city = segment;
  }
  const known = Object.keys(address).length > 1;
  return known
    ? { address, doubts: [], applied: ["address-parse"] }
    : { address, doubts: [{ code: "address-not-understood", severity: "note", raw: text }], applied: [] };
}
