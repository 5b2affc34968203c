import type { Books, Golden, Issue, Match, SourceRecord } from "../../model/index.ts";
import { GoldenFigures, type GoldenCounts } from "./golden-figures.ts";
import { IssueFigures } from "./issue-figures.ts";
import { MatchFigures, type MatchCounts } from "./match-figures.ts";
import { RecordFigures, type RecordCounts } from "./record-figures.ts";
import type { FieldCount, InputFact, ReportData, ReportSummary } from "./report-data.ts";
import type { RunFacts } from "./run-facts.ts";

/** What a report is made of: figures where a stage has counted them as it went, else the artifacts to be read again. */
export interface Artifacts {
  readonly facts: RunFacts;
  readonly books: Books;
  readonly inputs?: readonly InputFact[];
  readonly records: AsyncIterable<SourceRecord> | RecordCounts;
  readonly issues: AsyncIterable<Issue>;
  readonly matches: AsyncIterable<Match> | MatchCounts;
  readonly goldens: AsyncIterable<Golden> | GoldenCounts;
  readonly previous?: ReportSummary;
}

/** One pass over each artifact that has not been counted yet; memory for the counts and a few examples, whatever the size of the run. */
export async function collectReport(run: Artifacts): Promise<ReportData> {
  const records = await counted(new RecordFigures(), run.records);
  const issues = new IssueFigures();
  for await (const issue of run.issues) issues.add(issue);
  const matches = await counted(new MatchFigures(), run.matches);
  const goldens = await counted(new GoldenFigures(), run.goldens);
  const conflicts = goldens.conflicts();
  return {
    facts: run.facts,
    books: run.books,
    inputs: run.inputs ?? [],
    cleaned: records.cleaned(),
    fields: records.fields(),
    findings: issues.findings(),
    merges: { sizes: goldens.sizes(), ...matches.merges() },
    conflicts,
    waiting: {
      rejects: run.books.rows.reduce((all, row) => all + row.rejected, 0),
      review: matches.inBand("review"),
      lookAgain: matches.inBand("look-again"),
      successor: matches.inBand("successor"),
      held: run.books.drafts.reduce((all, draft) => all + draft.waiting, 0),
      openConflicts: conflicts.reduce((all, kind) => (kind.settled ? all : all + kind.count), 0),
      warnings: issues.warnings,
    },
    examples: records.examples(),
    ...(run.previous === undefined ? {} : { previous: run.previous }),
  };
}

async function counted<T, Counts extends object, Figures extends { add(item: T): void; plus(counts: Counts): void }>(
  figures: Figures,
  from: AsyncIterable<T> | Counts,
): Promise<Figures> {
  if (Symbol.asyncIterator in from) for await (const item of from) figures.add(item);
  else figures.plus(from);
  return figures;
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
