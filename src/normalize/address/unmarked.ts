import { areaCodesOfTown } from "../../countries/area-codes.ts";
import { isChineseProvince } from "../../countries/cn/provinces.ts";
import { isNumberedTown } from "../../countries/ru/numbered-towns.ts";
import { regionByName, townAsRegion, townByName } from "../../countries/ru/regions.ts";
import { foldCase } from "../../model/index.ts";
import type { Doubt } from "../rule.ts";
import { partsSaid, type CleanAddress } from "./clean-address.ts";
import type { AddressPart } from "../../model/index.ts";
import { takeNextFlats } from "./flat.ts";
import { markOf } from "./marks.ts";
import { takeNumbers } from "./numbers.ts";
import { takeSegment, takeTown, townOfPostOffice } from "./segment.ts";
import { townAtStart } from "./segments.ts";

const saidByWhatFollows = /^\d+(?:-?й)?\s?км\.?$|^ст\.?\s\p{Lu}/iu;

/**
 * Words without a mark: a known town, a bare house number after a street, a street name between town and house. `inTown`: the town is
 * known from elsewhere.
 */
export function takeUnmarked(left: string[], address: CleanAddress, doubts: Doubt[], inTown: boolean): void {
  if (address.country === "CN" && address.region === undefined && isChineseProvince(left[0] ?? ""))
    address.region = left.shift();
  takeAdjective(left, address);
  turnHouseInFront(left, address);
  takeTownBehind(left, address);
  takeTownAbroad(left, address);
  for (let at = 0; at < left.length; at++) {
    const segment = left[at] ?? "";
    // «7-й км ш. Энтузиастов», «ст. Динская, Краснодарский край»: the road, or the region, stood behind it.
    if (saidByWhatFollows.test(segment) && takeSegment(segment, address)) {
      left.splice(at--, 1);
      continue;
    }
    const bare = segment.replace(/^(?:г|гор|город)(?:\.\s*|\s+)/iu, "");
    const near = townOfPostOffice(bare);
    if (isNumberedTown(bare) ? takeTown(bare, address) : near !== undefined && takeTown(near, address)) {
      // «Омск-44»: the number of a post office has no part of its own.
      if (near === undefined) left.splice(at--, 1);
      continue;
    }
    const town = townAtStart(segment);
    if (town === undefined && address.city === undefined && address.settlement === undefined && isTownAbroad(segment)) {
      address.city = segment;
      left.splice(at--, 1);
      continue;
    }
    // «СПб, г. Колпино»: the town that is a region, before one of its own.
    if (town?.rest === "" && holds(town.name, address)) {
      address.region = town.name;
      left.splice(at--, 1);
      continue;
    }
    // «Москва, Зеленоград»: a town inside the one that is a region.
    const free = address.city === undefined || address.city === address.region;
    if (town !== undefined && (free || address.city === town.name)) {
      takeTown(town.name, address);
      if (town.rest === "" || takeSegment(town.rest, address)) left.splice(at--, 1);
      else left[at--] = town.rest;
      continue;
    }
    // «г. Ереван, 0010, ул. …»: four digits of a post office abroad; no house begins with a nought.
    if (/^0\d{3}$/.test(segment) && address.postcode === undefined && isTownAbroad(address.city ?? "")) {
      address.postcode = segment;
      left.splice(at--, 1);
      continue;
    }
    const rest =
      takeBareHouse(left, at, address) ??
      takeHouseAndFloor(segment, address) ??
      takeBareStreet(left, at, address, doubts, inTown);
    if (rest === "") left.splice(at--, 1);
    else if (rest !== undefined) left[at] = rest;
  }
  takeNextFlats(left, address);
  takeEntrance(left, address);
}

/** Behind a foreign country the first bare name is the town: «Казахстан, Алматы, пр. Абая, 5». */
function takeTownAbroad(left: string[], address: CleanAddress): void {
  const { country = "RU", city, settlement } = address;
  const [first = ""] = left;
  if (country === "RU" || (city ?? settlement) !== undefined) return;
  if (!/^[А-ЯЁІЇЄ][а-яёіїє']+(?:[ -][А-ЯЁІЇЄ][а-яёіїє']+)?$/u.test(first)) return;
  address.city = first;
  left.shift();
}

