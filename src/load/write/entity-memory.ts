import { keyMatches, keyText } from "../catalogue/catalogue.ts";
import { quoteName, quoteText } from "../database/database.ts";
import { deltaOf } from "./delta.ts";
import type { Shape } from "../rows/shape.ts";
import { readyOf, stagedColumns, stageOf, type Work } from "./work.ts";

/**
 * Unpacks what Sverka last wrote for the golden records that are staged: `own` their rows, `owned` their children. Made jsonb at once: what
 * stays text is read from its beginning for each member. Slots stand in no index: they may be longer than one takes.
 */
export async function unpackWritten({ db }: Work): Promise<void> {
  await db.run(`
    CREATE TEMP TABLE own ON COMMIT DROP AS
      SELECT _entity, _written->'row' AS _row, _written->'from' AS _said
      FROM (SELECT w._entity, e.written::jsonb AS _written FROM work w JOIN ${db.memory}.entity e ON e.entity_id = w._entity WHERE w._state IN ('old', 'lost') OFFSET 0) x;
    CREATE TEMP TABLE owned ON COMMIT DROP AS
      SELECT w._entity, c.item->>'c' AS _shape, c.item->>'t' AS _table, c.item->>'s' AS _slot, c.item->>'id' AS _id, c.item->'row' AS _row, c.item AS _item, c.n AS _n, NULL::text AS _former
      FROM work w JOIN ${db.memory}.entity e ON e.entity_id = w._entity
      CROSS JOIN LATERAL jsonb_array_elements(e.written::jsonb->'children') WITH ORDINALITY c(item, n) WHERE w._state IN ('old', 'lost');
    CREATE INDEX ON own (_entity); CREATE INDEX ON owned (_entity, _shape); ANALYZE own; ANALYZE owned;
    CREATE TEMP TABLE removed (_entity text COLLATE "C", _shape text, _id text COLLATE "C") ON COMMIT DROP;`);
}

/**
 * JSON text of what the profile's columns of a row hold, each as text; the empty ones are left out, since most rows have many. Of two arrays of
 * text: `to_json` looks up the type of what it is given for each value, which costs half as much again.
 */
export function rowJson(shape: Shape, alias: string): string {
  const names = shape.columns.map(
    // Not `IS NOT NULL`, which asks a composite for all of its fields.
    ({ name }) => `CASE WHEN ${alias}.${quoteName(name)} IS DISTINCT FROM NULL THEN ${quoteText(name)} END`,
  );
  const values = shape.columns.map(({ name }) => `${alias}.${quoteName(name)}::text`);
  const filled = (each: readonly string[]): string => `array_remove(ARRAY[${each.join(", ")}]::text[], NULL)`;
  return `json_object(${filled(names)}, ${filled(values)})::text`;
}

/** JSON text of what is remembered of a child row: `values` are SQL of texts by key, `seen` of an md5. */
function childJson(shape: Shape, alias: string, seen: string, values: Readonly<Record<string, string>>): string {
  const head = `{"c": ${JSON.stringify(shape.name)}, "t": ${JSON.stringify(shape.table.name)}, "row": `;
  const members = Object.entries(values).map(
    ([key, sql]) => `${quoteText(`, ${JSON.stringify(key)}: `)} || coalesce(to_json(${sql})::text, 'null')`,
  );
  return `${quoteText(head)} || ${[rowJson(shape, alias), ...members].join(" || ")} || ', "seen": "' || ${seen} || '"}'`;
}

/**
 * SQL of what is remembered of a golden record before its children, put together as text and kept as that: building and spelling a
 * document of its parts costs several times what writing them costs.
 */
function headSql(parts: { row: string; seen: string; from: string }): string {
  const { row, seen, from } = parts;
  return `'{"row": ' || ${row} || ', "seen": "' || ${seen} || '", "from": ' || coalesce(${from}::text, 'null') || ', "children": ['`;
}

/** md5 of a whole row, an alias or an expression in brackets: whether anybody has touched it since, any column of it. */
export function seenSql(row: string): string {
  return `md5(ROW(${row}.*)::text)`;
}

