import { mkdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { Worker } from "node:worker_threads";
import { binaryCopy } from "./binary-copy.ts";
import {
  type Database,
  type DatabaseOptions,
  type Lines,
  type Parameter,
  quoteName,
  sessionSettings,
} from "./database.ts";
import { DatabaseError, explainDatabaseError } from "../errors.ts";
import { takeLock } from "./lock-file.ts";
import { cursorOf, transactionOf } from "./session.ts";

/** Rows of one COPY from a blob: one big blob costs more than linearly. */
const blobRows = 50_000;
const blobSize = 16 * 1024 * 1024;

type Reply = { readonly id: number; readonly rows?: unknown[]; readonly count?: number; readonly error?: ErrorText };
type ErrorText = { readonly message: string } & Readonly<Record<string, unknown>>;

/**
 * PGlite in a worker thread: a statement of it cannot be interrupted, so the thread is what Ctrl-C ends. Two processes on one folder
 * would silently lose each other's rows, therefore the lock file; the folder of another PostgreSQL major is refused.
 */
export async function openEmbedded(folder: string, options: DatabaseOptions): Promise<Database> {
  const dir = resolve(folder);
  await mkdir(resolve(dir, ".."), { recursive: true });
  const unlock = await takeLock(`${dir}.lock`, dir);
  let worker: Worker;
  let call: Call;
  let version: number;
  try {
    // Plain JavaScript, so that it starts from the sources and from the build alike.
    worker = new Worker(new URL("./embedded-worker.js", import.meta.url), { workerData: { dir } });
    call = callsTo(worker, dir);
    const { count } = await call({ kind: "open" });
    version = count ?? 0;
  } catch (error) {
    await unlock();
    const major = await readFile(join(dir, "PG_VERSION"), "utf8").catch(() => "");
    throw new DatabaseError(
      "db-embedded-open",
      { where: dir, major: major.trim(), reason: error instanceof Error ? error.message : String(error) },
      error,
    );
  }
  const query = async <Row>(sql: string, params: readonly Parameter[] = []): Promise<Row[]> =>
    ((await call({ kind: "query", sql, params: [...params] })).rows ?? []) as Row[];
  const run = async (sql: string): Promise<number> => (await call({ kind: "run", sql })).count ?? 0;
  const copy = async (sql: string, parts: readonly Lines[]): Promise<number> =>
    (await call({ kind: "copy", sql, parts })).count ?? 0;
  const session = transactionOf(run, dir);
  await run(sessionSettings(options.lockTimeout ?? 10_000));
  let closed = false;
  return {
    kind: "embedded",
    version,
    where: dir,
    memory: quoteName(options.schema ?? "sverka"),
    query,
    run,
    copyIn: (into, chunks) => inBlobs(chunks, countLines, (parts) => copy(`COPY ${into} FROM '/dev/blob'`, parts)),
    copyBinary: (into, chunks) =>
      inBlobs(chunks, countNone, async (parts) => {
        const whole: Uint8Array[] = [];
        for await (const part of binaryCopy(parts)) whole.push(part);
        return copy(`COPY ${into} FROM '/dev/blob' (FORMAT binary)`, whole);
      }),
    stream: (sql, params, batch) => cursorOf({ query, run, session }, sql, params, batch),
    transaction: (work) => session.transaction(work),
    async close() {
      if (closed) return;
      closed = true;
      await call({ kind: "close" }).catch(() => {});
      await worker.terminate();
      await unlock();
    },
  };
}

/** Chunks in blobs of a size that PGlite takes in well; gives the rows copied. `rowsIn` counts the rows of a chunk. */
async function inBlobs<Chunk extends Lines>(
  chunks: Iterable<Chunk> | AsyncIterable<Chunk>,
  rowsIn: (chunk: Chunk) => number,
  copy: (parts: readonly Chunk[]) => Promise<number>,
): Promise<number> {
  let held: Chunk[] = [];
  let size = 0;
  let rows = 0;
  let copied = 0;
  const flush = async (): Promise<void> => {
    if (held.length > 0) copied += await copy(held);
    [held, size, rows] = [[], 0, 0];
  };
  for await (const chunk of chunks) {
    held.push(chunk);
    size += chunk.length;
    rows += rowsIn(chunk);
    if (rows >= blobRows || size >= blobSize) await flush();
  }
  await flush();
  return copied;
}

/** Binary rows, which hold long texts: a blob is full of their bytes first. */
const countNone = (): number => 0;

function countLines(chunk: Lines): number {
  const next = (at: number): number => (typeof chunk === "string" ? chunk.indexOf("\n", at) : chunk.indexOf(10, at));
  let lines = 0;
  for (let at = next(0); at !== -1; at = next(at + 1)) lines++;
  return lines;
}

type Call = (request: Record<string, unknown>) => Promise<Reply>;

function callsTo(worker: Worker, where: string): Call {
  const waiting = new Map<number, { done: (reply: Reply) => void; fail: (error: unknown) => void }>();
  let next = 0;
  let dead: Error | undefined;
  const end = (error: Error): void => {
    dead = error;
    for (const { fail } of waiting.values()) fail(error);
    waiting.clear();
  };
  worker.on("message", (reply: Reply) => {
    const caller = waiting.get(reply.id);
    waiting.delete(reply.id);
    // An idle database must not keep the process alive.
    if (waiting.size === 0) worker.unref();
    if (caller === undefined) return;
    if (reply.error === undefined) caller.done(reply);
    else caller.fail(explainDatabaseError(Object.assign(new Error(reply.error.message), reply.error), where));
  });
  worker.on("error", (error) => end(error instanceof Error ? error : new Error(String(error))));
  worker.on("exit", () => end(new DatabaseError("db-connection-lost", { where, reason: "" })));
  return (request) =>
    new Promise((done, fail) => {
      if (dead !== undefined) {
        fail(dead);
        return;
      }
      const id = ++next;
      waiting.set(id, { done, fail });
      worker.ref();
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
      worker.postMessage({ ...request, id });
    });
}
