import { expect, test } from "vitest";
import { loadProgress } from "../../../src/pipeline/load-progress.ts";

test("a load's progress counts each row once and leaves time for the database", () => {
  let shown = 0;
  const progress = { begin: () => undefined, advance: (count: number) => void (shown += count), end: () => undefined };
  const { total, onProgress } = loadProgress(progress, { records: 30_000, goldens: 20_000 });
  expect(total).toBe(30_000 + 4 * 20_000);
  const seen = (
    [
      ["records", 10_000],
      ["records", 20_000],
      ["goldens", 10_000],
      ["check", 0],
      ["write", 0],
      // A row was refused: the rows are written again.
      ["check", 0],
      ["log", 0],
    ] as const
  ).map(([phase, done]) => {
    onProgress({ phase, done });
    return shown;
  });
  expect(seen).toEqual([10_000, 20_000, 40_000, 50_000, 70_000, 70_000, 90_000]);
});
