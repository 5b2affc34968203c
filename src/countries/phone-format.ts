import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import type { Phone } from "../model/index.ts";

/** A phone for people: `+7 846 231-60-14 доб. 139`; the raw text when it could not be parsed. */
export function formatPhone(phone: Pick<Phone, "e164" | "extension" | "raw">): string {
  if (phone.e164 === undefined) return phone.raw;
  const international = parsePhoneNumberFromString(phone.e164)?.formatInternational() ?? phone.e164;
  return phone.extension === undefined ? international : `${international} доб. ${phone.extension}`;
}
