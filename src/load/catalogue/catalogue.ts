import { type Database, quoteName, quoteText } from "../database/database.ts";

/** What the server's own catalogue says of the tables a load touches. */
export interface Catalogue {
  readonly tables: ReadonlyMap<string, Table>;
}

export interface Table {
  readonly schema: string;
  readonly name: string;
  /** Quoted, with its schema. */
  readonly sql: string;
  /** How the log names it: its name, with the schema where that is not the target's own. */
  readonly label: string;
  readonly columns: ReadonlyMap<string, Column>;
  readonly primaryKey: readonly string[];
  readonly uniques: readonly Unique[];
  readonly checks: readonly Check[];
  readonly references: readonly Reference[];
  /** Foreign keys of any table that point here. */
  readonly referencedBy: readonly Reference[];
  readonly triggers: readonly string[];
  readonly comment?: string;
  /** A part of a partitioned table, which stands here too. */
  readonly partition: boolean;
}

export interface Column {
  readonly name: string;
  /** As it is written in DDL, of the base type where the column's is a domain: `character varying(36)`. */
  readonly type: string;
  /** Internal name of the base type: `varchar`, `int4`, `_text` for an array. */
  readonly base: string;
  /** Declared length of varchar and char; precision and scale of numeric. */
  readonly length?: number;
  readonly precision?: number;
  readonly scale?: number;
  readonly notNull: boolean;
  /** Expression, when the column has a default. */
  readonly default?: string;
  readonly identity?: "always" | "default";
  readonly generated: boolean;
  readonly sequence?: string;
  readonly labels?: readonly string[];
  /** CHECK expressions of the column's domain, over `VALUE`. */
  readonly domainChecks: readonly Check[];
  readonly comment?: string;
}

/** Whether every row must say it: it may not be empty, and the database has nothing to fill it with. */
export function mustFill({ notNull, default: value, identity, generated }: Column): boolean {
  return notNull && value === undefined && identity === undefined && !generated;
}

/** The columns that hold what they are given: what the database computes itself can neither be written nor given back. */
export function givenColumns({ columns }: Table): Column[] {
  return [...columns.values()].filter(({ generated }) => !generated);
}

export interface Unique {
  readonly name: string;
  readonly columns: readonly string[];
  /** Has a WHERE or an expression: found by trying, not by comparing. */
  readonly partial: boolean;
}

export interface Check {
  readonly name: string;
  readonly expression: string;
}

export interface Reference {
  readonly name: string;
  readonly from: { readonly schema: string; readonly table: string; readonly columns: readonly string[] };
  readonly to: { readonly schema: string; readonly table: string; readonly columns: readonly string[] };
  /** cascade, set-null, set-default, restrict, no-action */
  readonly onDelete: string;
}

export function tableSql(schema: string, table: string): string {
  return `${quoteName(schema)}.${quoteName(table)}`;
}

