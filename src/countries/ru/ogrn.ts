import { parseDigits, type IdentifierScheme } from "../scheme.ts";

/**
 * ОГРН of an organisation, 13 digits: the last is the remainder of the first twelve by 11, its last digit where the remainder
 * has two. First digit 1 (registered) or 5 (registered since 2002, second series); others are numbers of entries, not of firms.
 * Source: order of Минфин 165н of 30.10.2017.
 */
export const ruOgrn: IdentifierScheme = {
  scheme: "ru-ogrn",
  country: "RU",
  lengths: [13],
  checkDigits: true,
  parse: (text) =>
    parseDigits(text, [13], (digits) =>
      !/^[15]/.test(digits)
        ? "structure"
        : (Number(digits.slice(0, 12)) % 11) % 10 === Number(digits[12])
          ? undefined
          : "check-digit",
    ),
};

/**
 * ОГРНИП of a sole trader, 15 digits beginning with 3: the last is the last digit of the remainder of the first fourteen by 13.
 * Remainders 10, 11 and 12 give 0, 1 and 2: several libraries compare the whole remainder and refuse every fourth valid number.
 * Source: as above.
 */
export const ruOgrnip: IdentifierScheme = {
  scheme: "ru-ogrnip",
  country: "RU",
  lengths: [15],
  checkDigits: true,
  parse: (text) =>
    parseDigits(text, [15], (digits) =>
      !digits.startsWith("3")
        ? "structure"
        : (Number(digits.slice(0, 14)) % 13) % 10 === Number(digits[14])
          ? undefined
          : "check-digit",
    ),
};
