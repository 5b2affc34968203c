import { partsSaid, startAddress, type AddressResult, type CleanAddress } from "./clean-address.ts";
import { countryByName } from "../../countries/country-names.ts";

const streetWord =
  /\b(?:street|st|avenue|ave|road|rd|boulevard|blvd|lane|ln|drive|dr|place|pl|court|ct|crescent|cres|close|way|parade|terrace|square|sq|highway|hwy|circuit|str|rue|via|viale|corso|piazza|calle|avenida|plaza|rua|ulica|weg|platz|cad|sok|sk)\b\.?|straße|strasse|str\.|gasse\b|allee\b|caddesi|sokak|gatan|katu\b/i;
const ukPostcode = /\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}$/;

/**
 * Addresses in Latin letters: house number and street, unit, state and postcode where they are plain to see. The text itself is never
 * rewritten: without a registry nobody knows where a street's name ends and the town's begins.
 */
export function westernAddress(text: string): AddressResult {
  const address = startAddress(text);
  const segments = text.split(/,\s*/);
  for (const segment of segments) read(segment, address);
  // «Istanbul, Turkey»
  const [town = "", country = ""] = segments;
  if (segments.length === 2 && partsSaid(address).length === 1 && countryByName(country) === address.country)
    if (/^\p{Lu}[\p{L} .'-]+$/u.test(town)) address.city = town;
  if (partsSaid(address).length > 0) return { address, doubts: [], applied: ["address-parse"] };
  return { address, doubts: [{ code: "address-not-understood", severity: "note" }], applied: [] };
}

function read(segment: string, address: CleanAddress): void {
  const country = countryByName(segment);
  if (country !== undefined) {
    address.country ??= country;
    return;
  }
  if (/^(?:suite|ste|apt|apartment|unit|flat|room|office|level|floor)\.?\s*#?\s*\w+$/i.test(segment)) {
    address.flat ??= segment;
    return;
  }
  let rest = segment;
  const state = /(?:^|\s)([A-Z]{2,3})\s+(\d{4,5}(?:-\d{4})?)$/.exec(rest);
  if (state !== null) {
    address.region ??= state[1] ?? "";
    address.postcode ??= state[2] ?? "";
    rest = rest.slice(0, state.index).trim();
  }
  const uk = ukPostcode.exec(rest);
  if (uk !== null) {
    address.postcode ??= uk[0];
    rest = rest.slice(0, uk.index).trim();
  }
  const continental = /^(\d{4,5})\s+(\p{Lu}[\p{L} .-]+)$/u.exec(rest);
  if (continental !== null && !streetWord.test(rest) && (address.street !== undefined || address.city === undefined)) {
    address.postcode ??= continental[1] ?? "";
    address.city ??= continental[2] ?? "";
    return;
  }
  if (/^\d{4,6}$/.test(rest)) {
    address.postcode ??= rest;
    return;
  }
  const before = /^(\d+[A-Za-z]?(?:[-/]\d+[A-Za-z]?)?)\s+(.+)$/.exec(rest);
  const after = /^(.+?)\s+(\d+[A-Za-z]?)$/.exec(rest);
  if (before !== null && address.house === undefined) {
    address.house = before[1] ?? "";
    const street = (before[2] ?? "").replace(/\.$/, "");
    if (streetWord.test(street) && address.street === undefined) address.street = street;
    return;
  }
  if (after !== null && streetWord.test(after[1] ?? "") && address.street === undefined) {
    address.street = after[1] ?? "";
    address.house ??= after[2] ?? "";
    return;
  }
  if (address.street !== undefined && address.city === undefined && /^[\p{L} .'-]{2,}$/u.test(rest))
    address.city = rest;
}
