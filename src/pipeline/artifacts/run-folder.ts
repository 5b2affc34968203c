import { type Dirent, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Holder, isAlive } from "../../load/database/holder.ts";
import { Failure } from "../../model/failure.ts";
import { compareText } from "../../model/text.ts";
import { writeWhole } from "./write-whole.ts";

/** Stages whose artifacts a later run may take over; see reuse.ts. */
export type ReusableStage = "normalize" | "dedupe";

/** What a finished stage was made of, and size and time of what it made: an artifact that somebody changed since is not taken over. */
export interface StageStamp {
  readonly digest: string;
  /** Of matching: the same without what the target held. */
  readonly besideTarget?: string;
  readonly files: Readonly<Record<string, string>>;
}

/** run.json: inputs, versions, counts and times of one run. Clocks live here and in the report only. */
export interface RunFile {
  readonly id: string;
  readonly version: string;
  readonly project: string;
  status: RunStatus;
  readonly startedAt: string;
  finishedAt?: string;
  readonly limit?: number;
  /** Matched with `--no-merge`: nothing was merged by itself. */
  unmerged?: true;
  /** Head of the change log when what the target holds was read: a load goes on from there, or is refused. */
  existingHead?: string;
  /** The target profile, where it is not the project's own. */
  target?: string;
  readonly node: string;
  inputs: RunInput[];
  /** Milliseconds by stage. */
  stages: Record<string, number>;
  /** What each stage took of the machine, all threads of this process together; the highest memory is the process's so far. */
  usage: Record<string, { readonly cpuMs: number; readonly peakBytes: number }>;
  counts: Record<string, number>;
  /** What the finished stages were made of: an equal one of a later run takes their artifacts over. */
  made?: Readonly<Partial<Record<ReusableStage, StageStamp>>>;
  /** Stages that were taken over, and from which run. */
  reused?: Readonly<Partial<Record<ReusableStage, string>>>;
  /** Every load of this run: one, unless it was loaded again or into a second database. */
  loads: RunLoad[];
  /** A load that has begun and of which this process has not heard the end. */
  loading?: Begun;
  /** The same of an undo, and what it takes back: a load, or an undo. */
  undoing?: Begun & { readonly undoes?: string };
  /** Set when the last load was undone: the undo's own name in the database, and the head of the log after it. */
  undo?: Undo;
  /** Set when that undo was itself taken back: the load stands again. */
  redo?: Undo;
  failure?: string;
  /** Who is at work on it; absent once the work has ended, however it ended, unless the process was killed. */
  process?: Holder;
}

/** What has become of a run. One whose process is gone without a word says in run.json how far it had come; to people it was killed. */
export function statusOf(run: RunFile): RunStatus | "killed" {
  return run.process === undefined || isAtWork(run) ? run.status : "killed";
}

/** Whether a living process works on it. */
export function isAtWork({ process }: RunFile): boolean {
  return process !== undefined && isAlive(process);
}

export interface Undo {
  readonly uuid: string;
  readonly head: string;
}

/** A load or an undo by its name in the database, written down before it begins. */
export interface Begun {
  readonly uuid: string;
  /** As in {@link RunLoad}. */
  readonly target: string;
  readonly database?: string;
}

export type RunStatus =
  | "running"
  | "extracted"
  | "normalized"
  | "deduplicated"
  | "planned"
  | "loaded"
  | "undone"
  | "dry-run"
  | "refused"
  | "failed"
  | "interrupted";

export interface RunLoad {
  /** The run's name in the database: unique, because many projects may load into one database. */
  readonly uuid: string;
  /** Where the golden records went, without credentials: `crm @ embedded (.sverka/crm)`. */
  readonly target: string;
  /** As it was asked for, so that undo finds the same database: a name, or absent for the default. Never a URL. */
  readonly database?: string;
  /** Head digest of the change log after the load: kept outside the database it shows a cut tail. */
  readonly head: string;
  readonly at: string;
}

export interface RunInput {
  readonly source: string;
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly facts?: unknown;
}

/** Issues of reading and cleaning, of matching, and of the load. */
export const issueFiles = ["issues.ndjson", "issues-dedupe.ndjson", "issues-load.ndjson"] as const;

/** The folder of one run: `.sverka/runs/<id>/`, 0700. */
export class RunFolder {
  readonly path: string;
  readonly id: string;
  readonly run: RunFile;

  constructor(path: string, run: RunFile) {
    this.path = path;
    this.id = run.id;
    this.run = run;
  }

  /** Path of an artifact: `records.ndjson`, `rejects/managers.xlsx`… */
  file(name: string): string {
    return join(this.path, name);
  }

  has(name: string): boolean {
    return existsSync(this.file(name));
  }

