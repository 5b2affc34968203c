import { describe, expect, it } from "vitest";
import { checkMapping } from "../../../src/mapping/index.ts";
import { homeOfColumns, proposeMapping } from "../../../src/mapping/propose/index.ts";
import type { KnownColumn } from "../../../src/mapping/propose/index.ts";
import { loadText, mapRows } from "./support.ts";

const proposed = (...columns: KnownColumn[]): string =>
  proposeMapping({ name: "x", columns, home: homeOfColumns(columns) }).yaml;

const schemesOf = async (yaml: string, column: string, cells: readonly string[]): Promise<(string | undefined)[][]> => {
  const mapped = await mapRows(
    yaml,
    ["Наименование", column],
    cells.map((cell) => ["Ромашка", cell]),
  );
  return mapped.map((row) => {
    const draft = "drafts" in row ? row.drafts[0] : undefined;
    return draft?.counterparty?.fields.identifiers?.map(({ scheme }) => scheme) ?? [];
  });
};

describe("a column with numbers of several countries", () => {
  it.each(["БИН/УНП", "УНП / БИН", "БИН и УНП", "БИН/ИИН/УНП"])(
    "%s is read by the form of each cell, and nothing is lost",
    async (column) => {
      const yaml = proposed({ name: "Наименование" }, { name: column });
      const { mapping, diagnostics } = await loadText(yaml);
      expect([...diagnostics, ...checkMapping(mapping!)].filter(({ code }) => code !== "untested")).toEqual([]);
      const cells = ["941240000193", "100582333", "МА1953684", "9412 4000 0193", "12345", "9412400001934"];
      expect(await schemesOf(yaml, column, cells)).toEqual(
        ["kz-bin", "by-unp", "by-unp", "kz-bin", "by-unp", "by-unp"].map((scheme) => [scheme]),
      );
    },
  );

  it("is told by form among three countries too", async () => {
    const yaml = proposed({ name: "Наименование" }, { name: "ИНН/УНП/ЕДРПОУ" });
    const cells = ["7707001234", "500100732259", "100582333", "32855961"];
    expect(await schemesOf(yaml, "ИНН/УНП/ЕДРПОУ", cells)).toEqual([["ru-inn"], ["ru-inn"], ["by-unp"], ["ua-edrpou"]]);
  });

  it("is nobody's home, and the countries of the rows are asked for", () => {
    const columns: KnownColumn[] = [
      { name: "Наименование" },
      { name: "БИН/УНП" },
      { name: "Страна", fill: 1, examples: ["КЗ", "РБ"] },
    ];
    expect(homeOfColumns(columns)).toMatchObject({ rows: { column: "Страна" } });
    expect(homeOfColumns(columns.slice(0, 2)).country).toBeUndefined();
  });

  it.each(["ИНН/КПП", "БИН/ИИН", "ОГРН/ОГРНИП"])("%s is of one country, and read as ever", (column) => {
    expect(proposed({ name: "Наименование" }, { name: column })).not.toContain("matches");
  });
});

describe("a number of another country than the mapping's (M028)", () => {
  const mapping = (country: string): string =>
    `version: 1\ndefaults: { country: KZ }\ncounterparty:\n  name: A\n${country}  identifiers:\n    - { column: B, scheme: by-unp }\n`;
  const codes = async (text: string): Promise<string[]> => {
    const { mapping: loaded } = await loadText(text);
    return checkMapping(loaded!)
      .map(({ code }) => code)
      .filter((code) => code === "country-mismatch");
  };

  it("is said, but not where a column says the country of each row", async () => {
    expect(await codes(mapping(""))).toEqual(["country-mismatch"]);
    expect(await codes(mapping("  country: { literal: KZ }\n"))).toEqual(["country-mismatch"]);
    expect(await codes(mapping("  country: C\n"))).toEqual([]);
  });
});
