import { describe, expect, it } from "vitest";
import { carriesRows, compileMapping, runMappingTests } from "../../../src/mapping/index.ts";
import { cleanerFor } from "./clean.ts";
import { loadText, mapRows } from "./support.ts";

/** The example of the design, word for word but for the editor's header line. */
const example = `
version: 1
title: Managers' workbook
source:
  format: xlsx
  sheet: "*"
  headerHas: [Компания, Телефон]
defaults: { country: RU, city: Самара }
counterparty:
  sourceKey: [Компания, Город]
  name: Компания
  inn: ИНН
  phones:
    - Телефон
    - { column: Факс, kind: fax }
  emails: E-mail
  addresses: { column: Адрес, kind: legal }
  updatedAt: { column: Изменён, date: dd.MM.yyyy }
  tags: { column: Категория, split: ";" }
  responsible: { column: Менеджер, lookup: tables/users.xlsx }
  find: { phones: Примечание, emails: Примечание }
contact:
  when: { present: Контактное лицо }
  fullName: Контактное лицо
  position: { column: Должность, lookup: tables/positions.csv }
  phones: { column: Моб. телефон, kind: mobile }
ignore:
  № п/п: "row number of the sheet"
tests:
  - given: { Компания: 'ООО "Ромашка"', Телефон: "8 (846) 231-60-14 доб. 139" }
    expect: { counterparty: { name: Ромашка, legalForm: ООО, phones: ["+7 846 231-60-14 доб. 139"] } }
  - given: { Компания: "", Телефон: "нет" }
    reject: name-missing
`;

const tables = {
  "tables/users.xlsx": [
    ["Менеджер", "CRM"],
    ["Петрова О.", "o.petrova"],
  ],
  "tables/positions.csv": [
    ["было", "стало"],
    ["гл. бух.", "главный бухгалтер"],
  ],
};

const header =
  "№ п/п|Компания|Город|ИНН|Телефон|Факс|E-mail|Адрес|Изменён|Категория|Менеджер|Примечание|Контактное  лицо|ДОЛЖНОСТЬ|Моб.\nтелефон".split(
    "|",
  );

