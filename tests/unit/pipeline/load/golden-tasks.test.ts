import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { goldenTasks } from "../../../../src/pipeline/load/golden-tasks.ts";

test("a thread is told of no more golden records than the range has that it reads, and reads none where none is wanted", () => {
  const folder = mkdtempSync(join(tmpdir(), "sverka-"));
  try {
    const path = join(folder, "golden.ndjson");
    const rest = "x".repeat(1000);
    // More than three ranges; one id is escaped, one does not stand first.
    const lines = Array.from({ length: 3500 }, (_, at) => JSON.stringify({ id: `карта/${at}`, rest }));
    lines[3400] = JSON.stringify({ id: '"а"\\', rest });
    lines[3401] = JSON.stringify({ rest, id: "last" });
    writeFileSync(path, `${lines.join("\n")}\n`);
    const all = [...goldenTasks(path, undefined)];
    expect(all.length).toBeGreaterThan(3);
    expect(all.every(({ wanted }) => wanted === undefined)).toBe(true);
    const tasks = [...goldenTasks(path, new Set(["карта/0", "карта/7", '"а"\\', "last", "карта/none"]))];
    expect(tasks.map(({ wanted }) => [...(wanted ?? [])])).toEqual([
      ["карта/0", "карта/7"],
      ['"а"\\', "last"],
    ]);
    expect(tasks.map(({ from, to }) => ({ from, to }))).toEqual([all[0], all.at(-1)]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
