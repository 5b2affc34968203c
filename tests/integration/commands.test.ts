import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { onServer } from "./on-server.ts";
import { scratch, sverka, type Ended } from "./sverka.ts";

let project: Awaited<ReturnType<typeof onServer>>;
const call = (...args: string[]): Promise<Ended> => project.call(...args);
const json = async <T>(...args: string[]): Promise<T> => JSON.parse((await call(...args, "--json")).stdout) as T;

interface Run {
  readonly run: string;
  readonly folder: string;
  readonly books: {
    readonly rows: { source: string; rejected: number }[];
    readonly drafts: {
      type: string;
      drafted: number;
      created: number;
      updated: number;
      unchanged: number;
      merged: number;
    }[];
  };
}

let first: Run;
beforeAll(async () => {
  project = await onServer("demo");
  first = await json<Run>("run");
});
afterAll(() => project.remove());

test("explain answers for a row, wherever it ended", async () => {
  expect((await call("explain", "buh@data/buh/contragents.csv:1")).stdout).toContain("left out");
  const rejected = (await call("explain", "buh:21")).stdout;
  expect(rejected).toContain("rejected");
  expect(rejected).toContain("name-missing");
  const loaded = (await call("explain", "buh:4")).stdout;
  expect(loaded).toContain("Ромашка");
  expect(loaded).toContain("+7 846 231-60-14");
  expect(loaded).toContain("if the key is meant: buh:000000004");
});

test("explain answers for a record, for any two, and says what it does not know", async () => {
  expect((await call("explain", "buh:000000001")).stdout).toContain("site:00000000-0000-4000-8000-000000000001");
  // Two valid ИНН: kept apart, whatever else they share.
  const apart = await json<{ match: { by: string; merged: boolean } }>("explain", "buh:000000001", "buh:000000002");
  expect(apart.match).toMatchObject({ by: "veto", merged: false });
  // The header of the file: no row, and said to be none.
  expect(await call("explain", "buh:3")).toMatchObject({ code: 2, stderr: expect.stringContaining("lines 1 to 24") });
  expect(await call("explain", "buh:nobody")).toMatchObject({ code: 2, stderr: expect.stringContaining("buh:nobody") });
  expect((await call("explain", "--rules")).stdout).toContain("phone");
});

test("explain proposes the ids that begin with what was typed", async () => {
  const lines = readFileSync(join(first.folder, "records.ndjson"), "utf8").trimEnd().split("\n");
  const contact = lines.map((line) => (JSON.parse(line) as { id: string }).id).find((id) => id.includes("#contact:"))!;
  const { code, stderr } = await call("explain", contact.slice(0, contact.indexOf("#") + 2));
  expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining(contact) });
});

test("a number behind a source with keys is a key: no neighbour by the line is judged in its stead", async () => {
  const before = readFileSync(join(project.path, "decisions.ndjson"), { encoding: "utf8", flag: "a+" });
  for (const [typed, says] of [
    ["buh:4", "did you mean buh:000000004?"],
    ["buh:000000018", "rejected"],
  ] as const) {
    const { code, stderr } = await call("decide", "same", "buh:000000001", typed);
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining(says) });
  }
  expect(readFileSync(join(project.path, "decisions.ndjson"), "utf8")).toBe(before);
});

