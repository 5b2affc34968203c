import { availableParallelism } from "node:os";
import type { JournalEntry } from "../model/index.ts";
import { dedupeContext } from "./dedupe-settings.ts";
import { readBackTies } from "./load/import-files.ts";
import type { OpenProject } from "./project/open-project.ts";
import { prepareSources } from "./prepare-sources.ts";
import { dedupeDigest, normalizeDigest, stamp, takeOver, takeOverLoaded, type Made } from "./reuse.ts";
import { languageOf, timed } from "./run-frame.ts";
import type { RunFolder } from "./artifacts/run-folder.ts";
import type { Edge, RunOptions } from "./run-options.ts";
import { dedupeStage, type DedupeSummary } from "./dedupe/stage-dedupe.ts";
import { wholeSources } from "./load/stage-load.ts";
import { normalizeStage, type NormalizeOutcome } from "./normalize/stage-normalize.ts";
import { defaultProfile, readProfile } from "./project/target-profile.ts";

/** @param reuse whether artifacts of an earlier run may be taken over */
export async function runNormalize(
  folder: RunFolder,
  project: OpenProject,
  rowsOf: Parameters<typeof prepareSources>[1],
  options: Pick<RunOptions, "workers" | "batch" | "fresh">,
  edge: Edge,
  reuse = false,
): Promise<NormalizeOutcome> {
  const language = languageOf(project, edge);
  const sources = prepareSources(project, rowsOf);
  const made = normalizeDigest(folder, project, sources, language);
  const outcome = await timed(folder, edge, "normalize", async () => {
    const from = reuse && options.fresh !== true ? takeOver(project.folder, folder, "normalize", made) : undefined;
    if (from !== undefined) {
      folder.run.reused = { ...folder.run.reused, normalize: from };
      return folder.readJson<NormalizeOutcome>("normalize.json");
    }
    const outcome = await normalizeStage(sources, folder, {
      language,
      progress: edge.progress,
      signal: edge.signal,
      threads: options.workers ?? availableParallelism(),
      ...(options.batch === undefined ? {} : { batch: options.batch }),
    });
    folder.write("normalize.json", `${JSON.stringify(outcome, null, 2)}\n`);
    return outcome;
  });
  stamp(folder, "normalize", made);
  folder.run.status = "normalized";
  folder.run.counts = {
    rows: outcome.rows.reduce((sum, row) => sum + row.read, 0),
    counterparties: outcome.census.counterparty,
    contacts: outcome.census.contact,
  };
  folder.save();
  return outcome;
}

export async function runDedupe(
  folder: RunFolder,
  project: OpenProject,
  options: RunOptions,
  edge: Edge,
  reuse = false,
): Promise<DedupeSummary> {
  const settings = dedupeContext(project, options, edge, wholeSources(folder, project));
  let made: Made;
  const summary = await timed(folder, edge, "dedupe", async () => {
    const context = { ...settings, journal: [...settings.journal, ...(await tiesOf(folder, project))] };
    made = await dedupeDigest(folder, context);
    const from =
      reuse && options.fresh !== true
        ? (takeOver(project.folder, folder, "dedupe", made) ?? (await takeOverLoaded(project.folder, folder, made)))
        : undefined;
    if (from === undefined) return dedupeStage(folder, context);
    folder.run.reused = { ...folder.run.reused, dedupe: from };
    return folder.readJson<DedupeSummary>("dedupe.json");
  });
  stamp(folder, "dedupe", made);
  folder.run.status = "deduplicated";
  if (options.merge === false) folder.run.unmerged = true;
  else delete folder.run.unmerged;
  folder.run.counts = { ...folder.run.counts, groups: summary.groups };
  folder.save();
  return summary;
}

/** What a target of kind: file has sent back. */
async function tiesOf(folder: RunFolder, project: OpenProject): Promise<readonly JournalEntry[]> {
  if (project.project.load?.readBack === undefined || !folder.has("existing.ndjson")) return [];
  const { files } = readProfile(project.folder, project.project.load.target ?? defaultProfile);
  return files === undefined ? [] : readBackTies(folder, project, files);
}
