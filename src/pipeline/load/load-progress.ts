import type { LoadProgress } from "../../load/index.ts";
import type { Progress } from "../threads/progress.ts";

const phases = ["records", "goldens", "check", "write", "log"] as const;

/**
 * How far a load is, in rows: records and golden records as they are sent, then the golden records once more for each step that the database
 * takes with all of them at once, so that the time left does not end with the sending.
 */
export function loadProgress(
  progress: Progress,
  counts: { readonly records: number; readonly goldens: number },
): { readonly total: number; readonly onProgress: (step: LoadProgress) => void } {
  const sizes = {
    records: counts.records,
    goldens: counts.goldens,
    check: counts.goldens,
    write: counts.goldens,
    log: counts.goldens,
  };
  const reached = { records: 0, goldens: 0, check: 0, write: 0, log: 0 };
  const reach = (phase: LoadProgress["phase"], done: number): void => {
    const now = Math.min(done, sizes[phase]);
    if (now <= reached[phase]) return;
    progress.advance(now - reached[phase]);
    reached[phase] = now;
  };
  return {
    total: Object.values(sizes).reduce((sum, size) => sum + size, 0),
    onProgress({ phase, done }) {
      // A step means that those before it are done; but the records of a first load go out beside the others, until the log begins.
      for (const each of phases.slice(0, phases.indexOf(phase)))
        if (each !== "records" || phase === "log") reach(each, sizes[each]);
      reach(phase, done);
    },
  };
}
