import type { Catalogue, Table } from "../catalogue/catalogue.ts";
import { type Database, quoteName, quoteText } from "../database/database.ts";
import { type Sample, valuesOf } from "./sample.ts";
import type { Owner } from "./table-words.ts";

/**
 * Columns that hold keys of cards though no foreign key says so and no name tells (`_owneridrref`, `tabSales Invoice.customer`): each of
 * their values is the key of a card. Only keys that nothing else can be by accident are asked for: long texts, uuids, bytes; among small
 * numbers every column would be found.
 */
export async function findKeysHeld(
  db: Database,
  catalogue: Catalogue,
  samples: ReadonlyMap<string, Sample>,
  owners: readonly (readonly [Owner, Table])[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, Owner>>> {
  const found = new Map<string, Map<string, Owner>>();
  for (const [owner, target] of owners) {
    const [name = "", ...more] = target.primaryKey;
    const key = target.columns.get(name);
    if (key === undefined || more.length > 0 || !isTelling(key.base)) continue;
    for (const table of catalogue.tables.values()) {
      for (const column of table.columns.values()) {
        const isKey = table.primaryKey.length === 1 && table.primaryKey[0] === column.name;
        if (isKey || !isTelling(column.base)) continue;
        if (table.references.some(({ from }) => from.columns.includes(column.name))) continue;
        const values = new Set(valuesOf(samples.get(table.name) ?? { rows: [] }, column.name).map(String));
        if (values.size === 0 || [...values].some((value) => value.length < shortest || value.length > longest))
          continue;
        const list = [...values].map((value) => `(${quoteText(value)})`).join(", ");
        const [row] = await db.query<{ all: boolean }>(
          `SELECT bool_and(EXISTS (SELECT FROM ${target.sql} t WHERE t.${quoteName(name)}::text = v.key)) AS all FROM (VALUES ${list}) v (key)`,
        );
        if (row?.all === true)
          found.set(table.name, (found.get(table.name) ?? new Map<string, Owner>()).set(column.name, owner));
      }
    }
  }
  return found;
}

/** Characters of a key that is told from other words. */
const shortest = 6;
const longest = 140;

const isTelling = (base: string): boolean => /^(?:text|varchar|bpchar|uuid|bytea)$/.test(base);
