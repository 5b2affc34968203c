import { spawn, spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { onServer as query } from "./database.ts";
import { onServer, type ServerProject } from "./on-server.ts";
import { root, sverka, type Ended } from "./sverka.ts";

interface RunState {
  readonly status: string;
  readonly failure?: string;
  readonly loading?: object;
  readonly reused?: Readonly<Record<string, string>>;
}

/** What stands in the latest run folder, and what its run.json says; undefined before there is one. */
function latest(project: string): { id: string; names: string[]; run: RunState } | undefined {
  try {
    const runs = join(project, ".sverka/runs");
    const id = readdirSync(runs).sort().at(-1)!;
    const names = readdirSync(join(runs, id), { recursive: true, encoding: "utf8" });
    return { id, names, run: JSON.parse(readFileSync(join(runs, id, "run.json"), "utf8")) as RunState };
  } catch {
    return undefined;
  }
}

/** Starts a run, and does something to it as soon as its folder looks as if that stage had begun. */
async function during(
  project: string,
  url: string,
  begun: (now: NonNullable<ReturnType<typeof latest>>) => boolean,
  what: (kill: (signal: NodeJS.Signals) => void) => void,
): Promise<Ended> {
  const before = latest(project)?.id;
  const child = spawn(process.execPath, [join(root, "bin/sverka.js"), "run"], {
    cwd: project,
    env: { ...process.env, DATABASE_URL: url, NO_COLOR: "1", LC_ALL: "C.UTF-8" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  const ended = new Promise<number | null>((done) => child.once("close", done));
  for (;;) {
    const now = latest(project);
    if (child.exitCode !== null) throw new Error(`the run was done before it could be disturbed: ${stderr}`);
    if (now !== undefined && now.id !== before && begun(now)) break;
    await new Promise((done) => setTimeout(done, 2));
  }
  what((signal) => child.kill(signal));
  return { code: await ended, stdout: "", stderr };
}

const halves = (names: readonly string[]) => names.filter((name) => /\.(part|tmp)$/.test(name));
const counterparties = async (url: string) =>
  (await query(url, "SELECT count(*)::int AS n FROM crm.counterparty")).rows[0] as { n: number };

async function made(rows: string): Promise<ServerProject> {
  const project = await onServer();
  const data = join(root, "scripts/bench/data.js");
  spawnSync(process.execPath, [data, "--rows", rows, "--out", project.path]);
  return project;
}

describe("SIGTERM in any stage ends a run clearly, and the next one goes on behind the last finished stage", () => {
  let project: ServerProject;
  beforeAll(async () => void (project = await made("3000")));
  afterAll(() => project.remove());

  test.each<[string, (names: readonly string[], run: RunState) => boolean, string[]]>([
    ["normalize", (names) => names.includes("records.ndjson.part"), []],
    ["dedupe", (names) => names.includes("normalize.json") && names.includes("figures-records.json"), ["normalize"]],
    ["load", (_names, run) => run.loading !== undefined, ["dedupe", "normalize"]],
  ])("in %s", async (_stage, begun, finished) => {
    const ended = await during(
      project.path,
      project.url,
      ({ names, run }) => begun(names, run),
      (kill) => kill("SIGTERM"),
    );
    expect(ended.code).toBe(130);
    expect(ended.stderr).toMatch(/interrupted/i);
    const { names, run } = latest(project.path)!;
    expect(run).toMatchObject({ status: "interrupted", failure: "interrupted" });
    expect(halves(names)).toEqual([]);
    expect(finished.filter((stage) => !names.includes(`${stage}.json`))).toEqual([]);
    expect(await counterparties(project.url)).toEqual({ n: 0 });
  });

  test("and in the end all of it is loaded", async () => {
    const ended = await project.call("run", "--json");
    expect(ended.code).toBe(0);
    const { reused } = JSON.parse(ended.stdout) as RunState;
    expect(Object.keys(reused ?? {}).sort()).toEqual(["dedupe", "normalize"]);
    expect((await counterparties(project.url)).n).toBeGreaterThan(100);
  });
});

/** A way to the server that can be cut, mended and slowed down. */
class Line {
  readonly url: string;
  readonly #server: Server;
  readonly #port: number;
  readonly #open = new Set<Socket>();

  private constructor(server: Server, url: URL, sockets: Set<Socket>) {
    this.#server = server;
    this.#open = sockets;
    this.#port = (server.address() as AddressInfo).port;
    const mine = new URL(url);
    mine.hostname = "127.0.0.1";
    mine.port = String(this.#port);
    this.url = mine.href;
  }

  /** @param delay milliseconds that each answer of the server is held back */
  static async to(target: string, delay = 0): Promise<Line> {
    const url = new URL(target);
    const sockets = new Set<Socket>();
    const server = createServer((near) => {
      const far = connect(Number(url.port), url.hostname);
      for (const [from, to] of [
        [near, far],
        [far, near],
      ] as const) {
        sockets.add(from);
        from.on("error", () => to.destroy());
        from.on("close", () => to.destroy());
        if (from === near || delay === 0) from.pipe(to);
        else from.on("data", (chunk) => setTimeout(() => to.writable && to.write(chunk), delay));
      }
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    return new Line(server, url, sockets);
  }

  cut(): void {
    this.#server.close();
    for (const socket of this.#open) socket.destroy();
    this.#open.clear();
  }

  async mend(): Promise<void> {
    await new Promise<void>((done) => this.#server.listen(this.#port, "127.0.0.1", done));
  }
}

describe("a database", () => {
  let project: ServerProject;
  beforeAll(async () => void (project = await made("2000")));
  afterAll(() => project.remove());

  test("that goes away during the load and comes back: said by name, nothing written, and the next run only loads", async () => {
    const line = await Line.to(project.url);
    const lost = await during(
      project.path,
      line.url,
      ({ run }) => run.loading !== undefined,
      () => line.cut(),
    );
    expect(lost.code).toBe(2);
    expect(lost.stderr).toMatch(/connection to .* was lost/i);
    expect(lost.stderr).not.toMatch(/nobody foresaw/);
    expect(latest(project.path)!.run).toMatchObject({ status: "failed", failure: "db-connection-lost" });
    expect(halves(latest(project.path)!.names)).toEqual([]);

    const call = () => sverka(["run", "--json"], { cwd: project.path, env: { DATABASE_URL: line.url } });
    const away = await call();
    expect(away.code).toBe(2);
    expect(away.stdout).toContain("db-unreachable");
    expect(await counterparties(project.url)).toEqual({ n: 0 });

    await line.mend();
    const back = await call();
    line.cut();
    expect(back.code).toBe(0);
    const { reused } = JSON.parse(back.stdout) as RunState;
    expect(Object.keys(reused ?? {}).sort()).toEqual(["dedupe", "normalize"]);
    expect((await counterparties(project.url)).n).toBeGreaterThan(100);
  });

  test("that is slow only takes longer: nothing is changed, nothing is given up", async () => {
    const line = await Line.to(project.url, 15);
    const ended = await sverka(["run", "--json"], { cwd: project.path, env: { DATABASE_URL: line.url } });
    line.cut();
    expect(ended).toMatchObject({ code: 0, stderr: "" });
    const { books } = JSON.parse(ended.stdout) as { books: { drafts: { created: number; unchanged: number }[] } };
    expect(books.drafts.map(({ created }) => created)).toEqual(books.drafts.map(() => 0));
    expect(books.drafts[0]!.unchanged).toBeGreaterThan(100);
  });
});
