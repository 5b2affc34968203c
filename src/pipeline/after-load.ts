import { randomUUID } from "node:crypto";
import {
  crosswalk,
  forgetEntity,
  history,
  replacements,
  undo,
  verifyLog,
  type CrosswalkLine,
  type Database,
  type ForgetResult,
  type HistoryLine,
  type UndoResult,
  type Verification,
} from "../load/index.ts";
import { Failure } from "../model/index.ts";
import { openProject, type OpenProject } from "./open-project.ts";
import type { Edge } from "./run.ts";
import { openRunFolder, type RunFolder } from "./run-folder.ts";
import { findTarget, type Target } from "./target.ts";

interface Opened {
  readonly project: OpenProject;
  readonly target: Target;
  readonly db: Database;
}

/** Opens the project's target for one piece of work, and closes it whatever happens. */
async function withTarget<T>(
  projectFolder: string,
  asked: string | undefined,
  edge: Edge,
  writes: boolean,
  work: (opened: Opened) => Promise<T>,
): Promise<T> {
  const project = await openProject(projectFolder);
  const target = findTarget(project, edge.env, asked);
  if (writes && target.production !== undefined && !(await edge.confirm(target.production)))
    throw new Failure("production-unconfirmed", { name: target.production });
  const db = await target.open();
  try {
    return await work({ project, target, db });
  } finally {
    await db.close();
  }
}

/**
 * `undo`: gives back the state before the last load of a run. Undo is itself a run of the database, logged and undoable: `undo` of
 * the uuid it prints takes it back.
 *
 * @param run a run folder's id, or the uuid of a load or undo; default the latest run
 */
export async function undoRun(
  projectFolder: string,
  run: string | undefined,
  options: { database?: string; dryRun?: boolean },
  edge: Edge,
): Promise<UndoResult & { readonly target: string }> {
  const isUuid = run !== undefined && /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(run);
  const folder = isUuid ? undefined : openRunFolder(projectFolder, run);
  const load = folder?.run.loads.at(-1) ?? folder?.run.loading;
  if (folder !== undefined && load === undefined) throw new Failure("undo-not-loaded", { run: folder.id });
  return withTarget(
    projectFolder,
    options.database ?? load?.database,
    edge,
    options.dryRun !== true,
    async ({ target, db }) => {
      const result = await undo(db, target.profile, isUuid ? run : load!.uuid, randomUUID(), {
        dryRun: options.dryRun === true,
      });
      if (folder !== undefined && result.committed) finishUndo(folder, result);
      return { ...result, target: target.title };
    },
  );
}

function finishUndo(folder: RunFolder, result: UndoResult): void {
  folder.run.status = "undone";
  folder.run.undo = { uuid: result.runId, head: result.head };
  folder.save();
}

/** `log verify`: against the heads that this project's runs have kept, or one that was given. */
export async function verifyRunLog(
  projectFolder: string,
  options: { database?: string; head?: string },
  edge: Edge,
): Promise<Verification> {
  return withTarget(projectFolder, options.database, edge, false, ({ db }) => verifyLog(db, options.head));
}

/** `log history`: by entity id, by `table:id` of the target, or by a source record of the latest run. */
export async function recordHistory(
  projectFolder: string,
  record: string,
  options: { database?: string },
  edge: Edge,
): Promise<HistoryLine[]> {
  return withTarget(projectFolder, options.database, edge, false, async ({ db }) => {
    if (/^c[pt]-[a-z2-7]{16}$/.test(record)) return history(db, { entity: record });
    const row = /^(?:\w+\.)?(\w+):(\w+)$/.exec(record);
    for await (const line of crosswalk(db)) {
      const id = `${line.source}:${line.sourceKey}${line.draft === "cp" ? "" : `#${line.draft}`}`;
      if (id === record) return history(db, { entity: line.entity });
    }
    if (row === null) throw new Failure("history-unknown", { record });
    return history(db, { table: row[1]!, id: row[2]! });
  });
}

/** `log crosswalk`: old key to new id; with `replacements` the list "card A by card B" for the people who keep a source. */
export async function readCrosswalk(
  projectFolder: string,
  options: { database?: string },
  edge: Edge,
): Promise<{ lines: CrosswalkLine[]; replacements: { source: string; keep: string; replace: string }[] }> {
  return withTarget(projectFolder, options.database, edge, false, async ({ db }) => {
    const lines: CrosswalkLine[] = [];
    for await (const line of crosswalk(db)) lines.push(line);
    const replaced: { source: string; keep: string; replace: string }[] = [];
    for await (const line of replacements(db)) replaced.push(line);
    return { lines, replacements: replaced };
  });
}

/** `forget`: erases what Sverka's own tables remember of one golden record. */
export async function forgetRecord(
  projectFolder: string,
  entity: string,
  options: { database?: string },
  edge: Edge,
): Promise<ForgetResult> {
  return withTarget(projectFolder, options.database, edge, true, ({ db }) => forgetEntity(db, entity, randomUUID()));
}
