import { describe, expect, it } from "vitest";
import { cells, readContent } from "./read.ts";

const value = (name: string, text: string): string => `<Свойство Имя="${name}"><Значение>${text}</Значение></Свойство>`;
const object = (number: number, inner: string, type = "Контрагенты"): string =>
  `<Объект Нпп="${number}" Тип="СправочникСсылка.${type}"><Ссылка Нпп="${number}">${value("{УникальныйИдентификатор}", `id${number}`)}</Ссылка>${inner}</Объект>\n`;
const exchange = (inner: string): string => `<ФайлОбмена ВерсияФормата="2.0">\n${inner}</ФайлОбмена>`;
const parent = (number: number): string => `<Свойство Имя="Родитель"><Нпп>${number}</Нпп></Свойство>`;

describe("references of a universal exchange file", () => {
  it("resolves a number that is explained only later in the file", async () => {
    const { rows } = await readContent(
      exchange(
        object(1, `${value("Наименование", "Ромашка")}<Свойство Имя="Менеджер"><Нпп>2</Нпп></Свойство>${parent(3)}`) +
          object(2, value("Наименование", "Иванова"), "Пользователи") +
          object(3, value("Наименование", "Опт") + value("ЭтоГруппа", "true")),
      ),
    );
    expect(rows[0]?.folder).toBe("Опт");
    expect(cells(rows[0])).toMatchObject({
      "Менеджер/Наименование": "Иванова",
      "Менеджер/УникальныйИдентификатор": "id2",
    });
    expect(rows[1]?.leftOut).toBe("folder");
  });

  it("comes to an end when folders form a ring", async () => {
    const { rows } = await readContent(
      exchange(object(1, value("Наименование", "А") + parent(2)) + object(2, value("Наименование", "Б") + parent(1))),
    );
    expect(rows).toHaveLength(2);
  });

  it("reads only the catalogue that is named, and says which there are when it is not there", async () => {
    const content = exchange(object(1, value("Наименование", "А")) + object(2, value("Наименование", "Б"), "Склады"));
    const { rows } = await readContent(content, { sheet: "склады" });
    expect(rows.map((row) => row.sheet)).toEqual(["Склады"]);
    await expect(readContent(content, { sheet: "Клиенты" })).rejects.toMatchObject({
      code: "catalogue-missing",
      params: { wanted: "клиенты", found: "Контрагенты (1), Склады (1)" },
    });
    const { facts } = await readContent(content);
    expect(facts[0]?.details).toMatchObject({ schemaVersion: "2.0", "notRead Склады": 1 });
  });
});

describe("references of a data dump", () => {
  const dump = (inner: string): string =>
    `<V8Exch:_1CV8DtUD xmlns:V8Exch="http://www.1c.ru/V8/1CV8DtUD/" xmlns:v8="urn:x"><V8Exch:Data>${inner}</V8Exch:Data></V8Exch:_1CV8DtUD>`;
  const id = (n: number): string => `0000000${n}-0000-0000-0000-000000000000`;

  it("knows objects whose every element has a prefix, as older dumps write them", async () => {
    const { rows } = await readContent(
      dump(
        `<v8:CatalogObject.Контрагенты><v8:Ref>${id(1)}</v8:Ref><v8:IsFolder>false</v8:IsFolder><v8:Description>Ромашка</v8:Description></v8:CatalogObject.Контрагенты>`,
      ),
    );
    expect(cells(rows[0])).toEqual({ Ref: id(1), IsFolder: "false", Description: "Ромашка" });
  });

  it("passes over files of any size inside catalogues it does not read", async () => {
    const { rows } = await readContent(
      dump(
        `<CatalogObject.Файлы><Ref>${id(2)}</Ref><Description>договор.pdf</Description><Данные>${"QUJD".repeat(50_000)}</Данные></CatalogObject.Файлы>` +
          `<CatalogObject.Контрагенты><Ref>${id(1)}</Ref><Файл>${id(2)}</Файл></CatalogObject.Контрагенты>`,
      ),
      { limits: { textChars: 100_000 } },
    );
    expect(cells(rows[0])).toEqual({ Ref: id(1), Файл: id(2), "Файл/Description": "договор.pdf" });
  });

  it("says what a binary dump is", async () => {
    await expect(readContent(Buffer.from([0xe0, 0, 0, 1, 0x38]), {}, "dump.fi")).rejects.toMatchObject({
      code: "fast-infoset",
    });
  });
});
