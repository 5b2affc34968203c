import { readFile } from "node:fs/promises";
import type { Database } from "./database.ts";
import { quoteText } from "./database.ts";
import { LoadError } from "../errors.ts";
import type { TargetProfile } from "../profile/profile.ts";

/** Migrations of Sverka's own schema, in order; never edited once released. */
const migrations = ["sverka-1.sql", "sverka-2.sql", "sverka-3.sql"] as const;

async function readSql(name: string): Promise<string> {
  return readFile(new URL(`../sql/${name}`, import.meta.url), "utf8");
}

/**
 * Makes Sverka's own schema, or brings it up to date; and makes the tables of a target whose profile brings its own DDL, when its
 * schema holds no table yet. A schema that holds other tables is left alone: `sverka target apply` is the way to mend it.
 * All in one transaction. Needs CREATE on the database the first time only.
 */
export async function ensureSchema(db: Database, profile?: TargetProfile): Promise<{ created: boolean }> {
  let created = false;
  await db.transaction(async () => {
    created = await ensureInside(db, profile);
  });
  return { created };
}

/** The same inside a transaction that is already open: a rehearsal makes the tables, loads, and takes both back. */
export async function ensureInside(db: Database, profile?: TargetProfile): Promise<boolean> {
  const name = db.memory.slice(1, -1).replaceAll('""', '"');
  const done = await appliedMigrations(db, name);
  for (const [at, file] of migrations.entries()) {
    if (done >= at + 1) continue;
    // IF NOT EXISTS would want the right to create schemas even where the schema is there.
    if (at === 0 && !(await hasSchema(db, name))) await db.run(`CREATE SCHEMA ${db.memory}`);
    const sql = await readSql(file);
    await db.run(name === "sverka" ? sql : sql.replace(/\bsverka\./g, `${db.memory}.`));
    await db.run(`INSERT INTO ${db.memory}.migration (number) VALUES (${at + 1})`);
  }
  if (done > migrations.length)
    throw new LoadError("schema-newer", { where: db.where, found: done, known: migrations.length });
  if (profile?.ddl === undefined) return false;
  const [{ n } = { n: 0 }] = await db.query<{ n: number }>(
    `SELECT count(*) AS n FROM pg_class c JOIN pg_namespace s ON s.oid = c.relnamespace WHERE s.nspname = ${quoteText(profile.schema)} AND c.relkind IN ('r', 'p', 'v')`,
  );
  if (n > 0) return false;
  await db.run(await readSql(`${profile.ddl}.sql`));
  return true;
}

/** What `look` sees of the tables that a profile's own DDL would make. Nothing of them stays. */
export async function withOwnTables<T>(
  db: Database,
  ddl: NonNullable<TargetProfile["ddl"]>,
  look: () => Promise<T>,
): Promise<T> {
  const undone = new Error("the tables were only looked at");
  let seen: { readonly value: T } | undefined;
  try {
    await db.transaction(async () => {
      await db.run(await readSql(`${ddl}.sql`));
      seen = { value: await look() };
      throw undone;
    });
  } catch (error) {
    if (error !== undone) throw error;
  }
  return (seen as unknown as { readonly value: T }).value;
}

async function hasSchema(db: Database, schema: string): Promise<boolean> {
  const [row] = await db.query<{ there: boolean }>(
    "SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = $1) AS there",
    [schema],
  );
  return row?.there ?? false;
}

async function appliedMigrations(db: Database, schema: string): Promise<number> {
  const [{ there } = { there: false }] = await db.query<{ there: boolean }>(
    `SELECT to_regclass(${quoteText(`${db.memory}.migration`)}) IS NOT NULL AS there`,
  );
  if (!there) {
    const [{ n } = { n: 0 }] = await db.query<{ n: number }>(
      `SELECT count(*) AS n FROM pg_class c JOIN pg_namespace s ON s.oid = c.relnamespace WHERE s.nspname = ${quoteText(schema)} AND c.relkind = 'r'`,
    );
    if (n > 0) throw new LoadError("schema-occupied", { schema });
    return 0;
  }
  const [{ last } = { last: 0 }] = await db.query<{ last: number | null }>(
    `SELECT max(number) AS last FROM ${db.memory}.migration`,
  );
  return last ?? 0;
}

/** Whether Sverka has ever been here, as far as this role may see: to_regclass would fail for one that may not look. */
export async function hasMemory(db: Database): Promise<boolean> {
  const name = db.memory.slice(1, -1).replaceAll('""', '"');
  const [row] = await db.query<{ there: boolean }>(
    `SELECT EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname = $1 AND c.relname = 'run' AND has_schema_privilege(n.oid, 'USAGE')) AS there`,
    [name],
  );
  return row?.there ?? false;
}
