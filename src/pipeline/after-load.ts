import { randomUUID } from "node:crypto";
import { join } from "node:path";
import {
  crosswalk,
  forgetEntity,
  history,
  LoadError,
  openToWrite,
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
import { openSettings, type ProjectSettings } from "./project/open-project.ts";
import { reconcileRuns } from "./load/reconcile.ts";
import type { Edge } from "./run-options.ts";
import { eraseFromProject, type ErasedFiles } from "./forget-files.ts";
import { listRuns, openRunFolder } from "./artifacts/run-folder.ts";
import { findByUuid, noteUndo, undoName, undoNamed } from "./artifacts/undo-state.ts";
import { undoFolder, writeUndoFiles } from "./load/import-files.ts";
import { loadToUndo, stillStands } from "./load/loads-of-run.ts";
import type { FileFact } from "../report/data/run-facts.ts";
import { findTarget, withTarget, type Target } from "./load/target.ts";

interface Opened {
  readonly project: ProjectSettings;
  readonly target: Target;
  readonly db: Database;
}

/** Opens the project's target for one piece of work, and closes it whatever happens. */
async function atTarget<T>(
  projectFolder: string,
  asked: string | undefined,
  edge: Edge,
  writes: boolean,
  work: (opened: Opened) => Promise<T>,
  profile?: string,
): Promise<T> {
  const project = withTarget(await openSettings(projectFolder), profile);
  const target = findTarget(project, edge.env, asked);
  if (writes && target.production !== undefined && !(await edge.confirm(target.production)))
    throw new Failure("production-unconfirmed", { name: target.production });
  const db = await (writes ? openToWrite(() => target.open()) : target.open());
  try {
    await reconcileRuns(projectFolder, target, db);
    return await work({ project, target, db });
  } finally {
    await db.close();
  }
}

/** What was taken back, where, and for a target of files what its program has to be told. */
export interface Undone extends UndoResult {
  /** The run folder's id; the uuid where this project has no such run. */
  readonly run: string;
  /** By which `undo` takes this undo back: `2026-11-21-01:undo`; the uuid where this project has no such run. */
  readonly name: string;
  /** It was an undo that was taken back: the load of `run` stands again. */
  readonly redone: boolean;
  readonly target: string;
  readonly byFiles: boolean;
  readonly folder: string;
  readonly files: readonly FileFact[];
}

/**
 * `undo`: gives back the state before the last load of a run that wrote something. Undo is itself a run of the database, logged and undoable: `undo` of
 * the name it prints takes it back.
 *
 * @param run a run folder's id, the name of an undo (`2026-11-21-01:undo`), or the uuid of a load or undo; default the latest run
 */
export async function undoRun(
  projectFolder: string,
  run: string | undefined,
  options: { database?: string; dryRun?: boolean },
  edge: Edge,
): Promise<Undone> {
  const isUuid = run !== undefined && /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(run);
  const named = run === undefined ? undefined : isUuid ? run : undoNamed(projectFolder, run);
  const asked = named === undefined ? openRunFolder(projectFolder, run) : findByUuid(projectFolder, named);
  const database = options.database ?? (asked?.run.loads.at(-1) ?? asked?.run.loading)?.database;
  return atTarget(
    projectFolder,
    database,
    edge,
    options.dryRun !== true,
    async ({ target, db }) => {
      // Read again: what an interrupted load left behind has been settled since.
      const folder = asked === undefined ? undefined : openRunFolder(projectFolder, asked.id);
      const undoes = named ?? (await loadToUndo(folder!.run, target, db));
      const redone = folder?.run.undo?.uuid === undoes;
      const uuid = randomUUID();
      if (folder !== undefined && options.dryRun !== true) {
        folder.run.undoing = { uuid, target: target.title, undoes };
        folder.save();
      }
      try {
        const result = await undo(db, target.profile, undoes, uuid, {
          dryRun: options.dryRun === true,
        });
        // Another project's load, or one whose run was pruned, has no folder of its own here.
        const home = folder?.file(undoFolder) ?? join(projectFolder, ".sverka", `${undoFolder}-${undoes}`);
        const files = result.committed ? await writeUndoFiles(home, db, target, undoes) : [];
        if (folder !== undefined && result.committed) {
          noteUndo(folder.run, undoes, { uuid, head: result.head }, await stillStands(folder.run, undoes, db));
          delete folder.run.undoing;
          folder.save();
        }
        return {
          ...result,
          run: folder?.id ?? undoes,
          name: (folder === undefined ? undefined : undoName(folder.run, uuid)) ?? uuid,
          redone,
          target: target.title,
          files,
          folder: home,
          byFiles: target.profile.files !== undefined,
        };
      } catch (error) {
        throw inRunNames(error, projectFolder);
      }
    },
    asked?.run.target,
  );
}

/** The database names loads and undos by uuid; people know them by their run folders. */
function inRunNames(error: unknown, projectFolder: string): unknown {
  if (!(error instanceof LoadError)) return error;
  const names = new Map<string, string>();
  for (const id of listRuns(projectFolder)) {
    const { run } = openRunFolder(projectFolder, id);
    for (const { uuid } of run.loads) names.set(uuid, id);
    for (const each of [run.undo, run.redo])
      if (each !== undefined) names.set(each.uuid, undoName(run, each.uuid) ?? each.uuid);
  }
  const named = Object.entries(error.params).map(([key, value]) => [
    key,
    typeof value === "string" ? value.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, (uuid) => names.get(uuid) ?? uuid) : value,
  ]);
  return new LoadError(error.code, Object.fromEntries(named) as LoadError["params"], error);
}

/** `log verify`: against the heads that this project's runs have kept, or one that was given. */
export async function verifyRunLog(
  projectFolder: string,
  options: { database?: string; head?: string },
  edge: Edge,
): Promise<Verification> {
  return atTarget(projectFolder, options.database, edge, false, ({ db }) => verifyLog(db, options.head));
}

/** `log history`: by entity id, by `table:id` of the target, or by a source record of the latest run. */
export async function recordHistory(
  projectFolder: string,
  record: string,
  options: { database?: string },
  edge: Edge,
): Promise<HistoryLine[]> {
  return atTarget(projectFolder, options.database, edge, false, async ({ db }) => {
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
  return atTarget(projectFolder, options.database, edge, false, async ({ db }) => {
    const lines: CrosswalkLine[] = [];
    for await (const line of crosswalk(db)) lines.push(line);
    const replaced: { source: string; keep: string; replace: string }[] = [];
    for await (const line of replacements(db)) replaced.push(line);
    return { lines, replacements: replaced };
  });
}

/** `forget`: erases what Sverka remembers of one golden record, in its own tables and in the runs and journals of the project. */
export async function forgetRecord(
  projectFolder: string,
  entity: string,
  options: { database?: string },
  edge: Edge,
): Promise<ForgetResult & ErasedFiles> {
  return atTarget(projectFolder, options.database, edge, true, async ({ db }) => {
    const done = await forgetEntity(db, entity, randomUUID());
    return { ...done, ...(await eraseFromProject(projectFolder, done)) };
  });
}
