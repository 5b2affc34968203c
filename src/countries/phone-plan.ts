import { parsePhoneNumberFromString, type CountryCode, type PhoneNumber } from "libphonenumber-js/max";

/** What the plan of numbers says about a complete number. Source: Google's metadata by way of libphonenumber-js, set `max`. */
export interface PlannedNumber {
  readonly e164: string;
  readonly callingCode: string;
  /** ISO 3166-1 alpha-2; absent for numbers of no country. */
  readonly country?: string;
  readonly kind?: "mobile" | "fixed" | "toll-free" | "pager" | "other";
}

/** The number with this calling code and national number, when the plan has it. `digits` are those of E.164 without the plus. */
export function lookUpNumber(digits: string): PlannedNumber | undefined {
  return planned(parsePhoneNumberFromString(`+${digits}`));
}

/** A number as it is dialled at home in a country; for countries of which we have no facts of our own. */
export function lookUpNational(digits: string, country: string): PlannedNumber | undefined {
  return planned(parsePhoneNumberFromString(digits, country as CountryCode));
}

function planned(number: PhoneNumber | undefined): PlannedNumber | undefined {
  const type = number?.getType();
  if (number === undefined || !number.isValid()) return undefined;
  const kind = kinds[type ?? ""];
  return {
    e164: number.number,
    callingCode: number.countryCallingCode,
    ...(number.country === undefined ? {} : { country: number.country }),
    ...(kind === undefined ? {} : { kind }),
  };
}

const kinds: Readonly<Record<string, PlannedNumber["kind"]>> = {
  MOBILE: "mobile",
  FIXED_LINE: "fixed",
  TOLL_FREE: "toll-free",
  PAGER: "pager",
  PREMIUM_RATE: "other",
  SHARED_COST: "other",
  VOIP: "other",
  PERSONAL_NUMBER: "other",
  UAN: "other",
  VOICEMAIL: "other",
};
