import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { innOfName, nameOfParty } from "../../../../src/extract/onec/party-name.ts";
import { cells, readAll, readContent, realSample } from "./read.ts";

const statement = (documents: string, head = "Кодировка=Windows"): string =>
  `1CClientBankExchange\r\nВерсияФормата=1.03\r\n${head}\r\n${documents}КонецФайла\r\n`;
const order = 'СекцияДокумент=Платежное поручение\r\nПлательщик1=ООО "Ромашка"\r\nКонецДокумента\r\n';

describe("1CClientBankExchange", () => {
  it.each([
    ["Windows", "windows-1251", "windows-1251"],
    ["DOS", "cp866", "cp866"],
    ["Windows", "cp866", "cp866"],
    ["DOS", "windows-1251", "windows-1251"],
    ["Windows", "utf-8", "utf-8"],
  ])("says Кодировка=%s and is in %s", async (claimed, actual, found) => {
    const content = statement(order.repeat(5), `Кодировка=${claimed}`);
    const { rows, facts } = await readContent(iconv.encode(content, actual), {}, "kl_to_1c.txt");
    expect(facts[0]?.encoding).toBe(found);
    expect(rows).toHaveLength(5);
    expect(cells(rows[0])).toEqual({
      Сторона: "Плательщик",
      Наименование1: 'ООО "Ромашка"',
      Название: 'ООО "Ромашка"',
    });
  });

  it("ends in an error when a document is cut, and says so when only the last line is missing", async () => {
    const whole = statement(order + order);
    await expect(readContent(whole.slice(0, -30))).rejects.toMatchObject({ code: "bank-truncated", place: "8" });
    await expect(readContent(statement(order.replace("КонецДокумента", "X") + order))).rejects.toMatchObject({
      code: "bank-section-open",
      place: "7",
      params: { section: 4 },
    });
    const { facts, rows } = await readContent(whole.slice(0, -"КонецФайла\r\n".length));
    expect(rows).toHaveLength(2);
    expect(facts[0]?.issues).toMatchObject([{ code: "bank-end-missing" }]);
  });

  it.skipIf(realSample("bank1c-v103-all-fields-utf8.txt") === undefined)("reads a real file", async () => {
    const { rows } = await readAll(realSample("bank1c-v103-oebs-payment-utf8-declared-windows.txt") ?? "");
    expect(rows.map((row) => cells(row)["ИНН"])).toEqual(["7707049388", "1650136610"]);
    expect(rows.map((row) => cells(row)["Наш счет"])).toEqual(["да", undefined]);
  });
});

describe("names of parties", () => {
  it.each([
    ['7777777777, ООО "Ромашка"', 'ООО "Ромашка"', "7777777777"],
    ["ИНН 631650001190 ИП Соловьёв Пётр р/с 40802810438000054321 в БАНК", "ИП Соловьёв Пётр", "631650001190"],
    ['6311500014\\631101001\\ООО "Ромашка"', 'ООО "Ромашка"', "6311500014"],
    ['ИНН 6311500014 КПП 631101001 ООО "Ромашка"', 'ООО "Ромашка"', "6311500014"],
    ['6311500014/631101001 ООО "Ромашка"', 'ООО "Ромашка"', "6311500014"],
    ['ООО "Ромашка", р/сч 40702810154400012345', 'ООО "Ромашка"', undefined],
    ["7777777777", "7777777777", undefined],
    ["2000000000001 товаров, ООО", "2000000000001 товаров, ООО", undefined],
    ["", "", undefined],
  ])("%j", (text, name, inn) => {
    expect([nameOfParty(text), innOfName(text)]).toEqual([name, inn]);
  });
});
