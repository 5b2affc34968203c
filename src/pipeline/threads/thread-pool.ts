import { parentPort, Worker, workerData } from "node:worker_threads";
import { packError, unpackError, type ThreadError } from "./thread-error.ts";

/** What a thread answers. */
type Reply<Result> =
  | { readonly id: number; readonly result: Result }
  | { readonly id: number; readonly thrown: ThreadError };

export interface ThreadPoolOptions<Task, Result> {
  /** Module of the threads, which calls {@link serve}; undefined does everything in the calling thread. */
  readonly entry: URL | undefined;
  /** Threads besides the calling one; 0 or 1 is none, because what the caller does with the results is the smaller part. */
  readonly threads: number;
  /** What every thread is given at its start. */
  readonly spec: unknown;
  /** Tasks that are on their way to each thread at once; 2 unless given, more where they are small beside the caller's pauses. */
  readonly ahead?: number;
  /** The work itself, done in the calling thread where there are no others. */
  readonly here: (task: Task) => Result;
}

/** Does tasks on all cores and hands their results back in the order of the tasks, so that no byte depends on the number of threads. */
export class ThreadPool<Task, Result> {
  readonly #options: ThreadPoolOptions<Task, Result>;
  #threads: PoolThread<Task, Result>[] = [];

  constructor(options: ThreadPoolOptions<Task, Result>) {
    this.#options = options;
  }

  /**
   * Results in the order of the tasks; a few are on their way at once, so that memory stays small.
   *
   * @param alone tasks that are done in the calling thread all the same
   */
  async *map(
    tasks: Iterable<Task> | AsyncIterable<Task>,
    alone: (task: Task) => boolean = () => false,
  ): AsyncGenerator<Result> {
    const { threads, ahead = 2, here } = this.#options;
    const flying: Promise<Result>[] = [];
    for await (const task of tasks) {
      const done = alone(task) ? undefined : this.begin(task);
      if (done === undefined) {
        while (flying.length > 0) yield await flying.shift()!;
        yield here(task);
        continue;
      }
      flying.push(done);
      if (flying.length > threads * ahead) yield await flying.shift()!;
    }
    while (flying.length > 0) yield await flying.shift()!;
  }

  /** Begins a task in a thread of its own, at which it stays while the calling one has no time for answers; undefined where there are no threads. */
  begin(task: Task): Promise<Result> | undefined {
    const { entry, threads } = this.#options;
    if (entry === undefined || threads < 2) return undefined;
    const done = this.#idlest(entry).do(task);
    // It may fail while another is waited for; whoever waits for it hears of it then.
    done.catch(() => undefined);
    return done;
  }

  /** One task done by each thread there is, the calling one first: to ask for what each has kept. */
  everywhere(task: Task): Promise<readonly Result[]> {
    return Promise.all([this.#options.here(task), ...this.#threads.map((thread) => thread.do(task))]);
  }

  async close(): Promise<void> {
    const threads = this.#threads;
    this.#threads = [];
    await Promise.all(threads.map((thread) => thread.close()));
  }

  #idlest(entry: URL): PoolThread<Task, Result> {
    const { threads, spec } = this.#options;
    const idlest = this.#threads.reduce<PoolThread<Task, Result> | undefined>(
      (best, each) => (best === undefined || each.waiting < best.waiting ? each : best),
      undefined,
    );
    if (idlest !== undefined && (idlest.waiting === 0 || this.#threads.length === threads)) return idlest;
    const another = new PoolThread<Task, Result>(entry, spec);
    this.#threads.push(another);
    return another;
  }
}

/**
 * A heap that may grow to gigabytes is let grow fourfold before it is tidied up; below one gigabyte V8 tidies sooner. Cleaning 150,000
 * rows in two threads took 649 MB instead of 822 MB with it, and the same processor time.
 */
const resourceLimits = { maxOldGenerationSizeMb: 1000 };

interface Waiting<Result> {
  readonly done: (result: Result) => void;
  readonly fail: (error: unknown) => void;
}

class PoolThread<Task, Result> {
  readonly #worker: Worker;
  readonly #calls = new Map<number, Waiting<Result>>();
  #next = 0;

  constructor(entry: URL, spec: unknown) {
    this.#worker = new Worker(entry, { workerData: spec, resourceLimits });
    this.#worker.on("message", (reply: Reply<Result>) => {
      const call = this.#calls.get(reply.id);
      this.#calls.delete(reply.id);
      if ("result" in reply) call?.done(reply.result);
      else call?.fail(unpackError(reply.thrown));
    });
    this.#worker.on("error", (error) => this.#failAll(error));
    // A thread may end without an error of ours, for want of memory for one: nobody is to wait for it.
    this.#worker.on("exit", (code) => this.#failAll(new Error(`a thread ended with ${code}`)));
  }

  get waiting(): number {
    return this.#calls.size;
  }

  do(task: Task): Promise<Result> {
    const id = this.#next++;
    return new Promise((done, fail) => {
      this.#calls.set(id, { done, fail });
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port, not a window
      this.#worker.postMessage({ id, task });
    });
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #failAll(error: unknown): void {
    for (const call of this.#calls.values()) call.fail(error);
    this.#calls.clear();
  }
}

/**
 * The other end, in the thread: answers tasks one after the other.
 *
 * @param moved buffers of a result that are handed over instead of copied
 */
export function serve<Spec, Task, Result>(
  start: (spec: Spec) => (task: Task) => Result,
  moved: (result: Result) => readonly ArrayBuffer[],
): void {
  const work = start(workerData as Spec);
  parentPort?.on("message", ({ id, task }: { id: number; task: Task }) => {
    try {
      const result = work(task);
      answer({ id, result }, moved(result));
    } catch (error) {
      answer({ id, thrown: packError(error) }, []);
    }
  });
}

function answer(reply: Reply<unknown>, moved: readonly ArrayBuffer[]): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port, not a window
  parentPort?.postMessage(reply, [...moved]);
}
