import { countryCode, isCountryCode } from "../../countries/country-names.ts";
import { countryOfIdentifier } from "../../countries/identifiers.ts";
import { regionByName } from "../../countries/ru/regions.ts";
import { foldSpace, type Address, type Identifier, type TextValue } from "../../model/index.ts";
import { filled, textValue } from "../origin.ts";
import { isPlaceholder } from "../placeholder.ts";
import type { FillingRule } from "../rule.ts";
import type { CityCell } from "./city-cell.ts";
import type { CountryHint } from "./country-hints.ts";
import type { Found } from "./found.ts";
import type { Row } from "./row.ts";

/** In which country a row's entity is: as it says itself, else as its cells and numbers imply, else as they all hint. */

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
      return said?.country === undefined ? undefined : filled(said, "country-from-address", said.country);
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
        : filled(identifier, "country-from-identifier", country);
    },
  },
  {
    name: "country-from-region",
    field: "country",
    optional: true,
    movable: true,
    find({ addresses }) {
      const home = addresses.find(({ region }) => region !== undefined && regionByName(region, true) !== undefined);
      return home === undefined ? undefined : filled(home, "country-from-region", "RU");
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
      return hint === undefined ? undefined : filled(hint, name, hint.country);
    },
  };
}
