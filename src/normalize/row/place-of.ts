import { countryCode, isCountryCode } from "../../countries/country-names.ts";
import { countryOfIdentifier } from "../../countries/identifiers.ts";
import { regionByCode, regionByName, townByName } from "../../countries/ru/regions.ts";
import {
  foldSpace,
  type Address,
  type DraftValue,
  type Identifier,
  type Origin,
  type TextValue,
} from "../../model/index.ts";
import type { CityCell } from "./city-cell.ts";
import type { CountryHint } from "./country-hints.ts";
import type { Found } from "./found.ts";
import { isPlaceholder } from "../placeholder.ts";
import { textValue, type Row } from "./row.ts";
import { fillFrom, type FillingRule } from "../rule.ts";
import { firstValue } from "./texts.ts";

/** Where a row's entity is: as it says itself, else as its address implies, else (region only) as its tax numbers suggest. */

export function saidCountry(row: Row): TextValue | undefined {
  for (const value of row.values("country")) {
    const text = foldSpace(value.text);
    if (text === "" || isPlaceholder(text)) continue;
    const code = countryCode(text);
    if (code !== undefined) return textValue(value, code, code === text ? undefined : "country-spelling");
    row.say("warning", "country-unknown", "country", value);
    row.keep(value);
  }
  return undefined;
}

/** The first address that says a country which is one: the part keeps whatever was written there. */
export function addressWithCountry(addresses: readonly Address[]): Address | undefined {
  return addresses.find(({ country }) => isCountryCode(country));
}

/** The country that a row says in another cell. */
export function countryElsewhere(cell: CityCell | undefined, glued: Found | undefined): TextValue | undefined {
  if (cell?.country !== undefined) return textValue(cell.value, cell.country, "country-from-cell");
  return glued === undefined ? undefined : textValue(glued.value, glued.value.text, `${glued.rule}+country-from-cell`);
}

/** What a row's address and numbers say of its country. */
export interface CountryEvidence {
  readonly addresses: readonly Address[];
  /** A country that stands in another cell: «Германия» among the towns, «(Турция)» behind the name. */
  readonly elsewhere: TextValue | undefined;
  /** A number that only one country gives out. */
  readonly identifier: Identifier | undefined;
  /** What the row hints at where all its hints agree; asked for only where nothing is said. */
  readonly hints: () => readonly CountryHint[];
}

export const countryRules: readonly FillingRule<CountryEvidence, TextValue>[] = [
  {
    name: "country-from-cell",
    field: "country",
    optional: true,
    movable: true,
    find: ({ elsewhere }) => elsewhere,
  },
  {
    name: "country-from-address",
    field: "country",
    optional: true,
    movable: true,
    find({ addresses }) {
      const said = addressWithCountry(addresses);
      return said?.country === undefined ? undefined : from(said, "country-from-address", said.country);
    },
  },
  {
    name: "country-from-identifier",
    field: "country",
    optional: true,
    movable: true,
    find({ identifier }) {
      const country = identifier === undefined ? undefined : countryOfIdentifier(identifier.scheme, identifier.value);
      return identifier === undefined || country === undefined
        ? undefined
        : from(identifier, "country-from-identifier", country);
    },
  },
  {
    name: "country-from-region",
    field: "country",
    optional: true,
    movable: true,
    find({ addresses }) {
      const home = addresses.find(({ region }) => region !== undefined && regionByName(region, true) !== undefined);
      return home === undefined ? undefined : from(home, "country-from-region", "RU");
    },
  },
  hinted("country-from-city", "city"),
  hinted("country-from-form", "form"),
  hinted("country-from-phone", "phone"),
];

/** The rules that infer a country from what hints at it: what they fill in is said, and no evidence for anything else. */
export const inferringCountry: ReadonlySet<string> = new Set([
  "country-from-city",
  "country-from-form",
  "country-from-phone",
]);

function hinted(name: string, kind: CountryHint["from"]): FillingRule<CountryEvidence, TextValue> {
  return {
    name,
    field: "country",
    optional: true,
    movable: true,
    find({ hints }) {
      const hint = hints().find((one) => one.from === kind);
      return hint === undefined ? undefined : from(hint, name, hint.country);
    },
  };
}

function from({ raw, at }: Origin, rule: string, value: string): TextValue {
  return { raw, at, rule, value };
}

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
        ? from(address, "region-from-address", address.region)
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
      return city === undefined || region === undefined ? undefined : from(city, "region-from-city", region.name);
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
      if (city !== undefined && townByName(city.value)?.regions.includes(region.code) !== true) return undefined;
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
      if (city !== undefined && townByName(city.value)?.regions.includes(region.code) !== true) return undefined;
      return from(identifier, name, region.name);
    },
  };
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
  glued: { readonly value: DraftValue; readonly rule: string } | undefined,
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
  glued: { readonly value: DraftValue; readonly rule: string } | undefined,
): TextValue | undefined {
  if (cell?.city !== undefined)
    return textValue(cell.value, cell.city, cell.city === cell.value.text ? undefined : "city-spelling");
  if (glued !== undefined) return textValue(glued.value, glued.value.text, glued.rule);
  if (address?.city === undefined) return undefined;
  return { raw: address.raw, at: address.at, rule: "city-from-address", value: address.city };
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
