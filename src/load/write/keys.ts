import { quoteName, quoteText } from "../database/database.ts";
import type { Shape } from "../rows/shape.ts";
import type { Work } from "./work.ts";

/**
 * SQL of a new row's key, evaluated row by row in the order of the rows; `seed` is SQL of the text that keys without a counter are
 * made of. Empty for a key that stands among the columns.
 */
export function drawKey(work: Work, shape: Shape, seed: string): string {
  const { key } = shape;
  const digest = `encode(sha256(convert_to(${quoteText(shape.name)} || '/' || ${seed}, 'UTF8')), 'hex')`;
  switch (keyKind(shape)) {
    case "columns":
      return "";
    case "uuid":
      return `left(${digest}, 32)::uuid`;
    case "hex": {
      const hex = `left(${digest}, ${typeof key === "object" && "hex" in key ? key.hex : 32})`;
      const isBytes = shape.table.columns.get(shape.table.primaryKey[0] as string)?.base === "bytea";
      return isBytes ? `decode(${hex}, 'hex')` : hex;
    }
    case "counter":
      return `nextval(${quoteText(counterOf(work, shape))}::regclass)`;
    case "code": {
      // Not lpad, which would cut a number that has outgrown the zeros.
      const { prefix, width } = codeParts(shape);
      const number = `${quoteText("0".repeat(width))} || nextval(${quoteText(counterOf(work, shape))}::regclass)`;
      return `(${quoteText(prefix)} || regexp_replace(${number}, '^0{0,${width}}(?=.{${width},}$)', ''))`;
    }
  }
}

/** `К-000000`: what stands before the zeros, and how many there are. */
function codeParts({ key }: Shape): { prefix: string; width: number } {
  const code = typeof key === "object" && "code" in key ? key.code : "";
  const prefix = code.replace(/0+$/, "");
  return { prefix, width: code.length - prefix.length };
}

function keyKind({ key, table }: Shape): "columns" | "uuid" | "hex" | "counter" | "code" {
  if (key === "columns" || table.primaryKey.length !== 1) return "columns";
  if (typeof key === "object" && "hex" in key) return "hex";
  if (typeof key === "object" && "code" in key) return "code";
  const column = table.columns.get(table.primaryKey[0] as string);
  return key === "uuid" || (key === "default" && column?.base === "uuid") ? "uuid" : "counter";
}

/** The sequence the CRM itself draws from, if it has one and this is no dry run; else a temporary one above the largest key. */
function counterOf({ options }: Work, { table, key }: Shape): string {
  const own =
    typeof key === "object" && ("sequence" in key || "code" in key)
      ? key.sequence
      : table.columns.get(table.primaryKey[0] as string)?.sequence;
  return own === undefined || key === "max" || options.dryRun === true
    ? `pg_temp.${quoteName(`draw_${table.name}`)}`
    : own;
}

/** Makes the temporary counters. Two shapes that share a table share its counter. */
export async function prepareKeys(work: Work): Promise<void> {
  for (const name of temporaryCounters(work)) {
    const shape = [...work.shapes.all, ...work.shapes.shared].find(({ table }) => table.name === name) as Shape;
    const counter = `pg_temp.${quoteName(`draw_${name}`)}`;
    await work.db.run(`DROP SEQUENCE IF EXISTS ${counter};
      CREATE TEMP SEQUENCE ${quoteName(`draw_${name}`)} MINVALUE 0;
      SELECT setval(${quoteText(counter)}, coalesce(max(${numberOf(shape)}), 0)::bigint) FROM ${shape.table.sql};`);
  }
}

/** SQL of the number that a key is, or that a code counts with; null for codes of another kind. */
function numberOf(shape: Shape): string {
  const column = quoteName(shape.table.primaryKey[0] as string);
  if (keyKind(shape) !== "code") return column;
  const { prefix } = codeParts(shape);
  const rest = `substr(${column}::text, ${prefix.length + 1})`;
  return `CASE WHEN left(${column}::text, ${prefix.length}) = ${quoteText(prefix)} AND ${rest} ~ '^[0-9]{1,18}$' THEN ${rest}::bigint END`;
}

/** Temporary sequences outlive a COMMIT: dropped before it. */
export async function dropKeys(work: Work): Promise<void> {
  for (const name of temporaryCounters(work)) await work.db.run(`DROP SEQUENCE pg_temp.${quoteName(`draw_${name}`)}`);
}

function temporaryCounters(work: Work): Set<string> {
  return new Set(
    [...work.shapes.all, ...work.shapes.shared]
      .filter((shape) => ["counter", "code"].includes(keyKind(shape)) && counterOf(work, shape).startsWith("pg_temp."))
      .map(({ table }) => table.name),
  );
}
