import { describe, expect, it } from "vitest";
import {
  checkMapping,
  checkProject,
  columnFates,
  loadMapping,
  loadProject,
  resolveVariables,
  runMappingTests,
} from "../../../src/mapping/index.ts";
import type { CheckContext, LoadedMapping, TargetLimits } from "../../../src/mapping/index.ts";
import { cleanerFor } from "./clean.ts";
import { loadText, memoryIo } from "./support.ts";

async function loaded(text: string): Promise<LoadedMapping> {
  const { mapping, diagnostics } = await loadText(text);
  if (mapping === undefined) throw new Error(JSON.stringify(diagnostics));
  return mapping;
}

async function rules(text: string, context?: CheckContext): Promise<string[]> {
  return checkMapping(await loaded(text), context).map((each) => `${each.rule} ${each.line}:${each.column}`);
}

describe("checkMapping against a target", () => {
  const target: TargetLimits = {
    fields: {
      "counterparty.name": { column: "crm.company.title", maxLength: 50 },
      "counterparty.status": { column: "crm.company.status", maxLength: 6 },
      "counterparty.notes": { column: "crm.company.comments" },
    },
  };

  it("finds columns too short, fields without a place, constants that cannot fit", async () => {
    const text = `version: 1
counterparty:
  name: Компания
  status: { column: С, lookup: { table: { да: active, нет: deactivated } } }
  notes: Примечание
  okpo: ОКПО
`;
    expect(await rules(text, { target })).toEqual(["M031 3:3", "M050 4:11", "M032 6:3"]);
    expect(await rules(text)).toEqual([]);
  });
});

describe("checkMapping against headers", () => {
  const preset = `version: 1
columns: [Название, Телефон, Факс]
counterparty: { name: Название, phones: [Телефон, Факс] }
`;

  it("forgives a column that the mapping knows and this file lacks, with a note", async () => {
    expect(await rules(preset, { headers: [{ file: "a.csv", columns: ["Название", "Телефон"] }] })).toEqual([
      "M049 3:51",
    ]);
  });

  it("does not forgive a column that neither knows, and finds one that nothing maps once for all sheets", async () => {
    const headers = [
      { file: "a.xlsx", sheet: "1", columns: ["Название", "Сайт"] },
      { file: "a.xlsx", sheet: "2", columns: ["Название", "сайт "] },
    ];
    expect(await rules("version: 1\ncounterparty: { name: Название, phones: Тел }", { headers })).toEqual([
      "M010 1:1",
      "M003 2:41",
    ]);
  });

  it("lets a mapping that extends another name columns that the other does not know", async () => {
    const io = memoryIo({
      "base.yaml": preset,
      "own.yaml":
        "version: 1\nextends: base.yaml\nwithout: [counterparty.phones]\ncounterparty: { inn: ИНН }\nignore: { Телефон: x, Факс: x }\n",
    });
    const { mapping, diagnostics } = await loadMapping("own.yaml", io);
    expect(diagnostics).toEqual([]);
    if (mapping === undefined) throw new Error("not loaded");
    expect(mapping.mapping.counterparty).toEqual({ name: "Название", inn: "ИНН" });
    expect(checkMapping(mapping)).toEqual([]);
    const fates = columnFates(mapping, ["Название", "Факс", "ИНН"]).map(({ fate }) => fate);
    expect(fates).toEqual(["mapped", "ignored", "mapped"]);
  });
});

describe("extends", () => {
  it("puts a finding where the thing was written, and reads tables beside the file that names them", async () => {
    const io = memoryIo(
      {
        "lib/base.yaml":
          "version: 1\ncounterparty:\n  name: N\n  responsible: { column: M, lookup: users.csv }\n  inn: [A, B]\n",
        "own.yaml": "version: 1\nextends: lib/base.yaml\ncounterparty: { phones: { column: T, date: dd.MM.yyyy } }\n",
      },
      {
        "lib/users.csv": [
          ["a", "b"],
          ["x", "y"],
        ],
      },
    );
    const { mapping, diagnostics } = await loadMapping("own.yaml", io);
    expect(diagnostics).toEqual([]);
    if (mapping === undefined) throw new Error("not loaded");
    expect([...mapping.lookups.values()].map((table) => table.name)).toEqual(["lib/users.csv"]);
    expect(checkMapping(mapping).map(({ rule, file, line }) => `${rule} ${file}:${line}`)).toEqual([
      "M022 lib/base.yaml:5",
      "M021 own.yaml:3",
    ]);
  });

  it("says which name in without there is not", async () => {
    const io = memoryIo({
      "base.yaml": "version: 1\ncounterparty: { name: N, phones: T }\n",
      "own.yaml": "version: 1\nextends: base.yaml\nwithout: [counterparty.phone]\n",
    });
    expect((await loadMapping("own.yaml", io)).diagnostics).toMatchObject([
      { rule: "M004", file: "own.yaml", line: 3, column: 11, suggestion: "counterparty.phones" },
    ]);
  });
});

