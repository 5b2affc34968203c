import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countryOfIdentifier, identifierSchemes, schemeByName } from "../../../src/countries/identifiers.ts";
import { ibanIsValid, readIban } from "../../../src/countries/iban.ts";
import { accountKeyAgrees, readAccount } from "../../../src/countries/ru/bank.ts";
import { readKpp } from "../../../src/countries/ru/kpp.ts";
import { wellKnownInns } from "../../../src/countries/ru/well-known-inns.ts";

const valid = (scheme: string, text: string): boolean => schemeByName(scheme)?.parse(text).valid === true;

describe("identifier schemes", () => {
  // Published examples: of the schemes' own documents, of python-stdnum and of stdnum's tests.
  test.each([
    ["ru-inn", "7707001234"],
    ["ru-inn", "500100732259"],
    ["ru-ogrn", "1027700132195"],
    ["ru-ogrnip", "304500116000157"],
    ["ru-ogrnip", "304463210700212"],
    ["ru-okpo", "00032537"],
    ["ru-snils", "112-233-445 95"],
    ["kz-bin", "941240000193"],
    ["by-unp", "100582333"],
    ["by-unp", "МА1953684"],
    ["ua-edrpou", "32855961"],
    ["ua-rnokpp", "1759013776"],
    ["md-idno", "1008600038413"],
    ["az-voen", "1400057421"],
  ])("%s %s is valid, and no longer with any one digit changed", (name, text) => {
    expect(valid(name, text)).toBe(true);
    const scheme = schemeByName(name);
    const digits = scheme?.parse(text).value ?? "";
    const changed = Array.from(digits, (digit, at) =>
      Array.from("0123456789")
        .filter((other) => /\d/.test(digit) && other !== digit)
        .map((other) => digits.slice(0, at) + other + digits.slice(at + 1)),
    ).flat();
    const passing = changed.filter((other) => valid(name, other));
    // Modulo 11 folded to one digit, modulo 101 folded to 100: a few changes slip through, by the rule itself.
    expect(passing.length).toBeLessThanOrEqual(Math.ceil(changed.length * 0.1));
  });

  test("the last digit of a two-digit remainder is the ОГРНИП's check digit, one number in four has one", () => {
    let two = 0;
    for (let serial = 0; serial < 1300; serial++) {
      const front = String(30450011600000 + serial);
      const remainder = Number(front) % 13;
      if (remainder > 9) two++;
      expect(valid("ru-ogrnip", front + String(remainder).slice(-1))).toBe(true);
    }
    expect(two).toBe(300);
  });

  test.each(["0000000000", "1111111111", "1234567890", "000000000000"])("%s proves nothing", (text) => {
    expect(schemeByName("ru-inn")?.parse(text)).toMatchObject({ valid: false, problem: "placeholder" });
  });

  test("parsing never throws, and parsing the value again changes nothing", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...identifierSchemes),
        fc.oneof(fc.string(), fc.stringMatching(/^[\d A-ZА-Я-]{0,20}$/)),
        (scheme, text) => {
          const parsed = scheme.parse(text);
          expect(scheme.parse(parsed.value)).toEqual(parsed);
        },
      ),
      { seed: 4, numRuns: 500 },
    );
  });

  test("well-known ИНН are valid", () => {
    expect([...wellKnownInns.keys()].filter((inn) => !valid("ru-inn", inn))).toEqual([]);
  });

  test("tells the country that gave a number out", () => {
    expect(countryOfIdentifier("kz-bin", "941240000193")).toBe("KZ");
    expect(countryOfIdentifier("eu-vat", "EL094259216")).toBe("GR");
    expect(countryOfIdentifier("x-own", "1")).toBeUndefined();
  });
});

describe("КПП", () => {
  test.each([
    ["631401001", "6314", "head"],
    ["770145001", "7701", "unit"],
    ["631443002", "6314", "unit"],
    ["997750001", "9977", "largest"],
    ["770151001", "7701", "foreign"],
    ["6314AB001", "6314", "other"],
  ])("%s is read", (text, office, reasonKind) => {
    expect(readKpp(text)).toMatchObject({ office, region: office.slice(0, 2), reasonKind });
  });

  test.each(["63140100", "000000000", "001401001", "6314010O1"])("%s is none", (text) => {
    expect(readKpp(text)).toBeUndefined();
  });
});

describe("bank accounts", () => {
  test("the key of account and БИК", () => {
    // Correspondent accounts are public; the key of one that a bank keeps at the Bank of Russia uses the БИК's middle.
    expect(accountKeyAgrees("30101810400000000225", "044525225")).toBe(true);
    expect(accountKeyAgrees("30101810400000000226", "044525225")).toBe(false);
    expect(accountKeyAgrees("03100643000000017300", "004525988")).toBeUndefined();
  });

  test("an account's letter is Latin", () => {
    expect(readAccount("40702А10400000000225")).toBe("40702A10400000000225");
    expect(readAccount("4070281040000000022")).toBeUndefined();
  });

  test("IBAN", () => {
    expect(readIban("KZ86 125K ZT50 0410 0100")).toBe("KZ86125KZT5004100100");
    expect(ibanIsValid("KZ86125KZT5004100100")).toBe(true);
    expect(ibanIsValid("KZ87125KZT5004100100")).toBe(false);
    expect(readIban("KZ86125KZT500410010")).toBeUndefined();
  });
});
