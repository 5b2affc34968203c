import type { LoadProgress } from "../load/index.ts";
import type { Progress } from "./progress.ts";

const phases = ["records", "goldens", "check", "write", "log"] as const;

/**
 * How far a load is, in rows: records and golden records as they are sent, then the golden records once more for each step that the database
 * takes with all of them at once, so that the time left does not end with the sending.
 */
export function loadProgress(
  progress: Progress,
  counts: { readonly records: number; readonly goldens: number },
): { readonly total: number; readonly onProgress: (step: LoadProgress) => void } {
  const sizes = phases.map((phase) => (phase === "records" ? counts.records : counts.goldens));
  let reached = 0;
  return {
    total: sizes.reduce((sum, size) => sum + size, 0),
    onProgress({ phase, done }) {
      const at = phases.indexOf(phase);
      const before = sizes.slice(0, at).reduce((sum, size) => sum + size, 0);
      const now = before + Math.min(done, sizes[at] ?? 0);
      if (now > reached) progress.advance(now - reached);
      reached = Math.max(reached, now);
    },
  };
}
