import fc from "fast-check";

/** The header that generated mappings are about. */
export const columns = ["Компания", "Телефон", "Телефон#2", "ИНН", "ФИО", "Город", "Дата", "Примечание", "Тип"];
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

/** Mappings of which some are sound and most have one fault or another. */
export const mapping = fc.record({
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
  tests: optional(
    fc
      .record({ given: fc.constant({ Компания: "Ромашка" }), name: often(["Ромашка"], ["Василёк"]) })
      .map(({ given, name }) => [{ given, expect: { counterparty: { name } } }]),
  ),
  coverage: optional(often([0], [1])),
  ignore: optional(fc.dictionary(column, often(["why"], [""]), { maxKeys: 2 })),
});
