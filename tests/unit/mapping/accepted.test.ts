import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { checkMapping, columnFates, compileMapping, proposeMapping } from "../../../src/mapping/index.ts";
import type { LoadedMapping, Sample } from "../../../src/mapping/index.ts";
import { loadText } from "./support.ts";

const columns = ["Компания", "Телефон", "Телефон#2", "ИНН", "ФИО", "Город", "Дата", "Примечание", "Тип"];
const known = fc.constantFrom(
  "Компания",
  "Телефон",
  "Телефон#2",
  "ИНН",
  "ФИО",
  "Город",
  "Дата",
  "Примечание",
  "Тип",
  "т*",
  "$path",
  "$file",
);
const column = fc.oneof(
  { weight: 60, arbitrary: known },
  { weight: 1, arbitrary: fc.constantFrom("Телефн", "$pth", "", "Нет такой") },
);
const often = <T>(good: readonly T[], bad: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof({ weight: 15, arbitrary: fc.constantFrom(...good) }, { weight: 1, arbitrary: fc.constantFrom(...bad) });
const regex = often(["(\\d+)", "^\\w+", "a|b", "[а-я]+", "."], ["(a+)+", "(", "\\d+\\d+"]);

const condition: fc.Arbitrary<unknown> = fc.oneof(
  fc.record({ present: column }),
  fc.record({ absent: fc.array(column, { minLength: 1, maxLength: 2 }) }),
  fc.record({ column, is: fc.constantFrom<unknown>("x", ["x", "y"], 5) }),
  fc.record({ column, matches: regex }),
  fc.record({ any: fc.array(fc.record({ present: column }), { maxLength: 2 }) }),
  fc.record({ not: fc.record({ present: column }) }),
);

const value: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: column },
  { weight: 1, arbitrary: fc.array(column, { maxLength: 3 }) },
  {
    weight: 5,
    arbitrary: fc.record(
      {
        column: fc.oneof(column, fc.array(column, { minLength: 1, maxLength: 2 })),
        extract: regex,
        split: often([";", ","], [""]),
        take: often<string | number>(["first", "last", 1], [0]),
        join: fc.constantFrom(" ", ""),
        lookup: often<object>([{ table: { a: "b" } }, { table: { a: "b" }, unknown: "reject" }], [{}]),
        when: condition,
        kind: fc.constantFrom("fax", { column: "Тип" }, { attribute: "Тип" }),
        date: fc.constantFrom("dd.MM.yyyy", "DD.MM", ["yyyy-MM-dd", "d.M.yy"]),
      },
      { requiredKeys: ["column"] },
    ),
  },
  { weight: 1, arbitrary: fc.record({ template: often(["{Компания}[, {Город}]", "{ИНН}"], ["{Нет", "x"]) }) },
  { weight: 1, arbitrary: fc.record({ literal: fc.constantFrom("x", 5, true) }) },
  { weight: 1, arbitrary: fc.record({ firstOf: fc.array(column, { minLength: 1, maxLength: 2 }) }) },
);

const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });

const mapping = fc.record({
  version: fc.constant(1),
  onUnknownColumns: often(["extra"], ["error"]),
  counterparty: fc.record({
    name: often<unknown>(["Компания"], ["Компаня", ["Компания", "ФИО"]]),
    sourceKey: optional(fc.oneof(column, fc.array(column, { minLength: 1, maxLength: 2 }))),
    phones: optional(value),
    inn: optional(value),
    city: optional(value),
    tags: optional(value),
    updatedAt: optional(value),
    addresses: optional(
      fc.record({ parts: fc.dictionary(often(["city", "street"], ["sity"]), column, { minKeys: 1 }) }),
    ),
    head: optional(fc.record({ inn: column })),
    find: optional(fc.record({ phones: column })),
    extra: optional(fc.array(column, { minLength: 1, maxLength: 2 })),
    custom: optional(
      fc.record({ Поле: fc.record({ column, type: often(["number", "date", "boolean"], ["choice"]) }) }),
    ),
  }),
  contact: optional(fc.record({ when: optional(condition), fullName: fc.constant("ФИО"), position: optional(value) })),
  leaveOut: optional(
    fc.array(fc.record({ reason: often(["x"], ["a/b"]), when: condition }), { minLength: 1, maxLength: 2 }),
  ),
  groups: optional(fc.constant([{ name: "Г", column: "Компания", when: { absent: "ИНН" } }])),
  ignore: optional(fc.dictionary(column, often(["why"], [""]), { maxKeys: 2 })),
});

