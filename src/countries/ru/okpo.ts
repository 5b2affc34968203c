import { parseDigits, weightedSum, type IdentifierScheme } from "../scheme.ts";

/**
 * Код по ОКПО: 8 digits for an organisation, 10 for a sole trader, the last a check digit: weights 1 to 10 over the others,
 * modulo 11; where that gives 10, weights from 3; where that gives 10 again, 0. The 14-digit number of a territorial unit has no
 * check digit of its own that we know of, and is taken by its first eight.
 * Source: rules ПР 50.1.024-2005, annex В; order of Росстат 211 of 29.03.2017.
 */
export const ruOkpo: IdentifierScheme = {
  scheme: "ru-okpo",
  country: "RU",
  lengths: [8, 10, 14],
  checkDigits: true,
  parse: (text) =>
    parseDigits(text, [8, 10, 14], (digits) => {
      const code = digits.length === 14 ? digits.slice(0, 8) : digits;
      return checkDigit(code.slice(0, -1)) === Number(code.at(-1)) ? undefined : "check-digit";
    }),
};

function checkDigit(front: string): number {
  for (const shift of [0, 2]) {
    const weights = Array.from(front, (_, index) => ((index + shift) % 10) + 1);
    const remainder = weightedSum(front, weights) % 11;
    if (remainder < 10) return remainder;
  }
  return 0;
}
