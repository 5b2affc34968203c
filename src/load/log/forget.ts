import type { Database } from "../database/database.ts";
import { quoteText } from "../database/database.ts";
import { LoadError } from "../errors.ts";
import { withLock } from "../database/lock.ts";
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
 * Erases a person from what Sverka remembers (152-ФЗ, GDPR): the payloads, keys and places of their source records, what was written for
 * them, what audits found of them, and the contents and salts of their log entries. The erasing is itself an entry of the chain that names the entries it erased. The rows of the
 * CRM are the CRM's own to delete, those of a source the source's: a later export that still has the person brings them back. Run folders, journals, git history and other people's copies are out of reach of this function.
 */
export async function forgetEntity(db: Database, entity: string, runId: string): Promise<ForgetResult> {
  const memory = db.memory;
  return withLock(db, () =>
    db.transaction(async () => {
      const [known] = await db.query<{ row: string }>(
        `SELECT 'target:' || target_table || '/' || target_id AS row FROM ${memory}.entity WHERE entity_id = $1`,
        [entity],
      );
      if (known === undefined) throw new LoadError("forget-unknown", { entity });
      const cards = [entity, ...(await formerCards(db, entity))];
      const mine = "entity_id IN (SELECT json_array_elements_text($1::json))";
      const named = [JSON.stringify(cards)];
      const seqs = (
        await db.query<{ seq: number }>(
          `SELECT seq FROM ${memory}.change WHERE ${mine} AND salt IS NOT NULL AND op <> 'forget' ORDER BY seq`,
          named,
        )
      ).map(({ seq }) => seq);
      await createLog(db);
      // The entry names the erased entries and nothing of the person; the entity id is a digest of its own.
      await db.run(
        `INSERT INTO log (_op, _table, _target, _after) VALUES ('forget', 'change', '', ${quoteText(JSON.stringify({ seqs }))}::json)`,
      );
      const chained = await chainLog(db, runId);
      await db.query(
        `UPDATE ${memory}.change SET before = NULL, after = NULL, salt = NULL WHERE ${mine} AND op <> 'forget'`,
        named,
      );
      const records = await db.query<{ id: string; place: string }>(
        `SELECT record_id AS id, place FROM ${memory}.source_record WHERE ${mine} ORDER BY record_id`,
        named,
      );
      const ids = [...cards, ...records.map(({ id }) => id)];
      await db.query(
        `DELETE FROM ${memory}.prior WHERE key IN (SELECT json_array_elements_text($1::json)) OR image->>'entity_id' IN (SELECT json_array_elements_text($1::json))`,
        [JSON.stringify(ids)],
      );
      // A key may be a name («contact:иванова ольга»), and a hash of so few words can be guessed: what stays is drawn, not computed.
      await db.query(
        `UPDATE ${memory}.source_record r SET payload = NULL, record_id = source || ':forgotten-' || gen_random_uuid(), source_key = 'forgotten',
           draft = CASE WHEN draft = 'cp' THEN draft ELSE 'contact:forgotten' END, place = '', raw_hash = '', payload_hash = '' WHERE ${mine}`,
        named,
      );
      await db.query(
        `DELETE FROM ${memory}.finding f USING json_array_elements_text($1::json) n(name)
         WHERE f.record = n.name OR strpos(f.detail::text, to_json(n.name)::text) > 0`,
        [JSON.stringify([...ids, known.row])],
      );
      const [sent] = await db.query<{ there: boolean }>("SELECT to_regclass($1) IS NOT NULL AS there", [
        `${memory}.sent`,
      ]);
      if (sent?.there === true) await db.query(`DELETE FROM ${memory}.sent WHERE ${mine}`, named);
      await db.query(`UPDATE ${memory}.entity SET written = '{"row": {}, "children": []}' WHERE ${mine}`, named);
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
        ids,
        places: [...new Set(records.flatMap(({ place }) => place.split("\n")))].sort(),
      };
    }),
  );
}

/** Cards under which the log knows the same person: those merged into the card, and those that its records had in runs that were undone. */
async function formerCards(db: Database, entity: string): Promise<string[]> {
  const { memory } = db;
  const cards = await db.query<{ id: string }>(
    `SELECT entity_id AS id FROM ${memory}.entity WHERE merged_into = $1
     UNION SELECT p.image->>'entity_id' FROM ${memory}.prior p JOIN ${memory}.source_record r ON r.record_id = p.key
     WHERE p.what = 'source_record' AND r.entity_id = $1 AND NOT EXISTS (SELECT FROM ${memory}.entity e WHERE e.entity_id = p.image->>'entity_id')
     ORDER BY 1`,
    [entity],
  );
  return cards.map(({ id }) => id);
}
