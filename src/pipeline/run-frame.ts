import { thisProcess } from "../load/database/holder.ts";
import type { Language } from "../messages/index.ts";
import { Failure } from "../model/index.ts";
import { packageVersion, type OpenProject } from "./project/open-project.ts";
import { createRunFolder, type RunFolder, type RunStatus, sweepKilled } from "./artifacts/run-folder.ts";
import type { Edge, RunOptions, RunOutcome } from "./run-options.ts";

/** Work in a run folder of its own. What a killed run has half-written, gigabytes perhaps, makes room for it first. */
export async function inRun<T>(
  project: OpenProject,
  options: RunOptions,
  edge: Edge,
  work: (folder: RunFolder) => Promise<T>,
): Promise<T> {
  sweepKilled(project.folder);
  const about = { version: packageVersion(), name: project.project.name, ...limited(options) };
  const folder = createRunFolder(project.folder, edge.now(), about);
  return guarded(folder, edge, () => work(folder));
}

/** Whatever ends a stage, run.json says so and nothing half-written is left. */
export async function guarded<T>(folder: RunFolder, edge: Edge, work: () => Promise<T>): Promise<T> {
  const end = (status?: RunStatus) => {
    // A run that was loaded stays loaded, or undone, whatever becomes of a later attempt.
    if (status !== undefined && folder.run.loads.length === 0) folder.run.status = status;
    folder.run.finishedAt = edge.now().toISOString();
    delete folder.run.process;
    folder.save();
  };
  folder.run.process = thisProcess();
  folder.save();
  try {
    const result = await work();
    end();
    return result;
  } catch (error) {
    folder.sweep();
    // An interrupted run is aborted with the name of the signal, a text.
    const code: unknown = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
    folder.run.failure = edge.signal.aborted ? "interrupted" : code === undefined ? "unexpected" : String(code);
    end(edge.signal.aborted ? "interrupted" : error instanceof RunRefused ? "refused" : "failed");
    throw error;
  }
}

/** A stage of a run: its time, and what it took of the machine, go to run.json. */
export async function timed<T>(
  folder: RunFolder,
  edge: Edge,
  stage: string,
  work: () => Promise<T>,
  total?: number,
): Promise<T> {
  edge.progress.begin(stage, total);
  const before = edge.now().getTime();
  const used = process.cpuUsage();
  try {
    return await work();
  } finally {
    edge.progress.end();
    folder.run.stages[stage] = edge.now().getTime() - before;
    const { user, system } = process.cpuUsage(used);
    const peakBytes = process.resourceUsage().maxRSS * 1024;
    folder.run.usage[stage] = { cpuMs: Math.round((user + system) / 1000), peakBytes };
  }
}

export function limited(options: RunOptions): { limit?: number } {
  return options.limit === undefined ? {} : { limit: options.limit };
}

/** Gates missed or books that do not balance: nothing was loaded, and the books say why. Exit code 1. */
export class RunRefused extends Failure {
  readonly outcome: RunOutcome;

  constructor(why: Failure, outcome: RunOutcome) {
    super(why.code, why.params, 1, why);
    this.outcome = outcome;
  }
}

export function languageOf(project: OpenProject, edge: Pick<Edge, "language">): Language {
  return edge.language ?? project.project.language ?? "en";
}
