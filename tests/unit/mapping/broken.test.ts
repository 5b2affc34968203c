import { Ajv } from "ajv";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { getLanguageService, TextDocument } from "yaml-language-server";
import { SettingsState } from "yaml-language-server/out/server/src/yamlSettings.js";
import {
  checkMapping,
  checkProject,
  jsonSchema,
  loadMapping,
  loadProject,
  loadReferences,
  loadSpellings,
  ruleCodes,
  ruleOf,
  sortDiagnostics,
} from "../../../src/mapping/index.ts";
import type { Diagnostic, MappingIo, Sample } from "../../../src/mapping/index.ts";

import { rules } from "../../../src/normalize/index.ts";

const folder = fileURLToPath(new URL("../../../fixtures/mappings-broken/", import.meta.url));
const cases = readdirSync(folder)
  .filter((name) => name.endsWith(".yaml"))
  .map((name) => name.slice(0, -".yaml".length))
  .sort();

const rowsOf = (path: string): string[][] =>
  readFileSync(join(folder, path), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => line.split(";"));

const io: MappingIo = {
  readText: (path) => readFileSync(path.startsWith("/") ? path : join(folder, path), "utf8"),
  readTable: rowsOf,
};

/** A header as the CSV reader gives it: a second column of one name is `Код#2`. */
function sampleOf(path: string): Sample {
  const [header = [], ...rows] = rowsOf(path);
  const columns = header.map((name, index) => {
    const before = header.slice(0, index).filter((each) => each === name).length;
    return before === 0 ? name : `${name}#${before + 1}`;
  });
  return { file: path, columns, rows };
}

async function findings(name: string): Promise<readonly Diagnostic[]> {
  const file = `${name}.yaml`;
  if (name.startsWith("project-")) {
    const { loaded, diagnostics } = await loadProject(file, io);
    if (loaded === undefined) return diagnostics;
    const tables = [await loadReferences(loaded, io), await loadSpellings(loaded, io)];
    const found = tables.flatMap((each) => each.diagnostics);
    return sortDiagnostics([...diagnostics, ...found, ...checkProject(loaded, new Map(), rules)]);
  }
  const { mapping, diagnostics } = await loadMapping(file, io);
  if (mapping === undefined) return diagnostics;
  const { sample } = mapping.mapping;
  const headers = sample === undefined ? [] : [sampleOf(sample)];
  return sortDiagnostics([...diagnostics, ...checkMapping(mapping, { headers })]);
}

function line({ line, column, endColumn, rule, code, params, suggestion }: Diagnostic): string {
  const facts = Object.entries(params).map(([key, value]) => `${key}=${value}`);
  const meant = suggestion === undefined ? [] : ["→", suggestion];
  return [`${line}:${column}-${endColumn}`, rule, code, ...facts, ...meant].join(" ");
}

describe("the corpus of broken mappings", () => {
  it("is large, and has a case for every rule that needs no target and no normalizer", () => {
    expect(cases.length).toBeGreaterThanOrEqual(150);
    const covered = new Set(cases.map((name) => /m\d{3}/.exec(name)?.[0].toUpperCase()));
    const elsewhere = ["M031", "M032", "M034", "M035", "M036", "M038", "M049", "M050", "M057"];
    const missing = ruleCodes
      .map((code) => ruleOf(code).id)
      .filter((id) => !covered.has(id) && !elsewhere.includes(id));
    expect(missing).toEqual([]);
  });

  it.each(cases)("%s", async (name) => {
    const found = await findings(name);
    await expect(`${found.map(line).join("\n")}\n`).toMatchFileSnapshot(join(folder, `${name}.expected`));
    expect(found.map((each) => each.rule)).toContain(/m\d{3}/.exec(name)?.[0].toUpperCase());
  });

  it("has an expectation for every case and a case for every expectation", () => {
    const expected = readdirSync(folder).filter((name) => name.endsWith(".expected"));
    expect(expected.map((name) => name.slice(0, -".expected".length)).sort()).toEqual(cases);
    expect(cases.filter((name) => !existsSync(join(folder, `${name}.expected`)))).toEqual([]);
  });
});

