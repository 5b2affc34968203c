import { readCatalogue } from "./catalogue.ts";
import { type Database, quoteName } from "../database/database.ts";

/**
 * sha256 over every row of every table of a schema, in order of the primary key (of the row's text where there is none), hex by table.
 * Equal fingerprints, equal contents; sequences are not part of it.
 */
export async function fingerprint(db: Database, schema: string): Promise<Record<string, string>> {
  const { tables } = await readCatalogue(db, schema);
  const prints: Record<string, string> = {};
  for (const table of tables.values()) {
    const order =
      table.primaryKey.length === 0
        ? 't::text COLLATE "C"'
        : table.primaryKey.map((name) => `t.${quoteName(name)}`).join(", ");
    const [row] = await db.query<{ print: string }>(
      `SELECT encode(sha256(coalesce(string_agg(sha256(convert_to(ROW(t.*)::text, 'UTF8')), ''::bytea ORDER BY ${order}), '')), 'hex') AS print FROM ${table.sql} t`,
    );
    prints[table.name] = row?.print ?? "";
  }
  return prints;
}
