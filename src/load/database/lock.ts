import type { Database } from "./database.ts";
import { LoadError } from "../errors.ts";

/**
 * One loader at a time: an advisory lock of the session, tried and never waited for, taken before BEGIN so that the snapshot of the
 * load begins after the last loader's COMMIT. A killed session lets it go.
 */
export async function withLock<T>(db: Database, work: () => Promise<T>): Promise<T> {
  const [row] = await db.query<{ got: boolean }>("SELECT pg_try_advisory_lock(7823401, hashtext($1)) AS got", [
    db.memory,
  ]);
  if (row?.got !== true) throw new LoadError("load-busy", { where: db.where });
  try {
    return await work();
  } finally {
    await db.query("SELECT pg_advisory_unlock(7823401, hashtext($1))", [db.memory]).catch(() => {});
  }
}
