import {
  dimensions,
  Failure,
  type AuditFinding,
  type CheckScore,
  type DimensionScore,
  type Match,
  type RecordId,
  type Scorecard,
  type SourceRecord,
} from "../model/index.ts";
import { agreements } from "./agree.ts";
import { anchored, type Check, type Checks } from "./check-file.ts";
import { fieldValues } from "./fields.ts";
import { findingId } from "./finding-id.ts";

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

interface Count {
  checked: number;
  passed: number;
}

/** Measures records by the checks. Pure: no clock, no database; memory for the findings, the ids and the duplicates. */
export async function audit(input: AuditInput): Promise<Audit> {
  const { checks } = input.checks;
  const counts = new Map<string, Count>(checks.map((check) => [check.id, { checked: 0, passed: 0 }]));
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
  await findDuplicates(input, unique, applies, counts, names, findings);
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

/** A record passes, fails with its evidence, or (`undefined`) the check has nothing to say about it. */
type Verdict = typeof passes | { readonly raw?: string; readonly expected?: string } | undefined;
const passes = Symbol("passes");

function judgeOf(check: Check, at: string): ((record: SourceRecord) => Verdict) | undefined {
  switch (check.rule) {
    case "present": {
      const fields = [check.field].flat();
      return (record) => (fields.some((field) => fieldValues(record, field).length > 0) ? passes : {});
    }
    case "valid":
      return (record) => {
        const known = fieldValues(record, check.field).filter((value) => value.valid !== undefined);
        if (known.length === 0) return undefined;
        const wrong = known.filter((value) => value.valid === false);
        return wrong.length === 0 ? passes : { raw: wrong.map((value) => value.raw).join("; ") };
      };
    case "uniform":
      return (record) => {
        const other = fieldValues(record, check.field).filter((value) => !value.uniform);
        return other.length === 0
          ? passes
          : { raw: other.map((value) => value.raw).join("; "), expected: other.map((value) => value.value).join("; ") };
      };
    case "matches": {
      const pattern = anchored(check.pattern);
      return (record) => {
        const other = fieldValues(record, check.field).filter((value) => !pattern.test(value.value));
        return other.length === 0
          ? passes
          : { raw: other.map((value) => value.raw).join("; "), expected: check.pattern };
      };
    }
    case "fresh": {
      const limit = monthsBefore(at, check.months);
      return (record) => {
        const [date] = fieldValues(record, check.field);
        if (date === undefined) return undefined;
        return date.value.slice(0, 10) >= limit ? passes : { raw: date.raw, expected: `≥ ${limit}` };
      };
    }
    case "agree": {
      const compare = agreements[check.compare];
      return (record) => {
        const agreement = compare(record);
        if (agreement === undefined) return undefined;
        return agreement.agrees ? passes : { raw: agreement.raw, expected: agreement.expected };
      };
    }
    default:
      return undefined;
  }
}

/** Whether a record belongs to the denominator. */
function belongs(check: Check, record: SourceRecord): boolean {
  if (check.of !== record.type) return false;
  const { when } = check;
  if (when === undefined) return true;
  if (when.kind !== undefined && record.kind !== when.kind) return false;
  if (when.country !== undefined && (record.country?.value ?? "RU") !== when.country) return false;
  return when.has === undefined || fieldValues(record, when.has).length > 0;
}

/** The day so many months earlier, `yyyy-MM-dd`; the 31st becomes the last day of a shorter month. */
export function monthsBefore(at: string, months: number): string {
  const [year = 0, month = 1, day = 1] = at.slice(0, 10).split("-").map(Number);
  const first = year * 12 + (month - 1) - months;
  const last = new Date(Date.UTC(Math.floor(first / 12), (first % 12) + 1, 0)).getUTCDate();
  return new Date(Date.UTC(Math.floor(first / 12), first % 12, Math.min(day, last))).toISOString().slice(0, 10);
}

/**
 * A finding is a pair; the score counts records that are one too many: of a group of five that are the same, four. Pairs in
 * the review band count only for checks that ask for them.
 */
async function findDuplicates(
  input: AuditInput,
  unique: readonly (Check & { readonly rule: "unique" })[],
  applies: ReadonlyMap<string, ReadonlySet<RecordId>>,
  counts: ReadonlyMap<string, Count>,
  names: ReadonlyMap<RecordId, { name: string; responsible?: string }>,
  findings: AuditFinding[],
): Promise<void> {
  if (unique.length === 0) return;
  const groups = new Map(unique.map((check) => [check.id, new Map<RecordId, RecordId>()]));
  for await (const match of input.matches) {
    for (const check of unique) {
      const band = check.band === "automatic" ? match.band === "automatic" || match.merged : match.band === "review";
      const of = applies.get(check.id)!;
      if (match.type !== check.of || !band || !of.has(match.left) || !of.has(match.right)) continue;
      join(groups.get(check.id)!, match.left, match.right);
      findings.push({
        id: findingId(check.id, match.left, match.right),
        check: check.id,
        record: match.left,
        other: match.right,
        name: "",
        ...names.get(match.left),
        expected: names.get(match.right)?.name ?? match.right,
      });
    }
  }
  for (const check of unique) {
    const parents = groups.get(check.id)!;
    const heads = new Set([...parents.keys()].map((id) => find(parents, id)));
    const checked = applies.get(check.id)!.size;
    Object.assign(counts.get(check.id)!, { checked, passed: checked - (parents.size - heads.size) });
  }
}

function find(parents: Map<RecordId, RecordId>, id: RecordId): RecordId {
  let head = id;
  for (let up = parents.get(head) ?? head; up !== head; up = parents.get(head) ?? head) head = up;
  for (let at = id; at !== head;) {
    const up = parents.get(at) ?? head;
    parents.set(at, head);
    at = up;
  }
  return head;
}

function join(parents: Map<RecordId, RecordId>, a: RecordId, b: RecordId): void {
  for (const id of [a, b]) if (!parents.has(id)) parents.set(id, id);
  const [x, y] = [find(parents, a), find(parents, b)];
  if (x !== y) parents.set(x < y ? y : x, x < y ? x : y);
}

function score(input: AuditInput, counts: ReadonlyMap<string, Count>, records: number): Scorecard {
  const checks = input.checks.checks.map((check): CheckScore => {
    const { checked, passed } = counts.get(check.id)!;
    const { threshold } = check;
    return {
      check: check.id,
      dimension: check.dimension,
      weight: check.weight,
      checked,
      passed,
      ...(threshold === undefined ? {} : { threshold }),
      met: threshold === undefined || checked === 0 || passed / checked >= threshold,
    };
  });
  const byDimension = dimensions.map((dimension): DimensionScore => {
    const weight = input.checks.dimensions[dimension] ?? 0;
    const mean = weighted(
      checks
        .filter((check) => check.dimension === dimension && check.checked > 0)
        .map((check) => [check.passed / check.checked, check.weight]),
    );
    return { dimension, weight, ...(mean === undefined ? {} : { score: mean }) };
  });
  const total = weighted(
    byDimension.flatMap(({ score: each, weight }) => (each === undefined ? [] : [[each, weight] as const])),
  );
  return {
    at: input.at,
    id: input.id,
    ...(input.scope === undefined ? {} : { scope: input.scope }),
    records,
    ...(total === undefined ? {} : { score: total }),
    dimensions: byDimension,
    checks,
  };
}

/** Rounded to a millionth, so that the same audit gives the same bytes on every machine. */
function weighted(parts: readonly (readonly [value: number, weight: number])[]): number | undefined {
  const weight = parts.reduce((all, [, each]) => all + each, 0);
  if (weight === 0) return undefined;
  return Math.round((parts.reduce((all, [value, each]) => all + value * each, 0) / weight) * 1e6) / 1e6;
}
