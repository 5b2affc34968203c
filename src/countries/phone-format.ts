import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import type { Phone } from "../model/index.ts";

/**
 * A phone for people: `+7 846 231-60-14 доб. 139`; the raw text when it could not be parsed. Countries of the former Soviet Union
 * put dashes before the last pairs, where Google's formats have blanks; others are grouped by Google's formats.
 */
export function formatPhone(phone: Pick<Phone, "e164" | "extension" | "raw">): string {
  if (phone.e164 === undefined) return phone.raw;
  const number = formatE164(phone.e164);
  return phone.extension === undefined ? number : `${number} доб. ${phone.extension}`;
}

/** The number alone: `+7 8482 77-12-40`. */
export function formatE164(e164: string): string {
  const international = parsePhoneNumberFromString(e164)?.formatInternational() ?? e164;
  return /^\+(?:7|375|380|998|992|994) /.test(international)
    ? international.replace(/ (\d\d)[ -](\d\d)$/u, "-$1-$2")
    : international;
}
