import type { DraftValue } from "../model/index.ts";
import type { CleanedTexts } from "./cleaned.ts";

export function cleanSites(value: DraftValue): CleanedTexts {
  return { values: [{ raw: value.raw ?? value.text, at: value.at, value: value.text.trim() }], issues: [] };
}
