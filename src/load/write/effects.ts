import { quoteText } from "../database/database.ts";
import type { Effect, LoadOptions } from "../load-input.ts";
import type { Work } from "./work.ts";

/** Every effect in the order of the log. Gives their digest. */
export async function reportEffects(work: Work, onEffect: NonNullable<LoadOptions["onEffect"]>): Promise<string> {
  const { db } = work;
  const rows = db.stream<Effect & { row: Effect["after"] | null }>(`
    SELECT l._op AS op, l._entity AS entity, l._table AS table, l._target AS target, l._before AS before, l._after AS after, e.written->'row' AS row
    FROM log l LEFT JOIN ${db.memory}.entity e ON l._op = 'insert' AND e.entity_id = l._entity ORDER BY l._n`);
  for await (const { op, entity, table, target, before, after, row } of rows) {
    const image = after ?? row;
    await onEffect({ op, entity, table, target, ...(before ? { before } : {}), ...(image ? { after: image } : {}) });
  }
  return digestEffects(work);
}

/**
 * What identifies a load: which rows of which golden records it writes, over which former values. Keys that the database draws and
 * salts stay out, so that a rehearsal and the load itself agree.
 */
async function digestEffects({ db, input }: Work): Promise<string> {
  const [row] = await db.query<{ digest: string }>(`
    SELECT encode(sha256(convert_to(${quoteText(input.digest)} || coalesce(string_agg(line, E'\\n' ORDER BY line COLLATE "C"), ''), 'UTF8')), 'hex') AS digest FROM (
      SELECT md5(concat_ws(E'\\x1f', l._op, l._entity, l._table, CASE WHEN l._op NOT IN ('insert', 'add') THEN l._target END, l._before::text, w._digest)) AS line
      FROM log l LEFT JOIN work w USING (_entity)) x`);
  return row?.digest ?? "";
}
