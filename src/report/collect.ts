import type {
  Band,
  Books,
  Conflict,
  Golden,
  Issue,
  Match,
  MatchFeature,
  RecordId,
  Severity,
  SourceRecord,
} from "../model/index.ts";
import type { RunFacts } from "./run-facts.ts";
import { Sample } from "./sample.ts";
import { eachValue } from "./values.ts";

/** Everything the reports of a run say, counted in one pass over its artifacts: `report --json` prints exactly this. */
export interface ReportData {
  readonly facts: RunFacts;
  readonly books: Books;
  readonly inputs: readonly InputFact[];
  /** Values that a rule changed, most first. */
  readonly cleaned: readonly CleanedBy[];
  /** Values of each field, and how many of them stand as they were written. */
  readonly fields: readonly FieldCount[];
  readonly findings: readonly Finding[];
  readonly merges: MergeReport;
  readonly conflicts: readonly ConflictCount[];
  readonly waiting: Waiting;
  /** Records before and after, drawn from all: for the acceptance protocol. */
  readonly examples: readonly RecordExample[];
  readonly previous?: ReportSummary;
}

export interface InputFact {
  readonly source: string;
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

export interface CleanedBy {
  readonly field: string;
  /** A name or chain `a+b` of rules. */
  readonly rule: string;
  /** Filled in from another field (a region from a city): nothing that was written has been changed. */
  readonly derived: boolean;
  readonly count: number;
  readonly examples: readonly { readonly raw: string; readonly value: string; readonly place: string }[];
}

export interface FieldCount {
  readonly field: string;
  readonly values: number;
  /** Of those, written otherwise than they now stand. */
  readonly changed: number;
  /** Of those, filled in from other fields. */
  readonly derived: number;
}

export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly count: number;
  readonly examples: readonly Issue[];
}

export interface MergeReport {
  /** Cards made of so many records: size → cards. Size 1 is a record that met nobody. */
  readonly sizes: Readonly<Record<string, number>>;
  /** What the merged pairs agreed on: the strongest feature of each pair, or `decision` / `rule`. */
  readonly causes: readonly { readonly cause: string; readonly pairs: number }[];
  /** Pairs by whole bits of weight and band. */
  readonly weights: readonly { readonly bits: number; readonly band: Band; readonly pairs: number }[];
  readonly merged: readonly Match[];
  readonly review: readonly Match[];
}

export interface ConflictCount {
  readonly field: string;
  readonly rule: string;
  readonly settled: boolean;
  readonly count: number;
  readonly examples: readonly Conflict[];
}

/** What needs a person. */
export interface Waiting {
  readonly rejects: number;
  readonly review: number;
  readonly lookAgain: number;
  readonly successor: number;
  readonly openConflicts: number;
  readonly warnings: number;
}

export interface RecordExample {
  readonly id: RecordId;
  readonly place: string;
  readonly values: readonly { readonly field: string; readonly raw: string; readonly value: string }[];
}

/** What is kept of a report, to be compared with by the next one. */
export interface ReportSummary {
  readonly run: string;
  readonly counts: Readonly<Record<string, number>>;
}

export interface Artifacts {
  readonly facts: RunFacts;
  readonly books: Books;
  readonly inputs?: readonly InputFact[];
  readonly records: AsyncIterable<SourceRecord>;
  readonly issues: AsyncIterable<Issue>;
  readonly matches: AsyncIterable<Match>;
  readonly goldens: AsyncIterable<Golden>;
  readonly previous?: ReportSummary;
}

const examplesEach = 4;
const protocolExamples = 30;

