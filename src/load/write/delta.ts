import { quoteName, quoteText } from "../database/database.ts";
import { givenColumns, keyMatches } from "../catalogue/catalogue.ts";
import { findFailures } from "./failures.ts";
import type { UpdateRule } from "../profile/profile.ts";
import { holdsList, partPlace } from "./replaced.ts";
import { saidOnlyBy, yielding } from "../rows/said-by.ts";
import type { Shape, ShapeColumn } from "../rows/shape.ts";
import { linkParts, tellingOf } from "../rows/slots.ts";
import { ruleOf } from "./update-rule.ts";
import { reportUnresolved, type Unresolved } from "./unresolved.ts";
import { resolveRefs, stagedColumns, stageOf, type Work } from "./work.ts";

export const deltaOf = (shape: Shape): string => quoteName(`delta_${shape.name}`);
const imageOf = (shape: Shape): string => quoteName(`image_${shape.name}`);

/**
 * Compares what is wanted (d) with what the row holds now (c) and what Sverka last put there (w), column by column, into
 * `delta_<shape>`: `_set` names the columns to be written, `_kept` those where somebody's edit stands against ours.
 * The rows are locked in key order. Only golden records with the state old or adopt come here.
 */
export async function buildDelta(work: Work, shape: Shape): Promise<void> {
  const { db, issues } = work;
  const { table } = shape;
  const child = shape.child !== undefined;
  const { joins, values } = resolveRefs(work, shape, "s", "w._target");
  const rowKey = child ? "o._id" : "w._target";
  const from = child
    ? `${stageOf(shape)} s JOIN work w USING (_entity) JOIN owned o ON o._entity = s._entity AND o._shape = ${quoteText(shape.name)} AND o._slot = s._slot`
    : `${stageOf(shape)} s JOIN work w USING (_entity) LEFT JOIN own o ON o._entity = s._entity`;
  const mine = `w._state IN ('old', 'adopt')${child ? "" : ` AND w._type = ${quoteText(shape.name)}`}`;
  const columns = stagedColumns(shape);
  const said = child ? "to_jsonb(o._item->>'f')" : "o._said";
  const wanted = columns.map(
    (column, at) => `${wantedSql(work, shape, column, values.get(column.name) ?? "NULL", said)} AS "_d${at}"`,
  );
  const now = columns.map((column, at) => `t.${quoteName(column.name)} AS "_t${at}"`);
  const refs = refsOf(shape).map(({ at, name }) => `s.${quoteName(name)} AS "_r${at}"`);
  await db.run(`SELECT FROM ${table.sql} t WHERE EXISTS (SELECT FROM ${from} WHERE ${mine} AND ${keyMatches(table, "t", rowKey)})
    ORDER BY ${table.primaryKey.map((name) => `t.${quoteName(name)}`).join(", ")} FOR UPDATE OF t`);
  const flags = columns.map((column, at) => flagsOf(work, shape, column, at));
  await db.run(`
    CREATE TEMP TABLE ${deltaOf(shape)} ON COMMIT DROP AS
    SELECT q.*, array_remove(ARRAY[${flags.map(({ set }) => set).join(", ")}]::text[], NULL) AS _set,
      array_remove(ARRAY[${flags.map(({ kept }) => kept).join(", ")}]::text[], NULL) AS _kept
    FROM (
      SELECT s._entity, ${child ? "s._slot" : "NULL::text AS _slot"}, ${rowKey} AS _key, ${child ? "o._former IS NOT NULL" : "false"} AS _renamed, ${child ? "o._former" : "NULL::text AS _former"}, t.ctid IS NULL AS _lost, o._row AS _row, ${said} AS _said,
        ${shape.child === undefined && changedAtOf(work, shape) !== undefined ? `t.${quoteName(changedAtOf(work, shape) as string)}` : "NULL::timestamptz"} AS _changed,
        ${[...wanted, ...now, ...refs].join(", ")}
      FROM ${from} ${joins} LEFT JOIN ${table.sql} t ON ${keyMatches(table, "t", rowKey)}
      WHERE ${mine}) q`);
  if (child) await leaveEdited(work, shape);
  const lost = await db.query<{ entity: string; key: string }>(
    `SELECT _entity AS entity, _key AS key FROM ${deltaOf(shape)} WHERE _lost ORDER BY 1, 2`,
  );
  if (lost.length > 0) {
    await db.run(`DELETE FROM ${deltaOf(shape)} WHERE _lost`);
    if (!child) {
      await db.run(`UPDATE work SET _state = 'lost' FROM (SELECT s._entity FROM ${stageOf(shape)} s) s
        WHERE work._entity = s._entity AND work._state IN ('old', 'adopt') AND NOT EXISTS (SELECT FROM ${deltaOf(shape)} d WHERE d._entity = s._entity)`);
    }
  }
  for (const { entity, key } of lost) {
    issues.push({ code: "load-row-vanished", severity: "warning", params: { entity, table: table.name, id: key } });
  }
}

