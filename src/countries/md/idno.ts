import { parseDigits, weightedSum, type IdentifierScheme } from "../scheme.ts";

/**
 * IDNO (organisation) and IDNP (person) of Moldova, 13 digits: register, three of year, serial, check digit with weights 7, 3, 1
 * repeating, modulo 10. Source: python-stdnum (md.idno).
 */
export const mdIdno: IdentifierScheme = {
  scheme: "md-idno",
  country: "MD",
  lengths: [13],
  checkDigits: true,
  parse: (text) =>
    parseDigits(text, [13], (digits) =>
      weightedSum(digits, [7, 3, 1, 7, 3, 1, 7, 3, 1, 7, 3, 1]) % 10 === Number(digits[12]) ? undefined : "check-digit",
    ),
};
