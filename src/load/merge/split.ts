import { compareText } from "../../model/index.ts";
import { keyMatches } from "../catalogue/catalogue.ts";
import { linksTo } from "../catalogue/links.ts";
import { quoteName, quoteText } from "../database/database.ts";
import { logged } from "../log/log.ts";
import { copyField } from "../rows/encode.ts";
import type { Shape } from "../rows/shape.ts";
import { tableOf, type Work } from "../write/work.ts";
import { createMoved, movedItem, repoint } from "./repoint.ts";

/** A golden record that left another, and the row that was its own before Sverka merged it into that one's. */
interface Revival {
  readonly entity: string;
  readonly type: string;
  /** Whose members they were until now. */
  readonly from: string;
  /** The golden record that was merged away, its row, and the run that did it. */
  readonly former: string;
  readonly row: string;
  readonly run: string;
  readonly winner: string;
}

/**
 * Finds the records that have left the card they were loaded into (`left_record`), as after `different` or a `same` taken back, and gives
 * a card that was merged away by Sverka its own row again: put to use, with everything that the merge re-pointed from it and that still
 * stands where the merge put it. So the CRM's id of a firm outlives a wrong merge, and so does what people had attached to it.
 */
export async function takeApart(work: Work): Promise<void> {
  const { db, first, shapes } = work;
  await db.run(`
    CREATE TEMP TABLE left_record (_record text COLLATE "C", _entity text COLLATE "C", _type text, _from text COLLATE "C") ON COMMIT DROP;
    CREATE TEMP TABLE left_value (_entity text COLLATE "C", _place text COLLATE "C", _value text) ON COMMIT DROP;
    CREATE TEMP TABLE revival (_entity text COLLATE "C", _type text, _from text COLLATE "C", _former text COLLATE "C", _row text COLLATE "C", _run text COLLATE "C", _winner text COLLATE "C") ON COMMIT DROP`);
  if (first) return;
  await db.run(`
    INSERT INTO left_record SELECT m._record, m._entity, e.kind, e.entity_id
      FROM stage_member m JOIN ${db.memory}.source_record r ON r.record_id = m._record AND r.entity_id <> m._entity
      JOIN ${db.memory}.entity e ON e.entity_id = r.entity_id AND e.merged_into IS NULL
      WHERE EXISTS (SELECT FROM stage_digest d WHERE d._entity = e.entity_id)`);
  const [{ n } = { n: 0 }] = await db.query<{ n: number }>("SELECT count(*) AS n FROM left_record");
  if (n === 0) return;
  await db.run("ANALYZE left_record");
  const revivals = chosen(await candidates(work));
  const lines = revivals.map(({ entity, type, from, former, row, run, winner }) =>
    [entity, type, from, former, row, run, winner].map(copyField).join("\t"),
  );
  await db.copyIn(
    "revival",
    lines.map((line) => `${line}\n`),
  );
  for (const [type, shape] of shapes.mains)
    if (revivals.some((each) => each.type === type)) await revive(work, type, shape);
}

type Candidate = Revival & { readonly members: number; readonly of: number; readonly oldest: boolean };

/** The golden records merged away that the leavers once were, where their row is still there. */
async function candidates({ db, shapes }: Work): Promise<Candidate[]> {
  const memory = db.memory;
  const found: Candidate[] = [];
  for (const [type, { table }] of shapes.mains) {
    // What was in it when it was merged away stands in `prior` of that run.
    const members = `SELECT h.key FROM ${memory}.prior h JOIN ${memory}.source_record r ON r.record_id = h.key AND r.gone_run IS NULL
      WHERE h.run_id = e.last_run AND h.what = 'source_record' AND h.image->>'entity_id' = e.entity_id`;
    found.push(
      ...(await db.query<Candidate>(`
        SELECT c.*, (SELECT count(*) FROM ${memory}.entity e, LATERAL (${members}) x WHERE e.entity_id = c.former) AS of,
          (SELECT min(x.key) = c.smallest FROM ${memory}.entity e, LATERAL (${members}) x WHERE e.entity_id = c.former) AS oldest
        FROM (
          SELECT l._entity AS entity, l._type AS type, l._from AS from, e.entity_id AS former, p.image->>'target_id' AS row, e.last_run AS run,
            min(f.target_id) AS winner, count(*) AS members, min(l._record) AS smallest
          FROM left_record l
          JOIN ${memory}.entity f ON f.entity_id = l._from
          JOIN ${memory}.entity e ON e.merged_into IS NOT NULL AND e.kind = l._type
          JOIN ${memory}.prior h ON h.run_id = e.last_run AND h.what = 'source_record' AND h.key = l._record AND h.image->>'entity_id' = e.entity_id
          JOIN ${memory}.prior p ON p.run_id = e.last_run AND p.what = 'entity' AND p.key = e.entity_id AND p.image->>'target_id' <> e.target_id
          JOIN ${table.sql} t ON ${keyMatches(table, "t", "p.image->>'target_id'")}
          WHERE l._type = ${quoteText(type)} AND NOT EXISTS (SELECT FROM ${memory}.entity own WHERE own.entity_id = l._entity AND own.merged_into IS NULL)
          GROUP BY 1, 2, 3, 4, 5, 6) c`)),
    );
  }
  return found;
}

