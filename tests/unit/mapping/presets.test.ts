import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { checkMapping, loadMapping, presetNames, runMappingTests } from "../../../src/mapping/index.ts";
import type { LoadedMapping } from "../../../src/mapping/index.ts";
import { cleanerFor } from "./clean.ts";

const io = {
  readText: (path: string) => readFile(path, "utf8"),
  readTable: async (path: string) =>
    (await readFile(path, "utf8"))
      .split(/\r?\n/)
      .filter((line) => line !== "")
      .map((line) => line.split(/[;,]/)),
};

async function load(name: string): Promise<LoadedMapping> {
  const { mapping, diagnostics } = await loadMapping(`preset:${name}`, io);
  expect(diagnostics).toEqual([]);
  if (mapping === undefined) throw new Error(name);
  return mapping;
}

it("the page on mappings names every shipped preset", async () => {
  const page = await readFile(new URL("../../../docs/mapping.md", import.meta.url), "utf8");
  expect(presetNames().filter((name) => !page.includes(`| \`${name}\``))).toEqual([]);
});

describe("the shipped presets", () => {
  it.each(presetNames())("%s passes the checker", async (name) => {
    const faults = checkMapping(await load(name)).filter((each) => each.severity !== "note");
    expect(faults).toEqual([]);
  });

  it.each(presetNames())("%s passes its own tests", async (name) => {
    const loaded = await load(name);
    const { failed, diagnostics } = runMappingTests(loaded, cleanerFor(loaded));
    expect(diagnostics.filter((each) => each.severity === "error")).toEqual([]);
    expect(failed).toBe(0);
    expect(loaded.mapping.tests?.length ?? 0).toBeGreaterThan(0);
  });
});
