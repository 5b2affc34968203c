import type { Dialled, DialFinding } from "./dial.ts";
import type { DigitGroup } from "./tokens.ts";

/** One number of a cell as it was read, before local numbers are completed. */
export interface Entry {
  readonly groups: readonly DigitGroup[];
  dialled: Dialled;
  extension?: string;
  kind?: "fax" | "pager";
  notes: string[];
  readonly rules: string[];
  readonly findings: DialFinding[];
}
