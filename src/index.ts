/**
 * Sverka as a library: the records in which the stages meet, and the run as a function. Everything else is the command line's.
 */
export * from "./model/index.ts";
export { runProject, type Edge, type RunOptions, type RunOutcome } from "./pipeline/run.ts";
export { silent, type Progress } from "./pipeline/progress.ts";
