import { describe, expect, test } from "vitest";
import { createNormalizer } from "../../../../src/normalize/index.ts";
import { draftOf, identity } from "../drafts.ts";

const normalize = createNormalizer({ country: "RU" });

function card(cells: Record<string, string>) {
  const { records, issues } = normalize(draftOf({ name: "Ромашка", ...cells }), identity);
  const [record] = records;
  return { record, codes: issues.map(({ code }) => code).filter((code) => code !== "country-inferred") };
}

const json =
  '{"version":4,"value":"443001, Самарская обл, г Самара, ул Ленина, д. 5, кв. 12","type":"Адрес","ZIPcode":"443001","area":"Самарская","areaType":"обл"}';
const xml =
  '<КонтактнаяИнформация xmlns="http://www.v8.1c.ru/ssl/contactinfo" Представление="443001, Самарская обл, Самара г, ул. &quot;Заря&quot;, дом № 5"><Состав/></КонтактнаяИнформация>';

describe("contacts in a cell of a table as 1C stores them", () => {
  test("JSON and XML are read by what they show, and the cell stays the original", () => {
    const { record, codes } = card({ addresses: json });
    expect(record?.addresses).toMatchObject([
      {
        raw: json,
        postcode: "443001",
        region: "Самарская область",
        city: "Самара",
        street: "ул. Ленина",
        house: "5",
        flat: "кв. 12",
      },
    ]);
    expect(codes).toEqual([]);
    expect(card({ addresses: xml }).record?.addresses[0]).toMatchObject({ raw: xml, city: "Самара", house: "5" });
  });

  test("lines of keys are an address in parts, by line or by semicolon", () => {
    const lines =
      "Индекс=443001\nРегион=Самарская обл\nРегионСокращение=обл\nГород=Самара г\nУлица=Ленина ул\nДом=5\nКорпус=2\nТипКвартиры=оф.\nКвартира=12";
    for (const cell of [lines, lines.replaceAll("\n", ";")])
      expect(card({ addresses: cell }).record?.addresses).toMatchObject([
        {
          raw: cell,
          text: "443001, Самарская область, г. Самара, ул. Ленина, д. 5, корп. 2, оф. 12",
          street: "ул. Ленина",
        },
      ]);
  });

  test("phones and e-mails leave no keys behind", () => {
    const { record, codes } = card({
      phones:
        '{"value":"+7 (846) 231-60-14 доб. 12","type":"Телефон","countryCode":"7","areaCode":"846","number":"231-60-14"}',
      emails: '{"value":"anna@lotos.ru","type":"АдресЭлектроннойПочты"}',
    });
    expect(record?.phones).toMatchObject([{ e164: "+78462316014", extension: "12" }]);
    expect(record?.phones[0]?.note).toBeUndefined();
    expect(record?.emails).toMatchObject([{ address: "anna@lotos.ru" }]);
    expect(codes).toEqual([]);
  });

  test("what only looks like it is read as it stands", () => {
    const broken = '{"value":"г. Самара, ул. Ленина, д. 5"';
    expect(card({ addresses: broken }).codes).toContain("address-part-not-understood");
    expect(card({ addresses: "Самара=Ленина 5" }).record?.addresses[0]?.raw).toBe("Самара=Ленина 5");
    expect(card({ phones: "тел=8 846 231-60-14" }).record?.phones).toMatchObject([{ e164: "+78462316014" }]);
    expect(card({ phones: "<b>8 846 231-60-14</b>" }).record?.phones).toMatchObject([{ e164: "+78462316014" }]);
  });
});
