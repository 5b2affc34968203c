import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import {
  compareSnapshots,
  loadSnapshot,
  snapshotText,
  takeSnapshot,
  type Database,
  type Drift,
  type TargetProfile,
} from "../load/index.ts";
import { Failure } from "../model/index.ts";
import { openSettings } from "./project/open-project.ts";
import type { Edge } from "./run-options.ts";
import { findTarget } from "./load/target.ts";
import { snapshotFile } from "./project/target-limits.ts";

/** `target snapshot`: writes down what the target's catalogue says, for checks without a database. `file` is relative to the project. */
export async function writeSnapshot(
  projectFolder: string,
  asked: string | undefined,
  file: string | undefined,
  edge: Edge,
): Promise<{ path: string; where: string; tables: number; columns: number }> {
  const target = findTarget(await openSettings(projectFolder), edge.env, asked);
  const db = await target.open();
  try {
    const snapshot = await takeSnapshot(db, target.profile);
    if (Object.keys(snapshot.tables).length === 0)
      throw new Failure("snapshot-empty", { schema: snapshot.schema, where: target.title });
    const path = file ?? snapshotFile;
    await writeFile(resolve(projectFolder, path), snapshotText(snapshot));
    const tables = Object.values(snapshot.tables);
    const columns = tables.reduce((sum, table) => sum + Object.keys(table).length, 0);
    return { path, where: target.title, tables: tables.length, columns };
  } finally {
    await db.close();
  }
}

/** How the database differs from the snapshot; nothing to say without one, but a file that was asked for must be there. */
export async function snapshotDrift(
  db: Database,
  profile: TargetProfile,
  projectFolder: string,
  file: string | undefined,
): Promise<readonly Drift[]> {
  const path = resolve(projectFolder, file ?? snapshotFile);
  if (!existsSync(path)) {
    if (file === undefined) return [];
    throw new Failure("os-enoent", { path: file });
  }
  const before = loadSnapshot(await readFile(path, "utf8"), path);
  return compareSnapshots(before, await takeSnapshot(db, profile));
}
