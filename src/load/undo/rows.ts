import { givenColumns, keyMatches, type Table, tableSql } from "../catalogue/catalogue.ts";
import { type Database, quoteName, quoteText } from "../database/database.ts";
import { seenSql } from "../write/entity-memory.ts";
import { LoadError } from "../errors.ts";
import { linksTo, linkSql } from "../catalogue/links.ts";
import { logged, loggedDelete, rowImage } from "../log/log.ts";
import type { TargetProfile } from "../profile/profile.ts";

/** Rows of golden records that the run created: all rows of one, or none where anybody has touched or linked to any of them. */
export async function removeEntities(
  db: Database,
  profile: TargetProfile,
  tables: ReadonlyMap<string, Table>,
  rows: string,
): Promise<void> {
  await db.run(`DROP TABLE IF EXISTS going; CREATE TEMP TABLE going (_entity text COLLATE "C", _table text COLLATE "C", _key text COLLATE "C", _seen text, _depth int) ON COMMIT DROP;
    INSERT INTO going SELECT e.entity_id, e.target_table, e.target_id, e.written->>'seen', 0 FROM (${rows}) c JOIN ${db.memory}.entity e ON e.entity_id = c._entity;
    INSERT INTO going SELECT e.entity_id, i.item->>'t', i.item->>'id', i.item->>'seen', 1 FROM (${rows}) c JOIN ${db.memory}.entity e ON e.entity_id = c._entity
      CROSS JOIN LATERAL json_array_elements(e.written->'children') i(item);
    CREATE INDEX ON going (_table, _key); ANALYZE going`);
  const names = (await db.query<{ name: string }>("SELECT DISTINCT _table AS name FROM going ORDER BY 1")).map(
    ({ name }) => name,
  );
  for (;;) {
    const before = await countKept(db);
    for (const name of names) {
      const table = tables.get(name);
      if (table === undefined) throw new LoadError("undo-table-missing", { table: name });
      const here = `going g LEFT JOIN ${table.sql} t ON ${keyMatches(table, "t", "g._key")} WHERE g._table = ${quoteText(name)}`;
      const alive = "NOT EXISTS (SELECT FROM kept_entity k WHERE k._entity = g._entity)";
      const key = table.primaryKey.map((column) => `t.${quoteName(column)}`).join(", ");
      const asWritten = seenSql(`(jsonb_populate_record(t, ${ownSince(db, table, "g._key")}))`);
      await db.run(`INSERT INTO conflict SELECT 'edited', g._entity, g._table, g._key, NULL FROM ${here} AND ${alive} AND (${key}) IS NOT NULL
          AND ${seenSql("t")} IS DISTINCT FROM g._seen AND ${asWritten} IS DISTINCT FROM g._seen;
        INSERT INTO conflict SELECT 'missing', g._entity, g._table, g._key, NULL FROM ${here} AND ${alive} AND (${key}) IS NULL AND g._depth = 0`);
      for (const { from, source, column, condition } of pointingAt(profile, table, tables)) {
        // Rows that go themselves, of whatever golden record, are no reason to stay.
        const going =
          from === undefined || from.primaryKey.length === 0
            ? ""
            : `AND NOT EXISTS (SELECT FROM going o WHERE o._table = ${quoteText(from.label)} AND ${keyMatches(from, "x", "o._key")} AND NOT EXISTS (SELECT FROM kept_entity k WHERE k._entity = o._entity))`;
        await db.run(`INSERT INTO conflict SELECT 'linked', g._entity, g._table, g._key, ${quoteText(column)}
          FROM ${here} AND ${alive} AND (${key}) IS NOT NULL AND EXISTS (SELECT FROM ${source} x WHERE ${condition} ${going})`);
      }
    }
    await db.run(`INSERT INTO kept_entity SELECT DISTINCT g._entity FROM going g JOIN conflict c ON c._table = g._table AND c._id = g._key AND c._entity = g._entity
      WHERE c._reason IN ('edited', 'linked') ON CONFLICT DO NOTHING`);
    if ((await countKept(db)) === before) break;
  }
  // Children first: each table after all that point at it.
  const order = names.map((name) => tables.get(name) as Table).toSorted((a, b) => depth(b, tables) - depth(a, tables));
  for (const table of order) {
    await loggedDelete(
      db,
      table,
      `SELECT _entity, _key FROM going g WHERE _table = ${quoteText(table.name)} AND NOT EXISTS (SELECT FROM kept_entity k WHERE k._entity = g._entity)`,
    );
  }
}

