import { randomUUID } from "node:crypto";
import { availableParallelism } from "node:os";
import type { Language } from "../messages/index.ts";
import type { Database, LoadResult } from "../load/index.ts";
import { Failure, type Books, type FileFacts, type JournalEntry } from "../model/index.ts";
import { checkBooks } from "../report/books.ts";
import type { PlanSummary } from "../report/plan-summary.ts";
import type { GateResult, ImportFacts, RunFacts } from "../report/run-facts.ts";
import { dedupeContext } from "./dedupe-settings.ts";
import { checkGates, type Measured } from "./gates.ts";
import { digestInput } from "./input-digest.ts";
import type { InputFile } from "./inputs.ts";
import { NdjsonWriter } from "./ndjson.ts";
import { openProject, packageVersion, type OpenProject } from "./open-project.ts";
import { describeInputs, extractedRows, fileRows, findInputs, prepareSources } from "./prepare-sources.ts";
import { loadProgress } from "./load-progress.ts";
import { writeLoadRejects } from "./load-rejects.ts";
import type { Progress } from "./progress.ts";
import { rawLine } from "./raw-rows.ts";
import { reconcileRuns } from "./reconcile.ts";
import { createRunFolder, listRuns, openRunFolder, type RunFolder, type RunStatus } from "./run-folder.ts";
import { dedupeDigest, normalizeDigest, stamp, takeOver } from "./reuse.ts";
import { writeReport } from "./report-run.ts";
import { openPlan, type SavedPlan } from "./plan-file.ts";
import { writePlanFile } from "./plan-reports.ts";
import { dedupeStage, type DedupeSummary } from "./stage-dedupe.ts";
import { existingStage, loadStage, planStage, prepareTarget, type LoadContext, wholeSources } from "./stage-load.ts";
import { normalizeStage, type NormalizeOutcome } from "./stage-normalize.ts";
import { defaultProfile, findTarget, readProfile, withTarget, type Target } from "./target.ts";
import { readBackTies, writeImportFiles } from "./import-files.ts";

/** What comes in from the outside: the clock, the environment, the terminal. */
export interface Edge {
  readonly env: NodeJS.ProcessEnv;
  readonly language?: Language;
  readonly signal: AbortSignal;
  readonly progress: Progress;
  now(): Date;
  /** Asked before a production database is written to; false ends the run. */
  confirm(name: string): Promise<boolean>;
}

export interface RunOptions {
  readonly database?: string;
  readonly limit?: number;
  readonly dryRun?: boolean;
  /** Threads for the work of the processor; default one for each core. */
  readonly workers?: number;
  /** Rows that are cleaned together; neither this nor `workers` changes a byte of what comes out. */
  readonly batch?: number;
  /** Nothing is taken over from earlier runs. */
  readonly fresh?: boolean;
  /** false: nothing is merged by itself. */
  readonly merge?: boolean;
  /** Pairs among what the target already holds are compared anew too. */
  readonly everything?: boolean;
  /** `load`: a saved plan to be applied exactly, or refused. */
  readonly plan?: string;
  /** `plan`: where the plan goes; the ending of each file says as what. */
  readonly out?: readonly string[];
}

export interface RunOutcome {
  readonly folder: RunFolder;
  readonly project: OpenProject;
  readonly books: Books;
  readonly facts: RunFacts;
  readonly dedupe: DedupeSummary;
  readonly load?: LoadResult;
  /** Of a rehearsal: what would be written. */
  readonly plan?: PlanSummary;
}

