import { defaultPolicy, survive } from "../../dedupe/index.ts";
import { differingCells, editedRow, type Cell, type CellEdit, type TargetProfile } from "../../load/index.ts";
import type { readShapes, TargetRow } from "../../load/index.ts";
import { groupBy } from "../../model/index.ts";
import type { SourceRecord } from "../../model/index.ts";
import type { TargetCard } from "./target-cards.ts";

/** What a repair may do. normalise: a value in the one form in which it is kept. fill: an empty column that the rest of the card implies. */
export const repairKinds = ["normalise", "fill", "merge"] as const;
export type RepairKind = (typeof repairKinds)[number];

/** A line of edits.ndjson: the edit, what kind of repair it is, and the finding that asked for it. */
export interface RepairEdit extends CellEdit {
  readonly repair: "normalise" | "fill";
  readonly finding?: string;
}

export interface RepairContext {
  readonly profile: TargetProfile;
  readonly shapes: Awaited<ReturnType<typeof readShapes>>;
  readonly kinds: ReadonlySet<RepairKind>;
  /** Reads a row again: what the repaired card would mean. */
  readonly read: (row: TargetRow) => TargetCard;
}

/**
 * The edits that put a card's values into the form in which they are kept. A repair may change how a value is written and never what
 * the card says: the repaired row is read again, and what does not read as the same card is left for a person. So a form of ownership
 * that would find no column, or an extension that a narrow column would cut, cannot be lost.
 *
 * @param asked findings of the card by canonical field: only these are normalised
 */
export function repairsOf(card: TargetCard, asked: ReadonlyMap<string, string>, context: RepairContext): RepairEdit[] {
  const { record, row } = card;
  if (record === undefined) return [];
  const { golden } = survive(record.id, [record], defaultPolicy, [], { counterpartyOf: () => [] });
  const cells = differingCells(context.profile, context.shapes, row, golden);
  const meant = meaning(record);
  const taken: Cell[] = [];
  const take = (group: readonly Cell[]): boolean => {
    if (group.length === 0) return false;
    const again = context.read(editedRow(row, [...taken, ...group])).record;
    if (again === undefined || meaning(again) !== meant) return false;
    taken.push(...group);
    return true;
  };
  const isEmpty = ({ was }: Cell): boolean => was === null || was.trim() === "";
  const fills = cells.filter((cell) => cell.table === row.table && cell.key === row.key && isEmpty(cell));
  if (context.kinds.has("normalise")) {
    for (const group of groupsOf(cells.filter((cell) => !fills.includes(cell) && asked.has(cell.field)))) {
      // A name gives up what has a column of its own: form of ownership, name parts. They move together or not at all.
      if (!take(group)) take([...group, ...fills.filter((cell) => !taken.includes(cell))]);
    }
  }
  if (context.kinds.has("fill")) for (const cell of fills) if (!taken.includes(cell)) take([cell]);
  return taken.map(({ field, table, key, column, was, value }): RepairEdit => {
    const repair = fills.some((cell) => cell.table === table && cell.key === key && cell.column === column)
      ? "fill"
      : "normalise";
    const finding = repair === "normalise" ? asked.get(field) : undefined;
    return { record: record.id, table, key, column, was, value, repair, ...(finding === undefined ? {} : { finding }) };
  });
}

/** One row's columns of one field belong together: number, extension and kind of a phone. */
function groupsOf(cells: readonly Cell[]): Cell[][] {
  return [...groupBy(cells, ({ table, key, field }) => JSON.stringify([table, key, field])).values()];
}

// `form`: the form of ownership as it stood inside a name; what the card says of it is its `legalForm`.
const howWritten = new Set(["at", "rule", "quality", "hash", "places", "kindRule", "form"]);
const canonical = ["e164", "address", "value", "display", "text", "account"];

/** What a record says, without how and where it was written. */
function meaning(record: SourceRecord): string {
  return JSON.stringify(record, function (this: unknown, key, value: unknown) {
    if (howWritten.has(key)) return undefined;
    if (key === "raw" && canonical.some((name) => name in (this as object))) return undefined;
    return value;
  });
}