interface Pointing {
  readonly from: Table | undefined;
  readonly source: string;
  readonly column: string;
  /** That row `x` of the source points at row `t`. */
  readonly condition: string;
}

/** Everything that may point at a table's rows: foreign keys of the catalogue and links the profile declares. */
function pointingAt(profile: TargetProfile, table: Table, tables: ReadonlyMap<string, Table> = new Map()): Pointing[] {
  const keys = table.referencedBy.map(({ from, to }): Pointing => {
    const here = tables.get(from.table);
    return {
      from: here?.schema === from.schema ? here : undefined,
      source: tableSql(from.schema, from.table),
      column: `${from.table}.${from.columns.join(",")}`,
      condition: from.columns
        .map((column, at) => `x.${quoteName(column)} = t.${quoteName(to.columns[at] as string)}`)
        .join(" AND "),
    };
  });
  const links = linksTo(profile, table).map((link): Pointing => ({
    from: tables.get(link.table),
    source: linkSql(profile, link),
    column: `${link.table}.${link.column}`,
    condition: link.condition("x", "t"),
  }));
  return [...keys, ...links];
}

async function countKept(db: Database): Promise<number> {
  const [row] = await db.query<{ n: number }>("SELECT count(*) AS n FROM kept_entity");
  return row?.n ?? 0;
}

/** How far a table stands from those it points at. */
function depth(table: Table, tables: ReadonlyMap<string, Table>, seen: ReadonlySet<string> = new Set()): number {
  if (seen.has(table.name)) return 0;
  const deeper = new Set([...seen, table.name]);
  const targets = table.references.flatMap(({ to }) => (to.table === table.name ? [] : (tables.get(to.table) ?? [])));
  return Math.max(0, ...targets.map((target) => 1 + depth(target, tables, deeper)));
}

/** Single rows that the run added: gone unless somebody changed or used them. */
export async function removeRows(db: Database, profile: TargetProfile, table: Table, rows: string): Promise<void> {
  await db.run(`DROP TABLE IF EXISTS leaving; CREATE TEMP TABLE leaving ON COMMIT DROP AS
    SELECT c._entity, c._key, c._after, ${rowImage(table, "t")}::jsonb AS _now FROM (${rows}) c JOIN ${table.sql} t ON ${keyMatches(table, "t", "c._key")};
    UPDATE leaving l SET _now = l._now || ${ownSince(db, table, "l._key", "l._now")} WHERE _now <> _after;
    INSERT INTO conflict SELECT 'edited', _entity, ${quoteText(table.label)}, _key, NULL FROM leaving WHERE _now <> _after;
    DELETE FROM leaving WHERE _now <> _after`);
  for (const { source, column, condition } of pointingAt(profile, table)) {
    await db.run(`DROP TABLE IF EXISTS held; CREATE TEMP TABLE held ON COMMIT DROP AS SELECT l._entity, l._key FROM leaving l
        JOIN ${table.sql} t ON ${keyMatches(table, "t", "l._key")} WHERE EXISTS (SELECT FROM ${source} x WHERE ${condition});
      INSERT INTO conflict SELECT 'linked', _entity, ${quoteText(table.label)}, _key, ${quoteText(column)} FROM held;
      DELETE FROM leaving l USING held h WHERE h._key = l._key`);
  }
  await loggedDelete(db, table, "SELECT _entity, _key FROM leaving");
}

