import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { freshDatabase } from "./database.ts";
import { root, scratch, sverka } from "./sverka.ts";

/** What promise 3 covers, and the summary of matching. */
const promised = [
  "records.ndjson",
  "issues.ndjson",
  "matches.ndjson",
  "golden.ndjson",
  "entities.ndjson",
  "issues-dedupe.ndjson",
  "dedupe.json",
  "books.json",
];

test("one thread and several give the same bytes, from rows to books", async () => {
  const { path, remove } = scratch();
  try {
    // More rows than are cleaned and scored before a thread is started.
    const data = join(root, "scripts/bench/data.js");
    spawnSync(process.execPath, [data, "--rows", "6000", "--contacts", "0.4", "--out", path]);
    const digests = async (workers: string) => {
      const env = { DATABASE_URL: await freshDatabase() };
      const ended = await sverka(["run", "--json", "--workers", workers], { cwd: path, env });
      expect(ended).toMatchObject({ code: 0, stderr: "" });
      const { folder } = JSON.parse(ended.stdout) as { folder: string };
      return promised.map((name) => [
        name,
        createHash("sha256")
          .update(readFileSync(join(folder, name)))
          .digest("hex"),
      ]);
    };
    const one = await digests("1");
    expect(await digests("2")).toEqual(one);
  } finally {
    remove();
  }
});
