import * as fc from "fast-check";
import iconv from "iconv-lite";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { isBlank } from "../../../src/extract/header.ts";
import { readContent } from "./helpers.ts";

const list = "Наименование;ИНН;Телефон\nООО Ромашка;7707001234;8 (846) 231-60-14\nИП Петров;;нет\n";

test("what an export defused against formulas is read as it was, an apostrophe of its own stays", async () => {
  const { rows } = await readContent("a.csv", "Имя;Телефон;Заметка\n'=1+1;'+7 846 231-60-14;''-5\nО'Нил;'90-е;'\n");
  expect(rows).toEqual([
    { Имя: "=1+1", Телефон: "+7 846 231-60-14", Заметка: "'-5" },
    { Имя: "О'Нил", Телефон: "'90-е", Заметка: "'" },
  ]);
});

describe("encodings", () => {
  test.each(["utf-8", "windows-1251", "cp866", "koi8-r", "utf-16le", "utf-16be", "maccyrillic"])(
    "%s is found by content",
    async (encoding) => {
      const { facts, rows } = await readContent("a.csv", iconv.encode(list, encoding));
      expect(facts[0]?.encoding).toBe(encoding);
      expect(rows[0]).toEqual({ Наименование: "ООО Ромашка", ИНН: "7707001234", Телефон: "8 (846) 231-60-14" });
    },
  );

  test.each(["utf-8", "utf-16le", "utf-16be"])("a byte order mark of %s is no text", async (encoding) => {
    const { facts } = await readContent("a.csv", iconv.encode(list, encoding, { addBOM: true }));
    expect(facts[0]?.headers?.[0]).toBe("Наименование");
  });

  test("Western text is not taken for Cyrillic", async () => {
    const text = "Name,City\nMüller GmbH,Düsseldorf\nCafé Zoë,Nîmes\n";
    const { rows } = await readContent("a.csv", iconv.encode(text, "windows-1252"));
    expect(rows[0]).toEqual({ Name: "Müller GmbH", City: "Düsseldorf" });
  });

  test("a head of pure ASCII says nothing: the first other byte decides, wherever it stands", async () => {
    const ascii = "Name;City\n" + "Acme;London\n".repeat(20_000);
    const bytes = Buffer.concat([Buffer.from(ascii), iconv.encode("Ромашка;Самара\n", "windows-1251")]);
    const { facts, rows } = await readContent("a.csv", bytes);
    expect(facts[0]?.encoding).toBe("windows-1251");
    expect(rows.at(-1)).toEqual({ Name: "Ромашка", City: "Самара" });
  });

  test("undecodable bytes stand as hex in an issue", async () => {
    const bytes = Buffer.concat([
      Buffer.from(list),
      Buffer.from("Ром"),
      Buffer.from([0xff, 0xfe]),
      Buffer.from("ашка;;1\n"),
    ]);
    const { records, issues } = await readContent("a.csv", bytes);
    expect(issues).toEqual(["4 bytes-undecodable"]);
    expect(records[2]?.issues?.[0]?.raw).toBe("fffe");
    expect(records[2]?.values[0]).toBe("Ром\ufffd\ufffdашка");
  });

  test("a line of another encoding in the middle is read in that encoding and said", async () => {
    const bytes = Buffer.concat([
      Buffer.from(list + list.repeat(9).replaceAll("Наименование", "Имя")),
      iconv.encode("ООО Василёк;7701234567;\n", "windows-1251"),
    ]);
    const { rows, issues } = await readContent("a.csv", bytes);
    expect(rows.at(-1)?.["Наименование"]).toBe("ООО Василёк");
    expect(issues).toEqual(["31 encoding-mixed"]);
  });

  test.each([
    ["utf-8", "windows-1251"],
    ["utf-8", "windows-1252"],
    ["windows-1251", "windows-1252"],
  ])("%s once read as %s is restored, the original kept", async (wrote, read) => {
    const good = "ООО Ромашка, Самара, улица Ленина";
    const wrong = iconv.decode(iconv.encode(good, wrote), read);
    const { records, issues } = await readContent("a.csv", `Name;City;Zip\n${wrong};x;1\n`);
    expect(records[0]?.values[0]).toBe(good);
    expect(records[0]?.stored).toEqual({ Name: wrong });
    expect(issues).toEqual(["2 mojibake-repaired Name"]);
  });

  test("Russian and accented texts are not touched", async () => {
    const { issues } = await readContent("a.csv", "Имя;Адрес;N\nСёмин С… — «Рис»;№ 5;1\nÀéîõü Français;Ñandú;2\n");
    expect(issues).toEqual([]);
  });
});

