import { createHash } from "node:crypto";
import { compareText } from "../../model/index.ts";
import { givenColumns, keyMatches, type Table } from "../catalogue/catalogue.ts";
import { type Database, quoteName, quoteText } from "../database/database.ts";
import type { Effect } from "../load-input.ts";

/** Where the steps of a run note their writes, in the order in which undo must take them back, last first. */
export async function createLog(db: Database): Promise<void> {
  await db.run(`CREATE TEMP TABLE log (_n bigint GENERATED ALWAYS AS IDENTITY, _op text, _entity text COLLATE "C", _table text COLLATE "C",
      _target text COLLATE "C", _before json, _after json) ON COMMIT DROP`);
}

/** A whole row, column by column as text under the session's pinned settings. */
export function rowImage(table: Table, alias: string): string {
  const columns = givenColumns(table).map(({ name }) => `${alias}.${quoteName(name)}::text AS ${quoteName(name)}`);
  return `(SELECT row_to_json(_x) FROM (SELECT ${columns.join(", ")}) _x)`;
}

/**
 * Runs `write` and logs what became of the rows it was to touch: every column that differs afterwards, the work of triggers
 * included. `rows` selects `_entity` and `_key` (the primary key as text), and `newKey` where the write changes the key itself.
 */
export async function logged<T>(
  db: Database,
  table: Table,
  op: Effect["op"],
  rows: string,
  write: () => Promise<T>,
  newKey = "_key",
): Promise<T> {
  // In the order of their names, which is that of the log.
  const columns = givenColumns(table)
    .map(({ name }) => name)
    .toSorted(compareText);
  // Side by side as arrays: documents of whole rows, taken apart and looked up name by name, cost several times as much.
  const image = `ARRAY[${columns.map((name) => `t.${quoteName(name)}::text`).join(", ")}]::text[]`;
  await db.run(`CREATE TEMP TABLE before_write ON COMMIT DROP AS
    SELECT r._entity, r._key, r.${newKey} AS _new, ${image} AS _row FROM (${rows}) r JOIN ${table.sql} t ON ${keyMatches(table, "t", "r._key")}`);
  const written = await write();
  await db.run(`INSERT INTO log (_op, _entity, _table, _target, _before, _after)
    SELECT ${quoteText(op)}, _entity, ${quoteText(table.label)}, _new, d._before, d._after
    FROM (SELECT b._entity, b._new, b._row AS _was, ${image} AS _is
          FROM before_write b JOIN ${table.sql} t ON ${keyMatches(table, "t", "b._new")}) x
    CROSS JOIN LATERAL (SELECT json_object(array_agg(c.name), array_agg(c.was)) AS _before, json_object(array_agg(c.name), array_agg(c.is_now)) AS _after
      FROM unnest(ARRAY[${columns.map(quoteText).join(", ")}], _was, _is) c(name, was, is_now) WHERE c.was IS DISTINCT FROM c.is_now) d
    WHERE _was <> _is ORDER BY _entity, _new;
    DROP TABLE before_write`);
  return written;
}

/** Deletes rows and logs them whole, so that undo can put them back. */
export async function loggedDelete(db: Database, table: Table, rows: string): Promise<void> {
  await db.run(`INSERT INTO log (_op, _entity, _table, _target, _before)
    SELECT 'delete', r._entity, ${quoteText(table.label)}, r._key, ${rowImage(table, "t")} FROM (${rows}) r
    JOIN ${table.sql} t ON ${keyMatches(table, "t", "r._key")} ORDER BY r._entity, r._key;
    DELETE FROM ${table.sql} t USING (${rows}) r WHERE ${keyMatches(table, "t", "r._key")}`);
}

/** Logs rows that were added to golden records already there: their image stands in the log itself. */
export async function logAdded(db: Database, table: Table, rows: string): Promise<void> {
  await db.run(`INSERT INTO log (_op, _entity, _table, _target, _after)
    SELECT 'add', r._entity, ${quoteText(table.label)}, r._key, ${rowImage(table, "t")} FROM (${rows}) r
    JOIN ${table.sql} t ON ${keyMatches(table, "t", "r._key")} ORDER BY r._entity, r._key`);
}

/** Rows in a block: small enough to name a place, big enough that the chain costs nothing. */
const blockSize = 4096;

