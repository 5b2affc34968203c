import type { Golden, SourceRecord } from "../../model/index.ts";
import { itemsAt, valueAt } from "../profile/path.ts";
import { encodeRow, textOf, type EncodedRow } from "./encode-row.ts";
import type { Shape } from "./shape.ts";

// A slot is what tells a card's child rows of one table apart: the texts of `same`, side by side.

interface Slot {
  readonly text: string;
  /** Where the value stands in its record. */
  readonly at: string;
}

/** Stands between the parts of a slot. */
export const slotSeparator = "\u001f";

/** The parts are empty where the row has no text. */
export function slotOf(shape: Shape, texts: EncodedRow["texts"]): string {
  const { same, ignoresCase } = shape.child as NonNullable<Shape["child"]>;
  let slot = "";
  for (const [at, part] of same.entries()) {
    if (at > 0) slot += slotSeparator;
    if (typeof part === "string") slot += textOf(shape, part, texts) ?? "";
    else if (textOf(shape, part.unless, texts) === null) slot += textOf(shape, part.column, texts) ?? "";
  }
  return ignoresCase ? slot.toLowerCase() : slot;
}

/** Whether an item of the list is one of those that the child table is for. */
export function isTaken({ when }: NonNullable<Shape["child"]>, item: unknown, golden: Golden): boolean {
  return when.every(({ path, words }) => words.includes(String(valueAt(path, item, golden))));
}

/** What tells the child rows of one record from each other, and the cells they come from; a value that does not fit is left out. */
export function childSlots(shape: Shape, record: SourceRecord): Slot[] {
  // What a reference leads to is only known of golden records.
  if (shape.columns.some(({ kind }) => kind === "ref")) return [];
  return slotsOf(shape, record, (item) => (item as { at?: string }).at);
}

/**
 * The same of rows that lead to other cards: where the reference stands the slot is empty, and what a record says in the place of it is
 * told apart by the reference as the record has it. Empty for shapes without one.
 */
export function linkSlots(shape: Shape, record: SourceRecord): Slot[] {
  if (linkParts(shape).length === 0) return [];
  return slotsOf(shape, record, (item) => {
    const { ref } = item as { ref?: unknown };
    return ref === undefined ? undefined : JSON.stringify(ref);
  });
}

/** @param at where an item stands, as far as that is known: of the others nothing is said */
function slotsOf(shape: Shape, record: SourceRecord, at: (item: unknown) => string | undefined): Slot[] {
  const { child } = shape;
  const owner = record as unknown as Golden;
  if (child?.each === undefined || child.owner[record.type] === undefined) return [];
  return itemsAt(child.each, owner, owner).flatMap((item) => {
    const place = at(item);
    if (place === undefined || !isTaken(child, item, owner)) return [];
    const row = encodeRow(shape, item, owner, 0);
    return "misfit" in row ? [] : [{ text: slotOf(shape, row.texts), at: place }];
  });
}

/** The columns that tell a card's child rows apart, in the order of a slot's parts. */
export function tellingOf({ child }: Shape): string[] {
  return (child?.same ?? []).map((part) => (typeof part === "string" ? part : part.column));
}

/** Which parts of a child row's slot, from 0, name another card. */
export function linkParts(shape: Shape): number[] {
  const refs = new Set(shape.columns.flatMap(({ kind, name }) => (kind === "ref" ? [name] : [])));
  return tellingOf(shape).flatMap((name, nth) => (refs.has(name) ? [nth] : []));
}
