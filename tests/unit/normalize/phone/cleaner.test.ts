import { describe, expect, test } from "vitest";
import { formatPhone } from "../../../../src/countries/phone-format.ts";
import type { DraftValue } from "../../../../src/model/index.ts";
import { createPhoneCleaner, type PhoneContext } from "../../../../src/normalize/value/values.ts";
import { showPhones } from "./table.ts";

const clean = createPhoneCleaner({ defaultCountry: "RU" });
const read = (value: Partial<DraftValue>, context: PhoneContext = {}): string =>
  showPhones(clean({ text: "", at: "Телефон", ...value }, context).phones);

describe("parts of a phone, as 1C keeps them", () => {
  test.each([
    [{ country: "7", area: "846", number: "231-60-14", extension: "139" }, "+78462316014 x139 fixed"],
    [{ country: "+7", area: "(916)", number: "1112233" }, "+79161112233 mobile"],
    [{ country: "8", area: "916", number: "111-22-33" }, "+79161112233 mobile"],
    [{ area: "846", number: "231-60-14" }, "+78462316014 fixed"],
    [{ text: "8 (846) 231-60-14", extension: "139" }, "+78462316014 x139 fixed"],
    [{ number: "+44 20 7946 0126", extension: "x204" }, "+442079460126 x204 fixed"],
    [{ country: "7", number: "8 (846) 231-60-14" }, "+78462316014 fixed"],
    [{ country: "375", area: "29", number: "123-45-67" }, "+375291234567 mobile"],
    [{ country: "7", area: "846", number: "231-60-14", extension: "доб. 5" }, "+78462316014 x5 fixed"],
  ])("%j", (parts, expected) => {
    expect(read({ parts })).toBe(expected);
  });

  test.each([
    ["8 495 123-45-67, 8(916)123 45 67 Иван", "+74951234567 x123 fixed | +79161234567 mobile {Иван}"],
    [
      "8(916)123 45 67; факс 8 495 123-45-60; 8 495 123-45-67",
      "+79161234567 mobile | +74951234560 fax | +74951234567 x123 fixed",
    ],
    ["8 495 123-45-67 доб. 123, 8 916 123 45 67", "+74951234567 x123 fixed | +79161234567 mobile"],
  ])("the extension of a column belongs to the only fixed line of «%s»", (text, expected) => {
    const parts = { text, extension: "123" };
    expect(read({ text, parts })).toBe(expected);
    expect(clean({ text, parts, at: "Телефон" }, {}).issues).toEqual([]);
  });

  test.each([
    ["8 916 123-45-67, 8 916 123-45-68", "+79161234567 x123 mobile inferred | +79161234568 mobile"],
    ["8 495 123-45-67, 8 495 123-45-68", "+74951234567 x123 fixed inferred | +74951234568 fixed"],
    ["8 495 123-45-67 доб. 5, 8 916 123-45-68", "+74951234567 x5 fixed inferred {доб. 123} | +79161234568 mobile"],
  ])("an extension that may be of any number of «%s» is doubted", (text, expected) => {
    const parts = { text, extension: "123" };
    expect(read({ text, parts })).toBe(expected);
    const { issues } = clean({ text, parts, at: "Телефон" }, {});
    expect(issues).toMatchObject([{ code: "phone-extension-unclear", params: { extension: "123" } }]);
  });

  test("an extension beside a number that is not understood stays a note", () => {
    const parts = { text: "231-60-14", extension: "123" };
    expect(clean({ text: "231-60-14", parts, at: "Телефон" }, {}).phones).toMatchObject([
      { quality: "unparsed", note: "доб. 123" },
    ]);
  });

  test("parts that make no number fall back to the text", () => {
    expect(read({ text: "8 (846) 231-60-14", parts: { number: "231" } })).toBe("+78462316014 fixed");
    expect(read({ text: "8 (846) 231-60-14", parts: { country: "7" } })).toBe("+78462316014 fixed");
  });

  test("an extension alone is no phone, and is said", () => {
    const { phones, issues } = clean({ text: "123", at: "внутр.", parts: { extension: "123" } }, {});
    expect(phones).toEqual([]);
    expect(issues).toMatchObject([{ code: "phone-extension-alone", severity: "warning", raw: "123" }]);
    // A whole number in its place is one.
    const misplaced = { text: "8 846 231-60-14", parts: { extension: "8 846 231-60-14" } };
    expect(read(misplaced)).toBe("+78462316014 fixed");
  });

  test("a local number in parts takes the row's town", () => {
    expect(read({ parts: { number: "231-60-14" } }, { city: "Самара" })).toBe("+78462316014 fixed inferred");
  });
});

test("without a home country a number must name its own", () => {
  const abroad = createPhoneCleaner({});
  const shown = (text: string, context: PhoneContext = {}): string =>
    showPhones(abroad({ text, at: "Phone" }, context).phones);
  expect(shown("+44 20 7946 0123")).toBe("+442079460123 fixed");
  expect(shown("(312) 555-0142")).toBe("-");
  expect(shown("(312) 555-0142", { country: "US" })).toMatch(/^\+13125550142/);
});

