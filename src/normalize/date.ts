import type { DraftValue } from "../model/index.ts";
import type { CleanedText, DateContext } from "./cleaned.ts";

/** `value.date` is the mapping's pattern; the result is `yyyy-MM-dd` or an ISO timestamp. */
export function cleanDate(value: DraftValue, _context: DateContext): CleanedText {
  return { value: { raw: value.raw ?? value.text, at: value.at, value: value.text.trim() }, issues: [] };
}
