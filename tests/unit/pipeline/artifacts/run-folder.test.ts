import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  createRunFolder,
  editsFile,
  isRepair,
  openRunOfSources,
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
