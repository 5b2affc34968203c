import { compareText, foldKey, groupBy } from "../../model/index.ts";
import { keyKinds } from "./table.ts";
import type { KeyKind, TableProfile } from "./table.ts";

/** What lies in a folder of exports, and what of it is worth migrating first. Tables are named by `tableName`. */
export interface Inventory {
  /** Tables of one header: exports of one system, to be read through one mapping. */
  readonly groups: readonly { readonly header: readonly string[]; readonly tables: readonly string[] }[];
  readonly copies: readonly Copy[];
  readonly overlaps: readonly Overlap[];
  /** Best first. */
  readonly ranking: readonly Rank[];
}

/**
 * `same`: all rows agree. `older`, `newer`: of one header, with many of the same rows; the table with fewer rows or the
 * earlier latest date is the older one. `part`: all its rows are in the other.
 */
export interface Copy {
  readonly table: string;
  readonly of: string;
  readonly kind: "same" | "older" | "part";
  readonly sharedRows: number;
}

export interface Overlap {
  readonly left: string;
  readonly right: string;
  /** What they agree in. */
  readonly by: KeyKind;
  readonly shared: number;
  readonly ofLeft: number;
  readonly ofRight: number;
}

export interface Rank {
  readonly table: string;
  readonly rows: number;
  /** Sum over ИНН, phone, e-mail and name of the share of rows that have one, in percent: 0 to 400. */
  readonly richness: number;
  readonly latest?: string;
  /** Percent of its customers that no better table has. */
  readonly own: number;
}

export function tableName(table: Pick<TableProfile, "path" | "sheet">): string {
  return table.sheet === undefined ? table.path : `${table.path}!${table.sheet}`;
}

/** Lays the tables side by side. Pure; the order of the tables does not matter. */
export function inventory(profiles: readonly TableProfile[]): Inventory {
  const tables = profiles.filter((table) => table.rows > 0).sort((a, b) => compareText(tableName(a), tableName(b)));
  const copies = findCopies(tables);
  const superseded = new Set(copies.map((copy) => copy.table));
  return {
    groups: groupByHeader(tables),
    copies,
    overlaps: findOverlaps(tables.filter((table) => !superseded.has(tableName(table)))),
    ranking: rank(tables.filter((table) => !superseded.has(tableName(table)))),
  };
}

function headerKey(table: TableProfile): string {
  return table.columns.map((column) => foldKey(column.name)).join("\n");
}

function groupByHeader(tables: readonly TableProfile[]): Inventory["groups"] {
  return [...groupBy(tables, headerKey).values()].map((group) => ({
    header: group[0]?.columns.map((column) => column.name) ?? [],
    tables: group.map(tableName),
  }));
}

/** Each table names at most one other: the nearest newer one. */
function findCopies(tables: readonly TableProfile[]): Copy[] {
  const copies: Copy[] = [];
  for (const table of tables) {
    const candidates = tables
      .filter((other) => other !== table && headerKey(other) === headerKey(table) && isNewer(other, table))
      .map((other) => ({ other, shared: table.samples.rows.shared(other.samples.rows) }))
      .filter(({ shared }) => shared * 2 >= table.samples.rows.count)
      .sort((a, b) => b.shared - a.shared || compareText(tableName(a.other), tableName(b.other)));
    const best = candidates[0];
    if (best === undefined) continue;
    const mine = table.samples.rows.count;
    const whole = best.shared >= mine * (table.samples.rows.exact ? 1 : 0.99);
    const same = whole && best.other.rows === table.rows;
    copies.push({
      table: tableName(table),
      of: tableName(best.other),
      kind: same ? "same" : whole ? "part" : "older",
      sharedRows: best.shared,
    });
  }
  return copies;
}

/** By latest date, then rows, then name, so that of two equal tables one is the original. */
function isNewer(a: TableProfile, b: TableProfile): boolean {
  const byDate = compareText(a.latest ?? "", b.latest ?? "");
  if (byDate !== 0) return byDate > 0;
  if (a.rows !== b.rows) return a.rows > b.rows;
  return compareText(tableName(a), tableName(b)) < 0;
}

function findOverlaps(tables: readonly TableProfile[]): Overlap[] {
  const overlaps: Overlap[] = [];
  for (const [i, left] of tables.entries()) {
    for (const right of tables.slice(i + 1)) {
      for (const by of keyKinds) {
        const a = left.samples.keys[by];
        const b = right.samples.keys[by];
        const shared = a.shared(b);
        if (shared === 0) continue;
        overlaps.push({
          left: tableName(left),
          right: tableName(right),
          by,
          shared,
          ofLeft: a.count,
          ofRight: b.count,
        });
      }
    }
  }
  return overlaps;
}

function rank(tables: readonly TableProfile[]): Rank[] {
  const scored = tables
    .map((table) => ({ table, richness: richness(table) }))
    .sort(
      (a, b) =>
        b.richness * Math.sqrt(b.table.rows) - a.richness * Math.sqrt(a.table.rows) ||
        compareText(b.table.latest ?? "", a.table.latest ?? "") ||
        compareText(tableName(a.table), tableName(b.table)),
    );
  return scored.map(({ table, richness }, i) => ({
    table: tableName(table),
    rows: table.rows,
    richness,
    ...(table.latest !== undefined && { latest: table.latest }),
    own: ownShare(
      table,
      scored.slice(0, i).map((better) => better.table),
    ),
  }));
}

/** Of how many rows the best column of each identifying kind has a value. */
function richness(table: TableProfile): number {
  const best = (shapes: readonly (keyof TableProfile["columns"][number]["shapes"])[]): number =>
    Math.max(
      0,
      ...table.columns.map((column) => column.fill * Math.max(0, ...shapes.map((shape) => column.shapes[shape] ?? 0))),
    );
  const kinds = [
    best(["inn", "bin", "unp"]),
    best(["phone"]),
    best(["email"]),
    best(["organisation", "person", "text"]),
  ];
  return Math.round(kinds.reduce((sum, share) => sum + share * 100, 0));
}

/** What no table ranked above has, by whatever kind of key they share most customers. */
function ownShare(table: TableProfile, better: readonly TableProfile[]): number {
  const { keys } = table.samples;
  const customers = Math.max(...keyKinds.map((kind) => keys[kind].count));
  if (customers === 0 || better.length === 0) return 100;
  const shared = keyKinds.flatMap((kind) => better.map((other) => keys[kind].shared(other.samples.keys[kind])));
  return Math.max(0, Math.round(100 - (Math.max(...shared) / customers) * 100));
}
