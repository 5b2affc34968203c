import { parseDigits, type IdentifierScheme } from "../scheme.ts";

/**
 * БИК, code of a bank or a treasury office: nine digits, the first 0, 1 or 2 (kind of participant). No check digit.
 * Source: Банк России, regulation 732-П, annex 1.
 */
export const ruBik: IdentifierScheme = {
  scheme: "ru-bik",
  country: "RU",
  lengths: [9],
  checkDigits: false,
  parse: (text) => parseDigits(text, [9], (digits) => (/^[012]/.test(digits) ? undefined : "structure")),
};

const weights = Array.from({ length: 23 }, (_, index) => [7, 1, 3][index % 3] ?? 0);
const accountLetters = "ABCEHKMPTX";

/** Letters of a clearing currency in the sixth place of an account, in the order of the digits they stand for. */
const cyrillicLetters = "АВСЕНКМРТХ";

/**
 * Account in one spelling: no blanks, a Cyrillic letter of the sixth place in Latin. Undefined unless it has the form of a
 * Russian account: 20 characters, digits but for the sixth.
 */
export function readAccount(text: string): string | undefined {
  const value = text
    .replace(/[\s\u00a0.-]+/gu, "")
    .toUpperCase()
    .replace(/[АВСЕНКМРТХ]/g, (letter) => accountLetters[cyrillicLetters.indexOf(letter)] ?? letter);
  return /^\d{5}[\dABCEHKMPTX]\d{14}$/.test(value) ? value : undefined;
}

/**
 * Whether the key (ninth digit) of an account agrees with the БИК. Undefined where it cannot be told: treasury accounts that begin
 * with 0 have no such key. Both must be well formed ({@link readAccount}, {@link ruBik}).
 * Source: Банк России, order 515 of 08.09.1997: weights 7, 1, 3 over the bank's three digits and the account; the last digits of
 * the products sum to a multiple of ten. The bank's three are the last of the БИК; for an account kept by the Bank of Russia itself
 * (БИК ending in 000–002, and every correspondent account 30101) they are 0 and digits five and six.
 */
export function accountKeyAgrees(account: string, bik: string): boolean | undefined {
  if (account.startsWith("0")) return undefined;
  const keptByCentralBank = /00[0-2]$/.test(bik) || account.startsWith("30101");
  const bank = keptByCentralBank ? `0${bik.slice(4, 6)}` : bik.slice(6);
  const digits = (bank + account).replace(/[A-Z]/, (letter) => String(accountLetters.indexOf(letter)));
  let sum = 0;
  for (let index = 0; index < 23; index++) sum += (Number(digits[index]) * (weights[index] ?? 0)) % 10;
  return sum % 10 === 0;
}
