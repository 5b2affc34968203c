import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { proposeTarget } from "../../../src/pipeline/inspect-target.ts";
import { silent } from "../../../src/pipeline/threads/progress.ts";

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "sverka-propose-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const propose = (env: NodeJS.ProcessEnv, asked?: string) =>
  proposeTarget(
    folder,
    asked,
    "public",
    {},
    {
      env,
      language: "en",
      signal: new AbortController().signal,
      progress: silent,
      now: () => new Date("2026-11-21T10:00:00Z"),
      confirm: async () => true,
    },
  );

test("an address is enough for a proposal, given or in DATABASE_URL; without one there must be a project", async () => {
  const nobody = "postgres://nobody@127.0.0.1:1/none";
  await expect(propose({ DATABASE_URL: nobody })).rejects.toMatchObject({ code: "db-unreachable" });
  await expect(propose({}, nobody)).rejects.toMatchObject({ code: "db-unreachable" });
  await expect(propose({ PORT: "1" }, "postgres://nobody@127.0.0.1:${PORT}/none")).rejects.toMatchObject({
    code: "db-unreachable",
  });
  await expect(propose({})).rejects.toMatchObject({ code: "no-project" });
  await expect(propose({ DATABASE_URL: nobody }, "crm")).rejects.toMatchObject({ code: "no-project" });
});
