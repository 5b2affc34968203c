import type { Database } from "../database/database.ts";
import { copyField } from "./encode.ts";

/** Cells by header, as an import file last said them of a card. */
export type SentRow = Readonly<Record<string, string>>;

/** A card that stands: its entity, and the key by which an export of the vendor named it. */
interface Standing {
  readonly entity: string;
  /** Source key of the vendor's own record of it, the smallest where there are several. */
  readonly vendorKey?: string;
  /** Keys of further records of the vendor that turned out to be the same card: for people to merge there. */
  readonly others: readonly string[];
}

/** Cards that are loaded and neither merged away nor gone, with what exports read back through `sources` call them. */
export async function readStanding(db: Database, sources: readonly string[]): Promise<Map<string, Standing>> {
  const standing = new Map<string, Standing>();
  const rows = db.stream<{ entity: string; keys: string[] }>(
    `SELECT e.entity_id AS entity, coalesce(json_agg(r.source_key ORDER BY length(r.source_key), r.source_key) FILTER (WHERE r.source_key IS NOT NULL), '[]') AS keys
     FROM ${db.memory}.entity e LEFT JOIN ${db.memory}.source_record r
       ON r.entity_id = e.entity_id AND r.gone_run IS NULL AND r.source IN (SELECT json_array_elements_text($1::json))
     WHERE e.merged_into IS NULL AND e.gone_run IS NULL GROUP BY e.entity_id ORDER BY e.entity_id`,
    [JSON.stringify(sources)],
  );
  for await (const { entity, keys } of rows) {
    const [vendorKey, ...others] = keys;
    standing.set(entity, { entity, ...(vendorKey === undefined ? {} : { vendorKey }), others });
  }
  return standing;
}

/** What the files of a target last said of each card. */
export async function readSent(db: Database, target: string): Promise<Map<string, SentRow>> {
  const sent = new Map<string, SentRow>();
  const rows = db.stream<{ entity: string; row: SentRow }>(
    `SELECT DISTINCT ON (entity_id) entity_id AS entity, row FROM ${db.memory}.sent WHERE target = $1 ORDER BY entity_id, n DESC`,
    [target],
  );
  for await (const { entity, row } of rows) sent.set(entity, row);
  return sent;
}

/** Remembers the rows of one run's files. */
export async function rememberSent(
  db: Database,
  run: string,
  target: string,
  rows: Iterable<{ readonly entity: string; readonly table: string; readonly row: SentRow }>,
): Promise<void> {
  const lines = function* (): Generator<string> {
    for (const { entity, table, row } of rows)
      yield `${[run, target, entity, table, JSON.stringify(row)].map((each) => copyField(each)).join("\t")}\n`;
  };
  await db.transaction(async () => {
    await db.run(
      `CREATE TEMP TABLE sending (run_id text, target text, entity_id text, file_table text, row json) ON COMMIT DROP`,
    );
    await db.copyIn("sending (run_id, target, entity_id, file_table, row)", lines());
    await db.run(`INSERT INTO ${db.memory}.sent (run_id, target, entity_id, file_table, row) SELECT * FROM sending
      ON CONFLICT (entity_id, run_id, target) DO UPDATE SET row = excluded.row`);
  });
}

/** A card of a run that was taken back: what the files said of it before, if they did. */
export interface Recalled {
  readonly entity: string;
  readonly table: string;
  readonly row: SentRow;
  readonly before?: SentRow;
}

/** The rows of a run's files, with what the files said of the same cards before. */
export async function recallSent(db: Database, run: string): Promise<Recalled[]> {
  const rows = await db.query<{ entity: string; table: string; row: SentRow; before: SentRow | null }>(
    `SELECT s.entity_id AS entity, s.file_table AS table, s.row, (SELECT p.row FROM ${db.memory}.sent p
       WHERE p.entity_id = s.entity_id AND p.target = s.target AND p.n < s.n ORDER BY p.n DESC LIMIT 1) AS before
     FROM ${db.memory}.sent s WHERE s.run_id = $1 ORDER BY s.file_table, s.entity_id`,
    [run],
  );
  return rows.map(({ before, ...rest }) => ({ ...rest, ...(before === null ? {} : { before }) }));
}

/** Takes the rows of a run out again. */
export async function forgetSent(db: Database, run: string): Promise<void> {
  await db.query(`DELETE FROM ${db.memory}.sent WHERE run_id = $1`, [run]);
}

/** Whether the rows of a run's files were remembered: then the files were complete. */
export async function wasSent(db: Database, run: string): Promise<boolean> {
  return (await db.query(`SELECT FROM ${db.memory}.sent WHERE run_id = $1 LIMIT 1`, [run])).length > 0;
}
