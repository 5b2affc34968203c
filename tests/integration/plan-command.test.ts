import { appendFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readWorkbook } from "../../src/report/workbook/workbook-reader.ts";
import { onServer as statement } from "./database.ts";
import { onServer, type ServerProject } from "./on-server.ts";
import { sverka } from "./sverka.ts";

let project: ServerProject;
let saved: string;
interface Planned {
  readonly run: string;
  readonly folder: string;
  readonly status: string;
  readonly plan: {
    tables: { table: string; writes: Record<string, number>; ofNewCards?: number }[];
    updates: object[];
  };
  readonly books: { tables: { table: string; before: number; created: number; after: number }[] };
}
const json = async <T>(...args: string[]): Promise<T> =>
  JSON.parse((await project.call(...args, "--json")).stdout) as T;
const counterparties = async () =>
  (await statement(project.url, "SELECT id, name, city FROM crm.counterparty ORDER BY id")).rows as {
    id: string;
    name: string;
    city: string | null;
  }[];

/** The stages up to what a plan is made of. */
async function prepare(): Promise<void> {
  for (const stage of ["extract", "normalize", "dedupe"]) {
    const { code, stderr } = await project.call(stage);
    if (code !== 0) throw new Error(`${stage}: ${stderr}`);
  }
}

let planned: Planned;
beforeAll(async () => {
  project = await onServer("demo");
  saved = join(project.path, "friday.ndjson");
  await prepare();
  planned = await json<Planned>("plan", "--out", saved);
});
afterAll(() => project.remove());

test("a plan is saved, head first, and says what it would write by table and kind", async () => {
  const [head, ...effects] = readFileSync(saved, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as { version?: number; runId?: string; op: string; table: string });
  expect(head).toMatchObject({ version: 1, runId: planned.run });
  expect(planned.status).toBe("dry-run");
  for (const { table, writes } of planned.plan.tables)
    for (const [op, count] of Object.entries(writes))
      expect(effects.filter((each) => each.op === op && each.table === table)).toHaveLength(count);
  expect(effects).toHaveLength(
    planned.plan.tables.flatMap(({ writes }) => Object.values(writes)).reduce((sum, count) => sum + count, 0),
  );
  const written = planned.plan.tables.map(({ table, writes, ofNewCards = 0 }) => [
    `crm.${table}`,
    (writes["insert"] ?? 0) + (writes["add"] ?? 0) + ofNewCards,
  ]);
  const created = planned.books.tables.flatMap(({ table, created }) => (created > 0 ? [[table, created]] : []));
  expect(new Map(written as [string, number][])).toEqual(new Map(created as [string, number][]));
  expect((await counterparties()).length).toBe(0);
  const { stderr } = await project.call("plan", "--lang", "ru");
  expect(stderr).toContain("будет записано");
  expect(stderr).toMatch(/counterparty +\d+/);
});

test("a plan is shown as a page and as a workbook, card by card", async () => {
  const [page, book] = [join(project.path, "plan.html"), join(project.path, "plan.xlsx")];
  const { stderr } = await project.call("plan", "--out", page, "--xlsx", book, "--lang", "en");
  expect(stderr).toContain(page);
  const html = readFileSync(page, "utf8");
  const total = planned.plan.tables.reduce((sum, { writes }) => sum + (writes["insert"] ?? 0), 0);
  expect(html).toContain(`<h2>new cards: ${total}</h2>`);
  expect(html.match(/<details/g)).toHaveLength(total);
  expect(html).toMatch(/<ins>\s*Ромашка/);
  expect(html).not.toMatch(/<script|https?:/);
  const sheets = await readWorkbook(book);
  expect([...sheets.keys()]).toEqual(["Summary", "Changes", "Rejected, kept, waiting"]);
  const cards = new Set(sheets.get("Changes")?.rows.map(({ cells }) => cells.at(-1)));
  expect(cards.size).toBe(total);
});

test("a plan of a run whose files have changed since says which, and how to plan what they say now", async () => {
  const path = join(project.path, "data", "buh", "contragents.csv");
  const was = readFileSync(path);
  const added = join(project.path, "data", "site", "new.xml");
  const facts = async () => (await json<{ facts: { changedInputs?: string[] } }>("plan")).facts.changedInputs;
  expect(await facts()).toBeUndefined();
  appendFileSync(path, "\n");
  writeFileSync(added, "<a/>");
  expect(await facts()).toEqual(["data/buh/contragents.csv", "data/site/new.xml"]);
  const { stderr } = await project.call("plan", "--lang", "en");
  expect(stderr).toContain("data/buh/contragents.csv, data/site/new.xml. What the files say now: sverka run --dry-run");
  rmSync(added);
  rmSync(path);
  expect(await facts()).toEqual(["data/buh/contragents.csv"]);
  writeFileSync(path, was);
  expect(await facts()).toBeUndefined();
});

