import ExcelJS from "exceljs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readContent } from "./helpers.ts";
import { sheetData, workbookOf } from "./zip-builder.ts";

/** Writes a workbook with exceljs and reads it with our reader. */
async function workbook(fill: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  fill(book.addWorksheet("Клиенты"), book);
  return Buffer.from(await book.xlsx.writeBuffer());
}

const header = ["Компания", "ИНН", "Телефон", "Город"];

describe("values", () => {
  test("numbers come out with all their digits", async () => {
    const bytes = await workbook((sheet) => {
      sheet.addRow(header);
      sheet.addRow(["А", 502413123456, 79161112233, 0.1 + 0.2]);
      sheet.addRow(["Б", 5e-7, -12.5, 1e20]);
    });
    const { rows, facts, issues } = await readContent("a.xlsx", bytes);
    expect(rows).toEqual([
      { Компания: "А", ИНН: "502413123456", Телефон: "79161112233", Город: "0.3" },
      { Компания: "Б", ИНН: "0.0000005", Телефон: "-12.5", Город: "100000000000000000000" },
    ]);
    expect(facts[0]?.issues).toContainEqual({
      code: "numbers-shown-rounded",
      severity: "note",
      at: "ИНН",
      params: { count: 1 },
    });
    expect(issues).toEqual(["3 digits-lost Город"]);
  });

  test("an account of 20 digits ruined by Excel is said to be ruined", async () => {
    const sheet = `<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Имя</t></is></c><c r="B1" t="inlineStr"><is><t>Счёт</t></is></c></row>
      <row r="2"><c r="A2" t="inlineStr"><is><t>А</t></is></c><c r="B2"><v>4.0702810900000002E+19</v></c></row></sheetData>`;
    const { rows, issues, records } = await readContent("a.xlsx", workbookOf(sheet));
    expect(rows[0]?.["Счёт"]).toBe("40702810900000000000");
    expect(issues).toEqual(["2 digits-lost Счёт"]);
    expect(records[0]?.stored).toEqual({ Счёт: "4.0702810900000002E+19" });
  });

  test("formats that add zeros or masks are shown as the sheet shows them", async () => {
    const bytes = await workbook((sheet) => {
      sheet.addRow(header);
      const row = sheet.addRow(["А", 123456789, 9161112233, 1234.5]);
      row.getCell(2).numFmt = "0000000000";
      row.getCell(3).numFmt = '"+7 "(000) 000-00-00';
      row.getCell(4).numFmt = "#,##0.00";
    });
    const { rows, records } = await readContent("a.xlsx", bytes);
    expect(rows[0]).toEqual({ Компания: "А", ИНН: "0123456789", Телефон: "+7 (916) 111-22-33", Город: "1234.5" });
    expect(records[0]?.stored).toEqual({ ИНН: "123456789", Телефон: "9161112233" });
  });

  test.each([false, true])("dates are ISO text (1904 epoch: %s)", async (date1904) => {
    const bytes = await workbook((sheet, book) => {
      book.properties.date1904 = date1904;
      sheet.addRow(["Имя", "Дата", "Время", "Миг"]);
      const row = sheet.addRow(["А", new Date(Date.UTC(2024, 2, 15)), 0.5, new Date(Date.UTC(2024, 2, 15, 9, 30, 15))]);
      row.getCell(2).numFmt = "dd.mm.yyyy";
      row.getCell(3).numFmt = "h:mm";
      row.getCell(4).numFmt = "dd.mm.yyyy hh:mm:ss";
    });
    const { rows } = await readContent("a.xlsx", bytes);
    expect(rows[0]).toEqual({ Имя: "А", Дата: "2024-03-15", Время: "12:00:00", Миг: "2024-03-15T09:30:15" });
  });

  test("rich text, formulas, booleans, links and errors", async () => {
    const bytes = await workbook((sheet) => {
      sheet.addRow(["Имя", "Формула", "Ложь", "Ссылка", "Ошибка"]);
      sheet.addRow([
        { richText: [{ text: "ООО " }, { font: { bold: true }, text: "Ромашка" }] },
        { formula: "1+1", result: 2 },
        false,
        { text: "сайт", hyperlink: "https://a.example" },
        { error: "#N/A" },
      ]);
      sheet.addRow(["Б", { formula: "NOW()" }, true, "", ""]);
    });
    const { rows, records, issues } = await readContent("a.xlsx", bytes);
    expect(rows[0]).toEqual({ Имя: "ООО Ромашка", Формула: "2", Ложь: "FALSE", Ссылка: "сайт", Ошибка: "" });
    expect(records[0]?.stored).toEqual({ Формула: "=1+1", Ошибка: "#N/A" });
    expect(issues).toEqual(["2 cell-error Ошибка", "3 formula-without-result Формула"]);
  });

  test("escaped control characters and spaces are kept", async () => {
    const { rows } = await readContent(
      "a.xlsx",
      workbookOf(
        sheetData([
          ["Имя", "Б"],
          [" а_x000D_\n&amp;&#1041; ", "1"],
        ]),
      ),
    );
    expect(rows[0]?.["Имя"]).toBe(" а\r\n&Б ");
  });

  test("phonetic guides are no part of a text", async () => {
    const strings = `<sst><si><t>Имя</t></si><si><r><t>東京</t></r><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si></sst>`;
    const sheet = `<sheetData><row><c t="s"><v>0</v></c></row><row><c t="s"><v>1</v></c></row></sheetData>`;
    const { rows } = await readContent("a.xlsx", workbookOf(sheet, { "xl/sharedStrings.xml": strings }));
    expect(rows).toEqual([{ Имя: "東京" }]);
  });
});

