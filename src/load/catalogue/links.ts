import { type Table, tableSql } from "./catalogue.ts";
import { quoteName, quoteText } from "../database/database.ts";
import type { TargetProfile } from "../profile/profile.ts";

/** A link to a table's rows that no foreign key shows, as the profile declares it. */
export interface Link {
  readonly table: string;
  readonly column: string;
  /** That row `x` of the linking table points at row `t` of the linked one. */
  condition(x: string, t: string): string;
}

/** Declared links to the rows of a table (of one kind of golden record, or of all that live there), and those of rows that share its rows. */
export function linksTo(profile: TargetProfile, table: Table, kind?: string): Link[] {
  const key = quoteName(table.primaryKey[0] ?? "");
  const declared = profile.polymorphic.flatMap(({ table: from, model, id, names }) =>
    (["counterparty", "contact"] as const).flatMap((type): Link[] => {
      const name = names[type];
      if (name === undefined || profile.entities[type]?.table !== table.name || (kind ?? type) !== type) return [];
      const word = model === undefined ? "" : ` AND {x}.${quoteName(model)}::text = ${quoteText(name)}`;
      return [linkOf(from, id, key, word)];
    }),
  );
  const shared = Object.values(profile.children).flatMap(({ table: from, columns }) =>
    Object.entries(columns).flatMap(([column, spec]) =>
      typeof spec === "object" && spec.shared?.table === table.name ? [linkOf(from, column, key, "")] : [],
    ),
  );
  return [...declared, ...shared];
}

function linkOf(table: string, column: string, key: string, more: string): Link {
  return {
    table,
    column,
    condition: (x, t) => `${x}.${quoteName(column)}::text = ${t}.${key}::text${more.replace("{x}", x)}`,
  };
}

/** The linking table, quoted. */
export function linkSql(profile: TargetProfile, link: Link): string {
  return tableSql(profile.schema, link.table);
}
