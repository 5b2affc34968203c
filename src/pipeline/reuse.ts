import { createHash } from "node:crypto";
import { copyFileSync, createReadStream, linkSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { serialize } from "node:v8";
import type { EntityEvents } from "../dedupe/index.ts";
import type { Language } from "../messages/index.ts";
import { matchFigures, recordFigures } from "./artifacts/figures-file.ts";
import { fileState } from "./artifacts/file-state.ts";
import { membersHeld, membersMade } from "./dedupe/held-records.ts";
import type { OpenProject } from "./project/open-project.ts";
import { writeSummary, type DedupeContext, type DedupeSummary } from "./dedupe/stage-dedupe.ts";
import { goneFile, type PreparedSource } from "./normalize/stage-normalize.ts";
import {
  listRuns,
  openRunFolder,
  type ReusableStage,
  type RunFolder,
  type StageStamp,
} from "./artifacts/run-folder.ts";

/**
 * A stage is a function of what goes into it: where an earlier run of the project made its artifacts of exactly the same, they are taken
 * over instead of made again. This is also what makes an interrupted run resumable: `sverka run` goes on behind the last stage
 * that was finished.
 */
const artifacts: Readonly<Record<ReusableStage, readonly string[]>> = {
  normalize: ["records.ndjson", "issues.ndjson", goneFile, "normalize.json", recordFigures.name, "rejects"],
  dedupe: [
    "matches.ndjson",
    "golden.ndjson",
    "entities.ndjson",
    "issues-dedupe.ndjson",
    "dedupe.json",
    matchFigures.name,
  ],
};

/** Everything besides the rows that decides what cleaning makes of them is in a cleaner's spec; rows are known by their files' digests. */
export function normalizeDigest(
  folder: RunFolder,
  project: OpenProject,
  sources: readonly PreparedSource[],
  language: Language,
): Made {
  const { version, limit, node, inputs } = folder.run;
  // What is read from a database is not known before it is read.
  if (project.sources.some(({ settings }) => settings.database !== undefined)) return undefined;
  const read = inputs.map(({ source, path, sha256 }) => [source, path, sha256]);
  return { digest: digestOf([version, builtAt(), node, limit, language, read, sources.map(({ cleaner }) => cleaner)]) };
}

/** What a stage is made of; undefined where that is not known before it has run. */
export type Made = Omit<StageStamp, "files"> | undefined;

/** Records, what the target holds, decisions and settings decide what matching finds. */
export async function dedupeDigest(folder: RunFolder, context: DedupeContext): Promise<Made> {
  const cleaned = folder.run.made?.normalize?.digest;
  if (cleaned === undefined) return undefined;
  const existing = createHash("sha256");
  if (folder.has("existing.ndjson"))
    for await (const chunk of createReadStream(folder.file("existing.ndjson"), { highWaterMark: 1 << 20 }))
      existing.update(chunk as Buffer);
  const { whole, everything, options, policy, journal } = context;
  const besideTarget = digestOf([cleaned, whole, everything, options, policy, journal]);
  return { digest: digestOf([besideTarget, existing.digest("hex")]), besideTarget };
}

/** Takes the artifacts of a stage from the latest run that made them of the same. Returns the run's id. */
export function takeOver(project: string, folder: RunFolder, stage: ReusableStage, made: Made): string | undefined {
  if (made === undefined) return undefined;
  for (const run of runsThatMade(project, folder, stage, (stamp) => stamp.digest === made.digest)) {
    shareStage(run, folder, stage);
    return run.id;
  }
  return undefined;
}

/**
 * Takes over what matching found when the target was empty, now that the target holds just what was loaded then: the same records, each in
 * the entity it was given, and nothing else. The same pairs meet and the same entities come of them, since an entity that is known is kept
 * (see `assignEntities` in dedupe/entities.ts); only how many were minted and how many kept has turned round. Returns the run's id.
 */
export async function takeOverLoaded(project: string, folder: RunFolder, made: Made): Promise<string | undefined> {
  if (made === undefined || !folder.has("existing.ndjson")) return undefined;
  let held: string | undefined;
  for (const run of runsThatMade(project, folder, "dedupe", (stamp) => stamp.besideTarget === made.besideTarget)) {
    if (!run.has("existing.ndjson") || statSync(run.file("existing.ndjson")).size > 0) continue;
    held ??= await membersHeld(folder);
    if (held === undefined) return undefined;
    if (held !== (await membersMade(run))) continue;
    shareStage(run, folder, "dedupe");
    const summary = folder.readJson<DedupeSummary>("dedupe.json");
    const events = { counterparty: known(summary.events.counterparty), contact: known(summary.events.contact) };
    writeSummary(folder, { ...summary, events });
    return run.id;
  }
  return undefined;
}

function known(events: EntityEvents): EntityEvents {
  return { ...events, kept: events.kept + events.minted, minted: 0 };
}

/** Earlier runs whose artifacts of a stage still stand as they were made, the latest first. */
function* runsThatMade(
  project: string,
  folder: RunFolder,
  stage: ReusableStage,
  same: (stamp: StageStamp) => boolean,
): Generator<RunFolder> {
  for (const id of listRuns(project).toReversed()) {
    if (id === folder.id) continue;
    const run = openRunFolder(project, id);
    const stamp = run.run.made?.[stage];
    if (stamp !== undefined && same(stamp) && stillStands(run, stage, stamp)) yield run;
  }
}

function shareStage(run: RunFolder, folder: RunFolder, stage: ReusableStage): void {
  for (const name of Object.keys(run.run.made?.[stage]?.files ?? {})) share(run.file(name), folder.file(name));
  if (stage !== "normalize") return;
  // What reading found out about the files is told with them.
  folder.run.inputs = folder.run.inputs.map((input) => ({
    ...run.run.inputs.find(({ source, path }) => source === input.source && path === input.path),
    ...input,
  }));
}

/** Notes in run.json what a stage has made and of what. */
export function stamp(folder: RunFolder, stage: ReusableStage, made: Made): void {
  if (made === undefined) return;
  folder.run.made = { ...folder.run.made, [stage]: { ...made, files: states(folder, stage) } };
}

function stillStands(run: RunFolder, stage: ReusableStage, made: StageStamp): boolean {
  const now = states(run, stage);
  const names = Object.keys(made.files);
  return names.length === Object.keys(now).length && names.every((name) => now[name] === made.files[name]);
}

/** State of each artifact of a stage that is there, by its name; those in folders by `folder/name`. */
function states(folder: RunFolder, stage: ReusableStage): Record<string, string> {
  const found: Record<string, string> = {};
  for (const name of artifacts[stage]) {
    if (!folder.has(name)) continue;
    const inside = statSync(folder.file(name)).isDirectory()
      ? readdirSync(folder.file(name))
          .sort()
          .map((each) => join(name, each))
      : [name];
    for (const each of inside) {
      const info = statSync(folder.file(each));
      // A folder within is another stage's: the load keeps its own rejects there.
      if (!info.isDirectory()) found[each] = fileState(info);
    }
  }
  return found;
}

/**
 * One file under two names costs nothing. Right for artifacts that are only ever replaced as a whole; workbooks are for people, who
 * write into them.
 */
function share(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
  if (!to.endsWith(".ndjson")) return copyFileSync(from, to);
  try {
    linkSync(from, to);
  } catch {
    // A file system without hard links, or one that has enough of them.
    copyFileSync(from, to);
  }
}

/** An installation that was built anew may clean otherwise under the same version. */
function builtAt(): number {
  return statSync(new URL(import.meta.url)).mtimeMs;
}

function digestOf(value: unknown): string {
  return createHash("sha256").update(serialize(value)).digest("hex");
}
