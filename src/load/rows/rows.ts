import { hash } from "node:crypto";
import type { Golden, SourceRecord } from "../../model/index.ts";
import { copyField, type Refusal } from "./encode.ts";
import { type EncodedRow, encodeRow } from "./encode-row.ts";
import { itemsAt } from "../profile/path.ts";
import { saidBy, saidByColumn } from "./said-by.ts";
import type { Shape, Shapes } from "./shape.ts";
import { isTaken, slotOf } from "./slots.ts";

/** The rows of one golden record, as lines of COPY text by shape; or why it cannot be loaded. */
export interface Shaped {
  readonly lines: readonly ShapedLine[];
  /** Some text of it holds what PostgreSQL cannot: it is stored with U+FFFD there. */
  readonly replaced: boolean;
  /** Of everything the target is asked to hold for it, and of its members. */
  readonly digest: string;
}

export interface ShapedLine extends RowParts {
  readonly shape: Shape;
  readonly line: string;
}

/** What a line is made of. */
interface RowParts {
  /** As of {@link encodeRow}. */
  readonly texts: EncodedRow["texts"];
  /** Who says it: JSON of {@link saidByColumn} for a card's own row, a source for a child. */
  readonly said: string;
  /** Of a child row. */
  readonly slot: string;
}

export function shapeGolden(golden: Golden, shapes: Shapes): Shaped | Refusal {
  const main = shapes.mains.get(golden.type);
  const rows: { shape: Shape; head: string; body: string; parts: RowParts }[] = [];
  if (main === undefined) {
    return { misfit: "target-has-no-place", value: golden.name.display, allowed: "", table: "", column: golden.type };
  }
  const misfit = shapes.misfit?.(golden);
  if (misfit !== undefined) return misfit;
  const body = encodeRow(main, golden, golden, 0);
  if ("misfit" in body) return body;
  const id = copyField(golden.id);
  const said = saidByColumn(golden, main);
  rows.push({
    shape: main,
    head: id,
    body: `\t${copyField(said)}${body.line}`,
    parts: { texts: body.texts, said, slot: "" },
  });
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
      const said = saidBy(item, golden);
      const head = `${id}\t${seen.size}\t`;
      const parts = { texts: body.texts, said, slot };
      rows.push({ shape, head: `${head}${copyField(slot)}`, body: `\t${copyField(said)}${body.line}`, parts });
      for (const { shared, line } of body.shared)
        rows.push({ shape: shared, head, body: `\t${copyField(said)}${line}`, parts });
      seen.add(slot);
    }
  }
  const whole = rows.map(({ shape, body }) => `${shape.name}\t${body}`).join("\n");
  const digest = hash("sha256", `${golden.members.join("\n")}\0${whole}`, "hex");
  // Cut out of the whole, which is in one piece by now: of the bodies themselves each is still a tree of its fields, to be gone through again.
  let at = 0;
  const lines = rows.map(({ shape, head, body, parts: { texts, said, slot } }) => {
    const from = at + shape.name.length + 1;
    at = from + body.length + 1;
    const line = `${shape === main ? `${head}\t${digest}` : head}${whole.slice(from, at - 1)}\n`;
    return { shape, line, texts, said, slot };
  });
  return { digest, replaced: (whole.includes("\ufffd") || !isWellFormed(whole)) && unstorable(golden), lines };
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
