import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openProject } from "../../../../src/pipeline/project/open-project.ts";
import { fileRows, findInputs, prepareSources } from "../../../../src/pipeline/prepare-sources.ts";
import { silent } from "../../../../src/pipeline/threads/progress.ts";
import { createRunFolder } from "../../../../src/pipeline/artifacts/run-folder.ts";
import { normalizeStage } from "../../../../src/pipeline/normalize/stage-normalize.ts";

const demo = join(import.meta.dirname, "../../../../fixtures/demo");
let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "sverka-batches-"))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Digests of what cleaning the demo writes, and its books. */
async function clean(batch: number): Promise<Record<string, string>> {
  const project = await openProject(demo);
  const inputs = await findInputs(project, {});
  const place = join(folder, String(batch));
  mkdirSync(place);
  const run = createRunFolder(place, new Date(0), { version: "0", name: "demo" });
  const outcome = await normalizeStage(
    prepareSources(project, (source) => fileRows(source, inputs.get(source.id)!, {})),
    run,
    { language: "en", progress: silent, signal: new AbortController().signal, threads: 1, batch },
  );
  const digest = (text: Buffer | string) => createHash("sha256").update(text).digest("hex");
  return {
    outcome: digest(JSON.stringify(outcome)),
    ...Object.fromEntries(
      ["records.ndjson", "issues.ndjson", "gone.ndjson"].map((name) => [name, digest(readFileSync(run.file(name)))]),
    ),
  };
}

test("the size of a batch changes no byte", async () => {
  const usual = await clean(500);
  expect(await clean(1)).toEqual(usual);
  expect(await clean(7)).toEqual(usual);
});