describe("dialects", () => {
  test.each([",", ";", "\t", "|"])("delimiter %j is found", async (delimiter) => {
    const { facts, rows } = await readContent("a.csv", list.replaceAll(";", delimiter));
    expect(facts[0]?.delimiter).toBe(delimiter);
    expect(rows).toHaveLength(2);
  });

  test("commas in text do not win over semicolons", async () => {
    const { rows } = await readContent("a.csv", "Имя;Адрес\nА;Самара, Ленина, 5\nБ;Москва, Мира, 7\nВ;Уфа\n");
    expect(rows[0]).toEqual({ Имя: "А", Адрес: "Самара, Ленина, 5" });
  });

  test("sep= of Excel is honoured and counted", async () => {
    const { rows, leftOut } = await readContent("a.csv", "sep=|\nИмя|Город;Край\nА|Б;В\n");
    expect(rows).toEqual([{ Имя: "А", "Город;Край": "Б;В" }]);
    expect(leftOut).toEqual(["1 title"]);
  });

  test("the trailing semicolon of Bitrix24 makes no column", async () => {
    const { facts, rows, issues } = await readContent("a.csv", '"ID";"Имя";\n"1";"Анна";\n');
    expect(facts[0]?.headers).toEqual(["ID", "Имя"]);
    expect(rows).toEqual([{ ID: "1", Имя: "Анна" }]);
    expect(issues).toEqual([]);
  });

  test("one column is a table too", async () => {
    const { rows } = await readContent("a.csv", "E-mail\nanna@mail.example\n");
    expect(rows).toEqual([{ "E-mail": "anna@mail.example" }]);
  });

  test("values are never cast or trimmed", async () => {
    const { records } = await readContent("a.csv", "a,b,c,d\n 007 ,+7916,12E5,1-2\n");
    expect(records[0]?.values).toEqual([" 007 ", "+7916", "12E5", "1-2"]);
  });
});

