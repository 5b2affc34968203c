import { regionByName, townByName } from "../../countries/ru/regions.ts";
import { foldSpace, type AddressPart } from "../../model/index.ts";
import { isPlaceholder } from "../placeholder.ts";
import { compose, partsSaid, startAddress, type AddressResult, type CleanAddress } from "./clean-address.ts";
import { countryCode, isCountryCode } from "../../countries/country-names.ts";
import type { Doubt } from "../rule.ts";
import { partByName } from "./names.ts";
import { parseAddress } from "./parse.ts";

/** An address that comes in parts. Each part is brought into one spelling; a part with an unknown name is kept in the text. */
export function addressFromParts(parts: Readonly<Record<string, string>>, presentation: string): AddressResult {
  const address = startAddress("");
  const pieces: string[] = [];
  for (const [key, value] of Object.entries(parts)) {
    const text = foldSpace(value);
    // «111» is a house here, not a placeholder.
    if (text === "" || (!/\d/.test(text) && isPlaceholder(text))) continue;
    const part = partByName(key);
    if (part === undefined || address[part] !== undefined) pieces.push(text);
    else Object.assign(address, part === "street" ? spellStreet(text, address) : { [part]: spellPart(part, text) });
  }
  // Moscow, Petersburg and Sevastopol stand in the place of the region.
  const { region } = address;
  if (address.city === undefined && region !== undefined && townByName(region)?.name === region) address.city = region;
  const shown = foldSpace(presentation.replace(/[\r\n]+/g, ", "));
  if (partsSaid(address).length === 0)
    return shown === "" && pieces.length > 0 ? parseAddress(pieces.join(", ")) : parseAddress(presentation);
  address.text = shown !== "" && pieces.length > 0 ? shown : [compose(address), ...pieces].join(", ");
  return { address, doubts: countryDoubts(address), applied: ["address-parts"] };
}

/** What no table knows stays the address's text, and is said: it is no code. */
function countryDoubts({ country }: CleanAddress): readonly Doubt[] {
  if (country === undefined || isCountryCode(country)) return [];
  return [{ code: "country-unknown", severity: "warning", raw: country }];
}

/** Most systems keep house and flat in the field of the street: they are told apart, and never dropped. */
function spellStreet(text: string, known: CleanAddress): Partial<CleanAddress> {
  const { address, doubts } = parseAddress(text);
  if (address?.street === undefined || doubts.length > 0) return { street: text };
  const more = partsSaid(address);
  const fits = more.every((part) => /^(?:street|house|building|flat)$/.test(part) && known[part] === undefined);
  return fits ? Object.fromEntries(more.map((part) => [part, address[part]])) : { street: text };
}

/** «г. Самара», «Самара г». */
const townMark = /^(?:г|гор|город)[. ]\s*|\s+(?:г|гор|город)\.?$/iu;

function spellPart(part: AddressPart, text: string): string {
  if (part === "country") return countryCode(text) ?? text;
  if (part === "region") return regionByName(text, true)?.name ?? text;
  if (part === "postcode") return text;
  const marked =
    part === "house" && /^\d/.test(text) ? `д. ${text}` : part === "city" ? `г. ${text.replace(townMark, "")}` : text;
  const read = parseAddress(marked);
  if (read.address === undefined || read.doubts.length > 0 || partsSaid(read.address).length > 2) return text;
  return read.address[part] ?? text;
}
