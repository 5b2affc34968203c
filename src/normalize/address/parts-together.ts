import { areaCodesOfTown } from "../../countries/area-codes.ts";
import { regionByCode, townByName } from "../../countries/ru/regions.ts";
import type { Doubt } from "../rule.ts";
import type { CleanAddress } from "./clean-address.ts";
import { regionCodes, takeTown } from "./segment.ts";

/** Five digits are no postcode of Russia's: what the town or the region of one has beside it lost a digit. Where Ukraine's were used, they may be old. */
export function dropForeignPostcode(left: string[], address: CleanAddress): void {
  const { postcode, country, city } = address;
  if (postcode === undefined || !/^\d{5}$/u.test(postcode) || (country !== undefined && country !== "RU")) return;
  const codes = regionCodes(address);
  const isRussian =
    country === "RU" ||
    (codes.length > 0 && (city === undefined || areaCodesOfTown(city).every((one) => one.country === "RU")));
  if (!isRussian || codes.some((one) => withOldPostcodes.has(one))) return;
  address.postcode = undefined;
  left.unshift(postcode);
}

const withOldPostcodes = new Set("80 81 84 85 90 91 92 93 94 95".split(" "));

/** Republics of Russia that two letters stand for as well as for a neighbour, by the tax service's codes. */
const republics: readonly (readonly [country: string, letters: RegExp, regions: readonly string[]])[] = [
  ["BY", /(?:^|[\s,])РБ(?=[\s,]|$)/u, ["02", "03"]],
  ["KZ", /(?:^|[\s,])РК(?=[\s,]|$)/u, ["08", "10", "11", "91"]],
];

/** «РБ» is Belarus, «РК» Kazakhstan, and Bashkortostan, Buryatia, Karelia, Komi or the Crimea where the town lies there alone. */
export function ofRepublic(address: CleanAddress): void {
  const { country, region, city } = address;
  if (country === undefined || region !== undefined || city === undefined) return;
  const own = republics.find(([abroad, letters]) => abroad === country && letters.test(address.text))?.[2];
  const [code, ...others] = townByName(city)?.regions.filter((one) => own?.includes(one) === true) ?? [];
  if (code === undefined || others.length > 0) return;
  if (areaCodesOfTown(city).some((one) => one.country === country)) return;
  address.country = undefined;
  address.region = regionByCode(code)?.name;
}

/**
 * «г.о. Домодедово, ул. Мира, 7»: where no other place is named the street is most likely in the district's own town. It has villages
 * too, so the district stays and the town is said to be a guess.
 */
export function ofUrbanDistrict(address: CleanAddress, doubts: Doubt[]): void {
  if (address.city !== undefined || address.settlement !== undefined || address.street === undefined) return;
  const [, name = ""] = /^г\. о\. ([^,]+)$/u.exec(address.district ?? "") ?? [];
  const town = townByName(name);
  if (town === undefined) return;
  takeTown(town.name, address);
  doubts.push({ code: "address-town-guessed", severity: "note", params: { town: town.name } });
}
