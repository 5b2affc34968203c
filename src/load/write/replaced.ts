import { isColumnOfCorrection, type Golden, type RecordId, type SourceRecord } from "../../model/index.ts";
import { keyMatches } from "../catalogue/catalogue.ts";
import { quoteText } from "../database/database.ts";
import { copyField } from "../rows/encode.ts";
import { isList } from "../rows/said-by.ts";
import type { Shape, ShapeColumn } from "../rows/shape.ts";
import { childSlots, linkParts, linkSlots, slotSeparator, tellingOf } from "../rows/slots.ts";
import { sameRow } from "./ready.ts";
import { wholeRecord } from "./record-rows.ts";
import { CopyOut } from "./copy-out.ts";
import { ruleOf } from "./update-rule.ts";
import { resolveRefs, stageOf, type Work } from "./work.ts";

/** Values of one list of a record: what tells one from another, and the cell it was read from. */
interface CellValue {
  readonly text: string;
  readonly at: string;
}

/** A value that a cell said, and what it says instead. */
export interface Replacement {
  readonly was: string;
  /** Absent where a list was replaced as a whole by a shorter one. */
  readonly by?: string;
}

/**
 * What was put in a value's place. `lists: add` keeps what an export no longer says, since it may just have been left out; but a cell that
 * says another value instead has been corrected, and the mistyped number must not live on beside the right one. So a value is replaced
 * when its own cell has a value that the record did not have anywhere, and the value itself is nowhere in the record any more. Where fewer
 * values came than went, the rest have nothing in their place: they have been left out, and it is `lists` that says what becomes of them.
 *
 * A person's correction replaces a list as a whole, whatever cells it came from, and taken back it gives way to them: there the rest go too.
 */
export function replacements(before: readonly CellValue[], after: readonly CellValue[]): Replacement[] {
  const had = new Set(before.map(({ text }) => text));
  const has = new Set(after.map(({ text }) => text));
  if (correctionsOf(before) !== correctionsOf(after)) {
    const fresh = [...has].filter((text) => !had.has(text));
    const gone = [...had].filter((text) => !has.has(text));
    return after.length === 0
      ? []
      : gone.map((was, nth) => (fresh[nth] === undefined ? { was } : { was, by: fresh[nth] }));
  }
  const cells = new Set(before.map(({ at }) => at));
  return [...cells].flatMap((cell) => {
    const here = (values: readonly CellValue[]): string[] => [
      ...new Set(values.flatMap(({ at, text }) => (at === cell ? text : []))),
    ];
    const fresh = here(after).filter((text) => !had.has(text));
    if (fresh.length === 0) return [];
    const gone = here(before).filter((text) => !has.has(text));
    return gone.slice(0, fresh.length).map((was, nth) => ({ was, by: fresh[nth] as string }));
  });
}

/** The corrections that values come from. */
function correctionsOf(values: readonly CellValue[]): string {
  return [...new Set(values.flatMap(({ at }) => (isColumnOfCorrection(at) ? at : [])))].sort().join("\n");
}

/**
 * Lays the changed records of this run beside what Sverka remembers of them and fills `replaced`: `_slot` of a child row, or a part of a
 * list that one column holds, and `_by` what it became. A child row then goes on under the new value ({@link renameReplaced}): it is corrected
 * where it stands, with its key and whatever points at it, under the rules of any update; where the new value has a row already,
 * {@link mirrorLists} removes it.
 */
export async function stageReplaced(work: Work): Promise<void> {
  const { db, first } = work;
  await db.run(
    `CREATE TEMP TABLE replaced (_entity text COLLATE "C", _source text COLLATE "C", _place text COLLATE "C", _slot text COLLATE "C", _by text COLLATE "C") ON COMMIT DROP`,
  );
  if (!first) await stageCorrected(work);
}

/** Lets rows of `replaced` go on under what took the place of their own value. */
export async function renameReplaced(work: Work): Promise<void> {
  if (work.first) return;
  await work.db.run("CREATE INDEX ON replaced (_entity); ANALYZE replaced");
  for (const shape of work.shapes.children) {
    await nameLinks(work, shape);
    await renameRows(work, shape);
  }
}

