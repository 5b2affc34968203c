import {
  formerLeads,
  formerTrunks,
  phoneFacts,
  phoneFactsOf,
  withCrimeanCode,
  withoutAreaCodes,
  withTodaysCode,
  type PhoneFacts,
} from "../../countries/phone-facts.ts";
import { lookUpNational, lookUpNumber, type PlannedNumber } from "../../countries/phone-plan.ts";
import type { Home } from "./home.ts";
import { lengthProblem, nationalLengthProblem } from "./length.ts";
import { isPlaceholderPhone } from "./placeholder.ts";

/** Digits of one number as written. */
export interface WrittenNumber {
  readonly digits: string;
  readonly plus: boolean;
  /** Digits before the first punctuation: `8` of `8 (846) …`. */
  readonly lead: string;
  /** A prefix and an area code in brackets are written out: `8 (846) …`. */
  readonly areaCode?: boolean;
}

export type Dialled =
  | {
      readonly number: PlannedNumber;
      /** Digits were put in, taken out or exchanged on evidence, not by a rule of writing. */
      readonly inferred?: true;
      readonly rules: readonly string[];
      readonly finding?: DialFinding;
    }
  | { readonly local: string }
  | { readonly problem: DialFinding };

export interface DialFinding {
  readonly code: string;
  readonly severity: "warning" | "note";
  readonly params: Readonly<Record<string, string | number>>;
}

/**
 * Reads the digits of one number as a person at home in `home` would dial them. Local numbers of five to seven digits are
 * returned as such. Nothing is ever padded or cut to fit.
 */
export function dial(written: WrittenNumber, home: Home): Dialled {
  const { digits } = written;
  if (isPlaceholderPhone(digits) && !isGroupedNumber(written, home)) return problem("phone-placeholder", written);
  if (written.plus) return dialInternational(digits, written, home);
  const abroad = abroadPart(digits, home);
  if (abroad !== undefined) return dialInternational(abroad, written, home);
  // «8 (846) 12» breaks off behind its area code: six digits, and no local number of another town.
  if (written.areaCode === true && digits.length <= 7) return problem("phone-too-short", written);
  if (digits.length >= 5 && digits.length <= 7) {
    const [own = ""] = home.countries;
    const whole = withoutAreaCodes.has(own) ? atHome(digits, own) : undefined;
    return whole === undefined ? { local: digits } : { number: whole.number, rules: ["phone-e164"] };
  }
  if (digits.length < 5) return problem("phone-too-short", written);
  if (lacksDigit(written, home)) return problem("phone-too-short", written);
  return dialNational(written, home);
}

/**
 * `12 345 67 89` at home in Poland: a run of digits, but grouped behind an area code as its plan has it, and taken from whoever writes
 * +48 before it. `123456789` is typed to get past a field. Zone 7 has no such numbers.
 */
function isGroupedNumber({ digits, plus, lead }: WrittenNumber, home: Home): boolean {
  const [own = ""] = home.countries;
  if (plus || digits.length < 9 || lead.length < 2 || lead.length > 5 || /^(\d)\1+$/.test(digits)) return false;
  return phoneFactsOf(own) === undefined && lookUpNational(digits, own) !== undefined;
}

/** «8 (42) 332-21-10»: behind a trunk prefix that stands apart nine digits are left, which no code of 8xx is to be made of. */
function lacksDigit({ digits, lead }: WrittenNumber, home: Home): boolean {
  return digits.length === 10 && lead === "8" && phoneFactsOf(home.countries[0] ?? "")?.callingCode === "7";
}

/** What follows 8-10 or 00; undefined when the number does not begin with either. */
function abroadPart(digits: string, home: Home): string | undefined {
  if (
    digits.startsWith("810") &&
    digits.length >= 12 &&
    home.countries.some((country) => phoneFactsOf(country)?.abroadBy810)
  )
    return digits.slice(3);
  if (digits.startsWith("00") && digits.length >= 12) return digits.slice(2);
  return undefined;
}

function dialInternational(digits: string, written: WrittenNumber, home: Home): Dialled {
  const zoneSeven = home.countries.some((country) => phoneFactsOf(country)?.callingCode === "7");
  // +8 (916) …: the home number with a plus before it. Country codes begin with 8 too, so only where the 8 stands alone.
  if (zoneSeven && /^8\d{10}$/.test(digits) && written.lead === "8") {
    const athome = lookUpNumber(`7${digits.slice(1)}`);
    if (athome !== undefined) return { number: athome, rules: ["phone-e164"] };
  }
  const direct = lookUpNumber(digits);
  if (direct !== undefined) {
    const athome = zoneSeven && /^8\d{10}$/.test(digits) ? lookUpNumber(`7${digits.slice(1)}`) : undefined;
    if (athome === undefined) return { number: direct, rules: ["phone-e164"] };
    const params = { e164: direct.e164, country: direct.country ?? "" };
    return {
      number: direct,
      rules: ["phone-e164"],
      finding: { code: "phone-country-doubtful", severity: "warning", params },
    };
  }
  for (const candidate of mendedInternational(digits)) {
    const number = lookUpNumber(candidate);
    if (number !== undefined) return { number, rules: ["phone-e164"] };
  }
  const todays = digits.startsWith("7") ? withTodaysCode(digits.slice(1)) : undefined;
  if (todays !== undefined) return oldCode(`7${todays}`, written, home);
  if (digits.length === 10 && zoneSeven) {
    const number = lookUpNumber(`7${digits}`);
    if (number !== undefined) return inferredCountry(number, written, home);
  }
  return problem(lengthProblem(digits), written);
}

