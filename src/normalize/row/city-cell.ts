import { areaCodesOfTown } from "../../countries/area-codes.ts";
import { countryByName, isCountryCode } from "../../countries/country-names.ts";
import { townAsRegion, townByGenitive, townByName, type Town } from "../../countries/ru/regions.ts";
import { foldSpace, type Address, type DraftValue } from "../../model/index.ts";
import { withAllKeys } from "../all-keys.ts";
import type { AddressResult } from "../address/clean-address.ts";
import type { Row } from "./row.ts";
import { firstValue } from "./texts.ts";
import { tooLongToRead } from "../value/cell-length.ts";

/** What a cell «Город» says. It often holds more than a town, and sometimes something else. */
export interface CityCell extends CityRead {
  readonly value: DraftValue;
}

interface CityRead {
  readonly city?: string;
  readonly region?: string;
  /** ISO code. */
  readonly country?: string;
}

type ReadAddress = (text: string) => AddressResult;

/** The cell of the town. A region or a country in it is no town: it goes where it belongs, and that is said. */
export function readCityCell(row: Row, readAddress: ReadAddress): CityCell | undefined {
  const value = firstValue(row, "city");
  if (value === undefined) return undefined;
  const long = tooLongToRead(value.text);
  if (long !== undefined) row.doubt([long], "city", value);
  if (/^(?:РБ|РК|Р\.\s?Б\.|Р\.\s?К\.)$/u.test(foldSpace(value.text))) {
    row.say("warning", "city-unclear", "city", value);
    row.keep(value);
    return { value };
  }
  if (namesSeveralTowns(value.text)) {
    row.say("warning", "city-several", "city", value);
    row.keep(value);
    return { value };
  }
  const { city, region, country } = readCity(value.text, readAddress);
  const cell = withAllKeys<CityCell>({ value, city, region, country });
  if (city !== undefined) return cell;
  row.say("note", region === undefined ? "city-is-country" : "city-is-region", "city", value);
  // What has a column of its own is said there.
  if (row.values(region === undefined ? "country" : "region").some(({ text }) => text.trim() !== "")) row.keep(value);
  return cell;
}

/** «Самара/Тольятти»; Moscow and Petersburg hold towns: «Москва, Зеленоград». */
function namesSeveralTowns(text: string): boolean {
  if (!/[/,;|]|\sи\s/u.test(text)) return false;
  const towns = text.split(/\s*[/,;|]\s*|\s+и\s+/u).map((name) => townByName(name.replace(/^г\.?\s/iu, ""))?.name);
  const [first] = towns;
  if (first === undefined || towns.includes(undefined) || new Set(towns).size < 2) return false;
  return townAsRegion(first) === undefined || towns.length > 2 || !text.includes(",");
}

/** «г. Самара», «Самарская обл., Самара», «Самара (Безымянка)», «Москвы», «Германия», «Пензенская обл.». */
function readCity(text: string, readAddress: ReadAddress): CityRead {
  const town = townByName(text) ?? (areaCodesOfTown(text).length === 0 ? townByGenitive(text) : undefined);
  if (town !== undefined) {
    return townAsRegion(town.name) === undefined ? { city: town.name } : { city: town.name, region: town.name };
  }
  const plain = foldSpace(text);
  const country = /^(?:\p{L}[\p{L}\s().'’-]{2,}|РФ)$/u.test(plain) ? countryByName(plain) : undefined;
  if (country !== undefined && areaCodesOfTown(plain).length === 0) return { country };
  const { address, doubts } = readAddress(text);
  const said: { region?: string; country?: string } = {};
  if (address?.region !== undefined) said.region = address.region;
  if (isCountryCode(address?.country)) said.country = address.country;
  const city = address?.city ?? address?.settlement;
  if (city !== undefined) return { city, ...said };
  const around = said.region !== undefined && address?.street === undefined && address?.house === undefined;
  return around && doubts.length === 0 ? said : { city: plain, ...said };
}

/** The column says Самара, and every address that names a town another one: the column's stands, and that is said. */
export function sayOtherTown(row: Row, { value, city }: CityCell, addresses: readonly Address[]): void {
  const town = city === undefined ? undefined : townByName(city);
  const others = addresses.filter((one) => one.city !== undefined);
  const [first] = others;
  if (town === undefined || first === undefined || others.some((one) => mayBeSame(town, one))) return;
  row.say("note", "city-address-differ", "city", value, { city: town.name, address: first.text });
}

/** Moscow and Petersburg hold towns; of a town that no table knows nothing can be said. */
function mayBeSame(town: Town, { city = "", region }: Address): boolean {
  const other = townByName(city);
  if (other === undefined || other.name === town.name || region === town.name) return true;
  const own = townAsRegion(town.name);
  return own !== undefined && other.regions.includes(own.code);
}
