import { Ajv } from "ajv";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { validateXML } from "xmllint-wasm";
import { ruleCodes, ruleOf } from "../../../src/mapping/index.ts";
import { validateFiles, type Validated } from "../../../src/pipeline/project/validate.ts";
import { diagnosticReporters } from "../../../src/report/diagnostics/index.ts";
import type { ReportContext } from "../../../src/report/diagnostics/index.ts";

/** The outputs of `validate` over the whole corpus of broken mappings, held against the schemas of those who read them. */
const fixtures = fileURLToPath(new URL("../../../fixtures/", import.meta.url));
const schema = (name: string): string => readFileSync(`${fixtures}schemas/${name}`, "utf8");

let found: Validated;
let contexts: ReportContext[];
beforeAll(async () => {
  found = await validateFiles(`${fixtures}mappings-broken`, []);
  const rules = ruleCodes.map((code) => ({ code, ...ruleOf(code) }));
  contexts = (["en", "ru"] as const).map((language) => ({ ...found, language, rules, version: "0.1.0" }));
});

describe("SARIF", () => {
  // Draft 4 and 7 differ, as far as this schema goes, in the name of the id alone.
  const { id: _, $schema: __, ...sarif } = JSON.parse(schema("sarif-2.1.0-rtm.5.json")) as Record<string, unknown>;
  const ajv = new Ajv({
    strict: false,
    // One of its patterns is not valid with the `u` flag.
    unicodeRegExp: false,
    allErrors: true,
    formats: {
      uri: (text: string) => URL.canParse(text),
      "uri-reference": (text: string) => URL.canParse(text, "file:///folder/") && /^[\x21-\x7e]*$/.test(text),
      "date-time": (text: string) => !Number.isNaN(Date.parse(text)),
    },
  });
  const validate = ajv.compile(sarif);

  it("obeys the schema of version 2.1.0, and every result names its rule", () => {
    for (const context of contexts) {
      const log = JSON.parse(diagnosticReporters.sarif(found.diagnostics, context)) as {
        runs: { results: unknown[] }[];
      };
      validate(log);
      expect(validate.errors ?? []).toEqual([]);
      expect(log.runs[0]?.results).toHaveLength(found.diagnostics.length);
      expect(found.diagnostics.length).toBeGreaterThan(150);
    }
  });

  it("is held against a schema that refuses", () => {
    const wrong = { version: "2.1.0", runs: [{ tool: { driver: {} }, results: [{ level: "fatal" }] }] };
    expect(validate(wrong)).toBe(false);
  });
});

describe("JUnit", () => {
  const xsd = schema("junit.xsd");
  const errors = async (xml: string): Promise<string[]> => {
    const result = await validateXML({ xml: [{ fileName: "report.xml", contents: xml }], schema: [xsd] });
    return result.errors.map((each) => each.message);
  };

  it("obeys the XSD that Jenkins reads by, whatever stands in the files", async () => {
    for (const context of contexts)
      expect(await errors(diagnosticReporters.junit(found.diagnostics, context))).toEqual([]);
    const nasty = { ...found.diagnostics[0]!, params: { problem: '\u0000 ]]> & <"\u001b\ufffe\n\t' } };
    expect(await errors(diagnosticReporters.junit([nasty], contexts[0]!))).toEqual([]);
  });

  it("is held against an XSD that refuses", async () => {
    expect(await errors('<testsuites><testsuite name="a"><testcase/></testsuite></testsuites>')).not.toEqual([]);
  });
});

/**
 * Workflow commands as the runner reads them back (github.com/actions/runner, ActionCommand): `::name key=value,…::message`, in
 * which %25 %0D %0A and, in values, %3A %2C stand for what would end them.
 */
function parseCommand(line: string): { name: string; properties: Record<string, string>; message: string } | undefined {
  const match = /^::(\w+) (.*?)::(.*)$/.exec(line);
  if (match === null) return undefined;
  const [, name = "", keys = "", message = ""] = match;
  const unescape = (text: string): string =>
    text
      .replaceAll("%0D", "\r")
      .replaceAll("%0A", "\n")
      .replaceAll("%3A", ":")
      .replaceAll("%2C", ",")
      .replaceAll("%25", "%");
  const properties = Object.fromEntries(
    keys.split(",").map((pair) => [pair.slice(0, pair.indexOf("=")), unescape(pair.slice(pair.indexOf("=") + 1))]),
  );
  return { name, properties, message: unescape(message) };
}

it("GitHub's commands read back as what was found", () => {
  const nasty = { ...found.diagnostics[0]!, file: "a,b::c=d%25.yaml\n", params: { problem: "x\r\n::error::y%0A" } };
  const all = [nasty, ...found.diagnostics];
  const lines = diagnosticReporters.github(all, contexts[0]!).split("\n");
  expect(lines.pop()).toBe("");
  const read = lines.map(parseCommand);
  expect(read.map((each) => each?.properties)).toEqual(
    all.map(({ file, line, column, endColumn, rule }) => ({
      file,
      line: String(line),
      col: String(column),
      endColumn: String(endColumn),
      title: rule,
    })),
  );
  expect(read[0]?.message).toContain("x\r\n::error::y%0A");
  expect(new Set(read.map((each) => each?.name))).toEqual(new Set(["error", "warning"]));
});
