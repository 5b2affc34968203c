import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type Database,
  type DatabaseOptions,
  loadProfile,
  openDatabase,
  type TargetProfile,
} from "../../../src/load/index.ts";
import { freshDatabase, whenDone } from "../database.ts";

export const kinds = ["server", "embedded"] as const;

/** A fresh, empty database of either kind, closed and removed when the test file is done. */
export async function open(kind: (typeof kinds)[number], options: DatabaseOptions = {}): Promise<Database> {
  if (kind === "server") {
    const db = await openDatabase({ url: await freshDatabase() }, options);
    whenDone(() => db.close());
    return db;
  }
  const folder = await mkdtemp(join(tmpdir(), "sverka-crm-"));
  await cp(await emptyEmbedded(), join(folder, "crm"), { recursive: true });
  const db = await openDatabase({ embedded: join(folder, "crm") });
  whenDone(async () => {
    await db.close();
    await rm(folder, { recursive: true, force: true });
  });
  return db;
}

let empty: Promise<string> | undefined;

/** An empty embedded database to copy: making one takes seconds, opening a copy does not. */
function emptyEmbedded(): Promise<string> {
  empty ??= (async () => {
    const folder = await mkdtemp(join(tmpdir(), "sverka-empty-"));
    whenDone(() => rm(folder, { recursive: true, force: true }));
    await (await openDatabase({ embedded: join(folder, "crm") })).close();
    return join(folder, "crm");
  })();
  return empty;
}

export async function profileOf(name: string): Promise<TargetProfile> {
  return loadProfile(await readFile(new URL(`../../../mappings/targets/${name}.yaml`, import.meta.url), "utf8"));
}

/** Everything the CRM and Sverka hold, but for what may differ between two equal loads: salts, digests over them, times. */
export async function contents(db: Database, tables: readonly string[]): Promise<Record<string, unknown[]>> {
  const all: Record<string, unknown[]> = {};
  for (const table of tables) {
    const rows = await db.query<{ row: string }>(`SELECT t::text AS row FROM ${table} t ORDER BY t::text COLLATE "C"`);
    all[table] = rows.map(({ row }) => row);
  }
  return all;
}
