import { chooseMaster, defaultPolicy } from "../../dedupe/index.ts";
import {
  apply,
  applyPlan,
  ensureSchema,
  LoadError,
  plan,
  readHead,
  readStored,
  type Database,
  type LoadInput,
  type LoadOptions,
  type LoadRecord,
  type LoadResult,
  type Plan,
  type TargetProfile,
} from "../../load/index.ts";
import { Failure, type Golden, type JournalEntry, type SourceBooks, type SourceRecord } from "../../model/index.ts";
import type { PlanSummary } from "../../report/plan/summary.ts";
import { NdjsonWriter, readByteLines, readNdjson } from "../artifacts/ndjson.ts";
import { recordHead } from "../artifacts/record-head.ts";
import type { OpenProject } from "../project/open-project.ts";
import { writePlan, type SavedPlan } from "./plan-file.ts";
import { type ExistingLine, storedLine } from "../artifacts/record-store.ts";
import type { RepairEdit } from "./repair.ts";
import { editsFile, isRepair, type RunFolder } from "../artifacts/run-folder.ts";
import { goldenLinesOf } from "./golden-pool.ts";
import { straightSourceOf } from "./straight-pool.ts";
import { goneFile } from "../normalize/stage-normalize.ts";
import { pointToKnown } from "./known-firms.ts";
import { targetCards } from "./target-cards.ts";

/**
 * What the target already holds, read as one more source: records of earlier runs with the entity each belongs to, and rows of
 * the CRM that Sverka has not seen, cleaned like any others. Writes existing.ndjson; an empty database gives none.
 */
export async function existingStage(
  folder: RunFolder,
  db: Database,
  profile: TargetProfile,
  project: OpenProject,
): Promise<number> {
  // Read before the records: whoever loads in between is found out.
  folder.run.existingHead = await readHead(db);
  const out = new NdjsonWriter(folder.file("existing.ndjson"));
  try {
    for await (const stored of readStored(db)) out.writeLine(storedLine(stored));
    const own = targetRecords(db, profile, project, {});
    for await (const record of pointToKnown(db, profile.entities.counterparty.table, own)) {
      const line: ExistingLine = { record };
      out.write(line);
    }
  } catch (error) {
    // A rehearsal of the first load: the tables will be made inside it, and hold nothing yet.
    if (!(error instanceof LoadError && error.code === "profile-unfit" && profile.ddl !== undefined)) {
      out.discard();
      throw error;
    }
  }
  out.close();
  return out.lines;
}

/** Rows of the CRM through its profile backwards, cleaned like any others. Rows that cannot be cleaned have nothing to be matched by. */
export async function* targetRecords(
  db: Database,
  profile: TargetProfile,
  project: OpenProject,
  options: { readonly owned?: boolean },
): AsyncGenerator<SourceRecord> {
  for await (const { record } of targetCards(db, profile, project, options)) if (record !== undefined) yield record;
}

export interface LoadContext {
  readonly db: Database;
  readonly profile: TargetProfile;
  readonly project: OpenProject;
  readonly options: Pick<LoadOptions, "beforeCommit" | "onProgress">;
  /** The load's name in the database. */
  readonly runId: string;
  /** Digest of everything the run was made of. */
  readonly digest: string;
  /** Threads for the work of the processor. */
  readonly threads: number;
}

/** Golden records to the target, in one transaction; with `saved`, exactly what was planned or nothing (`plan-stale`). */
export async function loadStage(folder: RunFolder, context: LoadContext, saved?: SavedPlan): Promise<LoadResult> {
  const { db, profile, project } = context;
  const input = loadInput(folder, project, context);
  const options = { ...loadOptions(folder, project), ...context.options };
  if (saved === undefined) return apply(db, profile, input, options);
  try {
    return await applyPlan(db, profile, input, saved.plan, saved.effects, options);
  } catch (error) {
    // As a missed gate: the load could run, and was refused. Exit code 1.
    if (error instanceof LoadError && error.code === "plan-stale")
      throw new Failure(error.code, error.params, 1, error);
    throw error;
  }
}

