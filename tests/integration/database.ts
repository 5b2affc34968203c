import { randomBytes } from "node:crypto";
import { Client, type QueryResult } from "pg";
import { afterAll, inject } from "vitest";

const cleanups: (() => Promise<unknown>)[] = [];
// Registered while the file is collected: a hook called for inside a running test would be lost.
afterAll(async () => {
  for (const cleanup of cleanups.toReversed()) await cleanup();
});

/** Runs when the test file is done, last asked first run. */
export function whenDone(cleanup: () => Promise<unknown>): void {
  cleanups.push(cleanup);
}

/**
 * A fresh, empty database on the tests' server for the calling test file, dropped when the file is done. `from` names a
 * database to copy instead (a template that an earlier test filled: nobody may be connected to it meanwhile).
 * Returns its URL.
 */
export async function freshDatabase(from = "template0"): Promise<string> {
  const server = inject("postgresUrl");
  const name = `sverka_test_${randomBytes(6).toString("hex")}`;
  await onServer(server, `CREATE DATABASE ${name} TEMPLATE "${from}"`);
  whenDone(() => onServer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

/** The name of the database in a URL, to be given to `freshDatabase` as a template. */
export function databaseName(url: string): string {
  return new URL(url).pathname.slice(1);
}

/** One statement on a connection of its own. */
export async function onServer(url: string, sql: string): Promise<QueryResult> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}
