import type { RawRecord } from "../../model/index.ts";
import type { RecordCounts } from "../../report/data/record-figures.ts";
import { cleanWork, type CleanResult, type CleanTask } from "./clean-tasks.ts";
import type { CleanedRows, CleanerSpec } from "./cleaner.ts";
import { ThreadPool } from "../threads/thread-pool.ts";
import { readAhead, type ReadAhead } from "./read-ahead.ts";

/** Threads start from the build only: from the sources, under a test runner, everything is done in the calling thread. */
const entry = import.meta.url.endsWith(".js") ? new URL("./cleaner-worker.js", import.meta.url) : undefined;

/**
 * Rows from which on threads are worth their start. They are counted before any is cleaned, because what one thread has learnt of the
 * code none of the others knows. A small project is done before a thread has begun; and of two threads on two cores each
 * optimises the same code for itself, where one leaves that to the other core: 20,000 rows took 14.4 s of processor time in two threads, and
 * 9.4 s in one, 6.9 s of them in the thread itself. At 40,000 both would be done at the same time.
 */
function fewRows(threads: number): number {
  return threads === 2 ? 30_000 : 3000;
}

/** A source to be cleaned. */
export interface RowsToClean {
  readonly cleaner: CleanerSpec;
  /** The mapping carries values from row to row: one cleaner sees them all. */
  readonly inOrder: boolean;
  /** Its rows in file order. */
  rows(): AsyncIterable<readonly RawRecord[]>;
}

export interface CleanerPoolOptions {
  /** Threads besides the calling one; 0 or 1 is none, because reading and writing are the smaller part. */
  readonly threads: number;
  /** Rows of one task. Any number gives the same bytes. */
  readonly batch?: number;
}

/** Cleans batches of rows on all cores and hands them back in the order of the rows. */
export class CleanerPool {
  readonly #sources: readonly RowsToClean[];
  readonly #threads: ThreadPool<CleanTask, CleanResult>;
  readonly #batch: number;
  /** Rows that are read before any is cleaned: by then it is known whether they go to threads. */
  readonly #most: number;
  #ahead: ReadAhead | undefined;

  constructor(sources: readonly RowsToClean[], { threads, batch = 500 }: CleanerPoolOptions) {
    const specs = sources.map(({ cleaner }) => cleaner);
    this.#sources = sources;
    this.#threads = new ThreadPool({ entry, threads, spec: specs, here: cleanWork(specs) });
    this.#batch = batch;
    this.#most = entry === undefined || threads < 2 ? 0 : fewRows(threads);
  }

  /** Rows of one source, cleaned; batches as large as the pool likes them. Sources are to be asked for in their order. */
  async *clean(source: number): AsyncGenerator<CleanedRows> {
    this.#ahead ??= await readAhead(
      this.#sources.map((each) => each.rows()),
      this.#most,
    );
    const alone = this.#ahead.isAll || this.#sources[source]!.inOrder;
    for await (const result of this.#threads.map(this.#tasks(source, this.#ahead.rows(source)), () => alone))
      if (result.kind === "rows") yield result.cleaned;
  }

  /** What the reports say of all records of a source, counted in parts; to be asked when its rows have been cleaned. */
  async figures(source: number): Promise<readonly RecordCounts[]> {
    const parts = await this.#threads.everywhere({ kind: "figures", source });
    return parts.flatMap((part) => (part.kind === "figures" ? [part.figures] : []));
  }

  async close(): Promise<void> {
    await this.#ahead?.close();
    await this.#threads.close();
  }

  async *#tasks(source: number, rows: AsyncIterable<readonly RawRecord[]>): AsyncGenerator<CleanTask> {
    for await (const batch of inBatches(rows, this.#batch)) yield { kind: "rows", source, rows: batch };
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
