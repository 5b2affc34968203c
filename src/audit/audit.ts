import {
  Failure,
  type AuditFinding,
  type Match,
  type RecordId,
  type Scorecard,
  type SourceRecord,
} from "../model/index.ts";
import type { Check, Checks } from "./check-file.ts";
import { findDuplicates } from "./duplicates.ts";
import { findingId } from "./finding-id.ts";
import { belongs, judgeOf, passes } from "./judges.ts";
import { NumberNames } from "./number-names.ts";
import { score, type Count } from "./score.ts";

export interface AuditInput {
  /** Names the audit in the history. */
  readonly id: string;
  /** What is audited, as in {@link Scorecard}. */
  readonly scope?: string;
  /** The day the audit is about, an ISO instant: freshness is measured from it, so that it can be repeated. */
  readonly at: string;
  readonly checks: Checks;
  readonly records: AsyncIterable<SourceRecord>;
  /** Pairs of these records, as deduplication scored them. */
  readonly matches: AsyncIterable<Match>;
  /** Whether the cards can say anything of a field at all: a check that a field is there is not asked of a CRM that has no such field. */
  readonly reads?: (type: SourceRecord["type"], field: string) => boolean;
  /** Cards of which cleaning could make no record. */
  readonly unreadable?: readonly Unreadable[];
  /** Runs a check's own query: the records that fail, and the number of those it applies to. */
  readonly sql?: (
    check: Check & { readonly rule: "sql" },
  ) => Promise<{ readonly checked: number; readonly failed: readonly SqlRow[] }>;
}

export interface SqlRow {
  readonly record: RecordId;
  readonly raw?: string;
  readonly expected?: string;
}

/** A card that cleaning could make nothing of: it has no name. */
export interface Unreadable {
  readonly record: RecordId;
  readonly type: SourceRecord["type"];
  /** What it does say, by which a person finds it. */
  readonly raw: string;
  /** Issues that say why. */
  readonly codes: readonly string[];
}

export interface Audit {
  readonly scorecard: Scorecard;
  /** Sorted by id. */
  readonly findings: readonly AuditFinding[];
  /** Whether a record was looked at: a finding is fixed only when its record was seen again and passed. */
  readonly seen: ReadonlySet<RecordId>;
}

/** Measures records by the checks. Pure: no clock, no database; memory for the findings, the ids and the duplicates. */
export async function audit(input: AuditInput): Promise<Audit> {
  const all = input.checks.checks;
  const counts = new Map<string, Count>(all.map((check) => [check.id, { checked: 0, passed: 0 }]));
  const checks = all.filter((check) => canAsk(check, input.reads));
  const findings: AuditFinding[] = [];
  const seen = new Set<RecordId>();
  const names = new Map<RecordId, { name: string; responsible?: string }>();
  const judges = checks.flatMap((check) => {
    const judge = judgeOf(check, input.at);
    return judge === undefined ? [] : [{ check, judge, count: counts.get(check.id)! }];
  });
  const unique = checks.filter((check) => check.rule === "unique");
  // Pairs and queries bring ids only; what people call a record is kept for them.
  const named = checks.some((check) => check.rule === "unique" || check.rule === "sql");
  const applies = new Map<string, Set<RecordId>>(unique.map((check) => [check.id, new Set()]));

  const sameNames = checks.flatMap((check) =>
    check.rule === "one-name" ? [{ check, names: new NumberNames(check.field), count: counts.get(check.id)! }] : [],
  );
  const readable = checks.filter((check) => check.rule === "readable");
  const cards = { counterparty: 0, contact: 0 };
  for await (const record of input.records) {
    seen.add(record.id);
    cards[record.type]++;
    const label = {
      name: record.name.display,
      ...(record.responsible === undefined ? {} : { responsible: record.responsible.value }),
    };
    if (named) names.set(record.id, label);
    for (const check of unique) if (belongs(check, record)) applies.get(check.id)!.add(record.id);
    for (const { check, names: numbers } of sameNames) if (belongs(check, record)) numbers.add(record, label);
    for (const { check, judge, count } of judges) {
      if (!belongs(check, record)) continue;
      const fault = judge(record);
      if (fault === undefined) continue;
      count.checked++;
      if (fault === passes) count.passed++;
      else
        findings.push({ id: findingId(check.id, record.id), check: check.id, record: record.id, ...label, ...fault });
    }
  }

  for (const { check, names: numbers, count } of sameNames) {
    for (const fault of numbers.faults) {
      const id = findingId(check.id, fault.record, fault.other);
      findings.push({ id, check: check.id, ...fault });
    }
    Object.assign(count, { checked: numbers.checked, passed: numbers.checked - numbers.faults.length });
  }
  for (const { record } of input.unreadable ?? []) seen.add(record);
  for (const check of readable) {
    const lost = (input.unreadable ?? []).filter(({ type }) => type === check.of);
    Object.assign(counts.get(check.id)!, { checked: cards[check.of] + lost.length, passed: cards[check.of] });
    for (const { record, raw, codes } of lost)
      findings.push({
        id: findingId(check.id, record),
        check: check.id,
        record,
        name: "",
        raw,
        expected: codes.join("; "),
      });
  }
  await findDuplicates(input.matches, unique, applies, counts, names, findings);
  for (const check of checks) {
    if (check.rule !== "sql") continue;
    // Left out in silence it would look as if it had been met.
    if (input.sql === undefined) throw new Failure("audit-sql-no-database", { check: check.id });
    const { checked, failed } = await input.sql(check);
    const records = new Map(failed.map((row) => [row.record, row]));
    Object.assign(counts.get(check.id)!, { checked, passed: Math.max(0, checked - records.size) });
    for (const row of records.values()) {
      findings.push({
        id: findingId(check.id, row.record),
        check: check.id,
        name: row.record,
        ...names.get(row.record),
        ...row,
      });
    }
  }

  findings.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  return { scorecard: score(input, counts, seen.size), findings, seen };
}

function canAsk(check: Check, reads: AuditInput["reads"]): boolean {
  return (
    check.rule !== "present" || reads === undefined || [check.field].flat().some((field) => reads(check.of, field))
  );
}