describe("parts", () => {
  test("shared strings are found under xl/SharedStrings.xml", async () => {
    const sheet = `<sheetData><row><c t="s"><v>0</v></c></row><row><c t="s"><v>1</v></c></row><row><c t="s"><v>7</v></c></row></sheetData>`;
    const strings = "<sst><si><t>Имя</t></si><si><t>Анна</t></si></sst>";
    const { rows, issues } = await readContent("a.xlsx", workbookOf(sheet, { "xl/SharedStrings.xml": strings }));
    expect(rows[0]).toEqual({ Имя: "Анна" });
    expect(issues).toEqual(["3 cell-broken Имя"]);
  });

  test("prefixes and absolute targets", async () => {
    const bytes = workbookOf("", {
      "xl/workbook.xml": `<x:workbook xmlns:x="m" xmlns:r="r"><x:sheets><x:sheet name="Л" sheetId="1" r:id="rId1"/></x:sheets></x:workbook>`,
      "xl/_rels/workbook.xml.rels": `<Relationships xmlns="p"><Relationship Id="rId1" Type="http://x/worksheet" Target="/xl/worksheets/sheet1.xml"/></Relationships>`,
      "xl/worksheets/sheet1.xml": `<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>Имя</x:t></x:is></x:c></x:row><x:row><x:c><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
    });
    expect((await readContent("a.xlsx", bytes)).rows).toEqual([{ Имя: "5" }]);
  });

  test("the first visible sheet is read, the others are named; hidden ones can be asked for", async () => {
    const bytes = await workbook((sheet, book) => {
      sheet.state = "hidden";
      sheet.addRow(["Имя"]);
      sheet.addRow(["скрытый"]);
      for (const name of ["Второй", "Третий"]) book.addWorksheet(name).addRows([["Имя"], [name]]);
    });
    const first = await readContent("a.xlsx", bytes);
    expect(first.rows).toEqual([{ Имя: "Второй" }]);
    expect(first.facts[0]?.issues?.[0]?.params).toEqual({ count: 2, names: "Клиенты, Третий" });
    const all = await readContent("a.xlsx", bytes, { sheet: "*" });
    expect(all.records.map((record) => record.sheet)).toEqual(["Клиенты", "Второй", "Третий"]);
    expect(all.facts[0]).toMatchObject({ hidden: true, sheet: "Клиенты" });
    const named = await readContent("a.xlsx", bytes, { sheet: ["третий"] });
    expect(named.rows).toEqual([{ Имя: "Третий" }]);
    await expect(readContent("a.xlsx", bytes, { sheet: "Нет" })).rejects.toMatchObject({ code: "sheet-missing" });
  });

  test("a sheet without the header asked for is left out whole, and counted", async () => {
    const bytes = await workbook((sheet, book) => {
      sheet.addRows([["Инструкция"], ["читать внимательно"]]);
      book.addWorksheet("Данные").addRows([
        ["Имя", "Телефон"],
        ["А", "1"],
      ]);
    });
    const { rows, leftOut } = await readContent("a.xlsx", bytes, { sheet: "*", headerHas: ["Телефон"] });
    expect(rows).toEqual([{ Имя: "А", Телефон: "1" }]);
    expect(leftOut).toEqual(["1 no-header", "2 no-header"]);
  });
});

describe("layout", () => {
  test("titles, groups by outline, totals, hidden rows", async () => {
    const bytes = await workbook((sheet) => {
      sheet.addRow(["Контрагенты"]);
      sheet.addRow([]);
      sheet.addRow(header);
      sheet.addRow(["Опт"]);
      sheet.addRow(["Самара"]).outlineLevel = 1;
      sheet.addRow(["ООО Ромашка", "7707001234", "", "Самара"]).outlineLevel = 2;
      const hidden = sheet.addRow(["ООО Василёк", "7728168971", "", "Самара"]);
      hidden.outlineLevel = 2;
      hidden.hidden = true;
      sheet.addRow(["Розница"]);
      sheet.addRow(["ИП Петров", "", "", "Уфа"]).outlineLevel = 1;
      sheet.addRow(["Без группы", "", "", "Уфа"]);
      sheet.addRow(["Итого", 3]);
    });
    const { rows, leftOut, records, facts } = await readContent("a.xlsx", bytes);
    expect(rows.map((row) => row["Компания"])).toEqual(["ООО Ромашка", "ООО Василёк", "ИП Петров", "Без группы"]);
    expect(records.filter((r) => r.leftOut === undefined).map((r) => r.folder)).toEqual([
      "Опт/Самара",
      "Опт/Самара",
      "Розница",
      undefined,
    ]);
    expect(leftOut.filter((line) => !line.endsWith("blank"))).toEqual([
      "1 title",
      "4 group",
      "5 group",
      "8 group",
      "11 total",
    ]);
    expect(facts[0]?.details).toMatchObject({ hiddenRows: 1 });
  });

  test("cells merged downwards show their text beside every row", async () => {
    const bytes = await workbook((sheet) => {
      sheet.addRow(["Компания", "Контакт", "Телефон"]);
      sheet.addRow(["ООО Ромашка", "Анна", "1"]);
      sheet.addRow(["", "Борис", "2"]);
      sheet.addRow(["", "", ""]);
      sheet.addRow(["ООО Василёк", "Вера", "3"]);
      sheet.mergeCells("A2:A4");
    });
    const { rows, leftOut } = await readContent("a.xlsx", bytes);
    expect(rows.map((row) => Object.values(row).join(" "))).toEqual([
      "ООО Ромашка Анна 1",
      "ООО Ромашка Борис 2",
      "ООО Василёк Вера 3",
    ]);
    expect(leftOut).toEqual([]);
  });

  test("a two-row header with merged cells", async () => {
    const bytes = await workbook((sheet) => {
      sheet.addRow(["Компания", "ИНН", "Контакты", "", ""]);
      sheet.addRow(["", "", "Телефон", "E-mail", "Адрес"]);
      sheet.addRow(["А", "1", "2", "3", "4"]);
      sheet.mergeCells("A1:A2");
      sheet.mergeCells("B1:B2");
      sheet.mergeCells("C1:E1");
    });
    const { rows } = await readContent("a.xlsx", bytes);
    expect(rows).toEqual([
      { Компания: "А", ИНН: "1", "Контакты/Телефон": "2", "Контакты/E-mail": "3", "Контакты/Адрес": "4" },
    ]);
  });

  test("values without a header are kept under the letter of their column", async () => {
    const { rows, facts } = await readContent(
      "a.xlsx",
      workbookOf(
        sheetData([
          ["Имя", "Б"],
          ["а", "б", "в"],
        ]),
      ),
    );
    expect(rows).toEqual([{ Имя: "а", Б: "б", C: "в" }]);
    expect(facts[0]?.issues).toContainEqual({ code: "column-without-header", severity: "warning", at: "C" });
  });
});

describe("what cannot be read", () => {
  const good = workbookOf(sheetData([["Имя"], ["Анна"]]));

  test("cut off", async () => {
    await expect(readContent("a.xlsx", good.subarray(0, good.length - 40))).rejects.toMatchObject({
      name: "ExtractError",
    });
  });

  test("a sheet cut off inside", async () => {
    const bytes = workbookOf("", { "xl/worksheets/sheet1.xml": "<worksheet><sheetData><row><c><v>5" });
    await expect(readContent("a.xlsx", bytes)).rejects.toMatchObject({ code: "workbook-broken" });
  });

  test("a DTD", async () => {
    const bomb = '<!DOCTYPE a [<!ENTITY b "x">]><worksheet><sheetData/></worksheet>';
    await expect(readContent("a.xlsx", workbookOf("", { "xl/worksheets/sheet1.xml": bomb }))).rejects.toMatchObject({
      code: "xml-dtd",
    });
  });

  test("a zip bomb", async () => {
    const bytes = workbookOf(`<sheetData>${" ".repeat(80_000_000)}</sheetData>`);
    await expect(readContent("a.xlsx", bytes)).rejects.toMatchObject({ code: "archive-bomb" });
    await expect(readContent("a.xlsx", bytes, { limits: { unpackedBytes: 1_000_000 } })).rejects.toMatchObject({
      code: "archive-too-large",
    });
  });
});

describe("beside exceljs, whose reader we do not use", () => {
  test("ordinary workbooks read the same: texts, rich texts, whole numbers, shared strings or not", async () => {
    const word = fc.oneof(
      fc.constantFrom("ООО «Ромашка»", "a & b < c", "  blanks  ", "две\nстроки", "8 (846) 231-60-14", "007"),
      fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 12 }).filter((text) => /[a-z]/i.test(text)),
    );
    const cell = fc.oneof(
      word,
      fc.integer({ min: 0, max: 999_999_999_999 }),
      word.map((text) => ({ richText: [{ text }, { font: { bold: true }, text: "!" }] })),
    );
    const rows = fc.array(fc.tuple(word, cell, cell), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(rows, async (filled) => {
        const bytes = await workbook((sheet) => {
          sheet.addRow(["Имя", "Код", "Заметка"]);
          for (const row of filled) sheet.addRow(row);
        });
        const book = new ExcelJS.Workbook();
        await book.xlsx.load(bytes as unknown as ArrayBuffer);
        const theirs: string[][] = [];
        book.worksheets[0]?.eachRow((row, line) => {
          if (line > 1) theirs.push([1, 2, 3].map((column) => row.getCell(column).text));
        });
        const { records } = await readContent("a.xlsx", bytes, { headerHas: ["Имя", "Код", "Заметка"] });
        expect(records.map((record) => [...record.values])).toEqual(theirs);
      }),
      { numRuns: 25, seed: 3 },
    );
  });
});
