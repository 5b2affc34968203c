import type { CommandFile } from "./command.ts";

/** Every command, in the order in which help lists them: the order in which they are used. */
const commands: Readonly<Record<string, () => Promise<{ default: CommandFile }>>> = {
  init: () => import("./commands/init.ts"),
  profile: () => import("./commands/profile.ts"),
  validate: () => import("./commands/validate.ts"),
  run: () => import("./commands/run.ts"),
  extract: () => import("./commands/extract.ts"),
  normalize: () => import("./commands/normalize.ts"),
  dedupe: () => import("./commands/dedupe.ts"),
  plan: () => import("./commands/plan.ts"),
  load: () => import("./commands/load.ts"),
  explain: () => import("./commands/explain.ts"),
  correct: () => import("./commands/correct.ts"),
  decide: () => import("./commands/decide.ts"),
  undo: () => import("./commands/undo.ts"),
  review: () => import("./commands/review.ts"),
  export: () => import("./commands/export.ts"),
  audit: () => import("./commands/audit.ts"),
  fit: () => import("./commands/fit.ts"),
  evaluate: () => import("./commands/evaluate.ts"),
  report: () => import("./commands/report.ts"),
  schema: () => import("./commands/schema.ts"),
  log: () => import("./commands/log.ts"),
  forget: () => import("./commands/forget.ts"),
  target: () => import("./commands/target.ts"),
  doctor: () => import("./commands/doctor.ts"),
  runs: () => import("./commands/runs.ts"),
};

export const commandNames = Object.keys(commands);

export async function loadCommand(name: string): Promise<CommandFile> {
  return (await commands[name]!()).default;
}
