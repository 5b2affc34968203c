import { countryOfIdentifier } from "../countries/identifiers.ts";
import { regionByCode, regionByName, townByName } from "../countries/ru/regions.ts";
import { foldSpace, type Address, type DraftValue, type Identifier, type TextValue } from "../model/index.ts";
import type { AddressResult } from "./address.ts";
import { countryByName } from "./address-names.ts";
import { isPlaceholder } from "./placeholder.ts";
import { textValue, type Row } from "./row.ts";
import { firstValue } from "./texts.ts";

/** Where a row's entity is: as it says itself, else as its address implies, else (region only) as its tax numbers suggest. */

export function saidCountry(row: Row): TextValue | undefined {
  for (const value of row.values("country")) {
    const text = foldSpace(value.text);
    if (text === "" || isPlaceholder(text)) continue;
    const code = /^[A-Z]{2}$/.test(text) ? text : countryByName(text);
    if (code !== undefined) return textValue(value, code, code === text ? undefined : "country-spelling");
    row.say("warning", "country-unknown", "country", value);
    row.keep(value);
  }
  return undefined;
}

/** From the address, else from a number that only one country gives out, else from a Russian region in the address. */
export function impliedCountry(
  addresses: readonly Address[],
  identifier: Identifier | undefined,
): TextValue | undefined {
  for (const { country, raw, at } of addresses)
    if (country !== undefined) return { raw, at, rule: "country-from-address", value: country };
  if (identifier !== undefined) {
    const country = countryOfIdentifier(identifier.scheme, identifier.value);
    if (country !== undefined)
      return { raw: identifier.raw, at: identifier.at, rule: "country-from-identifier", value: country };
  }
  for (const { region, raw, at } of addresses)
    if (region !== undefined && regionByName(region, true) !== undefined)
      return { raw, at, rule: "country-from-address", value: "RU" };
  return undefined;
}

export interface PlaceOf {
  readonly region: TextValue | undefined;
  readonly city: TextValue | undefined;
  readonly timeZone: TextValue | undefined;
}

/** `glued` is a town that a rule took off the name. */
export function placeOf(
  row: Row,
  readAddress: (text: string) => AddressResult,
  addresses: readonly Address[],
  identifiers: readonly Identifier[],
  country: string | undefined,
  glued: { readonly value: DraftValue; readonly rule: string } | undefined,
): PlaceOf {
  const address = chooseAddress(addresses);
  const cityValue = firstValue(row, "city");
  const read = cityValue === undefined ? undefined : readCity(cityValue.text, readAddress);
  const city = cityOf(cityValue, read?.city, address, glued);
  const regionValue = firstValue(row, "region");
  let region: TextValue | undefined;
  if (regionValue !== undefined) {
    const name = regionByName(regionValue.text, true)?.name ?? foldSpace(regionValue.text);
    region = textValue(regionValue, name, name === regionValue.text ? undefined : "region-spelling");
  } else if (read?.region !== undefined && cityValue !== undefined)
    region = textValue(cityValue, read.region, "region-from-city");
  else if (address?.region !== undefined && (city === undefined || city.value === address.city))
    region = { raw: address.raw, at: address.at, rule: "region-from-address", value: address.region };
  const home = country === undefined || country === "RU";
  if (region === undefined && home) region = impliedRegion(city, identifiers);
  return { region, city, timeZone: timeZoneOf(region, city, country) };
}

/** The actual address tells best where somebody is, then the legal one, then any that names a town. */
function chooseAddress(addresses: readonly Address[]): Address | undefined {
  if (addresses.length < 2) return addresses[0];
  return (
    addresses.find((one) => one.kind === "actual" && one.city !== undefined) ??
    addresses.find((one) => one.kind === "legal" && one.city !== undefined) ??
    addresses.find((one) => one.city !== undefined) ??
    addresses.find((one) => one.region !== undefined)
  );
}

/** A cell «Город» often holds more: «г. Самара», «Самарская обл., Самара», «Самара (Безымянка)». */
function readCity(text: string, readAddress: (text: string) => AddressResult): { city: string; region?: string } {
  const town = townByName(text);
  if (town !== undefined) {
    const own = regionByName(town.name, true);
    return own?.name === town.name ? { city: town.name, region: own.name } : { city: town.name };
  }
  const address = readAddress(text).address;
  const city = address?.city ?? address?.settlement ?? foldSpace(text);
  return address?.region === undefined ? { city } : { city, region: address.region };
}

function cityOf(
  value: DraftValue | undefined,
  read: string | undefined,
  address: Address | undefined,
  glued: { readonly value: DraftValue; readonly rule: string } | undefined,
): TextValue | undefined {
  if (value !== undefined && read !== undefined)
    return textValue(value, read, read === value.text ? undefined : "city-spelling");
  if (glued !== undefined) return textValue(glued.value, glued.value.text, glued.rule);
  if (address?.city === undefined) return undefined;
  return { raw: address.raw, at: address.at, rule: "city-from-address", value: address.city };
}

function impliedRegion(city: TextValue | undefined, identifiers: readonly Identifier[]): TextValue | undefined {
  const town = city === undefined ? undefined : townByName(city.value);
  if (city !== undefined && town?.regions.length === 1) {
    const region = regionByCode(town.regions[0] ?? "");
    if (region !== undefined) return { raw: city.raw, at: city.at, rule: "region-from-city", value: region.name };
  }
  // Evidence, not truth: the office that registered a firm, which may have moved since. So only where nothing else speaks.
  for (const { scheme, rule } of taxNumbers) {
    const identifier = identifiers.find((one) => one.scheme === scheme && one.valid);
    const region = identifier === undefined ? undefined : regionByCode(identifier.value.slice(0, 2));
    if (identifier === undefined || region === undefined) continue;
    if (city !== undefined && (town === undefined || !town.regions.includes(region.code))) continue;
    return { raw: identifier.raw, at: identifier.at, rule, value: region.name };
  }
  return undefined;
}

const taxNumbers = [
  { scheme: "ru-kpp", rule: "region-from-kpp" },
  { scheme: "ru-inn", rule: "region-from-inn" },
];

function timeZoneOf(
  region: TextValue | undefined,
  city: TextValue | undefined,
  country: string | undefined,
): TextValue | undefined {
  const source = region ?? city;
  if (source === undefined) return undefined;
  const home = country === undefined || country === "RU";
  const zone = home
    ? region === undefined
      ? undefined
      : regionByName(region.value, true)?.timeZone
    : zones.get(country ?? "");
  if (zone === undefined) return undefined;
  return { raw: source.raw, at: source.at, rule: "time-zone-from-region", value: zone };
}

/** Neighbours that keep one time all over the country. */
const zones: ReadonlyMap<string, string> = new Map([
  ["BY", "Europe/Minsk"],
  ["KZ", "Asia/Almaty"],
  ["UA", "Europe/Kyiv"],
  ["AM", "Asia/Yerevan"],
  ["AZ", "Asia/Baku"],
  ["GE", "Asia/Tbilisi"],
  ["KG", "Asia/Bishkek"],
  ["MD", "Europe/Chisinau"],
  ["TJ", "Asia/Dushanbe"],
  ["TM", "Asia/Ashgabat"],
  ["UZ", "Asia/Tashkent"],
]);
