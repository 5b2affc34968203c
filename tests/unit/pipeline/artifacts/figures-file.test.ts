import { appendFileSync, cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { defaultOptions, defaultPolicy } from "../../../../src/dedupe/index.ts";
import type { Golden, Match, SourceRecord } from "../../../../src/model/index.ts";
import { matchFigures, readFigures, recordFigures } from "../../../../src/pipeline/artifacts/figures-file.ts";
import { readNdjson } from "../../../../src/pipeline/artifacts/ndjson.ts";
import { openProject } from "../../../../src/pipeline/project/open-project.ts";
import { fileRows, findInputs, prepareSources } from "../../../../src/pipeline/prepare-sources.ts";
import { silent } from "../../../../src/pipeline/threads/progress.ts";
import { createRunFolder } from "../../../../src/pipeline/artifacts/run-folder.ts";
import { dedupeStage } from "../../../../src/pipeline/dedupe/stage-dedupe.ts";
import { normalizeStage } from "../../../../src/pipeline/normalize/stage-normalize.ts";
import { GoldenFigures } from "../../../../src/report/data/golden-figures.ts";
import { MatchFigures } from "../../../../src/report/data/match-figures.ts";
import { RecordFigures } from "../../../../src/report/data/record-figures.ts";
import { shippedParameters } from "../../../../src/pipeline/project/match-parameters.ts";

const folder = mkdtempSync(join(tmpdir(), "sverka-figures-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function counted<T, F extends { add(item: T): void }>(figures: F, path: string): Promise<F> {
  for await (const item of readNdjson<T>(path)) figures.add(item);
  return figures;
}

test("what the stages count as they go is what their artifacts say, and holds for these artifacts only", async () => {
  cpSync(join(import.meta.dirname, "../../../../fixtures/demo"), folder, { recursive: true });
  const project = await openProject(folder);
  const inputs = await findInputs(project, {});
  const run = createRunFolder(folder, new Date(0), { version: "0", name: "demo" });
  const signal = new AbortController().signal;
  await normalizeStage(
    prepareSources(project, (source) => fileRows(source, inputs.get(source.id)!, {})),
    run,
    { language: "en", progress: silent, signal, threads: 1 },
  );
  const settings = {
    options: { ...defaultOptions, parameters: shippedParameters() },
    policy: defaultPolicy,
    journal: [],
    threads: 1,
    whole: new Set<string>(),
  };
  await dedupeStage(run, { ...settings, progress: silent, signal });

  const records = await counted<SourceRecord, RecordFigures>(new RecordFigures(), run.file("records.ndjson"));
  const read = new RecordFigures();
  read.plus(readFigures(run, recordFigures)!);
  expect(read.cleaned().length).toBeGreaterThan(10);
  expect([read.cleaned(), read.fields(), read.examples()]).toEqual([
    records.cleaned(),
    records.fields(),
    records.examples(),
  ]);

  const found = readFigures(run, matchFigures)!;
  const matches = await counted<Match, MatchFigures>(new MatchFigures(), run.file("matches.ndjson"));
  const goldens = await counted<Golden, GoldenFigures>(new GoldenFigures(), run.file("golden.ndjson"));
  expect(found).toEqual({ matches: matches.counts(), goldens: goldens.counts() });

  appendFileSync(run.file("golden.ndjson"), "\n");
  expect(readFigures(run, matchFigures)).toBeUndefined();
  expect(readFigures(run, recordFigures)).toBeDefined();
});
