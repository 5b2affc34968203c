import type { DraftValue } from "../model/index.ts";
import type { CleanedEmails } from "./cleaned.ts";

export function cleanEmails(value: DraftValue): CleanedEmails {
  return { emails: [{ raw: value.raw ?? value.text, at: value.at, address: value.text.trim() }], issues: [] };
}
