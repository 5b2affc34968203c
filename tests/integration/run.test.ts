import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Books } from "../../src/model/index.ts";
import { freshDatabase } from "./database.ts";
import { scratch, sverka } from "./sverka.ts";

/** Artifacts that promise 3 covers. */
const promised = ["records.ndjson", "issues.ndjson", "matches.ndjson", "golden.ndjson", "books.json"];

interface RunJson {
  readonly run: string;
  readonly folder: string;
  readonly status: string;
  readonly books: Books;
}

async function runDemo(project: string, args: string[] = [], env: Record<string, string> = {}): Promise<RunJson> {
  const ended = await sverka(["run", "--json", ...args], { cwd: project, env });
  expect(ended.stderr).toBe("");
  expect(ended.code).toBe(0);
  return JSON.parse(ended.stdout) as RunJson;
}

function digests(folder: string): Record<string, string> {
  return Object.fromEntries(
    promised.map((name) => [
      name,
      createHash("sha256")
        .update(readFileSync(join(folder, name)))
        .digest("hex"),
    ]),
  );
}

/** What the books promise, counted again by hand. */
function expectBalance(books: Books): void {
  for (const row of books.rows) expect(row.drafted + row.rejected + row.leftOut, row.source).toBe(row.read);
  for (const each of books.drafts)
    expect(each.created + each.updated + each.unchanged + each.merged + each.waiting + each.rejected, each.type).toBe(
      each.drafted,
    );
  for (const table of books.tables ?? [])
    expect(table.before + table.created - table.mergedAway, table.table).toBe(table.after);
}

describe("the demo on the embedded database", () => {
  const project = scratch("demo");
  afterAll(() => project.remove());
  let first: RunJson;
  beforeAll(async () => void (first = await runDemo(project.path)));

  test("the books balance, to the row of the fixture files", () => {
    expectBalance(first.books);
    // Counted by hand: 20 rows between two titles and a total; 18 rows under two titles, over a total; 9 elements, one marked.
    expect(first.books.rows).toMatchObject([
      { source: "buh", read: 23, drafted: 19, rejected: 1, leftOut: 3 },
      { source: "managers", read: 21, drafted: 17, rejected: 1, leftOut: 3 },
      { source: "site", read: 9, drafted: 8, rejected: 0, leftOut: 1 },
    ]);
  });

  test("a second run writes nothing", async () => {
    const second = await runDemo(project.path);
    expectBalance(second.books);
    for (const each of second.books.drafts)
      expect(each).toMatchObject({ created: 0, updated: 0, waiting: 0, rejected: 0 });
    for (const table of second.books.tables ?? []) expect(table).toMatchObject({ created: 0, mergedAway: 0 });
  });

  test("stage by stage gives what a run gives", async () => {
    // On a server, so that this also says that both databases give the same bytes; and one opens in no time.
    const stages = scratch("demo");
    const env = { DATABASE_URL: await freshDatabase() };
    try {
      for (const stage of ["extract", "normalize", "dedupe", "plan", "load"]) {
        const ended = await sverka([stage, "--quiet"], { cwd: stages.path, env });
        expect(ended, stage).toMatchObject({ code: 0, stderr: "" });
      }
      const [run] = JSON.parse((await sverka(["runs", "--json"], { cwd: stages.path })).stdout) as {
        id: string;
        status: string;
      }[];
      expect(run!.status).toBe("loaded");
      expect(digests(join(stages.path, ".sverka", "runs", run!.id))).toEqual(digests(first.folder));
    } finally {
      stages.remove();
    }
  });

  test("automatic merging can be off: every match waits", async () => {
    const careful = scratch("demo");
    try {
      const { books } = await runDemo(careful.path, ["--no-merge"], { DATABASE_URL: await freshDatabase() });
      expectBalance(books);
      expect(books.drafts.map((each) => each.merged)).toEqual([0, 0]);
    } finally {
      careful.remove();
    }
  });

  test("a dry run touches no table", async () => {
    const dry = scratch("demo");
    try {
      const env = { DATABASE_URL: await freshDatabase() };
      const planned = await runDemo(dry.path, ["--dry-run"], env);
      expect(planned.status).toBe("dry-run");
      expectBalance(planned.books);
      const { books } = await runDemo(dry.path, [], env);
      for (const table of books.tables ?? []) expect(table.before).toBe(0);
    } finally {
      dry.remove();
    }
  });
});

describe("the demo on a server", () => {
  test("gives the same bytes, and what the tables hold is what the books say", async () => {
    const url = await freshDatabase();
    const project = scratch("demo");
    const embedded = scratch("demo");
    const client = new Client({ connectionString: url });
    try {
      const onServer = await runDemo(project.path, [], { DATABASE_URL: url });
      const inside = await runDemo(embedded.path);
      expect(digests(onServer.folder)).toEqual(digests(inside.folder));
      await client.connect();
      for (const table of onServer.books.tables ?? []) {
        const { rows } = await client.query<{ count: string }>(`SELECT count(*) FROM ${table.table}`);
        expect(Number(rows[0]!.count), table.table).toBe(table.after);
      }
    } finally {
      await client.end();
      project.remove();
      embedded.remove();
    }
  });
});

test("neither the order of the sources nor the order in which files are named changes a byte", async () => {
  const [one, other] = [scratch("demo"), scratch("demo")];
  try {
    // A second file for one source, its rows under other keys: named after the first in one project, before it in the other.
    for (const [project, files] of [
      [one, '["data/buh/contragents.csv", "data/buh/more.csv"]'],
      [other, '["data/buh/more.csv", "data/buh/contragents.csv"]'],
    ] as const) {
      const buh = readFileSync(join(project.path, "data/buh/contragents.csv"), "latin1");
      writeFileSync(join(project.path, "data/buh/more.csv"), buh.replaceAll("\n0000000", "\n9000000"), "latin1");
      const yaml = readFileSync(join(project.path, "sverka.yaml"), "utf8").replace('"data/buh/*.csv"', files);
      const sources = yaml.split("\n").filter((line) => /^ {2}(buh|site|managers):/.test(line));
      expect(sources).toHaveLength(3);
      const ordered = project === one ? sources : sources.toReversed();
      writeFileSync(join(project.path, "sverka.yaml"), yaml.replace(sources.join("\n"), ordered.join("\n")));
    }
    const first = await runDemo(one.path, [], { DATABASE_URL: await freshDatabase() });
    const second = await runDemo(other.path, [], { DATABASE_URL: await freshDatabase() });
    expect(first.books.rows.find((row) => row.source === "buh")!.read).toBe(46);
    expect(digests(second.folder)).toEqual(digests(first.folder));
  } finally {
    one.remove();
    other.remove();
  }
});
