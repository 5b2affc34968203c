import { parsePhoneNumberFromString, type CountryCode } from "libphonenumber-js/max";
import type { Phone } from "../../model/index.ts";
import type { PhoneCleaner, PhoneCleanerOptions } from "../cleaned.ts";

/** Makes the cleaner of phone cells for one project; it remembers the cells it has seen. */
export function createPhoneCleaner(options: PhoneCleanerOptions): PhoneCleaner {
  return (value, context) => {
    const raw = value.raw ?? value.text;
    const country = (value.country ?? context.country ?? options.defaultCountry) as CountryCode;
    const found = parsePhoneNumberFromString(value.text, country);
    const origin = { raw, at: value.at };
    if (found === undefined || !found.isValid()) {
      const phone: Phone = { ...origin, quality: "unparsed" };
      return {
        phones: [phone],
        issues: [{ code: "phone-invalid", severity: "warning", at: value.at, field: "phones", raw }],
      };
    }
    const phone: Phone = {
      ...origin,
      rule: "phone-e164",
      e164: found.number,
      ...(found.ext === undefined ? {} : { extension: found.ext }),
      ...(found.country === undefined ? {} : { country: found.country }),
      quality: "as-written",
    };
    return { phones: [phone], issues: [] };
  };
}
