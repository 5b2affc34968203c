import { lostDigits, plainNumber, serialToIso, shownAsExponent } from "./number-text.ts";
import type { NumberStyle } from "./number-text.ts";

/** What a numeric cell says. */
export interface NumberCell {
  readonly text: string;
  /** The number as stored, where the text is another one. */
  readonly stored?: string;
  readonly issues?: readonly string[];
  /** The sheet shows `5.02413E+11`; the text has all the digits. */
  readonly rounded?: boolean;
}

export type FormatNumber = (code: string, value: number) => string;

/**
 * Text of a number: dates as ISO, formats that add something to the digits (leading zeros, a mask) as the sheet shows them,
 * everything else as plain digits. A code must never become `5.02413E+11` or lose a digit without an issue.
 */
export function readNumber(
  written: string,
  style: NumberStyle | undefined,
  date1904: boolean,
  format: FormatNumber,
): NumberCell {
  const value = Number(written);
  if (written === "" || Number.isNaN(value)) return { text: written, issues: ["cell-broken"] };
  const digits = plainNumber(written);
  const stored = digits === written ? {} : { stored: written };
  const lost = lostDigits(written) ? ["digits-lost"] : [];
  if (style?.kind === "date") {
    const iso = serialToIso(value, style, date1904);
    if (iso !== undefined) return { text: iso };
    return { text: digits, ...stored, issues: [...lost, "date-out-of-range"] };
  }
  if (style?.kind === "shown") {
    const shown = format(style.code, value);
    return { text: shown, ...(shown !== digits && { stored: digits }), ...(lost.length > 0 && { issues: lost }) };
  }
  if (lost.length > 0) return { text: digits, ...stored, issues: lost };
  return { text: digits, ...stored, ...(shownAsExponent(written) && { rounded: true }) };
}