async function stageCorrected(work: Work): Promise<void> {
  const { db, input, shapes } = work;
  const changed = await changedRecords(work);
  if (changed.size === 0) return;
  const corrected = shapes.all.filter((shape) => shape.child === undefined || yieldsToCorrections(work, shape));
  const out = new CopyOut((into, lines) => db.copyIn(into, lines));
  let batch: { readonly record: SourceRecord; readonly entityId: string }[] = [];
  const compare = async (): Promise<void> => {
    const ids = batch.map(({ record }) => changed.get(record.id) as RecordId);
    const remembered = await db.query<{ id: string; payload: SourceRecord }>(
      `SELECT record_id AS id, payload FROM ${db.memory}.source_record WHERE record_id IN (SELECT json_array_elements_text($1::json)) AND payload IS NOT NULL`,
      [JSON.stringify(ids)],
    );
    const before = new Map(remembered.map(({ id, payload }) => [id, payload]));
    for (const [at, { record, entityId }] of batch.entries()) {
      const was = before.get(ids[at] as RecordId);
      if (was === undefined) continue;
      for (const { place, replacement } of replacedIn(was, record, corrected)) {
        const fields = [entityId, record.source, place, replacement.was, replacement.by ?? null];
        const wait = out.add("replaced", `${fields.map(copyField).join("\t")}\n`);
        if (wait !== undefined) await wait;
      }
    }
    batch = [];
  };
  for await (const item of input.records()) {
    if (!changed.has(item.record.id)) continue;
    if (batch.push({ record: wholeRecord(item), entityId: item.entityId }) === 500) await compare();
  }
  if (batch.length > 0) await compare();
  await out.end();
}

/**
 * Records of golden records at hand whose content is not what is remembered, with the key under which it is: their own, or that of the one
 * record which a full export of their source has in the same card no more, where the mended cell was part of the key.
 */
async function changedRecords({ db, input }: Work): Promise<Map<RecordId, RecordId>> {
  const whole = Object.entries(input.sources ?? {}).flatMap(([source, { completeness }]) =>
    completeness === "full" ? quoteText(source) : [],
  );
  const changed = new Map<RecordId, RecordId>();
  const rows = db.stream<{ now: RecordId; before: RecordId }>(`
    SELECT s._record AS now, r.record_id AS before FROM stage_record s JOIN work w USING (_entity) JOIN ${db.memory}.source_record r ON r.record_id = s._record
    WHERE w._state = 'old' AND r.gone_run IS NULL AND r.payload_hash <> s._payload_hash
    UNION ALL
    SELECT min(s._record), min(r.record_id) FROM stage_record s JOIN work w USING (_entity)
    JOIN ${db.memory}.source_record r ON r.entity_id = s._entity AND r.source = split_part(s._record, ':', 1) AND r.type = s._type
    WHERE w._state = 'old' AND r.gone_run IS NULL AND r.source IN (${whole.join(", ") || "NULL"})
      AND NOT EXISTS (SELECT FROM ${db.memory}.source_record k WHERE k.record_id = s._record)
      AND NOT EXISTS (SELECT FROM stage_record k WHERE k._record = r.record_id)
    GROUP BY s._entity, r.source, r.type HAVING count(*) = 1`);
  for await (const { now, before } of rows) changed.set(now, before);
  return changed;
}

/** Where what tells child rows apart is never written over, or only while it is empty, the right value comes beside the mistake. */
function yieldsToCorrections(work: Work, shape: Shape): boolean {
  const telling = tellingOf(shape);
  return shape.columns.every(
    (column) => !telling.includes(column.name) || !["never", "fill-empty"].includes(ruleOf(work, column)),
  );
}

function replacedIn(
  before: SourceRecord,
  after: SourceRecord,
  shapes: readonly Shape[],
): { place: string; replacement: Replacement }[] {
  // Rows that share a key share their cells' names too: nothing says whose cell it was.
  if (before.type !== after.type || (before.places ?? []).length > 1 || after.places.length > 1) return [];
  return shapes.flatMap((shape) => {
    if (shape.child !== undefined)
      return [
        ...replacements(childSlots(shape, before), childSlots(shape, after)),
        ...postsReplaced(linkSlots(shape, before), linkSlots(shape, after)),
      ].map((replacement) => ({ place: shape.name, replacement }));
    if (shape.name !== after.type) return [];
    return shape.columns.filter(holdsList).flatMap((column) =>
      replacements(partsOf(column, before), partsOf(column, after)).map((replacement) => ({
        place: partPlace(shape, column),
        replacement,
      })),
    );
  });
}

/**
 * Each link for itself: who is «менеджер» of another firm still may be «директор» of this one now. A link that lost its post goes on without
 * one, and `whenEmpty` says what becomes of the post in its row.
 */
function postsReplaced(before: readonly CellValue[], after: readonly CellValue[]): Replacement[] {
  return [...new Set(before.map(({ at }) => at))].flatMap((ref) => {
    const [was, is] = [before, after].map((all) => all.filter(({ at }) => at === ref));
    return replacements(was ?? [], is ?? []);
  });
}

/** Name in `replaced` of a column that holds a list. */
export function partPlace(shape: Shape, column: ShapeColumn): string {
  return `${shape.name}.${column.name}`;
}

