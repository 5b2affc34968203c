import type { Table } from "../catalogue/catalogue.ts";
import { quoteName, quoteText } from "../database/database.ts";
import type { Shape } from "./shape.ts";

type Literals = Readonly<Record<string, string | number | boolean | null>>;

/** Conditions that a row is in use: it holds something else; where a time says since when it is not, it holds none. */
export function inUseSql(table: Table, alias: string, values: Literals | undefined): string[] {
  return Object.entries(values ?? {}).map(([name, value]) => {
    const column = `${alias}.${quoteName(name)}`;
    if (value === null) return `${column} IS NOT NULL`;
    const { base = "text", type = "text" } = table.columns.get(name) ?? {};
    if (value === "now" && /^(?:timestamp|timestamptz|date)$/.test(base)) return `${column} IS NULL`;
    return `${column} IS DISTINCT FROM ${quoteText(String(value))}::${type}`;
  });
}

/** Assignments that put a row out of use, as the profile writes it: `active = false`. */
export function inactiveSql({ table }: Shape, values: Literals | undefined): string[] {
  return Object.entries(values ?? {}).map(([name, value]) => {
    const type = table.columns.get(name)?.type ?? "text";
    return `${quoteName(name)} = ${value === null ? "NULL" : `${quoteText(String(value))}::${type}`}`;
  });
}
