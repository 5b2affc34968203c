import type { Database } from "./database.ts";
import { quoteText } from "./database.ts";
import { LoadError } from "./errors.ts";
import { withLock } from "./lock.ts";
import { chainLog, createLog } from "./log.ts";

export interface ForgetResult {
  readonly runId: string;
  readonly head: string;
  /** Log entries whose contents are erased; their digests stay, so that the chain still verifies. */
  readonly changes: number;
  readonly records: number;
  /** By what the person stands in files outside the database: ids of the golden record and its source records, places of their rows. */
  readonly ids: readonly string[];
  readonly places: readonly string[];
}

/**
 * Erases a person from what Sverka remembers (152-ФЗ, GDPR): the payloads of their source records, what was written for them, and the
 * contents and salts of their log entries. The erasing is itself an entry of the chain that names the entries it erased. The rows of the
 * CRM are the CRM's own to delete; run folders, journals, git history and other people's copies are out of reach of this function.
 */
export async function forgetEntity(db: Database, entity: string, runId: string): Promise<ForgetResult> {
  const memory = db.memory;
  return withLock(db, () =>
    db.transaction(async () => {
      const [known] = await db.query<{ there: boolean }>(
        `SELECT EXISTS (SELECT FROM ${memory}.entity WHERE entity_id = $1) AS there`,
        [entity],
      );
      if (known?.there !== true) throw new LoadError("forget-unknown", { entity });
      const seqs = (
        await db.query<{ seq: number }>(
          `SELECT seq FROM ${memory}.change WHERE entity_id = $1 AND salt IS NOT NULL AND op <> 'forget' ORDER BY seq`,
          [entity],
        )
      ).map(({ seq }) => seq);
      await createLog(db);
      // The entry names the erased entries and nothing of the person; the entity id is a digest of its own.
      await db.run(
        `INSERT INTO log (_op, _table, _target, _after) VALUES ('forget', 'change', '', ${quoteText(JSON.stringify({ seqs }))}::json)`,
      );
      const chained = await chainLog(db, runId);
      await db.query(
        `UPDATE ${memory}.change SET before = NULL, after = NULL, salt = NULL WHERE entity_id = $1 AND op <> 'forget'`,
        [entity],
      );
      const records = await db.query<{ id: string; place: string }>(
        `UPDATE ${memory}.source_record SET payload = NULL WHERE entity_id = $1 RETURNING record_id AS id, place`,
        [entity],
      );
      await db.query(
        `DELETE FROM ${memory}.prior WHERE key = $1 OR key IN (SELECT record_id FROM ${memory}.source_record WHERE entity_id = $1)`,
        [entity],
      );
      const [sent] = await db.query<{ there: boolean }>("SELECT to_regclass($1) IS NOT NULL AS there", [
        `${memory}.sent`,
      ]);
      if (sent?.there === true) await db.query(`DELETE FROM ${memory}.sent WHERE entity_id = $1`, [entity]);
      await db.query(
        `UPDATE ${memory}.entity SET written = jsonb_build_object('row', '{}'::jsonb, 'children', '[]'::jsonb) WHERE entity_id = $1`,
        [entity],
      );
      await db.query(
        `INSERT INTO ${memory}.run (run_id, kind, status, profile, input_digest, summary, first_change, last_change, head)
         VALUES ($1, 'forget', 'done', '', '', $2, $3, $4, $5)`,
        [
          runId,
          JSON.stringify({ changes: seqs.length, records: records.length }),
          chained.first ?? null,
          chained.last ?? null,
          chained.head,
        ],
      );
      return {
        runId,
        head: chained.head,
        changes: seqs.length,
        records: records.length,
        ids: [entity, ...records.map(({ id }) => id).sort()],
        places: [...new Set(records.flatMap(({ place }) => place.split("\n")))].sort(),
      };
    }),
  );
}
