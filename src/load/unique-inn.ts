import type { Table } from "./catalogue/catalogue.ts";
import { firstPath } from "./profile/way.ts";
import type { ColumnSpec, TargetProfile } from "./profile/profile.ts";

/** A column that takes each ИНН once. A branch has its head's: as a card of its own it is refused there. */
export interface UniqueInn {
  readonly table: string;
  readonly column: string;
  readonly name: string;
}

/**
 * The columns of the counterparties' table that the profile fills with the ИНН and an index wants unique: alone, or beside columns that
 * are the same in every row. With the КПП beside it a branch differs.
 */
export function uniqueInns(profile: TargetProfile, tables: ReadonlyMap<string, Table>): UniqueInn[] {
  const entity = profile.entities.counterparty;
  const table = tables.get(entity?.table ?? "");
  if (entity === undefined || table === undefined) return [];
  const specs = new Map(
    Object.entries(entity.columns).map(([column, spec]): [string, ColumnSpec] => [
      column,
      typeof spec === "string" ? { path: spec } : spec,
    ]),
  );
  const isInn = (column: string): boolean => {
    const spec = specs.get(column) ?? {};
    return /^identifiers\[(?:scheme=)?ru-inn\](?:\.value)?$/.test(spec.path ?? firstPath(spec) ?? "");
  };
  return table.uniques.flatMap(({ name, columns }) => {
    const inn = columns.find(isInn);
    const others = columns.filter((column) => column !== inn);
    return inn === undefined || others.some((column) => specs.get(column)?.literal === undefined)
      ? []
      : [{ table: table.name, column: inn, name }];
  });
}
