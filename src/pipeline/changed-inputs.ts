import { compareText, Failure } from "../model/index.ts";
import { isRepair, type RunFolder } from "./artifacts/run-folder.ts";
import { describeInputs } from "./prepare-sources.ts";
import { findFiles, type InputFile } from "./project/inputs.ts";
import type { OpenProject } from "./project/open-project.ts";

/**
 * Files that are not what the run has read: changed since, new, or gone. What a database says now is not known before it is read. Asked
 * where an earlier run is planned or loaded by its artifacts, so that nobody takes its plan for one of the new export.
 */
export async function changedInputs(folder: RunFolder, project: OpenProject): Promise<string[]> {
  if (isRepair(folder)) return [];
  const found = new Map<string, readonly InputFile[]>();
  for (const { id, settings } of project.sources)
    found.set(id, await filesNow(project.folder, id, [settings.files ?? []].flat()));
  const now = await describeInputs(project, found);
  const digests = (inputs: readonly { source: string; path: string; sha256: string }[]) =>
    new Map(inputs.map(({ source, path, sha256 }) => [JSON.stringify([source, path]), { path, sha256 }]));
  const [before, after] = [digests(folder.run.inputs), digests(now)];
  const changed = [...before, ...after].flatMap(([key, { path }]) =>
    before.get(key)?.sha256 === after.get(key)?.sha256 ? [] : [path],
  );
  return [...new Set(changed)].sort(compareText);
}

/** A source whose files have all been put away has none: the run's artifacts are all that a plan needs. */
async function filesNow(project: string, source: string, patterns: readonly string[]): Promise<readonly InputFile[]> {
  if (patterns.length === 0) return [];
  try {
    return await findFiles(project, source, patterns);
  } catch (error) {
    if (error instanceof Failure && error.code === "source-no-files") return [];
    throw error;
  }
}
