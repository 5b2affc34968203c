import { parseDigits, weightedSum, type IdentifierScheme } from "../scheme.ts";

/**
 * РНОКПП of a person in Ukraine, 10 digits: five of the day of birth counted from 31.12.1899, four of serial, check digit with weights
 * −1, 5, 7, 9, 4, 6, 10, 5, 7, modulo 11, then 10. Source: uk.wikipedia, python-stdnum (ua.rntrc).
 */
export const uaRnokpp: IdentifierScheme = {
  scheme: "ua-rnokpp",
  country: "UA",
  lengths: [10],
  checkDigits: true,
  parse: (text) =>
    parseDigits(text, [10], (digits) => {
      const remainder = (((weightedSum(digits, [-1, 5, 7, 9, 4, 6, 10, 5, 7]) % 11) + 11) % 11) % 10;
      return remainder === Number(digits[9]) ? undefined : "check-digit";
    }),
};
