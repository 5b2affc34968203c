import { createHash, hash, type Hash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { TargetProfile } from "../load/index.ts";
import type { SourceRecord } from "../model/index.ts";
import { readNdjson } from "./artifacts/ndjson.ts";
import { projectFile, type OpenProject } from "./project/open-project.ts";
import type { RunFolder } from "./artifacts/run-folder.ts";

/**
 * Digest of everything a run was made of: version, project, mappings with their tables, journals, the files and databases that were
 * read, the profile of the target. Equal digest and equal target: equal records, books and rejects.
 */
export async function digestInput(folder: RunFolder, project: OpenProject, profile: TargetProfile): Promise<string> {
  const { run } = folder;
  const sum = createHash("sha256");
  const add = (...parts: unknown[]) => sum.update(`${JSON.stringify(parts)}\n`);
  add(run.version, readFileSync(join(project.folder, projectFile), "utf8"), profile);
  add(run.limit ?? null, run.unmerged === true);
  for (const { id, mapping, settings } of project.sources) {
    add(id, mapping.mapping);
    for (const [name, { entries }] of mapping.lookups) add(name, [...entries]);
    for (const { file } of settings.enrich ?? []) add(file, fileDigest(resolve(project.folder, file)));
  }
  add(project.decisions, project.corrections, project.parameters);
  for (const { source, path, sha256 } of run.inputs) add(source, path, sha256);
  await addDatabaseRows(sum, folder, project);
  return sum.digest("hex");
}

function fileDigest(path: string): string {
  return existsSync(path) ? hash("sha256", readFileSync(path), "hex") : "";
}

/** A database has no file to be hashed: the rows that were read from it, by the digests their records carry. */
async function addDatabaseRows(sum: Hash, folder: RunFolder, project: OpenProject): Promise<void> {
  const read = new Set(project.sources.flatMap(({ id, settings }) => (settings.database === undefined ? [] : [id])));
  if (read.size === 0) return;
  for await (const record of readNdjson<SourceRecord>(folder.file("records.ndjson")))
    if (read.has(record.source)) sum.update(`${record.id} ${record.hash}\n`);
}
