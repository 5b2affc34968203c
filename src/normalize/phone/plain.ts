import { lookUpNumber, type PlannedNumber } from "../../countries/phone-plan.ts";
import { isPlaceholderPhone } from "./placeholder.ts";

/**
 * The cells that most exports consist of: one whole number of zone 7 in digits and the usual punctuation. Read by one pass over the
 * characters, because the full reading costs ten times as much; anything less plain is left to it. A test reads every golden
 * cell both ways.
 */
export function readPlain(text: string): PlannedNumber | undefined {
  let digits = "";
  let plus = false;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code >= 48 && code <= 57) digits += text[index];
    else if (code === 43 && digits === "" && !plus) plus = true;
    else if (code !== 32 && code !== 45 && code !== 40 && code !== 41) return undefined;
  }
  if (digits.length === 11) {
    const first = digits.charCodeAt(0);
    // +8… may be the code of another country, 7… and 8… without a plus are dialled at home.
    if (first !== 55 && (first !== 56 || plus)) return undefined;
    digits = digits.slice(1);
  } else if (digits.length !== 10 || plus || /-\d\d-\d\d /.test(text)) return undefined;
  const number = lookUpNumber(`7${digits}`);
  return number === undefined || isPlaceholderPhone(digits) ? undefined : number;
}
