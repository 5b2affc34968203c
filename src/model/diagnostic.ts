import type { Severity } from "./issue.ts";

/** A stretch of one line of a text file; 1-based, `endColumn` exclusive. */
export interface Span {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
}

/** The beginning of a line: what stands for a file, or for a line of it, of which no part is meant. */
export function lineStart(file: string, line = 1): Span {
  return { file, line, column: 1, endColumn: 2 };
}

/**
 * A finding about a file that people write: a mapping, the project, a target profile. The sentence a person reads is looked up
 * by `code` in src/messages and filled from `params`.
 */
export interface Diagnostic extends Span {
  /** `M003`: stable, never reused. */
  readonly rule: string;
  readonly code: string;
  readonly severity: Severity;
  readonly params: Readonly<Record<string, string | number>>;
  /** What was probably meant. */
  readonly suggestion?: string;
  /** What may stand there, where nothing there is resembles what was written. */
  readonly known?: readonly string[];
}
