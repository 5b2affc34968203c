import { keyMatches } from "../catalogue/catalogue.ts";
import { quoteName, quoteText } from "../database/database.ts";
import { linksTo, linkSql } from "../catalogue/links.ts";
import { logged, loggedDelete } from "../log/log.ts";
import { inactiveSql } from "../rows/inactive.ts";
import { dropTwins } from "./twins.ts";
import type { Shape } from "../rows/shape.ts";
import { allowMerges } from "./allowed.ts";
import { freedValues } from "./freed.ts";
import { createMoved, movedItem, repoint } from "./repoint.ts";
import { tableOf, type Work } from "../write/work.ts";

/**
 * Merges rows of the target that turned out to be one: every foreign key that the catalogue knows and every link the profile names is
 * re-pointed to the row that stays. Nothing dies by it: a child that a unique key keeps from moving stays with the loser, and a loser
 * with anything left is put out of use instead of deleted. Where the schema has no way to do that, the merge is refused and waits.
 *
 * Only golden records whose merge a person decided (or all, with `mergeInTarget: auto`) come this far; the others wait.
 */
export async function mergeRows(work: Work): Promise<void> {
  await takeOver(work);
  await allowMerges(work);
  await mergeAllowed(work);
  await reportWaiting(work);
}

async function mergeAllowed(work: Work): Promise<void> {
  for (;;) {
    const [{ n } = { n: 0 }] = await work.db.query<{ n: number }>("SELECT count(*) AS n FROM merge_pair");
    if (n === 0) return;
    await work.db.run("SAVEPOINT before_merges");
    const refused: { entity: string; reason: string }[] = [];
    for (const [type, shape] of work.shapes.mains) refused.push(...(await mergeKind(work, type, shape)));
    if (refused.length === 0) {
      await work.db.run("RELEASE SAVEPOINT before_merges");
      return;
    }
    await work.db.run("ROLLBACK TO SAVEPOINT before_merges; RELEASE SAVEPOINT before_merges");
    for (const { entity, reason } of refused) {
      work.issues.push({ code: "merge-refused", severity: "warning", params: { entity, reason } });
      await work.db.query("UPDATE work SET _state = 'waiting', _target = NULL WHERE _entity = $1", [entity]);
      await work.db.query("DELETE FROM merge_pair WHERE _entity = $1", [entity]);
    }
  }
}

/** Names each golden record that waits, its records and the rows that they lead to: a count alone would leave people searching. */
async function reportWaiting({ db, shapes, issues }: Work): Promise<void> {
  const rows = await db.query<{ entity: string; type: "counterparty"; rows: string; records: string | null }>(`
    SELECT w._entity AS entity, w._type AS type,
      (SELECT string_agg(c._target, ', ' ORDER BY length(c._target), c._target) FROM (SELECT DISTINCT _target FROM claim c WHERE c._entity = w._entity) c) AS rows,
      (SELECT string_agg(m._record, ', ' ORDER BY m._ord) FROM stage_member m WHERE m._entity = w._entity AND m._record NOT LIKE 'target:%') AS records
    FROM work w WHERE w._state = 'waiting' ORDER BY 1`);
  for (const { entity, type, rows: ids, records } of rows) {
    const table = shapes.mains.get(type)?.table.name ?? "";
    issues.push({
      code: "load-waiting",
      severity: "warning",
      params: { entity, table, rows: ids, records: records ?? entity },
    });
  }
}

/** A golden record that goes on under another id keeps the row of the one whose members it took over. */
async function takeOver({ db, input, first }: Work): Promise<void> {
  if (first) return;
  const run = quoteText(input.runId);
  await db.run(`
    CREATE TEMP TABLE takeover ON COMMIT DROP AS
      SELECT DISTINCT ON (w._entity) w._entity, c._by FROM work w JOIN claim c USING (_entity)
      WHERE w._state = 'old' AND c._by <> w._entity AND NOT EXISTS (SELECT FROM ${db.memory}.entity e WHERE e.entity_id = w._entity) ORDER BY w._entity, c._by;
    INSERT INTO ${db.memory}.prior (run_id, what, key, image)
      SELECT ${run}, 'entity', e.entity_id, row_to_json(e) FROM ${db.memory}.entity e JOIN takeover t ON t._by = e.entity_id ON CONFLICT DO NOTHING;
    INSERT INTO ${db.memory}.entity (entity_id, kind, target_table, target_id, written, digest, first_run, last_run, adopted)
      SELECT t._entity, e.kind, e.target_table, e.target_id, e.written, '', ${run}, ${run}, true FROM takeover t JOIN ${db.memory}.entity e ON e.entity_id = t._by;
    UPDATE ${db.memory}.entity e SET merged_into = t._entity, last_run = ${run} FROM takeover t WHERE e.entity_id = t._by;
    DROP TABLE takeover`);
}

