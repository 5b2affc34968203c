import type { Database, DatabaseOptions, DatabaseTarget } from "./database.ts";
import { openEmbedded } from "./embedded.ts";
import { openServer } from "./server.ts";

/**
 * Opens the CRM's database. The embedded one is a folder that one process at a time may open (a lock file beside it says
 * which). Throws DatabaseError: db-url-invalid, db-unreachable, db-login-refused, db-unknown-database, db-not-postgres,
 * db-too-old, db-embedded-locked, db-embedded-version and their like.
 */
export async function openDatabase(target: DatabaseTarget, options: DatabaseOptions = {}): Promise<Database> {
  return "url" in target ? openServer(target.url, options) : openEmbedded(target.embedded, options);
}