/** Carries a project from its files to the loaded database. Everything that can be known to fail is asked before rows are read. */
export async function runProject(projectFolder: string, options: RunOptions, edge: Edge): Promise<RunOutcome> {
  const project = await openProject(projectFolder, true);
  const target = findTarget(project, edge.env, options.database);
  const inputs = await findInputs(project, edge.env);
  await confirmTarget(target, options, edge);
  const db = await openTarget(projectFolder, target);
  try {
    return await inRun(project, options, edge, async (folder) => {
      await timed(folder, edge, "extract", async () => {
        if (options.dryRun !== true) await prepareTarget(db, target.profile);
        folder.run.inputs = await describeInputs(inputs);
        await existingStage(folder, db, target.profile, project);
      });
      const rows = (source: OpenProject["sources"][number]) =>
        fileRows(source, inputs.get(source.id)!, { ...limited(options), onFacts: rememberFacts(folder) });
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
  const db = await openTarget(projectFolder, target);
  try {
    return await inRun(project, options, edge, async (folder) => {
      await timed(folder, edge, "extract", async () => {
        await prepareTarget(db, target.profile);
        folder.run.inputs = await describeInputs(inputs);
        await existingStage(folder, db, target.profile, project);
        folder.folder("raw");
        for (const source of project.sources) {
          const out = new NdjsonWriter(folder.file(`raw/${source.id}.ndjson`));
          const rows = fileRows(source, inputs.get(source.id)!, {
            ...limited(options),
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
      return outcome;
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
  const db = await target.open();
  try {
    await reconcileRuns(projectFolder, target, db);
  } catch (error) {
    await db.close();
    throw error;
  }
  return db;
}

/** @param reuse whether artifacts of an earlier run may be taken over */
async function runNormalize(
  folder: RunFolder,
  project: OpenProject,
  rowsOf: Parameters<typeof prepareSources>[1],
  options: Pick<RunOptions, "workers" | "batch" | "fresh">,
  edge: Edge,
  reuse = false,
): Promise<NormalizeOutcome> {
  const language = languageOf(project, edge);
  const sources = prepareSources(project, rowsOf);
  const digest = normalizeDigest(folder, project, sources, language);
  const outcome = await timed(folder, edge, "normalize", async () => {
    const from = reuse && options.fresh !== true ? takeOver(project.folder, folder, "normalize", digest) : undefined;
    if (from !== undefined) {
      folder.run.reused = { ...folder.run.reused, normalize: from };
      return folder.readJson<NormalizeOutcome>("normalize.json");
    }
    const made = await normalizeStage(sources, folder, {
      language,
      progress: edge.progress,
      signal: edge.signal,
      threads: options.workers ?? availableParallelism(),
      ...(options.batch === undefined ? {} : { batch: options.batch }),
    });
    folder.write("normalize.json", `${JSON.stringify(made, null, 2)}\n`);
    return made;
  });
  stamp(folder, "normalize", digest);
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
  let digest: string | undefined;
  const summary = await timed(folder, edge, "dedupe", async () => {
    const context = { ...settings, journal: [...settings.journal, ...(await tiesOf(folder, project))] };
    digest = await dedupeDigest(folder, context);
    const from = reuse && options.fresh !== true ? takeOver(project.folder, folder, "dedupe", digest) : undefined;
    if (from === undefined) return dedupeStage(folder, context);
    folder.run.reused = { ...folder.run.reused, dedupe: from };
    return folder.readJson<DedupeSummary>("dedupe.json");
  });
  stamp(folder, "dedupe", digest);
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

export async function runLoad(
  folder: RunFolder,
  project: OpenProject,
  target: Target,
  db: Database,
  options: RunOptions,
  edge: Edge,
  saved?: SavedPlan,
): Promise<RunOutcome> {
  const dryRun = options.dryRun === true;
  const uuid = randomUUID();
  const normalized = folder.readJson<NormalizeOutcome>("normalize.json");
  const dedupe = folder.readJson<DedupeSummary>("dedupe.json");
  const measured = (books: Pick<Books, "rows" | "drafts">, gone?: Measured["gone"]): Measured => ({
    books,
    ...(gone === undefined ? {} : { gone }),
    phones: normalized.census.phones,
    review: dedupe.bands["review"] ?? 0,
  });
  const gatesOf = (books: Pick<Books, "rows" | "drafts">, gone?: Measured["gone"]) => {
    const sources = Object.fromEntries(project.sources.map(({ id, settings }) => [id, settings]));
    return checkGates(project.project.gates, sources, measured(books, gone));
  };
  // What the rows alone decide is said before the database is asked to do anything.
  let gates = gatesOf({ rows: normalized.rows, drafts: [] });
  let books: Books = { rows: normalized.rows, drafts: [], columns: normalized.columns };
  let imports: ImportFacts | undefined;
  const outcome = async (load?: LoadResult, plan?: PlanSummary): Promise<RunOutcome> => {
    const counted = factsOf(folder, project, target, normalized, dedupe, gates, options, load);
    const facts: RunFacts = imports === undefined ? counted : { ...counted, imports };
    if (load !== undefined && !(dryRun && folder.run.loads.length > 0)) {
      writeLoadIssues(folder, load);
      await writeLoadRejects(folder, project, load.rejects, { env: edge.env, language: languageOf(project, edge) });
    }
    const done = { folder, project, books, dedupe, facts, ...(load && { load }), ...(plan && { plan }) };
    // The books of a load are its record: to plan the same run again must not turn them into those of a rehearsal.
    if (dryRun && folder.run.loads.length > 0) return done;
    folder.write("books.json", `${JSON.stringify(books, null, 2)}\n`);
    folder.write("facts.json", `${JSON.stringify(facts, null, 2)}\n`);
    const report = { kind: "report", path: folder.file("report.html"), language: languageOf(project, edge) } as const;
    try {
      await timed(folder, edge, "report", () => writeReport(project.folder, folder, report));
    } catch (error) {
      // What is loaded is loaded: a report that cannot be written must not make it look undone. `sverka report` makes it later.
      if (load?.committed !== true) throw error;
      folder.run.failure = `report: ${(error as Error).message}`;
    }
    return done;
  };
  const settle = (result: LoadResult): void => {
    edge.signal.throwIfAborted();
    books = { rows: normalized.rows, drafts: result.drafts, tables: result.tables, columns: normalized.columns };
    gates = gatesOf(books, result.gone);
    // Records are counted when they are cleaned and again by the database: one lost on the way shows here.
    const lost = result.drafts.filter((each) => each.drafted !== normalized.census[each.type]);
    if (lost.length > 0 || checkBooks(books).length > 0) throw new Failure("books-unbalanced", {}, 1);
    if (!dryRun) refuseMissed(gates);
  };
  const { counterparty, contact } = dedupe.goldens;
  const progress = loadProgress(edge.progress, {
    records: normalized.census.counterparty + normalized.census.contact,
    goldens: counterparty + contact,
  });
  const context: LoadContext = {
    db,
    profile: target.profile,
    project,
    // A rehearsal leaves no name in the database; a saved plan is found again by its run.
    runId: dryRun ? folder.id : uuid,
    digest: await digestInput(folder, project, target.profile),
    options: { onProgress: progress.onProgress, beforeCommit: settle },
  };
  try {
    if (dryRun) {
      const { plan, summary } = await timed(folder, edge, "plan", () => planStage(folder, context), progress.total);
      settle(plan.result);
      if (folder.run.loads.length === 0) folder.run.status = "dry-run";
      return await outcome(plan.result, summary);
    }
    refuseMissed(gates);
    const database = options.database?.includes("://") === false ? { database: options.database } : {};
    // Written down on both sides of the COMMIT: a process that dies in between leaves a name by which the load can be undone.
    folder.run.loading = { uuid, target: target.title, ...database };
    folder.save();
    const load = await timed(folder, edge, "load", () => loadStage(folder, context, saved), progress.total);
    folder.run.status = "loaded";
    folder.run.loads.push({ uuid, target: target.title, ...database, head: load.head, at: edge.now().toISOString() });
    delete folder.run.loading;
    folder.save();
    const { files: asFiles } = target.profile;
    if (asFiles !== undefined) {
      const profile = { ...target.profile, files: asFiles };
      const { files, waiting, twice } = await writeImportFiles(folder, db, profile, project, uuid);
      imports = { folder: `.sverka/runs/${folder.id}/import`, files, waiting, twice };
    }
    return await outcome(load);
  } catch (error) {
    if (error instanceof Failure && error.exitCode === 1) {
      folder.run.status = "refused";
      throw new RunRefused(error, await outcome());
    }
    throw error;
  }
}

/** What the load noticed, and the golden records that the database refused, each with the constraint's name. */
function writeLoadIssues(folder: RunFolder, load: LoadResult): void {
  const out = new NdjsonWriter(folder.file("issues-load.ndjson"));
  for (const issue of load.issues) out.write(issue);
  for (const { entity, records, issue } of load.rejects)
    out.write({ ...issue, params: { ...issue.params, entity, records: records.join(", ") } });
  out.close();
}

/** Gates missed or books that do not balance: nothing was loaded, and the books say why. Exit code 1. */
export class RunRefused extends Failure {
  readonly outcome: RunOutcome;

  constructor(why: Failure, outcome: RunOutcome) {
    super(why.code, why.params, 1, why);
    this.outcome = outcome;
  }
}

function refuseMissed(gates: readonly GateResult[]): void {
  const missed = gates.filter((gate) => !gate.met);
  if (missed.length === 0) return;
  throw new Failure(
    "gates-missed",
    { gates: missed.map((gate) => `${gate.gate} ${gate.value} > ${gate.limit}`).join("; ") },
    1,
  );
}

async function confirmTarget(target: Target, options: RunOptions, edge: Edge): Promise<void> {
  if (target.production === undefined || options.dryRun === true) return;
  if (!(await edge.confirm(target.production)))
    throw new Failure("production-unconfirmed", { name: target.production });
}

function needs(folder: RunFolder, artifact: string, stage: string): void {
  if (!folder.has(artifact)) throw new Failure("run-lacks", { run: folder.id, artifact, stage });
}

export async function inRun<T>(
  project: OpenProject,
  options: RunOptions,
  edge: Edge,
  work: (folder: RunFolder) => Promise<T>,
): Promise<T> {
  const about = { version: packageVersion(), name: project.project.name, ...limited(options) };
  const folder = createRunFolder(project.folder, edge.now(), about);
  return guarded(folder, edge, () => work(folder));
}

/** Whatever ends a stage, run.json says so and nothing half-written is left. */
async function guarded<T>(folder: RunFolder, edge: Edge, work: () => Promise<T>): Promise<T> {
  const end = (status?: RunStatus) => {
    if (status !== undefined) folder.run.status = status;
    folder.run.finishedAt = edge.now().toISOString();
    folder.save();
  };
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

function limited(options: RunOptions): { limit?: number } {
  return options.limit === undefined ? {} : { limit: options.limit };
}

function rememberFacts(folder: RunFolder) {
  return (file: InputFile, facts: readonly FileFacts[]) => {
    folder.run.inputs = folder.run.inputs.map((input) =>
      input.source === file.source && input.path === file.path ? { ...input, facts } : input,
    );
  };
}

export function languageOf(project: OpenProject, edge: Pick<Edge, "language">): Language {
  return edge.language ?? project.project.language ?? "en";
}

function factsOf(
  folder: RunFolder,
  project: OpenProject,
  target: Target,
  normalized: NormalizeOutcome,
  dedupe: DedupeSummary,
  gates: readonly GateResult[],
  options: RunOptions,
  load: LoadResult | undefined,
): RunFacts {
  const rejected = normalized.rows.some((row) => row.rejected > 0) || (load?.rejects.length ?? 0) > 0;
  return {
    project: project.project.name,
    run: folder.id,
    target: target.title,
    startedAt: folder.run.startedAt,
    elapsedMs: Object.values(folder.run.stages).reduce((sum, each) => sum + each, 0),
    ...(options.dryRun === true ? { dryRun: true } : {}),
    phones: normalized.census.phones,
    merging: {
      groups: dedupe.groups,
      ...(dedupe.groupsByPerson === undefined ? {} : { groupsByPerson: dedupe.groupsByPerson }),
      review: dedupe.bands["review"] ?? 0,
      lookAgain: dedupe.bands["look-again"] ?? 0,
      successor: dedupe.bands["successor"] ?? 0,
      decided: dedupe.decided,
    },
    ...(rejected ? { rejectsFolder: `.sverka/runs/${folder.id}/rejects` } : {}),
    report: `.sverka/runs/${folder.id}/report.html`,
    undoable: load !== undefined && load.committed && load.changes > 0,
    gates,
  };
}
