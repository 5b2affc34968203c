import type { Database } from "../database/database.ts";

/** Those of the conditions that some row `r` of `rows` fulfils: all are asked in one reading of them. */
export async function trueOfAny(
  db: Database,
  rows: string,
  conditions: readonly string[],
): Promise<ReadonlySet<string>> {
  if (conditions.length === 0) return new Set();
  const [answers] = await db.query<Record<string, boolean | null>>(
    `SELECT ${conditions.map((each, at) => `bool_or(${each}) AS a${at}`).join(", ")} FROM ${rows} r`,
  );
  return new Set(conditions.filter((_, at) => answers?.[`a${at}`] === true));
}
