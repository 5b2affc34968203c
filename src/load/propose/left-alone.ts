import type { Column, Table } from "../catalogue/catalogue.ts";
import type { EntityFacts } from "./columns.ts";
import { conceptIn } from "./concepts.ts";
import type { Part } from "./part.ts";
import { valuesOf } from "./sample.ts";
import { ownerLinks } from "./owner-links.ts";
import type { Survey } from "./survey.ts";

/**
 * What a proposal does not fill: the reader of a profile sees what stands in it, and must be told what does not. Columns that are empty
 * everywhere, and that the database fills by itself, are nobody's loss.
 */
export function leftAlone({ samples }: Survey, table: Table, facts: EntityFacts): string[] {
  const sample = samples.get(table.name) ?? { rows: [] };
  const done = new Set([
    ...facts.columns.map(({ column }) => column),
    ...Object.keys(facts.inactive ?? {}),
    ...[facts.replacedBy, facts.changedAt, facts.changedBy, facts.responsible].flatMap((name) => name ?? []),
    ...table.primaryKey,
  ]);
  return [...table.columns.values()].flatMap((column) => {
    if (done.has(column.name) || column.generated) return [];
    const held = valuesOf(sample, column.name);
    const values = new Set(held.map(String));
    // One value in all rows that is the database's own default says nothing.
    const byItself = column.default !== undefined && values.size < 2 && !held.some((each) => isFilled(column, each));
    return !byItself && (values.size > 0 || conceptIn(table, column) !== undefined) ? [column.name] : [];
  });
}

/** Empty by default, and something in it: somebody has written that. */
function isFilled({ default: byDefault = "" }: Column, value: unknown): boolean {
  const isEmptyByDefault = /^(?:'(?:\{\}|\[\])'|ARRAY\[\])/.test(byDefault);
  return isEmptyByDefault && typeof value === "object" && value !== null && Object.keys(value).length > 0;
}

/** Tables that hang on the cards and got no part: a merge re-points their rows, a load writes none. */
export function tablesLeftAlone(survey: Survey, parts: readonly Part[]): string[] {
  const { catalogue, main, people } = survey;
  return [...catalogue.tables.values()]
    .filter((table) => table !== main && table !== people && !parts.some((part) => part.table === table.name))
    .filter((table) => ownerLinks(survey, table).length > 0)
    .map(({ name }) => name);
}
