import type { Address, BankAccount, DraftValue, Email, Identifier, Phone, TextValue } from "../../model/index.ts";
import type { FoundValue } from "../name/work.ts";
import { withRule } from "../origin.ts";
import { isBlank, type Row } from "./row.ts";
import { storedContact } from "./stored.ts";

/** A value that a rule found inside another cell (a phone in a name), as a value of its own. */
export interface Found {
  readonly field: FoundValue["field"];
  readonly value: DraftValue;
  readonly rule: string;
}

const none: readonly never[] = [];
const mayBeStored: ReadonlySet<string> = new Set(["phones", "emails", "sites", "addresses"]);

/** The values of a field, then those found in other cells, blank ones left out. */
export function valuesOf(
  row: Row,
  field: Found["field"] & Parameters<Row["values"]>[0],
  found: readonly Found[],
): readonly Found[] {
  const values = row.values(field);
  if (values.length === 0 && found.length === 0) return none;
  const out: Found[] = [];
  for (const value of values) {
    if (isBlank(value)) continue;
    const stored = mayBeStored.has(field) ? storedContact(value) : undefined;
    out.push(stored === undefined ? { field, value, rule: "" } : { field, value: stored, rule: "stored-contact" });
  }
  for (const one of found) if (one.field === field) out.push(one);
  return out;
}

/** The rules that made a value, with one more behind them. */
export function alsoBy(rule: string, next: string): string {
  return rule === "" ? next : `${rule}+${next}`;
}

export function mark<T extends BankAccount | Phone | Email | Identifier | TextValue | Address>(
  value: T,
  rule: string,
): T {
  return rule === "" ? value : withRule(value, rule);
}