/**
 * A corrected child row is one value: half of an address beside a house that somebody has mended would be one that nobody has said. So a row
 * that people have edited stays theirs, under the value that it was written for, and the new one gets a row of its own like any other that
 * the list has more. Where there can be only one row, the edit is kept and the new value is listed.
 */
async function leaveEdited({ db }: Work, shape: Shape): Promise<void> {
  const edited = "_renamed AND _kept <> '{}'";
  if (!takesAnother(shape)) {
    await db.run(`UPDATE ${deltaOf(shape)} SET _kept = _kept || _set, _set = '{}' WHERE ${edited} AND _set <> '{}'`);
    return;
  }
  await db.run(`
    UPDATE owned o SET _slot = o._former, _former = NULL, _item = jsonb_set(o._item, '{s}', to_jsonb(o._former))
      FROM ${deltaOf(shape)} d WHERE ${edited} AND o._entity = d._entity AND o._shape = ${quoteText(shape.name)} AND o._id = d._key AND o._former = d._former;
    UPDATE ${deltaOf(shape)} SET _slot = _former, _set = '{}' WHERE ${edited}`);
}

/** Whether an owner may have another row besides: a firm has one number of a kind, and a unique key may want one row of each owner. */
function takesAnother(shape: Shape): boolean {
  const { table, key, columns } = shape;
  if (columns.some(({ fields }) => fields.includes("identifiers"))) return false;
  const telling = tellingOf(shape);
  const keys = table.uniques.map((unique) => unique.columns);
  if (key === "columns" || table.primaryKey.length > 1) keys.push(table.primaryKey);
  return keys.every((names) => names.some((name) => telling.includes(name)));
}

/** The columns of a delta that name another golden record, which stands in `_r0`, `_r1`… */
function refsOf(shape: Shape): { at: number; name: string }[] {
  return stagedColumns(shape).flatMap(({ kind, name }, at) => (kind === "ref" ? [{ at, name }] : []));
}

/** A link to a golden record whose new row was rejected has nowhere to lead: it stays as it is, and the next run looks again. */
export async function dropRejectedRefs(work: Work, shape: Shape): Promise<void> {
  const { db } = work;
  for (const { at, name } of refsOf(shape)) {
    const links = await db.query<Unresolved>(`
      UPDATE ${deltaOf(shape)} d SET _set = array_remove(_set, ${quoteText(name)}) FROM (SELECT DISTINCT _entity FROM reject) r
      WHERE r._entity = d."_r${at}" AND ${quoteText(name)} = ANY (d._set)
        AND NOT EXISTS (SELECT FROM ${db.memory}.entity e WHERE e.entity_id = r._entity)
      RETURNING d._entity AS entity, r._entity AS missing`);
    await reportUnresolved(work, shape, name, links);
  }
}

/** Edits that stand against ours, listed once the rejects are known. */
export async function reportKept({ db, issues }: Work, shape: Shape): Promise<void> {
  const columns = stagedColumns(shape);
  const texts = (letter: string): string =>
    `json_object(ARRAY[${columns.map(({ name }) => quoteText(name)).join(", ")}]::text[], ARRAY[${columns.map((_, at) => `"_${letter}${at}"::text`).join(", ")}]::text[])`;
  const kept = await db.query<{ entity: string; key: string; kept: string[]; held: Texts; wanted: Texts }>(
    `SELECT _entity AS entity, _key AS key, to_json(_kept) AS kept, ${texts("t")} AS held, ${texts("d")} AS wanted FROM ${deltaOf(shape)} WHERE _kept <> '{}' ORDER BY 1, 2`,
  );
  for (const { entity, key, kept: edited, held, wanted } of kept) {
    for (const column of edited) {
      const [stays, value] = [shortened(held[column]), shortened(wanted[column])];
      issues.push({
        code: "load-edit-kept",
        severity: "note",
        params: { entity, table: shape.table.name, id: key, column, held: stays, value },
      });
    }
  }
}

type Texts = Readonly<Record<string, string | null>>;

/** A value as a message names it: the beginning tells which of the notes it is. */
function shortened(text: string | null | undefined): string {
  const letters = [...(text ?? "")];
  return letters.length <= 100 ? letters.join("") : `${letters.slice(0, 99).join("")}…`;
}

