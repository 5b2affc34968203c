import { type Database, openToWrite } from "../load/index.ts";
import { Failure, type FileFacts } from "../model/index.ts";
import type { InputFile } from "./project/inputs.ts";
import { NdjsonWriter } from "./artifacts/ndjson.ts";
import { openProject, type OpenProject } from "./project/open-project.ts";
import { openPlan } from "./load/plan-file.ts";
import { writePlanFile } from "./load/plan-reports.ts";
import { changedInputs } from "./changed-inputs.ts";
import { describeInputs, extractedRows, fileRows, fileStates, findInputs } from "./prepare-sources.ts";
import { rawLine } from "./raw-rows.ts";
import { reconcileRuns } from "./load/reconcile.ts";
import { listRuns, openRunFolder, type RunFolder } from "./artifacts/run-folder.ts";
import { guarded, inRun, languageOf, limited, timed } from "./run-frame.ts";
import { runLoad } from "./run-load.ts";
import type { Edge, RunOptions, RunOutcome } from "./run-options.ts";
import { runDedupe, runNormalize } from "./run-stages.ts";
import type { DedupeSummary } from "./dedupe/stage-dedupe.ts";
import { existingStage, prepareTarget } from "./load/stage-load.ts";
import { findTarget, withTarget, type Target } from "./load/target.ts";

/** Carries a project from its files to the loaded database. Everything that can be known to fail is asked before rows are read. */
export async function runProject(projectFolder: string, options: RunOptions, edge: Edge): Promise<RunOutcome> {
  const project = await openProject(projectFolder, true);
  const target = findTarget(project, edge.env, options.database);
  const inputs = await findInputs(project, edge.env);
  const seen = await fileStates(inputs);
  await confirmTarget(target, options, edge);
  const db = await openTarget(projectFolder, target);
  try {
    return await inRun(project, options, edge, async (folder) => {
      await timed(folder, edge, "extract", async () => {
        if (options.dryRun !== true) await prepareTarget(db, target.profile);
        folder.run.inputs = await describeInputs(project, inputs);
        await existingStage(folder, db, target.profile, project);
      });
      const rows = (source: OpenProject["sources"][number]) =>
        fileRows(source, inputs.get(source.id)!, { ...limited(options), seen, onFacts: rememberFacts(folder) });
      await runNormalize(folder, project, rows, options, edge, true);
      await runDedupe(folder, project, options, edge, true);
      return runLoad(folder, project, target, db, options, edge);
    });
  } finally {
    await db.close();
  }
}

/** `extract`: all rows as they are, and what the target holds, into a new run folder. */
export async function extractProject(projectFolder: string, options: RunOptions, edge: Edge): Promise<RunFolder> {
  const project = await openProject(projectFolder, true);
  const target = findTarget(project, edge.env, options.database);
  const inputs = await findInputs(project, edge.env);
  const seen = await fileStates(inputs);
  const db = await openTarget(projectFolder, target);
  try {
    return await inRun(project, options, edge, async (folder) => {
      await timed(folder, edge, "extract", async () => {
        await prepareTarget(db, target.profile);
        folder.run.inputs = await describeInputs(project, inputs);
        await existingStage(folder, db, target.profile, project);
        folder.folder("raw");
        for (const source of project.sources) {
          const out = new NdjsonWriter(folder.file(`raw/${source.id}.ndjson`));
          const rows = fileRows(source, inputs.get(source.id)!, {
            ...limited(options),
            seen,
            onFacts: rememberFacts(folder),
          });
          try {
            for await (const batch of rows) {
              edge.signal.throwIfAborted();
              for (const raw of batch) out.writeLine(rawLine(raw));
              edge.progress.advance(batch.length);
            }
          } catch (error) {
            out.discard();
            throw error;
          }
          out.close();
        }
      });
      folder.run.status = "extracted";
      folder.save();
      return folder;
    });
  } finally {
    await db.close();
  }
}

