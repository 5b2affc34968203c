import type { Golden } from "../../model/index.ts";
import { keyMatches } from "../catalogue/catalogue.ts";
import { quoteName, quoteText } from "../database/database.ts";
import { linksTo, linkSql } from "../catalogue/links.ts";
import type { TargetCard } from "../load-input.ts";
import { tableOf, type Work } from "../write/work.ts";

/**
 * What speaks for each of several rows of the CRM to be the one that stays: how many rows point at it, by foreign keys of the catalogue and by
 * declared links; when it was last changed and when it was made, where the profile names such columns.
 */
export async function weighCards(work: Work, type: Golden["type"], keys: readonly string[]): Promise<TargetCard[]> {
  const { db, profile, shapes } = work;
  const shape = shapes.mains.get(type);
  if (shape === undefined) return keys.map((id) => ({ id, references: 0 }));
  const { table } = shape;
  const counts: string[] = [];
  for (const { from, to } of table.referencedBy) {
    const other = await tableOf(work, from.schema, from.table);
    if (other === undefined) continue;
    const equal = from.columns.map((column, at) => `x.${quoteName(column)} = t.${quoteName(to.columns[at] as string)}`);
    counts.push(`(SELECT count(*) FROM ${other.sql} x WHERE ${equal.join(" AND ")})`);
  }
  for (const link of linksTo(profile, table, type))
    counts.push(`(SELECT count(*) FROM ${linkSql(profile, link)} x WHERE ${link.condition("x", "t")})`);
  const time = (column: string | undefined): string => (column === undefined ? "NULL" : `t.${quoteName(column)}::text`);
  const created = shape.columns.find(({ path }) => path === "createdAt")?.name;
  const rows = await db.query<{ id: string; references: number; changed: string | null; created: string | null }>(
    `SELECT k.id, ${counts.length === 0 ? "0" : counts.join(" + ")} AS references, ${time(profile.entities[type]?.changedAt)} AS changed, ${time(created)} AS created
     FROM (VALUES ${keys.map((key) => `(${quoteText(key)})`).join(", ")}) k(id) JOIN ${table.sql} t ON ${keyMatches(table, "t", "k.id")}`,
  );
  return rows.map(({ id, references, changed, created: createdAt }) => ({
    id,
    references,
    ...(changed === null ? {} : { lastActivity: changed }),
    ...(createdAt === null ? {} : { createdAt }),
  }));
}
