import { compareText, foldKey } from "../model/index.ts";
import type { Lookup, LookupObject } from "./schema/value.ts";

/** A translation table: what the source says, folded for case and space, to what it becomes. Plain data. */
export interface LookupTable {
  /** As shown in issues: the file, or `(table)`. */
  readonly name: string;
  readonly entries: ReadonlyMap<string, string>;
}

/** By {@link lookupKey}. */
export type Lookups = ReadonlyMap<string, LookupTable>;

export function lookupObject(lookup: Lookup): LookupObject {
  return typeof lookup === "string" ? { file: lookup } : lookup;
}

/** What tells tables apart: file (resolved against the mapping file that names it), sheet and columns. */
export function lookupKey(lookup: Lookup): string {
  const { file, sheet, key, value, table } = lookupObject(lookup);
  if (table !== undefined)
    return `table:${JSON.stringify(Object.entries(table).sort((a, b) => compareText(a[0], b[0])))}`;
  return `file:${JSON.stringify([file, sheet ?? "", key ?? "", value ?? ""])}`;
}

export function inlineTable(table: NonNullable<LookupObject["table"]>): LookupTable {
  return {
    name: "(table)",
    entries: new Map(Object.entries(table).map(([key, value]) => [foldKey(key), String(value)])),
  };
}

export type LookupFault =
  | { readonly code: "lookup-column-unknown"; readonly column: string; readonly known: readonly string[] }
  | { readonly code: "lookup-contradiction"; readonly key: string; readonly first: string; readonly second: string };

/**
 * Makes a table of the rows of a CSV or sheet, header row first. Without `key` and `value` the first two columns count. Rows
 * with an empty key are skipped; a key that stands twice with two answers is a fault, because any choice would be a guess.
 */
export function lookupFromRows(
  name: string,
  rows: readonly (readonly string[])[],
  { key, value }: LookupObject,
): { table: LookupTable; faults: readonly LookupFault[] } {
  const [header = [], ...body] = rows;
  const faults: LookupFault[] = [];
  const column = (wanted: string | undefined, otherwise: number): number => {
    if (wanted === undefined) return otherwise;
    const index = header.findIndex((each) => foldKey(each) === foldKey(wanted));
    if (index < 0) faults.push({ code: "lookup-column-unknown", column: wanted, known: header });
    return index;
  };
  const keyAt = column(key, 0);
  const valueAt = column(value, 1);
  const entries = new Map<string, string>();
  for (const row of body) {
    const from = foldKey(row[keyAt] ?? "");
    const to = (row[valueAt] ?? "").trim();
    if (from === "" || to === "") continue;
    const known = entries.get(from);
    if (known === undefined) entries.set(from, to);
    else if (known !== to) faults.push({ code: "lookup-contradiction", key: from, first: known, second: to });
  }
  return { table: { name, entries }, faults };
}
