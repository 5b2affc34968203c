import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { createPhoneCleaner } from "../../../../src/normalize/value/values.ts";
import { readPhoneCases } from "./table.ts";

/** The part of Google's own library that is asked; it has no types of its own. */
interface GoogleNumber {
  getExtension(): string | undefined;
}
interface GoogleUtil {
  parse(text: string, region: string): GoogleNumber;
  isValidNumber(number: GoogleNumber): boolean;
  getRegionCodeForNumber(number: GoogleNumber): string | undefined;
  getNumberType(number: GoogleNumber): number;
  format(number: GoogleNumber, format: number): string;
  getSupportedRegions(): readonly string[];
  getExampleNumberForType(region: string, type: number): GoogleNumber | null;
}
const google = createRequire(import.meta.url)("google-libphonenumber") as {
  PhoneNumberUtil: { getInstance(): GoogleUtil };
  PhoneNumberFormat: Readonly<Record<"E164" | "INTERNATIONAL" | "NATIONAL", number>>;
  PhoneNumberType: Readonly<Record<"MOBILE" | "FIXED_LINE" | "TOLL_FREE", number>>;
};
const util = google.PhoneNumberUtil.getInstance();
const kinds = new Map([
  [google.PhoneNumberType.MOBILE, "mobile"],
  [google.PhoneNumberType.FIXED_LINE, "fixed"],
  [google.PhoneNumberType.TOLL_FREE, "toll-free"],
]);

/** Numbers of many countries in many spellings, always the same ones. */
function madeUp(count: number): string[] {
  let seed = 20261121;
  const random = (below: number): number => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  const digits = (length: number): string => Array.from({ length }, () => random(10)).join("");
  const callingCodes = ["7", "7", "7", "375", "380", "998", "996", "374", "994", "995", "373", "49", "44", "1", "86"];
  return Array.from({ length: count }, () => {
    const code = callingCodes[random(callingCodes.length)] ?? "7";
    const national = digits(code === "7" ? 10 : 8 + random(3));
    const home = code === "7" ? `8 (${national.slice(0, 3)}) ${national.slice(3, 6)}-${national.slice(6)}` : "";
    return (
      [`+${code}${national}`, `+${code} ${national.slice(0, 3)} ${national.slice(3)}`, home][random(3)] ||
      `00${code}${national}`
    );
  });
}

const clean = createPhoneCleaner({ defaultCountry: "RU" });

test("Google's own library finds every number valid that came out, in the same country and of the same kind", () => {
  const cells = [...readPhoneCases(), ...madeUp(4_000).map((text) => ({ value: { text, at: "T" }, context: {} }))];
  const phones = cells.flatMap(({ value, context }) => clean(value, context).phones);
  const against = phones.flatMap(({ e164, country, kind }) => {
    if (e164 === undefined) return [];
    const number = util.parse(e164, "RU");
    const planned = kinds.get(util.getNumberType(number));
    const agrees =
      util.isValidNumber(number) &&
      util.format(number, google.PhoneNumberFormat.E164) === e164 &&
      util.getRegionCodeForNumber(number) === country &&
      (planned === undefined || kind === planned || kind === "fax" || kind === "pager");
    return agrees ? [] : [{ e164, country, kind }];
  });
  expect(phones.filter(({ e164 }) => e164 !== undefined).length).toBeGreaterThan(1_500);
  expect(against).toEqual([]);
});

test("a whole number that Google reads out of a cell is not read as another one", () => {
  const other = madeUp(4_000).flatMap((text) => {
    const { phones } = clean({ text, at: "T" }, {});
    const [only] = phones;
    if (phones.length !== 1 || only?.e164 === undefined) return [];
    const number = util.parse(text, "RU");
    if (!util.isValidNumber(number)) return [];
    const theirs = util.format(number, google.PhoneNumberFormat.E164);
    return theirs === only.e164 ? [] : [{ text, ours: only.e164, theirs }];
  });
  expect(other).toEqual([]);
});

test("an example number of every country, as Google writes it at home and abroad, is read as itself or not at all", () => {
  const { E164, INTERNATIONAL, NATIONAL } = google.PhoneNumberFormat;
  const examples = util.getSupportedRegions().flatMap((region) =>
    [...kinds.keys()].flatMap((type) => {
      const example = util.getExampleNumberForType(region, type);
      if (example === null || !util.isValidNumber(example)) return [];
      const e164 = util.format(example, E164);
      return [
        { e164, text: util.format(example, INTERNATIONAL), context: {} },
        { e164, text: util.format(example, NATIONAL), context: { country: region } },
      ];
    }),
  );
  const read = examples.map((one) => ({ ...one, ...clean({ text: one.text, at: "T" }, one.context) }));
  const other = read.filter(({ e164, phones }) =>
    phones.some((phone) => phone.e164 !== undefined && phone.e164 !== e164),
  );
  expect(other.map(({ text, context }) => ({ text, context }))).toEqual([]);
  // What stays unread is short (a local number in a country with area codes), or runs 1234567 like what fingers type.
  const known = new Set(["phone-area-code-unknown", "phone-too-short", "phone-placeholder"]);
  const unread = read.filter(({ phones }) => phones.every(({ e164 }) => e164 === undefined));
  const odd = unread.filter(({ issues }) => issues.every(({ code }) => !known.has(code)));
  expect(odd.map(({ text }) => text)).toEqual(["8 801 123 4567", "+263 13 12345", "013 12345"]);
  expect(unread.length).toBeLessThan(examples.length / 10);
});
