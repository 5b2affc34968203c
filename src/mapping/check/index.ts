import { sortDiagnostics } from "../diagnostic.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { LoadedMapping } from "../load.ts";
import type { Lookups } from "../lookup.ts";
import { checkColumns } from "./columns.ts";
import type { Sample } from "./columns.ts";
import { checkConstants } from "./constants.ts";
import { checkShape } from "./conditions.ts";
import { Finder } from "./finder.ts";
import { checkRows } from "./rows.ts";
import { checkTarget } from "./target.ts";
import type { TargetLimits } from "./target.ts";
import { checkTests } from "./tests.ts";
import { checkValues } from "./values.ts";

export type { Sample } from "./columns.ts";
export type { TargetField, TargetLimits } from "./target.ts";

export interface CheckContext {
  /** Headers and rows of the sample that the mapping names, sheet by sheet. */
  readonly headers?: readonly Sample[];
  /** Headers of the files at hand. A column that nothing names is no fault there: the run keeps it in extra and says so. */
  readonly files?: readonly Sample[];
  readonly target?: TargetLimits;
  /** Default: those that were loaded with the mapping. */
  readonly lookups?: Lookups;
}

/**
 * The one checker of `validate`, `plan` and `run`: everything that can be said of a mapping that obeys the schema, given the
 * same header sample and target limits. All faults at once, sorted by place. Pure.
 */
export function checkMapping(loaded: LoadedMapping, context: CheckContext = {}): Diagnostic[] {
  const { mapping } = loaded;
  const own = context.headers ?? [];
  const files = context.files ?? [];
  const samples = [...own, ...files];
  const lookups = context.lookups ?? loaded.lookups;
  const finder = new Finder(loaded);
  checkShape(mapping, samples, finder);
  checkValues(mapping, finder);
  checkConstants(mapping, lookups, finder);
  checkColumns(mapping, own, files, finder);
  // Rows are judged by expressions and conditions, so these must be sound first.
  if (!finder.found.some((each) => each.severity === "error")) checkRows(mapping, samples, lookups, finder);
  if (context.target !== undefined) checkTarget(mapping, context.target, lookups, finder);
  checkTests(mapping, samples, finder);
  return sortDiagnostics(finder.found);
}
