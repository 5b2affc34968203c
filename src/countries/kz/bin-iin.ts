import { parseDigits, weightedSum, type IdentifierProblem, type IdentifierScheme } from "../scheme.ts";

const first = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const second = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2];

/** The check digit of both Kazakh numbers. Source: resolution of the Government of Kazakhstan 565 of 11.06.2003 (P030000565_). */
function checkDigitAgrees(digits: string): boolean {
  let remainder = weightedSum(digits, first) % 11;
  if (remainder === 10) remainder = weightedSum(digits, second) % 11;
  return remainder !== 10 && remainder === Number(digits[11]);
}

/**
 * БИН of an organisation, 12 digits: year and month of registration (ггмм), kind (4 resident, 5 non-resident, 6 sole trader), detail
 * (0 head, 1 branch, 2 representation, 3 farm), five of serial, check digit.
 */
export const kzBin: IdentifierScheme = {
  scheme: "kz-bin",
  country: "KZ",
  lengths: [12],
  checkDigits: true,
  parse: (text) => parseDigits(text, [12], checkBin),
};

function checkBin(digits: string): IdentifierProblem | undefined {
  const month = Number(digits.slice(2, 4));
  if (month < 1 || month > 12 || !/^.{4}[456][0-3]/.test(digits)) return "structure";
  return checkDigitAgrees(digits) ? undefined : "check-digit";
}

/**
 * ИИН of a person, 12 digits: date of birth (ггммдд), century and sex (1–6), four of serial, check digit.
 */
export const kzIin: IdentifierScheme = {
  scheme: "kz-iin",
  country: "KZ",
  lengths: [12],
  checkDigits: true,
  parse: (text) => parseDigits(text, [12], checkIin),
};

function checkIin(digits: string): IdentifierProblem | undefined {
  const month = Number(digits.slice(2, 4));
  const day = Number(digits.slice(4, 6));
  if (month < 1 || month > 12 || day < 1 || day > 31 || !/^.{6}[0-6]/.test(digits)) return "structure";
  return checkDigitAgrees(digits) ? undefined : "check-digit";
}