/** Reads every ordinary and partitioned table of a schema; `referencedBy` looks over all schemas. `home` is the target's schema. */
export async function readCatalogue(db: Database, schema: string, home = schema): Promise<Catalogue> {
  const here = quoteText(schema);
  const relations = await db.query<RelationRow>(`
    SELECT c.relname AS name,
      (SELECT json_agg(t.tgname ORDER BY t.tgname COLLATE "C") FROM pg_trigger t WHERE t.tgrelid = c.oid AND NOT t.tgisinternal) AS triggers,
      obj_description(c.oid, 'pg_class') AS comment, c.relispartition AS partition
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = ${here} AND c.relkind IN ('r', 'p') ORDER BY c.relname COLLATE "C"`);
  const columns = await db.query<ColumnRow>(`
    SELECT c.relname AS rel, a.attname AS name, a.attnotnull OR coalesce(t.typnotnull, false) AS notnull,
      format_type(b.oid, CASE WHEN t.typtype = 'd' THEN t.typtypmod ELSE a.atttypmod END) AS type, b.typname AS base,
      CASE WHEN t.typtype = 'd' THEN t.typtypmod ELSE a.atttypmod END AS typmod,
      pg_get_expr(d.adbin, d.adrelid) AS default, a.attidentity AS identity, a.attgenerated <> '' AS generated,
      pg_get_serial_sequence(format('%I.%I', n.nspname, c.relname), a.attname) AS sequence,
      (SELECT json_agg(e.enumlabel ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = b.oid) AS labels,
      (SELECT json_agg(json_build_object('name', k.conname, 'expression', pg_get_expr(k.conbin, 0)) ORDER BY k.conname COLLATE "C")
         FROM pg_constraint k WHERE k.contypid = a.atttypid AND k.contype = 'c') AS checks,
      col_description(c.oid, a.attnum) AS comment
    FROM pg_attribute a
    JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_type t ON t.oid = a.atttypid
    JOIN pg_type b ON b.oid = CASE WHEN t.typtype = 'd' THEN t.typbasetype ELSE t.oid END
    LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    WHERE n.nspname = ${here} AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped
    ORDER BY c.relname COLLATE "C", a.attnum`);
  const indexes = await db.query<{ rel: string; name: string; primary: boolean; columns: string[]; partial: boolean }>(`
    SELECT c.relname AS rel, i.relname AS name, x.indisprimary AS primary,
      (SELECT coalesce(json_agg(a.attname ORDER BY k.n), '[]') FROM unnest(x.indkey) WITH ORDINALITY k(att, n)
         JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.att WHERE k.n <= x.indnkeyatts) AS columns,
      x.indpred IS NOT NULL OR x.indexprs IS NOT NULL AS partial
    FROM pg_index x JOIN pg_class c ON c.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = ${here} AND x.indisunique AND c.relkind IN ('r', 'p') ORDER BY c.relname COLLATE "C", i.relname COLLATE "C"`);
  const checks = await db.query<{ rel: string; name: string; expression: string }>(`
    SELECT c.relname AS rel, k.conname AS name, pg_get_expr(k.conbin, k.conrelid) AS expression
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = ${here} AND k.contype = 'c' ORDER BY c.relname COLLATE "C", k.conname COLLATE "C"`);
  const keys = await db.query<ReferenceRow>(`
    SELECT k.conname AS name, fn.nspname AS from_schema, f.relname AS from_table, tn.nspname AS to_schema, t.relname AS to_table,
      (SELECT json_agg(a.attname ORDER BY x.n) FROM unnest(k.conkey) WITH ORDINALITY x(att, n)
         JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = x.att) AS from_columns,
      (SELECT json_agg(a.attname ORDER BY x.n) FROM unnest(k.confkey) WITH ORDINALITY x(att, n)
         JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = x.att) AS to_columns,
      CASE k.confdeltype WHEN 'c' THEN 'cascade' WHEN 'n' THEN 'set-null' WHEN 'd' THEN 'set-default' WHEN 'r' THEN 'restrict' ELSE 'no-action' END AS on_delete
    FROM pg_constraint k
    JOIN pg_class f ON f.oid = k.conrelid JOIN pg_namespace fn ON fn.oid = f.relnamespace
    JOIN pg_class t ON t.oid = k.confrelid JOIN pg_namespace tn ON tn.oid = t.relnamespace
    WHERE k.contype = 'f' AND k.conparentid = 0 AND (fn.nspname = ${here} OR tn.nspname = ${here})
    ORDER BY fn.nspname COLLATE "C", f.relname COLLATE "C", k.conname COLLATE "C"`);

  const references = keys.map(referenceOf);
  const tables = new Map<string, Table>();
  for (const { name, triggers, comment, partition } of relations) {
    const own = indexes.filter((index) => index.rel === name);
    tables.set(name, {
      schema,
      name,
      sql: tableSql(schema, name),
      label: schema === home ? name : `${schema}.${name}`,
      columns: new Map(
        columns.filter((column) => column.rel === name).map((column) => [column.name, columnOf(column)]),
      ),
      primaryKey: own.find((index) => index.primary)?.columns ?? [],
      uniques: own.filter((index) => !index.primary).map(({ name, columns, partial }) => ({ name, columns, partial })),
      checks: checks.filter((check) => check.rel === name).map(({ name, expression }) => ({ name, expression })),
      references: references.filter(({ from }) => from.schema === schema && from.table === name),
      referencedBy: references.filter(({ to }) => to.schema === schema && to.table === name),
      triggers: triggers ?? [],
      ...(comment === null ? {} : { comment }),
      partition,
    });
  }
  return { tables };
}

