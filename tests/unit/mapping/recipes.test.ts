import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { checkMapping, loadMapping, runMappingTests } from "../../../src/mapping/index.ts";
import { cleanerFor } from "./clean.ts";

const page = readFileSync(fileURLToPath(new URL("../../../docs/recipes.md", import.meta.url)), "utf8");

/** A recipe is a heading with one YAML block below it, and CSV blocks for the tables it names. */
const recipes = page
  .split(/^## /m)
  .slice(1)
  .map((section) => ({
    title: section.slice(0, section.indexOf("\n")),
    mappings: [...section.matchAll(/^```yaml\n([\s\S]*?)^```/gm)].map((match) => match[1] ?? ""),
    tables: Object.fromEntries(
      [...section.matchAll(/^```csv (\S+)\n([\s\S]*?)^```/gm)].map((match) => [match[1] ?? "", match[2] ?? ""]),
    ),
  }));

describe("the recipes", () => {
  it("are at least twenty, each with one mapping", () => {
    expect(recipes.length).toBeGreaterThanOrEqual(20);
    expect(recipes.filter((recipe) => recipe.mappings.length !== 1)).toEqual([]);
  });

  it.each(recipes)("$title", async ({ mappings: [text = ""], tables }) => {
    const { mapping, diagnostics } = await loadMapping("recipe.yaml", {
      readText: (path) => (path === "recipe.yaml" ? text : readFile(path, "utf8")),
      readTable: (path) => {
        const table = tables[path];
        if (table === undefined) throw new Error(`no table ${path} on the page`);
        return table
          .trim()
          .split("\n")
          .map((line) => line.split(";"));
      },
    });
    expect(diagnostics).toEqual([]);
    if (mapping === undefined) throw new Error("not loaded");
    expect(checkMapping(mapping).filter((each) => each.severity !== "note")).toEqual([]);
    const run = runMappingTests(mapping, cleanerFor(mapping));
    expect(run.diagnostics.filter((each) => each.code === "test-failed")).toEqual([]);
    expect(run.passed).toBeGreaterThan(0);
    expect(run.failed).toBe(0);
  });
});