function changedAtOf({ profile }: Work, shape: Shape): string | undefined {
  return profile.entities[shape.name as "counterparty"]?.changedAt;
}

/** SQL that gives the column's name where it is to be set, and where an edit is kept. */
function flagsOf(work: Work, shape: Shape, spec: ShapeColumn, at: number): { set: string; kept: string } {
  const { name, column } = spec;
  const [d, t] = [`q."_d${at}"`, `q."_t${at}"`];
  const [dt, ct, wt] = [`${d}::text`, `${t}::text`, `(q._row->>${quoteText(name)})`];
  const quoted = quoteText(name);
  const empty = `(${t} IS NULL OR ${ct} IN ('', '{}', '[]'))`;
  const differs = `${d} IS NOT NULL AND ${dt} IS DISTINCT FROM ${ct}`;
  const rule = ruleOf(work, spec);
  const clearing = yieldingOf(work, shape, spec);
  const cleared =
    clearing.length > 0 && !column.notNull && rule !== "never"
      ? `WHEN ${d} IS NULL AND ${wt} IS NOT NULL AND ${ct} IS NOT DISTINCT FROM ${wt} AND ${saidOnlyBy("q._said", name, clearing)} THEN ${quoted}`
      : "";
  // What only records said that stand in another card now.
  const left =
    shape.child === undefined && !column.notNull && rule !== "never"
      ? `WHEN ${d} IS NULL AND ${wt} IS NOT NULL AND ${ct} IS NOT DISTINCT FROM ${wt} AND EXISTS (SELECT FROM left_value v
          WHERE v._entity = q._entity AND v._place = ${quoteText(`${shape.name}.${name}`)} AND v._value = ${wt}) THEN ${quoted}`
      : "";
  // Another number in the row: the former one's extension and note do not go with it. A link that lost its post is the same link: its post
  // is an emptied cell like any other.
  const former =
    shape.child !== undefined && !tellsLinks(shape, name) && !column.notNull && rule !== "never"
      ? `WHEN q._renamed AND ${d} IS NULL AND ${wt} IS NOT NULL AND ${ct} IS NOT DISTINCT FROM ${wt} THEN ${quoted}`
      : "";
  const unedited = `(${ct} IS NOT DISTINCT FROM ${wt} OR ${empty})`;
  const asked = `${differs} AND ${dt} IS DISTINCT FROM ${wt}`;
  const changedAt = changedAtOf(work, shape);
  const conditions: Readonly<Record<UpdateRule, string>> = {
    managed: `${asked} AND ${unedited}`,
    always: differs,
    "fill-empty": `${asked} AND ${empty}`,
    never: "false",
    // Without a time on either side nothing says that ours is newer.
    newer:
      shape.child === undefined &&
      changedAt !== undefined &&
      shape.columns.some((other) => other.name === updatedColumn(shape))
        ? `${differs} AND q."_d${updatedIndex(shape)}" > q._changed`
        : `${asked} AND ${unedited}`,
  };
  return {
    set: `CASE WHEN ${conditions[rule]} THEN ${quoted} ${cleared} ${left} ${former} END`,
    kept: rule === "never" ? "NULL" : `CASE WHEN ${asked} AND NOT (${conditions[rule]}) THEN ${quoted} END`,
  };
}

/** Whether a column tells the links of one card to another apart: the post of a contact at a firm. */
function tellsLinks(shape: Shape, name: string): boolean {
  return linkParts(shape).length > 0 && tellingOf(shape).includes(name);
}

/** A child row's columns are cells of one value: they are cleared as cells are, and the row goes or stays with its list. */
function yieldingOf({ input }: Work, shape: Shape, column: ShapeColumn): string[] {
  return yielding(input.sources, shape.child === undefined ? column : { fields: [] });
}

/**
 * What a column ought to hold. Arrays, joined texts and `extra` hold several values in one column: what the row has stays beside what is
 * wanted, unless the sources that said it let go of it or put something else in its place.
 */
