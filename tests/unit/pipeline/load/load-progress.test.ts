import { expect, test } from "vitest";
import { loadProgress } from "../../../../src/pipeline/load/load-progress.ts";

type Step = Parameters<ReturnType<typeof loadProgress>["onProgress"]>[0];

/** What a load of 30,000 records and 20,000 golden records has shown after each step. */
function shownAfter(steps: readonly (readonly [Step["phase"], number])[]): number[] {
  let shown = 0;
  const progress = { begin: () => undefined, advance: (count: number) => void (shown += count), end: () => undefined };
  const { total, onProgress } = loadProgress(progress, { records: 30_000, goldens: 20_000 });
  expect(total).toBe(30_000 + 4 * 20_000);
  return steps.map(([phase, done]) => {
    onProgress({ phase, done });
    return shown;
  });
}

test("a load's progress counts each row once and leaves time for the database", () => {
  const seen = shownAfter([
    ["records", 10_000],
    ["records", 30_000],
    ["goldens", 10_000],
    ["check", 0],
    ["write", 0],
    // A row was refused: the rows are written again.
    ["check", 0],
    ["log", 0],
  ]);
  expect(seen).toEqual([10_000, 30_000, 40_000, 50_000, 70_000, 70_000, 90_000]);
});

test("of a first load, whose records go out beside the other steps, none is shown before it is made", () => {
  const seen = shownAfter([
    ["goldens", 10_000],
    ["check", 0],
    ["records", 10_000],
    ["write", 0],
    ["records", 20_000],
    ["log", 0],
  ]);
  expect(seen).toEqual([10_000, 20_000, 30_000, 50_000, 60_000, 90_000]);
});