const sample: Sample = {
  file: "a.csv",
  columns,
  rows: [["Ромашка", "1", "2", "77", "Иванов", "Самара", "01.02.2020", "", "x"]],
};

/** The verdict of validate, plan and run alike: the rules of the errors found. */
async function judge(text: string): Promise<{ mapping: LoadedMapping | undefined; errors: string[] }> {
  const { mapping, diagnostics } = await loadText(text);
  const all = [...diagnostics, ...(mapping === undefined ? [] : checkMapping(mapping, { headers: [sample] }))];
  return { mapping, errors: all.filter((each) => each.severity === "error").map((each) => each.rule) };
}

const cell = fc.oneof(
  fc.constantFrom("", " ", "x", "a;b", "01.02.2020", "+7 846 231-60-14", "\u0000", "|"),
  fc.string({ maxLength: 8 }),
);

describe("what the checker accepts", () => {
  it("runs: every row gets exactly one fate and every column one, and nothing throws (property)", async () => {
    let accepted = 0;
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(
        mapping,
        fc.array(fc.array(cell, { minLength: 9, maxLength: 9 }), { maxLength: 4 }),
        async (data, rows) => {
          const { mapping: loaded, errors } = await judge(stringify(JSON.parse(JSON.stringify(data))));
          if (errors.length > 0 || loaded === undefined) {
            refused += 1;
            return;
          }
          accepted += 1;
          const map = compileMapping(loaded, { source: "s", lookups: loaded.lookups });
          for (const [index, values] of rows.entries()) {
            const mapped = map({ path: "a.csv", line: index + 2, paths: columns, values });
            const rejected = "issues" in mapped && mapped.issues.some((issue) => issue.severity === "error");
            expect("leftOut" in mapped || rejected || mapped.drafts.length === 1).toBe(true);
          }
          expect(columnFates(loaded, columns).map((fate) => fate.column)).toEqual(columns);
        },
      ),
      { numRuns: 400, seed: 11 },
    );
    // The property says nothing unless both kinds occur.
    expect(accepted).toBeGreaterThan(20);
    expect(refused).toBeGreaterThan(100);
  });

  it("does not depend on how the file is laid out (property)", async () => {
    await fc.assert(
      fc.asyncProperty(mapping, async (data) => {
        const plain: unknown = JSON.parse(JSON.stringify(data));
        const block = await judge(stringify(plain));
        const flow = await judge(JSON.stringify(plain));
        expect(flow.errors.sort()).toEqual(block.errors.sort());
      }),
      { numRuns: 150, seed: 12 },
    );
  });

  it("loses no cell: each filled cell of a drafted row is in a value, an extra, a key, a condition or ignored (property)", async () => {
    const names = fc.uniqueArray(
      fc.constantFrom("Компания", "ИНН", "Телефон", "Категория", "Скидка", "Код", "ФИО", "Примечание", "X"),
      {
        minLength: 2,
      },
    );
    await fc.assert(
      fc.asyncProperty(names, async (paths) => {
        const { yaml } = proposeMapping({ name: "x", columns: paths.map((name) => ({ name })) });
        const { mapping: loaded } = await loadText(yaml);
        if (loaded === undefined) throw new Error(yaml);
        const mapped = compileMapping(loaded, { source: "s", lookups: loaded.lookups })({
          path: "f",
          line: 2,
          paths,
          values: paths.map((_, index) => `cell${index}`),
        });
        const text = JSON.stringify(mapped);
        expect(paths.filter((_, index) => !text.includes(`cell${index}`))).toEqual([]);
      }),
      { numRuns: 200, seed: 13 },
    );
  });
});
