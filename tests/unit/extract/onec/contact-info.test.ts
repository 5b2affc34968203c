import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultLimits } from "../../../../src/extract/limits.ts";
import { looksStored, parseContactInfo } from "../../../../src/extract/onec/contact-info.ts";

const parse = (text: string) => parseContactInfo(text, defaultLimits);
const xml = (inner: string, text = ""): string =>
  `<КонтактнаяИнформация xmlns="http://www.v8.1c.ru/ssl/contactinfo" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" Представление="${text}"><Комментарий>звонить до 18</Комментарий>${inner}</КонтактнаяИнформация>`;

describe("contact information as БСП stores it", () => {
  it.each([
    [
      "lines, a phone",
      "Представление=+7 (846) 231-60-14, доб. 139\nКодСтраны=7\nКодГорода=846\nНомерТелефона=231-60-14\nДобавочный=139\nКомментарий=звонить\n\tдо 18",
      {
        generation: "lines",
        parts: {
          text: "+7 (846) 231-60-14, доб. 139",
          country: "7",
          area: "846",
          number: "231-60-14",
          extension: "139",
          comment: "звонить\nдо 18",
        },
      },
    ],
    [
      "lines, an address, keys in another case",
      "Страна=РОССИЯ\r\nИНДЕКС=443010\r\nРегион=Самарская обл\r\nГород=Самара г\r\nУлица=Вилоновская ул\r\nДом=дом 17\r\nКорпус=\r\nКвартира=офис 3",
      {
        generation: "lines",
        parts: {
          country: "РОССИЯ",
          postcode: "443010",
          region: "Самарская обл",
          city: "Самара г",
          street: "Вилоновская ул",
          house: "дом 17",
          flat: "офис 3",
        },
      },
    ],
    [
      "XML, a phone",
      xml(
        '<Состав xsi:type="НомерТелефона" КодСтраны="7" КодГорода="846" Номер="231-60-14" Добавочный=""/>',
        "+7 (846) 231-60-14",
      ),
      {
        generation: "xml",
        parts: { text: "+7 (846) 231-60-14", comment: "звонить до 18", country: "7", area: "846", number: "231-60-14" },
      },
    ],
    [
      "XML, an e-mail whose presentation is empty",
      xml('<Состав xsi:type="ЭлектроннаяПочта" Значение="info@romashka.example"/>'),
      { generation: "xml", parts: { text: "info@romashka.example", comment: "звонить до 18" } },
    ],
    [
      "XML, a Russian address with its numbers by code",
      xml(
        '<Состав xsi:type="Адрес" Страна="РОССИЯ"><Состав xmlns:ru="http://www.v8.1c.ru/ssl/contactinfo_ru" xsi:type="ru:АдресРФ"><ru:СубъектРФ>Самарская обл</ru:СубъектРФ><ru:СвРайМО><ru:Район>Волжский р-н</ru:Район></ru:СвРайМО><ru:НаселПункт>Рощинский пгт</ru:НаселПункт><ru:Улица>Лесная ул</ru:Улица><ru:ДопАдрЭл><ru:Номер Тип="1010" Значение="17"/></ru:ДопАдрЭл><ru:ДопАдрЭл><ru:Номер Тип="1050" Значение="2"/></ru:ДопАдрЭл><ru:ДопАдрЭл><ru:Номер Тип="1060" Значение="1"/></ru:ДопАдрЭл><ru:ДопАдрЭл><ru:Номер Тип="2030" Значение="3"/></ru:ДопАдрЭл><ru:ДопАдрЭл ТипАдрЭл="10100000" Значение="443539"/></Состав></Состав>',
        "443539, Самарская обл, Волжский р-н",
      ),
      {
        generation: "xml",
        parts: {
          text: "443539, Самарская обл, Волжский р-н",
          comment: "звонить до 18",
          country: "РОССИЯ",
          region: "Самарская обл",
          district: "Волжский р-н",
          settlement: "Рощинский пгт",
          street: "Лесная ул",
          house: "17",
          building: "2, 1",
          flat: "3",
          postcode: "443539",
        },
      },
    ],
    [
      "JSON, a phone",
      '{"version":5,"value":"+7 (846) 231-60-14, доб. 139","type":"Телефон","CountryCode":"7","areaCode":"846","number":"231-60-14","extNumber":"139"}',
      {
        generation: "json",
        parts: {
          text: "+7 (846) 231-60-14, доб. 139",
          country: "7",
          area: "846",
          number: "231-60-14",
          extension: "139",
        },
      },
    ],
    [
      "JSON, an address",
      '{"version":4,"value":"443010, Самарская обл, г. Самара","type":"Адрес","country":"РОССИЯ","countryCode":"643","addressType":"Муниципальный","ZIPcode":"443010","area":"Самарская","areaType":"обл","city":"Самара","cityType":"г","street":"Вилоновская","streetType":"ул","houseType":"Дом","houseNumber":"17","buildings":[{"type":"Корпус","number":"2"}],"apartments":[{"type":"Офис","number":"3"}]}',
      {
        generation: "json",
        parts: {
          text: "443010, Самарская обл, г. Самара",
          postcode: "443010",
          country: "РОССИЯ",
          region: "Самарская обл",
          city: "Самара г",
          street: "Вилоновская ул",
          house: "17",
          building: "2",
          flat: "3",
        },
      },
    ],
  ])("%s", (_, text, expected) => {
    expect(parse(text)).toEqual(expected);
    expect(parse(`\n  ${text}`)?.parts).toMatchObject(text.startsWith("Представление") ? {} : expected.parts);
  });

  it.each(["", "  ", "8 (846) 231-60-14", "<КонтактнаяИнформация", "<Другое/>", "{", "[1]", '{"version":5}', "a=b"])(
    "%j is none",
    (text) => {
      expect(parse(text)).toBeUndefined();
    },
  );

  it("never throws and never gives an empty part", () => {
    const pieces = fc.constantFrom(
      "<",
      "{",
      "}",
      '"',
      "КонтактнаяИнформация",
      "Номер=1",
      "\n\t",
      "Дом",
      ":",
      "</",
      "&a;",
      "1",
    );
    fc.assert(
      fc.property(fc.array(pieces), (parts) => {
        const info = parse(parts.join(""));
        for (const value of Object.values(info?.parts ?? {})) expect(value.trim()).not.toBe("");
      }),
    );
  });

  it("tells what claims to be stored structure", () => {
    expect([looksStored(" {"), looksStored("\n<a"), looksStored("231-60-14")]).toEqual([true, true, false]);
  });
});