async function mergeKind(work: Work, type: string, shape: Shape): Promise<{ entity: string; reason: string }[]> {
  const { db, profile } = work;
  const { table } = shape;
  const kind = quoteText(type);
  const [{ n } = { n: 0 }] = await db.query<{ n: number }>(
    `SELECT count(*) AS n FROM merge_pair WHERE _type = ${kind}`,
  );
  if (n === 0) return [];
  const refused: { entity: string; reason: string }[] = [];
  const entity = profile.entities[type as "counterparty"];
  await db.run(`${createMoved};
    SELECT FROM ${table.sql} t JOIN merge_pair p ON ${keyMatches(table, "t", "p._loser")} OR ${keyMatches(table, "t", "p._winner")}
      WHERE p._type = ${kind} ORDER BY ${table.primaryKey.map((name) => `t.${quoteName(name)}`).join(", ")} FOR UPDATE OF t`);
  for (const reference of table.referencedBy) {
    if (entity?.keep?.includes(`${reference.from.table}.${reference.from.columns[0]}`) === true) continue;
    const from = await tableOf(work, reference.from.schema, reference.from.table);
    if (from === undefined) continue;
    const conditions = reference.from.columns.map(
      (column, at) => `t.${quoteName(column)} = los.${quoteName(reference.to.columns[at] as string)}`,
    );
    const rows = `merge_pair p JOIN ${table.sql} los ON ${keyMatches(table, "los", "p._loser")} JOIN ${table.sql} win ON ${keyMatches(table, "win", "p._winner")} JOIN ${from.sql} t ON ${conditions.join(" AND ")} WHERE p._type = ${kind}`;
    if (from.primaryKey.length === 0) {
      const blocked = await db.query<{ entity: string }>(`SELECT DISTINCT p._entity AS entity FROM ${rows}`);
      refused.push(...blocked.map((row) => ({ entity: row.entity, reason: `${from.name} has no primary key` })));
      continue;
    }
    await repoint(work, from, rows, reference);
  }
  for (const link of linksTo(profile, table, type)) {
    const from = await tableOf(work, profile.schema, link.table);
    if (from === undefined) continue;
    const rows = `merge_pair p JOIN ${table.sql} los ON ${keyMatches(table, "los", "p._loser")} JOIN ${table.sql} win ON ${keyMatches(table, "win", "p._winner")}
      JOIN ${from.sql} t ON ${link.condition("t", "los")} WHERE p._type = ${kind}`;
    await repoint(work, from, rows, {
      name: `${link.table}.${link.column}`,
      from: { schema: profile.schema, table: link.table, columns: [link.column] },
      to: { schema: profile.schema, table: table.name, columns: [table.primaryKey[0] as string] },
      onDelete: "no-action",
    });
  }
  refused.push(...(await retireLosers(work, type, shape)));
  await moveOwnership(work, kind);
  return refused;
}

