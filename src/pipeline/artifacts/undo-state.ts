import { Failure } from "../../model/index.ts";
import { listRuns, openRunFolder, type RunFile, type RunFolder, type Undo } from "./run-folder.ts";

/**
 * Where a run stands after an undo: undone, or loaded again when the undo took back the one before it.
 *
 * @param stands an earlier load of the same run has not been undone
 */
export function noteUndo(run: RunFile, undoes: string | undefined, undo: Undo, stands = false): void {
  if (undoes !== undefined && run.undo?.uuid === undoes) {
    run.status = "loaded";
    run.redo = undo;
  } else {
    run.status = stands ? "loaded" : "undone";
    run.undo = undo;
    delete run.redo;
  }
}

/** The name by which people take an undo back: `2026-11-21-01:undo`, or `…:redo` of the one that was taken back itself. */
export function undoName({ id, undo, redo }: RunFile, uuid: string): string | undefined {
  if (undo?.uuid === uuid) return `${id}:undo`;
  return redo?.uuid === uuid ? `${id}:redo` : undefined;
}

/** What a name of {@link undoName} stands for in the database; undefined for a name of another kind. */
export function undoNamed(projectFolder: string, name: string): string | undefined {
  const [, id, which] = /^(.+):(undo|redo)$/.exec(name) ?? [];
  if (id === undefined) return undefined;
  const uuid = openRunFolder(projectFolder, id).run[which as "undo" | "redo"]?.uuid;
  if (uuid === undefined) throw new Failure("undo-not-undone", { run: id });
  return uuid;
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
