import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { readWorkbook } from "../../src/report/workbook/workbook-reader.ts";
import { freshDatabase, whenDone } from "./database.ts";
import { type Ended, scratch, sverka } from "./sverka.ts";

const clients = (phone: string): string => `Код;Название;ИНН;Телефон;Почта;Контакт;Должность;Комментарий
1;ООО Вымпел;7707001234;${phone};info@vympel.example;Петрова Анна Сергеевна;директор;-10% скидка
2;АО Полюс;6311500014;8 (846) 231-60-14;;;;
3;ИП Сергеев Пётр Ильич;;+7 917 123-45-67;sergeev@example.org;;;
`;
const mapping = `version: 1
title: clients
source: { format: csv }
counterparty:
  sourceKey: Код
  name: Название
  inn: ИНН
  phones: Телефон
  emails: Почта
  notes: Комментарий
contact:
  when: { present: Контакт }
  fullName: Контакт
  position: Должность
`;
const project = (target: string, more: string, back: string): string => `version: 1
name: files
country: RU
sources:
  ours: { mapping: clients.yaml, files: data/clients.csv, priority: 1 }
${more}load: { target: ${target}${back} }
`;

interface Run {
  readonly facts: { readonly imports: { files: { name: string; rows: number }[]; waiting: number; twice: number } };
  readonly books: { readonly drafts: { type: string; created: number; updated: number; unchanged: number }[] };
}

/** A project with its own small source, and what a user does with it. */
async function setUp(target: string) {
  const where = ["--database", await freshDatabase()];
  const { path, remove } = scratch();
  whenDone(async () => remove());
  mkdirSync(join(path, "data"));
  writeFileSync(join(path, "clients.yaml"), mapping);
  const write = (file: string, text: string): void => writeFileSync(join(path, file), text);
  write("data/clients.csv", clients("8 (495) 123-45-67"));
  write("sverka.yaml", project(target, "", ""));
  const tell = (...args: readonly string[]): Promise<Ended> => sverka([...args, ...where], { cwd: path });
  const run = async (): Promise<Run> => {
    const { code, stdout, stderr } = await tell("run", "--json");
    expect(code, stderr).toBe(0);
    return JSON.parse(stdout) as Run;
  };
  const runs = (): string[] => readdirSync(join(path, ".sverka", "runs")).toSorted();
  const latest = (file: string): string => join(path, ".sverka", "runs", runs().at(-1) ?? "", file);
  return { path, where, write, run, runs, latest, tell };
}

const cells = (text: string): string[][] =>
  text
    .replace(/^\ufeff/, "")
    .trimEnd()
    .split("\r\n")
    .map((line) => [...line.matchAll(/"((?:[^"]|"")*)"/g)].map(([, cell = ""]) => cell.replaceAll('""', '"')));

/** The vendor's export after the import: our file with the keys it gave, and a card that people made there. */
function exported(text: string, from: number, extra: readonly string[] = []): string {
  const [header = [], ...rows] = cells(text);
  const keyed = rows.map((row, at) => [String(from + at), ...row.slice(1).map((cell) => cell.trim())]);
  const all = [header, ...keyed, ...(extra.length === 0 ? [] : [extra])];
  return all.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(";")).join("\r\n");
}

