import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isAreaCode } from "../../../../src/countries/area-codes.ts";
import { formatPhone } from "../../../../src/countries/phone-format.ts";
import { phoneFacts } from "../../../../src/countries/phone-facts.ts";
import { lookUpNumber, lookUpSlowly } from "../../../../src/countries/phone-plan.ts";
import { createPhoneCleaner, type PhoneContext } from "../../../../src/normalize/value/values.ts";
import { readPhoneCases, showPhones } from "./table.ts";

const clean = createPhoneCleaner({ defaultCountry: "RU" });
const cell = (text: string) => ({ text, at: "Телефон" });
const cases = readPhoneCases();

/** Valid numbers of zone 7 and the neighbours: an area code or a mobile prefix, then any digits, kept when the plan has it. */
const validNumber = fc
  .tuple(
    fc.constantFrom(
      "79",
      "7495",
      "7499",
      "7846",
      "78463",
      "7727",
      "7701",
      "37529",
      "37517",
      "38067",
      "38044",
      "99890",
      "7800",
    ),
    fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 10, maxLength: 10 }),
  )
  .map(([head, tail]) => (head + tail.join("")).slice(0, head.startsWith("7") ? 11 : 12))
  .filter((digits) => lookUpNumber(digits) !== undefined);

const country = fc.constantFrom<PhoneContext>(
  {},
  { country: "RU" },
  { country: "BY" },
  { country: "KZ" },
  { country: "UA" },
  { city: "Самара" },
  { likelyCountries: ["DE"] },
  { likelyCountries: ["DE", "AT", "CH"] },
);

/** SVERKA_FUZZ_RUNS=200000 is the wide run, SVERKA_FUZZ_SEED another one. */
const runs = (few: number) => ({
  seed: Number(process.env["SVERKA_FUZZ_SEED"] ?? 4),
  numRuns: Number(process.env["SVERKA_FUZZ_RUNS"] ?? few),
});

/** Pieces of phone cells in any order, glued or apart. */
const garbage = fc
  .array(
    fc.tuple(
      fc.constantFrom(
        ..."8|+7|7|9|916|(495)|495|846|231|745|12|30|60-14|2-31-45|89167451230|0341|+49|49|375|29|+375|00|810|0|380|67|доб.|вн.|ext|x|*|#|(12)|/|,|;|.|-|\n|и|тел.|факс|моб.|Ольга|(Ольга)|бухг.|звонить после 18|с 9 до 18|О|З|l|код|Самара|г. Самара|E+10|@|1)|2.|№|24/7|12.05.2019".split(
          "|",
        ),
      ),
      fc.constantFrom("", " ", " ", "-"),
    ),
    { maxLength: 10 },
  )
  .map((pieces) => pieces.map(([piece, gap]) => piece.replace("\\n", "\n") + gap).join(""));