function wantedSql(work: Work, shape: Shape, spec: ShapeColumn, value: string, said: string): string {
  const { name, column } = spec;
  const list = holdsList(spec);
  const bag = column.base === "jsonb" && spec.fields.length === 1 && spec.fields[0] === "extra";
  if (shape.child !== undefined || !(list || bag)) return value;
  const now = `t.${quoteName(name)}`;
  const letGo = saidOnlyBy(said, name, yieldingOf(work, shape, spec));
  const none = column.notNull && (bag || column.base.startsWith("_")) ? `coalesce(${value}, '{}')` : value;
  // The bag's keys that came with a record which has left.
  const gone = `ARRAY(SELECT k.key FROM left_value v, jsonb_each(v._value::jsonb) k WHERE v._entity = s._entity AND v._place = ${quoteText(`${shape.name}.${name}`)} AND k.value = ${now}->k.key)`;
  const both = bag ? `(${now} - ${gone}) || ${value}` : grown(shape, spec, now, value);
  return `CASE WHEN ${letGo} THEN ${none} WHEN ${value} IS NULL OR ${now} IS NULL THEN ${value} ELSE ${both} END`;
}

/** A list with what is new behind what is there; a text that would outgrow its column is the wanted one alone. */
function grown(shape: Shape, spec: ShapeColumn, now: string, value: string): string {
  const by = spec.column.base.startsWith("_") ? undefined : quoteText(spec.by ?? "");
  const parts = (text: string): string => (by === undefined ? text : `string_to_array(${text}::text, ${by})`);
  const list = (from: string, where: string): string =>
    `ARRAY(SELECT x.v FROM unnest(${from}) WITH ORDINALITY x(v, n) WHERE ${where} ORDER BY x.n)`;
  const replaced = `EXISTS (SELECT FROM replaced r WHERE r._entity = s._entity AND r._place = ${quoteText(partPlace(shape, spec))} AND r._slot = x.v::text)`;
  const both = `${list(parts(now), `x.v = ANY (${parts(value)}) OR NOT ${replaced}`)} || ${list(parts(value), `x.v <> ALL (${parts(now)})`)}`;
  if (by === undefined) return both;
  const text = `array_to_string(${both}, ${by})`;
  const { length, type } = spec.column;
  return length === undefined
    ? `(${text})::${type}`
    : `CASE WHEN char_length(${text}) <= ${length} THEN (${text})::${type} ELSE ${value} END`;
}

/** The column that carries the source's own time of change, by the way it is filled. */
function updatedColumn(shape: Shape): string | undefined {
  return shape.columns.find(({ path }) => path === "updatedAt")?.name;
}

function updatedIndex(shape: Shape): number {
  return shape.columns
    .filter(({ kind }) => kind !== "sql" && kind !== "self")
    .findIndex(({ name }) => name === updatedColumn(shape));
}

/** The rows as they would stand after the update meet the same constraints as new ones. */
export async function checkDelta(work: Work, shape: Shape): Promise<void> {
  const { db } = work;
  const { table } = shape;
  const columns = stagedColumns(shape);
  const [{ some } = { some: false }] = await db.query<{ some: boolean }>(
    `SELECT EXISTS (SELECT FROM ${deltaOf(shape)} WHERE _set <> '{}') AS some`,
  );
  if (!some) return;
  const list = givenColumns(table).map(({ name }) => {
    const at = columns.findIndex((column) => column.name === name);
    const now = `t.${quoteName(name)}`;
    return at === -1
      ? now
      : `CASE WHEN ${quoteText(name)} = ANY(d._set) THEN d."_d${at}" ELSE ${now} END AS ${quoteName(name)}`;
  });
  await db.run(`CREATE TEMP TABLE ${imageOf(shape)} ON COMMIT DROP AS
    SELECT d._entity, ${list.join(", ")} FROM ${deltaOf(shape)} d JOIN ${table.sql} t ON ${keyMatches(table, "t", "d._key")} WHERE d._set <> '{}'`);
  await findFailures(work, shape, imageOf(shape), false);
}

/**
 * Writes what `_set` names: one statement for each distinct set of columns, so that no column is assigned its own value (a CRM's
 * `UPDATE OF` triggers would take that for a change).
 *
 * @param among condition on rows of the delta
 */
export async function updateDelta({ db }: Work, shape: Shape, among: string): Promise<void> {
  const { table } = shape;
  const columns = stagedColumns(shape);
  const sets = await db.query<{ set: string[] }>(
    `SELECT to_json(_set) AS set FROM (SELECT DISTINCT _set FROM ${deltaOf(shape)} WHERE _set <> '{}') s ORDER BY _set`,
  );
  for (const { set } of sets) {
    const assignments = set.map(
      (name) => `${quoteName(name)} = d."_d${columns.findIndex((column) => column.name === name)}"`,
    );
    await db.run(`UPDATE ${table.sql} t SET ${assignments.join(", ")} FROM (SELECT * FROM ${deltaOf(shape)} WHERE _set = ARRAY[${set.map(quoteText).join(", ")}]::text[] AND ${among}) d
      WHERE ${keyMatches(table, "t", "d._key")}`);
  }
}
