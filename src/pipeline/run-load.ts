import { randomUUID } from "node:crypto";
import { availableParallelism } from "node:os";
import type { Database, LoadResult } from "../load/index.ts";
import { Failure, type Books } from "../model/index.ts";
import { checkBooks } from "../report/data/check-books.ts";
import type { PlanSummary } from "../report/plan/summary.ts";
import type { GateResult, ImportFacts, RunFacts, StandingFacts } from "../report/data/run-facts.ts";
import { checkGates, type Measured } from "./load/gates.ts";
import { databaseAgain } from "./load/database-option.ts";
import { writeImportFiles } from "./load/import-files.ts";
import { digestInput } from "./input-digest.ts";
import { loadProgress } from "./load/load-progress.ts";
import { writeLoadRejects } from "./load-rejects.ts";
import { NdjsonWriter } from "./artifacts/ndjson.ts";
import { mergeFacts } from "./dedupe/merge-facts.ts";
import type { OpenProject } from "./project/open-project.ts";
import type { SavedPlan } from "./load/plan-file.ts";
import { writeReport } from "./report-run.ts";
import { languageOf, RunRefused, timed } from "./run-frame.ts";
import type { RunFolder } from "./artifacts/run-folder.ts";
import type { Edge, RunOptions, RunOutcome } from "./run-options.ts";
import type { DedupeSummary } from "./dedupe/stage-dedupe.ts";
import { loadStage, planStage, type LoadContext } from "./load/stage-load.ts";
import type { NormalizeOutcome } from "./normalize/stage-normalize.ts";
import type { Target } from "./load/target.ts";

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
    // The books of a load are its record: to plan the same run again, or to be refused a second load, must not turn them into others.
    const kept = folder.run.loads.length > 0 && load?.committed !== true;
    if (load !== undefined && !kept) {
      writeLoadIssues(folder, load);
      await writeLoadRejects(folder, project, load.rejects, { env: edge.env, language: languageOf(project, edge) });
    }
    const done = { folder, project, books, dedupe, facts, ...(load && { load }), ...(plan && { plan }) };
    if (kept) return done;
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
    threads: options.workers ?? availableParallelism(),
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
    const written = await writeImportFiles(folder, db, target, uuid);
    if (written !== undefined) imports = { folder: `.sverka/runs/${folder.id}/import`, ...written };
    return await outcome(load);
  } catch (error) {
    if (error instanceof Failure && error.exitCode === 1) throw new RunRefused(error, await outcome());
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

function refuseMissed(gates: readonly GateResult[]): void {
  const missed = gates.filter((gate) => !gate.met);
  if (missed.length === 0) return;
  throw new Failure(
    "gates-missed",
    { gates: missed.map((gate) => `${gate.gate} ${gate.value} > ${gate.limit}`).join("; ") },
    1,
  );
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
    merging: mergeFacts(dedupe),
    ...(dedupe.unlinked === undefined || dedupe.unlinked === 0 ? {} : { unlinked: dedupe.unlinked }),
    ...(rejected ? { rejectsFolder: `.sverka/runs/${folder.id}/rejects` } : {}),
    report: `.sverka/runs/${folder.id}/report.html`,
    undoable: load !== undefined && load.committed && load.changes > 0,
    ...(options.database === undefined ? {} : { undoWith: databaseAgain(options.database) }),
    ...(load === undefined ? {} : { standing: standingOf(load) }),
    gates,
  };
}

function standingOf({ issues, cleared }: LoadResult): StandingFacts {
  const count = (...codes: readonly string[]): number => issues.filter(({ code }) => codes.includes(code)).length;
  return {
    kept: count("load-edit-kept", "load-unsaid-kept", "load-gone-kept"),
    outOfUse: count("load-gone-marked"),
    cleared,
  };
}
