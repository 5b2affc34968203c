import { reconcileRun, type Database } from "../../load/index.ts";
import { settleImport, undoFolder, writeUndoFiles } from "./import-files.ts";
import { stillStands } from "./loads-of-run.ts";
import { noteUndo } from "../artifacts/undo-state.ts";
import { isAtWork, listRuns, openRunFolder, type RunFolder } from "../artifacts/run-folder.ts";
import type { Target } from "./target.ts";

/**
 * A process that dies between the database's COMMIT and its own note of it leaves a run of which run.json says only that it had begun.
 * The database knows: every command that opens it asks first, so that `runs`, `undo` and the next load go by the truth.
 */
export async function reconcileRuns(projectFolder: string, target: Target, db: Database): Promise<void> {
  for (const id of listRuns(projectFolder)) {
    const folder = openRunFolder(projectFolder, id);
    await settleLoad(folder, target, db);
    await settleUndo(folder, target, db);
    if (!isAtWork(folder.run) && folder.run.loads.at(-1)?.target === target.title) await settleImport(folder, db);
  }
}

async function settleLoad(folder: RunFolder, target: Target, db: Database): Promise<void> {
  const { loading } = folder.run;
  if (loading === undefined || loading.target !== target.title) return;
  const found = await reconcileRun(db, loading.uuid);
  if (found === "under-way") return;
  delete folder.run.loading;
  if (found === "absent") {
    if (folder.run.finishedAt === undefined) folder.run.status = "interrupted";
  } else {
    const { uuid, database } = loading;
    folder.run.status = "loaded";
    delete folder.run.failure;
    folder.run.loads.push({
      uuid,
      target: target.title,
      ...(database === undefined ? {} : { database }),
      head: found.head,
      at: found.at,
    });
  }
  folder.save();
}

async function settleUndo(folder: RunFolder, target: Target, db: Database): Promise<void> {
  const { undoing } = folder.run;
  if (undoing === undefined || undoing.target !== target.title) return;
  const found = await reconcileRun(db, undoing.uuid);
  if (found === "under-way") return;
  delete folder.run.undoing;
  if (found !== "absent") {
    if (undoing.undoes !== undefined) await writeUndoFiles(folder.file(undoFolder), db, target, undoing.undoes);
    const stands = await stillStands(folder.run, undoing.undoes, db);
    noteUndo(folder.run, undoing.undoes, { uuid: undoing.uuid, head: found.head }, stands);
  }
  folder.save();
}
