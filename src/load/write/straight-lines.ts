import { hash, randomUUID } from "node:crypto";
import type { Golden } from "../../model/index.ts";
import { quoteName } from "../database/database.ts";
import type { StraightLines, StraightSpec } from "../load-input.ts";
import { bindProfile } from "../rows/bind.ts";
import { copyField } from "../rows/encode.ts";
import { shapeGolden, type ShapedRow } from "../rows/rows.ts";
import type { Shape, ShapeColumn, Shapes } from "../rows/shape.ts";
import { inRow, isSpelledAsIs, spelled } from "../rows/spelling.ts";
import { knowsTarget } from "./golden-lines.ts";
import { ownersByColumn } from "./ready.ts";
import { TableLines } from "./text-lines.ts";

/** Cards beside their places among all, and what only all of them together tell. */
export interface StraightBatch {
  readonly goldens: readonly Golden[];
  /** The place of the first, from 0: all of them stand in the order of their ids, firms before contacts. */
  readonly from: number;
  /** The place of a card, -1 for one that is not loaded. */
  readonly placeOf: (entity: string) => number;
  /** Numbers of this batch's child rows: given how many of each shape it has, how many all batches before it have. */
  readonly number: (counts: readonly number[]) => readonly number[];
}

/** Where cards are remembered: what goes there is binary, since a text as long as `written` is escaped and read dearly. */
export function entityTable(memory: string): string {
  return `${memory}.entity (entity_id, kind, target_table, target_id, written, digest, first_run, last_run, adopted)`;
}

/**
 * Makes the rows of a first load as they will stand, those of the CRM and what is remembered of them: with keys drawn here, and spelled as the
 * server spells them. Pure, and all it is told can be cloned, as with `goldenLines`, whose slow way through staging this spares.
 */
export function straightLines(spec: StraightSpec): (batch: StraightBatch) => StraightLines {
  const shapes = bindProfile(spec.profile, spec.catalogue);
  const layouts = new Map(shapes.all.map((shape) => [shape, layoutOf(shape, spec)]));
  const childAt = new Map(shapes.children.map((shape, at) => [shape, at]));
  const entityInto = entityTable(spec.memory);
  const changeInto = `${spec.memory}.change (seq, run_id, op, entity_id, target_table, target_id, image, salt, digest)`;
  const run = copyField(spec.runId);
  const keyAt = (place: number): string => {
    const [type, rank]: [Golden["type"], number] =
      place < spec.counterparties ? ["counterparty", place] : ["contact", place - spec.counterparties];
    return String((spec.next[type] ?? 0) + rank);
  };
  const scratch = new Scratch();
  const lines = new TableLines();
  return ({ goldens, from, placeOf, number }) => {
    const shaped = goldens.map((golden, at) => {
      const card = shapeGolden(golden, shapes);
      const misplaced = (golden.type === "counterparty") !== from + at < spec.counterparties;
      return misplaced || "misfit" in card || card.replaced || knowsTarget(golden) ? undefined : card;
    });
    const counts = shapes.children.map(() => 0);
    for (const card of shaped)
      for (const { shape } of card?.rows ?? []) {
        const at = childAt.get(shape);
        if (at !== undefined) counts[at] = (counts[at] ?? 0) + 1;
      }
    const before = number(counts);
    const refused: StraightLines = { count: 0, copies: [], counts, refused: true };
    const next = new Map(shapes.children.map((shape, at) => [shape, (spec.next[shape.name] ?? 0) + (before[at] ?? 0)]));
    lines.clear();
    for (const [at, card] of shaped.entries()) {
      const { id, type } = goldens[at] as Golden;
      const main = shapes.mains.get(type);
      if (card === undefined || main === undefined) return refused;
      const key = keyAt(from + at);
      let head = "";
      const children: string[] = [];
      const keyOf = (entity: string): string | undefined => {
        const place = placeOf(entity);
        return place === -1 ? undefined : keyAt(place);
      };
      for (const { shape, texts, fields, said, slot } of card.rows) {
        const layout = layouts.get(shape) as Layout;
        const ownKey = shape === main ? key : String(next.get(shape) as number);
        const row = layout.row({ texts, fields, key: ownKey, type, owner: key, keyOf });
        if (row === undefined) return refused;
        lines.add(layout.into, row.line);
        if (shape === main) head = `{"row":${row.json},"seen":"${row.seen}","from":${said},"children":[`;
        else {
          next.set(shape, Number(ownKey) + 1);
          children.push(
            `${layout.head}${row.json},"id":"${ownKey}","s":${JSON.stringify(slot)},"f":${JSON.stringify(said)},"seen":"${row.seen}"}`,
          );
        }
      }
      const salt = randomUUID();
      const salted = scratch.write(`${salt}${head}${children.join(",")}]}`);
      const image = hash("sha256", salted, "hex");
      const table = main.table.name;
      lines.addRow(entityInto, [
        id,
        type,
        table,
        key,
        salted.subarray(salt.length),
        card.digest,
        spec.runId,
        spec.runId,
        no,
      ]);
      const seq = String(spec.seq + from + at + 1);
      const change = [seq, spec.runId, "insert", id, table, key, null, null, image].map(field);
      const digest = hash("sha256", `${salt}${change.join("")}`, "hex");
      lines.add(
        changeInto,
        `${seq}\t${run}\tinsert\t${copyField(id)}\t${copyField(table)}\t${key}\t\\\\x${image}\t${salt}\t\\\\x${digest}\n`,
      );
    }
    return { count: goldens.length, copies: lines.take(), counts, refused: false };
  };
}

