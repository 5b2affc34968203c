import { parentPort, workerData } from "node:worker_threads";
import type { RawRecord } from "../model/index.ts";
import type { RecordCounts } from "../report/record-figures.ts";
import { createCleaner, type CleanedRows, type Cleaner, type CleanerSpec } from "./cleaner.ts";
import { packError, type ThreadError } from "./thread-error.ts";

/**
 * A thread of the {@link CleanerPool}: a batch of rows in, the lines they become out; without rows, the figures of all that it has
 * cleaned of the source.
 */
export interface CleanTask {
  readonly id: number;
  readonly source: number;
  readonly rows?: readonly RawRecord[];
}

export type CleanReply = { readonly id: number } & (
  | { readonly cleaned: CleanedRows }
  | { readonly figures: RecordCounts }
  | { readonly thrown: ThreadError }
);

const specs = workerData as readonly CleanerSpec[];
const cleaners = new Map<number, Cleaner>();
/** Headers by their columns: a header that arrives once more with the next batch is one array again, which mappings are compiled for. */
const headers = new Map<string, readonly string[]>();

parentPort?.on("message", ({ id, source, rows }: CleanTask) => {
  try {
    let cleaner = cleaners.get(source);
    if (cleaner === undefined) cleaners.set(source, (cleaner = createCleaner(specs[source]!)));
    if (rows === undefined) return answer({ id, figures: cleaner.figures() });
    const cleaned = cleaner.clean(withKnownHeaders(rows));
    const { records, drafts, issues } = cleaned;
    answer({ id, cleaned }, [records.buffer, drafts.buffer, issues.buffer] as ArrayBuffer[]);
  } catch (error) {
    answer({ id, thrown: packError(error) });
  }
});

function answer(reply: CleanReply, moved: readonly ArrayBuffer[] = []): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port, not a window
  parentPort?.postMessage(reply, [...moved]);
}

function withKnownHeaders(rows: readonly RawRecord[]): readonly RawRecord[] {
  let last: readonly string[] | undefined;
  let known: readonly string[] = [];
  return rows.map((row) => {
    if (row.paths !== last) {
      last = row.paths;
      const name = last.join("\u0001");
      known = headers.get(name) ?? last;
      headers.set(name, known);
    }
    return { ...row, paths: known };
  });
}
