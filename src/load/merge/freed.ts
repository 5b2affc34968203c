import { quoteName } from "../database/database.ts";
import type { Shape } from "../rows/shape.ts";
import { ruleOf } from "../write/update-rule.ts";
import { resolveRefs, stageOf, type Work } from "../write/work.ts";

/**
 * SQL of the values that a row put out of use (`los`) gives up for the row that takes over (`win`): those of a unique key which the golden
 * record (`s`) wants and the winner has room for. Two rows cannot hold one ИНН, and the card that people go on working with is the one
 * that needs it; kept by the loser it would have the merged card rejected, with its rows merged already. By column, the condition;
 * `taken` are columns that being out of use writes itself.
 */
export function freedValues(
  work: Work,
  shape: Shape,
  taken: readonly string[],
): { readonly joins: string; readonly columns: ReadonlyMap<string, string> } {
  const { table } = shape;
  const { joins, values } = resolveRefs(work, shape, "s", "NULL");
  const columns = new Map<string, string>();
  for (const unique of table.uniques) {
    if (unique.partial || unique.columns.every((name) => table.primaryKey.includes(name))) continue;
    const staged = shape.columns.filter(
      (column) => column.kind === "value" && unique.columns.includes(column.name) && ruleOf(work, column) !== "never",
    );
    const given = staged.filter(({ name, column }) => !column.notNull && !taken.includes(name)).map(({ name }) => name);
    if (given.length === 0) continue;
    const equal = unique.columns.map((name) => {
      const wanted = staged.some((column) => column.name === name) ? values.get(name) : `win.${quoteName(name)}`;
      return `los.${quoteName(name)} = ${wanted}`;
    });
    const room = given.map((name) => `win.${quoteName(name)} IS NULL`);
    const condition = [...equal, ...room].join(" AND ");
    for (const name of given) columns.set(name, [columns.get(name), condition].filter(Boolean).join(" OR "));
  }
  // A merge of cards that this shape does not write is still to be told: it frees nothing.
  return { joins: `LEFT JOIN ${stageOf(shape)} s ON s._entity = p._entity ${joins}`, columns };
}
