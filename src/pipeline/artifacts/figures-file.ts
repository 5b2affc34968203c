import { statSync } from "node:fs";
import type { GoldenCounts } from "../../report/data/golden-figures.ts";
import type { MatchCounts } from "../../report/data/match-figures.ts";
import type { RecordCounts } from "../../report/data/record-figures.ts";
import { fileState } from "./file-state.ts";
import type { RunFolder } from "./run-folder.ts";

/**
 * Figures of artifacts that their stage has counted while it wrote them, so that the report need not read them again: half a gigabyte for a
 * hundred thousand rows. A run of an earlier version has none, and one whose artifacts were changed since (`forget` does that) has none
 * that hold: the report then reads the artifacts, which gives the same.
 */
export interface FiguresFile<_Figures> {
  readonly name: string;
  /** What is counted. */
  readonly artifacts: readonly string[];
}

export const recordFigures: FiguresFile<RecordCounts> = { name: "figures-records.json", artifacts: ["records.ndjson"] };

export const matchFigures: FiguresFile<{ readonly matches: MatchCounts; readonly goldens: GoldenCounts }> = {
  name: "figures-matches.json",
  artifacts: ["matches.ndjson", "golden.ndjson"],
};

/** To be called when the artifacts have taken their names. */
export function writeFigures<Figures>(folder: RunFolder, file: FiguresFile<Figures>, figures: Figures): void {
  folder.write(file.name, `${JSON.stringify({ of: statesOf(folder, file), figures })}\n`);
}

/** Undefined where nothing was counted, or something else than what the artifacts hold now. */
export function readFigures<Figures>(folder: RunFolder, file: FiguresFile<Figures>): Figures | undefined {
  if (!folder.has(file.name) || !file.artifacts.every((name) => folder.has(name))) return undefined;
  const { of, figures } = folder.readJson<{ readonly of: readonly string[]; readonly figures: Figures }>(file.name);
  return statesOf(folder, file).every((state, index) => state === of[index]) ? figures : undefined;
}

/** Both size and time stay when an artifact is taken over under a second name. */
function statesOf(folder: RunFolder, { artifacts }: FiguresFile<unknown>): string[] {
  return artifacts.map((name) => fileState(statSync(folder.file(name))));
}
