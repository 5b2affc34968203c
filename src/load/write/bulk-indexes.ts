import type { Database } from "../database/database.ts";
import { quoteText } from "../database/database.ts";

/**
 * Takes indexes and primary keys off those of Sverka's own tables that are empty before the first load, and gives back the statements that
 * make them again: an index is built by sorting, and by several processes of the server, in a fraction of the time that a million single
 * insertions take. Inside the load's transaction, so that a load that fails has never touched them.
 */
export async function dropIndexes(db: Database, tables: readonly string[]): Promise<string[]> {
  const names = tables.map((name) => `${quoteText(`${db.memory}.${name}`)}::regclass`).join(", ");
  const indexes = await db.query<{ drop: string; create: string }>(
    `SELECT CASE WHEN c.oid IS NULL THEN format('DROP INDEX %s', i.indexrelid::regclass)
         ELSE format('ALTER TABLE %s DROP CONSTRAINT %I', i.indrelid::regclass, c.conname) END AS drop,
       CASE WHEN c.oid IS NULL THEN pg_get_indexdef(i.indexrelid)
         ELSE format('ALTER TABLE %s ADD CONSTRAINT %I %s', i.indrelid::regclass, c.conname, pg_get_constraintdef(c.oid)) END AS create
     FROM pg_index i LEFT JOIN pg_constraint c ON c.conindid = i.indexrelid AND c.contype IN ('p', 'u')
     WHERE i.indrelid IN (${names}) ORDER BY i.indexrelid::regclass::text COLLATE "C"`,
  );
  for (const { drop } of indexes) await db.run(drop);
  return indexes.map(({ create }) => create);
}