test("bitrix24: files go out, its export ties the cards to their keys, and the next files hold deltas with them", async () => {
  const { path, write, run, runs, latest, tell } = await setUp("bitrix24");
  const first = await run();
  expect(first.facts.imports).toMatchObject({
    files: [
      { name: "1-companies-new-001.csv", rows: 3 },
      { name: "2-contacts-new-001.csv", rows: 1 },
    ],
    waiting: 0,
  });
  const companies = readFileSync(latest("import/1-companies-new-001.csv"), "utf8");
  const contacts = readFileSync(latest("import/2-contacts-new-001.csv"), "utf8");
  expect(companies.startsWith('\ufeff"ID";"Название компании"')).toBe(true);
  const vympel = cells(companies).find((row) => row[1]?.includes("Вымпел")) ?? [];
  // What a spreadsheet would run stands behind a space, which the importer takes away again.
  expect(vympel.slice(0, 3)).toEqual(["", "ООО Вымпел", " +7 495 123-45-67"]);
  expect(vympel[9]).toBe(" -10% скидка");
  expect(vympel.at(-1)).toMatch(/^cp-[a-z2-7]{16}$/);
  expect(cells(contacts)[1]?.slice(0, 6)).toEqual(["", "Петрова", "Анна", "Сергеевна", "ООО Вымпел", "директор"]);

  // Changed before it came back: it waits, for as a new row it would become a second card.
  write("data/clients.csv", clients("8 (495) 123-45-68"));
  expect((await run()).facts.imports).toMatchObject({ files: [], waiting: 1 });

  write(
    "data/bitrix-companies.csv",
    exported(companies, 101, ["199", "Завели в CRM", "8 (495) 765-43-21", ...Array.from({ length: 12 }, () => ""), ""]),
  );
  write("data/bitrix-contacts.csv", exported(contacts, 501));
  const back = `  bx: { mapping: "preset:bitrix24-companies", files: data/bitrix-companies.csv, priority: 2 }
  bxc: { mapping: "preset:bitrix24-contacts", files: data/bitrix-contacts.csv, priority: 2 }
`;
  write("sverka.yaml", project("bitrix24", back, ", readBack: [bx, bxc]"));
  const third = await run();
  expect(third.facts.imports).toMatchObject({
    files: [{ name: "1-companies-changed-001.csv", rows: 1 }],
    waiting: 0,
    twice: 0,
  });
  expect(third.books.drafts[0]).toMatchObject({ created: 1 });
  const id = cells(companies).findIndex((row) => row[1]?.includes("Вымпел")) + 100;
  const changed = cells(readFileSync(latest("import/1-companies-changed-001.csv"), "utf8"));
  expect(changed[1]?.slice(0, 3)).toEqual([
    String(id),
    "ООО Вымпел",
    " +7 495 123-45-68;  +7 495 123-45-67".replace(";  ", "; "),
  ]);
  const crosswalk = JSON.parse((await tell("log", "crosswalk", "--json")).stdout) as {
    lines: { source: string; sourceKey: string; draft: string; entity: string }[];
  };
  const entity = (source: string, key: string): string | undefined =>
    crosswalk.lines.find((line) => line.source === source && line.sourceKey === key && line.draft === "cp")?.entity;
  expect(entity("bx", String(id))).toBe(vympel.at(-1));
  expect(entity("ours", "1")).toBe(vympel.at(-1));

  // Nothing has changed: nothing to import, and nothing written.
  expect((await run()).facts.imports).toMatchObject({ files: [], waiting: 0 });
  const audit = await tell("audit", "--json");
  expect(audit.code, audit.stderr).not.toBe(2);

  // Taken back: the CRM has to be told what it held before.
  for (const run of runs().toReversed().slice(0, 2)) {
    const undone = await tell("undo", run);
    expect(undone.code, undone.stderr).toBe(0);
    expect(undone.stdout).toContain("what was imported into the CRM stays there");
  }
  const former = join(path, ".sverka", "runs", runs().at(-2) ?? "", "import-undo", "companies-former-001.csv");
  expect(cells(readFileSync(former, "utf8"))[1]?.slice(1, 3)).toEqual(["ООО Вымпел", " +7 495 123-45-67"]);
});

test("amocrm: workbooks of texts, a value that the vendor could not hold is a reject", async () => {
  const { write, latest, run, tell } = await setUp("amocrm");
  await run();
  const sheet = [...(await readWorkbook(latest("import/1-companies-new-001.xlsx"))).values()][0];
  expect(sheet?.header).toContain("Код Сверки");
  expect(existsSync(latest("import/2-contacts-new-001.xlsx"))).toBe(true);

  write(
    "short.yaml",
    `version: 1
kind: file
title: short
proved: nothing
files:
  format: csv
  rows: 1
  tables:
    - { name: firms, of: counterparty, columns: { ID: { vendorKey: true }, Имя: { template: "{legalForm} {name.display}", length: 12 }, Вид: { path: kind, words: [organisation] } } }
`,
  );
  write("sverka.yaml", project("short.yaml", "", ""));
  const ended = await tell("run", "--json");
  const { books, facts } = JSON.parse(ended.stdout) as Run & { books: { drafts: { rejected: number }[] } };
  expect(books.drafts).toMatchObject([{ rejected: 1 }, {}]);
  expect(facts.imports.files.map(({ name }) => name)).toEqual(["1-firms-new-001.csv", "1-firms-new-002.csv"]);
  expect(readFileSync(latest("issues-load.ndjson"), "utf8")).toMatch(/value-too-long.*"table":"firms","name":"Имя"/);
});

