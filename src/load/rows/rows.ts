import { hash } from "node:crypto";
import type { Golden, SourceRecord } from "../../model/index.ts";
import { Unlisted } from "./column.ts";
import { copyField, encodeValue, type Refusal } from "./encode.ts";
import { itemsAt, valueAt } from "../profile/path.ts";
import { saidBy, saidByColumn } from "./said-by.ts";
import type { Shape, Shapes } from "./shape.ts";

/** The rows of one golden record, as lines of COPY text by shape; or why it cannot be loaded. */
export interface Shaped {
  readonly lines: readonly { readonly shape: Shape; readonly line: string }[];
  /** Some text of it holds what PostgreSQL cannot: it is stored with U+FFFD there. */
  readonly replaced: boolean;
  /** Of everything the target is asked to hold for it, and of its members. */
  readonly digest: string;
}

export function shapeGolden(golden: Golden, shapes: Shapes): Shaped | Refusal {
  const main = shapes.mains.get(golden.type);
  const rows: { shape: Shape; head: string; body: string }[] = [];
  if (main === undefined) {
    return { misfit: "target-has-no-place", value: golden.name.display, allowed: "", table: "", column: golden.type };
  }
  const misfit = shapes.misfit?.(golden);
  if (misfit !== undefined) return misfit;
  const body = encodeRow(main, golden, golden, 0);
  if ("misfit" in body) return body;
  const id = copyField(golden.id);
  const said = copyField(saidByColumn(golden, main));
  rows.push({ shape: main, head: id, body: `\t${said}${body.line}` });
  for (const shape of shapes.children) {
    const { child } = shape;
    if (child === undefined || child.owner[golden.type] === undefined) continue;
    const items = child.each === undefined ? [golden] : itemsAt(child.each, golden, golden);
    const seen = new Set<string>();
    for (const item of items) {
      if (!isTaken(child, item, golden)) continue;
      const body = encodeRow(shape, item, golden, seen.size);
      if ("misfit" in body) return body;
      const slot = slotOf(shape, body.texts);
      if (seen.has(slot)) continue;
      const said = copyField(saidBy(item, golden));
      rows.push({ shape, head: `${id}\t${seen.size}\t${copyField(slot)}`, body: `\t${said}${body.line}` });
      for (const { shared, line } of body.shared)
        rows.push({ shape: shared, head: `${id}\t${seen.size}\t`, body: `\t${said}${line}` });
      seen.add(slot);
    }
  }
  const whole = rows.map(({ shape, body }) => `${shape.name}\t${body}`).join("\n");
  const digest = hash("sha256", `${golden.members.join("\n")}\0${whole}`, "hex");
  // Cut out of the whole, which is in one piece by now: of the bodies themselves each is still a tree of its fields, to be gone through again.
  let at = 0;
  const lines = rows.map(({ shape, head, body }) => {
    const from = at + shape.name.length + 1;
    at = from + body.length + 1;
    return { shape, line: `${shape === main ? `${head}\t${digest}` : head}${whole.slice(from, at - 1)}\n` };
  });
  return { digest, replaced: (whole.includes("\ufffd") || !isWellFormed(whole)) && unstorable(golden), lines };
}

/** Whether an item of the list is one of those that the child table is for. */
function isTaken({ when }: NonNullable<Shape["child"]>, item: unknown, golden: Golden): boolean {
  return when.every(({ path, words }) => words.includes(String(valueAt(path, item, golden))));
}

/** What tells the child rows of one record from each other, and the cells they come from; a value that does not fit is left out. */
export function childSlots(shape: Shape, record: SourceRecord): { text: string; at: string }[] {
  const { child } = shape;
  const owner = record as unknown as Golden;
  if (child?.each === undefined || child.owner[record.type] === undefined) return [];
  // What a reference leads to is only known of golden records.
  if (shape.columns.some(({ kind }) => kind === "ref")) return [];
  return itemsAt(child.each, owner, owner).flatMap((item) => {
    if (!isTaken(child, item, owner)) return [];
    const row = encodeRow(shape, item, owner, 0);
    const { at } = item as { at?: string };
    return "misfit" in row || at === undefined ? [] : [{ text: slotOf(shape, row.texts), at }];
  });
}

/**
 * The same of rows that lead to other cards: where the reference stands the slot is empty, and what a record says in the place of it is
 * told apart by the reference as the record has it. Empty for shapes without one.
 */
