import { expect, test } from "vitest";
import type { RunFile } from "../../../../src/pipeline/artifacts/run-folder.ts";
import { noteUndo, undoName } from "../../../../src/pipeline/artifacts/undo-state.ts";

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

test("an undo has a name that people can write, as long as it is the one that stands", () => {
  const run = { id: "2026-11-21-01", status: "loaded", loads: [{ uuid: "load" }] } as unknown as RunFile;
  noteUndo(run, "load", undo("a"));
  expect(undoName(run, "a")).toBe("2026-11-21-01:undo");
  noteUndo(run, "a", undo("b"));
  expect(undoName(run, "b")).toBe("2026-11-21-01:redo");
  noteUndo(run, "b", undo("c"));
  expect([undoName(run, "c"), undoName(run, "a"), undoName(run, "load")]).toEqual([
    "2026-11-21-01:undo",
    undefined,
    undefined,
  ]);
});