describe("quotes", () => {
  test("line breaks inside quotes belong to the value, and lines are still counted", async () => {
    const { records } = await readContent("a.csv", 'a;b;c\r\n1;"x\r\ny";2\r\n3;z;4\r\n');
    expect(records.map(({ line, values }) => [line, ...values])).toEqual([
      [2, "1", "x\r\ny", "2"],
      [4, "3", "z", "4"],
    ]);
  });

  test("a quote that is never closed costs its own line only", async () => {
    const { rows, issues } = await readContent("a.csv", 'a;b;c\n1;"x;2\n3;y;4\n5;z;6\n');
    expect(rows).toEqual([
      { a: "1", b: '"x', c: "2" },
      { a: "3", b: "y", c: "4" },
      { a: "5", b: "z", c: "6" },
    ]);
    expect(issues).toEqual(["2 quote-not-closed"]);
  });

  test("two unclosed quotes do not swallow the rows between them", async () => {
    const { rows, issues } = await readContent("a.csv", 'a;b;c\n1;"x;2\n3;y;4\n5;z";6\n');
    expect(rows.map((row) => row["a"])).toEqual(["1", "3", "5"]);
    expect(issues).toContain("2 quote-not-closed");
  });

  test("undoubled quotes inside quotes are read as meant", async () => {
    const { rows, issues } = await readContent("a.csv", 'a;b;c\n1;"ООО "Ромашка"";2\n1;"Ромашка" ООО;2\n');
    expect(rows.map((row) => row["b"])).toEqual(['ООО "Ромашка"', '"Ромашка" ООО']);
    expect(issues).toEqual(["2 quote-stray", "3 quote-stray"]);
  });

  test("quotes can be switched off", async () => {
    const { rows } = await readContent("a.csv", 'a;b\n"x;y"\n', { quote: "" });
    expect(rows).toEqual([{ a: '"x', b: 'y"' }]);
  });

  test("ragged rows are issues with their lines", async () => {
    const { issues, records } = await readContent("a.csv", "a;b;c\n7;8;9\n1;2\n1;2;3;4\n");
    expect(issues).toEqual(["3 row-too-short", "4 row-too-long"]);
    expect(records[2]?.paths).toEqual(["a", "b", "c", "D"]);
  });

  test("rows whose quotes are in order, which are only divided, are what csv-parse makes of them", async () => {
    const text = fc.string({ maxLength: 8 }).map((one) => one.replaceAll(/["\r\n; ]/g, ""));
    const cell = fc.oneof(
      text,
      text.map((one) => ` ${one} `),
      text.map((one) => `"${one}"`),
      text.map((one) => ` "${one}"`),
      fc.constantFrom(
        '""',
        '"a;b"',
        '"ООО ""Ромашка"""',
        '"""Ромашка"" ООО"',
        'ООО "Ромашка"',
        '""""',
        ' "a;b"',
        "'+7",
      ),
    );
    for (const delimiter of [";", " "])
      await fc.assert(
        fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 }), async (rows) => {
          const lines = (...all: readonly (readonly string[])[]): string =>
            all.map((cells) => `${cells.join(delimiter)}\n`).join("");
          const options = { headerHas: ["a", "b", "c"], delimiter, encoding: "utf-8" };
          const header = ["a", "b", "c"];
          const divided = await readContent("a.csv", lines(header, ["q", "1", "2"], ...rows), options);
          // One quote out of order at the beginning sends all rows behind it through csv-parse.
          const parsed = await readContent("a.csv", lines(header, ['"q"x', "1", "2"], ...rows), options);
          expect(parsed.issues[0]).toBe("2 quote-stray");
          expect(divided.records.slice(1)).toEqual(parsed.records.slice(1));
        }),
        { numRuns: 60, seed: 1 },
      );
  });

  test("a file of nothing but quotes that never close gives every line, each said", async () => {
    const { rows, records } = await readContent("a.csv", "a;b;c\n" + '1;"x;2\n'.repeat(30_000));
    expect(rows).toHaveLength(30_000);
    expect(records.every((r) => r.issues?.[0]?.code === "quote-not-closed" && r.values[1] === '"x')).toBe(true);
  });

  test("values of several lines are whole wherever the file is cut into pieces for reading", async () => {
    const text = "a;b;c\r\n" + '1;"первая строка\r\nвторая; ещё\r\n\r\nпоследняя";2\r\n'.repeat(20_000);
    const { records, issues } = await readContent("a.csv", text);
    expect(issues).toEqual([]);
    expect(records).toHaveLength(20_000);
    expect(records.every((r) => r.values[1] === "первая строка\r\nвторая; ещё\r\n\r\nпоследняя")).toBe(true);
    expect(records.at(-1)?.line).toBe(2 + 4 * 19_999);
  });

  test("a value of hundreds of lines is a quote that nobody closed", async () => {
    const long = '1;"' + "x;y;z\n".repeat(600) + '";2\n';
    const { records, issues } = await readContent("a.csv", `a;b;c\n${long}7;8;9\n`);
    expect(issues).toContain("2 quote-not-closed");
    expect(records).toHaveLength(602);
    expect(records.at(-1)?.values).toEqual(["7", "8", "9"]);
  });

  test("a quote before a NUL byte closes nothing", async () => {
    const { records, issues } = await readContent("a.csv", 'a;b;c\n1;"x"\0y;2\n', {
      headerHas: ["a", "b", "c"],
      encoding: "utf-8",
      delimiter: ";",
    });
    expect(records[0]?.values).toEqual(["1", '"x"\0y', "2"]);
    expect(issues).toEqual(["2 quote-stray"]);
  });

  test("well-formed CSV is read as csv-parse reads it", async () => {
    const cell = fc.oneof(
      fc.constantFrom("", "Ромашка", '"', '""', "a;b", "x\ny", " ", "нет", "7707001234"),
      fc.string({ maxLength: 8 }).map((text) => text.replaceAll("\r", "")),
    );
    const row = fc.array(cell, { minLength: 3, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 8 }), async (rows) => {
        const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
        const text = [["a", "b", "c"], ...rows].map((cells) => cells.map(quoted).join(";")).join("\n") + "\n";
        const ours = await readContent("a.csv", text, {
          headerHas: ["a", "b", "c"],
          delimiter: ";",
          encoding: "utf-8",
        });
        const all = parse(text, { delimiter: ";", fromLine: 2 }) as string[][];
        const theirs = all.filter((cells) => !cells.every(isBlank));
        const asRows = ours.records.filter((r) => r.leftOut !== "title").map((r) => [...r.values]);
        expect(asRows).toEqual(theirs);
      }),
      { numRuns: 60, seed: 1 },
    );
  });
});

