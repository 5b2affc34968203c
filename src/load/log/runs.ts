import type { Database } from "../database/database.ts";
import { LoadError } from "../errors.ts";
import { withLock } from "../database/lock.ts";
import { emptyHead, readHead as headOf } from "./log.ts";
import { hasMemory } from "../database/schema.ts";

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

/** The head of the change log; of a log that has no entry yet, and of a database that Sverka has not seen, that of nothing. */
export async function readHead(db: Database): Promise<string> {
  return (await hasMemory(db)) ? (await headOf(db)).head : emptyHead;
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
 * What became of a run whose process did not live to see its COMMIT answered: its head and time when its row is there (it is written inside
 * the run's own transaction), `absent` when the database holds nothing of it, `under-way` while some loader still works.
 */
export async function reconcileRun(
  db: Database,
  runId: string,
): Promise<{ readonly head: string; readonly at: string } | "absent" | "under-way"> {
  if (!(await hasMemory(db))) return "absent";
  try {
    return await withLock(db, async () => {
      const [row] = await db.query<{ head: string; at: string }>(
        `UPDATE ${db.memory}.run SET status = 'done' WHERE run_id = $1
         RETURNING head, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at`,
        [runId],
      );
      return row ?? "absent";
    });
  } catch (error) {
    // A row that is not there yet may still come while another holds the lock.
    if (error instanceof LoadError && error.code === "load-busy") return "under-way";
    throw error;
  }
}
