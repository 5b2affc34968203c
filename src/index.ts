/**
 * Sverka as a library: the records in which the stages meet, and the run as a function. Everything else is the command line's.
 */
export * from "./model/index.ts";
export { runProject } from "./pipeline/run.ts";
export type { Edge, RunOptions, RunOutcome } from "./pipeline/run-options.ts";
export { silent, type Progress } from "./pipeline/threads/progress.ts";