describe("compileMapping", () => {
  it("makes a draft of the design's own example", async () => {
    const row =
      '1|ООО "Ромашка"| Самара  2 ||231-60-14|231-60-15|||01.02.2020|Опт; VIP|петрова о.|звонить 231-00-00|Иванова Анна|Гл. бух.|8 927 000-00-00';
    const [mapped] = await mapRows(example, header, [row.split("|")], tables);
    expect(mapped).toEqual({
      issues: [],
      drafts: [
        {
          place: { source: "s", path: "f.csv", line: 2 },
          key: 'ООО "Ромашка"|Самара 2',
          identity: "",
          defaults: { country: "RU", city: "Самара" },
          counterparty: {
            fields: {
              name: [{ text: 'ООО "Ромашка"', at: "Компания" }],
              phones: [
                { text: "231-60-14", at: "Телефон" },
                { text: "231-60-15", at: "Факс", kind: "fax" },
                { text: "звонить 231-00-00", at: "Примечание", find: true },
              ],
              emails: [{ text: "звонить 231-00-00", at: "Примечание", find: true }],
              updatedAt: [{ text: "01.02.2020", at: "Изменён", date: "dd.MM.yyyy" }],
              tags: [
                { text: "Опт", at: "Категория", raw: "Опт; VIP" },
                { text: "VIP", at: "Категория", raw: "Опт; VIP" },
              ],
              responsible: [{ text: "o.petrova", at: "Менеджер", raw: "петрова о." }],
              notes: [{ text: "звонить 231-00-00", at: "Примечание" }],
            },
            extra: {},
          },
          contacts: [
            {
              fields: {
                fullName: [{ text: "Иванова Анна", at: "Контактное  лицо" }],
                position: [{ text: "главный бухгалтер", at: "ДОЛЖНОСТЬ", raw: "Гл. бух." }],
                phones: [{ text: "8 927 000-00-00", at: "Моб.\nтелефон", kind: "mobile" }],
              },
              extra: {},
            },
          ],
        },
      ],
    });
  });

  it("keeps a value that a lookup does not know, with an issue", async () => {
    const text = "version: 1\ncounterparty: { name: N, responsible: { column: M, lookup: { table: { a: b } } } }";
    const [mapped] = await mapRows(text, ["N", "M"], [["x", "c"]]);
    expect(mapped).toMatchObject({
      issues: [
        { code: "lookup-unknown", severity: "warning", place: "s@f.csv:2", at: "M", field: "responsible", raw: "c" },
      ],
      drafts: [{ counterparty: { fields: { responsible: [{ text: "c", raw: "c", unknownTo: "(table)" }] } } }],
    });
  });

  it("lines up the parts of repeated elements", async () => {
    const text = `
version: 1
counterparty:
  name: Имя
  bankAccounts: { parts: { account: Счета/Счет/Номер, bik: Счета/Счет/Банк/БИК } }
  phones: { column: "Контакты/Контакт[Тип=Телефон*]/Значение", kind: { attribute: Тип, lookup: { table: { Телефон мобильный: mobile } } } }
`;
    const paths = [
      "Имя",
      "Счета/Счет/Номер",
      "Счета/Счет#2/Номер",
      "Счета/Счет#2/Банк/БИК",
      "Контакты/Контакт[Тип=Телефон мобильный]/Значение",
      "Контакты/Контакт[Тип=Телефон раб/факс]#2/Значение",
    ];
    const [mapped] = await mapRows(text, paths, [["x", "111", "222", "044", "1", "2"]]);
    expect(mapped).toMatchObject({
      drafts: [
        {
          counterparty: {
            fields: {
              bankAccounts: [
                { text: "111", parts: { account: "111" } },
                { text: "222, 044", parts: { account: "222", bik: "044" } },
              ],
              phones: [
                { text: "1", at: "Контакты/Контакт[Тип=Телефон мобильный]/Значение", kind: "mobile" },
                { text: "2", at: "Контакты/Контакт[Тип=Телефон раб/факс]#2/Значение" },
              ],
            },
          },
        },
      ],
    });
  });

  it("carries headings of groups and the cells above down, and clears them with the group", async () => {
    const text = `
version: 1
groups: [{ name: Группа, column: A, when: { absent: B } }]
carryDown: [C]
counterparty: { name: A, inn: B, city: C, tags: $group.Группа }
`;
    const rows = [
      ["Опт", "", ""],
      ["x", "1", "Самара"],
      ["y", "2", ""],
      ["Розница", "", ""],
      ["z", "3", ""],
    ];
    const mapped = await mapRows(text, ["A", "B", "C"], rows);
    expect(
      mapped.map((each) => ("leftOut" in each ? each.leftOut : each.drafts[0]?.counterparty?.fields)),
    ).toMatchObject([
      "group",
      { name: [{ text: "x" }], city: [{ text: "Самара" }], tags: [{ text: "Опт", at: "$group.Группа" }] },
      { name: [{ text: "y" }], city: [{ text: "Самара" }], tags: [{ text: "Опт" }] },
      "group",
      { name: [{ text: "z" }], tags: [{ text: "Розница" }] },
    ]);
    expect(mapped[4]).not.toHaveProperty("drafts.0.counterparty.fields.city");
    const { mapping } = await loadText(text);
    expect(mapping !== undefined && carriesRows(mapping.mapping)).toBe(true);
  });

  it("keeps a column that nothing maps in extra, and leaves ignored ones alone", async () => {
    const text = "version: 1\ncounterparty: { name: N }\nignore: { 'U*': why }";
    const [mapped] = await mapRows(text, ["N", "New", "U1", "U2"], [["x", "y", "1", "2"]]);
    expect(mapped).toMatchObject({ drafts: [{ counterparty: { extra: { New: "y" } }, identity: "x" }] });
  });

  it("rejects rows of which nothing is mapped, and rows by rule; leaves out by rule", async () => {
    const text = `
version: 1
leaveOut: [{ reason: archive, when: { column: T, is: архив } }]
reject: [{ reason: no inn, when: { absent: I } }]
contact: { fullName: N, phones: I }
`;
    const mapped = await mapRows(
      text,
      ["N", "I", "T"],
      [
        ["a", "1", " Архив "],
        ["a", "", ""],
        ["", "1", ""],
      ],
    );
    expect(mapped).toMatchObject([
      { leftOut: "filter:archive" },
      { drafts: [], issues: [{ code: "row-rejected", severity: "error", params: { reason: "no inn" } }] },
      { drafts: [{ contacts: [{ fields: { phones: [{ text: "1" }] } }] }] },
    ]);
  });
});

