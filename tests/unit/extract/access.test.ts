import { describe, expect, test } from "vitest";
import { openFile } from "../../../src/extract/index.ts";
import { accessOf } from "./access-builder.ts";
import type { AccessDatabase, AccessTable } from "./access-builder.ts";
import { readContent, temporaryFile } from "./helpers.ts";

const clients: AccessTable = {
  name: "Клиенты",
  columns: [
    { name: "Код", type: "long" },
    { name: "Название", type: "text" },
    { name: "ИНН", type: "text" },
    { name: "Телефон", type: "double" },
    { name: "Баланс", type: "currency" },
    { name: "Скидка", type: "single" },
    { name: "Изменён", type: "date" },
    { name: "Активен", type: "yesno" },
    { name: "Примечание", type: "memo" },
    { name: "Фото", type: "ole" },
  ],
  rows: [
    [
      7,
      'ООО "Ромашка"',
      "7707001234",
      78462316014,
      1250.5,
      0.1,
      new Date(Date.UTC(2020, 1, 29)),
      true,
      "короткое",
      "x",
    ],
    [8, "Удалённая", null, null, null, null, null, false, null, null],
    [9, "Latin Ltd", null, null, null, null, null, false, "двести знаков ".repeat(13), null],
    [
      10,
      "ИП Петров",
      "500100732259",
      79161112233,
      -3.25,
      2.5,
      new Date(Date.UTC(2021, 4, 9, 10, 20)),
      true,
      "длинное ".repeat(999),
      null,
    ],
    [null, null, null, null, null, null, null, null, null, null],
  ],
  deleted: [1],
  moved: [3],
};

/** The third row has nothing: yes or no there always is, so it is no blank row. */
const expected = [
  {
    Код: "7",
    Название: 'ООО "Ромашка"',
    ИНН: "7707001234",
    Телефон: "78462316014",
    Баланс: "1250.5000",
    Скидка: "0.1",
    Изменён: "2020-02-29",
    Активен: "TRUE",
    Примечание: "короткое",
    Фото: "",
  },
  { Код: "9", Название: "Latin Ltd", Активен: "FALSE", Примечание: "двести знаков ".repeat(13) },
  { Код: "", Название: "", Активен: "FALSE" },
  {
    Код: "10",
    Название: "ИП Петров",
    ИНН: "500100732259",
    Телефон: "79161112233",
    Баланс: "-3.2500",
    Скидка: "2.5",
    Изменён: "2021-05-09T10:20:00",
    Активен: "TRUE",
    Примечание: "длинное ".repeat(999),
  },
];

const orders: AccessTable = {
  name: "Orders",
  columns: [{ name: "Ref", type: "long" }],
  rows: Array.from({ length: 25_000 }, (_, i) => [i + 1]),
};

describe.each(["jet3", "jet4", "ace"] as const)("%s", (version) => {
  const read = (database: Omit<AccessDatabase, "version">, table?: string) =>
    readContent(version === "ace" ? "old.accdb" : "old.mdb", accessOf({ ...database, version }), {
      ...(table !== undefined && { table }),
    });

  test("every type of column, long texts, deleted and moved rows", async () => {
    const { facts, rows, records } = await read({ tables: [orders, clients] });
    expect(rows).toMatchObject(expected);
    expect(records.map(({ line, sheet }) => `${sheet} ${line}`)).toEqual([1, 2, 3, 4].map((line) => `Клиенты ${line}`));
    expect(facts[0]?.issues).toEqual([
      { code: "sheets-not-read", severity: "note", params: { count: 1, names: "Orders" } },
      { code: "objects-not-read", severity: "note", at: "Фото" },
    ]);
    expect(facts[0]?.encoding).toBe(version === "jet3" ? "windows-1251" : undefined);
  });

  test("a table is drawn in slices, whole and in order", async () => {
    const { records } = await read({ tables: [orders, clients] }, "Orders");
    expect(records.map(({ values }) => values[0])).toEqual(orders.rows.map(([ref]) => String(ref)));
  });

  test("tables that lie in another file are named", async () => {
    const linked = [{ name: "Поставщики", file: "D:\\base_be.mdb" }];
    expect((await read({ tables: [clients], linked })).facts[0]?.issues).toContainEqual({
      code: "access-tables-linked",
      severity: "note",
      params: { names: "Поставщики (D:\\base_be.mdb)" },
    });
    await expect(read({ tables: [], linked })).rejects.toMatchObject({ code: "access-tables-elsewhere" });
    await expect(read({ tables: [] })).rejects.toMatchObject({ code: "access-without-tables" });
  });
});

test("a Jet 3 header that names the Western code page is not believed against the texts", async () => {
  const bytes = accessOf({ version: "jet3", tables: [clients], codePage: 1251, claimedCodePage: 1252 });
  expect((await readContent("a.mdb", bytes)).rows[0]?.["Название"]).toBe('ООО "Ромашка"');
});

test("of a hyperlink the address is the value, and the whole stays stored", async () => {
  const table: AccessTable = {
    name: "Sites",
    columns: [{ name: "Site", type: "memo" }],
    rows: [["Our site#http://romashka.example/#"], ["#mailto:info@romashka.example#"], ["№ 5 # 7 # 9"]],
  };
  const { records } = await readContent("a.mdb", accessOf({ tables: [table] }));
  expect(records.map(({ values }) => values[0])).toEqual([
    "http://romashka.example/",
    "info@romashka.example",
    "№ 5 # 7 # 9",
  ]);
  expect(records[0]?.stored).toEqual({ Site: "Our site#http://romashka.example/#" });
});

test("an encrypted database, and one cut off, end in one clear error", async () => {
  const encrypted = await temporaryFile("a.accdb", accessOf({ version: "ace", tables: [clients], key: 7 }));
  await expect(openFile(encrypted, { path: "a.accdb" })).rejects.toMatchObject({ code: "access-encrypted" });
  const whole = accessOf({ tables: [clients, orders] });
  await expect(readContent("a.mdb", whole.subarray(0, whole.length / 2), { table: "*" })).rejects.toMatchObject({
    code: "access-broken",
  });
});
