import type { Database } from "./database.ts";
import { hasMemory } from "./schema.ts";

/** A run as the database remembers it. */
export interface RunLine {
  readonly runId: string;
  readonly kind: "load" | "undo" | "forget";
  readonly at: string;
  readonly undoes?: string;
  readonly undoneBy?: string;
  readonly changes: number;
  readonly head: string;
}

/** Every run that reached COMMIT, oldest first. */
export async function listRuns(db: Database): Promise<RunLine[]> {
  if (!(await hasMemory(db))) return [];
  const rows = await db.query<{
    run: string;
    kind: RunLine["kind"];
    at: string;
    undoes: string | null;
    undone: string | null;
    changes: number;
    head: string;
  }>(
    `SELECT run_id AS run, kind, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS at, undoes, undone_by AS undone,
       coalesce(last_change - first_change + 1, 0) AS changes, head FROM ${db.memory}.run r ORDER BY r.at, r.run_id`,
  );
  return rows.map(({ run, undoes, undone, ...line }) => ({
    runId: run,
    ...line,
    ...(undoes === null ? {} : { undoes }),
    ...(undone === null ? {} : { undoneBy: undone }),
  }));
}

/**
 * What became of a run whose process did not live to see its COMMIT answered: `done` when its row is there (it is written inside the
 * load's own transaction, so there is no third case), `absent` when the database holds nothing of it.
 */
export async function reconcileRun(db: Database, runId: string): Promise<"done" | "absent"> {
  if (!(await hasMemory(db))) return "absent";
  const rows = await db.query(`UPDATE ${db.memory}.run SET status = 'done' WHERE run_id = $1 RETURNING run_id`, [
    runId,
  ]);
  return rows.length === 0 ? "absent" : "done";
}
