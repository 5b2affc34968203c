import { Worker } from "node:worker_threads";
import type { RawRecord } from "../model/index.ts";
import type { RecordCounts } from "../report/record-figures.ts";
import { createCleaner, type CleanedRows, type Cleaner, type CleanerSpec } from "./cleaner.ts";
import type { CleanReply, CleanTask } from "./cleaner-worker.ts";
import { unpackError } from "./thread-error.ts";

/** Threads start from the build only: from the sources, under a test runner, everything is done in the calling thread. */
const entry = import.meta.url.endsWith(".js") ? new URL("./cleaner-worker.js", import.meta.url) : undefined;

/** Rows that are cleaned before a thread is started: a small project is done sooner than a thread has begun. */
const rowsBeforeThreads = 3000;

export interface CleanerPoolOptions {
  /** Threads besides the calling one; 0 or 1 is none, because reading and writing are the smaller part. */
  readonly threads: number;
  /** Rows of one task. Any number gives the same bytes. */
  readonly batch?: number;
}

/** Cleans batches of rows on all cores and hands them back in the order of the rows. */
export class CleanerPool {
  readonly #specs: readonly CleanerSpec[];
  readonly #threads: number;
  readonly #batch: number;
  readonly #own = new Map<number, Cleaner>();
  #workers: PoolWorker[] = [];
  #rows = 0;

  constructor(specs: readonly CleanerSpec[], { threads, batch = 500 }: CleanerPoolOptions) {
    this.#specs = specs;
    this.#threads = entry === undefined || threads < 2 ? 0 : threads;
    this.#batch = batch;
  }

  /**
   * Rows of one source, cleaned; batches as large as the pool likes them. A few are on their way at once, so that memory stays small.
   *
   * @param inOrder the mapping carries values from row to row: one cleaner sees them all
   */
  async *clean(
    source: number,
    rows: AsyncIterable<readonly RawRecord[]>,
    inOrder: boolean,
  ): AsyncGenerator<CleanedRows> {
    const flying: Promise<CleanedRows>[] = [];
    for await (const batch of inBatches(rows, this.#batch)) {
      this.#rows += batch.length;
      if (inOrder || this.#threads === 0 || this.#rows < rowsBeforeThreads) yield this.#here(source).clean(batch);
      else {
        this.#start();
        const idlest = this.#workers.reduce((best, each) => (each.waiting < best.waiting ? each : best));
        const cleaned = idlest.clean(source, batch);
        // It may fail while an earlier one is waited for; whoever waits for it hears of it then.
        cleaned.catch(() => undefined);
        flying.push(cleaned);
        if (flying.length > this.#threads * 3) yield await flying.shift()!;
      }
    }
    while (flying.length > 0) yield await flying.shift()!;
  }

  /** What the reports say of all records of a source, counted in parts; to be asked when its rows have been cleaned. */
  async figures(source: number): Promise<readonly RecordCounts[]> {
    const own = this.#own.get(source);
    const theirs = await Promise.all(this.#workers.map((worker) => worker.figures(source)));
    return own === undefined ? theirs : [own.figures(), ...theirs];
  }

  async close(): Promise<void> {
    const workers = this.#workers;
    this.#workers = [];
    await Promise.all(workers.map((worker) => worker.close()));
  }

  #here(source: number): Cleaner {
    let cleaner = this.#own.get(source);
    if (cleaner === undefined) this.#own.set(source, (cleaner = createCleaner(this.#specs[source]!)));
    return cleaner;
  }

  #start(): void {
    if (this.#workers.length > 0 || entry === undefined) return;
    this.#workers = Array.from({ length: this.#threads }, () => new PoolWorker(entry, this.#specs));
  }
}

interface Waiting {
  readonly done: (reply: CleanReply) => void;
  readonly fail: (error: unknown) => void;
}

class PoolWorker {
  readonly #worker: Worker;
  readonly #calls = new Map<number, Waiting>();
  #next = 0;

  constructor(file: URL, specs: readonly CleanerSpec[]) {
    this.#worker = new Worker(file, { workerData: specs });
    this.#worker.on("message", (reply: CleanReply) => {
      const call = this.#calls.get(reply.id);
      this.#calls.delete(reply.id);
      if ("thrown" in reply) call?.fail(unpackError(reply.thrown));
      else call?.done(reply);
    });
    this.#worker.on("error", (error) => {
      for (const call of this.#calls.values()) call.fail(error);
      this.#calls.clear();
    });
    // A thread may end without an error of ours, for want of memory for one: nobody is to wait for it.
    this.#worker.on("exit", (code) => {
      for (const call of this.#calls.values()) call.fail(new Error(`a cleaning thread ended with ${code}`));
      this.#calls.clear();
    });
  }

  get waiting(): number {
    return this.#calls.size;
  }

  async clean(source: number, rows: readonly RawRecord[]): Promise<CleanedRows> {
    const reply = await this.#ask({ id: this.#next++, source, rows });
    return (reply as CleanReply & { cleaned: CleanedRows }).cleaned;
  }

  async figures(source: number): Promise<RecordCounts> {
    const reply = await this.#ask({ id: this.#next++, source });
    return (reply as CleanReply & { figures: RecordCounts }).figures;
  }

  #ask(task: CleanTask): Promise<CleanReply> {
    return new Promise((done, fail) => {
      this.#calls.set(task.id, { done, fail });
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port, not a window
      this.#worker.postMessage(task);
    });
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
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
