import { appendFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { readWorkbook } from "../../src/report/workbook/workbook-reader.ts";
import { freshDatabase, onServer } from "./database.ts";
import { scratch, sverka } from "./sverka.ts";

/** A project of one full export with a key; what becomes of its firms in the CRM when later exports say less. */
async function fullExport(): Promise<{
  write(...rows: string[]): void;
  run(
    ...args: string[]
  ): Promise<{ code: number | null; stderr: string; drafts: Record<string, number>; folder: string }>;
  call(...args: string[]): ReturnType<typeof sverka>;
  active(): Promise<string[]>;
  sql(text: string): Promise<unknown[]>;
  path: string;
  remove(): void;
}> {
  const place = scratch();
  const url = await freshDatabase();
  const env = { DATABASE_URL: url };
  mkdirSync(join(place.path, "mappings"));
  const source = (id: string) =>
    `  ${id}: { mapping: mappings/a.yaml, files: ${id}.csv, completeness: full, whenGone: mark }\n`;
  writeFileSync(join(place.path, "sverka.yaml"), `version: 1\nname: delta\ncountry: RU\nsources:\n${source("a")}`);
  writeFileSync(
    join(place.path, "mappings", "a.yaml"),
    "version: 1\nsource: { format: csv }\ncounterparty: { sourceKey: Код, name: Имя, inn: ИНН, phones: Телефон }\n",
  );
  return {
    path: place.path,
    remove: place.remove,
    write: (...rows) => writeFileSync(join(place.path, "a.csv"), ["Код;Имя;ИНН;Телефон", ...rows, ""].join("\n")),
    call: (...args) => sverka(args, { cwd: place.path, env }),
    async run(...args) {
      const ended = await sverka(["run", "--json", ...args], { cwd: place.path, env });
      const data = JSON.parse(ended.stdout) as { books: { drafts: Record<string, number>[] }; folder: string };
      return { code: ended.code, stderr: ended.stderr, drafts: data.books?.drafts?.[0] ?? {}, folder: data.folder };
    },
    async active() {
      const { rows } = await onServer(url, 'SELECT name FROM crm.counterparty WHERE active ORDER BY name COLLATE "C"');
      return rows.map((row: { name: string }) => row.name);
    },
    sql: async (text) => (await onServer(url, text)).rows as unknown[],
  };
}

const firms = [
  "1;ООО Астра;6312345019;8 846 231-60-14",
  "2;ООО Бриз;6312345026;8 846 231-60-15",
  "3;ООО Вега;6320555010;8 846 231-60-16",
];

test("a vanished row is put out of use, and the run after it writes nothing", async () => {
  const project = await fullExport();
  try {
    project.write(...firms);
    await project.run();
    expect(await project.active()).toEqual(["Астра", "Бриз", "Вега"]);
    project.write(...firms.slice(1));
    await project.run();
    expect(await project.active()).toEqual(["Бриз", "Вега"]);
    expect((await project.run()).drafts).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
  } finally {
    project.remove();
  }
});

test("a run of the first rows only, or with a rejected row, puts nobody out of use", async () => {
  const project = await fullExport();
  try {
    project.write(...firms);
    await project.run();
    await project.run("--limit", "1");
    expect(await project.active()).toEqual(["Астра", "Бриз", "Вега"]);
    project.write(firms[0]!, "2;;6312345026;8 846 231-60-15", firms[2]!);
    await project.run();
    expect(await project.active()).toEqual(["Астра", "Бриз", "Вега"]);
  } finally {
    project.remove();
  }
});

test("a record that is lost between the stages shows in the books, and nothing is loaded", async () => {
  const project = await fullExport();
  try {
    project.write(...firms);
    for (const stage of ["extract", "normalize"]) expect((await project.call(stage)).code).toBe(0);
    const { id } = (JSON.parse((await project.call("runs", "--json")).stdout) as { id: string }[])[0]!;
    const file = join(project.path, ".sverka", "runs", id, "records.ndjson");
    const lines = readFileSync(file, "utf8").trimEnd().split("\n");
    writeFileSync(file, `${lines.slice(0, -1).join("\n")}\n`);
    expect((await project.call("dedupe")).code).toBe(0);
    const loaded = await project.call("load");
    expect(loaded.code).toBe(1);
    expect(loaded.stderr).toContain("do not balance");
    expect(await project.active()).toEqual([]);
  } finally {
    project.remove();
  }
});

test("an older run is not loaded over a newer one", async () => {
  const project = await fullExport();
  try {
    project.write(...firms);
    for (const stage of ["extract", "normalize", "dedupe"]) await project.call(stage);
    const { id } = (JSON.parse((await project.call("runs", "--json")).stdout) as { id: string }[])[0]!;
    project.write(...firms, "4;ООО Гранит;;8 846 231-60-17");
    await project.run();
    const older = await project.call("load", "--run", id);
    expect(older.code).toBe(2);
    expect(older.stderr).toContain("older than");
    expect(await project.active()).toHaveLength(4);
  } finally {
    project.remove();
  }
});

test("what a killed process did not write down is asked of the database, and undo speaks of runs by their folders", async () => {
  const project = await fullExport();
  try {
    project.write(...firms);
    const first = await project.run();
    // Killed between COMMIT and its own note of it.
    const file = join(first.folder, "run.json");
    const run = JSON.parse(readFileSync(file, "utf8")) as {
      loads: { uuid: string; target: string }[];
      status: string;
      loading?: unknown;
    };
    const [load] = run.loads;
    const { uuid, target } = load!;
    writeFileSync(file, JSON.stringify({ ...run, loads: [], loading: { uuid, target }, status: "running" }));
    project.write(...firms, "4;ООО Гранит;;8 846 231-60-17");
    const second = await project.run();
    expect(second.drafts).toMatchObject({ created: 1, unchanged: 3 });
    expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({ status: "loaded", loads: [{ uuid, target }] });
    project.write(firms[0]!.replace("231-60-14", "231-60-18"));
    const third = await project.run();
    const refused = await project.call("undo", basename(first.folder));
    expect(refused.stderr).toContain(`Run ${basename(first.folder)} lies beneath`);
    expect(refused.stderr).toContain(basename(third.folder));
    expect(refused.stderr).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
  } finally {
    project.remove();
  }
});

test("a card that the database refuses is explained, and its row comes to be mended", async () => {
  const project = await fullExport();
  try {
    project.write(firms[0]!);
    await project.run();
    await project.sql("ALTER TABLE crm.counterparty ADD CONSTRAINT no_breeze CHECK (name <> 'Бриз')");
    project.write(...firms);
    const { drafts, folder } = await project.run();
    expect(drafts).toMatchObject({ created: 1, unchanged: 1, rejected: 1 });
    for (const what of ["a:2", "a@a.csv:3"])
      expect((await project.call("explain", what)).stdout).toMatch(/constraint-check: .*Бриз.*no_breeze/);
    const mended = await readWorkbook(join(folder, "rejects", "load", "a.xlsx"));
    expect(mended.get("Rows")?.rows.map(({ cells }) => cells.slice(3, 5))).toEqual([["2", "ООО Бриз"]]);
  } finally {
    project.remove();
  }
});

test("a forgotten card is in no table of ours, no run and no journal, and the log still verifies", async () => {
  const project = await fullExport();
  try {
    project.write(...firms);
    for (const stage of ["extract", "normalize", "dedupe", "load"]) expect((await project.call(stage)).code).toBe(0);
    const journal = join(project.path, "decisions.ndjson");
    for (const [id, right] of [
      ["d1", "2"],
      ["d2", "3"],
    ])
      appendFileSync(
        journal,
        `${JSON.stringify({ id, at: "2026-11-21T10:00:00Z", by: "я", judge: "different", left: "a:1", right: `a:${right}` })}\n`,
      );
    const [card] = (await project.sql("SELECT entity_id AS id FROM sverka.source_record WHERE record_id = 'a:2'")) as {
      id: string;
    }[];
    expect((await project.call("report", "json")).code).toBe(0);
    expect((await project.call("forget", card!.id)).code).toBe(0);
    expect(readFileSync(journal, "utf8").split("\n")).toHaveLength(2);
    const runs = join(project.path, ".sverka", "runs");
    const held = readdirSync(runs, { recursive: true, encoding: "utf8" }).filter(
      (name) => /\.\w+$/.test(name) && /Бриз|6312345026|8462316015/.test(readFileSync(join(runs, name), "utf8")),
    );
    expect(held).toEqual([]);
    const [tables] = (await project.sql(
      `SELECT count(*) FILTER (WHERE t LIKE '%Бриз%')::int AS n, count(*)::int AS of FROM (SELECT r::text FROM sverka.source_record r
        UNION ALL SELECT e::text FROM sverka.entity e UNION ALL SELECT c::text FROM sverka.change c UNION ALL SELECT p::text FROM sverka.prior p) x(t)`,
    )) as { n: number; of: number }[];
    expect(tables).toEqual({ n: 0, of: 10 });
    expect((await project.call("log", "verify")).code).toBe(0);
    // What is left of the run still fits together.
    expect((await project.call("explain", "a:1")).code).toBe(0);
  } finally {
    project.remove();
  }
});

test("undo beneath a run that has only added source records is refused", async () => {
  const project = await fullExport();
  try {
    project.write(...firms);
    await project.run();
    const { id } = (JSON.parse((await project.call("runs", "--json")).stdout) as { id: string }[])[0]!;
    const yaml = readFileSync(join(project.path, "sverka.yaml"), "utf8");
    writeFileSync(join(project.path, "sverka.yaml"), `${yaml}  b: { mapping: mappings/a.yaml, files: a.csv }\n`);
    expect((await project.run()).drafts).toMatchObject({ created: 0, updated: 0 });
    const refused = await project.call("undo", id);
    expect(refused.code).toBe(2);
    expect(await project.active()).toHaveLength(3);
  } finally {
    project.remove();
  }
});

test("a rehearsal that misses a gate exits as a load would", async () => {
  const project = await fullExport();
  try {
    project.write(...firms, "4;;;");
    writeFileSync(
      join(project.path, "sverka.yaml"),
      `${readFileSync(join(project.path, "sverka.yaml"), "utf8")}gates: { rejected: 0% }\n`,
    );
    expect((await project.call("run", "--dry-run")).code).toBe(1);
  } finally {
    project.remove();
  }
});

test("a row that comes back under another key keeps its card", async () => {
  const project = await fullExport();
  try {
    const mapping = join(project.path, "mappings", "a.yaml");
    writeFileSync(
      mapping,
      readFileSync(mapping, "utf8")
        .replace("sourceKey: Код, ", "")
        .replace("phones: Телефон }", "phones: Телефон }\nextra: [Код]"),
    );
    project.write(...firms);
    await project.run();
    // The name was mended at the source: without a key of its own the row has another identity now.
    project.write(firms[0]!.replace("ООО Астра", "ООО «Астра»"), ...firms.slice(1));
    const next = await project.run();
    // Cleaned, the name is what it was: the card is the same one and nothing of it changes.
    expect(next.drafts).toMatchObject({ created: 0, updated: 0, unchanged: 3 });
    expect(await project.active()).toEqual(["Астра", "Бриз", "Вега"]);
    expect(readFileSync(join(next.folder, "issues-dedupe.ndjson"), "utf8")).toContain("record-rekeyed");
    expect((await project.run()).drafts).toMatchObject({ created: 0, updated: 0, unchanged: 3 });
  } finally {
    project.remove();
  }
});

test("the next export: a cleared cell, a phone removed, a vanished row, one deleted in the CRM; all of it in the plan first", async () => {
  const project = await fullExport();
  try {
    const yaml = join(project.path, "sverka.yaml");
    const settings = "whenGone: mark, whenEmpty: clear, lists: mirror";
    writeFileSync(yaml, readFileSync(yaml, "utf8").replace("whenGone: mark", settings));
    const mapping = join(project.path, "mappings", "a.yaml");
    writeFileSync(mapping, readFileSync(mapping, "utf8").replace("phones: Телефон", "phones: Телефон, status: Статус"));
    const write = (...rows: string[]) =>
      writeFileSync(join(project.path, "a.csv"), ["Код;Имя;ИНН;Телефон;Статус", ...rows, ""].join("\n"));
    write(...firms.map((firm) => `${firm};новый`));
    await project.run();
    await project.sql("DELETE FROM crm.counterparty WHERE name = 'Вега'");
    write("2;ООО Бриз;6312345026;;", `${firms[2]!};новый`);
    const plan = JSON.parse((await project.call("run", "--dry-run", "--json")).stdout) as {
      books: { drafts: Record<string, number>[] };
      plan: { tables: unknown };
    };
    expect(plan.books.drafts[0]).toMatchObject({ drafted: 2, updated: 1, lost: 1 });
    expect(plan.plan.tables).toEqual([
      { table: "counterparty", writes: { deactivate: 1, update: 1 } },
      { table: "phone", writes: { delete: 1 } },
    ]);
    expect((await project.run()).drafts).toMatchObject({ drafted: 2, updated: 1, lost: 1 });
    expect(await project.sql("SELECT name, status, active FROM crm.counterparty ORDER BY name")).toEqual([
      { name: "Астра", status: "новый", active: false },
      { name: "Бриз", status: null, active: true },
    ]);
    expect(await project.sql("SELECT raw FROM crm.phone")).toEqual([{ raw: "8 846 231-60-14" }]);

    // A gate on what vanishes holds the next one back.
    writeFileSync(yaml, `${readFileSync(yaml, "utf8")}gates: { gone: 10% }\n`);
    write(`${firms[2]!};новый`);
    const refused = await project.call("run");
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain("records that vanished, 50% with a limit of 10%");
    expect(await project.active()).toEqual(["Бриз"]);
  } finally {
    project.remove();
  }
});

test("two cards that become one keep the id of the older, whatever their keys", async () => {
  const project = await fullExport();
  const entities = async () =>
    (await project.sql("SELECT source_key AS key, entity_id AS entity FROM sverka.source_record ORDER BY 1")) as {
      key: string;
      entity: string;
    }[];
  try {
    project.write("9;ООО Вега;6320555010;8 846 231-60-16");
    await project.run();
    const [older] = await entities();
    project.write("1;ООО Астра;6312345019;8 846 231-60-14", "9;ООО Вега;6320555010;8 846 231-60-16");
    await project.run();
    await project.call("decide", "same", "a:1", "a:9", "--by", "Ольга", "--why", "renamed");
    expect((await project.run()).code).toBe(0);
    expect(await entities()).toEqual([
      { key: "1", entity: older!.entity },
      { key: "9", entity: older!.entity },
    ]);
  } finally {
    project.remove();
  }
});
