/**
 * Numbers as spreadsheets show or store them. Excel turns a long number into `7.9161112233E+10`, a CSV writer into `7701234567.0`;
 * both are undone only when no digit is lost.
 */
export type SpreadsheetNumber =
  | { readonly exact: true; readonly digits: string }
  /**
   * The exponent is greater than the digits shown. `padded` has zeros in place of one or two that are missing: a round number and
   * a cut one look alike, so it is for those only who can prove it by a check digit.
   */
  | { readonly exact: false; readonly padded?: string };

/** Reads a whole number that was written as a decimal or with an exponent. Undefined for any other text. */
export function readSpreadsheetNumber(text: string): SpreadsheetNumber | undefined {
  const float = /^\s*(\d{4,})[.,]0{1,6}\s*$/.exec(text);
  if (float?.[1] !== undefined) return { exact: true, digits: float[1] };
  // Е may be Cyrillic: people retype what they see.
  const exponent = /^\s*\+?(\d)(?:[.,](\d{1,20}))?\s*[eEеЕ]\s*(\+?)\s*(\d{1,3})\s*$/u.exec(text);
  if (exponent === null) return undefined;
  const [, lead = "", fraction = "", plus = "", power = ""] = exponent;
  const zeros = Number(power) - fraction.length;
  if (zeros < 0 || zeros > 2) return { exact: false };
  const digits = lead + fraction + "0".repeat(zeros);
  // Java writes E10 with every digit it has, trailing zeros left out; Excel writes E+10 and rounds.
  return zeros === 0 || plus === "" ? { exact: true, digits } : { exact: false, padded: digits };
}

const lookAlikes: Readonly<Record<string, string>> = {
  O: "0",
  o: "0",
  О: "0",
  о: "0",
  Q: "0",
  З: "3",
  з: "3",
  l: "1",
  I: "1",
  i: "1",
  "|": "1",
  І: "1",
  і: "1",
  б: "6",
  В: "8",
  B: "8",
  Ч: "4",
  ч: "4",
  S: "5",
};

/** Letters that were typed or recognised in place of digits, as digits. Other characters stay. */
export function digitsForLookAlikes(text: string): string {
  return text.replace(/[OoОоQЗзlIi|ІібВBЧчS]/gu, (letter) => lookAlikes[letter] ?? letter);
}
