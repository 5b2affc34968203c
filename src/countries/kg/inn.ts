import { parseDigits, type IdentifierScheme } from "../scheme.ts";

/**
 * ИНН of Kyrgyzstan, 14 digits: kind (0 organisation, 1 woman, 2 man), date of birth or registration (ддммгггг), five of serial.
 * No check digit is published: `valid` means that kind and date are possible.
 */
export const kgInn: IdentifierScheme = {
  scheme: "kg-inn",
  country: "KG",
  lengths: [14],
  checkDigits: false,
  parse: (text) =>
    parseDigits(text, [14], (digits) => {
      const day = Number(digits.slice(1, 3));
      const month = Number(digits.slice(3, 5));
      const year = Number(digits.slice(5, 9));
      const possible =
        /^[012]/.test(digits) && day >= 1 && day <= 31 && month >= 1 && month <= 12 && year >= 1900 && year <= 2099;
      return possible ? undefined : "structure";
    }),
};
