import { statSync } from "node:fs";
import type { GoldenLines, GoldenLinesSpec } from "../../load/load-input.ts";
import { ThreadPool } from "../threads/thread-pool.ts";
import { type GoldenTask, goldenTasks, type GoldenTaskSpec, goldenWork } from "./golden-tasks.ts";

/** Threads start from the build only: from the sources, under a test runner, everything is done in the calling thread. */
const entry = import.meta.url.endsWith(".js") ? new URL("./golden-worker.js", import.meta.url) : undefined;

/** Bytes of golden records that are done without threads: a small project is loaded sooner than a thread has begun. */
const bytesBeforeThreads = 4 << 20;

/**
 * The lines of all golden records of a file, made in threads. Loading waits for whatever is slower, us or the database; while we make these
 * lines it is us, and the database has a core to itself.
 */
export async function* goldenLinesOf(
  path: string,
  { wanted, ...lines }: GoldenLinesSpec,
  threads: number,
): AsyncGenerator<GoldenLines> {
  const spec: GoldenTaskSpec = { path, lines };
  const enough = statSync(path).size < bytesBeforeThreads ? 0 : threads;
  const pool = new ThreadPool<GoldenTask, GoldenLines>({ entry, threads: enough, spec, here: goldenWork(spec) });
  try {
    yield* pool.map(goldenTasks(path, wanted));
  } finally {
    await pool.close();
  }
}
