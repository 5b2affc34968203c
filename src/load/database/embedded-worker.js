// @ts-check
// The thread in which PGlite runs; see embedded.ts. Requests are answered one by one, in the order in which they came.
import { access } from "node:fs/promises";
import { join } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";

const asText = (/** @type {string} */ text) => text;
/** The same shapes as server.ts gives: int8 as a number, dates as their text. */
const parsers = { 20: Number, 1082: asText, 1114: asText, 1184: asText };

/** @type {PGlite} */
let db;
/** The last answer to be given: the next waits for it. */
let last = Promise.resolve();

parentPort?.on("message", (request) => {
  last = answerAfter(last, request);
});

/** @param {Promise<void>} before @param {{ id: number, kind: string, sql: string, params: unknown[], parts: BlobPart[] }} request */
async function answerAfter(before, request) {
  await before;
  const reply = await answer(request).catch(failed);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port, not a window's
  parentPort?.postMessage({ ...reply, id: request.id });
}

/** @param {{ kind: string, sql: string, params: unknown[], parts: BlobPart[] }} request */
async function answer({ kind, sql, params, parts }) {
  switch (kind) {
    case "open": {
      db = await PGlite.create({ dataDir: workerData.dir, parsers, ...(await newCluster(workerData.dir)) });
      const { rows } = await db.query("SELECT current_setting('server_version_num')::int AS version");
      return { count: /** @type {{ version: number }} */ (rows[0]).version };
    }
    case "query":
      return { rows: (await db.query(sql, params)).rows };
    case "run":
      return { count: (await db.exec(sql)).at(-1)?.affectedRows ?? 0 };
    case "copy":
      return { count: (await db.query(sql, [], { blob: new Blob(parts) })).affectedRows ?? 0 };
    default:
      await db.close();
      return {};
  }
}

/**
 * What a new database starts from: a cluster made when PGlite was released. Running initdb instead costs a first run four seconds.
 * The archive fits one version of PGlite only, so both are pinned in package.json.
 * @param {string} dir
 */
async function newCluster(dir) {
  const there = await access(join(dir, "PG_VERSION")).then(
    () => true,
    () => false,
  );
  if (there) return {};
  const { dataDir } = await import("@electric-sql/pglite-prepopulatedfs");
  return { loadDataDir: await dataDir() };
}

/** @param {Record<string, unknown>} error */
function failed(error) {
  const { message, code, detail, hint, where, schema, table, column, dataType, constraint } = error;
  return {
    error: {
      message: String(message ?? error),
      code,
      detail,
      hint,
      where,
      schema,
      table,
      column,
      dataType,
      constraint,
    },
  };
}