describe("what is no data", () => {
  const report = [
    "Список контрагентов;;;",
    "Отбор: Город равно Самара;;;",
    ";;;",
    "Наименование;ИНН;Телефон;Город",
    "1;2;3;4",
    "Опт;;;",
    "ООО Ромашка;7707001234;;Самара",
    ";;;",
    "Наименование;ИНН;Телефон;Город",
    "Розница;;;",
    "ИП Петров;;8 927 111-22-33;Уфа",
    "Итого:;2;;",
    "Всего по отчету;;;",
    "Отчет составил Иванов;;;",
    "",
  ].join("\n");

  test("titles, groups, totals and repeated headers are left out by rule, blank lines are no rows", async () => {
    const { rows, leftOut, records } = await readContent("a.csv", report);
    expect(rows.map((row) => row["Наименование"])).toEqual(["ООО Ромашка", "ИП Петров"]);
    expect(leftOut).toEqual([
      "1 title",
      "2 title",
      "5 repeated-header",
      "6 group",
      "9 repeated-header",
      "10 group",
      "12 total",
      "13 title",
      "14 title",
    ]);
    expect(records.filter((r) => r.folder !== undefined).map((r) => r.folder)).toEqual(["Опт", "Розница"]);
    expect(records.map((r) => r.line)).toEqual([1, 2, 5, 6, 7, 9, 10, 11, 12, 13, 14]);
  });

  test("a customer of whom only the name is known stays a customer", async () => {
    const { rows, issues } = await readContent("a.csv", "Имя;ИНН;Город\nРомашка;;\nВасилёк;7707001234;Уфа\n");
    expect(rows).toHaveLength(2);
    expect(issues).toEqual(["2 row-only-first-cell"]);
  });

  test("a count of all rows is a total, whatever it counts, and what stands alone below it is none of the rows", async () => {
    const text =
      "Код;Имя;Город\n1;Ромашка;Уфа\n;Всего элементов: 1 057;\n;Вывел: Иванова Н., 20.11.2026;\n;* звонить с 10;\n";
    const { rows, leftOut } = await readContent("a.csv", text);
    expect(rows.map((row) => row["Имя"])).toEqual(["Ромашка"]);
    expect(leftOut).toEqual(["3 total", "4 title", "5 title"]);
    const firm = await readContent(
      "a.csv",
      "Код;Имя;Город\n1;Всего понемногу: 5;Уфа\n;Итого: 1;\n;ООО Василёк;\n2;Лютик;Уфа\n",
    );
    expect(firm.rows.map((row) => row["Имя"])).toEqual(["Всего понемногу: 5", "ООО Василёк", "Лютик"]);
  });

  test("the last customer behind the total of a part stays one, though only his name is known", async () => {
    const text = "Код;Имя;Город\n1;Ромашка;Уфа\n;Итого: 1;\n2;Лютик;Уфа\n;Ларёк у вокзала;\n";
    const { rows, leftOut } = await readContent("a.csv", text);
    expect(rows.map((row) => row["Имя"])).toEqual(["Ромашка", "Лютик", "Ларёк у вокзала"]);
    expect(leftOut).toEqual(["3 total"]);
  });

  test("a firm called Total is no total", async () => {
    const { rows } = await readContent("a.csv", "Name;INN;City\nTotal Vostok;7707001234;Moscow\nTotal;5;\n");
    expect(rows.map((row) => row["Name"])).toEqual(["Total Vostok"]);
  });

  test("the header is the row with the names asked for", async () => {
    const text = "Код;Имя\nлишнее;строка\nТЕЛЕФОН;  Компания  \n1;А\n";
    const { rows, leftOut } = await readContent("a.csv", text, { headerHas: ["компания", "Телефон"] });
    expect(rows).toEqual([{ ТЕЛЕФОН: "1", Компания: "А" }]);
    expect(leftOut).toEqual(["1 title", "2 title"]);
  });

  test("headers that are nowhere end in a clear error", async () => {
    await expect(readContent("a.csv", list, { headerHas: ["Нету"] })).rejects.toMatchObject({
      code: "header-not-found",
      params: { wanted: "Нету" },
    });
  });

  test("a firm whose name has a word of headers is no header below one that names every column", async () => {
    const { facts, rows } = await readContent(
      "a.csv",
      '"Key","V"\n"a1","Строительная компания Горизонт"\n"a2","ООО Василёк"\n',
    );
    expect(facts[0]?.headers).toEqual(["Key", "V"]);
    expect(rows.map(({ V }) => V)).toEqual(["Строительная компания Горизонт", "ООО Василёк"]);
  });

  test("a title of two cells is no header above one in words of headers", async () => {
    const { facts } = await readContent("a.csv", "Склад;Самара\nНаименование;Телефон\nООО Ромашка;8 (846) 231-60-14\n");
    expect(facts[0]?.headers).toEqual(["Наименование", "Телефон"]);
  });

  test("data without a header keeps its first row", async () => {
    const { facts, rows } = await readContent(
      "a.csv",
      "ООО А;7707001234;anna@mail.example\nООО Б;7728168971;b@mail.example\n",
    );
    expect(rows).toHaveLength(2);
    expect(facts[0]?.headers).toEqual(["A", "B", "C"]);
    expect(facts[0]?.issues?.map((issue) => issue.code)).toEqual(["header-not-recognised"]);
  });

  test("a header of two rows is joined", async () => {
    const text = "Наименование;ИНН;Контакты;;\n;;Телефон;E-mail;Адрес\nА;1;2;3;4\n";
    const { facts, rows } = await readContent("a.csv", text);
    expect(facts[0]?.headers).toEqual(["Наименование", "ИНН", "Контакты/Телефон", "Контакты/E-mail", "Контакты/Адрес"]);
    expect(rows).toHaveLength(1);
    const named = await readContent("a.csv", `Титул\n${text}`, { headerHas: ["Наименование", "Контакты/Телефон"] });
    expect(named.rows).toEqual(rows);
  });

  test("the same header twice is numbered", async () => {
    const { facts } = await readContent("a.csv", "Телефон;Имя;телефон;Телефон;\n1;2;3;4;\n");
    expect(facts[0]?.headers).toEqual(["Телефон", "Имя", "телефон#2", "Телефон#3"]);
  });
});

