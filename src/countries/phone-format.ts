import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { areaCodeOf, isAreaCode } from "./area-codes.ts";
import type { Phone } from "../model/index.ts";

/**
 * A phone for people: `+7 846 231-60-14 доб. 139`; the raw text when it could not be parsed. Countries of the former Soviet Union
 * put dashes before the last pairs, where Google's formats have blanks; others are grouped by Google's formats.
 */
export function formatPhone(phone: Pick<Phone, "e164" | "extension" | "raw">): string {
  if (phone.e164 === undefined) return phone.raw;
  const number = formatE164(phone.e164, phone.raw);
  return phone.extension === undefined ? number : `${number} доб. ${phone.extension}`;
}

/**
 * The number alone: `+7 8482 77-12-40`. Landlines of countries whose towns are listed are cut behind the town's own code, which
 * Google's formats do not know (`+7 848 277-12-40`). Of two codes that fit (831 and 8313) the one in the brackets of `raw` is taken.
 */
export function formatE164(e164: string, raw = ""): string {
  const number = parsePhoneNumberFromString(e164);
  if (number === undefined) return e164;
  const calling = number.countryCallingCode;
  const countries = /^7[67]/.test(e164.slice(1)) ? ["KZ"] : (byCalling.get(calling) ?? []);
  for (const country of countries) {
    const code = writtenCode(country, number.nationalNumber, raw) ?? areaCodeOf(country, number.nationalNumber);
    if (code !== undefined && number.getType() !== "MOBILE")
      return `+${calling} ${code} ${inPairs(number.nationalNumber.slice(code.length))}`;
  }
  const international = number.formatInternational();
  return /^\+(?:7|375|380|998|992|994) /.test(international)
    ? international.replace(/ (\d\d)[ -]?(\d\d)$/u, "-$1-$2")
    : international;
}

function writtenCode(country: string, national: string, raw: string): string | undefined {
  for (const [, code = "", rest = ""] of raw.matchAll(/\((\d{2,5})\)([\d -]+)/gu))
    if (code + rest.replace(/\D/g, "") === national && isAreaCode(country, code)) return code;
  return undefined;
}

const byCalling: ReadonlyMap<string, readonly string[]> = new Map([
  ["7", ["RU"]],
  ["375", ["BY"]],
  ["380", ["UA"]],
]);

/** `277-12-40`, `77-12-40`, `2-12-40`. */
function inPairs(local: string): string {
  return local.replace(/^(\d+?)(\d\d)(\d\d)$/u, "$1-$2-$3");
}
