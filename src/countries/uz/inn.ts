import { parseDigits, type IdentifierScheme } from "../scheme.ts";

/**
 * ИНН (СТИР) of Uzbekistan, 9 digits: 2 or 3 first for organisations, 4 to 6 for persons. Its check rule is not published, so
 * `valid` means the form only.
 */
export const uzInn: IdentifierScheme = {
  scheme: "uz-inn",
  country: "UZ",
  lengths: [9],
  checkDigits: false,
  parse: (text) => parseDigits(text, [9], (digits) => (/^[2-6]/.test(digits) ? undefined : "structure")),
};
