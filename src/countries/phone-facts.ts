/**
 * How numbers are written at home, in the countries of the former Soviet Union and the Baltics.
 * Source: ITU operational bulletins by way of libphonenumber's metadata; the use of 8 as a trunk prefix outside the 7 zone is the
 * Soviet plan's, still seen on old cards (Ukraine until 2009, Belarus until today). As of November 2026.
 */
export interface PhoneFacts {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly callingCode: string;
  /** What may be dialled before the national number, longest first; "" where it is also written without. */
  readonly trunks: readonly string[];
  /** Digits of a national number. */
  readonly nationalLengths: readonly number[];
  /** 8~10 as the way abroad, written `8-10-…`. */
  readonly abroadBy810: boolean;
}

export const phoneFacts: readonly PhoneFacts[] = [
  { country: "RU", callingCode: "7", trunks: ["8", ""], nationalLengths: [10], abroadBy810: true },
  { country: "KZ", callingCode: "7", trunks: ["8", ""], nationalLengths: [10], abroadBy810: true },
  { country: "BY", callingCode: "375", trunks: ["80", "8", "0", ""], nationalLengths: [9], abroadBy810: true },
  { country: "UA", callingCode: "380", trunks: ["80", "8", "0", ""], nationalLengths: [9], abroadBy810: false },
  { country: "UZ", callingCode: "998", trunks: ["8", ""], nationalLengths: [9], abroadBy810: true },
  { country: "KG", callingCode: "996", trunks: ["0", ""], nationalLengths: [9], abroadBy810: false },
  { country: "TJ", callingCode: "992", trunks: ["8", ""], nationalLengths: [9], abroadBy810: true },
  { country: "TM", callingCode: "993", trunks: ["8", ""], nationalLengths: [8], abroadBy810: true },
  { country: "AZ", callingCode: "994", trunks: ["0", ""], nationalLengths: [9], abroadBy810: false },
  { country: "AM", callingCode: "374", trunks: ["0", ""], nationalLengths: [8], abroadBy810: false },
  { country: "GE", callingCode: "995", trunks: ["0", ""], nationalLengths: [9], abroadBy810: false },
  { country: "MD", callingCode: "373", trunks: ["0", ""], nationalLengths: [8], abroadBy810: false },
  { country: "LT", callingCode: "370", trunks: ["8", "0", ""], nationalLengths: [8], abroadBy810: false },
  { country: "LV", callingCode: "371", trunks: [""], nationalLengths: [8], abroadBy810: false },
  { country: "EE", callingCode: "372", trunks: [""], nationalLengths: [7, 8], abroadBy810: false },
];

const byCountry = new Map(phoneFacts.map((facts) => [facts.country, facts]));

export function phoneFactsOf(country: string): PhoneFacts | undefined {
  return byCountry.get(country);
}

/**
 * National numbers of nine digits behind a 3 that fell away: Tashkent was 8 371 2 … within the Union's plan, and is 71 2 … since
 * Uzbekistan has a code of its own; signs and cards still say 8 371.
 */
export const formerLeads: ReadonlyMap<string, RegExp> = new Map([["UZ", /^8?3(?=[67]\d{8}$)/]]);

/**
 * A national number of the Crimea as Ukraine's plan had it (0652 27-33-44, 0692 55-44-33), by Russia's since 2014: 065x became 365x,
 * 0692 became 8692. Undefined for any other.
 */
export function withCrimeanCode(digits: string): string | undefined {
  const [, national = ""] = /^8?0((?:65|692)\d+)$/.exec(digits) ?? [];
  if (national.length !== 9) return undefined;
  return `${national.startsWith("692") ? "8" : "3"}${national}`;
}

/** Trunk prefixes that were given up, and stand on old cards still: Poland's 0 was dialled until 2009 (`0 22 123 45 67`). */
export const formerTrunks: ReadonlyMap<string, string> = new Map([["PL", "0"]]);

/**
 * Countries whose numbers have five to seven digits and no area codes: there a short number is whole. As of November 2026, by
 * the same source.
 */
export const withoutAreaCodes: ReadonlySet<string> = new Set("AD EE FO IS LI LU MV NC PA QA SC".split(" "));

/**
 * A national number of zone 7 by today's code, when it bears one that was changed in the 2000s; undefined otherwise.
 *
 * - Central Russia and Kaliningrad, December 2005: 0xx became 4xx (Moscow 095 → 495, Tver 0822 → 4822, Kaliningrad 0112 → 4012).
 *   Part of Moscow's 095 went on to 499 later, so the result is likely, not certain.
 * - Kazakhstan, 2007: 3xx became 7xx (Almaty 3272 → 7272); Russia has no codes beginning 31 and 32.
 */
export function withTodaysCode(national: string): string | undefined {
  if (/^011\d{7}$/.test(national)) return `401${national.slice(3)}`;
  if (/^0(?:7[1-5]|8[1-7]|9[1-6])\d{7}$/.test(national)) return `4${national.slice(1)}`;
  if (/^3[12]\d{8}$/.test(national)) return `7${national.slice(1)}`;
  return undefined;
}