/**
 * The canonical bytes of a change: each field as its length in bytes, a colon, the field, a comma; `-,` for none. Nothing in
 * a field can be taken for the end of it, and any language can write it again. The digest is sha256(salt ‖ bytes).
 */
export function canonicalSql(alias: string): string {
  const fields = ["seq", "run_id", "op", "entity_id", "target_table", "target_id", "before", "after"].map(
    (name) => `${alias}.${name}::text`,
  );
  fields.push(`encode(${alias}.image, 'hex')`);
  return fields.map((field) => `coalesce(octet_length(${field})::text || ':' || ${field} || ',', '-,')`).join(" || ");
}

export function digestSql(alias: string): string {
  return `sha256(convert_to(${alias}.salt::text || ${canonicalSql(alias)}, 'UTF8'))`;
}

/** The head of the chain: digest of the last block, or of nothing. */
export async function readHead(db: Database): Promise<{ head: string; block: number; seq: number }> {
  const [last] = await db.query<{ number: number; digest: string; last: number }>(
    `SELECT number, encode(digest, 'hex') AS digest, last_change AS last FROM ${db.memory}.block ORDER BY number DESC LIMIT 1`,
  );
  return last === undefined
    ? { head: emptyHead, block: 0, seq: 0 }
    : { head: last.digest, block: last.number, seq: last.last };
}

export const emptyHead = createHash("sha256").digest("hex");

export interface Chained {
  readonly head: string;
  readonly first?: number;
  readonly last?: number;
  readonly changes: number;
}

/**
 * Moves the log of a run into `change`, salts and digests it and chains it onto what is there. Gives the new head and the
 * span of changes; nothing is written for an empty log. The image of an insert is the entity's `written`, so that comes first.
 */
export async function chainLog(db: Database, runId: string): Promise<Chained> {
  const { seq } = await readHead(db);
  const changes =
    // Numbered before anything wide is joined to it: sorting the images themselves would write them all to disk and back.
    await db.run(`INSERT INTO ${db.memory}.change (seq, run_id, op, entity_id, target_table, target_id, before, after, image, salt, digest)
    SELECT seq, run_id, op, entity_id, target_table, target_id, before, after, image, salt, ${digestSql("c")}
    FROM (SELECT l.*, CASE WHEN e.written IS NOT NULL THEN sha256(convert_to(l.salt::text || e.written::text, 'UTF8')) END AS image
          FROM (SELECT ${seq} + row_number() OVER (ORDER BY _n) AS seq, ${quoteText(runId)} AS run_id, _op AS op, _entity AS entity_id,
                  _table AS target_table, _target AS target_id, _before AS before, _after AS after, gen_random_uuid() AS salt
                FROM log) l LEFT JOIN ${db.memory}.entity e ON l.op = 'insert' AND e.entity_id = l.entity_id OFFSET 0) c`);
  return chainChanges(db, runId, changes);
}

/** Chains changes that stand in `change` behind the last block onto it. */
export async function chainChanges(db: Database, runId: string, changes: number): Promise<Chained> {
  const { head, block, seq } = await readHead(db);
  if (changes === 0) return { head, changes };
  const blocks = await db.query<{ first: number; last: number; inner: string }>(`
    SELECT min(seq) AS first, max(seq) AS last, encode(sha256(string_agg(digest, ''::bytea ORDER BY seq)), 'hex') AS inner
    FROM ${db.memory}.change WHERE seq > ${seq} GROUP BY (seq - ${seq} - 1) / ${blockSize} ORDER BY 1`);
  let previous = head;
  const lines = blocks.map(({ first, last, inner }, at) => {
    const number = block + at + 1;
    const digest = blockDigest({ number, runId, first, last, previous, inner });
    const line = `${number}\t${runId}\t${first}\t${last}\t\\\\x${previous}\t\\\\x${digest}\n`;
    previous = digest;
    return line;
  });
  await db.copyIn(`${db.memory}.block (number, run_id, first_change, last_change, previous, digest)`, lines);
  return { head: previous, first: seq + 1, last: seq + changes, changes };
}

/** `inner` is sha256 over the digests of the block's changes, one after the other. */
export function blockDigest(block: {
  number: number;
  runId: string;
  first: number;
  last: number;
  previous: string;
  inner: string;
}): string {
  const { number, runId, first, last, previous, inner } = block;
  return createHash("sha256").update([number, runId, first, last, previous, inner].join("\n")).digest("hex");
}