describe("what cleaning promises about phones", () => {
  test(
    "a valid international number is never changed into another, whatever the row says",
    { timeout: 900_000 },
    () => {
      fc.assert(
        fc.property(validNumber, country, (digits, context) => {
          const [phone] = clean(cell(`+${digits}`), context).phones;
          // Placeholders (+7 999 999-99-99) are the one exception: they become no number at all.
          expect([`+${digits}`, undefined]).toContain(phone?.e164);
        }),
        runs(500),
      );
    },
  );

  test("the punctuation of a home number does not matter", { timeout: 900_000 }, () => {
    const spelling = fc.constantFrom(
      (a: string, b: string) => `8${a}${b}`,
      (a: string, b: string) => `8 (${a}) ${b.slice(0, 3)}-${b.slice(3, 5)}-${b.slice(5)}`,
      (a: string, b: string) => `+7 ${a} ${b.slice(0, 3)} ${b.slice(3)}`,
      (a: string, b: string) => `7-${a}-${b.slice(0, 3)}-${b.slice(3, 5)}-${b.slice(5)}`,
      (a: string, b: string) => `тел. 8.${a}.${b.slice(0, 3)}.${b.slice(3)}`,
    );
    const home = validNumber.filter((digits) => /^7[489]/.test(digits) && digits.length === 11);
    fc.assert(
      fc.property(home, spelling, spelling, (digits, one, other) => {
        const [a, b] = [digits.slice(1, 4), digits.slice(4)];
        const read = (spell: typeof one) => clean(cell(spell(a, b)), {}).phones.map(({ e164, kind }) => [e164, kind]);
        expect(read(one)).toEqual(read(other));
      }),
      runs(500),
    );
  });

  test("cleaning the international form of a result gives the result", () => {
    for (const { value, context } of cases)
      for (const phone of clean(value, context).phones) {
        if (phone.e164 === undefined) continue;
        const again = clean(cell(formatPhone(phone)), context).phones;
        expect([value.text, ...again.map(({ e164, extension }) => [e164, extension])]).toEqual([
          value.text,
          [phone.e164, phone.extension],
        ]);
      }
  });

  test("what comes out of any cell, written again, is read as itself", { timeout: 900_000 }, () => {
    fc.assert(
      fc.property(garbage, country, (text, context) => {
        for (const phone of clean(cell(text), context).phones) {
          if (phone.e164 === undefined) continue;
          const again = clean(cell(formatPhone(phone)), context).phones;
          expect(again.map(({ e164, extension }) => [e164, extension])).toEqual([[phone.e164, phone.extension]]);
        }
      }),
      runs(1500),
    );
  });

  test("the original is in every phone, and a cell with text leaves a phone or an issue", { timeout: 900_000 }, () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom(...cases.map(({ value }) => value.text))),
        (text) => {
          const { phones, issues } = clean(cell(text), {});
          for (const phone of phones) expect(phone.raw).toBe(text);
          for (const issue of issues) expect(issue.raw).toBe(text);
          if (/[\p{L}\p{N}]/u.test(text)) expect(phones.length + issues.length).toBeGreaterThan(0);
        },
      ),
      runs(300),
    );
  });

  test("the digits of a number stand in its cell, in order, unless it is flagged as inferred or mended", () => {
    for (const { value, context } of cases) {
      const digits = (value.stored ?? value.text).normalize("NFKC").replace(/\D+/gu, "");
      for (const phone of clean(value, context).phones) {
        if (phone.e164 === undefined || phone.quality === "inferred" || /look-alike|exponent/.test(phone.rule ?? ""))
          continue;
        const code = lookUpNumber(phone.e164.slice(1))?.callingCode ?? "";
        const national = phone.e164.slice(1 + code.length);
        // Twice over, because the code may stand behind the number: 2-12-34 (84635).
        expect({ cell: value.text, holds: (digits + digits).includes(national) }).toEqual({
          cell: value.text,
          holds: true,
        });
      }
    }
  });

  test("the order of cells does not matter, nor does what was remembered", () => {
    const show = (order: typeof cases) => {
      const fresh = createPhoneCleaner({ defaultCountry: "RU" });
      return new Map(order.map((one) => [one, showPhones(fresh(one.value, one.context).phones)]));
    };
    const straight = show(cases);
    const backwards = show(cases.toReversed());
    for (const one of cases) expect(backwards.get(one)).toBe(straight.get(one));
  });

  test("the quick way for plain cells and the full reading agree", () => {
    for (const { value, context } of cases) {
      if (!/^[\d +()-]*$/.test(value.text)) continue;
      const quick = clean(value, context).phones;
      // A no-break blank sends the cell the long way round and means the same.
      const full = clean({ ...value, text: `${value.text}\u00a0` }, context).phones;
      expect([value.text, showPhones(quick)]).toEqual([value.text, showPhones(full)]);
    }
  });

  test("a switched-off rule is not applied", () => {
    const bare = createPhoneCleaner({ defaultCountry: "RU", off: new Set(["phone-area-code", "phone-look-alike"]) });
    expect(showPhones(bare(cell("231-60-14"), { city: "Самара" }).phones)).toBe("-");
    expect(showPhones(bare(cell("8 9О3 222-33-44"), {}).phones)).not.toContain("+79032223344");
  });
});

describe("the tables", () => {
  test("zone 7 by compiled patterns is zone 7 by the library", { timeout: 900_000 }, () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 70000000000n, max: 79999999999n }), (number) => {
        expect(lookUpNumber(String(number))).toEqual(lookUpSlowly(String(number)));
      }),
      runs(1000),
    );
  });

  test("every area code leaves room for its local number and stands in the plan", () => {
    const outside: string[] = [];
    const codes = ["RU", "KZ", "BY", "UA"].flatMap((country) =>
      Array.from({ length: 100_000 }, (_, code) => String(code)).flatMap((code) =>
        isAreaCode(country, code) ? [{ country, code }] : [],
      ),
    );
    expect(codes.length).toBeGreaterThan(1_000);
    for (const { country, code } of codes) {
      const facts = phoneFacts.find((one) => one.country === country);
      const localLength = (facts?.nationalLengths[0] ?? 0) - code.length;
      expect(localLength).toBeGreaterThanOrEqual(4);
      const locals = Array.from({ length: 90 }, (_, head) => String(head + 10) + "1234567".slice(0, localLength - 2));
      const known = locals.some((local) => lookUpNumber(`${facts?.callingCode}${code}${local}`)?.country === country);
      if (!known) outside.push(`${country} ${code}`);
    }
    expect(outside).toEqual([]);
  });
});
