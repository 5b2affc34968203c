import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { thisProcess } from "../../../../src/load/database/holder.ts";
import {
  createRunFolder,
  editsFile,
  isRepair,
  openRunOfSources,
  type RunFolder,
  sweepKilled,
} from "../../../../src/pipeline/artifacts/run-folder.ts";

let project: string;
beforeEach(() => (project = mkdtempSync(join(tmpdir(), "sverka-runs-"))));
afterEach(() => rmSync(project, { recursive: true, force: true }));
const make = () => createRunFolder(project, new Date("2026-11-21T10:00:00Z"), { version: "0.0.0", name: "runs" });

test("the latest run of the sources is not a repair that followed it", () => {
  expect(() => openRunOfSources(project)).toThrow("no-runs");
  const run = make();
  const repair = make();
  repair.write(editsFile, "");
  expect([run, repair].map(isRepair)).toEqual([false, true]);
  expect(openRunOfSources(project).id).toBe(run.id);
  expect(openRunOfSources(project, repair.id).id).toBe(repair.id);
  const next = make();
  expect(openRunOfSources(project).id).toBe(next.id);
});

test("what cannot be written leaves nothing half-written behind", () => {
  const run = make();
  run.folder("books.json");
  const before = readdirSync(run.path);
  expect(() => run.write("books.json", "{}")).toThrow(/EISDIR|EPERM|EEXIST/);
  expect(readdirSync(run.path)).toEqual(before);
});

describe("half-written artifacts", () => {
  const halfWritten = ["records.ndjson.part", "plan-effects.tmp", "rejects/buh.part"];
  const of = (process: RunFolder["run"]["process"]): RunFolder => {
    const run = make();
    run.folder("rejects");
    for (const name of [...halfWritten, "golden.ndjson"]) writeFileSync(run.file(name), "");
    // A folder of import files whose rows the database may remember.
    mkdirSync(run.file("import.part"));
    if (process !== undefined) run.run.process = process;
    run.save();
    return run;
  };
  const left = (run: RunFolder): string[] => halfWritten.filter((name) => run.has(name));

  test("of killed runs are removed, those of runs at work and what is finished stay", () => {
    const { pid } = spawnSync(process.execPath, ["-e", ""]);
    const [killed, atWork, elsewhere] = [
      { ...thisProcess(), pid },
      thisProcess(),
      { pid, host: "another-machine" },
    ].map(of);
    sweepKilled(project);
    expect([killed, atWork, elsewhere].map((run) => left(run!))).toEqual([[], halfWritten, halfWritten]);
    expect(["golden.ndjson", "import.part"].every((name) => killed!.has(name))).toBe(true);
  });

  test("of a run that fails are removed though files for an import were being written", () => {
    const run = of(undefined);
    run.sweep();
    expect(left(run)).toEqual([]);
  });
});
