import { copyFileSync, rmSync } from "node:fs";
import type { Effect, Plan } from "../../load/index.ts";
import { Failure } from "../../model/index.ts";
import { PlanCounter, type PlanSummary } from "../../report/plan/summary.ts";
import { NdjsonWriter, readLines, readNdjson } from "../artifacts/ndjson.ts";
import type { RunFolder } from "../artifacts/run-folder.ts";

const planFile = "plan.ndjson";

/** A plan as it was saved: its head, and its effects as often as they are asked for. */
export interface SavedPlan {
  readonly plan: Plan;
  readonly effects: () => AsyncIterable<Effect>;
}

/**
 * Writes plan.ndjson: the head, then one line an effect. The head is known only when the last effect is, so the effects wait in a
 * file of their own; what fails on the way leaves neither.
 */
export async function writePlan(
  folder: RunFolder,
  rehearse: (onEffect: (effect: Effect) => void) => Promise<Plan>,
): Promise<{ plan: Plan; summary: PlanSummary }> {
  const counter = new PlanCounter();
  const effects = new NdjsonWriter(folder.file("plan-effects.tmp"));
  let plan: Plan;
  try {
    plan = await rehearse((effect) => {
      counter.add(effect);
      effects.write(effect);
    });
    effects.close();
  } catch (error) {
    effects.discard();
    throw error;
  }
  const out = new NdjsonWriter(folder.file(planFile));
  try {
    out.write(plan);
    for await (const lines of readLines(effects.path)) for (const line of lines) out.writeLine(line);
    out.close();
  } catch (error) {
    out.discard();
    throw error;
  } finally {
    rmSync(effects.path, { force: true });
  }
  // The books name a table with its schema, the effects without.
  const created = plan.result.tables.map(
    ({ table, created }) => [table.slice(table.indexOf(".") + 1), created] as const,
  );
  return { plan, summary: counter.summary(new Map(created)) };
}

/** A copy of the run's plan for somebody to look at, keep and apply. Readable by its owner only, as everything of a run. */
export function savePlan(folder: RunFolder, path: string): void {
  copyFileSync(folder.file(planFile), path);
}

/** Reads the head of a saved plan. Throws `plan-unreadable` when the file is none. */
export async function openPlan(path: string): Promise<SavedPlan> {
  return { plan: await readHead(path), effects: () => readEffects(path) };
}

async function readHead(path: string): Promise<Plan> {
  const unreadable = (reason: string, cause?: unknown) => new Failure("plan-unreadable", { path, reason }, 2, cause);
  try {
    for await (const head of readNdjson<Partial<Plan> | null>(path)) {
      const whole = [head?.runId, head?.input, head?.effects].every((each) => typeof each === "string");
      if (head?.version !== 1 || !whole) throw unreadable("version, runId, input, effects");
      return head as Plan;
    }
  } catch (error) {
    if (error instanceof SyntaxError) throw unreadable(error.message, error);
    throw error;
  }
  throw unreadable("0 B");
}

async function* readEffects(path: string): AsyncGenerator<Effect> {
  let head = true;
  for await (const line of readNdjson<Effect>(path)) {
    if (!head) yield line;
    head = false;
  }
}
