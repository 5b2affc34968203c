import { resolve } from "node:path";
import { createInterface } from "node:readline/promises";
import { say } from "../messages/catalogue.ts";
import { guardMemory, usualMemory } from "../pipeline/threads/memory-guard.ts";
import { silent, type Progress } from "../pipeline/threads/progress.ts";
import type { Edge, RunOptions } from "../pipeline/run-options.ts";
import type { Terminal } from "./command.ts";

/** The outside world as the pipeline sees it, made of the terminal. */
export async function edgeOf(terminal: Terminal, options: Readonly<Record<string, unknown>> = {}): Promise<Edge> {
  return {
    env: terminal.env,
    ...(terminal.languageGiven ? { language: terminal.language } : {}),
    signal: terminal.signal,
    progress: guardMemory(
      terminal.interactive && !terminal.quiet && !terminal.json ? await bar(terminal) : silent,
      (options["maxMemory"] as number | undefined) ?? usualMemory(),
    ),
    now: () => new Date(),
    confirm: (name) => confirm(terminal, name, options["yes"] === true),
  };
}

/** Options that the commands of a run share, as the pipeline wants them. */
export function runOptions(options: Readonly<Record<string, unknown>>): RunOptions {
  return {
    ...(typeof options["database"] === "string" ? { database: options["database"] } : {}),
    ...(typeof options["limit"] === "number" ? { limit: options["limit"] } : {}),
    ...(typeof options["workers"] === "number" ? { workers: options["workers"] } : {}),
    ...(options["fresh"] === true ? { fresh: true } : {}),
    dryRun: options["dryRun"] === true,
    merge: options["merge"] !== false,
    ...(typeof options["plan"] === "string" ? { plan: resolve(options["plan"]) } : {}),
    ...(planFiles(options).length > 0 ? { out: planFiles(options).map((path) => resolve(path)) } : {}),
  };
}

/** `--out`, `--html` and `--xlsx` of a plan. */
export function planFiles(options: Readonly<Record<string, unknown>>): string[] {
  return ["out", "html", "xlsx"].flatMap((name) => {
    const path = options[name];
    if (typeof path !== "string") return [];
    const ending = name === "out" || path.toLowerCase().endsWith(`.${name}`) ? "" : `.${name}`;
    return [`${path}${ending}`];
  });
}

async function confirm(terminal: Terminal, name: string, yes: boolean): Promise<boolean> {
  if (yes) return true;
  if (!terminal.interactive) return false;
  const ask = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await ask.question(`${say("confirm-production", terminal.language, { name })} `)).trim() === name;
  } finally {
    ask.close();
  }
}

/** A line that shows the stage and how far it is; a bar where the total is known. */
async function bar(terminal: Terminal): Promise<Progress> {
  const { SingleBar } = await import("cli-progress");
  let current: InstanceType<typeof SingleBar> | undefined;
  return {
    begin(stage, total) {
      const name = say(`stage-${stage}`, terminal.language);
      const format =
        total === undefined ? `  ${name}  {value}` : `  ${name}  {bar} {percentage}%  {value}/{total}  {eta_formatted}`;
      current = new SingleBar({
        format,
        clearOnComplete: true,
        hideCursor: true,
        stream: process.stderr,
        etaBuffer: 100,
      });
      current.start(total ?? 0, 0);
    },
    advance: (count) => current?.increment(count),
    end() {
      current?.stop();
      current = undefined;
    },
  };
}
