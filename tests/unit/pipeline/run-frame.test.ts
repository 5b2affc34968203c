import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Failure } from "../../../src/model/index.ts";
import { createRunFolder, openRunFolder, type RunFolder } from "../../../src/pipeline/artifacts/run-folder.ts";
import { guarded, RunRefused } from "../../../src/pipeline/run-frame.ts";
import type { Edge, RunOutcome } from "../../../src/pipeline/run-options.ts";
import { silent } from "../../../src/pipeline/threads/progress.ts";

const edge: Edge = {
  env: {},
  language: "en",
  signal: new AbortController().signal,
  progress: silent,
  now: () => new Date("2026-11-21T10:00:00Z"),
  confirm: async () => true,
};

let project: string;
let folder: RunFolder;
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), "sverka-frame-"));
  folder = createRunFolder(project, edge.now(), { version: "0.0.0", name: "frame" });
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

const refusal = new RunRefused(new Failure("plan-stale", {}, 1), {} as RunOutcome);
const status = async (error: Error): Promise<string> => {
  await expect(
    guarded(folder, edge, () => {
      throw error;
    }),
  ).rejects.toThrow(error.message);
  return openRunFolder(project, folder.id).run.status;
};

test("a run of which nothing was loaded says how it ended", async () => {
  expect(await status(refusal)).toBe("refused");
  expect(await status(new Error("no"))).toBe("failed");
});

test.each(["loaded", "undone"] as const)("a run that is %s stays so when another attempt fails", async (was) => {
  folder.run.status = was;
  folder.run.loads.push({ uuid: "1", target: "crm", head: "", at: "" });
  expect(await status(refusal)).toBe(was);
  expect(await status(new Error("no"))).toBe(was);
});
