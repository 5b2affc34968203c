import type { Golden } from "../../model/index.ts";
import { Unlisted } from "./column.ts";
import { copyField, encodeValue, type Refusal } from "./encode.ts";
import type { Shape } from "./shape.ts";

/** One row as COPY takes it. */
export interface EncodedRow {
  readonly line: string;
  /** In the order of the shape's columns; of one that is computed in the database there is none. */
  readonly texts: readonly (string | null)[];
  readonly shared: readonly { readonly shared: Shape; readonly line: string }[];
}

/** @param nth counts the rows of one list, from 0 */
export function encodeRow(shape: Shape, item: unknown, golden: Golden, nth: number): EncodedRow | Refusal {
  let line = "";
  const texts: (string | null)[] = [];
  let shared: EncodedRow["shared"] = none;
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
    // Half of all columns: nothing is asked of what is not there.
    if (value === undefined) {
      texts.push(null);
      line += "\t\\N";
      continue;
    }
    const encoded =
      value instanceof Unlisted
        ? { misfit: "value-not-listed", value: value.value, allowed: "map" }
        : column.kind === "ref"
          ? { text: String(value) }
          : encodeValue(value, column.column);
    if ("misfit" in encoded) return { table: shape.table.name, column: column.name, ...encoded };
    texts.push(encoded.text);
    line += `\t${copyField(encoded.text)}`;
  }
  return { line, texts, shared };
}

const none: EncodedRow["shared"] = [];

/** The text of the column of this name. */
export function textOf({ columns }: Shape, name: string, texts: EncodedRow["texts"]): string | null {
  for (let at = 0; at < columns.length; at++) if (columns[at]?.name === name) return texts[at] ?? null;
  return null;
}
