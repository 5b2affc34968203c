import type { Database } from "./database/database.ts";
import { LoadError } from "./errors.ts";
import { apply } from "./load.ts";
import type { Effect, LoadInput, LoadOptions, LoadResult } from "./load-input.ts";
import type { TargetProfile } from "./profile/profile.ts";

/** What a load would do, as it was when it was planned. Lines of plan.ndjson: this head, then one line an effect. */
export interface Plan {
  readonly version: 1;
  readonly runId: string;
  /** Digest of the input: files, mappings, decisions. */
  readonly input: string;
  /** Digest of all effects over what the target held. */
  readonly effects: string;
  /** Head of the log when it was planned. */
  readonly head: string;
  readonly result: LoadResult;
}

/**
 * Rehearses the load inside a transaction that is rolled back, so that the plan is exactly what a load would do, constraints and
 * triggers of the CRM included. It takes the same locks as the load while it runs, and draws no sequence. `onEffect` gets
 * each effect in the order of the log.
 */
export async function plan(
  db: Database,
  profile: TargetProfile,
  input: LoadInput,
  options: Omit<LoadOptions, "dryRun" | "beforeCommit"> = {},
): Promise<Plan> {
  const result = await apply(db, profile, input, { onEffect: () => {}, ...options, dryRun: true });
  return {
    version: 1,
    runId: input.runId,
    input: input.digest,
    effects: result.effectDigest as string,
    head: result.head,
    result,
  };
}

/**
 * Applies exactly what was planned, or nothing: throws LoadError `plan-stale`, naming up to ten effects that would differ, when
 * files, decisions, the target's rows, its constraints or Sverka's log have moved. `planned` gives the plan's effects again.
 */
export async function applyPlan(
  db: Database,
  profile: TargetProfile,
  input: LoadInput,
  saved: Plan,
  planned: () => AsyncIterable<Effect> | Iterable<Effect>,
  options: Omit<LoadOptions, "dryRun"> = {},
): Promise<LoadResult> {
  if (saved.input !== input.digest) throw new LoadError("plan-stale", { moved: "files, mappings or decisions" });
  const effects = new Map<string, string>();
  const onEffect = async (effect: Effect): Promise<void> => {
    const key = effectKey(effect);
    effects.set(key, JSON.stringify(effect.before ?? null));
    await options.onEffect?.(effect);
  };
  return apply(db, profile, input, {
    ...options,
    onEffect,
    async beforeCommit(result) {
      if (result.effectDigest !== saved.effects) {
        throw new LoadError("plan-stale", { moved: (await differences(effects, planned())).join("; ") });
      }
      await options.beforeCommit?.(result);
    },
  });
}

/** New rows have no key of their own yet: they are named by their golden record. */
function effectKey({ op, entity, table, target }: Effect): string {
  return op === "insert" || op === "add" ? `${op} ${table} ${entity}` : `${op} ${table}/${target} ${entity}`;
}

async function differences(
  now: ReadonlyMap<string, string>,
  planned: AsyncIterable<Effect> | Iterable<Effect>,
): Promise<string[]> {
  const found: string[] = [];
  const seen = new Set<string>();
  for await (const effect of planned) {
    const key = effectKey(effect);
    seen.add(key);
    const before = now.get(key);
    if (before === undefined) found.push(`planned and no longer so: ${key}`);
    else if (before !== JSON.stringify(effect.before ?? null)) found.push(`over another value: ${key}`);
  }
  for (const key of now.keys()) if (!seen.has(key)) found.push(`not planned: ${key}`);
  return found.length === 0 ? ["the golden records"] : found.sort().slice(0, 10);
}
