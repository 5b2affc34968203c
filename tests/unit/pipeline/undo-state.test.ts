import { expect, test } from "vitest";
import type { RunFile } from "../../../src/pipeline/run-folder.ts";
import { noteUndo } from "../../../src/pipeline/undo-state.ts";

const undo = (uuid: string) => ({ uuid, head: `head of ${uuid}` });

test("a run is undone, stands again when its undo is taken back, and is undone when that is", () => {
  const run = { status: "loaded", loads: [{ uuid: "load" }] } as unknown as RunFile;
  noteUndo(run, "load", undo("a"));
  expect(run).toMatchObject({ status: "undone", undo: undo("a") });
  noteUndo(run, "a", undo("b"));
  expect(run).toMatchObject({ status: "loaded", undo: undo("a"), redo: undo("b") });
  noteUndo(run, "b", undo("c"));
  expect(run).toMatchObject({ status: "undone", undo: undo("c") });
  expect(run.redo).toBeUndefined();
});
