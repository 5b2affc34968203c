import type { Issue } from "../../model/index.ts";
import { type Catalogue, type Column, readCatalogue, type Table } from "../catalogue/catalogue.ts";
import type { Database } from "../database/database.ts";
import { quoteName } from "../database/database.ts";
import type { LoadInput, LoadOptions } from "../load-input.ts";
import type { Chained } from "../log/log.ts";
import type { TargetProfile } from "../profile/profile.ts";
import type { Shape, Shapes } from "../rows/shape.ts";

/** What the steps of one load share. */
export interface Work {
  readonly db: Database;
  readonly profile: TargetProfile;
  readonly catalogue: Catalogue;
  readonly shapes: Shapes;
  readonly input: LoadInput;
  readonly options: LoadOptions;
  /** Issues that reject nothing. */
  readonly issues: Issue[];
  /** Whether Sverka remembers anything: a first load has nothing to compare with. */
  readonly first: boolean;
}

/** What one of the two ways of writing has left to be booked. */
export interface Written {
  /** Rows put into each table of the target. */
  readonly created: ReadonlyMap<string, number>;
  /** Adds what was written to the log's chain. */
  readonly chain: () => Promise<Chained>;
  /** What would outlive the transaction. */
  readonly clear: () => Promise<void>;
}

/** Our own columns in temp tables begin with an underscore, so that they meet no column of a CRM. */
export const stageOf = (shape: Shape): string => quoteName(`stage_${shape.name}`);
export const readyOf = (shape: Shape): string => quoteName(`ready_${shape.name}`);

/** Columns that hold a value of their own in staging; `_d0`, `_d1`… of a delta are in their order. */
export function stagedColumns(shape: Shape): Shape["columns"] {
  return shape.columns.filter(({ kind }) => kind === "value" || kind === "ref" || kind === "shared");
}

/** Types that encode.ts has checked are staged as what they are; the rest as text, cast where they are used. */
export function stagingType(column: Column): string {
  return checkedTypes.has(column.base) ? column.type : "text";
}

const checkedTypes = new Set(
  "text varchar bpchar int2 int4 int8 numeric float4 float8 bool date timestamp timestamptz uuid json jsonb _text _varchar".split(
    " ",
  ),
);

/** A column of the kind `ref` is staged as an entity id and becomes a key through these joins. */
export interface Resolved {
  readonly joins: string;
  /** SQL of each column's value, of the column's own type. */
  readonly values: ReadonlyMap<string, string>;
}

export function resolveRefs(work: Work, shape: Shape, alias: string, self: string): Resolved {
  const joins: string[] = [];
  const values = new Map<string, string>();
  for (const { name, column, kind, shared } of shape.columns) {
    const quoted = `${alias}.${quoteName(name)}`;
    if (kind === "value") values.set(name, stagingType(column) === column.type ? quoted : `${quoted}::${column.type}`);
    else if (kind === "self") values.set(name, `(${self})::${column.type}`);
    else if (shared !== undefined) {
      const found = quoteName(`_shared_${name}`);
      const match = shared.table.columns.get(shared.match)?.type ?? "text";
      joins.push(`LEFT JOIN ${shared.table.sql} ${found} ON ${found}.${quoteName(shared.match)} = ${quoted}::${match}`);
      values.set(name, `${found}.${quoteName(shared.table.primaryKey[0] as string)}`);
    } else if (kind === "ref") {
      const [now, before] = [quoteName(`_now_${name}`), quoteName(`_before_${name}`)];
      joins.push(
        `LEFT JOIN work ${now} ON ${now}._entity = ${quoted}`,
        `LEFT JOIN ${work.db.memory}.entity ${before} ON ${before}.entity_id = ${quoted} AND ${before}.gone_run IS NULL`,
      );
      values.set(
        name,
        `(CASE WHEN ${now}._state IN ('waiting', 'lost') THEN NULL ELSE coalesce(${now}._target, ${before}.target_id) END)::${column.type}`,
      );
    }
  }
  return { joins: joins.join("\n"), values };
}

/** A table by name, in the target's schema or, since foreign keys cross schemas, in another. */
export async function tableOf(
  { db, catalogue, profile }: Pick<Work, "db" | "catalogue" | "profile">,
  schema: string,
  name: string,
): Promise<Table | undefined> {
  const here = catalogue.tables.get(name);
  return here?.schema === schema ? here : (await readCatalogue(db, schema, profile.schema)).tables.get(name);
}
