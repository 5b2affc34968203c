import type { Database } from "../database/database.ts";
import { quoteText } from "../database/database.ts";
import { LoadError } from "../errors.ts";
import { askedUniques } from "./failures.ts";
import type { Work } from "./work.ts";

/**
 * Takes indexes and primary keys off those of Sverka's own tables that are empty before the first load, and gives back the statements that
 * make them again: an index is built by sorting, and by several processes of the server, in a fraction of the time that a million single
 * insertions take. Inside the load's transaction, so that a load that fails has never touched them.
 *
 * What others go by stays: a key by which a publication names rows, without which the server refuses every update and deletion; and
 * whatever a foreign key or view of theirs was built on. So does all of a table with rows, as the log has after an undo.
 */
export async function dropIndexes(db: Database, tables: readonly string[]): Promise<string[]> {
  const empty = tables.map((name) => {
    const table = `${db.memory}.${name}`;
    return `SELECT ${quoteText(table)}::regclass AS oid WHERE NOT EXISTS (SELECT FROM ${table})`;
  });
  return takeOff(db, [indexesOf(`(${empty.join(" UNION ALL ")})`)]);
}

/** Fewer cards are sooner put in than some forty constraints and indexes are taken off and put on. */
export const worthDropping = 5000;

/**
 * The same for the CRM's tables where Sverka made them itself and nobody has filled any: their foreign keys among each other, which the server
 * asks row by row, and their indexes, those of keys included that cannot refuse a row. At once, in the end, they cost a fifth of that.
 *
 * From here to its end nobody else can read these tables, so that they are left as they are where anybody is at it right now; and where triggers
 * could change a key on its way in, since a row that a foreign key refuses must be told from the others.
 */
export async function dropTargetIndexes(work: Work, cards: number): Promise<string[]> {
  const { db, profile, shapes, first } = work;
  if (!first || profile.ddl === undefined || cards < worthDropping) return [];
  const tables = [...new Map([...shapes.all, ...shapes.shared].map(({ table }) => [table.sql, table])).values()];
  if (tables.some(({ triggers }) => triggers.length > 0)) return [];
  const oids = tables.map(({ sql }) => `${quoteText(sql)}::regclass`).join(", ");
  const [{ free } = { free: false }] = await db.query<{ free: boolean }>(
    `SELECT ${tables.map(({ sql }) => `NOT EXISTS (SELECT FROM ${sql})`).join(" AND ")}
       AND (SELECT bool_and(relkind = 'r' AND pg_has_role(relowner, 'USAGE') AND has_schema_privilege(relnamespace, 'CREATE'))
         FROM pg_class WHERE oid IN (${oids})) AS free`,
  );
  if (!free || !(await lockSoon(db, tables.map(({ sql }) => sql).join(", ")))) return [];
  return takeOff(db, [
    foreignKeysOf(oids, unsettled(work)),
    `${indexesOf(`(SELECT oid FROM pg_class WHERE oid IN (${oids}))`)} AND (NOT i.indisunique OR (${heldKeys(work)}))`,
  ]);
}

/**
 * SQL of which of the unique indexes `i` of the constraints `c` no two new rows can break, since a row that they refuse must be told from the
 * others: keys that a counter draws, and what {@link findFailures} has asked of all rows beforehand, as text is compared by it. Rows of
 * a table that several shapes write are not laid beside each other there.
 */
function heldKeys({ shapes }: Work): string {
  const all = [...shapes.all, ...shapes.shared];
  const names = shapes.all.flatMap((shape) => {
    const { table, columns, child } = shape;
    if (all.some((other) => other !== shape && other.table.sql === table.sql)) return [];
    const written = new Set([...columns.map(({ name }) => name), ...Object.values(child?.owner ?? {})]);
    const [key, ...others] = table.primaryKey;
    const isDrawn =
      others.length === 0 && !written.has(key ?? "") && table.columns.get(key ?? "")?.identity !== undefined;
    const is = `i.indrelid = ${quoteText(table.sql)}::regclass`;
    return [
      ...(isDrawn ? [`${is} AND i.indisprimary`] : []),
      ...askedUniques(table, written).map(({ name }) => `${is} AND x.relname = ${quoteText(name)}`),
    ];
  });
  return `c.oid IS NOT NULL AND NOT i.indnullsnotdistinct AND (${names.length === 0 ? "false" : names.map((each) => `(${each})`).join(" OR ")})
    AND NOT EXISTS (SELECT FROM unnest(i.indcollation) l(oid) JOIN pg_collation k ON k.oid = l.oid WHERE NOT k.collisdeterministic)`;
}

/** How often a lock is asked for, 0.3 s apart. */
const attempts = 10;

/**
 * Asks again for a while: after a rehearsal, whose rows were taken back, the server's own vacuum is soon at these tables. It never waits for
 * the lock, since all who want to read would wait behind it, or each for the other.
 */