test("what is no plan is refused before a database is asked", async () => {
  const other = join(project.path, "other.ndjson");
  writeFileSync(other, '{"op":"insert"}\n');
  expect(await project.call("load", "--plan", other)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("is not a saved plan"),
  });
  writeFileSync(other, "Наименование;ИНН\n");
  expect(await project.call("load", "--plan", other)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("is not a saved plan"),
  });
  expect(await project.call("load", "--plan", join(project.path, "nothing.ndjson"))).toMatchObject({ code: 2 });
});

test("a plan is refused when decisions have moved since", async () => {
  const journal = join(project.path, "decisions.ndjson");
  appendFileSync(
    journal,
    `${JSON.stringify({ id: "0mover000001", at: "2026-11-21T10:00:00.000Z", by: "Ольга", judge: "different", left: "buh:000000001", right: "buh:000000002" })}\n`,
  );
  const refused = await project.call("load", "--plan", saved);
  expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining("files, mappings or decisions") });
  expect(await counterparties()).toEqual([]);
  writeFileSync(journal, "");
});

test("a plan is applied exactly, and once", async () => {
  const loaded = await json<Planned>("load", "--plan", saved);
  expect(loaded).toMatchObject({ status: "loaded", run: planned.run });
  expect(loaded.books).toEqual(planned.books);
  const again = await project.call("load", "--plan", saved);
  expect(again).toMatchObject({ code: 1, stderr: expect.stringContaining("planned and no longer so: insert") });
  // The run is loaded all the same, and its books are those of its load.
  expect(await json<{ status: string }>("runs", "show", planned.run)).toMatchObject({ status: "loaded" });
  expect(JSON.parse(readFileSync(join(planned.folder, "books.json"), "utf8"))).toEqual(loaded.books);
});

test("updates are shown before → after, and refused over a row that somebody has changed meanwhile", async () => {
  const entry = { id: "0mover000002", at: "2026-11-21T11:00:00.000Z", by: "Ольга", correct: "buh:000000001" };
  appendFileSync(
    join(project.path, "corrections.ndjson"),
    `${JSON.stringify({ ...entry, field: "city", value: "Тольятти" })}\n`,
  );
  await prepare();
  const shown = await project.call("plan", "--out", saved);
  expect(shown).toMatchObject({ code: 0, stderr: expect.stringMatching(/city: .* → Тольятти/) });
  expect(shown.stderr).toContain(`sverka load --plan ${saved}`);
  const id = /counterparty:(\d+) {2}city/.exec(shown.stderr)![1]!;
  await statement(project.url, `UPDATE crm.counterparty SET city = 'Тверь' WHERE id = ${id}`);
  const refused = await project.call("load", "--plan", saved);
  expect(refused).toMatchObject({
    code: 1,
    stderr: expect.stringContaining(`counterparty/${id}`),
  });
  expect((await counterparties()).find((each) => each.id === id)?.city).toBe("Тверь");
});

test("a load that found nothing to write does not hide from undo the one that wrote the cards, and another database is named", async () => {
  const other = await onServer("demo");
  try {
    const first = JSON.parse((await other.call("run", "--json")).stdout) as Planned;
    expect((await other.call("load")).code).toBe(0);
    const elsewhere = await sverka(["undo"], { cwd: other.path, env: {} });
    expect(elsewhere).toMatchObject({ code: 2, stderr: expect.stringContaining("was not loaded into crm @ embedded") });
    const undone = JSON.parse((await other.call("undo", "--json")).stdout) as { run: string; changes: number };
    expect(undone.run).toBe(first.run);
    expect(undone.changes).toBeGreaterThan(0);
    expect((await statement(other.url, "SELECT count(*)::int AS cards FROM crm.counterparty")).rows).toEqual([
      { cards: 0 },
    ]);
    expect(JSON.parse((await other.call("runs", "--json")).stdout)).toMatchObject([{ status: "undone" }]);
    expect(await other.call("undo")).toMatchObject({ code: 2, stderr: expect.stringContaining("already undone") });
  } finally {
    other.remove();
  }
});
