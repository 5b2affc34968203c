import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { contactFields, counterpartyFields } from "../../../src/model/index.ts";
import { catalogue } from "../../../src/messages/catalogue.ts";
import {
  checkMapping,
  checkProject,
  loadMapping,
  loadProject,
  ruleCodes,
  ruleOf,
  runMappingTests,
} from "../../../src/mapping/index.ts";
import { cleanerFor } from "./clean.ts";
import { memoryIo } from "./support.ts";

const docs = fileURLToPath(new URL("../../../docs/", import.meta.url));
const page = readFileSync(`${docs}mapping.md`, "utf8");
const blocks = (text: string): string[] =>
  [...text.matchAll(/^```yaml\n([\s\S]*?)^```/gm)].map((match) => match[1] ?? "");
const [mappingBlock = "", projectBlock = ""] = blocks(page);

describe("docs/mapping.md", () => {
  it("opens with a mapping that passes, tests included", async () => {
    const { mapping, diagnostics } = await loadMapping("m.yaml", {
      readText: (path) => (path === "m.yaml" ? mappingBlock : readFile(path, "utf8")),
      readTable: () => [],
    });
    expect(diagnostics).toEqual([]);
    if (mapping === undefined) throw new Error("not loaded");
    expect(checkMapping(mapping)).toEqual([]);
    const run = runMappingTests(mapping, cleanerFor(mapping));
    expect(run.diagnostics.filter((each) => each.severity === "error")).toEqual([]);
    expect(run.passed).toBe(2);
  });

  it("shows a project that passes", async () => {
    const { loaded, diagnostics } = await loadProject("sverka.yaml", memoryIo({ "sverka.yaml": projectBlock }));
    expect(diagnostics).toEqual([]);
    expect(loaded === undefined ? undefined : checkProject(loaded)).toEqual([]);
  });

  it("names every field", () => {
    const missing = [...counterpartyFields, ...contactFields].filter(
      (field) => !new RegExp(`\\b${field}\\b`).test(page),
    );
    expect(missing).toEqual([]);
  });

  it("lists every rule with its sentence (npx vitest run -u to renew)", async () => {
    const rows = ruleCodes.map((code) => {
      const { id, severity } = ruleOf(code);
      return `| ${id} | ${severity} | ${(catalogue[code]?.en ?? "").replaceAll("|", "\\|")} |`;
    });
    const table = [
      "<!-- rules -->",
      "",
      "| rule | | what it says |",
      "| --- | --- | --- |",
      ...rows,
      "",
      "<!-- /rules -->",
    ].join("\n");
    const renewed = page.replace(/<!-- rules -->[\s\S]*<!-- \/rules -->/, () => table);
    await expect(renewed).toMatchFileSnapshot(`${docs}mapping.md`);
  });
});

describe("docs/ci.md", () => {
  it("has examples that are YAML", () => {
    const examples = blocks(readFileSync(`${docs}ci.md`, "utf8"));
    expect(examples).toHaveLength(3);
    for (const example of examples) expect(typeof parse(example)).toBe("object");
    for (const example of examples) expect(example).toContain("sverka validate");
  });
});
