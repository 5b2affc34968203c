import { z } from "zod";
import { compareText, own } from "../../model/index.ts";
import { type Column, readCatalogue, type Table } from "./catalogue.ts";
import type { Database } from "../database/database.ts";
import { LoadError } from "../errors.ts";
import type { ColumnSpec, TargetProfile } from "../profile/profile.ts";

const snapshotColumn = z.strictObject({
  /** As DDL writes it: `character varying(36)`. */
  type: z.string(),
  /** Characters that varchar and char hold. */
  length: z.number().int().positive().optional(),
  notNull: z.literal(true).optional(),
  /** Has a default, is an identity or is generated: a row may leave it out. */
  filled: z.literal(true).optional(),
  /** Words of an enum, in its order. */
  labels: z.array(z.string()).optional(),
});

const snapshotSchema = z.strictObject({
  version: z.literal(1),
  schema: z.string(),
  tables: z.record(z.string(), z.record(z.string(), snapshotColumn)),
  /** Keys, unique indexes and checks of the tables that are written, by name, as SQL says them. */
  rules: z.record(z.string(), z.record(z.string(), z.string())).optional(),
});

/**
 * What a target's catalogue says of the tables that a profile writes: columns, types, lengths, what must be filled, words of
 * enums, keys and checks. Kept in git, so that mappings are checked without a database; holds neither data nor the address of the database.
 */
export type TargetSnapshot = z.infer<typeof snapshotSchema>;
type SnapshotColumn = z.infer<typeof snapshotColumn>;

/** Reads the catalogue; a table of the profile that is not there is left out. */
export async function takeSnapshot(db: Database, profile: TargetProfile): Promise<TargetSnapshot> {
  const catalogue = await readCatalogue(db, profile.schema);
  const tables: [string, Record<string, SnapshotColumn>][] = [];
  const rules: [string, Record<string, string>][] = [];
  for (const [name, only] of [...tablesOf(profile)].sort(([one], [two]) => compareText(one, two))) {
    const table = catalogue.tables.get(name);
    if (table === undefined) continue;
    const columns = [...table.columns.values()]
      .filter((column) => only === "all" || only.has(column.name))
      .sort((one, two) => compareText(one.name, two.name));
    tables.push([name, Object.fromEntries(columns.map((column) => [column.name, columnOf(column)]))]);
    const own = only === "all" ? rulesOf(table) : {};
    if (Object.keys(own).length > 0) rules.push([name, own]);
  }
  return { version: 1, schema: profile.schema, tables: Object.fromEntries(tables), rules: Object.fromEntries(rules) };
}

/** What a row must obey besides its columns' types. A unique index with a WHERE or an expression is told by its name alone. */
function rulesOf({ primaryKey, uniques, checks, columns }: Table): Record<string, string> {
  const list = (names: readonly string[]): string => `(${names.join(", ")})`;
  return Object.fromEntries(
    [
      ...(primaryKey.length === 0 ? [] : [["primary key", `PRIMARY KEY ${list(primaryKey)}`] as const]),
      ...uniques.map((each) => [each.name, each.partial ? "UNIQUE, in part" : `UNIQUE ${list(each.columns)}`] as const),
      ...checks.map((each) => [each.name, each.expression] as const),
      ...[...columns.values()].flatMap(({ name, domainChecks }) =>
        domainChecks.map((each) => [`${name}: ${each.name}`, each.expression] as const),
      ),
    ].sort(([one], [two]) => compareText(one, two)),
  );
}

/** Tables that a load writes, whole; of those in which a merge only moves links, the columns of the link. */
export function tablesOf(profile: TargetProfile): Map<string, "all" | Set<string>> {
  const tables = new Map<string, "all" | Set<string>>();
  for (const { table, model, id } of profile.polymorphic) {
    const known = tables.get(table);
    const columns = known instanceof Set ? known : new Set<string>();
    for (const column of [model, id]) if (column !== undefined) columns.add(column);
    tables.set(table, columns);
  }
  const written = [...Object.values(profile.entities), ...Object.values(profile.children)];
  for (const each of written) if (each !== undefined) for (const table of tablesWritten(each)) tables.set(table, "all");
  return tables;
}

function tablesWritten({ table, columns }: { table: string; columns: Record<string, string | ColumnSpec> }): string[] {
  return [
    table,
    ...Object.values(columns).flatMap((spec) =>
      typeof spec === "object" && spec.shared !== undefined ? [spec.shared.table] : [],
    ),
  ];
}

function columnOf(column: Column): SnapshotColumn {
  const filled = column.default !== undefined || column.identity !== undefined || column.generated;
  return {
    type: column.type,
    ...(column.length === undefined ? {} : { length: column.length }),
    ...(column.notNull ? { notNull: true } : {}),
    ...(filled ? { filled: true } : {}),
    ...(column.labels === undefined ? {} : { labels: [...column.labels] }),
  };
}

