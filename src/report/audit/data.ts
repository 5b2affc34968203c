import type { ComparedFinding, Scorecard } from "../../model/index.ts";

/** What the audit report is made of. */
export interface AuditReportData {
  readonly project: string;
  /** All audits of this base, oldest first; the last is the one reported. */
  readonly scorecards: readonly Scorecard[];
  /** Findings of the last audit and what became of those before; without an earlier audit all are `new`. */
  readonly compared: readonly ComparedFinding[];
  /** The audit compared with, if there is one. */
  readonly baseline?: string;
  /** Titles that a steward gave to checks of her own. */
  readonly titles?: ReadonlyMap<string, string>;
}