  /** Writes a whole small file; it appears complete or not at all. */
  write(name: string, text: string): void {
    writeWhole(this.file(name), text);
  }

  readJson<T>(name: string): T {
    return JSON.parse(readFileSync(this.file(name), "utf8")) as T;
  }

  folder(name: string): string {
    const path = this.file(name);
    mkdirSync(path, { recursive: true, mode: 0o700 });
    return path;
  }

  /** Saves run.json as it stands. */
  save(): void {
    this.write("run.json", `${JSON.stringify(this.run, null, 2)}\n`);
  }

  /** Removes unfinished artifacts; finished ones stay. A folder of import files is settled by whoever can ask the database: import-files.ts. */
  sweep(): void {
    for (const { parentPath, name } of readdirSync(this.path, { recursive: true, withFileTypes: true }).filter(
      isUnfinished,
    ))
      rmSync(join(parentPath, name), { force: true });
  }
}

function isUnfinished(entry: Dirent): boolean {
  return entry.isFile() && (entry.name.endsWith(".part") || entry.name.endsWith(".tmp"));
}

/** Removes what killed runs of a project have left unfinished: they could not sweep themselves. */
export function sweepKilled(project: string): void {
  for (const id of listRuns(project)) {
    const folder = openRunFolder(project, id);
    if (statusOf(folder.run) === "killed") folder.sweep();
  }
}

/** The repairs that a run was planned with: a line for each column of a row, as `RepairEdit`. */
export const editsFile = "edits.ndjson";

/** Whether it is a run of `audit --repair`: of the target's own cards, not of the project's sources. */
export function isRepair(folder: RunFolder): boolean {
  return folder.has(editsFile);
}

function runsFolder(project: string): string {
  return join(project, ".sverka", "runs");
}

/**
 * Makes the next run folder of the day: `2026-11-21-01`. Making the folder is the claim on its number, so that two processes
 * that start together get two numbers.
 */
export function createRunFolder(
  project: string,
  now: Date,
  about: { version: string; name: string; limit?: number },
): RunFolder {
  const runs = runsFolder(project);
  const day = now.toISOString().slice(0, 10);
  for (let n = 1; ; n++) {
    const id = `${day}-${String(n).padStart(2, "0")}`;
    const path = join(runs, id);
    try {
      mkdirSync(runs, { recursive: true, mode: 0o700 });
      mkdirSync(path, { mode: 0o700 });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "EEXIST" && existsSync(path)) continue;
      throw new Failure("run-folder-unwritable", { path, reason: (error as Error).message }, 2, error);
    }
    const folder = new RunFolder(path, {
      id,
      version: about.version,
      project: about.name,
      status: "running",
      startedAt: now.toISOString(),
      ...(about.limit === undefined ? {} : { limit: about.limit }),
      node: process.version,
      inputs: [],
      stages: {},
      usage: {},
      counts: {},
      loads: [],
    });
    folder.save();
    return folder;
  }
}

/** Ids of all runs of a project, oldest first. */
export function listRuns(project: string): string[] {
  const runs = runsFolder(project);
  if (!existsSync(runs)) return [];
  return readdirSync(runs, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(runs, entry.name, "run.json")))
    .map((entry) => entry.name)
    .sort((a, b) => compareText(a.slice(0, 10), b.slice(0, 10)) || Number(a.slice(11)) - Number(b.slice(11)));
}

/** Id of the latest run whose records have been matched: a run that failed before has no pair to show. */
export function latestMatched(project: string): string | undefined {
  return listRuns(project).findLast((id) =>
    ["matches.ndjson", "golden.ndjson"].every((name) => existsSync(join(runsFolder(project), id, name))),
  );
}

/** Opens a run by id, else the latest. */
export function openRunFolder(project: string, id?: string): RunFolder {
  const runs = listRuns(project);
  const wanted = id ?? runs.at(-1);
  if (wanted === undefined) throw new Failure("no-runs", { path: project });
  if (!runs.includes(wanted))
    throw new Failure("run-unknown", { run: wanted, known: runs.slice(-5).join(", ") || "–" });
  const path = join(runsFolder(project), wanted);
  const run = JSON.parse(readFileSync(join(path, "run.json"), "utf8")) as RunFile;
  // Runs of earlier versions have not measured themselves.
  run.usage ??= {};
  return new RunFolder(path, run);
}

/** Opens a run by id, else the latest of the project's sources: what is told of a migration is not told of a repair that followed it. */
export function openRunOfSources(project: string, id?: string): RunFolder {
  const ofSources = (each: string): boolean => !existsSync(join(runsFolder(project), each, editsFile));
  return openRunFolder(project, id ?? listRuns(project).findLast(ofSources));
}

export function removeRun(project: string, id: string): void {
  rmSync(openRunFolder(project, id).path, { recursive: true, force: true });
}
