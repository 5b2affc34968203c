import type { Golden, SourceRecord } from "../../model/index.ts";
import { quoteText } from "../database/database.ts";
import { copyField } from "../rows/encode.ts";
import { mainTexts } from "../rows/rows.ts";
import type { Shape } from "../rows/shape.ts";
import { childSlots } from "../rows/slots.ts";
import { CopyOut } from "./copy-out.ts";
import { holdsList, partPlace, partsOf } from "./replaced.ts";
import { stageOf, type Work } from "./work.ts";

/**
 * What a card has only from records that have left it leaves it too, whatever `lists` and `whenEmpty` say: nothing was left out of an
 * export, the values stand on another card now. Child rows and parts of lists go into `replaced` with nothing in their place, the texts of
 * single columns into `left_value`; what people have edited stays, as with every other row that goes.
 */
export async function stageLeaving(work: Work): Promise<void> {
  const { db, shapes } = work;
  const [{ n } = { n: 0 }] = await db.query<{ n: number }>("SELECT count(*) AS n FROM left_record");
  if (n === 0) return;
  await followMoves(work);
  await db.run(
    `CREATE TEMP TABLE leaving (_entity text COLLATE "C", _place text COLLATE "C", _slot text COLLATE "C") ON COMMIT DROP`,
  );
  const cards = db.stream<{ entity: string; type: Golden["type"]; leavers: SourceRecord[]; stayers: SourceRecord[] }>(`
    SELECT l._from AS entity, l._type AS type,
      (SELECT json_agg(r.payload) FROM left_record x JOIN ${db.memory}.source_record r ON r.record_id = x._record WHERE x._from = l._from AND r.payload IS NOT NULL) AS leavers,
      (SELECT json_agg(r.payload) FROM ${db.memory}.source_record r WHERE r.entity_id = l._from AND r.payload IS NOT NULL
         AND NOT EXISTS (SELECT FROM left_record x WHERE x._record = r.record_id)) AS stayers
    FROM (SELECT DISTINCT _from, _type FROM left_record) l ORDER BY 1`);
  const lines: { into: string; fields: string[] }[] = [];
  for await (const { entity, type, leavers, stayers } of cards) {
    for (const { place, text, column } of onlyOf(shapes.all, type, leavers ?? [], stayers ?? []))
      lines.push({
        into: column ? "left_value (_entity, _place, _value)" : "leaving (_entity, _place, _slot)",
        fields: [entity, place, text],
      });
  }
  const out = new CopyOut((into, rows) => db.copyIn(into, rows));
  for (const { into, fields } of lines) {
    const wait = out.add(into, `${fields.map(copyField).join("\t")}\n`);
    if (wait !== undefined) await wait;
  }
  await out.end();
  await db.run(`INSERT INTO replaced (_entity, _source, _place, _slot)
    SELECT DISTINCT g._entity, o._item->>'f', g._place, g._slot FROM leaving g LEFT JOIN owned o ON o._entity = g._entity AND o._shape = g._place AND o._slot = g._slot;
    DROP TABLE leaving`);
  for (const shape of shapes.children)
    if (shape.columns.some(({ kind }) => kind === "ref")) await renameLinks(work, shape);
}

interface Said {
  readonly place: string;
  readonly text: string;
  /** Of a column of the card's own row, as a whole. */
  readonly column: boolean;
}

/** What the leavers say and none of the others. */
function onlyOf(
  shapes: readonly Shape[],
  type: Golden["type"],
  leavers: readonly SourceRecord[],
  stayers: readonly SourceRecord[],
): Said[] {
  const keyOf = ({ place, text }: Said): string => `${place}\0${text}`;
  const stay = new Set(stayers.flatMap((record) => saidOf(shapes, type, record)).map(keyOf));
  const leave = new Map(leavers.flatMap((record) => saidOf(shapes, type, record)).map((said) => [keyOf(said), said]));
  return [...leave].flatMap(([key, said]) => (stay.has(key) ? [] : [said]));
}

function saidOf(shapes: readonly Shape[], type: Golden["type"], record: SourceRecord): Said[] {
  return shapes.flatMap((shape): Said[] => {
    if (shape.child !== undefined)
      return childSlots(shape, record).map(({ text }) => ({ place: shape.name, text, column: false }));
    if (shape.name !== type) return [];
    const parts = shape.columns
      .filter(holdsList)
      .flatMap((column) =>
        partsOf(column, record).map(({ text }) => ({ place: partPlace(shape, column), text, column: false })),
      );
    const whole = [...mainTexts(shape, record)].map(([name, text]) => ({
      place: `${shape.name}.${name}`,
      text,
      column: true,
    }));
    return [...parts, ...whole];
  });
}

/**
 * A row that names another card (a person's firm, a relation) was moved to the one that stayed when the two were merged: that was Sverka, and
 * what it wrote there since is the comparison's ground, not what it had written before.
 */
async function followMoves({ db, shapes }: Work): Promise<void> {
  for (const shape of shapes.children)
    for (const { name, kind } of shape.columns) {
      if (kind !== "ref") continue;
      const column = quoteText(name);
      await db.run(`
        UPDATE owned o SET _row = jsonb_set(o._row, ARRAY[${column}], to_jsonb(c.now)) FROM (
          SELECT DISTINCT ON (x._entity, x._id) x._entity, x._id, c.op, c.after->>${column} AS now FROM owned x
          JOIN ${db.memory}.change c ON c.target_table = x._table AND c.target_id = x._id AND c.after->>${column} IS NOT NULL
          WHERE x._shape = ${quoteText(shape.name)} ORDER BY x._entity, x._id, c.seq DESC) c
        WHERE o._shape = ${quoteText(shape.name)} AND o._entity = c._entity AND o._id = c._id AND c.op = 'repoint' AND o._row ? ${column}`);
    }
}

/** A row that named the card which was taken apart goes on under the part that its own golden record names now. */
async function renameLinks({ db }: Work, shape: Shape): Promise<void> {
  const name = quoteText(shape.name);
  const parts = "string_to_array(o._slot, chr(31))";
  await db.run(`
    INSERT INTO replaced (_entity, _source, _place, _slot, _by)
      SELECT DISTINCT o._entity, o._item->>'f', ${name}, o._slot, s._slot
      FROM (SELECT _from AS _was, _entity AS _now FROM left_record UNION SELECT _former, _entity FROM revival WHERE _former <> _entity) l
      JOIN owned o ON o._shape = ${name} AND l._was = ANY (${parts})
      JOIN ${stageOf(shape)} s ON s._entity = o._entity AND s._slot = array_to_string(array_replace(${parts}, l._was, l._now), chr(31))`);
}