/** `false` of the binary format. */
const no = new Uint8Array(1);

/** Texts as bytes, one at a time: what is hashed and sent is encoded once. */
class Scratch {
  #bytes = Buffer.allocUnsafeSlow(1 << 14);

  /** Holds until the next one. */
  write(text: string): Uint8Array {
    if (text.length * 3 > this.#bytes.length) this.#bytes = Buffer.allocUnsafeSlow(text.length * 4);
    return this.#bytes.subarray(0, this.#bytes.write(text, 0, "utf8"));
  }
}

/** A field of a change as `canonicalSql` spells it. */
function field(text: string | null): string {
  return text === null ? "-," : `${Buffer.byteLength(text)}:${text},`;
}

/** Names of the columns of a shape's COPY: the key, the owners, those of the profile. */
function columnsOf(shape: Shape): string[] {
  return [...shape.table.primaryKey, ...ownersByColumn(shape).keys(), ...shape.columns.map(({ name }) => name)];
}

interface Layout {
  readonly into: string;
  /** What is remembered of a child row, up to its values. */
  readonly head: string;
  /** Undefined for a value whose spelling we cannot tell, and a link that leads nowhere. */
  row(row: LayoutRow): { readonly line: string; readonly json: string; readonly seen: string } | undefined;
}

interface LayoutRow extends Pick<ShapedRow, "texts" | "fields"> {
  readonly key: string;
  readonly type: Golden["type"];
  /** The owner's key. */
  readonly owner: string;
  readonly keyOf: (entity: string) => string | undefined;
}

function layoutOf(shape: Shape, { defaults }: StraightSpec): Layout {
  const { table, columns } = shape;
  const names = columnsOf(shape);
  const valueAt = new Map(columns.map(({ name }, at) => [name, at]));
  const owners = ownersByColumn(shape);
  const fill = (name: string): string | null => defaults[table.name]?.[name] ?? null;
  // What a whole row is put together of, in the order of the table's columns.
  const parts = [...table.columns.values()].map(({ name, base }) => {
    const at = valueAt.get(name);
    if (at !== undefined) return { kind: "value" as const, at };
    if (name === table.primaryKey[0]) return { kind: "key" as const };
    const types = owners.get(name);
    if (types !== undefined) return { kind: "owner" as const, types };
    return { kind: "fixed" as const, text: `,${inRow(base, fill(name))}` };
  });
  const spec = columns.map(({ name, column: { base, notNull, default: filled }, kind }) => ({
    named: `${JSON.stringify(name)}:`,
    base,
    spell: spellOf(kind, base),
    // No value is no reason to override what the CRM itself would put there.
    empty: notNull && filled !== undefined ? fill(name) : null,
  }));
  const ownerTypes = [...owners.values()];
  /** The values as the fields of the row's text, one call at a time. */
  const inText: string[] = spec.map(() => "");
  return {
    into: `${table.sql} (${names.map(quoteName).join(", ")})`,
    head: `{"c":${JSON.stringify(shape.name)},"t":${JSON.stringify(table.name)},"row":`,
    row({ texts, fields, key, type, owner, keyOf }) {
      let json = "";
      /** Where a value is another than its text, the fields of the line. */
      let other: (string | null)[] | undefined;
      for (let at = 0; at < spec.length; at++) {
        const { base, spell, empty, named } = spec[at]!;
        const text = texts[at] ?? null;
        const value = text === null ? empty : spell(text, keyOf);
        if (value === undefined) return undefined;
        if (value !== text) (other ??= [...texts])[at] = value;
        if (value === null) {
          inText[at] = ",";
          continue;
        }
        if (json !== "") json += ",";
        // Asked once for all that spell it: most values are spelled alike everywhere, and many others have only blanks to be quoted for.
        if (base === "bool" || value === "" || escaped.test(value)) {
          json += named + JSON.stringify(value);
          inText[at] = `,${inRow(base, value)}`;
        } else {
          json += `${named}"${value}"`;
          inText[at] = quoted.test(value) ? `,"${value}"` : `,${value}`;
        }
      }
      let line = key;
      for (const types of ownerTypes) line += types.includes(type) ? `\t${owner}` : "\t\\N";
      if (other === undefined) line += fields;
      else for (const value of other) line += `\t${copyField(value)}`;
      let whole = "";
      for (const part of parts) {
        if (part.kind === "value") whole += inText[part.at] as string;
        else if (part.kind === "key") whole += `,${key}`;
        else if (part.kind === "owner") whole += part.types.includes(type) ? `,${owner}` : ",";
        else whole += part.text;
      }
      return { line: `${line}\n`, json: `{${json}}`, seen: hash("md5", `(${whole.slice(1)})`, "hex") };
    },
  };
}

/** Of a value's text what will stand in its column; of a link the text is a card's id. */
function spellOf(
  kind: ShapeColumn["kind"],
  base: string,
): (text: string, keyOf: LayoutRow["keyOf"]) => string | undefined {
  if (kind === "ref") return (entity, keyOf) => keyOf(entity);
  return isSpelledAsIs(base) ? (text) => text : (text) => spelled(base, text);
}

/** Signs that JSON or the text of a row doubles or escapes; and those besides for which a field of a row is put in quotes. */
const escaped = /["\\\0-\x1f\ud800-\udfff]/;
const quoted = /[(), ]/;

const bases = new Set("text varchar bool int2 int4 int8 date timestamptz _text jsonb".split(" "));

/**
 * Whether rows of these shapes are nothing but what we say: each table of one shape, its key one number that a counter draws, no column
 * that the database computes, no trigger, and defaults that are the same for all rows.
 */
export function isStraight(shapes: Shapes): boolean {
  if (shapes.shared.length > 0 || shapes.misfit !== undefined) return false;
  if (new Set(shapes.all.map(({ table }) => table.sql)).size < shapes.all.length) return false;
  return shapes.all.every(({ table, key, columns, child }) => {
    const owners = Object.values(child?.owner ?? {});
    const [own = "", ...others] = table.primaryKey;
    const drawn = table.columns.get(own);
    return (
      key === "default" &&
      others.length === 0 &&
      !columns.some(({ name }) => name === own || owners.includes(name)) &&
      drawn?.identity !== undefined &&
      drawn.sequence !== undefined &&
      /^int[48]$/.test(drawn.base) &&
      table.triggers.length === 0 &&
      !table.partition &&
      columns.every(
        ({ kind, column }) =>
          (kind === "value" && bases.has(column.base)) || (kind === "ref" && /^int[48]$/.test(column.base)),
      ) &&
      owners.every((name) => /^int[48]$/.test(table.columns.get(name)?.base ?? "")) &&
      [...table.columns.values()].every(({ name, base, generated, identity, default: value }) => {
        if (generated || (identity !== undefined && name !== own)) return false;
        // A function may give another value for each row.
        return name === own || value === undefined || (bases.has(base) && !value.includes("("));
      })
    );
  });
}
