import { countryByName } from "../../countries/country-names.ts";
import { regionByCode } from "../../countries/ru/regions.ts";

/** The fields of an address of 1C's in their order; the country stands before them, behind the postcode, or nowhere. */
const fields = ["postcode", "region", "district", "city", "settlement", "street", "house", "building", "flat"];

/**
 * `643,443001,Самарская обл,,Самара г,,Ленина ул,5,,12`: an address as 1C 7.7 and its heirs keep it, each part in its place between
 * commas. The empty places tell that it is one. Undefined for any other text.
 */
export function partsBetweenCommas(text: string): Readonly<Record<string, string>> | undefined {
  // An empty place is what nearly no other address has.
  if (!/(?:^|,)\s*(?:,|$)/u.test(text)) return undefined;
  const cells = text.split(",").map((cell) => cell.trim());
  const coded = cells.length === fields.length + 1 && /^(?:643|Росси[яи]|РОССИЯ|)$/u.test(cells[0] ?? "");
  let country = coded ? "RU" : undefined;
  if (coded) cells.shift();
  else if (cells.length === fields.length + 1 && /^\d{6}$/.test(cells[0] ?? "")) {
    // `443001,РОССИЯ,Самарская обл,…`: 1C 8 writes the country behind the postcode, or nothing in its place.
    const [said = ""] = cells.splice(1, 1);
    country = countryByName(said);
    if (said !== "" && country === undefined) return undefined;
  }
  if (cells.length !== fields.length) return undefined;
  const [postcode = "", region = "", , city = "", settlement = "", street = "", house = ""] = cells;
  if (!/^(?:\d{6})?$/.test(postcode) || /\d{3}/.test(region) || !/\d/.test(house)) return undefined;
  // `117218,РОССИЯ,МОСКВА Г,,,…`: a place is missing, and every part stands in another's.
  if (countryByName(region) !== undefined) return undefined;
  // A village may have no streets.
  if ((street === "" && (settlement === "" || postcode === "")) || !/\p{L}/u.test(city + settlement + region))
    return undefined;
  const named: Record<string, string> = country === undefined ? {} : { country };
  for (const [index, field] of fields.entries()) {
    const cell = cells[index] ?? "";
    if (cell !== "") named[field] = mark[field]?.(cell) ?? cell;
  }
  return named;
}

/** What stands bare in its place, with the word that says what it is. */
const mark: Readonly<Record<string, (cell: string) => string>> = {
  // «63», «63 Самарская обл.»
  region: (cell) => {
    const [, code = "", name = cell] = /^(\d\d)(?:\s+(\p{L}.*))?$/u.exec(cell) ?? [];
    return name === cell && code !== "" ? (regionByCode(code)?.name ?? cell) : name;
  },
  building: (cell) => (/^\d/.test(cell) ? `корп. ${cell}` : cell),
  flat: (cell) => (/^\d/.test(cell) ? `кв. ${cell}` : cell),
};
