import { regionByName, townByName } from "../countries/ru/regions.ts";
import { foldSpace } from "../model/index.ts";
import { markedNumber, markOf, markWords, type Mark } from "./address-marks.ts";
import { countryByName, countryName, partByName, type AddressPart } from "./address-names.ts";
import { westernAddress } from "./address-western.ts";
import { hasCyrillic, mendLookAlikes } from "./letters.ts";
import { isPlaceholder } from "./placeholder.ts";
import type { Doubt, Rule } from "./rule.ts";

/** An address as far as its text tells without a registry. Absent parts were not said, or not understood: `text` has it all. */
export type CleanAddress = { text: string } & { [P in AddressPart]?: string };

export interface AddressResult {
  /** Absent for a placeholder. */
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
    optional: true,
  },
  {
    name: "address-parts",
    field: "addresses",
    before: "Город=Самара г; Улица=Ленина ул",
    after: "г. Самара, ул. Ленина",
  },
];

const refers =
  /^(?:тот же|там же|он же|то же|та же|этот же|совпадает|совп\.?|как юр[a-zа-ӿ]*|см\. выше|см\. юр[a-zа-ӿ]*|юридический|юр\.? ?адрес|same|same as above|ditto)(?:$|[\s.,].*)/i;

/**
 * Reads a free-text address. When every word of it was understood the one line for people is written anew in one order and
 * spelling; else the text stands as it was written, beside the parts that were understood.
 */
export function parseAddress(raw: string): AddressResult {
  const body = foldSpace(mendLookAlikes(raw.replace(/[\r\n\t|]+/g, ", ")));
  if (isPlaceholder(body)) return { doubts: [], applied: ["address-placeholder"] };
  if (body.length < 60 && refers.test(body) && !/\d/.test(body)) {
    return { doubts: [{ code: "address-refers", severity: "warning" }], applied: ["address-placeholder"] };
  }
  const text = body.replace(/\s*[,;](?:\s*[,;])*\s*/g, ", ").replace(/^[,\s]+|[,\s]+$/g, "");
  if (!hasCyrillic(text)) return westernAddress(text);
  const address: CleanAddress = { text };
  const left: string[] = [];
  const doubts: Doubt[] = [];
  for (const segment of segmentsOf(properCapitals(text))) if (!take(segment, address)) left.push(segment);
  unmarked(left, address, doubts);
  ofBashkortostan(address);
  if (Object.keys(address).length === 1) {
    return { address, doubts: [{ code: "address-not-understood", severity: "note" }], applied: [] };
  }
  if (left.length > 0)
    doubts.push({ code: "address-part-not-understood", severity: "note", params: { part: left.join(", ") } });
  else address.text = compose(address);
  return { address, doubts, applied: ["address-parse"] };
}

/** With the rule switched off: one line, nothing read from it. */
export function addressAsWritten(raw: string): AddressResult {
  const text = foldSpace(raw.replace(/[\r\n]+/g, ", "));
  return text === "" ? { doubts: [], applied: [] } : { address: { text }, doubts: [], applied: [] };
}

/** An address that comes in parts. Each part is brought into one spelling; a part with an unknown name is kept in the text. */
export function addressFromParts(parts: Readonly<Record<string, string>>, presentation: string): AddressResult {
  const address: CleanAddress = { text: "" };
  const pieces: string[] = [];
  for (const [key, value] of Object.entries(parts)) {
    const text = foldSpace(value);
    // «111» is a house here, not a placeholder.
    if (text === "" || (!/\d/.test(text) && isPlaceholder(text))) continue;
    const part = partByName(key);
    if (part === undefined || address[part] !== undefined) pieces.push(text);
    else Object.assign(address, part === "street" ? spellStreet(text, address) : { [part]: spellPart(part, text) });
  }
  const shown = foldSpace(presentation.replace(/[\r\n]+/g, ", "));
  if (Object.keys(address).length === 1)
    return shown === "" && pieces.length > 0 ? parseAddress(pieces.join(", ")) : parseAddress(presentation);
  address.text = shown !== "" && pieces.length > 0 ? shown : [compose(address), ...pieces].join(", ");
  return { address, doubts: [], applied: ["address-parts"] };
}