/** What a JSON Schema can say: form, not meaning. */
const formal = new Set(["M004", "M005", "M006", "M039"]);
const faultsOf = async (name: string): Promise<readonly Diagnostic[]> => {
  const file = `${name}.yaml`;
  return (name.startsWith("project-") ? await loadProject(file, io) : await loadMapping(file, io)).diagnostics;
};
const textOf = (name: string): string => readFileSync(join(folder, `${name}.yaml`), "utf8");

describe("the JSON Schema", () => {
  const ajv = new Ajv({ strict: false, allErrors: true });
  const validators = { mapping: ajv.compile(jsonSchema("mapping")), project: ajv.compile(jsonSchema("project")) };

  it.each(cases)("agrees with the loader on the form of %s", async (name) => {
    let data: unknown;
    try {
      data = parse(textOf(name));
    } catch {
      // Broken YAML: editors say so before any schema is asked.
      expect((await findings(name)).some((each) => ["M001", "M002"].includes(each.rule))).toBe(true);
      return;
    }
    // What only the checker, after the schema, can say with the same rules: the test itself states the form of `expect`.
    const rejected = (await faultsOf(name)).some((each) => formal.has(each.rule));
    expect(validators[name.startsWith("project-") ? "project" : "mapping"](data)).toBe(!rejected);
  });
});

describe("an editor (yaml-language-server, with the committed schemas)", () => {
  const editor = getLanguageService({
    schemaRequestService: () => Promise.reject(new Error("nothing is fetched")),
    workspaceContext: { resolveRelativePath: (path) => path },
    yamlSettings: new SettingsState(),
  });
  const schemas = ["mapping", "project"].map((kind) => ({
    uri: `file:///${kind}.schema.json`,
    fileMatch: [`${kind}/*.yaml`],
    schema: JSON.parse(readFileSync(join(folder, `../../mappings/${kind}.schema.json`), "utf8")) as unknown,
  }));
  editor.configure({ validate: true, hover: true, completion: true, schemas });
  type Document = Parameters<typeof editor.doValidation>[0];
  const open = (name: string, text: string): Document =>
    TextDocument.create(
      `file:///${name.startsWith("project-") ? "project" : "mapping"}/${name}.yaml`,
      "yaml",
      1,
      text,
    ) as Document;

  it.each(cases)("agrees with the loader on the form of %s, and on the line", async (name) => {
    const marked = await editor.doValidation(open(name, textOf(name)), false);
    const faults = (await faultsOf(name)).filter(
      (each) => formal.has(each.rule) || ["M001", "M002"].includes(each.rule),
    );
    expect(marked.length > 0, marked.map((each) => each.message).join()).toBe(faults.length > 0);
    const lines = new Set(marked.map((each) => each.range.start.line + 1));
    // An editor takes each of several documents for itself; the loader says that a second one is there.
    if (faults.length > 0 && name !== "m001-two-documents")
      expect([...lines].some((at) => faults.some((each) => each.line === at))).toBe(true);
  });

  it("completes keys and explains them in both languages", async () => {
    const document = open("m", "version: 1\ncounterparty:\n  inn: ИНН\n  \n");
    const { items } = await editor.doComplete(document, { line: 3, character: 2 }, false);
    expect(items.map((each) => each.label)).toEqual(expect.arrayContaining(["name", "phones", "sourceKey", "custom"]));
    expect(items.map((each) => each.label)).not.toContain("inn");
    const hover = await editor.doHover(document, { line: 1, character: 3 });
    expect(JSON.stringify(hover?.contents)).toMatch(/The counterparty of a row.*Контрагент строки/);
  });
});