describe("a key of no end", () => {
  const texts = { latin: "k".repeat(2000), cyrillic: "ж".repeat(1000) };
  it.each(["counterparty: { sourceKey: K, name: N }", "contact: { sourceKey: K, fullName: N }"])(
    "rejects its row, for no index of a database would hold it: %s",
    async (block) => {
      const rows = Object.values(texts).flatMap((key) => [
        [key, "a"],
        [`${key}ж`, "b"],
      ]);
      const mapped = await mapRows(`version: 1\n${block}\n`, ["K", "N"], rows);
      const reject = { code: "source-key-too-long", severity: "error", params: { bytes: 2000 } };
      expect(mapped).toMatchObject([
        { drafts: [{ key: texts.latin }] },
        { drafts: [], issues: [reject] },
        { drafts: [{ key: texts.cyrillic }] },
        { drafts: [], issues: [reject] },
      ]);
    },
  );
});

describe("loadMapping", () => {
  it("names unknown keys where they stand, with the word that was meant", async () => {
    const { mapping, diagnostics } = await loadText(
      "version: 1\ncounterparty:\n  name: N\n  phonse: T\n  tags: { colum: T }\n",
    );
    expect(mapping).toBeUndefined();
    expect(diagnostics).toMatchObject([
      { rule: "M004", line: 4, column: 3, endColumn: 9, params: { key: "phonse" }, suggestion: "phones" },
      { rule: "M004", line: 5, column: 11, params: { key: "colum" }, suggestion: "column" },
    ]);
  });

  it("reports duplicate keys and broken syntax", async () => {
    expect((await loadText("version: 1\ntitle: a\ntitle: b\n")).diagnostics).toMatchObject([
      { rule: "M002", line: 3, column: 1, endColumn: 6, params: { key: "title" } },
    ]);
    expect((await loadText("version: [1\n")).diagnostics).toMatchObject([{ rule: "M001" }]);
  });
});

describe("a custom number", () => {
  const number = async (text: string) => {
    const yaml = "version: 1\ncounterparty:\n  name: N\n  custom: { Лимит: { column: L, type: number } }\n";
    const [mapped] = await mapRows(yaml, ["N", "L"], [["Ромашка", text]]);
    if (mapped === undefined || "leftOut" in mapped) throw new Error("left out");
    return [mapped.drafts[0]?.counterparty?.extra["Лимит"], mapped.issues.map((issue) => issue.code)];
  };

  it.each([
    ["1 234,50", "1234.50"],
    ["12,500.00", "12500.00"],
    ["1,234,567.8", "1234567.8"],
    ["1.234,50", "1234.50"],
    ["−0,125", "-0.125"],
    ["1234,567", "1234.567"],
    ["900", "900"],
  ])("%s is %s", async (text, expected) => {
    expect(await number(text)).toEqual([expected, []]);
  });

  it.each(["12,500", "1,23,456.7", "12.500.00", "пять", "1.234.567,8.9"])("%s is kept with an issue", async (text) => {
    expect(await number(text)).toEqual([text, ["custom-field-type"]]);
  });
});