const bareHouse =
  /^(?:№\s*)?(\d+(?:\s?[а-яА-Я]|[/-][а-ик-юА-ИК-Ю])?(?:[/-]\d+[а-яА-Я]?)?(?:(?<=\/\d+)-\d+)?)(?:\s*(\([^()]*\)))?$/u;

/** A number behind a street, or where none is needed. Gives what is not understood, as do those below: the text then stays as it was written («5 (склад)»). */
function takeBareHouse(left: readonly string[], at: number, address: CleanAddress): string | undefined {
  const segment = left[at] ?? "";
  const [, number, remark = ""] = bareHouse.exec(segment) ?? [];
  if (number === undefined || /^0\d\d/.test(segment) || address.house !== undefined) return undefined;
  const quarter = byQuarters.has(address.city ?? "") && /^\d+\/\d+[а-я]?$/iu.test(number);
  if (address.street === undefined && !quarter && !isVillage(address, left, at)) return undefined;
  address.house = number.replace(/\s+/gu, "");
  return remark;
}

const houseAndFloor = /^(\d+[А-Яа-я]?(?:\/\d+[А-Яа-я]?)?)\s(\d{1,3}(?:-?й)?\s(?:этаж|эт|бокс)\.?)$/u;

/** «72 2 этаж», where only now the street is known. */
function takeHouseAndFloor(segment: string, address: CleanAddress): string | undefined {
  const [, number = "", inside] = houseAndFloor.exec(segment) ?? [];
  if (inside === undefined || address.street === undefined || address.house !== undefined) return undefined;
  address.house = number;
  return takeNumbers(inside, inside.toLowerCase(), address) ? "" : inside;
}

const bareStreet =
  /^((?:\d+(?:-(?:я|ая|й|ый|ой)|\sлет)?\s)?(?:[А-ЯЁ]\.\s?)?[А-ЯЁ][а-яё]+(?:[\s-][А-ЯЁа-яё]+){0,3})(?:\s+(\d[\dа-яА-Я/-]*|\d+\s[а-ик-рт-яА-ИК-РТ-Я]))?$/u;

/** A name between a town and a house. */
function takeBareStreet(
  left: readonly string[],
  at: number,
  address: CleanAddress,
  doubts: Doubt[],
  inTown: boolean,
): string | undefined {
  const [, name, number] = bareStreet.exec(left[at] ?? "") ?? [];
  // «Иван АО 5»: a name with a mark is no street without one.
  if (name === undefined || address.street !== undefined || markOf(name, name.toLowerCase()) !== undefined)
    return undefined;
  const houseFollows = number !== undefined || address.house !== undefined || /^\d/.test(left[at + 1] ?? "");
  const placed =
    address.city !== undefined ||
    address.settlement !== undefined ||
    (isStreetName(name) && (inTown || saysOnlyHouse(address, left, at)));
  if (!placed || !houseFollows || !takeHouse(number, address)) return undefined;
  address.street = name;
  // Between a known town and a house «Ленина» and «Тверская» can be nothing else.
  if (!(inTown || isKnownTown(address.city)) || !isStreetName(name))
    doubts.push({ code: "address-street-guessed", severity: "note", params: { street: name } });
  return "";
}

/** «д. Десна, 7»: villages have houses and no streets, and fewer than a thousand. In a settlement of blocks («пос. Мехзавод, 4») the number may be of a block. */
function isVillage({ settlement = "", district = "" }: CleanAddress, left: readonly string[], at: number): boolean {
  // «Дзержинского с/с, 53»: in Belarus what stands by itself is numbered within its council.
  const ofCouncil = settlement === "" && /(?:^|, )с\/с [^,]+$/u.test(district);
  return (
    (ofCouncil || /^(?:дер\.|аг\.|с\.|х\.) /u.test(settlement)) &&
    /^(?:№\s*)?\d{1,3}(?!\d)/u.test(left[at] ?? "") &&
    left.every((one, other) => other === at || !/^\d|^\p{Lu}/u.test(one))
  );
}

