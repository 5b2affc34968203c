import { keyText, tableSql } from "../catalogue/catalogue.ts";
import { quoteName, quoteText } from "../database/database.ts";
import { loggedDelete } from "../log/log.ts";
import type { Shape } from "../rows/shape.ts";
import { sameChild } from "./same-child.ts";
import type { Work } from "../write/work.ts";

/**
 * Deletes children of losers that say what a child of the winner says: two cards of one firm share a phone, that is how they were found, and
 * the second copy could neither move nor let its owner go. Only rows that the profile knows, equal (as a load tells it: e-mails in any case)
 * in every column but key, this owner and time stamps, to which nothing points; logged, so that undo puts them back. Anything that differs stays.
 */
export async function dropTwins(work: Work, type: "counterparty" | "contact"): Promise<void> {
  for (const shape of work.shapes.children) {
    const owner = shape.child?.owner[type];
    if (owner !== undefined) await dropTwinsOf(work, type, shape, owner);
  }
}

async function dropTwinsOf({ db, profile }: Work, type: string, shape: Shape, owner: string): Promise<void> {
  const { table, columns } = shape;
  const known = new Set(columns.map(({ name }) => name));
  const said = [...table.columns.values()].filter(
    ({ name, generated, base }) =>
      name !== owner &&
      !generated &&
      !base.startsWith("timestamp") &&
      (known.has(name) || !table.primaryKey.includes(name)),
  );
  const equal = sameChild(profile, shape);
  const same = said.map(({ name }) => equal(name, "x", "t"));
  const pointed = table.referencedBy.map(({ from, to }) => {
    const equal = from.columns.map((column, at) => `r.${quoteName(column)} = t.${quoteName(to.columns[at] as string)}`);
    return `AND NOT EXISTS (SELECT FROM ${tableSql(from.schema, from.table)} r WHERE ${equal.join(" AND ")})`;
  });
  await loggedDelete(
    db,
    table,
    `SELECT p._entity, ${keyText(table, "t")} AS _key FROM merge_pair p JOIN ${table.sql} t ON t.${quoteName(owner)}::text = p._loser
     WHERE p._type = ${quoteText(type)} ${pointed.join(" ")}
       AND EXISTS (SELECT FROM ${table.sql} x WHERE x.${quoteName(owner)}::text = p._winner AND ${same.join(" AND ")})`,
  );
}