describe("runMappingTests", () => {
  const text = `version: 1
coverage: 0.9
leaveOut: [{ reason: old, when: { column: S, is: old } }]
counterparty:
  name: Компания
  phones: Телефон
  city: Город
tests:
  - given: { Компания: 'ООО "Ромашка"', Телефон: "+7 846 231-60-14" }
    expect: { counterparty: { name: Ромашки, legalForm: ООО, phones: ["+7 (846) 231-60-15"] }, contacts: [] }
  - given: { Компания: Ромашка }
    reject: name-missing
  - given: { Компания: Ромашка, Телефон: "+7 846 231-60-14" }
    expect: { counterparty: { phones: "+7 846 2316014", city: null } }
`;

  it("says what was expected and what came, at the place of the expectation, and what no test touches", async () => {
    const mapping = await loaded(text);
    const run = runMappingTests(mapping, cleanerFor(mapping));
    expect(run).toMatchObject({ passed: 1, failed: 2 });
    expect(run.diagnostics.map(({ rule, line, params }) => [rule, line, params])).toEqual([
      ["M035", 2, { percent: 50, floor: 90 }],
      ["M036", 8, { what: "counterparty.city, leaveOut: old" }],
      ["M034", 10, { where: "counterparty.name", expected: '"Ромашки"', got: '"Ромашка"' }],
      ["M034", 10, { where: "counterparty.phones", expected: '"+78462316015"', got: '"+78462316014"' }],
      ["M034", 12, { where: "reject", expected: "name-missing", got: "drafted" }],
    ]);
  });
});

describe("checkProject", () => {
  it("finds references of mappings to sources that are not there", async () => {
    const { loaded: project } = await loadProject(
      "p.yaml",
      memoryIo({ "p.yaml": "version: 1\nname: p\nsources: { firms: { mapping: a, files: b } }\n" }),
    );
    const people = await loaded("version: 1\ncontact: { fullName: F, of: { key: K, source: firm } }\n");
    if (project === undefined) throw new Error("not loaded");
    expect(checkProject(project, new Map([["people", people]]))).toMatchObject([
      { rule: "M038", file: "m.yaml", suggestion: "firms" },
    ]);
  });

  it("refuses a source that holds everybody once and keeps several cards of some", async () => {
    const source = (more: string) => `version: 1\nname: p\nsources:\n  ut: { mapping: a, files: b, ${more} }\n`;
    const found = async (more: string) => {
      const { loaded: project } = await loadProject("p.yaml", memoryIo({ "p.yaml": source(more) }));
      return project === undefined ? undefined : checkProject(project).map(({ rule, line }) => [rule, line]);
    };
    expect(await found("doubles: link")).toEqual([]);
    expect(await found("clean: off, doubles: separate")).toEqual([]);
    expect(await found("clean: on, doubles: link")).toEqual([["M006", 4]]);
    expect(await found("doubles: apart")).toBeUndefined();
  });

  it("leaves variables as they are until a database is opened, and names those that are not set", () => {
    expect(resolveVariables("postgres://u:${PW}@${HOST}/x?a=$${PW}", { PW: "p@ss" })).toEqual({
      text: "postgres://u:p@ss@/x?a=${PW}",
      missing: ["HOST"],
    });
  });
});

describe("checkMapping of the mapping's own words", () => {
  const found = async (text: string) =>
    checkMapping(await loaded(text)).map(({ rule, line, params, suggestion }) => [
      rule,
      line,
      params["got"],
      suggestion,
    ]);

  it("refuses a kind that there is not, constant or looked up", async () => {
    const kind = (value: string) => `version: 1\ncounterparty:\n  name: Компания\n  kind: ${value}\n`;
    expect(await found(kind("{ literal: firm }"))).toEqual([["M006", 4, "firm", undefined]]);
    expect(await found(kind("{ literal: persn }"))).toEqual([["M006", 4, "persn", "person"]]);
    expect(await found(kind("{ column: Тип, lookup: { table: { A: person, B: firm } } }"))).toEqual([
      ["M006", 4, "firm", undefined],
    ]);
    expect(await found(kind("{ firstOf: [Тип, { literal: shop }] }"))).toEqual([["M006", 4, "shop", undefined]]);
    for (const known of ["organisation", "sole-trader", "person", "ИП", "юр. лицо", "company"])
      expect(await found(kind(`{ literal: "${known}" }`))).toEqual([]);
  });

  it("refuses an encoding that there is not, and names the nearest", async () => {
    const read = (encoding: string) =>
      `version: 1\nsource: { encoding: ${encoding} }\ncounterparty: { name: Компания }\n`;
    expect(await found(read("win-12511"))).toEqual([["M006", 2, "win-12511", "win-1251"]]);
    expect(await found(read("utf88"))).toEqual([["M006", 2, "utf88", "utf-8"]]);
    for (const known of ["win-1251", "windows-1251", "cp866", "utf8", "UTF-16LE", "koi8-r"])
      expect(await found(read(known))).toEqual([]);
  });
});
