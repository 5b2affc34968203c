import type { Database } from "../database/database.ts";
import { quoteText } from "../database/database.ts";

/**
 * Takes the plain indexes off Sverka's own tables, which are empty before the first load, and gives back the statements that make them
 * again: an index is built by sorting in a fraction of the time that a million single insertions take. Inside the load's transaction,
 * so that a load that fails has never touched them.
 */
export async function dropIndexes(db: Database, tables: readonly string[]): Promise<string[]> {
  const names = tables.map((name) => `${quoteText(`${db.memory}.${name}`)}::regclass`).join(", ");
  const indexes = await db.query<{ name: string; definition: string }>(
    `SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS definition FROM pg_index
     WHERE indrelid IN (${names}) AND NOT indisunique ORDER BY 1`,
  );
  for (const { name } of indexes) await db.run(`DROP INDEX ${name}`);
  return indexes.map(({ definition }) => definition);
}
