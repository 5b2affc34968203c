import type { Database } from "../database/database.ts";
import { quoteText } from "../database/database.ts";

/**
 * Takes indexes and primary keys off those of Sverka's own tables that are empty before the first load, and gives back the statements that
 * make them again: an index is built by sorting, and by several processes of the server, in a fraction of the time that a million single
 * insertions take. Inside the load's transaction, so that a load that fails has never touched them.
 *
 * What others go by stays: a key by which a publication names rows, without which the server refuses every update and deletion; and
 * whatever a foreign key or view of theirs was built on. So does all of a table with rows, as the log has after an undo.
 */
export async function dropIndexes(db: Database, tables: readonly string[]): Promise<string[]> {
  const empty = tables.map((name) => {
    const table = `${db.memory}.${name}`;
    return `SELECT ${quoteText(table)}::regclass AS oid WHERE NOT EXISTS (SELECT FROM ${table})`;
  });
  const indexes = await db.query<{ drop: string; create: string }>(
    `SELECT CASE WHEN c.oid IS NULL THEN format('DROP INDEX %s', i.indexrelid::regclass)
         ELSE format('ALTER TABLE %s DROP CONSTRAINT %I', i.indrelid::regclass, c.conname) END AS drop,
       CASE WHEN c.oid IS NULL THEN pg_get_indexdef(i.indexrelid)
         ELSE format('ALTER TABLE %s ADD CONSTRAINT %I %s', i.indrelid::regclass, c.conname, pg_get_constraintdef(c.oid)) END AS create
     FROM (${empty.join(" UNION ALL ")}) e JOIN pg_class t ON t.oid = e.oid JOIN pg_namespace n ON n.oid = t.relnamespace
     JOIN pg_index i ON i.indrelid = t.oid LEFT JOIN pg_constraint c ON c.conindid = i.indexrelid AND c.conrelid = t.oid AND c.contype IN ('p', 'u')
     WHERE NOT i.indisreplident
       AND NOT (i.indisprimary AND EXISTS (SELECT FROM pg_publication_tables p WHERE p.schemaname = n.nspname AND p.tablename = t.relname))
       AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.deptype = 'n' AND (d.refclassid = 'pg_class'::regclass AND d.refobjid = i.indexrelid
         OR d.refclassid = 'pg_constraint'::regclass AND d.refobjid = c.oid))
     ORDER BY i.indexrelid::regclass::text COLLATE "C"`,
  );
  for (const { drop } of indexes) await db.run(drop);
  return indexes.map(({ create }) => create);
}
