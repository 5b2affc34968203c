import type { Band, Books, Conflict, Issue, Match, RecordId, Severity } from "../../model/index.ts";
import type { RunFacts } from "./run-facts.ts";

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
  /** Records that lead to several living cards of the target: nothing of them is loaded before somebody has decided. */
  readonly held: number;
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