/** A trunk prefix left in after the country code (+7 8 916, +375 8 029, +375 029), or 8-10 and 00 written after a plus. */
function mendedInternational(digits: string): readonly string[] {
  const found: string[] = [];
  if (/^8\d{10}$/.test(digits)) found.push(`7${digits.slice(1)}`);
  if (/^(?:78|87)\d{10}$/.test(digits)) found.push(`7${digits.slice(2)}`);
  if (/^77\d{10}$/.test(digits)) found.push(digits.slice(1));
  if (/^810\d{10,}$/.test(digits)) found.push(digits.slice(3));
  if (/^00\d{10,}$/.test(digits)) found.push(digits.slice(2));
  const facts = phoneFacts.find(({ callingCode }) => callingCode !== "7" && digits.startsWith(callingCode));
  if (facts !== undefined)
    found.push(...nationalForms(digits.slice(facts.callingCode.length), facts, ["80", "8", "0"]));
  return found;
}

function dialNational(written: WrittenNumber, home: Home): Dialled {
  const { digits } = written;
  const crimean = home.crimean ? withCrimeanCode(digits) : undefined;
  if (crimean !== undefined) return oldCode(`7${crimean}`, written, home);
  for (const [index, country] of home.countries.entries()) {
    const read = atHome(digits, country);
    if (read === undefined) continue;
    const expected = index === 0;
    if (read.old) return oldCode(read.number.e164.slice(1), written, home);
    // Countries of one zone (RU and KZ share 8 and 7) need no evidence to tell them apart.
    const zone = phoneFactsOf(country)?.callingCode === phoneFactsOf(home.countries[0] ?? "")?.callingCode;
    return expected || zone || saysCallingCode(digits, country)
      ? { number: read.number, rules: ["phone-e164"] }
      : inferredCountry(read.number, written, home);
  }
  return dialLikely(written, home) ?? dialNeighbour(written, home);
}

/**
 * A number with a trunk 0 in front, in a row that hints at a country where numbers are written so: `0341 / 99 88 770` beside a mail in
 * .de. What fits several of the countries (GmbH) is nobody's to tell.
 */
function dialLikely(written: WrittenNumber, home: Home): Dialled | undefined {
  if (home.likely.length === 0 || !/^0[1-9]/.test(written.digits)) return undefined;
  const found = home.likely.flatMap((country) => atHome(written.digits, country)?.number ?? []);
  const [only] = found;
  if (only === undefined || found.length === 1)
    return only === undefined ? undefined : inferredCountry(only, written, home);
  const params = { number: written.digits, countries: found.map(({ country = "" }) => country).join(", ") };
  return { problem: { code: "phone-country-unclear", severity: "warning", params } };
}

function saysCallingCode(digits: string, country: string): boolean {
  const facts = phoneFactsOf(country);
  return (
    facts !== undefined &&
    facts.nationalLengths.some((length) => digits.length === facts.callingCode.length + length) &&
    digits.startsWith(facts.callingCode)
  );
}

/** The number read by one country's own rules. */
function atHome(
  digits: string,
  country: string,
): { readonly number: PlannedNumber; readonly old: boolean } | undefined {
  const facts = phoneFactsOf(country);
  if (facts === undefined) {
    const number = lookUpNational(digits, country);
    if (number !== undefined) return { number, old: false };
    const trunk = formerTrunks.get(country);
    const bare = trunk !== undefined && digits.startsWith(trunk) ? digits.slice(trunk.length) : "";
    const former = bare === "" ? undefined : lookUpNational(bare, country);
    return former === undefined ? undefined : { number: former, old: true };
  }
  const forms = nationalForms(digits, facts, facts.trunks);
  if (saysCallingCode(digits, country)) forms.push(digits);
  // 8 7 916 … and 7 8 916 …: both prefixes, in either order.
  if (facts.callingCode === "7" && /^(?:87|78)\d{10}$/.test(digits)) forms.push(`7${digits.slice(2)}`);
  for (const form of forms) {
    const number = lookUpNumber(form);
    if (number !== undefined && (facts.callingCode === "7" || number.country === country))
      return { number, old: false };
  }
  const lead = formerLeads.get(country);
  if (lead?.test(digits) === true) {
    const number = lookUpNumber(facts.callingCode + digits.replace(lead, ""));
    return number === undefined ? undefined : { number, old: true };
  }
  if (facts.callingCode !== "7") return undefined;
  const national = /^[78]\d{10}$/.test(digits) ? digits.slice(1) : digits;
  const todays = withTodaysCode(national);
  const number = todays === undefined ? undefined : lookUpNumber(`7${todays}`);
  return number === undefined ? undefined : { number, old: true };
}

