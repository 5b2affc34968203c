import { describe, expect, it } from "vitest";
import { homeOfColumns, proposeMapping } from "../../../src/mapping/propose/index.ts";
import type { KnownColumn } from "../../../src/mapping/propose/index.ts";
import { homeCountry } from "../../../src/mapping/home-country.ts";
import { loadText } from "./support.ts";

const home = (...columns: KnownColumn[]): string | undefined => homeOfColumns(columns).country;

describe("the home country of a table", () => {
  it.each<[string, string | undefined, KnownColumn[]]>([
    ["numbers of one country", "RU", [{ name: "Name" }, { name: "INN", fill: 1 }]],
    ["numbers of another", "KZ", [{ name: "Наименование" }, { name: "БИН" }]],
    ["a VAT number is of no one country", undefined, [{ name: "Name" }, { name: "VAT No" }]],
    [
      "a country column that says one",
      "US",
      [{ name: "Name" }, { name: "Country", examples: ["USA", "United States"] }],
    ],
    ["a country column that says two", undefined, [{ name: "Name" }, { name: "Country", examples: ["USA", "DE"] }]],
    ["phones that name it", "GB", [{ name: "Name" }, { name: "Phone", phoneCountries: { GB: 3, US: 1 } }]],
    ["phones that disagree", undefined, [{ name: "Name" }, { name: "Phone", phoneCountries: { GB: 1, US: 1 } }]],
    [
      "the owner's phones do not count",
      undefined,
      [{ name: "Name" }, { name: "Owner phone", phoneCountries: { GB: 9 } }],
    ],
    ["Russian headers", "RU", [{ name: "Фирма" }, { name: "Телефон" }]],
    [
      "Ukrainian headers",
      "UA",
      [{ name: "Назва підприємства" }, { name: "Прізвище, ім'я" }, { name: "Їхній телефон" }],
    ],
    ["English headers alone tell nothing", undefined, [{ name: "Company" }, { name: "Phone", phoneCountries: {} }]],
  ])("%s: %s", (_, country, columns) => {
    expect(home(...columns)).toBe(country);
  });

  it("is none where a column says the country of each row, which is said instead of that nothing tells", () => {
    const country = { name: "Country", examples: ["Germany", "France"] };
    const all = homeOfColumns([{ name: "Supplier" }, { ...country, fill: 1 }, { name: "Phone" }]);
    expect(all).toMatchObject({ reason: { code: "guess-country-rows" }, rows: { column: "Country", all: true } });
    const some = homeOfColumns([{ name: "Supplier" }, { ...country, fill: 0.5 }, { name: "Phone" }]);
    expect(some).toMatchObject({ reason: { code: "guess-country-some-rows" }, rows: { all: false } });
    const none = homeOfColumns([{ name: "Supplier" }, { name: "Country", fill: 1, examples: ["x", "y"] }]);
    expect(none.rows).toBeUndefined();
  });

  it("is written with its reason, and as unknown where nothing tells", async () => {
    const columns = [{ name: "Company" }, { name: "Phone" }];
    const unknown = proposeMapping({ name: "x", columns, home: homeOfColumns(columns) });
    expect(unknown.yaml).toContain("defaults: { country: unknown }  # nothing here tells");
    expect((await loadText(unknown.yaml)).diagnostics).toEqual([]);
  });

  it("is the first that is stated, RU where none is, and nowhere when unknown", () => {
    expect(homeCountry(undefined, "KZ")).toBe("KZ");
    expect(homeCountry(undefined, undefined)).toBe("RU");
    expect(homeCountry("unknown", "KZ")).toBeUndefined();
  });
});

describe("columns of extensions", () => {
  const phones = async (...names: string[]): Promise<unknown> => {
    const proposal = proposeMapping({ name: "x", columns: names.map((name) => ({ name })) });
    const { mapping } = await loadText(proposal.yaml);
    return mapping?.mapping.counterparty?.phones;
  };

  it("belong to the phone whose header they repeat", async () => {
    expect(await phones("Company", "Phone", "Main Phone", "Main Phone Extension")).toEqual([
      "Phone",
      { parts: { number: "Main Phone", extension: "Main Phone Extension" } },
    ]);
  });

  it("else to the column before, else to the only landline", async () => {
    expect(await phones("Компания", "Телефон", "доб.", "Факс")).toEqual([
      { column: "Факс", kind: "fax" },
      { parts: { number: "Телефон", extension: "доб." } },
    ]);
    expect(await phones("Company", "Phone", "Mobile Phone", "E-mail", "EXT")).toEqual([
      { column: "Mobile Phone", kind: "mobile" },
      { parts: { number: "Phone", extension: "EXT" } },
    ]);
  });

  it("of two columns of one name to the one before, which then stands by itself", async () => {
    expect(await phones("Компания", "Телефон", "Телефон#2", "внутр.")).toEqual([
      "Телефон#1",
      { parts: { number: "Телефон#2", extension: "внутр." } },
    ]);
    expect(await phones("Компания", "Телефон", "внутр.", "Телефон#2", "внутр.#2")).toEqual([
      { parts: { number: "Телефон#1", extension: "внутр.#1" } },
      { parts: { number: "Телефон#2", extension: "внутр.#2" } },
    ]);
  });

  it("are kept where no phone is theirs", async () => {
    const proposal = proposeMapping({ name: "x", columns: [{ name: "Company" }, { name: "Ext." }] });
    expect(proposal.columns).toContainEqual({
      column: "Ext.",
      to: "extra",
      reason: "an extension, but of which phone?",
    });
  });
});
