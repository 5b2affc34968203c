import { parseDigits, weightedSum, type IdentifierScheme } from "../scheme.ts";

/**
 * Код ЄДРПОУ of a Ukrainian organisation, 8 digits: weights 1 to 7 (7, 1 to 6 for numbers from 30000000 to 60000000), modulo 11;
 * where that gives 10, all weights are two greater and a second 10 counts as 0. Source: 1cinfo.com.ua, uk.wikipedia, python-stdnum.
 */
export const uaEdrpou: IdentifierScheme = {
  scheme: "ua-edrpou",
  country: "UA",
  lengths: [8],
  checkDigits: true,
  parse: (text) =>
    parseDigits(text, [8], (digits) => {
      const weights = /^[345]/.test(digits) ? [7, 1, 2, 3, 4, 5, 6] : [1, 2, 3, 4, 5, 6, 7];
      let remainder = weightedSum(digits, weights) % 11;
      if (remainder === 10)
        remainder =
          weightedSum(
            digits,
            weights.map((weight) => weight + 2),
          ) % 11;
      return remainder % 10 === Number(digits[7]) ? undefined : "check-digit";
    }),
};
