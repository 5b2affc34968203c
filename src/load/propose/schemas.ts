import { type Database, quoteText } from "../database/database.ts";

/** Schemas that hold tables, by name; the server's own and Sverka's are left out. */
export async function schemasWithTables(db: Database): Promise<string[]> {
  const rows = await db.query<{ name: string }>(
    `SELECT n.nspname AS name FROM pg_namespace n
     WHERE EXISTS (SELECT FROM pg_class c WHERE c.relnamespace = n.oid AND c.relkind IN ('r', 'p'))
       AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND quote_ident(n.nspname) <> ${quoteText(db.memory)}
       AND to_regclass(format('%I.source_record', n.nspname)) IS NULL
     ORDER BY n.nspname COLLATE "C"`,
  );
  return rows.map(({ name }) => name);
}
