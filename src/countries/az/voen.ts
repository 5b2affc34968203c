import { parseDigits, weightedSum, type IdentifierScheme } from "../scheme.ts";

/**
 * VÖEN of Azerbaijan, 10 digits: eight of office and serial, check digit (weights 4, 1, 8, 6, 2, 7, 5, 3, modulo 11), then 1 for
 * an organisation or 2 for a person. npm `stdnum` looks at the last digit only, so it is not used here.
 * Source: python-stdnum (az.voen).
 */
export const azVoen: IdentifierScheme = {
  scheme: "az-voen",
  country: "AZ",
  lengths: [10],
  checkDigits: true,
  parse: (text) =>
    parseDigits(text, [10], (digits) => {
      if (!/[12]$/.test(digits)) return "structure";
      return weightedSum(digits, [4, 1, 8, 6, 2, 7, 5, 3]) % 11 === Number(digits[8]) ? undefined : "check-digit";
    }),
};
