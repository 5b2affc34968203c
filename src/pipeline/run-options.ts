import type { LoadResult } from "../load/index.ts";
import type { Language } from "../messages/index.ts";
import type { Books } from "../model/index.ts";
import type { PlanSummary } from "../report/plan/summary.ts";
import type { RunFacts } from "../report/data/run-facts.ts";
import type { OpenProject } from "./project/open-project.ts";
import type { Progress } from "./threads/progress.ts";
import type { RunFolder } from "./artifacts/run-folder.ts";
import type { DedupeSummary } from "./dedupe/stage-dedupe.ts";

/** What comes in from the outside: the clock, the environment, the terminal. */
export interface Edge {
  readonly env: NodeJS.ProcessEnv;
  readonly language?: Language;
  readonly signal: AbortSignal;
  readonly progress: Progress;
  now(): Date;
  /** Asked before a production database is written to; false ends the run. */
  confirm(name: string): Promise<boolean>;
}

export interface RunOptions {
  readonly database?: string;
  readonly limit?: number;
  readonly dryRun?: boolean;
  /** Threads for the work of the processor; default one for each core. */
  readonly workers?: number;
  /** Rows that are cleaned together; neither this nor `workers` changes a byte of what comes out. */
  readonly batch?: number;
  /** Nothing is taken over from earlier runs. */
  readonly fresh?: boolean;
  /** false: nothing is merged by itself. */
  readonly merge?: boolean;
  /** Pairs among what the target already holds are compared anew too. */
  readonly everything?: boolean;
  /** `load`: a saved plan to be applied exactly, or refused. */
  readonly plan?: string;
  /** `plan`: where the plan goes; the ending of each file says as what. */
  readonly out?: readonly string[];
}

export interface RunOutcome {
  readonly folder: RunFolder;
  readonly project: OpenProject;
  readonly books: Books;
  readonly facts: RunFacts;
  readonly dedupe: DedupeSummary;
  readonly load?: LoadResult;
  /** Of a rehearsal: what would be written. */
  readonly plan?: PlanSummary;
}
