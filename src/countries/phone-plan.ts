import { Metadata, parsePhoneNumberFromString, type CountryCode, type PhoneNumber } from "libphonenumber-js/max";

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
  return digits.length === 11 && digits.startsWith("7") ? lookUpZoneSeven(digits) : lookUpSlowly(digits);
}

/** {@link lookUpNumber} by the library alone: what the quick way for zone 7 is tested against. */
export function lookUpSlowly(digits: string): PlannedNumber | undefined {
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

/** The library's own view of a country's plan; its types leave the patterns out. */
interface Plan {
  leadingDigits(): string | undefined;
  nationalNumberPattern(): string;
  type(name: string): { pattern(): string } | undefined;
}

interface CompiledPlan {
  readonly country: string;
  readonly leading: RegExp | undefined;
  readonly national: RegExp;
  /** In the order in which Google's library asks. */
  readonly types: readonly (readonly [type: string, pattern: RegExp])[];
}

const typesInOrder = [
  "FIXED_LINE",
  "MOBILE",
  "PREMIUM_RATE",
  "TOLL_FREE",
  "SHARED_COST",
  "VOIP",
  "PERSONAL_NUMBER",
  "PAGER",
  "UAN",
  "VOICEMAIL",
];

function compilePlan(country: CountryCode): CompiledPlan {
  const metadata = new Metadata();
  metadata.selectNumberingPlan(country);
  const plan = metadata.numberingPlan as unknown as Plan;
  const leading = plan.leadingDigits();
  const whole = (pattern: string): RegExp => new RegExp(`^(?:${pattern})$`);
  return {
    country,
    leading: leading === undefined ? undefined : new RegExp(`^(?:${leading})`),
    national: whole(plan.nationalNumberPattern()),
    types: typesInOrder.flatMap((type) => {
      const pattern = plan.type(type)?.pattern();
      return pattern === undefined || pattern === "" ? [] : [[type, whole(pattern)] as const];
    }),
  };
}

let zoneSeven: readonly CompiledPlan[] | undefined;

/**
 * Russia and Kazakhstan, nearly every number there is here: the library's patterns compiled once, where the library compiles
 * them at each call. Ten national digits leave no room for a trunk prefix, so there is nothing else to take off.
 */
function lookUpZoneSeven(digits: string): PlannedNumber | undefined {
  zoneSeven ??= [compilePlan("RU"), compilePlan("KZ")];
  const national = digits.slice(1);
  for (const { country, leading, national: pattern, types } of zoneSeven) {
    if (leading !== undefined && !leading.test(national)) continue;
    const type = pattern.test(national) ? types.find(([, one]) => one.test(national))?.[0] : undefined;
    if (type === undefined) return undefined;
    const kind = kinds[type];
    return { e164: `+${digits}`, callingCode: "7", country, ...(kind === undefined ? {} : { kind }) };
  }
  return undefined;
}