/** Each leaver takes one row and each row goes to one: to most of those that it was of; of two halves to the one with the oldest record. */
function chosen(all: readonly Candidate[]): Revival[] {
  const order = all
    .filter(({ members, of, oldest }) => members * 2 > of || (members * 2 === of && oldest))
    .toSorted(
      (a, b) =>
        b.members - a.members ||
        a.of - b.of ||
        Number(b.former === b.entity) - Number(a.former === a.entity) ||
        compareText(a.former, b.former),
    );
  const taken = new Set<string>();
  return order.filter(({ entity, former }) => {
    if (taken.has(`to ${entity}`) || taken.has(`of ${former}`)) return false;
    taken.add(`to ${entity}`).add(`of ${former}`);
    return true;
  });
}

/** A merge the other way round, as far as the log knows it. */
async function revive(work: Work, type: string, shape: Shape): Promise<void> {
  const { db, profile, input } = work;
  const { table } = shape;
  const [kind, run, memory] = [quoteText(type), quoteText(input.runId), db.memory];
  await db.run(`
    INSERT INTO ${memory}.prior (run_id, what, key, image)
      SELECT DISTINCT ON (e.entity_id) ${run}, 'entity', e.entity_id, row_to_json(e) FROM ${memory}.entity e JOIN revival v ON e.entity_id IN (v._former, v._from) WHERE v._type = ${kind}
      ON CONFLICT DO NOTHING;
    UPDATE ${memory}.entity e SET merged_into = NULL, target_id = v._row, last_run = ${run} FROM revival v WHERE e.entity_id = v._former AND v._type = ${kind}`);
  await reactivate(work, type, shape);
  await db.run(createMoved);
  const references = [
    ...table.referencedBy,
    ...linksTo(profile, table, type).map((link) => ({
      name: `${link.table}.${link.column}`,
      from: { schema: profile.schema, table: link.table, columns: [link.column] },
      to: { schema: profile.schema, table: table.name, columns: [table.primaryKey[0] as string] },
      onDelete: "no-action" as const,
    })),
  ];
  for (const reference of references) {
    const from = await tableOf(work, reference.from.schema, reference.from.table);
    if (from === undefined || from.primaryKey.length === 0) continue;
    // Only what the merge itself moved from this very row: two cards may have been merged into one by the same run.
    const moved = reference.from.columns.map(
      (column, at) =>
        `t.${quoteName(column)}::text = los.${quoteName(reference.to.columns[at] as string)}::text AND coalesce(c.before->>${quoteText(column)}, t.${quoteName(column)}::text) = win.${quoteName(reference.to.columns[at] as string)}::text`,
    );
    await repoint(
      work,
      from,
      `revival p JOIN ${table.sql} los ON ${keyMatches(table, "los", "p._winner")} JOIN ${table.sql} win ON ${keyMatches(table, "win", "p._row")}
        JOIN ${memory}.run u ON u.run_id = p._run JOIN ${memory}.change c ON c.seq BETWEEN u.first_change AND u.last_change AND c.op = 'repoint' AND c.target_table = ${quoteText(from.label)}
        JOIN ${from.sql} t ON ${keyMatches(from, "t", "c.target_id")} AND ${moved.join(" AND ")} WHERE p._type = ${kind}`,
      reference,
    );
  }
  const isMoved = `EXISTS (SELECT FROM moved_row x JOIN revival v ON v._entity = x._entity WHERE v._from = l.entity_id AND x._table = c.item->>'t' AND x._key = c.item->>'id')`;
  await db.run(`
    UPDATE ${memory}.entity e SET written = jsonb_set(e.written::jsonb, '{children}', coalesce(e.written::jsonb->'children', '[]') || g.items)::json
      FROM (SELECT v._former, jsonb_agg(${movedItem} ORDER BY c.n) AS items FROM revival v JOIN ${memory}.entity l ON l.entity_id = v._from
            CROSS JOIN LATERAL jsonb_array_elements(l.written::jsonb->'children') WITH ORDINALITY c(item, n)
            JOIN moved_row x ON x._entity = v._entity AND x._table = c.item->>'t' AND x._key = c.item->>'id' WHERE v._type = ${kind} GROUP BY v._former) g
      WHERE e.entity_id = g._former;
    UPDATE ${memory}.entity l SET last_run = ${run},
        written = jsonb_set(l.written::jsonb, '{children}', coalesce((SELECT jsonb_agg(c.item ORDER BY c.n) FROM jsonb_array_elements(l.written::jsonb->'children') WITH ORDINALITY c(item, n) WHERE NOT ${isMoved}), '[]'))::json
      WHERE l.entity_id IN (SELECT _from FROM revival WHERE _type = ${kind})`);
}