/** Deletes losers that nothing points at any more, where the profile says so; puts the others out of use. */
async function retireLosers(work: Work, type: string, shape: Shape): Promise<{ entity: string; reason: string }[]> {
  const { db, profile } = work;
  const { table } = shape;
  const entity = profile.entities[type as "counterparty"];
  const kind = quoteText(type);
  // Where a row can only go or stay, the last thing that would hold it is a copy of what the winner has.
  if (entity?.merge === "delete") await dropTwins(work, type as "counterparty");
  const left: string[] = [];
  for (const reference of table.referencedBy) {
    const from = await tableOf(work, reference.from.schema, reference.from.table);
    if (from === undefined) continue;
    const equal = reference.from.columns.map(
      (column, at) => `t.${quoteName(column)} = los.${quoteName(reference.to.columns[at] as string)}`,
    );
    left.push(`EXISTS (SELECT FROM ${from.sql} t WHERE ${equal.join(" AND ")})`);
  }
  for (const link of linksTo(profile, table, type)) {
    left.push(`EXISTS (SELECT FROM ${linkSql(profile, link)} t WHERE ${link.condition("t", "los")})`);
  }
  const { joins, columns: freed } = freedValues(work, shape, [
    ...Object.keys(entity?.inactive ?? {}),
    entity?.replacedBy ?? "",
  ]);
  const free = [...freed].map(
    ([name, condition]) => `, coalesce(${condition}, false) AS ${quoteName(`_free_${name}`)}`,
  );
  await db.run(`DROP TABLE IF EXISTS retired; CREATE TEMP TABLE retired ON COMMIT DROP AS
    SELECT p._entity, p._loser AS _key, p._winner, ${left.length === 0 ? "false" : `(${left.join(" OR ")})`} AS _left${free.join("")}
    FROM merge_pair p JOIN ${table.sql} los ON ${keyMatches(table, "los", "p._loser")} JOIN ${table.sql} win ON ${keyMatches(table, "win", "p._winner")}
      ${joins} WHERE p._type = ${kind}`);
  const deletable = entity?.merge === "delete" ? "NOT _left" : "false";
  if (entity?.merge === "delete") await loggedDelete(db, table, `SELECT _entity, _key FROM retired WHERE ${deletable}`);
  const set = inactiveSql(shape, entity?.inactive);
  if (entity?.replacedBy !== undefined) {
    set.push(`${quoteName(entity.replacedBy)} = r._winner::${table.columns.get(entity.replacedBy)?.type ?? "text"}`);
  }
  if (set.length === 0) {
    const stuck = await db.query<{ entity: string }>(
      `SELECT DISTINCT _entity AS entity FROM retired WHERE NOT (${deletable}) ORDER BY 1`,
    );
    return stuck.map((row) => ({
      entity: row.entity,
      reason: `${table.name} has no way to put a row with children out of use`,
    }));
  }
  for (const name of freed.keys())
    set.push(`${quoteName(name)} = CASE WHEN r.${quoteName(`_free_${name}`)} THEN NULL ELSE t.${quoteName(name)} END`);
  await logged(db, table, "deactivate", `SELECT _entity, _key FROM retired WHERE NOT (${deletable})`, async () => {
    await db.run(
      `UPDATE ${table.sql} t SET ${set.join(", ")} FROM retired r WHERE ${keyMatches(table, "t", "r._key")} AND NOT (${deletable})`,
    );
  });
  return [];
}

/** Children that Sverka wrote follow their rows; the loser's source records lead to the winner from now on. */
async function moveOwnership({ db, input }: Work, kind: string): Promise<void> {
  const run = quoteText(input.runId);
  const memory = db.memory;
  const isMoved = `EXISTS (SELECT FROM moved_row x WHERE x._table = c.item->>'t' AND x._key = c.item->>'id')`;
  await db.run(`
    INSERT INTO ${memory}.prior (run_id, what, key, image)
      SELECT DISTINCT ON (e.entity_id) ${run}, 'entity', e.entity_id, row_to_json(e) FROM ${memory}.entity e JOIN merge_pair p ON e.entity_id IN (p._entity, p._loser_entity) WHERE p._type = ${kind}
      ON CONFLICT DO NOTHING;
    UPDATE ${memory}.entity e SET last_run = ${run}, written = jsonb_set(e.written::jsonb, '{children}', coalesce(e.written::jsonb->'children', '[]') || g.items)::json
      FROM (SELECT p._entity, jsonb_agg(${movedItem} ORDER BY p._loser_entity, c.n) AS items FROM merge_pair p JOIN ${memory}.entity l ON l.entity_id = p._loser_entity
            CROSS JOIN LATERAL jsonb_array_elements(l.written::jsonb->'children') WITH ORDINALITY c(item, n)
            JOIN moved_row x ON x._table = c.item->>'t' AND x._key = c.item->>'id' WHERE p._type = ${kind} GROUP BY p._entity) g
      WHERE e.entity_id = g._entity;
    UPDATE ${memory}.entity l SET last_run = ${run}, merged_into = p._entity, target_id = p._winner,
        written = jsonb_set(l.written::jsonb, '{children}', coalesce((SELECT jsonb_agg(c.item ORDER BY c.n) FROM jsonb_array_elements(l.written::jsonb->'children') WITH ORDINALITY c(item, n) WHERE NOT ${isMoved}), '[]'))::json
      FROM merge_pair p WHERE l.entity_id = p._loser_entity AND p._type = ${kind};`);
}