/** The number behind a street without a mark: «5», «5-12», «5к2», «5с1». Nothing is a house too. */
function takeHouse(number: string | undefined, address: CleanAddress): boolean {
  if (number === undefined || address.house !== undefined) return true;
  if (/\d\s/u.test(number)) return takeHouse(number.replace(" ", ""), address);
  if (!/^\d+(?:[а-яА-Я]|[/-][а-ик-юА-ИК-Ю])?(?:[/-]\d+[а-яА-Я]?)?$/u.test(number))
    return takeNumbers(number, number.toLowerCase(), address);
  address.house = number;
  return true;
}

/**
 * Towns whose houses are known by quarter and house, without a street: «Набережные Челны, 10/12» is house 12 of the 10th complex of the
 * New Town, as its people and its utilities write beside the streets named later. Elsewhere such a number may be anything.
 */
const byQuarters: ReadonlySet<string> = new Set(["Набережные Челны"]);

/** Towns of neighbours that have no table of area codes. */
const capitals = new Set(
  (
    "ташкент самарканд бухара андижан наманган фергана нукус бишкек ош ереван гюмри ванадзор баку гянджа сумгаит тбилиси батуми кутаиси " +
    "кишинев кишинэу тирасполь бельцы душанбе худжанд ашхабад вильнюс каунас рига таллин нарва варшава прага стамбул пекин"
  ).split(" "),
);

function isTownAbroad(name: string): boolean {
  if (!/^\p{Lu}[\p{Ll}']+(?:[ -]\p{Lu}?[\p{Ll}']+){0,2}$/u.test(name)) return false;
  return capitals.has(foldCase(name)) || areaCodesOfTown(name).some((one) => one.country !== "RU");
}

/** Of which a table knows. */
export function isKnownTown(city: string | undefined): boolean {
  return city !== undefined && (townByName(city) !== undefined || areaCodesOfTown(city).length > 0);
}

/** Whether a town that is a region as well may hold the address's town, which no other region has. */
function holds(name: string, { region, city }: CleanAddress): boolean {
  if (region !== undefined || city === undefined || city === name) return false;
  const own = townAsRegion(name);
  if (own === undefined) return false;
  const regions = townByName(city)?.regions;
  return regions === undefined || regions.includes(own.code);
}

/**
 * An adjective, a genitive, or a name that has none, as streets are named after somebody: «Ленина», «Ново-Садовая». Of genitives that
 * end as the plurals villages are called by («Горки», «Лужки») those that streets are called by: «Республики», «Юности».
 */
function isStreetName(name: string): boolean {
  return (
    /(?:[ое]го|[ая]я|ий|ый|ой|а|я|ы|ии|ых|их|[ое]в|ей|енко|ности)$/u.test(name) ||
    /^(?:республики|науки|техники|печати|связи|молод[её]жи)$/iu.test(name)
  );
}

const ofHouse: ReadonlySet<AddressPart> = new Set(["postcode", "house", "building", "flat"]);

/** «Ленина, 5», «Ленина 5-12» beside a column for the town: a street and its house, and not a word more. */
function saysOnlyHouse(address: CleanAddress, left: readonly string[], at: number): boolean {
  if (at !== 0 || partsSaid(address).some((part) => !ofHouse.has(part))) return false;
  return left.slice(1).every((one) => /^\d+[а-яА-Я]?(?:[/-]\d+)?$/u.test(one));
}

/**
 * «Московская, Химки, Молодёжная, 1»: an adjective before a town of that region is the region, where something else is the street.
 * «Самарская, г. Самара» is a street.
 */
