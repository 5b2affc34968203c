import type { AuditFinding, Scorecard } from "../model/index.ts";
import type { Audit } from "./audit.ts";
import type { PastAudit } from "./history.ts";

/**
 * An audit as a file: its scorecard in the first line, then a finding a line, in order of id. Readable with any text tool,
 * and the same bytes for the same audit.
 */
export function* auditLines(audit: Audit): Generator<string> {
  yield JSON.stringify(audit.scorecard);
  for (const finding of audit.findings) yield JSON.stringify(finding);
}

export interface StoredAudit extends PastAudit {
  readonly scorecard: Scorecard;
}

/** Reads what {@link auditLines} wrote. */
export async function readAudit(lines: AsyncIterable<string>): Promise<StoredAudit> {
  let scorecard: Scorecard | undefined;
  const findings = new Map<string, AuditFinding>();
  for await (const line of lines) {
    if (line === "") continue;
    if (scorecard === undefined) scorecard = JSON.parse(line) as Scorecard;
    else {
      const finding = JSON.parse(line) as AuditFinding;
      findings.set(finding.id, finding);
    }
  }
  if (scorecard === undefined) throw new Error("the audit file is empty");
  return { id: scorecard.id, scorecard, findings };
}
