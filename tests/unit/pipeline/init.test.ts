import { copyFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { initProject } from "../../../src/pipeline/project/init-project.ts";
import { nameDatabase, urlForProject } from "../../../src/pipeline/project/named-database.ts";
import { profileFiles } from "../../../src/pipeline/project/profile-files.ts";
import { temporaryFolder } from "../extract/helpers.ts";

const root = "fixtures/init";

/** Exports of systems nobody documents, and what is proposed for them, side by side; `init-run.test.ts` runs them. */
describe("init", () => {
  test.each(readdirSync(root).filter((file) => file.endsWith(".csv")))("%s", async (file) => {
    const folder = await temporaryFolder();
    const signal = new AbortController().signal;
    const { sources } = await initProject(folder, [join(root, file)], { language: "en", env: {}, signal });
    const yaml = readFileSync(join(folder, sources[0]?.mapping ?? ""), "utf8");
    await expect(yaml).toMatchFileSnapshot(`../../../${root}/${file.replace(/\.csv$/, ".mapping.yaml")}`);
  });
});

describe("a list of people beside a list of firms", () => {
  const people = "ФИО;Компания;Должность;Телефон\nОрлова Анна;ООО Василёк;бухгалтер;8 927 111-22-33\n";
  const reading = async (firms: string): Promise<string> => {
    const folder = await temporaryFolder();
    const files = { "firms.csv": `Наименование;ИНН\n${firms};6311012344\n`, "people.csv": people };
    for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
    const paths = Object.keys(files).map((file) => join(folder, file));
    await initProject(join(folder, "p"), paths, { env: {}, signal: new AbortController().signal });
    return readFileSync(join(folder, "p", "mappings", "people.yaml"), "utf8");
  };

  test("points at it by the name of the firm", async () => {
    expect(await reading("ООО Василёк")).toContain("of: { name: Компания }");
  });

  test.each([
    ["beside the name", ";Компания", ";ООО Василёк"],
    ["alone", "", ""],
  ])("points at it by its key, where a column has the header of that, %s", async (_, header, cell) => {
    const folder = await temporaryFolder();
    const files = {
      "firms.csv": "Account ID;Наименование;ИНН\nA-1;ООО Василёк;6311012344\nA-2;ООО Лютик;6311012351\n",
      "people.csv": [
        `ID;ФИО;Должность;Account ID${header}`,
        ...["1;Орлова Анна;бухгалтер", "2;Белов Пётр;директор"].map((row) => `${row};A-1${cell}`),
      ].join("\n"),
    };
    for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
    const paths = Object.keys(files).map((file) => join(folder, file));
    await initProject(join(folder, "p"), paths, { env: {}, signal: new AbortController().signal });
    const yaml = readFileSync(join(folder, "p", "mappings", "people.yaml"), "utf8");
    expect(yaml).toContain("of: { key: Account ID, source: firms }");
    expect(yaml).not.toContain("counterparty:");
    expect(yaml).toContain("sourceKey: ID");
  });

  test("makes its firms itself where that list has none of them", async () => {
    expect(await reading("ООО Лютик")).toContain("name: Компания");
    expect(await reading("ООО Лютик")).not.toContain("of:");
  });
});

describe("a list of 1C with its hierarchy", () => {
  const proposed = async (rows: readonly string[]): Promise<string> => {
    const folder = await temporaryFolder();
    const path = join(folder, "ut.csv");
    writeFileSync(path, `Код;Наименование;ИНН;Телефон\n${rows.join("\n")}\n`);
    await initProject(join(folder, "p"), [path], { env: {}, signal: new AbortController().signal });
    return readFileSync(join(folder, "p", "mappings", "ut.yaml"), "utf8");
  };
  const [head, other] = ["00-01;Покупатели;;", "00-02;Поставщики;;"];
  const firms = ["00-11;Ромашка;7707001234;8 846 231-60-14", "00-12;Лютик;6311012345;8 846 231-60-15"];

  test("has its folders as groups, and their names as tags", async () => {
    const yaml = await proposed([head, ...firms, other, ...firms.map((row) => row.replace("00-1", "00-2"))]);
    expect(yaml).toContain("{ name: folder, column: Наименование, when: { absent: [ИНН, Телефон] } }");
    expect(yaml).toContain("$group.folder");
  });

  test.each([
    ["a firm by its form", [head, "00-03;ООО Клевер;;", ...firms, ...firms]],
    ["a person", [head, "00-03;Орлова Анна Сергеевна;;", ...firms, ...firms]],
    ["a row at the end", [head, ...firms, ...firms, other]],
    ["a list that begins with a firm", [...firms, head, ...firms]],
    ["more of them than of others", [head, other, other, ...firms]],
  ])("has none where a customer may be among them: %s", async (_, rows) => {
    expect(await proposed(rows)).not.toContain("groups:");
  });
});

test("of a folder that is a project only the exports are looked at", async () => {
  const folder = await temporaryFolder();
  const { signal } = new AbortController();
  copyFileSync(join(root, "act.csv"), join(folder, "act.csv"));
  await initProject(folder, [join(folder, "act.csv")], { env: {}, signal });
  const { tables, unread } = await profileFiles(folder, ["."], signal);
  expect(tables.map(({ path }) => path)).toEqual(["act.csv"]);
  expect(unread).toEqual([]);
});

describe("the URL of an old CRM's database", () => {
  const url = "mysql://reader:s%40cret@db.example:3306/Old_CRM?ssl=true";

  test("goes by the variable that holds it", () => {
    expect(nameDatabase(url)).toEqual({ name: "old-crm", url });
    expect(urlForProject(nameDatabase(url), { B: url, A: url, C: "x" })).toEqual({ text: "${A}" });
  });

  test("loses its password to a variable otherwise", () => {
    expect(urlForProject(nameDatabase(url), {})).toEqual({
      text: "mysql://reader:${OLD_CRM_PASSWORD}@db.example:3306/Old_CRM?ssl=true",
      unset: "OLD_CRM_PASSWORD",
    });
    const open = "postgres://reader@localhost/crm";
    expect(urlForProject(nameDatabase(open), {})).toEqual({ text: open });
  });
});