function takeAdjective(left: string[], address: CleanAddress): void {
  const [first = "", next = ""] = left;
  if (address.region !== undefined || !/^\p{Lu}[\p{Ll}-]+ская$/u.test(first)) return;
  const region = regionByName(first, true);
  const town = townByName(address.city ?? next);
  if (region === undefined || town?.regions.includes(region.code) !== true) return;
  const written = address.text.toLowerCase();
  const ahead =
    address.city === undefined || written.indexOf(first.toLowerCase()) < written.indexOf(address.city.toLowerCase());
  const street =
    address.street !== undefined ||
    left.slice(address.city === undefined ? 2 : 1).some((one) => /^[\p{Lu}\d].*\p{Ll}{3}/u.test(one));
  if (!ahead || !street) return;
  address.region = region.name;
  left.shift();
}

/**
 * «Свердловская, 2В, Красноярск», «Короленко, 51 Бийск»: a street and its house in front, as maps of the trade have them; the one known
 * town behind them is theirs.
 */
function takeTownBehind(left: string[], address: CleanAddress): void {
  const { city, settlement, street } = address;
  const [first = ""] = left;
  if ((city ?? settlement ?? street) !== undefined || !frontStreet.test(first) || townAtStart(first) !== undefined)
    return;
  if (!isStreetName(first.replace(/\s\d.*$/u, "")) && !/^\d/.test(first)) return;
  const towns = left.flatMap((one, at) => {
    const [, house, town = one] = /^(\d+[а-яА-Я]?(?:[/-]\d+[а-яА-Я]?)?)\s(\p{Lu}\p{Ll}.*)$/u.exec(one) ?? [];
    return at > 0 && townAtStart(town)?.rest === "" ? [{ at, house, town }] : [];
  });
  const [one, other] = towns;
  const numbered = address.house !== undefined || /\d/.test(left[1] ?? "") || /\p{L}\s\d/u.test(first);
  if (one === undefined || other !== undefined || !numbered) return;
  takeTown(townAtStart(one.town)?.name ?? one.town, address);
  left.splice(one.at, 1, ...(one.house === undefined ? [] : [one.house]));
}

/** «15, Краснореченская, Ижевск»: the house in front of its street, as maps write it. */
function turnHouseInFront(left: string[], { house, street, city }: CleanAddress): void {
  const [number = "", name = "", ...others] = left;
  if ((house ?? street) !== undefined || !/^\d{1,3}[а-яА-Я]?(?:\/\d+[а-яА-Я]?)?$/u.test(number)) return;
  if (!/^\p{Lu}[\p{L}-]+(?:\s\p{Lu}\p{L}+)?$/u.test(name) || !isStreetName(name) || townAtStart(name)?.rest === "")
    return;
  const placed = isKnownTown(city) || others.some((one) => townAtStart(one)?.rest === "");
  if (placed) left.splice(0, 2, name, number);
}

/** «Свердловская», «Мира 5», «9 Мая»; where a mark stands, it has been read. */
const frontStreet =
  /^(?:\d+(?:-(?:я|ая|й|ый|ой)|\sлет)?\s)?\p{Lu}\p{Ll}+(?:[\s-]\p{Lu}?\p{Ll}+){0,2}(?:\s\d[\dа-яА-Я/-]*)?$/u;

/** «д. 31, п. 5, эт. 8, кв. 272»: between a house and a flat no village stands, but the entrance. */
function takeEntrance(left: string[], address: CleanAddress): void {
  if (address.house === undefined || address.flat === undefined || !/(?<!\p{L})кв/u.test(address.flat)) return;
  const at = left.findIndex((one) => /^п\.?\s?\d{1,2}$/u.test(one));
  if (at < 0 || address.flat.includes("подъезд")) return;
  // «п. 7, д. 5, кв. 3»: before the house it may be a village.
  const house = address.text.search(new RegExp(String.raw`(?<!\d)${/\d+/u.exec(address.house)?.[0] ?? ""}(?!\d)`, "u"));
  if (house > address.text.indexOf(left[at] ?? "")) return;
  address.flat = `подъезд ${/\d+/u.exec(left[at] ?? "")?.[0] ?? ""}, ${address.flat}`;
  left.splice(at, 1);
}