/** One pass over each artifact; memory for the counts and a few examples, whatever the size of the run. */
export async function collectReport(run: Artifacts): Promise<ReportData> {
  const cleaned = new Map<
    string,
    { field: string; rule: string; derived: boolean; count: number; sample: Sample<CleanedBy["examples"][number]> }
  >();
  const fields = new Map<string, { values: number; changed: number; derived: number }>();
  const examples = new Sample<RecordExample>(protocolExamples);
  for await (const record of run.records) {
    eachValue(record, (field, value, origin) => {
      let count = fields.get(field);
      if (count === undefined) fields.set(field, (count = { values: 0, changed: 0, derived: 0 }));
      count.values++;
      if (origin.rule === undefined) return;
      const derived = isDerived(field, origin.rule);
      if (derived) count.derived++;
      else count.changed++;
      const key = `${field}\u0000${origin.rule}`;
      let by = cleaned.get(key);
      if (by === undefined)
        cleaned.set(key, (by = { field, rule: origin.rule, derived, count: 0, sample: new Sample(examplesEach) }));
      by.count++;
      by.sample.offer(origin.raw, record.id, () => ({ raw: origin.raw, value, place: record.places[0] ?? "" }));
    });
    examples.offer(record.id, "", () => exampleOf(record));
  }

  const findings = new Map<string, { code: string; severity: Severity; count: number; sample: Sample<Issue> }>();
  let warnings = 0;
  for await (const issue of run.issues) {
    const key = `${issue.severity} ${issue.code}`;
    let finding = findings.get(key);
    if (finding === undefined)
      findings.set(
        key,
        (finding = { code: issue.code, severity: issue.severity, count: 0, sample: new Sample(examplesEach) }),
      );
    finding.count++;
    if (issue.severity === "warning") warnings++;
    finding.sample.offer(issue.raw ?? "", `${issue.place} ${issue.at}`, () => issue);
  }

  const causes = new Map<string, number>();
  const weights = new Map<string, { bits: number; band: Band; pairs: number }>();
  const bands = new Map<Band, number>();
  const merged = new Sample<Match>(6);
  const review = new Sample<Match>(6);
  for await (const match of run.matches) {
    const bits = Math.floor(match.weight / 1000);
    const key = `${bits} ${match.band}`;
    const weight = weights.get(key);
    if (weight === undefined) weights.set(key, { bits, band: match.band, pairs: 1 });
    else weight.pairs++;
    bands.set(match.band, (bands.get(match.band) ?? 0) + 1);
    const pair = `${match.left} ${match.right}`;
    if (match.merged) {
      const cause = causeOf(match);
      causes.set(cause, (causes.get(cause) ?? 0) + 1);
      merged.offer(pair, "", () => match);
    } else if (match.band === "review") review.offer(pair, "", () => match);
  }

  const sizes = new Map<number, number>();
  const conflicts = new Map<
    string,
    { field: string; rule: string; settled: boolean; count: number; sample: Sample<Conflict> }
  >();
  for await (const golden of run.goldens) {
    sizes.set(golden.members.length, (sizes.get(golden.members.length) ?? 0) + 1);
    for (const conflict of golden.conflicts) {
      const key = `${conflict.field} ${conflict.rule} ${conflict.settled}`;
      let kind = conflicts.get(key);
      if (kind === undefined) {
        kind = {
          field: conflict.field,
          rule: conflict.rule,
          settled: conflict.settled,
          count: 0,
          sample: new Sample(examplesEach),
        };
        conflicts.set(key, kind);
      }
      kind.count++;
      kind.sample.offer(golden.id, "", () => conflict);
    }
  }

  const open = [...conflicts.values()].filter((kind) => !kind.settled);
  return {
    facts: run.facts,
    books: run.books,
    inputs: run.inputs ?? [],
    cleaned: [...cleaned.values()]
      .sort(byCount((by) => `${by.field} ${by.rule}`))
      .map(({ sample, ...by }) => ({ ...by, examples: sample.items() })),
    fields: [...fields]
      .map(([field, count]) => ({ field, ...count }))
      .sort((a, b) => b.values - a.values || (a.field < b.field ? -1 : 1)),
    findings: [...findings.values()]
      .sort(byCount((finding) => `${finding.severity} ${finding.code}`))
      .map(({ sample, ...finding }) => ({ ...finding, examples: sample.items() })),
    merges: {
      sizes: Object.fromEntries([...sizes].sort(([a], [b]) => a - b)),
      causes: [...causes]
        .map(([cause, pairs]) => ({ cause, pairs }))
        .sort((a, b) => b.pairs - a.pairs || (a.cause < b.cause ? -1 : 1)),
      weights: [...weights.values()].sort((a, b) => a.bits - b.bits || (a.band < b.band ? -1 : 1)),
      merged: merged.items(),
      review: review.items(),
    },
    conflicts: [...conflicts.values()]
      .sort(byCount((kind) => `${kind.field} ${kind.rule}`))
      .map(({ sample, ...kind }) => ({ ...kind, examples: sample.items() })),
    waiting: {
      rejects: run.books.rows.reduce((all, row) => all + row.rejected, 0),
      review: bands.get("review") ?? 0,
      lookAgain: bands.get("look-again") ?? 0,
      successor: bands.get("successor") ?? 0,
      openConflicts: open.reduce((all, kind) => all + kind.count, 0),
      warnings,
    },
    examples: examples.items(),
    ...(run.previous === undefined ? {} : { previous: run.previous }),
  };
}

/** Rules named `…-from-…` fill a field in from another one; a legal form is a part of the name, taken out of it. */
function isDerived(field: string, rule: string): boolean {
  return /-from-/.test(rule) || field === "legalForm";
}

function byCount<T extends { readonly count: number }>(name: (item: T) => string): (a: T, b: T) => number {
  return (a, b) => b.count - a.count || (name(a) < name(b) ? -1 : 1);
}

/** The strongest thing in which a merged pair agreed, or what settled it over the score. */
export function causeOf(match: Match): string {
  if (match.by === "decision" || match.by === "rule") return match.by;
  let best: MatchFeature | undefined;
  for (const feature of match.features) if (best === undefined || feature.weight > best.weight) best = feature;
  return best?.name ?? "score";
}

function exampleOf(record: SourceRecord): RecordExample {
  const values: { field: string; raw: string; value: string }[] = [];
  eachValue(record, (field, value, origin) => values.push({ field, raw: origin.raw, value }));
  return { id: record.id, place: record.places[0] ?? "", values };
}

/** The figures that the next run's report is compared with. */
export function summarise(data: ReportData): ReportSummary {
  const total = (pick: (row: Books["rows"][number]) => number) =>
    data.books.rows.reduce((all, row) => all + pick(row), 0);
  const drafts = (pick: (draft: Books["drafts"][number]) => number) =>
    data.books.drafts.reduce((all, draft) => all + pick(draft), 0);
  const sum = (fields: ReportData["fields"], pick: (field: FieldCount) => number) =>
    fields.reduce((all, field) => all + pick(field), 0);
  const values = sum(data.fields, (field) => field.values);
  return {
    run: data.facts.run,
    counts: {
      read: total((row) => row.read),
      drafted: total((row) => row.drafted),
      rejected: total((row) => row.rejected),
      leftOut: total((row) => row.leftOut),
      created: drafts((draft) => draft.created),
      updated: drafts((draft) => draft.updated),
      unchanged: drafts((draft) => draft.unchanged),
      merged: drafts((draft) => draft.merged),
      values,
      cleaned: sum(data.fields, (field) => field.changed),
      filledIn: sum(data.fields, (field) => field.derived),
      warnings: data.waiting.warnings,
      review: data.waiting.review,
      openConflicts: data.waiting.openConflicts,
    },
  };
}