test("a correction that could never hold is refused, and one that cleaning doubts is taken and said", async () => {
  const before = readFileSync(join(project.path, "corrections.ndjson"), { encoding: "utf8", flag: "a+" });
  const refused = async (...args: string[]) => {
    const { code, stderr } = await call("correct", ...args);
    expect(code).toBe(2);
    return stderr;
  };
  expect(await refused("buh:000000001", "phnes", "5")).toContain("did you mean phones?");
  expect(await refused("buh:000000018", "name", "X")).toContain(join("rejects", "buh.xlsx"));
  expect(await refused(join(project.path, "sverka.yaml"))).toMatch(
    /^sverka: .* is not an XLSX workbook\n {2}[^\n]*\n$/,
  );
  expect(readFileSync(join(project.path, "corrections.ndjson"), "utf8")).toBe(before);

  const doubted = await call("correct", "buh:000000001", "inn", "123");
  expect(doubted).toMatchObject({ code: 0, stderr: expect.stringContaining("identifier-length") });
  expect(doubted.stdout).toContain("sverka run");
  const sound = await call("correct", "buh:000000001", "phones", "+7 846 231-60-14", "--json");
  expect(sound).toMatchObject({ code: 0, stderr: "" });
  expect(JSON.parse(sound.stdout)).toMatchObject({ field: "phones", issues: [] });
  const entries = readFileSync(join(project.path, "corrections.ndjson"), "utf8")
    .slice(before.length)
    .trim()
    .split("\n");
  expect(entries).toHaveLength(2);
  for (const entry of entries) await json("decide", "--revoke", (JSON.parse(entry) as { id: string }).id);
});

test("a mended reject comes back through correct, once, and holds for the next run", async () => {
  const file = join(first.folder, "rejects", "buh.xlsx");
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(file);
  const sheet = workbook.getWorksheet("Rows")!;
  const header = sheet.getRow(1).values as string[];
  sheet.getRow(2).getCell(header.indexOf("Наименование")).value = 'ООО "Новая фирма"';
  const mended = join(project.path, "mended.xlsx");
  await workbook.xlsx.writeFile(mended);
  expect(await json("correct", mended)).toMatchObject({
    mended: 1,
    entries: [{ correct: "buh:000000018", column: "Наименование" }],
    doubts: [],
  });
  expect(await json("correct", mended)).toMatchObject({ entries: [], mended: 0, known: 1 });
  const next = await json<Run>("run");
  expect(next.books.rows.find((row) => row.source === "buh")!.rejected).toBe(0);
  expect(next.books.drafts[0]!.created).toBe(1);
});

test("a decision outlives the run, beats the score, and can be taken back", async () => {
  const matches = readFileSync(join(first.folder, "matches.ndjson"), "utf8").trimEnd().split("\n");
  const merged = matches
    .map((line) => JSON.parse(line) as { left: string; right: string; type: string; merged: boolean })
    .find((match) => match.merged && match.type === "counterparty")!;
  const entry = await json<{ id: string }>(
    "decide",
    "different",
    merged.left,
    merged.right,
    "--by",
    "Ольга",
    "--why",
    "two firms",
  );
  const apart = await json<Run>("run");
  const goldens = readFileSync(join(apart.folder, "golden.ndjson"), "utf8").trimEnd().split("\n");
  const together = (lines: string[]) =>
    lines.some((line) => {
      const { members } = JSON.parse(line) as { members: string[] };
      return members.includes(merged.left) && members.includes(merged.right);
    });
  expect(together(goldens)).toBe(false);
  await json("decide", "--revoke", entry.id);
  const again = await json<Run>("run");
  expect(together(readFileSync(join(again.folder, "golden.ndjson"), "utf8").trimEnd().split("\n"))).toBe(true);
});

test("undo gives back the state before, the log stays whole, and tells the history", async () => {
  const other = await onServer("demo");
  try {
    const here = (...args: string[]) => other.call(...args, "--json");
    await here("run");
    const status = async () =>
      (JSON.parse((await here("runs")).stdout) as { status: string }[]).map((run) => run.status);
    const undone = JSON.parse((await here("undo")).stdout) as { runId: string; run: string };
    expect(undone).toMatchObject({
      run: expect.stringMatching(/^\d{4}-\d\d-\d\d-01$/),
      committed: true,
      conflicts: [],
    });
    expect(await status()).toEqual(["undone"]);
    const twice = await other.call("undo", undone.run);
    expect(twice).toMatchObject({ code: 2, stderr: expect.stringContaining(`sverka undo ${undone.run}:undo`) });
    // An undo taken back: the run stands again, and can be undone again.
    const redone = await other.call("undo", `${undone.run}:undo`);
    expect(redone.stdout).toContain(`the undo of run ${undone.run} is taken back`);
    expect(await status()).toEqual(["loaded"]);
    expect((await other.call("undo")).stdout).toContain(`run ${undone.run} is undone`);
    expect(await status()).toEqual(["undone"]);
    expect(JSON.parse((await here("log", "verify")).stdout)).toMatchObject({ ok: true });
    const after = JSON.parse((await here("run")).stdout) as Run & { books: { tables: { before: number }[] } };
    for (const table of after.books.tables) expect(table.before).toBe(0);
    const history = JSON.parse((await here("log", "history", "buh:000000001")).stdout) as { op: string }[];
    expect(history.map((line) => line.op)).toContain("insert");
  } finally {
    other.remove();
  }
});

