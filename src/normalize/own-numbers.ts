import type { Issue, SourceRecord } from "../model/index.ts";

/** Numbers of the project's own firm. */
export interface OwnNumbers {
  readonly inns?: readonly string[];
  /** E.164. */
  readonly phones?: readonly string[];
  readonly domains?: readonly string[];
}

/** Our own numbers on a customer's card were typed by somebody in a hurry. They stay, and are said. */
export function sayOwn(record: SourceRecord, own: OwnNumbers, issues: Issue[]): void {
  for (const { scheme, value, at, raw } of record.identifiers)
    if (scheme === "ru-inn" && own.inns?.includes(value) === true)
      issues.push({ code: "own-inn", severity: "warning", at, field: "inn", raw });
  for (const { e164, at, raw } of record.phones)
    if (e164 !== undefined && own.phones?.includes(e164) === true)
      issues.push({ code: "own-phone", severity: "note", at, field: "phones", raw });
  for (const { address, at, raw } of record.emails) {
    const domain = address?.slice(address.lastIndexOf("@") + 1).toLowerCase();
    if (domain !== undefined && own.domains?.includes(domain) === true)
      issues.push({ code: "own-domain", severity: "note", at, field: "emails", raw });
  }
}