/**
 * Writes `entity.written` from the rows as they now stand, re-read after all writes so that what triggers did is in it, and keeps
 * Sverka's own former rows in `prior`. Golden records for which nothing changed are not touched.
 */
export async function rememberEntities(work: Work, existing: boolean): Promise<void> {
  const { db, shapes, input } = work;
  const run = quoteText(input.runId);
  // A golden record that was merged away and is one of its own again: it gets a new row, and its old memory goes to `prior`.
  await db.run(`
    INSERT INTO ${db.memory}.prior (run_id, what, key, image)
      SELECT ${run}, 'entity', e.entity_id, row_to_json(e) FROM ${db.memory}.entity e JOIN work w ON w._entity = e.entity_id WHERE w._state = 'new' ON CONFLICT DO NOTHING;
    DELETE FROM ${db.memory}.entity e USING work w WHERE w._state = 'new' AND w._entity = e.entity_id`);
  const parts = [
    ...[...shapes.mains].map(([type, shape]) => newCards(type, shape)),
    ...(existing ? [...shapes.mains].map(([type, shape]) => knownCards(type, shape)) : []),
    ...shapes.children.map(newChildren),
    ...(existing ? shapes.children.map(knownChildren) : []),
  ];
  // All parts are put in order once, and what comes of them goes where it stays. In order before they are gathered: `string_agg` with an
  // order of its own would sort again for each card.
  const written = `
    SELECT _entity, max(_type) AS _type, max(_table) AS _table, max(_target) AS _target, max(_digest) AS _digest, bool_or(_adopted) AS _adopted,
      (max(_head) || coalesce(string_agg(_item, ','), '') || ']}')::json AS _written
    FROM (SELECT * FROM (${parts.join("\nUNION ALL\n")}) u (_entity, _head, _type, _table, _target, _digest, _adopted, _shape, _n, _item)
      ORDER BY _entity, _shape, _n) p
    GROUP BY _entity HAVING max(_head) IS NOT NULL`;
  const insertFrom = (
    rows: string,
  ): string => `INSERT INTO ${db.memory}.entity (entity_id, kind, target_table, target_id, written, digest, first_run, last_run, adopted)
    SELECT _entity, _type, _table, _target, _written, _digest, ${run}, ${run}, _adopted FROM ${rows} ORDER BY _entity`;
  if (!existing) {
    await db.run(insertFrom(`(${written}) r`));
    return;
  }
  await db.run(`
    CREATE TEMP TABLE rewritten WITH (toast_tuple_target = 8160) ON COMMIT DROP AS ${written};
    DELETE FROM rewritten r USING ${db.memory}.entity e WHERE e.entity_id = r._entity AND e.gone_run IS NULL AND e.digest = r._digest
      AND NOT EXISTS (SELECT FROM log l WHERE l._entity = r._entity);
    INSERT INTO ${db.memory}.prior (run_id, what, key, image)
      SELECT ${run}, 'entity', r._entity, row_to_json(e) FROM rewritten r JOIN ${db.memory}.entity e ON e.entity_id = r._entity ON CONFLICT DO NOTHING;
    UPDATE ${db.memory}.entity e SET written = r._written, digest = r._digest, last_run = ${run}, gone_run = NULL, target_id = r._target
      FROM rewritten r WHERE e.entity_id = r._entity;
    ${insertFrom(`(SELECT * FROM rewritten r WHERE NOT EXISTS (SELECT FROM ${db.memory}.entity e WHERE e.entity_id = r._entity)) r`)};
    DROP TABLE rewritten`);
}

/** The cards among the parts of what is remembered. */
function cards(type: string, { table }: Shape, states: string, head: string, joins: string): string {
  return `SELECT w._entity, ${head}, w._type, ${quoteText(table.name)}, w._target, CASE WHEN u._entity IS NULL THEN coalesce(w._digest, '') ELSE '' END,
      w._state <> 'new', NULL::int, NULL::bigint, NULL
    FROM work w JOIN ${table.sql} t ON ${keyMatches(table, "t", "w._target")} ${joins} LEFT JOIN unsettled u USING (_entity)
    WHERE w._type = ${quoteText(type)} AND w._state IN (${states})`;
}