describe("people beside numbers", () => {
  const propose = (text: string) => clean({ text, at: "Телефон", proposeContact: true }, {}).contacts;

  test.each([
    ["8 916 111-22-33 Ольга, бухг.", [{ name: "Ольга", position: "бухг.", phones: [0] }]],
    ["8 916 111-22-33 Ольга Петрова (склад)", [{ name: "Ольга Петрова", position: "склад", phones: [0] }]],
    ["Иванов И.И. 8 916 111-22-33", [{ name: "Иванов И.И.", phones: [0] }]],
    [
      "Ольга 8 916 111-22-33, Иван - директор 8 903 222-33-44",
      [
        { name: "Ольга", phones: [0] },
        { name: "Иван", position: "директор", phones: [1] },
      ],
    ],
  ])("%s", (text, expected) => {
    expect(propose(text)).toEqual(expected);
  });

  test.each([
    "8 916 111-22-33 Бухгалтерия",
    "8 916 111-22-33 звонить после 18",
    "Склад 8 916 111-22-33",
    "8 916 111-22-33 WhatsApp",
    "8 916 111-22-33 муж Ольги",
  ])("%s names nobody", (text) => {
    expect(propose(text)).toEqual([]);
  });

  test("nobody is proposed unless the mapping asks", () => {
    expect(clean({ text: "8 916 111-22-33 Ольга", at: "Телефон" }, {})).not.toHaveProperty("contacts");
  });
});

describe("phones in free text", () => {
  const find = (text: string, context: PhoneContext = {}) => {
    const { phones } = clean({ text, at: "Примечание", find: true }, context);
    return phones.map((phone) => `${formatPhone(phone)} «${phone.raw}»`);
  };

  test.each<[string, string[]]>([
    ["Просил перезвонить по тел. 8 916 111-22-33 после обеда", ["+7 916 111-22-33 «8 916 111-22-33»"]],
    ["Новый номер +7 (846) 231-60-14 доб. 12, старый нет", ["+7 846 231-60-14 доб. 12 «+7 (846) 231-60-14 доб. 12»"]],
    ["звонить 8(846)2316014 или 89161112233", ["+7 846 231-60-14 «8(846)2316014»", "+7 916 111-22-33 «89161112233»"]],
    ["договор 123/456 от 01.02.2020, тел.: (846) 231-60-14", ["+7 846 231-60-14 «(846) 231-60-14»"]],
    ["моб 9161112233", ["+7 916 111-22-33 «9161112233»"]],
  ])("%s", (text, expected) => {
    expect(find(text)).toEqual(expected);
  });

  test("a local number is found only where a word announces it", () => {
    expect(find("тел. 231-60-14", { city: "Самара" })).toEqual(["+7 846 231-60-14 «231-60-14»"]);
    expect(find("дом 231-60-14", { city: "Самара" })).toEqual([]);
  });

  test.each([
    "ИНН 7707001234 КПП 770701001",
    "р/с 40702810938000000001, БИК 044525225",
    "ОГРН 1027700132195 от 12.05.2024 12:30",
    "заказ 89161112233 оплачен",
    "заказ № 8-916-111-22-33",
    "сумма 8 916 111 руб.",
    "8 916 111 22 33 руб",
    "7707001234",
    "9161112233",
    "накладная 8 (846) 231-60-14",
    "паспорт 3605 123456, СНИЛС 111-222-333 44",
    "с 01.02.2020 по 01.02.2021",
    "IP 192.168.100.200",
    "артикул 8916-111-22-33",
    "штрихкод 4607012345678",
    "8 (846) 231-60-1",
  ])("nothing in: %s", (text) => {
    expect(find(text)).toEqual([]);
  });
});

describe("what mapping and row say", () => {
  test("a fax column makes faxes; the plan knows mobile from fixed better than a column does", () => {
    expect(read({ text: "8 (846) 231-60-14", kind: "fax" })).toBe("+78462316014 fax");
    expect(read({ text: "8 (846) 231-60-14", kind: "mobile" })).toBe("+78462316014 fixed");
  });

  test("a value's own country is believed before the row's", () => {
    expect(read({ text: "8 029 123-45-67", country: "BY" }, { country: "RU" })).toBe("+375291234567 mobile");
  });

  test("identifiers speak for a country where the row is silent", () => {
    expect(read({ text: "8 044 123-45-67" }, { identifiersCountry: "BY" })).toBe("+375441234567 mobile");
    expect(read({ text: "8 044 123-45-67" }, { identifiersCountry: "UA" })).toBe("+380441234567 fixed");
  });

  test("the project's own code completes local numbers of rows that say nothing, and of those only", () => {
    const local = createPhoneCleaner({ defaultCountry: "RU", areaCode: "846" });
    const show = (context: PhoneContext) => showPhones(local({ text: "231-60-14", at: "" }, context).phones);
    expect(show({})).toBe("+78462316014 fixed inferred");
    expect(show({ city: "Казань" })).toBe("+78432316014 fixed inferred");
    expect(show({ city: "Тольятти" })).toBe("-");
  });

  test("a remark of the mapping joins the cell's own", () => {
    expect(read({ text: "8 916 111-22-33 Ольга", note: "рабочий" })).toBe("+79161112233 mobile {Ольга; рабочий}");
  });

  test("a text that came into the wrong column is kept and said", () => {
    const { phones, issues } = clean({ text: "очень длинный текст ".repeat(300), at: "Телефон" }, {});
    expect(phones).toHaveLength(1);
    expect(issues.map(({ code }) => code)).toEqual(["cell-too-long"]);
  });
});
