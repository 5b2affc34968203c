import type { SaidParams } from "../model/index.ts";
import { type Catalogue, readCatalogue } from "./catalogue/catalogue.ts";
import { type Database, quoteName, quoteText } from "./database/database.ts";
import type { TargetProfile } from "./profile/profile.ts";
import { bindProfile } from "./rows/bind.ts";
import { withOwnTables } from "./database/schema.ts";
import { LoadError, type SqlFailure } from "./errors.ts";
import { tablesOf } from "./catalogue/snapshot.ts";
import { uniqueInns } from "./unique-inn.ts";

/** What is worth knowing before a load. `blocking`: a load would fail. */
export interface Finding {
  readonly code: string;
  readonly blocking: boolean;
  readonly params: SaidParams;
}

/**
 * Looks at the target before a load: whether the profile fits, which triggers will write beside us (undo does not give those columns
 * back), row security, missing grants, foreign keys without an index (a merge scans the table for each), a pooler in between; and whether
 * branches, where they are kept as cards of their own, would meet a column that takes each ИНН once.
 *
 * @param beside opens a second connection, by which a pooler gives itself away
 */
export async function doctor(
  db: Database,
  profile: TargetProfile,
  branches?: "merge" | "link" | "separate",
  beside?: () => Promise<Database>,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  const add = (code: string, blocking: boolean, params: Finding["params"] = {}): void =>
    void findings.push({ code, blocking, params });
  const catalogue = await readCatalogue(db, profile.schema);
  // An empty schema of our own is made by the first load: the profile is held against what that would make.
  const { ddl } = profile;
  let compared: Catalogue | undefined = catalogue;
  if (ddl !== undefined && catalogue.tables.size === 0)
    compared = await withOwnTables(db, ddl, () => readCatalogue(db, profile.schema)).catch((error: unknown) => {
      // Whatever the server refuses here (a missing right, names that are taken) it would refuse the first load.
      if (error instanceof LoadError || !/^[0-9A-Z]{5}$/.test((error as Partial<SqlFailure>).code ?? "")) throw error;
      add("doctor-ddl-refused", true, { schema: profile.schema, problem: (error as SqlFailure).message });
      return undefined;
    });
  try {
    if (compared !== undefined) bindProfile(profile, compared);
  } catch (error) {
    if (!(error instanceof LoadError)) throw error;
    add("doctor-profile-unfit", true, error.params);
  }
  if (branches === "link" || branches === "separate")
    for (const { table, column, name } of uniqueInns(profile, catalogue.tables))
      add("doctor-branches-unique", false, { table, column, name, branches });
  const written = new Set([
    ...Object.values(profile.entities).flatMap((entity) => entity?.table ?? []),
    ...Object.values(profile.children).map((child) => child.table),
  ]);
  for (const name of [...written].sort()) {
    const table = catalogue.tables.get(name);
    if (table === undefined) continue;
    for (const trigger of table.triggers) add("doctor-trigger", false, { table: name, trigger });
    // For its owner, a superuser or whoever may bypass it, it hides nothing.
    const [hidden] = await db.query<{ active: boolean }>(
      `SELECT row_security_active(${quoteText(table.sql)}) AS active`,
    );
    if (hidden?.active === true) add("doctor-row-security", false, { table: name });
    for (const right of ["SELECT", "INSERT", "UPDATE", "DELETE"]) {
      const [row] = await db.query<{ has: boolean }>(
        `SELECT has_table_privilege(${quoteText(table.sql)}, ${quoteText(right)}) AS has`,
      );
      if (row?.has !== true) add("doctor-grant-missing", right !== "DELETE", { table: name, right });
    }
    for (const reference of table.referencedBy) {
      const [row] = await db.query<{ indexed: boolean }>(
        `SELECT EXISTS (SELECT FROM pg_index x JOIN pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = x.indkey[0]
           WHERE x.indrelid = to_regclass(${quoteText(`${quoteName(reference.from.schema)}.${quoteName(reference.from.table)}`)}) AND a.attname = ${quoteText(reference.from.columns[0] as string)}) AS indexed`,
      );
      if (row?.indexed !== true) {
        add("doctor-index-missing", false, {
          table: `${reference.from.schema}.${reference.from.table}`,
          column: reference.from.columns.join(", "),
        });
      }
    }
  }
  if (db.kind === "server") {
    if (beside !== undefined && (await isPooled(db, beside))) add("doctor-pooler", true);
    const [create] = await db.query<{ may: boolean; there: boolean }>(
      `SELECT has_database_privilege(current_database(), 'CREATE') AS may, to_regnamespace(${quoteText(db.memory)}) IS NOT NULL AS there`,
    );
    if (create?.there !== true && create?.may !== true) add("doctor-create-missing", true, { schema: db.memory });
  }
  return findings;
}

/**
 * Opens a target that is going to be written. Behind a pooler that lends out connections by the transaction the lock of a load would stay with
 * a connection that is others' by then, and refuse every later load: `doctor-pooler`, before anything is read or locked.
 */
export async function openToWrite(open: () => Promise<Database>): Promise<Database> {
  const db = await open();
  try {
    if (db.kind === "server" && (await isPooled(db, open))) throw new LoadError("doctor-pooler");
    return db;
  } catch (error) {
    await db.close();
    throw error;
  }
}

/**
 * Whether a pooler lends out a connection of its own for each transaction: session settings and locks get lost there. While nobody else is
 * about it lends the same one each time, so that one client alone would notice nothing; two clients then share one.
 */
async function isPooled(db: Database, beside: () => Promise<Database>): Promise<boolean> {
  // A role that may have one connection only: nothing can be told, and that is no reason to refuse.
  const other = await beside().catch(() => undefined);
  if (other === undefined) return false;
  try {
    const backends: (number | undefined)[] = [];
    for (const each of [db, other, db]) {
      const [row] = await each.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
      backends.push(row?.pid);
    }
    const [first, second, again] = backends;
    return first === second || first !== again;
  } finally {
    await other.close();
  }
}

/** The least that a load needs, as SQL for the owner of the database to run; `role` is quoted, not checked. */
export function grantsSql(profile: TargetProfile, role: string, memory = "sverka"): string {
  const who = quoteName(role);
  const schema = quoteName(profile.schema);
  const tables = [...tablesOf(profile).keys()].sort();
  return [
    `-- Sverka's own schema: it makes its tables there at the first load and alters nothing else.`,
    `CREATE SCHEMA IF NOT EXISTS ${quoteName(memory)} AUTHORIZATION ${who};`,
    `GRANT USAGE ON SCHEMA ${schema} TO ${who};`,
    ...tables.map((table) => `GRANT SELECT, INSERT, UPDATE, DELETE ON ${schema}.${quoteName(table)} TO ${who};`),
    `-- New keys are drawn from the CRM's own sequences.`,
    `GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${schema} TO ${who};`,
    `-- Rows are staged in temporary tables. Everybody may make them unless the database's owner has taken that away from PUBLIC; then:`,
    `-- GRANT TEMPORARY ON DATABASE … TO ${who};`,
    `-- A merge re-points the foreign keys of other tables: grant SELECT and UPDATE on those too.`,
    "",
  ].join("\n");
}
