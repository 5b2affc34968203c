import { explainRefusal } from "../errors.ts";
import type { Parameter } from "./database.ts";

/** What both drivers share: transactions and cursors, written once over `query` and `run`. */
export interface Session {
  readonly query: <Row>(sql: string, params?: readonly Parameter[]) => Promise<Row[]>;
  readonly run: (sql: string) => Promise<number>;
  readonly session: Transactions;
}

export interface Transactions {
  readonly open: () => boolean;
  transaction<T>(work: () => Promise<T>): Promise<T>;
}

/** `where` says which database, for whom its refusal is told. */
export function transactionOf(run: (sql: string) => Promise<number>, where: string): Transactions {
  let open = false;
  return {
    open: () => open,
    async transaction(work) {
      if (open) throw new Error("a transaction is already open on this connection");
      await run("BEGIN ISOLATION LEVEL REPEATABLE READ");
      open = true;
      try {
        const result = await work();
        await run("COMMIT");
        return result;
      } catch (error) {
        // A lost connection cannot be rolled back, and need not be: the server has done it.
        await run("ROLLBACK").catch(() => {});
        throw explainRefusal(error, where);
      } finally {
        open = false;
      }
    },
  };
}

let cursors = 0;

export async function* cursorOf<Row>(
  { query, run, session }: Session,
  sql: string,
  params: readonly Parameter[] = [],
  batch = 5000,
): AsyncIterable<Row> {
  const own = !session.open();
  const name = `sverka_cursor_${++cursors}`;
  if (own) await run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  try {
    await query(`DECLARE ${name} NO SCROLL CURSOR FOR ${sql}`, params);
    for (;;) {
      const rows = await query<Row>(`FETCH ${Math.max(1, Math.round(batch))} FROM ${name}`);
      if (rows.length === 0) break;
      yield* rows;
    }
    if (!own) await run(`CLOSE ${name}`);
  } finally {
    if (own) await run("COMMIT").catch(() => {});
  }
}
