import { townByName } from "../../countries/ru/regions.ts";
import type { Doubt } from "../rule.ts";
import { hasCyrillic, hasLatin } from "../letters.ts";
import { countryName } from "../../countries/country-names.ts";
import { addressParts, type AddressPart } from "../../model/index.ts";

/**
 * An address as far as its text tells without a registry. Undefined parts were not said, or not understood: `text` has it all. Every
 * address has all keys from the start, because the machine looks up parts of objects of one shape several times as fast.
 */
export type CleanAddress = { text: string } & { [P in AddressPart]: string | undefined };

/** An address of which nothing is understood yet. */
export function startAddress(text: string): CleanAddress {
  return {
    text,
    postcode: undefined,
    country: undefined,
    region: undefined,
    district: undefined,
    city: undefined,
    settlement: undefined,
    street: undefined,
    house: undefined,
    building: undefined,
    flat: undefined,
  };
}

/** The parts that an address says. */
export function partsSaid(address: CleanAddress): readonly AddressPart[] {
  return addressParts.filter((part) => address[part] !== undefined);
}

export interface AddressResult {
  /** Absent for a placeholder. */
  readonly address?: CleanAddress;
  readonly doubts: readonly Doubt[];
  readonly applied: readonly string[];
}

/** Sets a part that is not set yet. The same value said twice («г. Москва, Москва») is no second value. */
export function setPart(address: CleanAddress, part: AddressPart, value: string): boolean {
  if (address[part] !== undefined) return address[part] === value;
  address[part] = value;
  return true;
}

/** Told by its own letters: «д.» and «г.» are no words of an address in Latin ones, and its postcode stands beside the town. */
function isWestern({ street, settlement, city }: CleanAddress): boolean {
  const said = street ?? settlement ?? city;
  return said !== undefined && hasLatin(said) && !hasCyrillic(`${street} ${settlement} ${city}`);
}

/** Where the house stands before the street. */
const houseFirst: ReadonlySet<string> = new Set(["US", "GB", "CA", "AU", "NZ", "IE", "FR"]);

/** A cell of several parts as it was written: «350 5th Ave, Suite 4100». */
export interface WrittenTogether {
  readonly text: string;
  readonly parts: readonly AddressPart[];
}

function composeWestern(address: CleanAddress, cell: WrittenTogether | undefined): string {
  const { country, postcode, region, district, city, settlement, street, house, building, flat } = address;
  const first = country !== undefined && houseFirst.has(country);
  const overseas = first && country !== "FR";
  const together = (...parts: (string | undefined)[]): string => parts.filter((part) => part !== undefined).join(" ");
  const beside = (part: "house" | "building" | "flat") =>
    cell?.parts.includes(part) === true ? undefined : address[part];
  return [
    // Which of the two stands first is the country's custom: whoever wrote them in one cell has followed it.
    ...(cell === undefined
      ? [first ? together(house, street) : together(street, house), building, flat]
      : [cell.text, beside("house"), beside("building"), beside("flat")]),
    settlement,
    district,
    ...(overseas ? [city, together(region, postcode)] : [together(postcode, city), region]),
    country === undefined ? undefined : countryName(country, "en"),
  ]
    .filter((part) => part !== undefined && part !== "")
    .join(", ");
}

/**
 * One line for people, in the order of a Russian envelope. The home country is said only where nothing else is. A district is of the
 * region or of the town: `written` tells, by what stands first in it.
 *
 * @param cell street and house, where they came in one cell
 */
export function compose(address: CleanAddress, written = "", cell?: WrittenTogether): string {
  if (isWestern(address)) return composeWestern(address, cell);
  const { country, region, city, house } = address;
  let line = "";
  const add = (part: string | undefined): void => {
    if (part !== undefined) line += line === "" ? part : `, ${part}`;
  };
  if (country !== undefined && country !== "RU") add(countryName(country));
  add(address.postcode);
  if (region !== undefined && region !== city) add(townByName(region)?.name === region ? `г. ${region}` : region);
  const inTown = city !== undefined && liesInTown(address.district, city, written.toLowerCase());
  if (!inTown) add(address.district);
  if (city !== undefined) add(`г. ${city}`);
  if (inTown) add(address.district);
  add(address.settlement);
  add(address.street);
  if (house !== undefined) add(/^(?:\d|б\/н)/.test(house) ? `д. ${house}` : house);
  add(address.building);
  add(address.flat);
  return line === "" && country !== undefined ? countryName(country) : line;
}

function liesInTown(district: string | undefined, city: string, written: string): boolean {
  const [name] = /\p{Lu}[\p{L}-]*/u.exec(district ?? "") ?? [];
  if (name === undefined) return false;
  const town = written.indexOf(city.toLowerCase());
  return town >= 0 && town < written.indexOf(name.toLowerCase());
}