it("a test may name the reason for which a rule of the mapping rejects a row, or the issue's code", async () => {
  const rule = "version: 1\ncounterparty: { name: N }\nreject: [{ reason: без ИНН, when: { absent: И } }]\n";
  for (const [expected, passed] of [
    ["без ИНН", 1],
    ["row-rejected", 1],
    ["без КПП", 0],
  ] as const) {
    const { mapping } = await loadText(`${rule}tests: [{ given: { N: Ромашка }, reject: ${expected} }]\n`);
    expect(runMappingTests(mapping!, cleanerFor(mapping!)).passed).toBe(passed);
  }
});

describe("a column that says something about another value", () => {
  const text = `
version: 1
counterparty:
  name: Name
  country: { column: Country, when: { absent: Phone } }
  phones:
    column: Phone
    country: { column: Country }
    kind: { column: Type, lookup: { table: { cell: mobile } } }
`;
  const paths = ["Name", "Phone", "Country", "Type"];

  it("is taken where that value is there, and kept in extra where it is not or does not know the word", async () => {
    const rows = [
      ["Vega", "030 901821", "DE", "cell"],
      ["Lyra", "030 901821", "DE", "desk"],
      ["Ursa", "", "DE", "cell"],
    ];
    const mapped = (await mapRows(text, paths, rows)).map((each) => {
      if ("leftOut" in each) throw new Error(each.leftOut);
      const { extra, fields } = each.drafts[0]?.counterparty ?? {};
      return { extra, phones: fields?.phones, kept: each.issues.map(({ code, at }) => `${code} ${at}`) };
    });
    const phone = { text: "030 901821", at: "Phone", country: "DE" };
    expect(mapped).toEqual([
      { extra: {}, phones: [{ ...phone, kind: "mobile" }], kept: [] },
      { extra: { Type: "desk" }, phones: [phone], kept: ["cell-kept-in-extra Type"] },
      { extra: { Type: "cell" }, phones: undefined, kept: ["cell-kept-in-extra Type"] },
    ]);
  });
});

describe("a row that gives no record", () => {
  const text = `
version: 1
contact:
  sourceKey: Id
  when: { column: Type, is: person }
  fullName: Name
  phones: { column: Phone, country: { column: Country } }
  of: { key: Firm }
`;

  it("lacks a name where it has a key or a reference, and is empty only where nothing mapped is filled", async () => {
    const paths = ["Type", "Id", "Firm", "Country", "Name", "Phone", "Shoe size"];
    const rows = [
      ["person", "7", "3", "DE", "", "", ""],
      ["person", "", "", "", "", "", "44"],
    ];
    const codes = (await mapRows(text, paths, rows)).map((each) =>
      "leftOut" in each ? each.leftOut : each.issues.map(({ code, severity }) => [code, severity]),
    );
    expect(codes).toEqual([[["name-missing", "error"]], [["record-empty", "error"]]]);
  });
});

it.each(["constructor", "__proto__"])(
  "a column called %s has its name in extra, and no value stored apart",
  async (column) => {
    const text = `
version: 1
title: T
source: { format: csv, delimiter: ",", encoding: utf-8 }
counterparty: { sourceKey: Id, name: Name, extra: [${column}], phones: ${column} }
`;
    const { mapping, diagnostics } = await loadText(text);
    if (mapping === undefined) throw new Error(JSON.stringify(diagnostics));
    const map = compileMapping(mapping, { source: "s", lookups: mapping.lookups });
    const mapped = map({
      path: "f.csv",
      line: 2,
      paths: ["Id", "Name", column],
      values: ["1", "Лотос", "x"],
      stored: { Name: "лотос" },
    });
    const [draft] = "drafts" in mapped ? mapped.drafts : [];
    expect(Object.entries(draft?.counterparty?.extra ?? {})).toEqual([[column, "x"]]);
    expect(draft?.counterparty?.fields.phones).toEqual([{ text: "x", at: column }]);
  },
);
