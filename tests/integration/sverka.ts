import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

export const root = resolve(import.meta.dirname, "../..");

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built command as a user runs it. The environment is a user's: no database, no colours, English. */
export function sverka(
  args: readonly string[],
  options: { cwd: string; env?: Record<string, string>; bin?: string; signal?: AbortSignal },
): Promise<Ended> {
  const { DATABASE_URL: _url, TEST_DATABASE_URL: _test, FORCE_COLOR: _color, ...env } = process.env;
  const bin = options.bin ?? join(root, "bin", "sverka.js");
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [bin, ...args], {
      cwd: options.cwd,
      env: { ...env, LC_ALL: "C.UTF-8", NO_COLOR: "1", ...options.env },
      ...(options.signal === undefined ? {} : { signal: options.signal, killSignal: "SIGKILL" }),
    });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    child.on("error", (error) => (error.name === "AbortError" ? undefined : fail(error)));
    child.on("close", (code) => done({ code, stdout, stderr }));
  });
}

/** A folder of its own for one test; `remove` takes it away. With `fixture`, a copy of that folder of fixtures/. */
export function scratch(fixture?: string): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), "sverka-test-"));
  if (fixture !== undefined)
    cpSync(join(root, "fixtures", fixture), path, { recursive: true, filter: (each) => !each.includes(".sverka") });
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
