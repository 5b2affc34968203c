import { type Database, quoteText } from "../database/database.ts";

/**
 * Sverka's own rows as they stood before the run: those it made go, those it changed come back from `prior`. The rows as they stand
 * now become the undo's own `prior`, so that it can be undone. Golden records whose rows had to stay keep their memory.
 */
export async function restoreMemory(db: Database, undoes: string, runId: string): Promise<void> {
  const [run, undo] = [quoteText(undoes), quoteText(runId)];
  const memory = db.memory;
  await restore("entity", "entity_id", "first_run", "e.entity_id IN (SELECT _entity FROM kept_entity)");
  await restore("source_record", "record_id", "last_run", "e.entity_id IN (SELECT _entity FROM kept_entity)");

  async function restore(table: string, key: string, madeBy: string, kept: string): Promise<void> {
    const what = quoteText(table);
    const columns = (
      await db.query<{ name: string }>(
        `SELECT attname AS name FROM pg_attribute WHERE attrelid = ${quoteText(`${memory}.${table}`)}::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum`,
      )
    ).map(({ name }) => name);
    await db.run(`
      DROP TABLE IF EXISTS made; DROP TABLE IF EXISTS former;
      CREATE TEMP TABLE former ON COMMIT DROP AS SELECT p.key, p.image FROM ${memory}.prior p WHERE p.run_id = ${run} AND p.what = ${what}
        AND NOT EXISTS (SELECT FROM ${memory}.${table} e WHERE e.${key} = p.key AND ${kept});
      CREATE TEMP TABLE made ON COMMIT DROP AS SELECT e.${key} AS key FROM ${memory}.${table} e WHERE e.${madeBy} = ${run} AND NOT (${kept})
        AND NOT EXISTS (SELECT FROM ${memory}.prior p WHERE p.run_id = ${run} AND p.what = ${what} AND p.key = e.${key});
      INSERT INTO ${memory}.prior (run_id, what, key, image)
        SELECT ${undo}, ${what}, e.${key}, row_to_json(e) FROM ${memory}.${table} e WHERE e.${key} IN (SELECT key FROM made UNION ALL SELECT key FROM former);
      DELETE FROM ${memory}.${table} e USING (SELECT key FROM made UNION ALL SELECT key FROM former) g WHERE e.${key} = g.key;
      INSERT INTO ${memory}.${table} (${columns.join(", ")}) SELECT ${columns.map((name) => `x.${name}`).join(", ")}
        FROM former f, LATERAL json_populate_record(NULL::${memory}.${table}, f.image) x;`);
  }
}