describe("what cannot be read", () => {
  test("an empty file", async () => {
    await expect(readContent("a.csv", "")).rejects.toMatchObject({ code: "file-empty" });
  });

  test("an unknown encoding", async () => {
    await expect(readContent("a.csv", list, { encoding: "klingon" })).rejects.toMatchObject({
      code: "encoding-unknown",
    });
  });
});

describe("bands above a header that is whole by itself", () => {
  test("are its first row", async () => {
    const { facts } = await readContent(
      "a.csv",
      "Клиент;;Контактное лицо;;Адрес\nНаименование;ИНН;ФИО;Телефон;Город\nООО Север;7707001234;Седов Павел;8 921 300-10-10;Сочи\n",
    );
    expect(facts[0]?.headers).toEqual([
      "Клиент/Наименование",
      "Клиент/ИНН",
      "Контактное лицо/ФИО",
      "Контактное лицо/Телефон",
      "Адрес/Город",
    ]);
  });

  test("a row of data below unnamed columns is not taken for one", async () => {
    const { facts, records } = await readContent(
      "a.csv",
      "Наименование;;Телефон\nООО Север;Сочи;нет\nООО Юг;Анапа;нет\n",
    );
    expect(facts[0]?.headers).toEqual(["Наименование", "B", "Телефон"]);
    expect(records).toHaveLength(2);
  });
});
