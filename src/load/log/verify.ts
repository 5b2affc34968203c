import type { Database } from "../database/database.ts";
import { blockDigest, digestSql, readHead } from "./log.ts";

/** What `log verify` found. `entry` is the number of the first change that is not as it was written. */
export interface Verification {
  readonly ok: boolean;
  readonly head: string;
  readonly changes: number;
  readonly forgotten: number;
  /** changed: its bytes are not those that were digested; missing, added: the numbers do not run on; chain: a block's digest; tail: the log ends elsewhere than `expectedHead`. */
  readonly fault?: "changed" | "missing" | "added" | "chain" | "tail";
  readonly entry?: number;
  readonly block?: number;
}

/**
 * Checks the change log from the first entry to the last: every byte of an entry, its place, its block and the chain of blocks. A cut
 * tail shows only against a head that was kept outside the database (run.json, a printed report): `expectedHead`.
 */
export async function verifyLog(db: Database, expectedHead?: string): Promise<Verification> {
  const memory = db.memory;
  const { head } = await readHead(db);
  const [count] = await db.query<{ n: number; forgotten: number }>(
    `SELECT count(*) AS n, count(*) FILTER (WHERE salt IS NULL) AS forgotten FROM ${memory}.change`,
  );
  const base = { head, changes: count?.n ?? 0, forgotten: count?.forgotten ?? 0 };
  // The chain tells which entries there must be; the entries are then laid against it.
  const faults: { fault: NonNullable<Verification["fault"]>; entry?: number; block?: number; last?: number }[] = [];
  const [entry] = await db.query<{ seq: number; fault: "changed" | "missing" | "added" }>(`
    WITH numbered AS (SELECT c.*, row_number() OVER (ORDER BY seq) AS n FROM ${memory}.change c),
      forgotten AS (SELECT (x.value)::bigint AS seq FROM ${memory}.change f, json_array_elements_text(f.after->'seqs') x WHERE f.op = 'forget')
    SELECT * FROM (
      SELECT n AS seq, CASE WHEN seq > n THEN 'missing' ELSE 'added' END AS fault FROM numbered WHERE seq <> n
      UNION ALL
      SELECT seq, 'changed' FROM numbered c WHERE salt IS NOT NULL AND digest <> ${digestSql("c")}
      UNION ALL
      SELECT seq, 'changed' FROM numbered c WHERE salt IS NULL AND (before IS NOT NULL OR after IS NOT NULL OR seq NOT IN (SELECT seq FROM forgotten))
    ) f ORDER BY seq LIMIT 1`);
  if (entry !== undefined) faults.push({ fault: entry.fault, entry: entry.seq });
  let previous = "";
  let expected = 1;
  let number = 1;
  const blocks = await db.query<{
    number: number;
    run: string;
    first: number;
    last: number;
    previous: string;
    digest: string;
    inner: string;
    rows: number;
    runs: boolean;
  }>(`
    SELECT b.number, b.run_id AS run, b.first_change AS first, b.last_change AS last, encode(b.previous, 'hex') AS previous, encode(b.digest, 'hex') AS digest,
      (SELECT encode(sha256(coalesce(string_agg(c.digest, ''::bytea ORDER BY c.seq), '')), 'hex') FROM ${memory}.change c WHERE c.seq BETWEEN b.first_change AND b.last_change) AS inner,
      (SELECT count(*) FROM ${memory}.change c WHERE c.seq BETWEEN b.first_change AND b.last_change) AS rows,
      (SELECT coalesce(bool_and(c.run_id = b.run_id), true) FROM ${memory}.change c WHERE c.seq BETWEEN b.first_change AND b.last_change) AS runs
    FROM ${memory}.block b ORDER BY b.number`);
  for (const block of blocks) {
    const { number: at, run, first, last, previous: before, inner } = block;
    const digest = blockDigest({ number: at, runId: run, first, last, previous: before, inner });
    if (
      at !== number ||
      first !== expected ||
      (previous !== "" && before !== previous) ||
      digest !== block.digest ||
      !block.runs
    ) {
      faults.push({
        fault: block.rows === last - first + 1 ? "chain" : "missing",
        entry: Math.min(first, expected),
        block: at,
        last,
      });
      break;
    }
    [previous, expected, number] = [block.digest, last + 1, at + 1];
  }
  if (faults.length === 0 && expected - 1 !== base.changes) {
    faults.push({
      fault: expected - 1 < base.changes ? "added" : "missing",
      entry: Math.min(expected, base.changes + 1),
    });
  }
  if (faults.length === 0 && expectedHead !== undefined && expectedHead !== head)
    faults.push({ fault: "tail", entry: expected });
  // An entry at fault names the place better than the block it stands in, which is then wrong too.
  const [one, two] = faults;
  const first =
    one?.block === undefined && one !== undefined && two?.last !== undefined && (one.entry ?? 0) > two.last ? two : one;
  if (first === undefined) return { ok: true, ...base };
  const { fault, entry: at, block } = first;
  return {
    ok: false,
    ...base,
    fault,
    ...(at === undefined ? {} : { entry: at }),
    ...(block === undefined ? {} : { block }),
  };
}

/** One change of a record's history. */
export interface HistoryLine {
  readonly seq: number;
  readonly run: string;
  readonly at: string;
  readonly op: string;
  readonly table: string;
  readonly id: string;
  readonly before?: Readonly<Record<string, string | null>>;
  readonly after?: Readonly<Record<string, string | null>>;
  /** Source records of the golden record behind it, as they stand now. */
  readonly records: readonly string[];
}

/**
 * Who changed what about a record: by its row (`counterparty`, `17`), or by its golden record's id. Children's changes are its own.
 */
export async function history(
  db: Database,
  record: { readonly table: string; readonly id: string } | { readonly entity: string },
): Promise<HistoryLine[]> {
  const memory = db.memory;
  const [where, params] =
    "entity" in record
      ? ["c.entity_id = $1", [record.entity]]
      : [
          `((c.target_table = $1 AND c.target_id = $2) OR c.entity_id IN (SELECT entity_id FROM ${memory}.entity WHERE target_table = $1 AND target_id = $2))`,
          [record.table, record.id],
        ];
  const rows = await db.query<
    HistoryLine & { before: HistoryLine["before"] | null; after: HistoryLine["after"] | null }
  >(
    `SELECT c.seq, c.run_id AS run, r.at::text AS at, c.op, c.target_table AS table, c.target_id AS id, c.before,
       coalesce(c.after, CASE WHEN c.op = 'insert' THEN e.written->'row' END) AS after,
       (SELECT coalesce(json_agg(s.record_id ORDER BY s.record_id), '[]') FROM ${memory}.source_record s WHERE s.entity_id = c.entity_id) AS records
     FROM ${memory}.change c JOIN ${memory}.run r USING (run_id) LEFT JOIN ${memory}.entity e ON e.entity_id = c.entity_id
     WHERE ${where} ORDER BY c.seq`,
    params as string[],
  );
  return rows.map(({ before, after, ...line }) => ({
    ...line,
    ...(before ? { before } : {}),
    ...(after ? { after } : {}),
  }));
}
