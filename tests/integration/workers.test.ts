import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { freshDatabase, onServer } from "./database.ts";
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

/** All rows of the CRM with their keys stand in what is remembered of them. */
const remembered = `SELECT count(*), md5(string_agg(entity_id || target_id || written::text || digest, '' ORDER BY entity_id)) FROM sverka.entity`;

test("one thread and several give the same bytes, from rows to books and in the database", async () => {
  const { path, remove } = scratch();
  try {
    // More rows than are cleaned and scored before three threads are started; two are not worth their start for so few.
    const data = join(root, "scripts/bench/data.js");
    spawnSync(process.execPath, [data, "--rows", "14000", "--contacts", "0.1", "--out", path]);
    const digests = async (workers: string) => {
      const url = await freshDatabase();
      const env = { DATABASE_URL: url };
      const ended = await sverka(["run", "--json", "--workers", workers], { cwd: path, env });
      expect(ended).toMatchObject({ code: 0, stderr: "" });
      const { folder } = JSON.parse(ended.stdout) as { folder: string };
      const files = promised.map((name) => [
        name,
        createHash("sha256")
          .update(readFileSync(join(folder, name)))
          .digest("hex"),
      ]);
      return { files, loaded: (await onServer(url, remembered)).rows };
    };
    const one = await digests("1");
    expect(await digests("3")).toEqual(one);
  } finally {
    remove();
  }
});
