import type { AuditFinding, ComparedFinding, RecordId } from "../model/index.ts";

/** The finding ids of an audit before, oldest audit first. */
export interface PastAudit {
  readonly id: string;
  readonly findings: ReadonlyMap<string, AuditFinding>;
}

/**
 * What became of every finding: sets, not differences of totals. Compared with the last of `past` (or another baseline, when the
 * caller ends `past` with it); `back` looks at all of them.
 * @param seen records looked at in this audit; @param checks checks that ran
 */
export function compareAudits(
  past: readonly PastAudit[],
  now: {
    readonly id: string;
    readonly findings: readonly AuditFinding[];
    readonly seen: ReadonlySet<RecordId>;
    readonly checks: ReadonlySet<string>;
    /** Who changed a record since the audit before, where the CRM tells. */
    readonly changedBy?: ReadonlyMap<RecordId, string>;
  },
): ComparedFinding[] {
  const last = past.at(-1);
  const first = new Map<string, string>();
  for (const { id, findings } of past)
    for (const finding of findings.keys()) if (!first.has(finding)) first.set(finding, id);
  const compared = now.findings.map((finding): ComparedFinding => {
    const since = first.get(finding.id);
    const state = since === undefined ? "new" : last?.findings.has(finding.id) === true ? "open" : "back";
    return { finding, state, since: since ?? now.id };
  });
  const present = new Set(now.findings.map((finding) => finding.id));
  for (const [id, finding] of last?.findings ?? []) {
    if (present.has(id)) continue;
    const lookedAt =
      now.checks.has(finding.check) &&
      now.seen.has(finding.record) &&
      (finding.other === undefined || now.seen.has(finding.other));
    // A duplicate of which one card is gone was merged: that is how duplicates are fixed.
    const merged =
      finding.other !== undefined &&
      now.checks.has(finding.check) &&
      (now.seen.has(finding.record) || now.seen.has(finding.other));
    const by = now.changedBy?.get(finding.record) ?? now.changedBy?.get(finding.other ?? "");
    compared.push({
      finding,
      state: lookedAt || merged ? "fixed" : "gone",
      since: first.get(id) ?? "",
      ...((lookedAt || merged) && by !== undefined ? { by } : {}),
    });
  }
  return compared.sort((a, b) => (a.finding.id < b.finding.id ? -1 : a.finding.id > b.finding.id ? 1 : 0));
}
