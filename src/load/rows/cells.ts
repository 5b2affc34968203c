import type { Golden } from "../../model/index.ts";
import { readCatalogue } from "../catalogue/catalogue.ts";
import { Unlisted } from "./column.ts";
import type { Database } from "../database/database.ts";
import { encodeValue } from "./encode.ts";
import { itemsAt, parsePath } from "../profile/path.ts";
import { firstPath } from "../profile/way.ts";
import type { ColumnSpec, TargetProfile } from "../profile/profile.ts";
import { type ChildRow, childPlace, type Row, type TargetRow } from "./row-draft.ts";
import { bindProfile } from "./bind.ts";
import type { Shape, Shapes } from "./shape.ts";

/** One column of one row of the target, and what it would hold if its golden record were written there. */
export interface Cell {
  /** The canonical field that the column comes from: `name`, `phones`, `region`. */
  readonly field: string;
  readonly table: string;
  readonly key: string;
  readonly column: string;
  /** As text; null where it is empty. */
  readonly was: string | null;
  readonly value: string;
}

/** The target's tables as its profile sees them. */
export async function readShapes(db: Database, profile: TargetProfile): Promise<Shapes> {
  return bindProfile(profile, await readCatalogue(db, profile.schema), true);
}

/** How a value was first written and how sure its reading is: the record of an entry, not the entry. */
const aboutTheEntry = new Set(["raw", "quality", "createdAt", "updatedAt"]);

/**
 * The columns in which a row of the target differs from what its own golden record would put there. Only columns that hold one path,
 * or the first of several: a text put together of many, a list or an expression cannot be mended from one value. A child row is
 * compared only where exactly one value was read from it.
 */
export function differingCells(profile: TargetProfile, shapes: Shapes, target: TargetRow, golden: Golden): Cell[] {
  const main = shapes.mains.get(target.type);
  if (main === undefined) return [];
  const cells = rowCells(main, profile.entities[target.type]?.columns ?? {}, target, golden, golden);
  for (const child of target.children) {
    const shape = shapes.children.find(({ name }) => name === child.name);
    const spec = profile.children[child.name];
    if (shape?.child?.each === undefined || spec?.each === undefined) continue;
    const here = itemsAt(shape.child.each, golden, golden).filter(
      (item) => (item as { at?: string }).at === childPlace(child),
    );
    if (here.length === 1)
      cells.push(...rowCells(shape, spec.columns, child, here[0], golden, parsePath(spec.each)?.[0]?.name));
  }
  return cells;
}

function rowCells(
  shape: Shape,
  specs: Readonly<Record<string, string | ColumnSpec>>,
  { table, key, row }: { readonly table: string; readonly key: string; readonly row: Row },
  item: unknown,
  golden: Golden,
  list?: string,
): Cell[] {
  return shape.columns.flatMap((column): Cell[] => {
    const raw = specs[column.name];
    const spec: ColumnSpec = typeof raw === "string" ? { path: raw } : (raw ?? {});
    // A name's template is mended as its name: what else stands in it is read back and compared.
    const named = /\{(name\.(?:display|family))\}/.exec(spec.template ?? "")?.[1];
    const steps = parsePath(spec.path ?? firstPath(spec) ?? named ?? "");
    const now: unknown = row[column.name] ?? null;
    if (column.kind !== "value" || steps === undefined || aboutTheEntry.has(steps.at(-1)!.name)) return [];
    // Arrays and documents hold many values.
    if (typeof now !== "string" && now !== null) return [];
    const wanted = column.read(item, golden, 0);
    if (wanted === undefined || wanted instanceof Unlisted || Array.isArray(wanted)) return [];
    const encoded = encodeValue(wanted, column.column);
    if ("misfit" in encoded || encoded.text === null || encoded.text === now) return [];
    return [{ field: list ?? steps[0]!.name, table, key, column: column.name, was: now, value: encoded.text }];
  });
}

/** The row as it would stand after the edits. */
export function editedRow(target: TargetRow, edits: readonly Cell[]): TargetRow {
  const edited = <T extends { readonly table: string; readonly key: string; readonly row: Row }>(held: T): T => {
    const own = edits.filter(({ table, key }) => table === held.table && key === held.key);
    return own.length === 0
      ? held
      : { ...held, row: { ...held.row, ...Object.fromEntries(own.map(({ column, value }) => [column, value])) } };
  };
  return { ...edited(target), children: target.children.map((child: ChildRow) => edited(child)) };
}
