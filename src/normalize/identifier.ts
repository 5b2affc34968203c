import type { DraftValue } from "../model/index.ts";
import type { CleanedIdentifiers, IdentifierContext } from "./cleaned.ts";

export function cleanIdentifier(value: DraftValue, _context: IdentifierContext): CleanedIdentifiers {
  const raw = value.raw ?? value.text;
  const identifiers = [{ raw, at: value.at, scheme: value.scheme ?? "other", value: value.text.trim(), valid: false }];
  return { identifiers, issues: [] };
}
