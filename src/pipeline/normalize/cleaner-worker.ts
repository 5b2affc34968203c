import type { RawRecord } from "../../model/index.ts";
import { cleanWork, type CleanResult, type CleanTask } from "./clean-tasks.ts";
import type { CleanerSpec } from "./cleaner.ts";
import { serve } from "../threads/thread-pool.ts";

/** Headers by their columns: one that arrives once more with the next batch is one array again, which mappings are compiled for. */
class Headers {
  readonly #headers = new Map<string, readonly string[]>();

  known(rows: readonly RawRecord[]): readonly RawRecord[] {
    let last: readonly string[] | undefined;
    let known: readonly string[] = [];
    return rows.map((row) => {
      if (row.paths !== last) {
        last = row.paths;
        const name = last.join("\u0001");
        known = this.#headers.get(name) ?? last;
        this.#headers.set(name, known);
      }
      return { ...row, paths: known };
    });
  }
}

/** A thread of the {@link CleanerPool}: batches of rows in, the lines they become out. */
serve<readonly CleanerSpec[], CleanTask, CleanResult>(
  (specs) => {
    const work = cleanWork(specs);
    const headers = new Headers();
    return (task) => work(task.kind === "rows" ? { ...task, rows: headers.known(task.rows) } : task);
  },
  (result) =>
    result.kind === "rows"
      ? ([result.cleaned.records, result.cleaned.drafts, result.cleaned.issues].map(
          ({ buffer }) => buffer,
        ) as ArrayBuffer[])
      : [],
);
