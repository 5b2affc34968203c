import type { RawRecord } from "../../model/index.ts";
import type { RecordCounts } from "../../report/data/record-figures.ts";
import { createCleaner, type CleanedRows, type Cleaner, type CleanerSpec } from "./cleaner.ts";

/** What cleaning is asked for: what a batch of rows becomes, or what the reports say of all rows of a source that were cleaned here. */
export type CleanTask =
  | { readonly kind: "rows"; readonly source: number; readonly rows: readonly RawRecord[] }
  | { readonly kind: "figures"; readonly source: number };

export type CleanResult =
  | { readonly kind: "rows"; readonly cleaned: CleanedRows }
  | { readonly kind: "figures"; readonly figures: RecordCounts };

/** Does these tasks in whatever thread it is called in, with a cleaner for each source that is met. */
export function cleanWork(specs: readonly CleanerSpec[]): (task: CleanTask) => CleanResult {
  const cleaners = new Map<number, Cleaner>();
  return (task) => {
    let cleaner = cleaners.get(task.source);
    if (cleaner === undefined) cleaners.set(task.source, (cleaner = createCleaner(specs[task.source]!)));
    return task.kind === "figures"
      ? { kind: "figures", figures: cleaner.figures() }
      : { kind: "rows", cleaned: cleaner.clean(task.rows) };
  };
}
