import { describe, expect, it } from "vitest";
import { catalogue } from "../../../src/messages/catalogue.ts";
import {
  checkMapping,
  checkProject,
  loadProject,
  ruleById,
  ruleCodes,
  ruleExamples,
  ruleOf,
} from "../../../src/mapping/index.ts";
import type { RuleCode, RuleExample } from "../../../src/mapping/index.ts";
import { loadText, memoryIo } from "./support.ts";

async function found(text: string, { project, context }: RuleExample): Promise<string[]> {
  if (project === true) {
    const { loaded, diagnostics } = await loadProject("p.yaml", memoryIo({ "p.yaml": text }));
    return [...diagnostics, ...(loaded === undefined ? [] : checkProject(loaded))].map((each) => each.code);
  }
  const { mapping, diagnostics } = await loadText(text);
  return [...diagnostics, ...(mapping === undefined ? [] : checkMapping(mapping, context))].map((each) => each.code);
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
    "%s: the bad example is found, the good one is clean",
    async (code, example) => {
      expect(await found(example.bad, example)).toContain(code);
      expect(await found(example.good, example)).toEqual([]);
    },
  );
});
