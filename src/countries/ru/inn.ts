import { parseDigits, weightedSum, type IdentifierProblem, type IdentifierScheme } from "../scheme.ts";

const tenth = [2, 4, 10, 3, 5, 9, 4, 6, 8];
const eleventh = [7, ...tenth];
const twelfth = [3, ...eleventh];

/**
 * ИНН, taxpayer's number: 10 digits for an organisation (two of region, two of tax office, five of serial, one check digit),
 * 12 for a person (two check digits). Source: order of ФНС ЕД-7-14/559@ of 26.06.2025, annex; weights as published there.
 */
export const ruInn: IdentifierScheme = {
  scheme: "ru-inn",
  country: "RU",
  lengths: [10, 12],
  checkDigits: true,
  parse: (text) => parseDigits(text, [10, 12], checkInn),
};

function checkInn(digits: string): IdentifierProblem | undefined {
  // No region 00 exists; 0000000000 passes the check digit.
  if (digits.startsWith("00")) return "structure";
  const digitAt = (index: number): number => digits.charCodeAt(index) - 48;
  const right =
    digits.length === 10
      ? (weightedSum(digits, tenth) % 11) % 10 === digitAt(9)
      : (weightedSum(digits, eleventh) % 11) % 10 === digitAt(10) &&
        (weightedSum(digits, twelfth) % 11) % 10 === digitAt(11);
  return right ? undefined : "check-digit";
}

/** The two digits of region in a valid ИНН or КПП: evidence of where it was registered, not of where it is. */
export function taxRegion(value: string): string | undefined {
  return /^\d{9,12}$/.test(value) ? value.slice(0, 2) : undefined;
}
