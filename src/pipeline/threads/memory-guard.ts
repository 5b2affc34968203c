import { totalmem } from "node:os";
import { Failure } from "../../model/index.ts";
import type { Progress } from "./progress.ts";

/** Steps of progress between two looks at the memory: a look costs some microseconds. */
const stepsBetween = 64;

/** What this process may hold by itself: four fifths of the machine's memory, or of what a container allows. */
export function usualMemory(): number {
  const allowed = process.constrainedMemory();
  return 0.8 * (allowed > 0 && allowed < totalmem() ? allowed : totalmem());
}

/**
 * Ends a run clearly before the kernel ends it: progress that looks, as the work goes on, at the resident memory of all threads of this
 * process. Throws `memory-exceeded`; finished artifacts stay, and a later run goes on behind them.
 *
 * @param limit bytes
 */
export function guardMemory(progress: Progress, limit: number): Progress {
  let stage = "";
  let steps = 0;
  return {
    begin(name, total) {
      stage = name;
      progress.begin(name, total);
    },
    advance(count) {
      progress.advance(count);
      if (steps++ % stepsBetween > 0) return;
      const used = process.memoryUsage.rss();
      if (used > limit) throw new Failure("memory-exceeded", { stage, used: inMb(used), limit: inMb(limit) });
    },
    end: () => progress.end(),
  };
}

const inMb = (bytes: number): number => Math.round(bytes / 1e6);
