import { countUp, mostFirst } from "../../model/index.ts";
import type { Table } from "../catalogue/catalogue.ts";
import { type Database, quoteName } from "../database/database.ts";

/** What stands in the first rows of a table, column by column: names say what a column should hold, this says what it does. */
export interface Sample {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** At each end. */
const most = 300;

/** The first and the last rows by key: a link's older rows may all be of one kind. A table that may not be read gives none: the proposal then goes by names alone. */
export async function sampleTable(db: Database, table: Table): Promise<Sample> {
  const [may] = await db.query<{ has: boolean }>(
    `SELECT has_table_privilege('${table.sql.replaceAll("'", "''")}', 'SELECT') AS has`,
  );
  if (may?.has !== true) return { rows: [] };
  const part = async (direction: string): Promise<Record<string, unknown>[]> => {
    const order = table.primaryKey.map((name) => `${quoteName(name)} ${direction}`).join(", ");
    const rows = await db.query<{ row: Record<string, unknown> }>(
      `SELECT row_to_json(t) AS row FROM (SELECT * FROM ${table.sql} ${order === "" ? "" : `ORDER BY ${order}`} LIMIT ${most}) t`,
    );
    return rows.map(({ row }) => row);
  };
  const first = await part("ASC");
  if (first.length < most || table.primaryKey.length === 0) return { rows: first };
  const id = (row: Record<string, unknown>): string => JSON.stringify(table.primaryKey.map((name) => row[name]));
  const seen = new Set(first.map(id));
  const last = (await part("DESC")).filter((row) => !seen.has(id(row)));
  return { rows: [...first, ...last.toReversed()] };
}

/** The filled values of a column. */
export function valuesOf({ rows }: Sample, column: string): unknown[] {
  return rows.map((row) => row[column]).filter((value) => value !== null && value !== undefined && value !== "");
}

/** The few words that a column keeps repeating, most frequent first: none where it holds free text. */
export function wordsIn(sample: Sample, column: string): string[] {
  const counts = new Map<string, number>();
  for (const value of valuesOf(sample, column)) {
    if (typeof value === "object") return [];
    countUp(counts, String(value));
  }
  return counts.size > 12 ? [] : [...counts].toSorted(mostFirst).map(([word]) => word);
}

/** From so many rows on, what all of them have is no accident, and what none of them has does not occur. */
export const enough = 20;

/** The one word that a column holds in all rows, where there are enough of them. */
export function constantIn({ rows }: Sample, column: string): string | undefined {
  const [first] = rows;
  const word = first?.[column];
  return rows.length >= enough && typeof word === "string" && word !== "" && rows.every((row) => row[column] === word)
    ? word
    : undefined;
}

export type Shape = "phone" | "email" | "site" | "inn";

const shapes: readonly (readonly [Shape, RegExp])[] = [
  ["email", /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/u],
  ["site", /^(?:https?:\/\/|www\.)\S+$|^[\w-]+(?:\.[\w-]+)*\.(?:ru|com|org|net|рф|by|kz|example)\/?$/u],
  ["inn", /^\d{10}(?:\d{2})?$/],
  ["phone", /^\+?[\d\s().-]{7,20}(?:\s*(?:доб|ext)\.?\s*\d+)?$/u],
];

/** What most of the texts look like; nothing where there are none, or where they are of all kinds. */
export function shapeOf(texts: readonly unknown[]): Shape | undefined {
  if (texts.length === 0) return undefined;
  return shapes.find(
    ([, form]) => texts.filter((text) => form.test(String(text).trim())).length * 2 > texts.length,
  )?.[0];
}

/** How phones are written here: `+7 495 123-45-67`, or `+74951234567`. */
export function phoneFormat(texts: readonly unknown[]): "international" | "e164" | undefined {
  const written = texts.map(String);
  if (written.length === 0) return undefined;
  if (written.filter((text) => /^\+\d{7,15}$/.test(text)).length * 2 > written.length) return "e164";
  return written.filter((text) => /^\+\d[\d\s()-]+$/.test(text)).length * 2 > written.length
    ? "international"
    : undefined;
}

/** The pattern of codes that count on: `К-000123` gives `К-000000`. */
export function codePattern(texts: readonly unknown[]): string | undefined {
  const patterns = new Set(texts.map((text) => String(text).replace(/\d+$/, (digits) => "0".repeat(digits.length))));
  const [only] = patterns;
  return patterns.size === 1 && only !== undefined && /^[^0-9]+0{3,}$/.test(only) ? only : undefined;
}