/** The file's text: the same bytes for the same catalogue, a line a fact, so that git shows what changed. */
export function snapshotText(snapshot: TargetSnapshot): string {
  return `${JSON.stringify(snapshot, undefined, 2)}\n`;
}

/** Throws LoadError `snapshot-invalid`. `path` is for the message. */
export function loadSnapshot(text: string, path: string): TargetSnapshot {
  const fault = (problem: string): LoadError => new LoadError("snapshot-invalid", { path, problem });
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    throw fault(error instanceof Error ? error.message : String(error));
  }
  const parsed = snapshotSchema.safeParse(data);
  if (parsed.success) return parsed.data;
  throw fault(parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; "));
}

/** One difference between a snapshot and the database as it is now; `code` is a key of loadMessages. */
export interface Drift {
  readonly code:
    | "drift-schema"
    | "drift-table-added"
    | "drift-table-removed"
    | "drift-column-added"
    | "drift-column-removed"
    | "drift-column-changed"
    | "drift-rule-added"
    | "drift-rule-removed"
    | "drift-rule-changed";
  readonly params: Readonly<Record<string, string>>;
}

/** How `now` differs from what was written down, in order of tables and columns. Pure. */
export function compareSnapshots(before: TargetSnapshot, now: TargetSnapshot): Drift[] {
  const drift: Drift[] = [];
  if (before.schema !== now.schema)
    drift.push({ code: "drift-schema", params: { before: before.schema, now: now.schema } });
  for (const table of keysOf(before.tables, now.tables)) {
    const was = own(before.tables, table);
    const is = own(now.tables, table);
    if (was === undefined || is === undefined) {
      drift.push({ code: was === undefined ? "drift-table-added" : "drift-table-removed", params: { table } });
      continue;
    }
    for (const column of keysOf(was, is)) {
      const [one, two] = [own(was, column), own(is, column)].map((each) => each && describeColumn(each));
      if (one === two) continue;
      if (one === undefined) drift.push({ code: "drift-column-added", params: { table, column, now: two ?? "" } });
      else if (two === undefined) drift.push({ code: "drift-column-removed", params: { table, column, before: one } });
      else drift.push({ code: "drift-column-changed", params: { table, column, before: one, now: two } });
    }
    // A snapshot from before rules were kept says nothing of them.
    if (before.rules !== undefined)
      drift.push(...compareRules(table, own(before.rules, table), own(now.rules ?? {}, table)));
  }
  return drift;
}

function compareRules(
  table: string,
  before: Readonly<Record<string, string>> = {},
  now: Readonly<Record<string, string>> = {},
): Drift[] {
  return keysOf(before, now).flatMap((rule): Drift[] => {
    const [one, two] = [own(before, rule), own(now, rule)];
    if (one === two) return [];
    if (one === undefined) return [{ code: "drift-rule-added", params: { table, rule, now: two ?? "" } }];
    if (two === undefined) return [{ code: "drift-rule-removed", params: { table, rule, before: one } }];
    return [{ code: "drift-rule-changed", params: { table, rule, before: one, now: two } }];
  });
}

/**
 * The words that a column takes, where an enum or a check on it alone lists them: `CHECK ((kind = ANY (ARRAY['a'::text, …])))` as
 * PostgreSQL writes `kind IN ('a', …)`. Undefined where it takes any text, or the check says more than that.
 */
export function wordsOf(snapshot: TargetSnapshot, table: string, column: string): readonly string[] | undefined {
  const labels = own(own(snapshot.tables, table) ?? {}, column)?.labels;
  if (labels !== undefined) return labels;
  for (const [rule, sql] of Object.entries(own(snapshot.rules ?? {}, table) ?? {})) {
    const of = /^(?:CHECK )?\(*"?(\w+)"?\)?(?:::[a-z ]+)? = ANY \(*ARRAY\[(.+?)\]\)*(?:::[a-z ]+\[\])?\)*$/i.exec(sql);
    const [, name, list = ""] = of ?? [];
    if (name === undefined || (name === "VALUE" ? !rule.startsWith(`${column}: `) : name !== column)) continue;
    const words = [...list.matchAll(/'((?:[^']|'')*)'::[a-z ]+/gi)].map(([, word = ""]) => word.replaceAll("''", "'"));
    if (words.length > 0) return words;
  }
  return undefined;
}

function keysOf(one: object, two: object): string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(two)])].sort(compareText);
}

/** In the words of SQL, which need no translation. Says everything that a snapshot keeps of a column. */
function describeColumn({ type, notNull, filled, labels }: SnapshotColumn): string {
  const words = labels === undefined ? "" : ` (${labels.map((each) => `'${each}'`).join(", ")})`;
  return `${type}${words}${notNull === true ? " NOT NULL" : ""}${filled === true ? " DEFAULT" : ""}`;
}