/** What the merge set to put the row out of use is set back, column by column, where it still is what the merge made it. */
async function reactivate({ db, profile }: Work, type: string, { table }: Shape): Promise<void> {
  const { inactive, replacedBy } = profile.entities[type as "counterparty"] ?? {};
  const columns = [...Object.keys(inactive ?? {}), ...(replacedBy === undefined ? [] : [replacedBy])].filter((name) =>
    table.columns.has(name),
  );
  if (columns.length === 0) return;
  const set = columns.map((name) => {
    const [own, quoted] = [`t.${quoteName(name)}`, quoteText(name)];
    // A later merge of the row that stayed has moved what named it.
    const moved = name === replacedBy ? ` OR ${own}::text = c._winner` : "";
    const was = `(c._before->>${quoted})::${table.columns.get(name)?.type ?? "text"}`;
    return `${quoteName(name)} = CASE WHEN c._after ? ${quoted} AND (${own}::text IS NOT DISTINCT FROM c._after->>${quoted}${moved}) THEN ${was} ELSE ${own} END`;
  });
  await db.run(`DROP TABLE IF EXISTS revived; CREATE TEMP TABLE revived ON COMMIT DROP AS
    SELECT v._entity, v._row AS _key, v._winner, c.before::jsonb AS _before, c.after::jsonb AS _after FROM revival v
    JOIN ${db.memory}.change c ON c.run_id = v._run AND c.op = 'deactivate' AND c.target_table = ${quoteText(table.label)} AND c.target_id = v._row
    WHERE v._type = ${quoteText(type)} AND c.after IS NOT NULL`);
  await logged(db, table, "reactivate", "SELECT _entity, _key FROM revived", async () => {
    await db.run(
      `UPDATE ${table.sql} t SET ${set.join(", ")} FROM revived c WHERE ${keyMatches(table, "t", "c._key")}`,
    );
  });
}

/** Says which cards were taken apart: people may have attached to the one what belongs to the other. */
export async function reportSplits({ db, shapes, issues }: Work): Promise<void> {
  for (const [type, { table }] of shapes.mains) {
    const rows = await db.query<{ entity: string; id: string; from: string; records: string; revived: boolean }>(`
      SELECT w._entity AS entity, w._target AS id, e.target_id AS from, string_agg(l._record, ', ' ORDER BY l._record) AS records,
        EXISTS (SELECT FROM revival v WHERE v._entity = w._entity) AS revived
      FROM left_record l JOIN work w USING (_entity) JOIN ${db.memory}.entity e ON e.entity_id = l._from JOIN ${table.sql} t ON ${keyMatches(table, "t", "w._target")}
      WHERE l._type = ${quoteText(type)} AND (w._state IN ('new', 'adopt') OR EXISTS (SELECT FROM revival v WHERE v._entity = w._entity)) GROUP BY 1, 2, 3, 5 ORDER BY 1, 3`);
    for (const { revived, ...params } of rows)
      issues.push({
        code: revived ? "load-split" : "load-split-new",
        severity: "note",
        params: { ...params, table: table.name },
      });
  }
}
