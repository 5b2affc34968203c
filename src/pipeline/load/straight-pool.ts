import type { StraightLines, StraightSource, StraightSpec } from "../../load/load-input.ts";
import { ThreadPool } from "../threads/thread-pool.ts";
import { indexCards } from "./card-index.ts";
import { type StraightTask, type StraightTaskSpec, straightTasks, straightWork, tasksAhead } from "./straight-tasks.ts";

/** Threads start from the build only: from the sources, under a test runner, everything is done in the calling thread. */
const entry = import.meta.url.endsWith(".js") ? new URL("./straight-worker.js", import.meta.url) : undefined;

/** Cards that are made without threads: a small project is loaded sooner than a thread has begun. */
const cardsBeforeThreads = 3000;

/** The golden records of a file, for a first load that makes their rows whole; undefined where the file is not as linking writes it. */
export function straightSourceOf(path: string, threads: number): StraightSource | undefined {
  const index = indexCards(path);
  if (index === undefined) return undefined;
  const { counterparties, count } = index;
  const lines = async function* (spec: StraightSpec): AsyncGenerator<StraightLines> {
    const shared: StraightTaskSpec = {
      path,
      index,
      lines: spec,
      turn: new Int32Array(new SharedArrayBuffer(4)),
      numbered: new Float64Array(new SharedArrayBuffer(8 * Object.keys(spec.profile.children).length)),
    };
    const pool = new ThreadPool<StraightTask, StraightLines>({
      entry,
      threads: count < cardsBeforeThreads ? 0 : threads,
      spec: shared,
      ahead: tasksAhead,
      here: straightWork(shared),
    });
    try {
      yield* pool.map(straightTasks(index));
    } finally {
      await pool.close();
    }
  };
  return { counterparties, contacts: count - counterparties, lines };
}