/** What {@link loadStage} would do, saved as plan.ndjson. The target stays as it is. */
export async function planStage(
  folder: RunFolder,
  context: LoadContext,
): Promise<{ readonly plan: Plan; readonly summary: PlanSummary }> {
  const { db, profile, project } = context;
  const { onProgress } = context.options;
  return writePlan(folder, (onEffect) =>
    plan(db, profile, loadInput(folder, project, context), {
      ...loadOptions(folder, project),
      onEffect,
      ...(onProgress === undefined ? {} : { onProgress }),
    }),
  );
}

function loadOptions(folder: RunFolder, { project: { load, merge } }: OpenProject): LoadOptions {
  return {
    chooseMaster: (cards) => chooseMaster(cards, merge?.master ?? defaultPolicy.master)?.id,
    ...(load?.update === undefined ? {} : { update: load.update }),
    ...(load?.mergeInTarget === undefined ? {} : { mergeInTarget: load.mergeInTarget }),
    // A repair has nothing new to say: merged cards lend each other what one of them lacks, and their children move.
    ...(isRepair(folder) ? { update: "fill-empty" as const, children: "keep" as const } : {}),
  };
}

export function loadInput(
  folder: RunFolder,
  project: OpenProject,
  { runId, digest, threads }: Pick<LoadContext, "runId" | "digest" | "threads">,
): LoadInput {
  const whole = wholeSources(folder, project);
  const sources = Object.fromEntries(
    project.sources.map(({ id, settings }) => [
      id,
      {
        completeness: whole.has(id) ? ("full" as const) : ("partial" as const),
        whenGone: settings.whenGone ?? ("keep" as const),
        whenEmpty: settings.whenEmpty ?? ("keep" as const),
        lists: settings.lists ?? ("add" as const),
      },
    ]),
  );
  return {
    runId,
    digest,
    ...(folder.run.existingHead === undefined ? {} : { heads: knownHeads(folder.run.existingHead, folder) }),
    goldens: () => readNdjson<Golden>(folder.file("golden.ndjson")),
    goldenLines: (spec) => goldenLinesOf(folder.file("golden.ndjson"), spec, threads),
    straight: () => straightSourceOf(folder.file("golden.ndjson"), threads),
    records: () => loadRecords(folder),
    gone: () => (folder.has(goneFile) ? readNdjson<string>(folder.file(goneFile)) : []),
    sources,
    ...(isRepair(folder) ? { edits: () => readNdjson<RepairEdit>(folder.file(editsFile)) } : {}),
    decidedSame: sameDecisions(project.decisions),
  };
}

/** Where the log may stand for a load of this run: where it was when the target was read, or where this run's own loads left it. */
function knownHeads(existing: string, { run }: RunFolder): string[] {
  return [
    existing,
    ...run.loads.map(({ head }) => head),
    ...[run.undo, run.redo].flatMap((each) => (each === undefined ? [] : [each.head])),
  ];
}

/**
 * Sources of which a record that is not in this run is gone: declared full, read to the end, and without rejected rows, because a
 * row that could not be cleaned is in the export all the same and its customer is not gone.
 */
export function wholeSources(folder: RunFolder, project: OpenProject): ReadonlySet<string> {
  if (folder.run.limit !== undefined || !folder.has("normalize.json")) return new Set();
  const { rows } = folder.readJson<{ rows: readonly SourceBooks[] }>("normalize.json");
  const rejected = new Set(rows.filter((row) => row.rejected > 0).map((row) => row.source));
  const full = project.sources.filter(({ id, settings }) => settings.completeness === "full" && !rejected.has(id));
  return new Set(full.map(({ id }) => id));
}

/** records.ndjson and entities.ndjson in lockstep: one entity id for each record, line by line. */
async function* loadRecords(folder: RunFolder): AsyncGenerator<LoadRecord> {
  const entities = readNdjson<string>(folder.file("entities.ndjson"));
  try {
    for await (const payload of readByteLines(folder.file("records.ndjson"))) {
      const { value: entityId } = await entities.next();
      if (entityId === undefined) throw new Error("entities.ndjson is shorter than records.ndjson");
      yield { record: recordHead(payload), entityId, payload };
    }
  } finally {
    await entities.return(undefined);
  }
}

function sameDecisions(journal: readonly JournalEntry[]): [string, string][] {
  return journal.flatMap((entry): [string, string][] =>
    "judge" in entry && entry.judge === "same" ? [[entry.left, entry.right]] : [],
  );
}

export async function prepareTarget(db: Database, profile: TargetProfile): Promise<void> {
  await ensureSchema(db, profile);
}
