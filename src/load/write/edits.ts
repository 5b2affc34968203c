import { keyMatches, type Table } from "../catalogue/catalogue.ts";
import { quoteName, quoteText } from "../database/database.ts";
import { copyField } from "../rows/encode.ts";
import { sqlFailure } from "../errors.ts";
import { logged } from "../log/log.ts";
import { CopyOut } from "./copy-out.ts";
import type { Work } from "./work.ts";

/**
 * Writes the repairs of a run, logged like every other update, so that undo gives the values back. What somebody has changed since
 * (`repair-stale`) and what the database refuses (`repair-refused`) stays as it is and is listed: a repair never fails a load.
 */
export async function applyEdits(work: Work): Promise<void> {
  const { db, input, catalogue } = work;
  if (input.edits === undefined) return;
  await db.run(`CREATE TEMP TABLE edit (_record text COLLATE "C", _table text COLLATE "C", _key text COLLATE "C", _column text COLLATE "C",
    _was text, _value text, _entity text COLLATE "C", _stale boolean NOT NULL DEFAULT true) ON COMMIT DROP`);
  const out = new CopyOut((into, lines) => db.copyIn(into, lines));
  for await (const { record, table, key, column, was, value } of input.edits()) {
    const line = [record, table, key, column, was, value].map(copyField).join("\t");
    const wait = out.add("edit (_record, _table, _key, _column, _was, _value)", `${line}\n`);
    if (wait !== undefined) await wait;
  }
  await out.end();
  await db.run("CREATE INDEX ON edit (_table, _key); ANALYZE edit");
  // Under the golden record that the row belongs to: Sverka's own, or the one this run has made of it. Joined: asked edit by edit,
  // both tables would be read through for each.
  await db.run(`UPDATE edit x SET _entity = coalesce(e._entity, s._entity, x._record)
    FROM (SELECT DISTINCT _record, split_part(substr(_record, length('target:') + 1), '#', 1) AS _row FROM edit) r
    LEFT JOIN (SELECT target_table || '/' || target_id AS _row, min(entity_id) AS _entity FROM ${db.memory}.entity WHERE merged_into IS NULL GROUP BY 1) e ON e._row = r._row
    LEFT JOIN (SELECT _record, min(_entity) AS _entity FROM stage_record GROUP BY 1) s ON s._record = r._record
    WHERE x._record = r._record`);
  const places = await db.query<{ table: string; column: string }>(
    'SELECT DISTINCT _table AS "table", _column AS "column" FROM edit ORDER BY 1, 2',
  );
  for (const name of new Set(places.map(({ table }) => table))) {
    const table = catalogue.tables.get(name);
    if (table === undefined) continue;
    const columns = places.flatMap(({ table: of, column }) => (of === name && table.columns.has(column) ? column : []));
    await editTable(work, table, columns);
  }
  await reportStale(work);
}

async function editTable(work: Work, table: Table, columns: readonly string[]): Promise<void> {
  const { db, issues } = work;
  const mine = `e._table = ${quoteText(table.name)}`;
  await db.run(`SELECT FROM ${table.sql} t WHERE EXISTS (SELECT FROM edit e WHERE ${mine} AND ${keyMatches(table, "t", "e._key")})
    ORDER BY ${table.primaryKey.map((name) => `t.${quoteName(name)}`).join(", ")} FOR UPDATE OF t`);
  for (const column of columns) {
    await db.run(`UPDATE edit e SET _stale = false FROM ${table.sql} t WHERE ${mine} AND e._column = ${quoteText(column)}
      AND ${keyMatches(table, "t", "e._key")} AND t.${quoteName(column)}::text IS NOT DISTINCT FROM e._was`);
  }
  await db.run(`DROP TABLE IF EXISTS edit_row; CREATE TEMP TABLE edit_row ON COMMIT DROP AS
    SELECT e._key, min(e._entity) AS _entity, array_agg(e._column ORDER BY e._column) AS _set, jsonb_object_agg(e._column, e._value) AS _values
    FROM edit e WHERE ${mine} AND NOT e._stale GROUP BY e._key`);
  const sets = await db.query<{ set: string[] }>(
    "SELECT DISTINCT to_json(_set)::jsonb AS set FROM edit_row ORDER BY 1",
  );
  const update = async (where: string): Promise<void> => {
    for (const { set } of sets) {
      const assignments = set.map(
        (name) => `${quoteName(name)} = (e._values->>${quoteText(name)})::${table.columns.get(name)?.type ?? "text"}`,
      );
      await db.run(`UPDATE ${table.sql} t SET ${assignments.join(", ")} FROM edit_row e
        WHERE ${keyMatches(table, "t", "e._key")} AND e._set = ARRAY[${set.map(quoteText).join(", ")}]::text[] ${where}`);
    }
  };
  const write = async (): Promise<void> => {
    if ((await attempt(work, () => update(""))) === undefined) return;
    for (const { key, entity } of await db.query<{ key: string; entity: string }>(
      "SELECT _key AS key, _entity AS entity FROM edit_row ORDER BY _key",
    )) {
      const reason = await attempt(work, () => update(`AND e._key = ${quoteText(key)}`));
      if (reason === undefined) continue;
      issues.push({
        code: "repair-refused",
        severity: "warning",
        params: { entity, table: table.name, id: key, reason },
      });
    }
  };
  await logged(db, table, "update", "SELECT _entity, _key FROM edit_row", write);
}

/** Runs `work` in a savepoint; gives why the database refused it, when it was a row's fault. */
async function attempt({ db }: Work, work: () => Promise<void>): Promise<string | undefined> {
  await db.run("SAVEPOINT edits");
  try {
    await work();
    await db.run("RELEASE SAVEPOINT edits");
    return undefined;
  } catch (error) {
    const failure = sqlFailure(error);
    if (failure === undefined || !/^(?:22|23|P0)/.test(failure.code)) throw error;
    await db.run("ROLLBACK TO SAVEPOINT edits; RELEASE SAVEPOINT edits");
    return failure.constraint ?? failure.message;
  }
}

async function reportStale({ db, issues }: Work): Promise<void> {
  const stale = await db.query<{ entity: string; table: string; id: string; column: string }>(
    'SELECT _entity AS entity, _table AS "table", _key AS id, _column AS "column" FROM edit WHERE _stale ORDER BY 2, 3, 4',
  );
  for (const params of stale) issues.push({ code: "repair-stale", severity: "warning", params });
}
