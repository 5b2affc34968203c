import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { catalogue } from "../../../src/messages/catalogue.ts";
import {
  checkMapping,
  checkProject,
  loadMapping,
  loadProject,
  loadReferences,
  loadSpellings,
  presetNames,
  ruleById,
  ruleCodes,
  ruleExamples,
  ruleOf,
  runMappingTests,
} from "../../../src/mapping/index.ts";
import type { Diagnostic, LoadedMapping, RuleCode, RuleExample } from "../../../src/mapping/index.ts";
import { rules } from "../../../src/normalize/index.ts";
import { cleanerFor } from "./clean.ts";
import { memoryIo } from "./support.ts";

/** What `validate` says of an example: loading, the checker, the tests inside. */
async function found(text: string, { project, context, files = {} }: RuleExample): Promise<Set<string>> {
  const tables = Object.entries(files).filter(([name]) => name.endsWith(".csv"));
  const io = memoryIo(
    { ...files, "sverka.yaml": text, "clients.yaml": text, ...(await presets(text)) },
    Object.fromEntries(tables.map(([name, rows]) => [name, rows.split("\n").map((row) => row.split(";"))])),
  );
  const codes = (all: readonly Diagnostic[]): Set<string> => new Set(all.map((each) => each.code));
  if (project === true) {
    const { loaded, diagnostics } = await loadProject("sverka.yaml", io);
    if (loaded === undefined) return codes(diagnostics);
    const mappings = new Map<string, LoadedMapping>();
    for (const [id, source] of Object.entries(loaded.project.sources)) {
      if (files[source.mapping] === undefined) continue;
      const { mapping } = await loadMapping(source.mapping, io);
      if (mapping !== undefined) mappings.set(id, mapping);
    }
    const tables = [await loadReferences(loaded, io), await loadSpellings(loaded, io)];
    const beside = tables.flatMap((each) => each.diagnostics);
    return codes([...diagnostics, ...beside, ...checkProject(loaded, mappings, rules)]);
  }
  const { mapping, diagnostics } = await loadMapping("clients.yaml", io);
  if (mapping === undefined) return codes(diagnostics);
  const checked = [...diagnostics, ...checkMapping(mapping, context)];
  if (checked.some((each) => each.severity === "error")) return codes(checked);
  return codes([...checked, ...runMappingTests(mapping, cleanerFor(mapping)).diagnostics]);
}

/** The shipped presets that an example extends are read from where they are. */
async function presets(text: string): Promise<Record<string, string>> {
  const name = /preset:([\w-]+)/.exec(text)?.[1] ?? "";
  if (!presetNames().includes(name)) return {};
  const path = fileURLToPath(new URL(`../../../mappings/sources/${name}.yaml`, import.meta.url));
  return { [path]: await readFile(path, "utf8") };
}

describe("the rules", () => {
  it("have ids of their own, in order, and a sentence each", () => {
    const ids = ruleCodes.map((code) => ruleOf(code).id);
    expect(ids).toEqual(ids.map((_, index) => `M${String(index + 1).padStart(3, "0")}`));
    expect(ruleCodes.filter((code) => !(code in catalogue))).toEqual([]);
    expect(ruleById("m003")).toBe("mapping-column-unknown");
    expect(ruleById("M999")).toBeUndefined();
  });

  it.each(Object.entries(ruleExamples) as [RuleCode, RuleExample][])(
    "%s: the bad example breaks it and nothing else, the good one is clean",
    async (code, example) => {
      // A floor of coverage is missed for the sake of what the note beside it names.
      const others = [...(await found(example.bad, example))].filter((each) => each !== "untested" || code === each);
      expect(others).toEqual([code]);
      expect([...(await found(example.good, example))]).toEqual([]);
    },
  );
});