/** Whether a column of a card's own row holds several values of lists: an array, or texts that are joined. */
export function holdsList(column: ShapeColumn): boolean {
  return isList(column) && (column.column.base.startsWith("_") || column.by !== undefined);
}

/** What each item of a record's lists puts into such a column. */
export function partsOf(column: ShapeColumn, record: SourceRecord): CellValue[] {
  const none = Object.fromEntries(column.fields.map((field) => [field, []]));
  return column.fields.flatMap((field) => {
    const items = (record as unknown as Record<string, readonly { readonly at?: string }[] | undefined>)[field] ?? [];
    return items.flatMap((item) => {
      const alone = { ...record, ...none, [field]: [item] } as unknown as Golden;
      const value = column.read(alone, alone, 0);
      const texts = Array.isArray(value) ? value : value === undefined ? [] : String(value).split(column.by ?? "\0");
      return texts.map((text) => ({ text: String(text), at: item.at ?? "" }));
    });
  });
}

/**
 * A record knows only by its own keys whom it speaks for, so the slots of its links stand in `replaced` without the card they lead to:
 * «менеджер» became «директор». Here they are written out for every card to which a link of that kind was written, and is said anew.
 * Links that left with a record name their card already.
 */
async function nameLinks({ db }: Work, shape: Shape): Promise<void> {
  const links = linkParts(shape);
  if (links.length === 0) return;
  const name = quoteText(shape.name);
  const separator = quoteText(slotSeparator);
  const whole = (slot: string): string =>
    tellingOf(shape)
      .map((_, nth) => `split_part(${links.includes(nth) ? "o._slot" : slot}, ${separator}, ${nth + 1})`)
      .join(` || ${separator} || `);
  const nameless = links.map((nth) => `split_part(r._slot, ${separator}, ${nth + 1}) = ''`).join(" AND ");
  await db.run(`
    CREATE TEMP TABLE named ON COMMIT DROP AS
      SELECT DISTINCT r._entity, r._source, r._place, o._slot, ${whole("r._by")} AS _by FROM replaced r
      JOIN owned o ON o._entity = r._entity AND o._shape = ${name} AND o._slot = ${whole("r._slot")}
      WHERE r._place = ${name} AND ${nameless}
        AND EXISTS (SELECT FROM ${stageOf(shape)} s WHERE s._entity = r._entity AND s._slot = ${whole("r._by")});
    DELETE FROM replaced r WHERE r._place = ${name} AND ${nameless};
    INSERT INTO replaced SELECT * FROM named; DROP TABLE named`);
}

/**
 * Lets a row that Sverka wrote go on under the value that replaced its own. Not where another source still says the old one, nor where the
 * new one has a row already, Sverka's or anybody's: then the old row is only in the way. Of a row that somebody has deleted nothing goes on,
 * and the new value gets a row of its own.
 */
async function renameRows(work: Work, shape: Shape): Promise<void> {
  const name = quoteText(shape.name);
  const { joins, values } = resolveRefs(work, shape, "s", "NULL");
  const owned = (slot: string): string => `o._entity = r._entity AND o._shape = ${name} AND o._slot = ${slot}`;
  await work.db.run(`
    DELETE FROM replaced r WHERE r._place = ${name} AND (
      EXISTS (SELECT FROM ${stageOf(shape)} s WHERE s._entity = r._entity AND s._slot = r._slot)
      OR NOT EXISTS (SELECT FROM owned o WHERE ${owned("r._slot")} AND o._item->>'f' = r._source));
    UPDATE replaced r SET _by = NULL WHERE r._place = ${name} AND r._by IS NOT NULL AND (
      EXISTS (SELECT FROM owned o WHERE ${owned("r._by")})
      OR NOT EXISTS (SELECT FROM owned o JOIN ${shape.table.sql} x ON ${keyMatches(shape.table, "x", "o._id")} WHERE ${owned("r._slot")})
      OR EXISTS (SELECT FROM replaced q WHERE q._place = ${name} AND q._entity = r._entity AND q._by = r._by AND q._slot < r._slot)
      OR NOT EXISTS (SELECT FROM ${stageOf(shape)} s WHERE s._entity = r._entity AND s._slot = r._by)
      OR EXISTS (SELECT FROM ${stageOf(shape)} s JOIN work w USING (_entity) ${joins} JOIN ${shape.table.sql} x ON ${sameRow(shape, "x", values, "w")}
        WHERE s._entity = r._entity AND s._slot = r._by));
    UPDATE owned o SET _slot = r._by, _former = o._slot, _item = jsonb_set(o._item, '{s}', to_jsonb(r._by))
      FROM (SELECT _entity, _slot, min(_by) AS _by FROM replaced WHERE _place = ${name} GROUP BY 1, 2) r WHERE r._by IS NOT NULL AND ${owned("r._slot")}`);
}