/** E.164 digits for each way of taking one of the trunk prefixes off. */
function nationalForms(digits: string, facts: PhoneFacts, trunks: readonly string[]): string[] {
  const forms: string[] = [];
  for (const trunk of trunks) {
    const national = digits.slice(trunk.length);
    if (digits.startsWith(trunk) && facts.nationalLengths.includes(national.length))
      forms.push(facts.callingCode + national);
  }
  return forms;
}

/** No home country has such a number. A neighbour's is taken where exactly one fits and the number shows a prefix of it. */
function dialNeighbour(written: WrittenNumber, home: Home): Dialled {
  const { digits } = written;
  const found = new Map<string, PlannedNumber>();
  let unmistakable = false;
  const [own] = home.countries;
  // At home farther away nobody dials a neighbour of ours: a 0 in front is that country's own, whatever is wrong with the rest.
  const near = own === undefined || phoneFactsOf(own) !== undefined;
  for (const facts of phoneFacts) {
    if (home.countries.includes(facts.country)) continue;
    const whole = saysCallingCode(digits, facts.country) ? lookUpNumber(digits) : undefined;
    if (whole?.country === facts.country) return { number: whole, rules: ["phone-e164"] };
    const abroad = facts.callingCode === "7" ? undefined : behindEight(digits, facts);
    if (abroad !== undefined) return inferredCountry(abroad, written, home);
    // Only 8-0…, and a 0 where the home country's neighbour writes 8-0 too, tell of elsewhere; a bare 0 could be anybody's.
    const trunk =
      facts.trunks.includes("80") && /^80\d{9}$/.test(digits)
        ? ["80"]
        : facts.trunks.includes("0") && /^0\d/.test(digits)
          ? ["0"]
          : [];
    for (const form of near ? nationalForms(digits, facts, trunk) : []) {
      const number = lookUpNumber(form);
      if (number?.country !== facts.country) continue;
      found.set(facts.country, number);
      unmistakable ||= facts.trunks.includes("80");
    }
  }
  const [only] = found.values();
  if (only !== undefined && found.size === 1 && unmistakable) return inferredCountry(only, written, home);
  if (found.size > 0) {
    const params = { number: digits, countries: [...found.keys()].join(", ") };
    return { problem: { code: "phone-country-unclear", severity: "warning", params } };
  }
  // A code of farther abroad stands apart where a person wrote it without the plus: 49 171 …, 90 532 ….
  const abroad = digits.length >= 11 && written.lead !== digits ? lookUpNumber(digits) : undefined;
  if (abroad !== undefined && abroad.callingCode === written.lead) return inferredCountry(abroad, written, home);
  return problem(nationalLengthProblem(digits, written.lead, home), written);
}

/**
 * 8 375 29 …: 8-10 with the 10 left out. Of a code that begins like Russian mobile numbers (99x) one digit more than they have is as
 * likely a slip; two are not.
 */
function behindEight(digits: string, facts: PhoneFacts): PlannedNumber | undefined {
  const least = facts.callingCode.startsWith("99") ? 13 : 12;
  if (!digits.startsWith("8") || digits.length < least || !saysCallingCode(digits.slice(1), facts.country))
    return undefined;
  const number = lookUpNumber(digits.slice(1));
  return number?.country === facts.country ? number : undefined;
}

function inferredCountry(number: PlannedNumber, written: WrittenNumber, home: Home): Dialled {
  if (home.off.has("phone-country")) return problem("phone-invalid", written);
  const params = { e164: number.e164, country: number.country ?? "" };
  return {
    number,
    inferred: true,
    rules: ["phone-e164", "phone-country"],
    finding: { code: "phone-country-inferred", severity: "note", params },
  };
}

function oldCode(digits: string, written: WrittenNumber, home: Home): Dialled {
  const number = home.off.has("phone-old-code") ? undefined : lookUpNumber(digits);
  if (number === undefined) return problem("phone-invalid", written);
  return {
    number,
    inferred: true,
    rules: ["phone-e164", "phone-old-code"],
    finding: { code: "phone-old-code", severity: "note", params: { e164: number.e164 } },
  };
}

function problem(code: string, written: WrittenNumber): Dialled {
  const number = `${written.plus ? "+" : ""}${written.digits}`;
  return { problem: { code, severity: "warning", params: { number, digits: written.digits.length } } };
}