interface RelationRow {
  name: string;
  triggers: string[] | null;
  comment: string | null;
  partition: boolean;
}

interface ColumnRow {
  rel: string;
  name: string;
  notnull: boolean;
  type: string;
  base: string;
  typmod: number;
  default: string | null;
  identity: string;
  generated: boolean;
  sequence: string | null;
  labels: string[] | null;
  checks: Check[] | null;
  comment: string | null;
}

function columnOf(row: ColumnRow): Column {
  const sized = row.typmod > 3;
  // A sequence that the column does not own (Tryton's are made apart) shows only in the default.
  const sequence =
    row.sequence ?? /^nextval\('((?:[^']|'')+)'::regclass\)$/.exec(row.default ?? "")?.[1]?.replaceAll("''", "'");
  return {
    name: row.name,
    type: row.type,
    base: row.base,
    ...(sized && (row.base === "varchar" || row.base === "bpchar") ? { length: row.typmod - 4 } : {}),
    ...(sized && row.base === "numeric"
      ? { precision: ((row.typmod - 4) >> 16) & 0xffff, scale: (((row.typmod - 4) & 0x7ff) ^ 1024) - 1024 }
      : {}),
    notNull: row.notnull,
    ...(row.default === null || row.generated ? {} : { default: row.default }),
    ...(row.identity === "a"
      ? { identity: "always" as const }
      : row.identity === "d"
        ? { identity: "default" as const }
        : {}),
    generated: row.generated,
    ...(sequence === undefined ? {} : { sequence }),
    ...(row.labels === null ? {} : { labels: row.labels }),
    domainChecks: row.checks ?? [],
    ...(row.comment === null ? {} : { comment: row.comment }),
  };
}

interface ReferenceRow {
  name: string;
  from_schema: string;
  from_table: string;
  from_columns: string[];
  to_schema: string;
  to_table: string;
  to_columns: string[];
  on_delete: string;
}

function referenceOf(row: ReferenceRow): Reference {
  return {
    name: row.name,
    from: { schema: row.from_schema, table: row.from_table, columns: row.from_columns },
    to: { schema: row.to_schema, table: row.to_table, columns: row.to_columns },
    onDelete: row.on_delete,
  };
}

/** The primary key of a row as one text: the value itself, or a JSON array of several. `alias` is the row's. */
export function keyText(table: Table, alias: string): string {
  const parts = table.primaryKey.map((column) => `${alias}.${quoteName(column)}::text`);
  return parts.length === 1 ? (parts[0] as string) : `json_build_array(${parts.join(", ")})::text`;
}

/** That the row `alias` is the one whose key is the text `key`; written so that the index on the key serves. */
export function keyMatches(table: Table, alias: string, key: string): string {
  const columns = table.primaryKey.map((name) => ({ name, type: table.columns.get(name)?.type ?? "text" }));
  if (columns.length === 1) {
    const [only] = columns as [{ name: string; type: string }];
    return `${alias}.${quoteName(only.name)} = (${key})::${only.type}`;
  }
  return columns
    .map(({ name, type }, at) => `${alias}.${quoteName(name)} = ((${key})::json->>${at})::${type}`)
    .join(" AND ");
}
