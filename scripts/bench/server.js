// The PostgreSQL that a benchmark loads into: `--database`, else a server of its own, the one that the integration tests use.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
// Comes with vitest: imports a file in TypeScript on the oldest Node too.
import { runnerImport } from "vite";

const setup = join(import.meta.dirname, "../../tests/integration/postgres.setup.ts");

/** @returns {Promise<{ url: string, own: boolean, stop(): Promise<void> }>} */
export async function openServer(given) {
  if (given !== undefined) return { url: given, own: false, stop: async () => {} };
  const { module } = await runnerImport(setup);
  return { ...(await module.startServer()), own: true };
}

/** A fresh database on the server; `drop` removes it. */
export async function freshDatabase(server, name) {
  await statement(server.url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await statement(server.url, `CREATE DATABASE ${name} TEMPLATE template0`);
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => statement(server.url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

/** Rows of one statement on a connection of its own. */
export async function statement(url, sql) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/**
 * Processor seconds of a server's processes so far, those that have ended included. Only where /proc tells (Linux); NaN elsewhere and for
 * a server on another machine.
 */
export async function serverSeconds(server) {
  if (!server.own || !existsSync("/proc/self/stat")) return Number.NaN;
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  // While the connection is open: its process is gone soon after.
  const { rows } = await client.query("SELECT pg_backend_pid() AS pid");
  const postmaster = Number(stat(rows[0].pid)?.[3]);
  await client.end();
  if (!(postmaster > 0)) return Number.NaN;
  let ticks = 0;
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    const fields = stat(pid);
    if (fields === undefined) continue;
    if (Number(pid) === postmaster) ticks += sum(fields, [13, 14, 15, 16]);
    else if (Number(fields[3]) === postmaster) ticks += sum(fields, [13, 14]);
  }
  // USER_HZ is 100 on every Linux that Node runs on.
  return ticks / 100;
}

/** Fields of /proc/PID/stat as proc(5) numbers them, from 0. */
function stat(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    return [pid, "", ...text.slice(text.lastIndexOf(")") + 2).split(" ")];
  } catch {
    return undefined;
  }
}

const sum = (fields, at) => at.reduce((all, index) => all + Number(fields[index]), 0);
