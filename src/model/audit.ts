import type { RecordId } from "./record.ts";

/** An audit as it is kept: what was measured, and every finding by a stable id. Audits are compared as sets of findings. */

/**
 * completeness: is it there. validity: is it right in itself. uniqueness: is it there once. consistency: does it agree with the
 * rest of the card. timeliness: is it fresh. uniformity: is it entered in one form.
 */
export const dimensions = [
  "completeness",
  "validity",
  "uniqueness",
  "consistency",
  "timeliness",
  "uniformity",
] as const;
export type Dimension = (typeof dimensions)[number];

/** One check that one record failed. */
export interface AuditFinding {
  /** Digest of check and record (and the other record of a pair): the same finding has the same id in every audit. */
  readonly id: string;
  readonly check: string;
  readonly record: RecordId;
  /** Duplicates: the other record. */
  readonly other?: RecordId;
  /** What people call the record. */
  readonly name: string;
  readonly responsible?: string;
  /** The offending value as it stands. */
  readonly raw?: string;
  /** What it was compared with, or should have been. */
  readonly expected?: string;
}

export interface CheckScore {
  readonly check: string;
  readonly dimension: Dimension;
  readonly weight: number;
  /** Denominator: records (duplicates: cards) that the check applies to. */
  readonly checked: number;
  /** Numerator: those that pass. */
  readonly passed: number;
  /** Share that must pass, 0…1; absent: no gate. */
  readonly threshold?: number;
  readonly met: boolean;
}

export interface DimensionScore {
  readonly dimension: Dimension;
  readonly weight: number;
  /** Weighted mean of its checks, 0…1; absent when none of them applied to anything. */
  readonly score?: number;
}

export interface Scorecard {
  /** ISO instant. */
  readonly at: string;
  readonly id: string;
  /** What was audited: the schema of a CRM, or sources of files. Only audits of one scope are laid side by side. */
  readonly scope?: string;
  readonly records: number;
  /** Weighted mean of the dimensions, 0…1. */
  readonly score?: number;
  readonly dimensions: readonly DimensionScore[];
  readonly checks: readonly CheckScore[];
}

/** What became of a finding since the audit before. */
export type FindingState =
  /** Never seen in an audit before. */
  | "new"
  /** Stood in the last audit and still stands. */
  | "open"
  /** Stood in the last audit; the record was looked at again and passes. */
  | "fixed"
  /** Was fixed (or gone) in an audit between, and stands again. */
  | "back"
  /** Stood in the last audit; its record is gone or its check no longer runs: nobody has fixed anything. */
  | "gone";

export interface ComparedFinding {
  readonly finding: AuditFinding;
  readonly state: FindingState;
  /** Id of the first audit that had it. */
  readonly since: string;
  /** Of a fixed one: who last changed the record, where the CRM tells. */
  readonly by?: string;
}
