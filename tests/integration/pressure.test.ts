import { spawn, spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { onServer, type ServerProject } from "./on-server.ts";
import { root, type Ended } from "./sverka.ts";

/** What stands in the latest run folder, and what its run.json says. */
function latest(project: string): { names: string[]; run: { status: string; failure?: string } } {
  const runs = join(project, ".sverka/runs");
  const folder = join(runs, readdirSync(runs).sort().at(-1)!);
  return {
    names: readdirSync(folder, { recursive: true, encoding: "utf8" }),
    run: JSON.parse(readFileSync(join(folder, "run.json"), "utf8")) as { status: string; failure?: string },
  };
}

describe("under pressure a run ends clearly and leaves nothing half-written", () => {
  let project: ServerProject;
  beforeAll(async () => {
    project = await onServer();
    const data = join(root, "scripts/bench/data.js");
    spawnSync(process.execPath, [data, "--rows", "1500", "--out", project.path]);
  });
  afterAll(() => project.remove());

  test("memory that is not enough", async () => {
    const ended = await project.call("run", "--max-memory", "20M");
    expect(ended.code).toBe(2);
    expect(ended.stderr).toMatch(/MB of memory are held.*--max-memory/s);
    const { names, run } = latest(project.path);
    expect(run).toMatchObject({ status: "failed", failure: "memory-exceeded" });
    expect(names.filter((name) => /\.(part|tmp)$/.test(name))).toEqual([]);
  });

  // A limit on the size of a file is what a full disk looks like to a process, and holds for root too.
  test.skipIf(process.platform === "win32")("a file that cannot grow any more", async () => {
    const ended = await limited(project, 400);
    expect(ended.code).toBe(2);
    expect(ended.stderr).not.toMatch(/nobody foresaw/);
    const { names, run } = latest(project.path);
    expect(run).toMatchObject({ status: "failed", failure: "EFBIG" });
    expect(names.filter((name) => /\.(part|tmp)$|^records/.test(name))).toEqual([]);
  });

  test("and the next run, with room, does all of it", async () => {
    expect(await project.call("run", "--quiet")).toMatchObject({ code: 0 });
    expect(latest(project.path).run.status).toBe("loaded");
  });

  test("each step by itself takes the limit that its advice names, and goes on where it has enough", async () => {
    expect((await project.call("undo")).code).toBe(0);
    for (const step of ["extract", "normalize", "dedupe", "plan", "load"]) {
      const ended = await project.call(step, "--max-memory", "20M");
      expect([step, ended.code]).toEqual([step, 2]);
      expect(ended.stderr).toMatch(/MB of memory are held.*--max-memory/s);
      expect([step, (await project.call(step)).code]).toEqual([step, 0]);
    }
  });
});

/** `sverka run` in a shell that lets no file grow beyond so many blocks of 512 bytes. */
function limited(project: ServerProject, blocks: number): Promise<Ended> {
  return new Promise((done, fail) => {
    const child = spawn(
      "sh",
      ["-c", `ulimit -f ${blocks} && exec "$0" "$1" run --workers 1`, process.execPath, join(root, "bin/sverka.js")],
      {
        cwd: project.path,
        env: { ...process.env, DATABASE_URL: project.url, NO_COLOR: "1", LC_ALL: "C.UTF-8" },
        stdio: ["ignore", "ignore", "pipe"],
      },
    );
    let stderr = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    child.once("error", fail);
    child.once("close", (code) => done({ code, stdout: "", stderr }));
  });
}