/** Most systems keep house and flat in the field of the street: they are told apart, and never dropped. */
function spellStreet(text: string, known: CleanAddress): Partial<CleanAddress> {
  const { address, doubts } = parseAddress(text);
  if (address?.street === undefined || doubts.length > 0) return { street: text };
  const { text: _, ...parts } = address;
  const more = Object.keys(parts) as (keyof typeof parts)[];
  const fits = more.every((part) => /^(?:street|house|building|flat)$/.test(part) && known[part] === undefined);
  return fits ? parts : { street: text };
}

function spellPart(part: AddressPart, text: string): string {
  if (part === "country") return /^[A-Z]{2}$/.test(text) ? text : (countryByName(text) ?? text);
  if (part === "region") return regionByName(text, true)?.name ?? text;
  if (part === "postcode") return text;
  const marked =
    part === "house" && /^\d/.test(text) ? `д. ${text}` : part === "city" ? text.replace(/^(?!г[. ])/i, "г. ") : text;
  const read = parseAddress(marked);
  const own = read.address?.[part];
  return own !== undefined && read.doubts.length === 0 && Object.keys(read.address ?? {}).length <= 3 ? own : text;
}

/** A text without small letters, or without capitals, gets its names capitalised; marks («ул», «д») are written small. */
function properCapitals(text: string): string {
  if ((/[а-яё]/.test(text) && /[А-ЯЁ]/.test(text)) || (/\p{Ll}/u.test(text) && /\p{Lu}/u.test(text))) return text;
  return text.replace(/[\p{L}/]+(?:-[\p{L}]+)*/gu, (word) => {
    const lower = word.toLowerCase();
    if (markWords.has(lower)) return lower;
    if (
      word.length <= 4 &&
      word === word.toUpperCase() &&
      /^(?:РФ|РК|РБ|РТ|ТЦ|БЦ|ТРЦ|ХМАО|ЯНАО|СПБ|МО|[IVX]+)$/u.test(word)
    )
      return word;
    return lower.replace(/(^|-)(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
  });
}

/** «443001 г.Самара ул.Ленина д.5» has no commas: a mark that opens a part (г., ул., д.) opens a segment. */
const opening =
  /(?<=[\s.)]|\d|[«»"])(?=(?:г|гор|город|ул|улица|пр-т|пр-кт|просп|проспект|пер|переулок|б-р|бульвар|бул|ш|шоссе|наб|набережная|пл|площадь|проезд|пр-д|мкр|мкр-н|микрорайон|кв-л|квартал|с|село|п|пос|пгт|рп|дер|деревня|ст-ца|х|хутор|д|дом|вл|влад|владение|зд|здание|корп|корпус|к|стр|строение|лит|литера?|оф|офис|кв|квартира|пом|помещение|ком|комн|комната|каб|кабинет|эт|этаж|подъезд)(?:\s*[.:]\s*|\s+)(?:№\s*)?[А-ЯЁ\d«"])/u;

const markBetween =
  /^([А-ЯЁ][а-яё]+(?:[ -][А-ЯЁ]?[а-яё]+){0,2})\s+((?:ул|улица|пр-т|пр-кт|пр|просп|проспект|пер|переулок|б-р|бульвар|наб|набережная|ш|шоссе|пл|площадь|проезд)\.?)\s+(?:д\.?\s?)?(\d+[а-яА-Я]?(?:[/-]\d+[а-яА-Я]?)?)$/u;

function segmentsOf(text: string): string[] {
  const segments: string[] = [];
  for (const piece of text.split(", ")) {
    const coded = /^(\d{6})(?:\s+|$)(.*)$/u.exec(piece);
    if (coded !== null) segments.push(coded[1] ?? "");
    const rest = (coded === null ? piece : (coded[2] ?? "")).replace(/(?<=\d) - (?=\d)/gu, "-");
    // «Невский пр-т 5»: the mark between the name and the house.
    const between = markBetween.exec(rest);
    if (between !== null) {
      segments.push(`${between[2]} ${between[1]}`, between[3] ?? "");
      continue;
    }
    // «ул. Ленина»: one mark and one word have no room for another mark.
    if (/^[^\s.]+(?:\.? ?[^\s.]+)?$/.test(rest)) {
      segments.push(rest);
      continue;
    }
    for (const part of rest.split(opening)) {
      const clean = part.trim().replace(/^[.\s]+/u, "");
      if (clean !== "") segments.push(clean);
    }
  }
  return segments;
}

function take(segment: string, address: CleanAddress): boolean {
  if (/^\d{5,6}$/.test(segment) && address.postcode === undefined) return set(address, "postcode", segment);
  const lower = segment.toLowerCase();
  const country = countryByName(lower);
  if (country !== undefined) return set(address, "country", country);
  if (takeNumbers(segment, lower, address)) return true;
  const marked = markOf(segment, lower);
  if (marked !== undefined && isName(marked.name)) {
    const { mark, name } = marked;
    return mark.kind === "street" || mark.kind === "area"
      ? takeStreet(mark, name, address)
      : takePlace(mark, name, segment, address);
  }
  if (/^м\.\s?\S/.test(lower) && /[іїєґ]/i.test(address.text)) return set(address, "city", segment.slice(2).trim());
  if (/^\d+(?:-й)?\s?-?\s?(?:й\s)?км(?:\.|$)/.test(lower) && address.street !== undefined) {
    address.street += `, ${segment}`;
    return true;
  }
  const region = regionByName(segment);
  if (region !== undefined && address.region === undefined && townByName(segment) === undefined)
    return set(address, "region", region.name);
  return false;
}

/** Letters, digits and what stands between them in names of places. */
function isName(text: string): boolean {
  return /^[\p{L}\d"«„][\p{L}\d\s./()"«»„“'’-]*$/u.test(text);
}

function takePlace(mark: Mark, name: string, segment: string, address: CleanAddress): boolean {
  if (mark.kind === "region") return set(address, "region", regionByName(segment, true)?.name ?? segment);
  if (mark.kind === "city") return takeTown(townByName(name)?.name ?? name, address);
  if (mark.kind === "settlement") return set(address, "settlement", `${mark.shown} ${name}`);
  const district = mark.shown === "р-н" ? `${name} р-н` : `${mark.shown} ${name}`;
  if (address.district !== undefined && address.district !== district) address.district += `, ${district}`;
  else address.district = district;
  return true;
}

/** Moscow, Petersburg and Sevastopol are regions as well; a town inside them follows and takes their place. */
function takeTown(town: string, address: CleanAddress): boolean {
  const own = regionByName(town, true);
  if (own?.name === town) address.region ??= town;
  if (address.city !== undefined && address.city !== town && address.city === address.region) {
    address.city = town;
    return true;
  }
  return set(address, "city", town);
}

function takeStreet(mark: Mark, name: string, address: CleanAddress): boolean {
  const numbered = !/\d/.test(name)
    ? null
    : /^(.*\p{L}[^\d]*?)\s+(\d+(?:\s?[А-Яа-я](?![\p{L}]))?(?:[/-]\d+[а-яА-Я]?)?)$/u.exec(name);
  const street = `${mark.shown} ${numbered === null ? name : (numbered[1] ?? "")}`;
  if (mark.kind === "area" && address.street !== undefined) {
    if (!set(address, "settlement", street)) return false;
  } else if (address.street !== undefined && address.street !== street) {
    // «мкр. Сходня, ул. Первомайская»: the first was the quarter, not the street.
    if (!/^(?:мкр\.|кв-л|тер\.|промзона) /u.test(address.street) || address.settlement !== undefined) return false;
    address.settlement = address.street;
    address.street = street;
  } else address.street = street;
  if (numbered !== null) return set(address, "house", (numbered[2] ?? "").replace(/\s/gu, ""));
  return true;
}

/** Sets a part that is not set yet. The same value said twice («г. Москва, Москва») is no second value. */
function set(address: CleanAddress, part: AddressPart, value: string): boolean {
  if (address[part] !== undefined) return address[part] === value;
  address[part] = value;
  return true;
}

/** House, building, office, in whatever number stand in the segment. True when nothing else stands there. */
function takeNumbers(segment: string, lower: string, address: CleanAddress): boolean {
  if (!/\d|(?:^|\s)(?:лит|корп|стр|пом|оф|ком|каб|кв|а\/я)/.test(lower)) return false;
  let marked = markedNumber(segment, lower);
  if (marked === undefined) return false;
  const draft: CleanAddress = { ...address };
  let rest = segment;
  while (marked !== undefined) {
    const { part, shown, value, start, end } = marked;
    if (part === "house") {
      if (draft.house !== undefined) return false;
      const number = value.replace(/\s+/g, "");
      draft.house = shown === "д." ? number : `${shown} ${number}`;
    } else {
      const number = `${shown} ${shown === "корп." || shown === "стр." ? value.replace(/\s+/g, "") : value}`;
      draft[part] = draft[part] === undefined ? number : `${draft[part]}, ${number}`;
    }
    rest = `${rest.slice(0, start)} ${rest.slice(end)}`.trim();
    marked = rest === "" ? undefined : markedNumber(rest, rest.toLowerCase());
  }
  // «8к2», «20к1с2»: the house stands before its parts, without a mark.
  if (draft.house === undefined && draft.building !== undefined && /^\d+[А-Яа-я]?$/.test(rest)) {
    draft.house = rest;
    rest = "";
  }
  if (/[^\s.,]/.test(rest)) return false;
  Object.assign(address, draft);
  return true;
}

/** Words without a mark: a known town, a bare house number after a street, a street name between town and house. */
function unmarked(left: string[], address: CleanAddress, doubts: Doubt[]): void {
  // Behind a foreign country the first bare name is the town: «Казахстан, Алматы, пр. Абая, 5».
  const [first = ""] = left;
  const abroad = address.country !== undefined && address.country !== "RU" && address.city === undefined;
  if (
    abroad &&
    address.settlement === undefined &&
    /^[А-ЯЁІЇЄ][а-яёіїє']+(?:[ -][А-ЯЁІЇЄ][а-яёіїє']+)?$/u.test(first)
  ) {
    address.city = first;
    left.shift();
  }
  for (let at = 0; at < left.length; at++) {
    const segment = left[at] ?? "";
    const town = townAtStart(segment);
    if (town !== undefined && (address.city === undefined || address.city === town.name)) {
      takeTown(town.name, address);
      if (town.rest === "" || take(town.rest, address)) left.splice(at--, 1);
      else left[at--] = town.rest;
      continue;
    }
    const house = /^(?:№\s*)?(\d+\s?[а-яА-Я]?(?:[/-]\d+[а-яА-Я]?)?)$/u.exec(segment);
    if (house !== null && address.house === undefined && address.street !== undefined) {
      address.house = (house[1] ?? "").replace(/\s+/gu, "");
      left.splice(at--, 1);
      continue;
    }
    const street =
      /^((?:\d+(?:-[яй])?\s)?[А-ЯЁ][а-яё]+(?:[\s-][А-ЯЁа-яё]+){0,3})(?:\s+(\d+[а-яА-Я]?(?:[/-]\d+[а-яА-Я]?)?))?$/u.exec(
        segment,
      );
    const houseFollows = street?.[2] !== undefined || address.house !== undefined || /^\d/.test(left[at + 1] ?? "");
    if (street !== null && address.street === undefined && address.city !== undefined && houseFollows) {
      address.street = street[1] ?? "";
      if (street[2] !== undefined) address.house ??= street[2];
      doubts.push({ code: "address-street-guessed", severity: "note", params: { street: address.street } });
      left.splice(at--, 1);
    }
  }
}

/** «РБ» is Belarus, and Bashkortostan where the town lies there. */
function ofBashkortostan(address: CleanAddress): void {
  if (address.country !== "BY" || address.region !== undefined || address.city === undefined) return;
  if (!/(?:^|[\s,])РБ(?=[\s,]|$)/u.test(address.text)) return;
  if (townByName(address.city)?.regions.includes("02") !== true) return;
  delete address.country;
  address.region = "Республика Башкортостан";
}

/** The town at the beginning of a segment, and what follows it: `Самара Ленина 5`. */
function townAtStart(segment: string): { readonly name: string; readonly rest: string } | undefined {
  const whole = townByName(segment);
  if (whole !== undefined) return { name: whole.name, rest: "" };
  const words = segment.split(" ");
  for (let count = Math.min(3, words.length - 1); count > 0; count--) {
    const town = townByName(words.slice(0, count).join(" "));
    if (town !== undefined) return { name: town.name, rest: words.slice(count).join(" ") };
  }
  return undefined;
}

/** One line for people, in the order of a Russian envelope. The home country is not said. */
export function compose(address: CleanAddress): string {
  const { country, region, city, house } = address;
  return [
    country === undefined || country === "RU" ? undefined : countryName(country),
    address.postcode,
    region === city ? undefined : region !== undefined && townByName(region)?.name === region ? `г. ${region}` : region,
    address.district,
    city === undefined ? undefined : `г. ${city}`,
    address.settlement,
    address.street,
    house === undefined ? undefined : /^\d/.test(house) ? `д. ${house}` : house,
    address.building,
    address.flat,
  ]
    .filter((part) => part !== undefined)
    .join(", ");
}
