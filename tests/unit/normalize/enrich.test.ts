import { describe, expect, test } from "vitest";
import type { Draft, Reference } from "../../../src/model/index.ts";
import { createNormalizer } from "../../../src/normalize/index.ts";

const identity = { source: "s", key: "1", hash: "0".repeat(64), places: ["s@f:2"] };
const draft = (fields: Record<string, string>): Draft => ({
  place: { source: "s", path: "f", line: 2 },
  identity: "1",
  defaults: {},
  counterparty: {
    fields: Object.fromEntries(
      Object.entries(fields).map(([field, text]) => [field, [{ text, at: `Ячейка ${field}` }]]),
    ),
    extra: {},
  },
  contacts: [],
});
const register = (more: Partial<Reference> = {}): Reference => ({
  file: "register.csv",
  schemes: ["ru-inn"],
  take: [
    { field: "phones", column: "Телефон" },
    { field: "city", column: "Город" },
  ],
  overwrite: false,
  rows: new Map([["6314001239", ["8 (846) 277-12-40", "Самара"]]]),
  ...more,
});
const clean = (fields: Record<string, string>, reference = register()) => {
  const { records, issues } = createNormalizer({ country: "RU", references: [reference] })(draft(fields), identity);
  return { record: records[0], issues: issues.map(({ code }) => code) };
};

describe("a join with a reference file", () => {
  test("fills what the row does not say, cleans it, and says where it comes from", () => {
    const { record, issues } = clean({ name: "Лотос", inn: "6314001239", phones: "нет" });
    expect(record?.phones).toMatchObject([
      { e164: "+78462771240", raw: "8 (846) 277-12-40", at: "register.csv: Телефон", rule: "enrich+phone-e164" },
    ]);
    expect(record?.city).toMatchObject({ value: "Самара", at: "register.csv: Город", rule: "enrich" });
    expect(issues).toEqual(["enriched", "enriched"]);
  });

  test("finds its row by an identifier that stood in the name, and not by one whose check digit is wrong", () => {
    expect(clean({ name: "Лотос ИНН 6314001239" }).record?.phones).toHaveLength(1);
    expect(clean({ name: "Лотос", inn: "6314001230" }).record?.phones).toEqual([]);
  });

  test("leaves alone what the row says", () => {
    const { record } = clean({ name: "Лотос", inn: "6314001239", phones: "8 916 111-22-33" });
    expect(record?.phones.map(({ e164 }) => e164)).toEqual(["+79161112233"]);
    expect(record?.city?.value).toBe("Самара");
  });

  test("overwrites when told, and keeps what stood there under its column", () => {
    const { record, issues } = clean(
      { name: "Лотос", inn: "6314001239", phones: "8 916 111-22-33" },
      register({ overwrite: true }),
    );
    expect(record?.phones.map(({ e164 }) => e164)).toEqual(["+78462771240"]);
    expect(record?.extra).toEqual({ "Ячейка phones": "8 916 111-22-33" });
    expect(issues).toEqual(["enrich-replaced", "enriched"]);
  });
});

describe("rules that a project chose", () => {
  const place = { name: "Лотос", inn: "6314001239" };

  test("a filling rule switched off fills nothing", () => {
    const on = createNormalizer({ country: "RU" })(draft(place), identity).records[0];
    const off = createNormalizer({ country: "RU", rules: { off: ["region-from-inn"] } })(draft(place), identity);
    expect(on?.region?.rule).toBe("region-from-inn");
    expect(off.records[0]?.region).toBeUndefined();
  });

  test("put first among those of its field, a rule wins", () => {
    const row = draft({ ...place, kind: "физ. лицо" });
    const kinds = [{}, { order: { kind: ["kind-said"] } }].map((rules) => {
      const [record] = createNormalizer({ country: "RU", rules })(row, identity).records;
      return record?.kind;
    });
    expect(kinds).toEqual(["organisation", "person"]);
  });

  test("an own spelling comes before every other rule and is told", () => {
    const spellings = [{ field: "city", entries: new Map([["мск", "г. Москва"]]) }];
    const [record] = createNormalizer({ country: "RU", spellings })(draft({ ...place, city: "МСК" }), identity).records;
    expect(record?.city).toEqual({ value: "Москва", raw: "МСК", at: "Ячейка city", rule: "spelling+city-spelling" });
  });
});

test.each(["constructor", "__proto__"])("what a reference replaces is kept under a column called %s, too", (at) => {
  const row: Draft = {
    ...draft({ name: "Лотос", inn: "6314001239" }),
    counterparty: {
      fields: {
        name: [{ text: "Лотос", at: "A" }],
        inn: [{ text: "6314001239", at: "B" }],
        city: [{ text: "Омск", at }],
      },
      extra: {},
    },
  };
  const { records } = createNormalizer({ country: "RU", references: [register({ overwrite: true })] })(row, identity);
  expect(Object.entries(records[0]?.extra ?? {})).toEqual([[at, "Омск"]]);
});
