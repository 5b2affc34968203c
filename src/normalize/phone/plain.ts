import { lookUpNumber, type PlannedNumber } from "../../countries/phone-plan.ts";
import { isPlaceholderPhone } from "./placeholder.ts";

/**
 * The cells that most exports consist of: one whole number of zone 7 in digits and the usual punctuation. Read by one pass over the
 * characters, because the full reading costs ten times as much; anything less plain is left to it. A test reads every golden
 * cell both ways.
 */
export function readPlain(text: string): PlannedNumber | undefined {
  // The digits are put together as a number: a text that grows digit by digit is eleven texts.
  let number = 0;
  let count = 0;
  let plus = false;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code >= 48 && code <= 57) {
      if (++count > 11) return undefined;
      number = number * 10 + code - 48;
    } else if (code === 43 && count === 0 && !plus) plus = true;
    else if (code !== 32 && code !== 45 && code !== 40 && code !== 41) return undefined;
  }
  if (count === 11) {
    const first = Math.floor(number / 1e10);
    // +8… may be the code of another country, 7… and 8… without a plus are dialled at home.
    if (first !== 7 && (first !== 8 || plus)) return undefined;
  } else if (count !== 10 || plus || /^8\D|-\d\d-\d\d /.test(text)) return undefined;
  const digits = String(7e10 + (number % 1e10));
  const planned = lookUpNumber(digits);
  return planned === undefined || isPlaceholderPhone(digits.slice(1)) ? undefined : planned;
}

export interface PlainEntry {
  readonly number: PlannedNumber;
  readonly extension?: string;
}

/** `+7 (8422) 44-72-66 доб. 573`. */
const withExtension = /^([^а-я]{10,20}) (?:доб|вн)\.? (\d{2,5})$/u;

/**
 * The next plainest: two or three whole numbers with a comma or a semicolon and a blank between them, or one with an extension. Ten
 * digits alone may be the end of the number before, so here every number begins with +7, 7 or 8.
 */
export function readPlainList(text: string): readonly PlainEntry[] | undefined {
  if (text.length < 14 || text.length > 72) return undefined;
  const extended = withExtension.exec(text);
  if (extended !== null) {
    const number = readWhole(extended[1] ?? "");
    return number === undefined ? undefined : [{ number, extension: extended[2] ?? "" }];
  }
  const separator = text.includes(", ") ? ", " : text.includes("; ") ? "; " : undefined;
  if (separator === undefined) return undefined;
  const entries: PlainEntry[] = [];
  for (const piece of text.split(separator)) {
    const number = readWhole(piece);
    if (number === undefined) return undefined;
    if (!entries.some((known) => known.number.e164 === number.e164)) entries.push({ number });
  }
  return entries;
}

function readWhole(text: string): PlannedNumber | undefined {
  return /^(?:\+7|[78])[\s(-]{0,2}\d[\d ()-]{8,15}\d$/.test(text) && text.replace(/\D/g, "").length === 11
    ? readPlain(text)
    : undefined;
}
