import { type Column, mustFill, type Table } from "../catalogue/catalogue.ts";
import { conceptIn } from "./concepts.ts";
import { constantOf, fillerOf, keyOf } from "./fill.ts";
import type { ListName } from "./list-words.ts";
import { nowSql, type Proposed } from "./proposed.ts";
import type { OwnerLink } from "./owner-links.ts";
import type { Survey } from "./survey.ts";
import type { Owner } from "./table-words.ts";

/** A table that hangs on the cards, as a child of the profile. */
export interface Part {
  readonly name: string;
  readonly table: string;
  readonly key?: unknown;
  readonly each?: string;
  readonly when?: unknown;
  readonly owner: Partial<Record<Owner, string>>;
  readonly same: readonly string[];
  readonly columns: readonly Proposed[];
  readonly inactive?: unknown;
}

/** What a row of each list says, in its one column of value. */
export const listValues: Readonly<Record<ListName, unknown>> = {
  phones: { first: ["e164", "raw"] },
  emails: { first: ["address", "raw"] },
  sites: "value",
  addresses: { first: ["text", "raw"] },
  identifiers: "value",
  bankAccounts: "account",
  tags: "value",
};

/** The column that names an owner's model, and the word it holds. */
type Model = NonNullable<OwnerLink["model"]>;

export type By = { owner: string; columns: Partial<Record<Owner, string>>; model: OwnerLink["model"] };

/** Links without a model make one child for both kinds of owner; a model's word is a constant, so each kind has a child of its own. */
export function owned(links: readonly OwnerLink[]): By[] {
  const plain = links.filter(({ model }) => model === undefined);
  const columns: Partial<Record<Owner, string>> = {};
  for (const { owner, column } of plain) columns[owner] ??= column;
  return [
    ...(plain.length === 0 ? [] : [{ owner: "", columns, model: undefined }]),
    ...links.flatMap(({ owner, column, model }) =>
      model === undefined || model.unseen ? [] : [{ owner, columns: { [owner]: column }, model }],
    ),
  ];
}

/** How rows of a table are told apart and put out of use. */
export function base(survey: Survey, table: Table): Pick<Part, "name" | "table" | "key" | "inactive"> {
  const several =
    table.primaryKey.length > 1 ? "columns" : keyOf(survey, table, survey.samples.get(table.name) ?? { rows: [] });
  const flag = [...table.columns.values()].find(
    (column) => conceptIn(table, column) === "deleted" && /^(?:bool|int)/.test(column.base),
  );
  return {
    name: table.name,
    table: table.name,
    ...(several === undefined ? {} : { key: several }),
    ...(flag === undefined ? {} : { inactive: { [flag.name]: flag.base === "bool" ? true : 1 } }),
  };
}

export function rest(survey: Survey, table: Table, done: readonly string[], models: readonly Model[]): Proposed[] {
  return [...table.columns.values()].flatMap((column) => {
    if (done.includes(column.name) || table.primaryKey.includes(column.name)) return [];
    return restColumn(survey, table, column, models) ?? [];
  });
}

/** Flags and times that belong to every row of a child; else whatever must not stay empty, or is the same in all rows of these models. */
export function restColumn(
  survey: Survey,
  table: Table,
  column: Column,
  models: readonly Model[] = [],
): Proposed | undefined {
  const concept = conceptIn(table, column);
  const [yes, no] = column.base === "bool" ? [true, false] : [1, 0];
  if (/^(?:bool|int)/.test(column.base)) {
    if (concept === "primary")
      return {
        column: column.name,
        spec: { isFirst: true, ...(column.base === "bool" ? {} : { map: { true: yes, false: no } }), update: "never" },
      };
    const unset = column.default === undefined;
    if (concept === "active" && (unset || /^(?:false|0)$/.test(column.default ?? "")))
      return { column: column.name, spec: { literal: yes, update: "never" } };
    if (concept === "deleted" && unset) return { column: column.name, spec: { literal: no, update: "never" } };
  }
  if (concept === "created" && column.default === undefined && column.base.startsWith("timestamp"))
    return {
      column: column.name,
      spec: { sql: nowSql(column), update: "never" },
    };
  const { rows } = survey.samples.get(table.name) ?? { rows: [] };
  const alike = { rows: rows.filter((row) => models.every(({ column: name, word }) => row[name] === word)) };
  return fillIfNeeded(survey, table, column)[0] ?? constantOf(table, column, alike);
}

export function fillIfNeeded(survey: Survey, table: Table, column: Column): Proposed[] {
  if (!mustFill(column) || table.primaryKey.includes(column.name)) return [];
  if (column.base.startsWith("timestamp"))
    return [
      {
        column: column.name,
        spec: { sql: nowSql(column), update: "never" },
      },
    ];
  return [fillerOf(survey, table, column, survey.samples.get(table.name) ?? { rows: [] })];
}
