import { regionByCode, regionByName, townByName, type Region } from "../../countries/ru/regions.ts";
import { foldSpace, type Address, type DraftValue, type Identifier, type TextValue } from "../../model/index.ts";
import { filled, textValue } from "../origin.ts";
import { fillFrom, type FillingRule } from "../rule.ts";
import type { CityCell } from "./city-cell.ts";
import type { CountryEvidence } from "./country.ts";
import type { Found } from "./found.ts";
import type { Row } from "./row.ts";
import { firstValue } from "./texts.ts";

/** Where in its country a row's entity is: as it says itself, else as its address implies, else (region only) as its tax numbers suggest. */

export interface PlaceOf {
  readonly region: TextValue | undefined;
  readonly city: TextValue | undefined;
  readonly timeZone: TextValue | undefined;
}

/** What a row says of the region, besides its own column. */
export interface RegionEvidence {
  readonly city: TextValue | undefined;
  /** What the cell of the city says besides the town: «Самарская обл., Кинель». */
  readonly besideCity: { readonly value: DraftValue; readonly region: string } | undefined;
  readonly address: Address | undefined;
  /** Whose an institution is by its name: «ГБУЗ Самарской области «Больница»». */
  readonly named: Found | undefined;
  readonly identifiers: readonly Identifier[];
  /** Towns and tax numbers are Russian. */
  readonly home: boolean;
}

export const regionRules: readonly FillingRule<RegionEvidence, TextValue>[] = [
  {
    name: "region-from-cell",
    field: "region",
    optional: true,
    movable: true,
    find: ({ besideCity }) =>
      besideCity === undefined ? undefined : textValue(besideCity.value, besideCity.region, "region-from-cell"),
  },
  {
    name: "region-from-address",
    field: "region",
    optional: true,
    movable: true,
    find: ({ address, city }) =>
      address?.region !== undefined && (city === undefined || city.value === address.city)
        ? filled(address, "region-from-address", address.region)
        : undefined,
  },
  {
    name: "region-from-city",
    field: "region",
    optional: true,
    movable: true,
    find({ city, home }) {
      const town = city === undefined || !home ? undefined : townByName(city.value);
      const region = town?.regions.length === 1 ? regionByCode(town.regions[0] ?? "") : undefined;
      return city === undefined || region === undefined ? undefined : filled(city, "region-from-city", region.name);
    },
  },
  {
    name: "region-from-name",
    field: "region",
    optional: true,
    movable: true,
    // Whose it is, not where: no word against a town or an address.
    find({ named, city, address, home }) {
      const region = named === undefined || !home ? undefined : regionByName(named.value.text, true);
      if (named === undefined || region === undefined || address?.region !== undefined) return undefined;
      if (city !== undefined && !mayLieIn(city.value, region)) return undefined;
      return textValue(named.value, region.name, `${named.rule}+region-from-name`);
    },
  },
  taxRegion("region-from-kpp", "ru-kpp"),
  taxRegion("region-from-inn", "ru-inn"),
];

/** Evidence, not truth: the office that registered a firm, which may have moved since. So only where nothing else speaks. */
function taxRegion(name: string, scheme: string): FillingRule<RegionEvidence, TextValue> {
  return {
    name,
    field: "region",
    optional: true,
    movable: true,
    find({ city, identifiers, home }) {
      const identifier = home ? identifiers.find((one) => one.scheme === scheme && one.valid) : undefined;
      const region = identifier === undefined ? undefined : regionByCode(identifier.value.slice(0, 2));
      if (identifier === undefined || region === undefined) return undefined;
      if (city !== undefined && !mayLieIn(city.value, region)) return undefined;
      return filled(identifier, name, region.name);
    },
  };
}

/** False of a town that no table knows. */
function mayLieIn(city: string, { code }: Region): boolean {
  return townByName(city)?.regions.includes(code) === true;
}

/** The filling rules that a project chose, by field. */
export interface PlaceRules {
  readonly country: readonly FillingRule<CountryEvidence, TextValue>[];
  readonly region: readonly FillingRule<RegionEvidence, TextValue>[];
  readonly off: ReadonlySet<string>;
}

/** `glued` is a town that a rule took off the name, `named` a region. */
export function placeOf(
  row: Row,
  rules: PlaceRules,
  cell: CityCell | undefined,
  addresses: readonly Address[],
  identifiers: readonly Identifier[],
  country: string | undefined,
  glued: Found | undefined,
  named: Found | undefined,
): PlaceOf {
  const address = chooseAddress(addresses);
  const city = cityOf(cell, rules.off.has("city-from-address") ? undefined : address, glued);
  const regionValue = firstValue(row, "region");
  const home = country === undefined || country === "RU";
  let region: TextValue | undefined;
  if (regionValue !== undefined) {
    const name = regionByName(regionValue.text, true)?.name ?? foldSpace(regionValue.text);
    region = textValue(regionValue, name, name === regionValue.text ? undefined : "region-spelling");
  } else {
    const besideCity = cell?.region === undefined ? undefined : { value: cell.value, region: cell.region };
    region = fillFrom(rules.region, { city, besideCity, address, named, identifiers, home });
  }
  return {
    region,
    city,
    timeZone: rules.off.has("time-zone-from-region") ? undefined : timeZoneOf(region, city, country),
  };
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

function cityOf(
  cell: CityCell | undefined,
  address: Address | undefined,
  glued: Found | undefined,
): TextValue | undefined {
  if (cell?.city !== undefined)
    return textValue(cell.value, cell.city, cell.city === cell.value.text ? undefined : "city-spelling");
  if (glued !== undefined) return textValue(glued.value, glued.value.text, glued.rule);
  if (address?.city === undefined) return undefined;
  return filled(address, "city-from-address", address.city);
}

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
  return zone === undefined ? undefined : filled(source, "time-zone-from-region", zone);
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
