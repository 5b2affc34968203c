import * as XLSX from "@e965/xlsx";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { readContent } from "./helpers.ts";

function book(bookType: XLSX.BookType): Buffer {
  const sheet = XLSX.utils.aoa_to_sheet([
    ["Список клиентов"],
    ["Имя", "ИНН", "Дата", "Код"],
    ["ООО Ромашка", 502413123456, { t: "n", v: 45366, z: "m/d/yy" }, { t: "n", v: 42, z: "00000" }],
    [null, 7707001234, null, { t: "e", v: 42 }],
    ["Итого", 2],
  ]);
  sheet["!merges"] = [{ s: { r: 2, c: 0 }, e: { r: 3, c: 0 } }];
  const result = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(result, sheet, "Лист1");
  XLSX.utils.book_append_sheet(result, XLSX.utils.aoa_to_sheet([["Имя"], ["Б"]]), "Лист2");
  return XLSX.write(result, { type: "buffer", bookType }) as Buffer;
}

describe("XLS, XLSB, ODS", () => {
  test.each(["biff8", "xlsb", "xlml", "ods"] as const)("%s", async (bookType) => {
    const { facts, rows, leftOut, issues } = await readContent("a.xls", book(bookType));
    expect(facts[0]).toMatchObject({ format: bookType === "ods" ? "ods" : "xls", sheet: "Лист1", headerLine: 2 });
    expect(rows[0]).toMatchObject({ Имя: "ООО Ромашка", ИНН: "502413123456", Дата: "2024-03-15" });
    expect(rows[1]).toMatchObject({ Имя: "ООО Ромашка", ИНН: "7707001234" });
    if (bookType !== "ods") expect(rows[0]?.["Код"]).toBe("00042");
    if (bookType !== "ods") expect(issues).toEqual(["4 cell-error Код"]);
    expect(leftOut).toEqual(["1 title", "5 total"]);
    expect(facts[0]?.issues?.[0]).toMatchObject({ code: "sheets-not-read", params: { names: "Лист2" } });
  });

  test("all sheets", async () => {
    const { rows, records } = await readContent("a.xls", book("biff8"), { sheet: "*" });
    expect(rows).toHaveLength(3);
    expect(records.at(-1)?.sheet).toBe("Лист2");
  });

  test("broken, and too large", async () => {
    const bytes = book("biff8");
    await expect(readContent("a.xls", bytes.subarray(0, 3000))).rejects.toMatchObject({ name: "ExtractError" });
    await expect(readContent("a.xls", bytes, { limits: { wholeFileBytes: 100 } })).rejects.toMatchObject({
      code: "file-too-large",
    });
  });
});

describe("an encrypted workbook", () => {
  test("is said to be one: Excel keeps it in a container of its own", async () => {
    const container = XLSX.CFB.utils.cfb_new() as object;
    XLSX.CFB.utils.cfb_add(container, "/EncryptionInfo", Buffer.from([4, 0, 4, 0, 64, 0, 0, 0]));
    XLSX.CFB.utils.cfb_add(container, "/EncryptedPackage", Buffer.alloc(64));
    const bytes = XLSX.CFB.write(container, { type: "buffer" }) as Buffer;
    await expect(readContent("a.xlsx", bytes)).rejects.toMatchObject({ code: "workbook-encrypted" });
    await expect(readContent("a.xlsx", bytes, { format: "xlsx" })).rejects.toMatchObject({
      code: "workbook-encrypted",
    });
  });
});

describe("HTML tables", () => {
  const page =
    '<meta http-equiv="Content-type" content="text/html;charset=UTF-8" />\n<table border="1">\n<thead><tr><th>ID</th><th>Название компании</th><th>Телефон</th></tr></thead>\n' +
    "<tbody><tr><td>1</td><td>ООО &laquo;Ромашка&raquo; &amp; Ко</td><td>+7 846 231-60-14, 8&nbsp;916</td></tr>\n" +
    "<tr><td rowspan=2>2</td><td>  Василёк <b>плюс</b><br>филиал</td><td></td></tr><tr><td>второй</td><td>x &valueOf;</td></tr></tbody></table>";

  test.each(["utf-8", "windows-1251"])("the «Excel» of Bitrix24 in %s", async (encoding) => {
    const { facts, rows, records } = await readContent("company.xls", iconv.encode(page, encoding));
    expect(facts[0]).toMatchObject({ format: "html-table", encoding, headers: ["ID", "Название компании", "Телефон"] });
    expect(rows).toEqual([
      { ID: "1", "Название компании": "ООО «Ромашка» & Ко", Телефон: "+7 846 231-60-14, 8\u00a0916" },
      { ID: "2", "Название компании": "Василёк плюс\nфилиал", Телефон: "" },
      { ID: "2", "Название компании": "второй", Телефон: "x &valueOf;" },
    ]);
    expect(records.map((record) => record.line)).toEqual([2, 3, 4]);
  });

  test("the number behind a rounded text", async () => {
    const { rows } = await readContent(
      "a.xls",
      '<table><tr><td>Имя</td><td>ИНН</td></tr><tr><td>А</td><td x:num="502413123456">5,02413E+11</td></tr></table>',
    );
    expect(rows).toEqual([{ Имя: "А", ИНН: "502413123456" }]);
  });

  test("a page without a table is not taken for one", async () => {
    await expect(readContent("a.xls", "<html><body>нет</body></html>", { format: "html-table" })).rejects.toMatchObject(
      {
        code: "html-without-table",
      },
    );
  });
});
