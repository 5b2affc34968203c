import type { RawRecord } from "../../model/index.ts";
import type { RecordCounts } from "../../report/data/record-figures.ts";
import { cleanWork, type CleanResult, type CleanTask } from "./clean-tasks.ts";
import type { CleanedRows, CleanerSpec } from "./cleaner.ts";
import { ThreadPool } from "../threads/thread-pool.ts";

/** Threads start from the build only: from the sources, under a test runner, everything is done in the calling thread. */
const entry = import.meta.url.endsWith(".js") ? new URL("./cleaner-worker.js", import.meta.url) : undefined;

/** Rows from which on threads are started: a smaller project is done sooner than a thread has begun. */
const rowsBeforeThreads = 3000;

export interface CleanerPoolOptions {
  /** Threads besides the calling one; 0 or 1 is none, because reading and writing are the smaller part. */
  readonly threads: number;
  /** Rows of one task. Any number gives the same bytes. */
  readonly batch?: number;
}

/** Cleans batches of rows on all cores and hands them back in the order of the rows. */
export class CleanerPool {
  readonly #threads: ThreadPool<CleanTask, CleanResult>;
  readonly #batch: number;
  #rows = 0;

  constructor(specs: readonly CleanerSpec[], { threads, batch = 500 }: CleanerPoolOptions) {
    this.#threads = new ThreadPool({ entry, threads, spec: specs, here: cleanWork(specs) });
    this.#batch = batch;
  }

  /**
   * Rows of one source, cleaned; batches as large as the pool likes them.
   *
   * @param inOrder the mapping carries values from row to row: one cleaner sees them all
   */
  async *clean(
    source: number,
    rows: AsyncIterable<readonly RawRecord[]>,
    inOrder: boolean,
  ): AsyncGenerator<CleanedRows> {
    const few = (): boolean => inOrder || this.#rows < rowsBeforeThreads;
    for await (const result of this.#threads.map(this.#tasks(source, rows), few))
      if (result.kind === "rows") yield result.cleaned;
  }

  /** What the reports say of all records of a source, counted in parts; to be asked when its rows have been cleaned. */
  async figures(source: number): Promise<readonly RecordCounts[]> {
    const parts = await this.#threads.everywhere({ kind: "figures", source });
    return parts.flatMap((part) => (part.kind === "figures" ? [part.figures] : []));
  }

  async close(): Promise<void> {
    await this.#threads.close();
  }

  /**
   * Batches, of which none is handed on before it is known whether there are rows enough for threads: the first ones would be cleaned in the
   * calling thread by code that V8 has not optimised yet, and that nobody needs there afterwards.
   */
  async *#tasks(source: number, rows: AsyncIterable<readonly RawRecord[]>): AsyncGenerator<CleanTask> {
    const held: CleanTask[] = [];
    for await (const batch of inBatches(rows, this.#batch)) {
      this.#rows += batch.length;
      held.push({ kind: "rows", source, rows: batch });
      if (this.#rows >= rowsBeforeThreads) yield* held.splice(0);
    }
    yield* held;
  }
}

/** Batches of `size` rows, whatever the reader's own are. */
async function* inBatches(
  batches: AsyncIterable<readonly RawRecord[]>,
  size: number,
): AsyncGenerator<readonly RawRecord[]> {
  let held: RawRecord[] = [];
  for await (const batch of batches)
    for (const row of batch) {
      held.push(row);
      if (held.length < size) continue;
      yield held;
      held = [];
    }
  if (held.length > 0) yield held;
}