test("export writes golden records and crosswalk", async () => {
  const { files } = await json<{ files: string[] }>("export", "--format", "csv", "--out", "exports");
  expect(files).toHaveLength(3);
  const crosswalk = readFileSync(
    files.find((file) => file.endsWith("crosswalk.csv"))!,
    "utf8",
  );
  expect(crosswalk).toContain("buh;000000001;cp;counterparty;");
});

test("init proposes a project that runs without editing a line", async () => {
  const empty = await onServer();
  try {
    const made = await sverka(["init", "data", "--project", empty.path], { cwd: project.path });
    expect(made).toMatchObject({ code: 0, stderr: "" });
    expect(readdirSync(join(empty.path, "mappings")).length).toBeGreaterThan(0);
    expect(await empty.call("validate")).toMatchObject({ code: 0 });
    const ran = await empty.call("run", "--json");
    expect(ran).toMatchObject({ code: 0, stderr: "" });
    expect((JSON.parse(ran.stdout) as Run).books.rows).toHaveLength(3);
  } finally {
    empty.remove();
  }
});

test("a missed gate loads nothing, shows the books and exits with 1", async () => {
  const strict = await onServer("demo");
  try {
    const file = join(strict.path, "sverka.yaml");
    writeFileSync(file, readFileSync(file, "utf8").replace("rejected: 10%", "rejected: 1%"));
    const refused = await strict.call("run");
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain("accounted for");
    expect(refused.stderr).toContain("rejected rows, 3.77% with a limit of 1%");
    writeFileSync(file, readFileSync(file, "utf8").replace("rejected: 1%", "rejected: 10%"));
    const ran = JSON.parse((await strict.call("run", "--json")).stdout) as Run & {
      books: { tables: { before: number }[] };
    };
    for (const table of ran.books.tables) expect(table.before).toBe(0);
  } finally {
    strict.remove();
  }
});

test.each([
  ["no project", ["run", "--project", "/nowhere"], "sverka.yaml"],
  ["an unknown database", ["run", "--database", "live"], "live"],
  ["a wrong option value", ["run", "--limit", "many"], "many"],
  ["an unknown command", ["runn"], "runn"],
  ["an unknown run", ["report", "--run", "1999-01-01-01"], "1999-01-01-01"],
])("%s ends in one clear line, exit code 2", async (_what, args, said) => {
  const ended = await call(...args);
  expect(ended.code).toBe(2);
  expect(ended.stderr).toContain(said);
  expect(ended.stderr).not.toContain("    at ");
});

test("a mapping's fault shows its place and what was probably meant, before a row is read", async () => {
  const broken = scratch("demo");
  try {
    const file = join(broken.path, "mappings", "buh.yaml");
    writeFileSync(file, readFileSync(file, "utf8").replace("phones: Телефон", "phones: Телефн"));
    const ended = await sverka(["run"], { cwd: broken.path });
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain('did you mean "Телефон"?');
    expect(ended.stderr).toMatch(/mappings\/buh\.yaml:15:11 {2}M003/);
  } finally {
    broken.remove();
  }
});

test("a password never reaches the terminal", async () => {
  const ended = await call("run", "--database", "postgres://user:topsecret@127.0.0.1:1/nowhere");
  expect(ended.code).toBe(2);
  expect(ended.stdout + ended.stderr).not.toContain("topsecret");
});
