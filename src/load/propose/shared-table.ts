import type { Column, Table } from "../catalogue/catalogue.ts";
import { keyOf } from "./fill.ts";
import { listOf } from "./list-words.ts";
import { base, listValues, owned, type Part, rest, restColumn } from "./part.ts";
import type { OwnerLink } from "./owner-links.ts";
import type { Survey } from "./survey.ts";
import { valueColumn } from "./value-table.ts";
import { sameWord, wordsOf } from "./words.ts";

/** Rows that many owners share, and links to them: one e-mail address, linked to whoever has it. */
export function sharing(survey: Survey, table: Table, links: readonly OwnerLink[]): Part[] | undefined {
  for (const column of table.columns.values()) {
    if (links.some((link) => link.column === column.name)) continue;
    const target = sharedTable(survey, table, column);
    const list = target === undefined ? undefined : listOf(target.name);
    if (target === undefined || (list !== "phones" && list !== "emails")) continue;
    const value = valueColumn(survey, target, [], list);
    if (value === undefined) continue;
    const shared = sharedColumns(survey, target, value, list);
    const key = keyOf(survey, target, survey.samples.get(target.name) ?? { rows: [] });
    const spec = {
      shared: {
        table: target.name,
        ...(key === undefined ? {} : { key }),
        match: shared.match,
        columns: shared.columns,
      },
    };
    return owned(links).map(({ owner, columns: by, model }) => ({
      ...base(survey, table),
      name: `${owner}_${list}`,
      each: list,
      owner: by,
      same: [column.name, ...(model === undefined ? [] : [model.column])],
      columns: [
        { column: column.name, spec, why: { code: "propose-why-shared", params: { table: target.name } } },
        ...(model === undefined ? [] : [{ column: model.column, spec: { literal: model.word } }]),
        ...rest(
          survey,
          table,
          [column.name, ...Object.values(by), model?.column ?? ""],
          model === undefined ? [] : [model],
        ),
      ],
    }));
  }
  return undefined;
}

function sharedTable(survey: Survey, table: Table, column: Column): Table | undefined {
  const reference = table.references.find(({ from }) => from.columns.length === 1 && from.columns[0] === column.name);
  if (reference !== undefined) return survey.catalogue.tables.get(reference.to.table);
  const words = wordsOf(column.name);
  if (!/ (?:id|код)$/u.test(words)) return undefined;
  const name = words.replace(/ (?:id|код)$/u, "");
  return [...survey.catalogue.tables.values()].find(
    (other) => other !== table && other.primaryKey.length === 1 && sameWord(wordsOf(other.name), name),
  );
}

/** A folded twin of the value (`lower`, `email_address_caps`) is what equal rows are found by. */
function sharedColumns(
  survey: Survey,
  target: Table,
  value: Column,
  list: "phones" | "emails",
): { match: string; columns: Record<string, unknown> } {
  const columns: Record<string, unknown> = { [value.name]: listValues[list] };
  let match = value.name;
  for (const column of target.columns.values()) {
    if (column === value || target.primaryKey.includes(column.name)) continue;
    const words = wordsOf(column.name);
    const folded = /(?:^| )(?:lower|lc|normalized)(?: |$)/.test(words)
      ? "lower"
      : /(?:^| )(?:caps|upper|uc)(?: |$)/.test(words)
        ? "upper"
        : /(?:^| )(?:numeric|digits)(?: |$)/.test(words)
          ? "digits"
          : undefined;
    if (folded !== undefined) {
      columns[column.name] = { ...(listValues[list] as object), format: folded };
      if (folded !== "digits") match = column.name;
    } else {
      const fill = restColumn(survey, target, column);
      if (fill?.spec !== undefined) columns[column.name] = fill.spec;
    }
  }
  return { match, columns };
}
