import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openProject, ProjectFaults } from "../../../src/pipeline/project/open-project.ts";
import { describeInputs, findInputs } from "../../../src/pipeline/prepare-sources.ts";

/** The tables of a project: what its mappings are tested with, and what a run says it has read. */

let folder: string;

const mapping = (tests: string): string => `version: 1
source: { format: csv }
counterparty: { sourceKey: Код, name: Имя, inn: ИНН, city: Город, phones: Тел }
tests:
${tests}`;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sverka-tables-"));
  mkdirSync(join(folder, "tables"));
  writeFileSync(join(folder, "a.csv"), "Код,Имя,ИНН,Город,Тел\n1,Ромашка,6312345019,Смр,\n");
  writeFileSync(join(folder, "tables", "register.csv"), "ИНН,Сайт\n6312345019,lotos.example\n");
  writeFileSync(join(folder, "tables", "towns.csv"), "из,в\nСмр,Самара\n");
  writeFileSync(
    join(folder, "sverka.yaml"),
    `version: 1
name: tables
country: RU
sources:
  a: { mapping: a.yaml, files: a.csv, enrich: [{ file: tables/register.csv, on: inn, take: { sites: Сайт } }] }
normalize: { off: [name-caps], lookups: { city: tables/towns.csv } }
`,
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("tests of a mapping are cleaned as its project cleans: rules off, spellings, reference files", async () => {
  const test = (
    name: string,
    site: string,
  ) => `  - given: { Код: "1", Имя: РОМАШКА, ИНН: "6312345019", Город: Смр, Тел: "" }
    expect: { counterparty: { name: ${name}, city: Самара, sites: [${site}] } }
`;
  writeFileSync(join(folder, "a.yaml"), mapping(test("РОМАШКА", "lotos.example")));
  await expect(openProject(folder, true)).resolves.toBeDefined();
  writeFileSync(join(folder, "a.yaml"), mapping(test("Ромашка", "lotos.example")));
  await expect(openProject(folder, true)).rejects.toThrow(ProjectFaults);
});

test("a run says the digests of reference files and of its own spellings", async () => {
  writeFileSync(join(folder, "a.yaml"), mapping("  []\n"));
  const project = await openProject(folder);
  const read = await describeInputs(project, await findInputs(project, {}));
  expect(read.map(({ source, path }) => `${source} ${path}`)).toEqual([
    "a a.csv",
    "a tables/register.csv",
    "project tables/towns.csv",
  ]);
  expect(read.every(({ sha256 }) => /^[0-9a-f]{64}$/.test(sha256))).toBe(true);
});
