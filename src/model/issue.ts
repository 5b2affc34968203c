/**
 * A finding about a value, a row or a file. Bad input is a value: stages return issues, they do not throw them.
 *
 * Codes are stable, lower-case, hyphenated, and never reused (`phone-too-short`, `inn-check-digit`). The sentence a
 * person reads is looked up by code in src/messages and filled from `params`, so an issue holds data only.
 */
export interface Issue {
  readonly code: string;
  readonly severity: Severity;
  /** Written by `formatPlace`. Left out only by pure functions that do not know it; the pipeline fills it in. */
  readonly place?: string;
  /** The path of the column or element the value stood in. */
  readonly at?: string;
  /** The canonical field it was meant for, e.g. `phones`. */
  readonly field?: string;
  /** The offending text exactly as it stood. Undecodable bytes stand here as hex. */
  readonly raw?: string;
  /** What the message needs besides: numbers as numbers, everything else as text. */
  readonly params?: Readonly<Record<string, string | number>>;
}

/**
 * - `error`: the row is rejected («на доработку»).
 * - `warning`: the value was kept as it was and somebody should look.
 * - `note`: the value was cleaned or completed by inference; listed so that nothing happens silently.
 */
export type Severity = "error" | "warning" | "note";
