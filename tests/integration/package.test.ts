import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { root, scratch, sverka } from "./sverka.ts";

const place = scratch();
afterAll(() => place.remove());

test("the packed package installs into an empty folder and runs from there", async () => {
  const npm = (args: string[], cwd: string) =>
    execFileSync("npm", args, {
      cwd,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
      shell: process.platform === "win32",
    });
  // dist is already built by `npm test`; scripts are off so that packing does not build it under other tests' feet.
  npm(["pack", "--ignore-scripts", "--pack-destination", place.path], root);
  const tarball = readdirSync(place.path).find((name) => name.endsWith(".tgz"))!;
  const home = join(place.path, "home");
  mkdirSync(home);
  writeFileSync(join(home, "package.json"), "{}");
  npm(
    [
      "install",
      "--prefer-offline",
      "--ignore-scripts",
      "--no-audit",
      "--no-fund",
      "--omit=dev",
      join(place.path, tarball),
    ],
    home,
  );
  const bin = join(home, "node_modules", "sverka", "bin", "sverka.js");
  const demo = scratch("demo");
  try {
    const ran = await sverka(["run"], { cwd: demo.path, bin });
    expect(ran.stderr).toContain("accounted for");
    expect(ran.code).toBe(0);
  } finally {
    demo.remove();
  }
});
