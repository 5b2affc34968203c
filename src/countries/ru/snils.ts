import { parseDigits, weightedSum, type IdentifierScheme } from "../scheme.ts";

/**
 * СНИЛС, number of a person's pension account: nine digits and two of control, `112-233-445 95`. Control: weights 9 to 1, modulo
 * 101, 100 counts as 0. Numbers up to 001-001-998 were given out before the rule. Source: ПФР, order 192п of 27.09.2019.
 */
export const ruSnils: IdentifierScheme = {
  scheme: "ru-snils",
  country: "RU",
  lengths: [11],
  checkDigits: true,
  parse: (text) =>
    parseDigits(text, [11], (digits) => {
      const number = digits.slice(0, 9);
      if (Number(number) <= 1_001_998) return undefined;
      const control = (weightedSum(number, [9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101) % 100;
      return control === Number(digits.slice(9)) ? undefined : "check-digit";
    }),
};