function newCards(type: string, shape: Shape): string {
  return cards(type, shape, "'new'", headSql({ row: rowJson(shape, "t"), seen: seenSql("t"), from: "w._said" }), "");
}

function knownCards(type: string, shape: Shape): string {
  const row = `(coalesce(o._row, '{}') || CASE WHEN d._set <> '{}' THEN ${pickSet(shape, "t")} ELSE '{}' END)::text`;
  const head = headSql({ row, seen: seenSql("t"), from: saidSince(shape) });
  return cards(
    type,
    shape,
    "'old', 'adopt'",
    head,
    `LEFT JOIN own o USING (_entity) LEFT JOIN ${deltaOf(shape)} d USING (_entity)`,
  );
}

/** The child rows among the parts of what is remembered, in the order of their list. */
function children(entity: string, at: number, n: string, item: string, from: string): string {
  return `SELECT ${entity}, NULL, NULL, NULL, NULL, NULL, NULL::boolean, ${at}, ${n}, ${item} FROM ${from}`;
}

function newChildren(shape: Shape, at: number): string {
  const { table } = shape;
  const item = childJson(shape, "t", seenSql("t"), { id: keyText(table, "t"), s: "r._slot", f: "r._said" });
  const key = table.primaryKey.map((name) => `t.${quoteName(name)} = r.${quoteName(name)}`).join(" AND ");
  return children("r._entity", at, "r._ord::bigint", item, `${readyOf(shape)} r JOIN ${table.sql} t ON ${key}`);
}

/** Those that were there stand before those that are new. */
function knownChildren(shape: Shape, at: number): string {
  const item = `(o._item || CASE WHEN s._said IS NULL OR s._said = o._item->>'f' THEN '{}' ELSE jsonb_build_object('f', s._said) END
    || CASE WHEN d._key IS NULL OR d._set = '{}' THEN '{}' ELSE jsonb_build_object('row', o._row || ${pickSet(shape, "t")}, 'seen', ${seenSql("t")}) END)::text`;
  return children(
    "o._entity",
    at,
    "o._n - 1000000",
    item,
    `owned o LEFT JOIN ${stageOf(shape)} s ON s._entity = o._entity AND s._slot = o._slot
     LEFT JOIN ${deltaOf(shape)} d ON d._entity = o._entity AND d._key = o._id AND d._slot = o._slot
     LEFT JOIN ${shape.table.sql} t ON d._key IS NOT NULL AND ${keyMatches(shape.table, "t", "d._key")}
     WHERE o._shape = ${quoteText(shape.name)} AND NOT EXISTS (SELECT FROM removed x WHERE x._entity = o._entity AND x._shape = o._shape AND x._id = o._id)`,
  );
}

/**
 * Who says what after a load: this run's sources where the golden record has a value, those remembered where an older one stayed. `o` is
 * what was remembered, `w` what this run says, `d` the delta.
 */
function saidSince(shape: Shape): string {
  const valued = stagedColumns(shape).map(
    ({ name }, at) =>
      `jsonb_build_object(${quoteText(name)}, CASE WHEN d."_d${at}" IS NOT NULL THEN coalesce(w._said->${quoteText(name)}, w._said) END)`,
  );
  return `CASE WHEN o._said IS NULL OR o._said = w._said THEN w._said ELSE
    (SELECT coalesce(jsonb_object_agg(k, coalesce(o._said->k, o._said)), '{}') FROM jsonb_object_keys(o._row) k) || jsonb_strip_nulls(${valued.length === 0 ? "'{}'" : valued.join(" || ")}) END`;
}

/** The columns named in `_set`, re-read; a cleared one stands as null. */
function pickSet(shape: Shape, alias: string): string {
  const columns = shape.columns.map(({ name }) => `${alias}.${quoteName(name)}::text AS ${quoteName(name)}`);
  return `(SELECT coalesce(jsonb_object_agg(x.k, x.v), '{}') FROM (SELECT to_jsonb(_x) AS j FROM (SELECT ${columns.join(", ")}) _x) y, jsonb_each(y.j) x(k, v) WHERE x.k = ANY(d._set))`;
}
