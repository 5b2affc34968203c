import { hash } from "node:crypto";
import type { Golden, SourceRecord } from "../../model/index.ts";
import { copyField, type Refusal } from "./encode.ts";
import { type EncodedRow, encodeRow } from "./encode-row.ts";
import { itemsAt } from "../profile/path.ts";
import { saidBy, saidByColumn } from "./said-by.ts";
import type { Shape, Shapes } from "./shape.ts";
import { isTaken, slotOf } from "./slots.ts";

/** The rows of one golden record; or why it cannot be loaded. */
export interface Shaped {
  /** Its own row first. */
  readonly rows: readonly ShapedRow[];
  /** Some text of it holds what PostgreSQL cannot: it is stored with U+FFFD there. */
  readonly replaced: boolean;
  /** Of everything the target is asked to hold for it, and of its members. */
  readonly digest: string;
  /** What the digest is of, but for the members: the bodies of the rows, each behind its shape's name. */
  readonly whole: string;
}

export interface ShapedRow {
  readonly shape: Shape;
  /** As of {@link encodeRow}. */
  readonly texts: EncodedRow["texts"];
  /** The texts as the fields of a line of COPY text, each behind a tab. */
  readonly fields: string;
  /** Who says it: JSON of {@link saidByColumn} for a card's own row, a source for a child. */
  readonly said: string;
  /** Of a child row: what tells it from others of its shape, and its place among them. */
  readonly slot: string;
  readonly nth: number;
  /** Where it ends in {@link Shaped.whole}. */
  readonly end: number;
}

export function shapeGolden(golden: Golden, shapes: Shapes): Shaped | Refusal {
  const main = shapes.mains.get(golden.type);
  if (main === undefined) {
    return { misfit: "target-has-no-place", value: golden.name.display, allowed: "", table: "", column: golden.type };
  }
  const misfit = shapes.misfit?.(golden);
  if (misfit !== undefined) return misfit;
  const own = encodeRow(main, golden, golden, 0);
  if ("misfit" in own) return own;
  const rows: ShapedRow[] = [];
  let whole = "";
  /** Objects of one shape, put together in one place: spread together of others, they cost more than what they hold. */
  const add = (
    shape: Shape,
    texts: ShapedRow["texts"],
    fields: string,
    said: string,
    slot: string,
    nth: number,
  ): void => {
    whole += `${rows.length === 0 ? "" : "\n"}${shape.name}\t\t${copyField(said)}${fields}`;
    rows.push({ shape, texts, fields, said, slot, nth, end: whole.length });
  };
  add(main, own.texts, own.line, saidByColumn(golden, main), "", 0);
  for (const shape of shapes.children) {
    const { child } = shape;
    if (child === undefined || child.owner[golden.type] === undefined) continue;
    const items = child.each === undefined ? [golden] : itemsAt(child.each, golden, golden);
    const seen = new Set<string>();
    for (const item of items) {
      if (!isTaken(child, item, golden)) continue;
      const row = encodeRow(shape, item, golden, seen.size);
      if ("misfit" in row) return row;
      const slot = slotOf(shape, row.texts);
      if (seen.has(slot)) continue;
      const said = saidBy(item, golden);
      add(shape, row.texts, row.line, said, slot, seen.size);
      for (const { shared, line } of row.shared) add(shared, row.texts, line, said, slot, seen.size);
      seen.add(slot);
    }
  }
  const digest = hash("sha256", `${golden.members.join("\n")}\0${whole}`, "hex");
  const replaced = (whole.includes("\ufffd") || !isWellFormed(whole)) && unstorable(golden);
  return { rows, digest, replaced, whole };
}

/** The rows as lines of COPY text for their staging tables. */
export function stagingLines(
  { id }: Pick<Golden, "id">,
  { rows, digest, whole }: Shaped,
): { readonly shape: Shape; readonly line: string }[] {
  const entity = copyField(id);
  return rows.map(({ shape, slot, nth, end }, at) => {
    const before = at === 0 ? 0 : (rows[at - 1] as ShapedRow).end + 1;
    const head = at === 0 ? digest : `${nth}\t${shape.child === undefined ? "" : copyField(slot)}`;
    // Cut out of the whole, which is in one piece by now: of the rows' fields each is still a tree, to be gone through again.
    return { shape, line: `${entity}\t${head}${whole.slice(before + shape.name.length + 1, end)}\n` };
  });
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
  return /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/.test(JSON.stringify(golden));
}