test("amocrm: its own export, firms and people in one file, is read back and gives the cards their keys", async () => {
  const { write, run, latest, tell } = await setUp("amocrm");
  await run();
  const rowsOf = async (file: string): Promise<Record<string, string>[]> => {
    const sheet = [...(await readWorkbook(latest(file))).values()][0];
    return (sheet?.rows ?? []).map((row) =>
      Object.fromEntries((sheet?.header ?? []).map((name, at) => [name, row.cells[at] ?? ""])),
    );
  };
  const companies = await rowsOf("import/1-companies-new-001.xlsx");
  const contacts = await rowsOf("import/2-contacts-new-001.xlsx");
  const header = [
    "ID",
    "Тип",
    "Наименование",
    "Компания",
    "Дата создания",
    "Создатель",
    "Ответственный",
    "Должность",
    "Телефон",
    "E-mail",
    "Web",
    "Код Сверки",
  ];
  const line = (id: number, type: string, name = "", firm = "", row: Record<string, string> = {}): string =>
    [
      String(id),
      type,
      name,
      firm,
      "21.11.2026 10:00:00",
      "Ольга",
      "Ольга",
      row["Должность"] ?? "",
      row["Рабочий телефон"] || (row["Мобильный телефон"] ?? ""),
      row["Рабочий email"] ?? "",
      "",
      row["Код Сверки"] ?? "",
    ]
      .map((cell) => `"${cell.replaceAll('"', '""')}"`)
      .join(";");
  write(
    "data/amo.csv",
    [
      header.join(";"),
      ...companies.map((row, at) => line(101 + at, "компания", row["Название компании"], "", row)),
      ...contacts.map((row, at) => line(501 + at, "контакт", row["Имя контакта"], row["Компания"], row)),
    ].join("\r\n"),
  );
  write(
    "sverka.yaml",
    project("amocrm", '  amo: { mapping: "preset:amocrm", files: data/amo.csv, priority: 2 }\n', ", readBack: [amo]"),
  );
  expect((await run()).facts.imports).toMatchObject({ files: [], waiting: 0, twice: 0 });
  const crosswalk = JSON.parse((await tell("log", "crosswalk", "--json")).stdout) as {
    lines: { source: string; sourceKey: string; entity: string }[];
  };
  const codes = new Map(
    crosswalk.lines.flatMap(({ source, sourceKey, entity }) => (source === "amo" ? [[sourceKey, entity]] : [])),
  );
  expect([...companies, ...contacts].map((row) => row["Код Сверки"])).toEqual(
    [...companies.keys()]
      .map((at) => codes.get(String(101 + at)))
      .concat([...contacts.keys()].map((at) => codes.get(String(501 + at)))),
  );

  write("data/clients.csv", clients("8 (495) 123-45-68"));
  expect((await run()).facts.imports).toMatchObject({
    files: [{ name: "1-companies-changed-001.xlsx", rows: 1 }],
    waiting: 0,
  });
  const vympel = companies.findIndex((row) => row["Название компании"]?.includes("Вымпел"));
  expect((await rowsOf("import/1-companies-changed-001.xlsx"))[0]).toMatchObject({
    ID: String(101 + vympel),
    "Название компании": "ООО Вымпел",
  });
});

/** Ends a command of ours as `kill -9` does, just before it does something to a path that ends so. */
function dying(home: string, call: "mkdirSync" | "renameSync", path: string): Record<string, string> {
  const file = join(home, "die.mjs");
  writeFileSync(
    file,
    `import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
const { ${call}: real } = fs;
fs.${call} = (path, ...rest) => {
  if (String(path).endsWith(${JSON.stringify(path)})) process.kill(process.pid, "SIGKILL");
  return real(path, ...rest);
};
syncBuiltinESMExports();`,
  );
  return { NODE_OPTIONS: `--import=${pathToFileURL(file).href}` };
}

test("killed between COMMIT and its import files: the next run writes them, and none twice", async () => {
  const { path, run, runs, latest, where } = await setUp("bitrix24");
  const here = (name: string): string => join(path, ".sverka", "runs", runs()[0] ?? "", name);
  await sverka(["run", ...where], { cwd: path, env: dying(path, "mkdirSync", "import.part") });
  expect(existsSync(here("import"))).toBe(false);
  expect(readFileSync(here("run.json"), "utf8")).toContain('"status": "loaded"');
  expect((await run()).facts.imports.files.map(({ name, rows }) => [name, rows])).toEqual([
    ["1-companies-new-001.csv", 3],
    ["2-contacts-new-001.csv", 1],
  ]);
  expect(existsSync(latest("import/1-companies-new-001.csv"))).toBe(true);
  expect((await run()).facts.imports.files).toEqual([]);
});

test("killed when the rows were remembered already: the files are put in their place, and undo by uuid writes its own", async () => {
  const { path, run, runs, tell, where } = await setUp("bitrix24");
  const here = (name: string): string => join(path, ".sverka", "runs", runs()[0] ?? "", name);
  await sverka(["run", ...where], { cwd: path, env: dying(path, "renameSync", "import.part") });
  expect(existsSync(here("import"))).toBe(false);
  expect((await run()).facts.imports.files).toEqual([]);
  expect(existsSync(here("import/1-companies-new-001.csv"))).toBe(true);

  const { loads } = JSON.parse(readFileSync(here("run.json"), "utf8")) as { loads: { uuid: string }[] };
  // A fault in a mapping keeps nobody from taking a load back.
  writeFileSync(join(path, "clients.yaml"), mapping.replace("sourceKey: Код", "sourceKye: Код"));
  const undone = await tell("undo", loads[0]?.uuid ?? "");
  expect(undone.code, undone.stderr).toBe(0);
  expect(cells(readFileSync(here("import-undo/companies-to-delete-001.csv"), "utf8"))).toHaveLength(4);
});
