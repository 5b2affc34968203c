import { hash, randomUUID } from "node:crypto";
import type { Golden } from "../../model/index.ts";
import { quoteName } from "../database/database.ts";
import type { StraightLines, StraightSpec } from "../load-input.ts";
import { bindProfile } from "../rows/bind.ts";
import { copyField } from "../rows/encode.ts";
import { shapeGolden } from "../rows/rows.ts";
import type { Shape, Shapes } from "../rows/shape.ts";
import { inRow, spelled } from "../rows/spelling.ts";
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

/**
 * Makes the rows of a first load as they will stand, those of the CRM and what is remembered of them: with keys drawn here, and spelled as the
 * server spells them. Pure, and all it is told can be cloned, as with `goldenLines`, whose slow way through staging this spares.
 */
export function straightLines(spec: StraightSpec): (batch: StraightBatch) => StraightLines {
  const shapes = bindProfile(spec.profile, spec.catalogue);
  const layouts = new Map(shapes.all.map((shape) => [shape, layoutOf(shape, spec)]));
  const childAt = new Map(shapes.children.map((shape, at) => [shape, at]));
  const entityInto = `${spec.memory}.entity (entity_id, kind, target_table, target_id, written, digest, first_run, last_run, adopted)`;
  const changeInto = `${spec.memory}.change (seq, run_id, op, entity_id, target_table, target_id, image, salt, digest)`;
  const run = copyField(spec.runId);
  const keyAt = (place: number): string => {
    const [type, rank]: [Golden["type"], number] =
      place < spec.counterparties ? ["counterparty", place] : ["contact", place - spec.counterparties];
    return String((spec.next[type] ?? 0) + rank);
  };
  return ({ goldens, from, placeOf, number }) => {
    const shaped = goldens.map((golden, at) => {
      const card = shapeGolden(golden, shapes);
      const misplaced = (golden.type === "counterparty") !== from + at < spec.counterparties;
      return misplaced || "misfit" in card || card.replaced || knowsTarget(golden) ? undefined : card;
    });
    const counts = shapes.children.map(() => 0);
    for (const card of shaped)
      for (const { shape } of card?.lines ?? []) {
        const at = childAt.get(shape);
        if (at !== undefined) counts[at] = (counts[at] ?? 0) + 1;
      }
    const before = number(counts);
    const refused: StraightLines = { count: 0, copies: [], counts, refused: true };
    const next = new Map(shapes.children.map((shape, at) => [shape, (spec.next[shape.name] ?? 0) + (before[at] ?? 0)]));
    const lines = new TableLines();
    for (const [at, card] of shaped.entries()) {
      const { id, type } = goldens[at] as Golden;
      const main = shapes.mains.get(type);
      if (card === undefined || main === undefined) return refused;
      const key = keyAt(from + at);
      let head = "";
      const children: string[] = [];
      for (const { shape, texts, said, slot } of card.lines) {
        const layout = layouts.get(shape) as Layout;
        const ownKey = shape === main ? key : String(next.get(shape) as number);
        const row = layout.row(texts, ownKey, type, key, (entity) => {
          const place = placeOf(entity);
          return place === -1 ? undefined : keyAt(place);
        });
        if (row === undefined) return refused;
        lines.add(layout.into, row.line);
        if (shape === main) head = `{"row":${row.json},"seen":"${row.seen}","from":${said},"children":[`;
        else {
          next.set(shape, Number(ownKey) + 1);
          children.push(
            `{"c":${layout.name},"t":${layout.table},"row":${row.json},"id":"${ownKey}","s":${JSON.stringify(slot)},"f":${JSON.stringify(said)},"seen":"${row.seen}"}`,
          );
        }
      }
      const written = `${head}${children.join(",")}]}`;
      const [entity, table] = [copyField(id), copyField(main.table.name)];
      lines.add(
        entityInto,
        `${entity}\t${type}\t${table}\t${key}\t${copyField(written)}\t${card.digest}\t${run}\t${run}\tf\n`,
      );
      const seq = String(spec.seq + from + at + 1);
      const salt = randomUUID();
      const image = hash("sha256", salt + written, "hex");
      const fields = [seq, spec.runId, "insert", id, main.table.name, key, null, null, image].map(field);
      const digest = hash("sha256", `${salt}${fields.join("")}`, "hex");
      lines.add(
        changeInto,
        `${seq}\t${run}\tinsert\t${entity}\t${table}\t${key}\t\\\\x${image}\t${salt}\t\\\\x${digest}\n`,
      );
    }
    return { count: goldens.length, copies: lines.take(), counts, refused: false };
  };
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
  /** As JSON. */
  readonly name: string;
  readonly table: string;
  /** Undefined for a value whose spelling we cannot tell, and a link that leads nowhere. */
  row(
    texts: readonly (string | null)[],
    key: string,
    type: Golden["type"],
    owner: string,
    keyOf: (entity: string) => string | undefined,
  ): { readonly line: string; readonly json: string; readonly seen: string } | undefined;
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
    if (at !== undefined) return { kind: "value" as const, at, base };
    if (name === table.primaryKey[0]) return { kind: "key" as const };
    const types = owners.get(name);
    if (types !== undefined) return { kind: "owner" as const, types };
    return { kind: "fixed" as const, text: inRow(base, fill(name)) };
  });
  const spec = columns.map(({ name, column, kind }) => ({
    quoted: JSON.stringify(name),
    base: column.base,
    isRef: kind === "ref",
    // No value is no reason to override what the CRM itself would put there.
    empty: column.notNull && column.default !== undefined ? fill(name) : null,
  }));
  const ownerTypes = [...owners.values()];
  return {
    into: `${table.sql} (${names.map(quoteName).join(", ")})`,
    name: JSON.stringify(shape.name),
    table: JSON.stringify(table.name),
    row(texts, key, type, owner, keyOf) {
      let line = key;
      for (const types of ownerTypes) line += types.includes(type) ? `\t${owner}` : "\t\\N";
      let json = "";
      const values: (string | null)[] = [];
      for (let at = 0; at < spec.length; at++) {
        const { base, isRef, empty, quoted } = spec[at]!;
        const text = texts[at] ?? null;
        const value = text === null ? empty : isRef ? keyOf(text) : spelled(base, text);
        if (value === undefined) return undefined;
        values.push(value);
        line += `\t${copyField(value)}`;
        if (value !== null) json += `${json === "" ? "" : ","}${quoted}:${JSON.stringify(value)}`;
      }
      let whole = "";
      for (const part of parts) {
        if (part.kind === "value") whole += `,${inRow(part.base, values[part.at] ?? null)}`;
        else if (part.kind === "key") whole += `,${key}`;
        else if (part.kind === "owner") whole += part.types.includes(type) ? `,${owner}` : ",";
        else whole += `,${part.text}`;
      }
      return { line: `${line}\n`, json: `{${json}}`, seen: hash("md5", `(${whole.slice(1)})`, "hex") };
    },
  };
}

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
