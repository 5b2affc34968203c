import { listRuns, openRunFolder, type RunFile, type RunFolder, type Undo } from "./run-folder.ts";

/** Where a run stands after an undo: undone, or loaded again when the undo took back the one before it. */
export function noteUndo(run: RunFile, undoes: string | undefined, undo: Undo): void {
  if (undoes !== undefined && run.undo?.uuid === undoes) {
    run.status = "loaded";
    run.redo = undo;
  } else {
    run.status = "undone";
    run.undo = undo;
    delete run.redo;
  }
}

/** The run whose load, undo or redo has this name in the database; undefined for another project's, or one that was pruned. */
export function findByUuid(projectFolder: string, uuid: string): RunFolder | undefined {
  for (const id of listRuns(projectFolder)) {
    const folder = openRunFolder(projectFolder, id);
    const { loads, undo, redo } = folder.run;
    if ([...loads, undo, redo].some((each) => each?.uuid === uuid)) return folder;
  }
  return undefined;
}
