/** One official number system: an ИНН, a БИН, a УНП. One file each, all behind this interface. */
export interface IdentifierScheme {
  /** `ru-inn`, `kz-bin`, `eu-vat`: what stands in `Identifier.scheme`. */
  readonly scheme: string;
  /** ISO 3166-1 alpha-2; for eu-vat `EU`. */
  readonly country: string;
  /** Lengths of a whole number, ascending. Used to restore leading zeros and to guess a scheme from a bare number. */
  readonly lengths: readonly number[];
  /**
   * Whether the rule has check digits. Without them `valid` means only that length, alphabet and structure are right, and such
   * a scheme is never guessed from a bare number.
   */
  readonly checkDigits: boolean;
  /** Reads one number; blanks and dashes inside it do not matter. Never throws. */
  parse(text: string): ParsedIdentifier;
}

export interface ParsedIdentifier {
  /** Without blanks and dashes, letters in capitals and in the scheme's own alphabet. */
  readonly value: string;
  readonly valid: boolean;
  /** Absent when valid. */
  readonly problem?: IdentifierProblem;
}

/**
 * `placeholder`: nobody's number typed to fill a field (0000000000, 1234567890). `structure`: a part of the number that
 * carries a meaning (date, region, kind) is impossible. `prefix`: the letters of the country are missing.
 */
export type IdentifierProblem = "prefix" | "length" | "alphabet" | "structure" | "check-digit" | "placeholder";

/** Drops blanks, dashes and dots that people put between the groups of a number, and folds letters to capitals. */
export function compactNumber(text: string): string {
  return text.replace(/[\s\u00a0\u2000-\u200d\u202f\ufeff.\-‐‑‒–—−]+/gu, "").toUpperCase();
}

/** Sum of digit × weight over as many digits as there are weights. */
export function weightedSum(digits: string, weights: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += (digits.charCodeAt(i) - 48) * (weights[i] ?? 0);
  return sum;
}

/** All digits equal, or the digits in a row: typed to fill a mandatory field. Some of them pass check digits. */
export function isPlaceholderNumber(digits: string): boolean {
  return /^(.)\1*$/.test(digits) || "12345678901234567890".startsWith(digits) || "0987654321098765".startsWith(digits);
}

/**
 * The common course of a scheme of digits only: compact, then length, alphabet, placeholder, and what `check` finds.
 */
export function parseDigits(
  text: string,
  lengths: readonly number[],
  check: (digits: string) => IdentifierProblem | undefined,
): ParsedIdentifier {
  // Most cells are digits and nothing else.
  const digits = /^\d+$/.test(text);
  const value = digits ? text : compactNumber(text);
  const problem =
    !digits && !/^\d*$/.test(value)
      ? "alphabet"
      : !lengths.includes(value.length)
        ? "length"
        : isPlaceholderNumber(value)
          ? "placeholder"
          : check(value);
  return problem === undefined ? { value, valid: true } : { value, valid: false, problem };
}
