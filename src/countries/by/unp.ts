import {
  compactNumber,
  isPlaceholderNumber,
  weightedSum,
  type IdentifierScheme,
  type ParsedIdentifier,
} from "../scheme.ts";

/** Letters in the order of the values they have in the second place. */
const secondLetters = "ABCEHKMOPT";
const cyrillic = "АВСЕНКМОРТ";
const weights = [29, 23, 19, 17, 13, 7, 5, 3];

/**
 * УНП of Belarus, 9 characters: digits for organisations, two letters first for persons; the last is a check digit (weights below,
 * modulo 11, remainder 10 is never given out). The letters look alike in both alphabets and are kept in Latin.
 * Source: resolution of the Ministry of Taxes of Belarus 96 of 31.12.2010; the same rule in python-stdnum.
 */
export const byUnp: IdentifierScheme = {
  scheme: "by-unp",
  country: "BY",
  lengths: [9],
  checkDigits: true,
  parse: parseUnp,
};

function parseUnp(text: string): ParsedIdentifier {
  const value = compactNumber(text).replace(
    /[АВСЕНКМОРТ]/g,
    (letter) => secondLetters[cyrillic.indexOf(letter)] ?? letter,
  );
  if (value.length !== 9) return { value, valid: false, problem: "length" };
  if (!/^[0-9A-Z]{2}\d{7}$/.test(value)) return { value, valid: false, problem: "alphabet" };
  if (isPlaceholderNumber(value)) return { value, valid: false, problem: "placeholder" };
  if (!/^(?:[1-7]\d|[1-7ABCEHKM][ABCEHKMOPT])/.test(value)) return { value, valid: false, problem: "structure" };
  const head = /^\d/.test(value[0] ?? "") ? Number(value[0]) : value.charCodeAt(0) - 55;
  const next = /^\d/.test(value[1] ?? "") ? Number(value[1]) : secondLetters.indexOf(value[1] ?? "");
  const sum = head * 29 + next * 23 + weightedSum(value.slice(2), weights.slice(2));
  return sum % 11 === Number(value[8]) ? { value, valid: true } : { value, valid: false, problem: "check-digit" };
}