/**
 * SQL of what columns of row `t` held before later runs of Sverka, or this undo itself, wrote them and gave them back: a trigger that notes
 * the time of each write leaves its own mark then, and that is nobody's edit. Only columns that hold what Sverka's log saw last: where
 * somebody came after, nothing.
 */
function ownSince(db: Database, table: Table, key: string, now = `${rowImage(table, "t")}::jsonb`): string {
  const [label, own] = [quoteText(table.label), "NOT IN ('insert', 'add', 'delete')"];
  return `(SELECT coalesce(jsonb_object_agg(o.k, o.was), '{}') FROM (
    SELECT a.k, (array_agg(c.before->a.k ORDER BY c.late, c.seq))[1] AS was, (array_agg(a.v ORDER BY c.late DESC, c.seq DESC))[1] AS last
    FROM (
      SELECT false AS late, seq, before::jsonb, after::jsonb FROM ${db.memory}.change
        WHERE target_table = ${label} AND target_id = ${key} AND op ${own} AND seq > (SELECT max(u._seq) FROM undo_change u)
      UNION ALL SELECT true, _n, _before::jsonb, _after::jsonb FROM log WHERE _table = ${label} AND _target = ${key} AND _op ${own}) c,
      jsonb_each_text(c.after) a(k, v) GROUP BY a.k) o
    WHERE o.last IS NOT DISTINCT FROM ${now}->>o.k)`;
}

/** Rows that the run deleted come back with the keys they had. */
export async function restoreRows(db: Database, table: Table, rows: string): Promise<void> {
  const columns = givenColumns(table);
  const values = columns.map(({ name, type }) => `(c._before->>${quoteText(name)})::${type}`).join(", ");
  const insert = (
    where: string,
  ): string => `INSERT INTO ${table.sql} (${columns.map(({ name }) => quoteName(name)).join(", ")}) OVERRIDING SYSTEM VALUE
    SELECT ${values} FROM (${rows}) c ${where}`;
  await db.run("SAVEPOINT restore_all");
  try {
    await db.run(insert(""));
  } catch {
    await db.run("ROLLBACK TO SAVEPOINT restore_all");
    for (const { seq, entity, key } of await db.query<{ seq: number; entity: string; key: string }>(
      `SELECT _seq AS seq, _entity AS entity, _key AS key FROM (${rows}) c ORDER BY _seq DESC`,
    )) {
      await db.run("SAVEPOINT restore_one");
      try {
        await db.run(insert(`WHERE c._seq = ${seq}`));
      } catch {
        await db.run("ROLLBACK TO SAVEPOINT restore_one");
        await db.query("INSERT INTO conflict VALUES ('occupied', $1, $2, $3, NULL)", [entity, table.label, key]);
      }
      await db.run("RELEASE SAVEPOINT restore_one");
    }
  }
  await db.run("RELEASE SAVEPOINT restore_all");
  await db.run(`INSERT INTO log (_op, _entity, _table, _target, _after)
    SELECT 'add', c._entity, ${quoteText(table.label)}, c._key, ${rowImage(table, "t")} FROM (${rows}) c JOIN ${table.sql} t ON ${keyMatches(table, "t", "c._key")}
    WHERE NOT EXISTS (SELECT FROM conflict x WHERE x._table = ${quoteText(table.label)} AND x._id = c._key) ORDER BY c._seq DESC`);
}