export function linkSlots(shape: Shape, record: SourceRecord): { text: string; at: string }[] {
  const { child } = shape;
  const owner = record as unknown as Golden;
  if (child?.each === undefined || child.owner[record.type] === undefined || linkParts(shape).length === 0) return [];
  return itemsAt(child.each, owner, owner).flatMap((item) => {
    const { ref } = item as { ref?: unknown };
    if (ref === undefined || !isTaken(child, item, owner)) return [];
    const row = encodeRow(shape, item, owner, 0);
    return "misfit" in row ? [] : [{ text: slotOf(shape, row.texts), at: JSON.stringify(ref) }];
  });
}

/** The columns that tell a card's child rows apart. */
export function tellingOf({ child }: Shape): ReadonlySet<string> {
  return new Set(child?.same.map((part) => (typeof part === "string" ? part : part.column)));
}

/** Which parts of a child row's slot, from 0, name another card. */
export function linkParts({ child, columns }: Shape): number[] {
  const refs = new Set(columns.flatMap(({ kind, name }) => (kind === "ref" ? [name] : [])));
  return (child?.same ?? []).flatMap((part, nth) =>
    refs.has(typeof part === "string" ? part : part.column) ? [nth] : [],
  );
}

/** The texts that a record alone would put into the columns of its card's own row. */
export function mainTexts(shape: Shape, record: SourceRecord): ReadonlyMap<string, string> {
  const alone = record as unknown as Golden;
  const row = encodeRow(shape, alone, alone, 0);
  if ("misfit" in row) return new Map();
  const texts = shape.columns.map(({ name }, at) => [name, row.texts[at] ?? null] as const);
  return new Map(texts.flatMap(([name, text]) => (text === null ? [] : [[name, text]])));
}

/** In the language since ES2024 and in Node since 20, ahead of the library's types. */
function isWellFormed(text: string): boolean {
  return (text as string & { isWellFormed(): boolean }).isWellFormed();
}

/** NUL or half a surrogate pair, which JSON escapes: U+FFFD itself is only a sign that stood in the source. */
function unstorable(golden: Golden): boolean {
  return /\\u(?:0000|d[89a-f][0-9a-f]{2})/.test(JSON.stringify(golden));
}

interface Row {
  readonly line: string;
  /** In the order of the shape's columns; of one that is computed in the database there is none. */
  readonly texts: readonly (string | null)[];
  readonly shared: readonly { readonly shared: Shape; readonly line: string }[];
}

function encodeRow(shape: Shape, item: unknown, golden: Golden, nth: number): Row | Refusal {
  let line = "";
  const texts: (string | null)[] = [];
  let shared: Row["shared"] = none;
  for (const column of shape.columns) {
    if (column.kind === "sql" || column.kind === "self") {
      texts.push(null);
      continue;
    }
    if (column.shared !== undefined) {
      const row = encodeRow(column.shared, item, golden, nth);
      if ("misfit" in row) return row;
      const value = textOf(column.shared, column.shared.match, row.texts);
      if (value !== null) shared = [...shared, { shared: column.shared, line: row.line }];
      texts.push(value);
      line += `\t${copyField(value)}`;
      continue;
    }
    const value = column.read(item, golden, nth);
    const encoded =
      value instanceof Unlisted
        ? { misfit: "value-not-listed", value: value.value, allowed: "map" }
        : column.kind === "ref"
          ? { text: value === undefined ? null : String(value) }
          : encodeValue(value, column.column);
    if ("misfit" in encoded) return { table: shape.table.name, column: column.name, ...encoded };
    texts.push(encoded.text);
    line += `\t${copyField(encoded.text)}`;
  }
  return { line, texts, shared };
}

const none: Row["shared"] = [];

function textOf({ columns }: Shape, name: string, texts: Row["texts"]): string | null {
  for (let at = 0; at < columns.length; at++) if (columns[at]?.name === name) return texts[at] ?? null;
  return null;
}

/** Stands between the parts of a slot. */
const slotSeparator = "\u001f";

function slotOf(shape: Shape, texts: Row["texts"]): string {
  const { same, ignoresCase } = shape.child as NonNullable<Shape["child"]>;
  let slot = "";
  for (const [at, part] of same.entries()) {
    if (at > 0) slot += slotSeparator;
    if (typeof part === "string") slot += textOf(shape, part, texts) ?? "";
    else if (textOf(shape, part.unless, texts) === null) slot += textOf(shape, part.column, texts) ?? "";
  }
  return ignoresCase ? slot.toLowerCase() : slot;
}
