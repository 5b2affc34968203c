import { foldSpace, type DraftValue } from "../model/index.ts";
import type { CleanedText } from "./cleaned.ts";

/** One line of text: names, tags, statuses. `lines` keeps line breaks (notes). */
export function cleanText(
  value: DraftValue,
  _options: { readonly field: string; readonly lines?: boolean },
): CleanedText {
  return { value: { raw: value.raw ?? value.text, at: value.at, value: foldSpace(value.text) }, issues: [] };
}