/** Column by column: back to what it was where it still is what the run made it. */
export async function reverseUpdates(db: Database, table: Table, rows: string, stamped: Set<string>): Promise<void> {
  const label = quoteText(table.label);
  const [{ most } = { most: 0 }] = await db.query<{ most: number }>(
    `SELECT coalesce(max(n), 0) AS most FROM (SELECT count(*) AS n FROM (${rows}) c GROUP BY _key) x`,
  );
  for (let nth = 1; nth <= most; nth++) {
    // The key columns come last: a row whose key was moved is found by the key it has now, and has its old one afterwards.
    await db.run(`DROP TABLE IF EXISTS reversing; CREATE TEMP TABLE reversing ON COMMIT DROP AS
      SELECT c._entity, c._key, c._before, c._after, ${rowImage(table, "t")}::jsonb AS _now FROM (
        SELECT *, row_number() OVER (PARTITION BY _key ORDER BY _seq DESC) AS _nth FROM (${rows}) r) c
      LEFT JOIN ${table.sql} t ON ${keyMatches(table, "t", "c._key")} WHERE c._nth = ${nth};
      INSERT INTO conflict SELECT 'missing', _entity, ${label}, _key, NULL FROM reversing WHERE _now->>${quoteText(table.primaryKey[0] as string)} IS NULL;
      DELETE FROM reversing WHERE _now->>${quoteText(table.primaryKey[0] as string)} IS NULL;
      UPDATE reversing r SET _now = r._now || ${ownSince(db, table, "r._key", "r._now")}
        WHERE EXISTS (SELECT FROM jsonb_each_text(r._after) a(k, v) WHERE r._now->>a.k IS DISTINCT FROM a.v);
      INSERT INTO conflict SELECT 'edited', r._entity, ${label}, r._key, a.k FROM reversing r, jsonb_each_text(r._after) a(k, v) WHERE r._now->>a.k IS DISTINCT FROM a.v;
      ALTER TABLE reversing ADD _set text[], ADD _back text;
      UPDATE reversing r SET _set = (SELECT coalesce(array_agg(a.k ORDER BY a.k COLLATE "C"), '{}') FROM jsonb_each_text(r._after) a(k, v) WHERE r._now->>a.k IS NOT DISTINCT FROM a.v);
      UPDATE reversing r SET _back = ${backKey(table)}`);
    const sets = await db.query<{ set: string[] }>(
      "SELECT to_json(_set) AS set FROM (SELECT DISTINCT _set FROM reversing WHERE _set <> '{}') s ORDER BY _set",
    );
    await logged(
      db,
      table,
      "update",
      "SELECT _entity, _key, _back FROM reversing WHERE _set <> '{}'",
      async () => {
        for (const { set } of sets) {
          const writable = set.filter((name) => table.columns.get(name)?.generated === false);
          if (writable.length === 0) continue;
          const assignments = writable.map(
            (name) =>
              `${quoteName(name)} = (r._before->>${quoteText(name)})::${table.columns.get(name)?.type ?? "text"}`,
          );
          await db.run(`UPDATE ${table.sql} t SET ${assignments.join(", ")} FROM reversing r
            WHERE ${keyMatches(table, "t", "r._key")} AND r._set = ARRAY[${set.map(quoteText).join(", ")}]::text[]`);
        }
      },
      "_back",
    );
    const columns = await db.query<{ column: string }>(`
      SELECT DISTINCT b.k AS column FROM reversing r JOIN ${table.sql} t ON ${keyMatches(table, "t", "r._back")}, jsonb_each_text(r._before) b(k, v)
      WHERE b.k = ANY(r._set) AND ${rowImage(table, "t")}::jsonb->>b.k IS DISTINCT FROM b.v ORDER BY 1`);
    for (const { column } of columns) stamped.add(`${table.label}.${column}`);
  }
}

/** SQL of the key that a row has once its columns are back. */
function backKey(table: Table): string {
  const parts = table.primaryKey.map((name) => {
    const column = quoteText(name);
    return `CASE WHEN ${column} = ANY(r._set) THEN r._before->>${column} ELSE r._now->>${column} END`;
  });
  return parts.length === 1 ? (parts[0] as string) : `json_build_array(${parts.join(", ")})::text`;
}