async function lockSoon(db: Database, tables: string): Promise<boolean> {
  for (let attempt = 1; ; attempt++) {
    await db.run("SAVEPOINT before_lock");
    try {
      await db.run(`LOCK TABLE ${tables} IN ACCESS EXCLUSIVE MODE NOWAIT; RELEASE SAVEPOINT before_lock`);
      return true;
    } catch (error) {
      if (!(error instanceof LoadError && error.code === "db-row-locked")) throw error;
      await db.run("ROLLBACK TO SAVEPOINT before_lock; RELEASE SAVEPOINT before_lock");
    }
    if (attempt === attempts) return false;
    await db.query("SELECT pg_sleep(0.3)");
  }
}

/** Columns whose keys the load does not settle itself: told by the profile, computed, or a default of the database. */
function unsettled({ shapes }: Work): string {
  const columns = [...shapes.all, ...shapes.shared].flatMap(({ table, columns, child }) => {
    const owners = Object.values(child?.owner ?? {});
    const settled = new Map(columns.map(({ name, kind }) => [name, kind !== "value" && kind !== "sql"]));
    return [...table.columns.values()]
      .filter(({ name, default: value }) => !(settled.get(name) ?? (owners.includes(name) || value === undefined)))
      .map(({ name }) => `(${quoteText(table.sql)}::regclass, ${quoteText(name)})`);
  });
  return columns.join(", ");
}

/** Statements that take something off a table and put it on again, for {@link takeOff}. What a comment or a place of its own is given to stays. */
function foreignKeysOf(oids: string, loose: string): string {
  return `SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', c.conrelid::regclass, c.conname) AS drop,
      format('ALTER TABLE %s ADD CONSTRAINT %I %s', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid)) AS create,
      format('%s %I', c.conrelid::regclass, c.conname) AS name
    FROM pg_constraint c
    WHERE c.contype = 'f' AND c.convalidated AND c.conrelid IN (${oids}) AND c.confrelid IN (${oids}) AND obj_description(c.oid, 'pg_constraint') IS NULL
      AND NOT EXISTS (SELECT FROM pg_trigger g WHERE g.tgconstraint = c.oid AND g.tgenabled <> 'O')
      AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.conrelid AND a.attnum = ANY(c.conkey) AND (a.attrelid, a.attname) IN (${loose === "" ? "(NULL::regclass, NULL)" : loose}))`;
}

function indexesOf(tables: string): string {
  return `SELECT CASE WHEN c.oid IS NULL THEN format('DROP INDEX %s', i.indexrelid::regclass)
        ELSE format('ALTER TABLE %s DROP CONSTRAINT %I', i.indrelid::regclass, c.conname) END AS drop,
      CASE WHEN c.oid IS NULL THEN pg_get_indexdef(i.indexrelid)
        ELSE format('ALTER TABLE %s ADD CONSTRAINT %I %s', i.indrelid::regclass, c.conname, pg_get_constraintdef(c.oid)) END AS create,
      i.indexrelid::regclass::text AS name
    FROM ${tables} e JOIN pg_class t ON t.oid = e.oid JOIN pg_namespace n ON n.oid = t.relnamespace
    JOIN pg_index i ON i.indrelid = t.oid JOIN pg_class x ON x.oid = i.indexrelid
    LEFT JOIN pg_constraint c ON c.conindid = i.indexrelid AND c.conrelid = t.oid AND c.contype IN ('p', 'u')
    WHERE NOT i.indisreplident AND NOT i.indisexclusion AND NOT i.indisclustered AND i.indisvalid AND x.reltablespace = 0
      AND (c.oid IS NULL OR x.reloptions IS NULL)
      AND coalesce(obj_description(i.indexrelid, 'pg_class'), obj_description(c.oid, 'pg_constraint')) IS NULL
      AND NOT (i.indisprimary AND EXISTS (SELECT FROM pg_publication_tables p WHERE p.schemaname = n.nspname AND p.tablename = t.relname))
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.deptype = 'n' AND (d.refclassid = 'pg_class'::regclass AND d.refobjid = i.indexrelid
        OR d.refclassid = 'pg_constraint'::regclass AND d.refobjid = c.oid))`;
}

/**
 * Gives back what puts all on again, in the order in which it must be done: foreign keys, which are taken off first, last. Where the database
 * refuses (an event trigger of its own, a constraint that a partition inherits) all stays on: the load is as right, and slower.
 */
async function takeOff(db: Database, kinds: readonly string[]): Promise<string[]> {
  const again: string[] = [];
  await db.run("SAVEPOINT before_taking_off");
  for (const kind of kinds) {
    const found = await db.query<{ drop: string; create: string }>(
      `SELECT * FROM (${kind}) k ORDER BY name COLLATE "C"`,
    );
    if (found.length === 0) continue;
    try {
      await db.run(found.map(({ drop }) => drop).join(";\n"));
    } catch {
      await db.run("ROLLBACK TO SAVEPOINT before_taking_off; RELEASE SAVEPOINT before_taking_off");
      return [];
    }
    again.unshift(...found.map(({ create }) => create));
  }
  await db.run("RELEASE SAVEPOINT before_taking_off");
  return again;
}