/** `normalize`: the extracted rows of a run to records. */
export async function normalizeRun(
  projectFolder: string,
  run: string | undefined,
  options: Pick<RunOptions, "workers" | "batch">,
  edge: Edge,
): Promise<RunFolder> {
  const project = await openProject(projectFolder);
  const folder = openRunFolder(projectFolder, run);
  return guarded(folder, edge, async () => {
    await runNormalize(folder, project, (source) => extractedRows(folder, source.id), options, edge);
    return folder;
  });
}

/** `dedupe`: records of a run to golden records. */
export async function dedupeRun(
  projectFolder: string,
  run: string | undefined,
  options: RunOptions,
  edge: Edge,
): Promise<DedupeSummary> {
  const project = await openProject(projectFolder);
  const folder = openRunFolder(projectFolder, run);
  needs(folder, "records.ndjson", "normalize");
  return guarded(folder, edge, () => runDedupe(folder, project, options, edge));
}

/** `plan` (dryRun) and `load`: golden records of a run against the target. A saved plan names its run. */
export async function loadRun(
  projectFolder: string,
  run: string | undefined,
  options: RunOptions,
  edge: Edge,
): Promise<RunOutcome> {
  const saved = options.plan === undefined ? undefined : await openPlan(options.plan);
  const id = run ?? saved?.plan.runId;
  const planned = openRunFolder(projectFolder, id);
  const project = withTarget(await openProject(projectFolder), planned.run.target);
  needs(planned, "golden.ndjson", "dedupe");
  const target = findTarget(project, edge.env, options.database);
  await confirmTarget(target, options, edge);
  const db = await openTarget(projectFolder, target);
  try {
    const folder = openRunFolder(projectFolder, id);
    if (options.dryRun !== true) refuseSuperseded(projectFolder, folder, target);
    return await guarded(folder, edge, async () => {
      if (options.dryRun !== true) await prepareTarget(db, target.profile);
      const outcome = await runLoad(folder, project, target, db, options, edge, saved);
      const { load, plan: summary } = outcome;
      if (load !== undefined && summary !== undefined) {
        const planned = { project: project.project.name, target: target.title, result: load, summary };
        for (const path of options.out ?? []) await writePlanFile(folder, path, planned, languageOf(project, edge));
      }
      const changed = await changedInputs(folder, project);
      return changed.length === 0 ? outcome : { ...outcome, facts: { ...outcome.facts, changedInputs: changed } };
    });
  } finally {
    await db.close();
  }
}

/** What a run has matched is what the target held then: a later load has moved it on, and loading the older run would turn it back. */
function refuseSuperseded(projectFolder: string, folder: RunFolder, target: Target): void {
  const runs = listRuns(projectFolder);
  const later = runs.slice(runs.indexOf(folder.id) + 1).find((id) => {
    const { run } = openRunFolder(projectFolder, id);
    return run.status !== "undone" && run.loads.some((load) => load.target === target.title);
  });
  if (later !== undefined) throw new Failure("run-superseded", { run: folder.id, later });
}

/** Opens the target, after what an interrupted load has left behind is known. */
async function openTarget(projectFolder: string, target: Target): Promise<Database> {
  const db = await openToWrite(() => target.open());
  try {
    await reconcileRuns(projectFolder, target, db);
  } catch (error) {
    await db.close();
    throw error;
  }
  return db;
}

async function confirmTarget(target: Target, options: RunOptions, edge: Edge): Promise<void> {
  if (target.production === undefined || options.dryRun === true) return;
  if (!(await edge.confirm(target.production)))
    throw new Failure("production-unconfirmed", { name: target.production });
}

function needs(folder: RunFolder, artifact: string, stage: string): void {
  if (!folder.has(artifact)) throw new Failure("run-lacks", { run: folder.id, artifact, stage });
}

function rememberFacts(folder: RunFolder) {
  return (file: InputFile, facts: readonly FileFacts[]) => {
    folder.run.inputs = folder.run.inputs.map((input) =>
      input.source === file.source && input.path === file.path ? { ...input, facts } : input,
    );
  };
}
