import { listRuns, type Database, type RunLine } from "../../load/index.ts";
import { Failure } from "../../model/index.ts";
import type { RunFile } from "../artifacts/run-folder.ts";
import type { Target } from "./target.ts";

/**
 * Which load an undo of the run takes back: the latest one that wrote something and stands. A load that was repeated and found nothing
 * to write (`sverka load` a second time) has nothing to give back and does not hide the one that wrote the cards. Where all of them are
 * undone it is the last, so that the database can say by what.
 */
export async function loadToUndo(run: RunFile, target: Target, db: Database): Promise<string> {
  if (run.loads.length === 0) throw new Failure("undo-not-loaded", { run: run.id });
  const known = await loadsHere(run, db);
  const standing = known.filter(({ undoneBy }) => undoneBy === undefined);
  const chosen = standing.findLast(wrote) ?? known.findLast(wrote) ?? standing.at(-1) ?? known.at(-1);
  if (chosen !== undefined) return chosen.runId;
  const elsewhere = [...new Set(run.loads.map((load) => load.target))].join(", ");
  throw new Failure("undo-elsewhere", { run: run.id, here: target.title, elsewhere });
}

/** Whether a load of the run has written something here that is not taken back, that of `undoes` aside. */
export async function stillStands(run: RunFile, undoes: string | undefined, db: Database): Promise<boolean> {
  const known = await loadsHere(run, db);
  return known.some((line) => line.runId !== undoes && line.undoneBy === undefined && wrote(line));
}

function wrote({ changes }: RunLine): boolean {
  return changes > 0;
}

/** The run's loads that this database knows, in their order. */
async function loadsHere(run: RunFile, db: Database): Promise<readonly RunLine[]> {
  const known = new Map((await listRuns(db)).map((line) => [line.runId, line]));
  return run.loads.map(({ uuid }) => known.get(uuid)).filter((line) => line !== undefined);
}
