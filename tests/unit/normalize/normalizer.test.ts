import { describe, expect, test } from "vitest";
import type { ContactRecord, CounterpartyRecord, Draft } from "../../../src/model/index.ts";
import { createNormalizer } from "../../../src/normalize/index.ts";
import { draftOf, fieldsOf, identity } from "./drafts.ts";

const normalize = createNormalizer({ country: "RU" });
const run = (...rows: Parameters<typeof draftOf>) => normalize(draftOf(...rows), identity);

function company(cells: Readonly<Record<string, string>>): CounterpartyRecord {
  const { records, issues } = run(cells);
  expect(issues.filter((issue) => issue.severity === "error")).toEqual([]);
  return records[0] as CounterpartyRecord;
}

describe("a counterparty", () => {
  test("has its legal form split off, and keeps the cell it came from", () => {
    const record = company({ name: 'ООО "Ромашка"' });
    expect(record.id).toBe("managers:42");
    expect(record.draft).toBe("cp");
    expect(record.name).toMatchObject({
      display: "Ромашка",
      form: "ООО",
      compare: "ромашка",
      raw: 'ООО "Ромашка"',
      at: "name",
    });
    expect(record.name.rule).toBe("name-legal-form+name-quotes");
    expect(record.legalForm?.value).toBe("ООО");
    expect([record.kind, record.kindRule]).toEqual(["organisation", "kind-form"]);
  });

  test("takes a phone beside an e-mail to the phones, and says what the cell itself calls dead", () => {
    const { records, issues } = run({
      name: "Ромашка",
      emails: "ivan@romashka.example 8-927-123-45-67",
      phones: "8-846-231-60-14 неверный номер",
      sites: "romashka.example (не работает)",
    });
    const [record] = records;
    expect(record?.emails.map(({ address }) => address)).toEqual(["ivan@romashka.example"]);
    expect(record?.phones.map(({ e164 }) => e164)).toEqual(["+79271234567", "+78462316014"]);
    expect(issues.map(({ code, field }) => `${code} ${field}`)).toEqual([
      "value-misplaced emails",
      "value-said-dead sites",
      "value-said-dead phones",
    ]);
  });

  test("takes hours for no sign of a dead phone, and a day for one", () => {
    const dead = (note: string) =>
      run({ name: "Ромашка", phones: `89161112233 (${note})` }).issues.map(({ code }) => code);
    for (const note of ["не работает с 18 до 19", "отключен после 20:00", "не работает до 10"])
      expect(dead(note), note).toEqual([]);
    for (const note of ["не работает", "отключен с 01.05.2024", "не работает с 2023 года", "не работает с 5 мая"])
      expect(dead(note), note).toEqual(["value-said-dead"]);
  });

  test("without a name is rejected, whatever else it has", () => {
    for (const name of ["", "нет", "-"]) {
      const { records, issues } = run({ name, inn: "7707001234" });
      expect(records).toEqual([]);
      expect(issues.map((issue) => issue.code)).toContain("name-missing");
    }
  });

  test("takes the sole trader's name from the legal one where that writes out the initials, and only then", () => {
    const person = (legalName: string) => company({ name: "ИП Кузнецов А.В.", legalName }).person;
    const whole = { family: "Кузнецов", given: "Александр", patronymic: "Викторович", at: "legalName" };
    expect(person("Индивидуальный предприниматель Кузнецов Александр Викторович")).toMatchObject(whole);
    expect(person("ИП Кузнецов Пётр Викторович")).toMatchObject({ given: "А.", patronymic: "В.", at: "name" });
  });

  test("takes its name from the full one, or from the person, when the short one is empty", () => {
    expect(company({ name: "нет", legalName: "АО «Вектор»" }).name.display).toBe("Вектор");
    expect(company({ name: "", person: "Иванов Иван Иванович" }).name.display).toBe("Иванов Иван Иванович");
  });

  test("who is a sole trader or a person has the person beside the name", () => {
    const trader = company({ name: "ИП ИВАНОВ ИВАН ИВАНОВИЧ" });
    expect([trader.kind, trader.legalForm?.value, trader.name.display]).toEqual([
      "sole-trader",
      "ИП",
      "Иванов Иван Иванович",
    ]);
    expect(trader.person).toMatchObject({ family: "Иванов", given: "Иван", patronymic: "Иванович" });
    expect(company({ name: "Иван Иванович Иванов" })).toMatchObject({
      kind: "person",
      name: { compare: "иванов иван иванович" },
    });
  });

  test("gets region, town, country and time zone from its address", () => {
    const record = company({ name: "Ромашка", addresses: "443001, Самарская обл, г.Самара, ул.Ленина, д.5" });
    expect(record.city?.value).toBe("Самара");
    expect(record.region).toMatchObject({ value: "Самарская область", rule: "region-from-address" });
    expect([record.country?.value, record.timeZone?.value]).toEqual(["RU", "Europe/Samara"]);
  });

  test("keeps a second name under its column, and says so", () => {
    const { records, issues } = normalize(
      {
        ...draftOf({ name: "x" }),
        counterparty: {
          fields: {
            name: [
              { text: "Ромашка", at: "A" },
              { text: "Лютик", at: "B" },
            ],
          },
          extra: {},
        },
      },
      identity,
    );
    expect(records[0]?.extra).toEqual({ B: "Лютик" });
    expect(issues.map((issue) => issue.code)).toEqual(["field-has-another-value"]);
  });
});

describe("contacts", () => {
  test("of a row speak for its counterparty, and their ids are made of their names as written", () => {
    const { records } = run(
      { name: "Ромашка" },
      { fullName: "Петрова Анна", position: "бухгалтер" },
      { fullName: "петрова  анна", phones: "+79161234567" },
    );
    expect(records.map((record) => record.id)).toEqual([
      "managers:42",
      "managers:42#contact:петрова анна",
      "managers:42#contact:петрова анна#2",
    ]);
    const contact = records[1] as ContactRecord;
    expect(contact.of).toMatchObject([{ ref: { by: "record", id: "managers:42" }, role: { value: "бухгалтер" } }]);
    expect(contact.gender?.value).toBe("f");
  });

  test("who is the sole trader himself has the role self", () => {
    const { records } = run({ name: "ИП Иванов И.И." }, { fullName: "Иванов И. И." });
    expect((records[1] as ContactRecord).of[0]?.role?.value).toBe("self");
  });

  test("without a name leave their phones to the counterparty; placeholders leave nothing", () => {
    const { records, issues } = run(
      { name: "Ромашка" },
      { fullName: "нет", phones: "+79161234567", position: "директор" },
    );
    expect(records).toHaveLength(1);
    expect(records[0]?.phones).toMatchObject([{ e164: "+79161234567", note: "директор" }]);
    expect(issues.map((issue) => issue.code)).toContain("contact-without-name");
    expect(run({ name: "Ромашка" }, { fullName: "", phones: "" }).records).toHaveLength(1);
  });

  test("a column of genders is read by whole words: «м/ж» and Mme begin with an m", () => {
    const genderOf = (gender: string) => {
      const { records, issues } = normalize(draftOf(undefined, { fullName: "Ли К.", gender }), identity);
      const [contact] = records as readonly ContactRecord[];
      return [contact?.gender?.value, issues.some(({ code }) => code === "gender-unknown")];
    };
    for (const text of ["м", "М.", "муж", "Herr", "Mr."]) expect([text, ...genderOf(text)]).toEqual([text, "m", false]);
    for (const text of ["ж", "Mme", "мисс", "Frau", "Мадам"])
      expect([text, ...genderOf(text)]).toEqual([text, "f", false]);
    for (const text of ["м/ж", "m/w", "Mädchen"]) expect([text, ...genderOf(text)]).toEqual([text, undefined, true]);
  });

  test("of a row without a counterparty keep their references; a nameless one is rejected", () => {
    const lone = draftOf(undefined, { fullName: "Петрова Анна" });
    const of = { by: "inn", inn: "7707001234" } as const;
    const { records } = normalize(
      { ...lone, contacts: lone.contacts.map((contact) => ({ ...contact, of })) },
      identity,
    );
    expect((records[0] as ContactRecord).of).toEqual([{ ref: of }]);
    expect(run(undefined, { fullName: "-", phones: "+79161234567" }).issues.map((issue) => issue.code)).toContain(
      "name-missing",
    );
  });
});

describe("what cleaning cannot use", () => {
  test("a date that is none stays in extra under its column; 00.00.0000 says there is no date", () => {
    expect(company({ name: "Вектор", createdAt: "позавчера" }).extra).toEqual({ createdAt: "позавчера" });
    expect(company({ name: "Вектор", createdAt: "00.00.0000" }).extra).toEqual({});
  });

  test("a birth date that may be of any of several people stays in extra with each", () => {
    const { records } = run(
      { name: "Вектор" },
      { fullName: "Иванов Иван Иванович, Петрова Анна Сергеевна", birthDate: "01.02.1980" },
    );
    const people = records.filter(({ type }) => type === "contact");
    expect(people.map(({ extra }) => extra)).toEqual([{ birthDate: "01.02.1980" }, { birthDate: "01.02.1980" }]);
  });

  test("a year of birth alone is no date, stays in extra and is noted, not warned of", () => {
    const { records, issues } = run({ name: "Вектор" }, { fullName: "Иванова Анна", birthDate: "1985" });
    const person = records.find(({ type }) => type === "contact");
    expect(person?.extra).toEqual({ birthDate: "1985" });
    expect(issues.map(({ code, severity }) => `${severity} ${code}`)).toEqual(["note date-not-whole"]);
  });

  test("a birth date beside the name of one person is his, and another day stays a remark", () => {
    for (const fullName of [
      "Иванова Анна 01.02.1980",
      "Иванова Анна (01.02.1980 г.р.)",
      "Иванова Анна, д.р. 01.02.1980",
    ]) {
      const { records, issues } = run({ name: "Вектор" }, { fullName });
      const person = records.find((one) => one.type === "contact");
      expect(
        person?.type === "contact" && [
          person.name.display,
          person.birthDate?.value,
          person.birthDate?.raw,
          person.notes,
        ],
      ).toEqual(["Иванова Анна", "1980-02-01", fullName, []]);
      expect(issues.map(({ code }) => code)).toEqual(["value-misplaced"]);
    }
    const { records } = run({ name: "Вектор" }, { fullName: "Иванова Анна 05.06.2021" });
    const person = records.find((one) => one.type === "contact");
    expect(person?.type === "contact" && [person.birthDate, person.notes[0]?.value]).toEqual([undefined, "05.06.2021"]);
  });

  test("«Новый: Петров Иван» is a name and a remark", () => {
    const person = run({ name: "Вектор" }, { fullName: "Новый: Петров Иван" }).records.find(
      ({ type }) => type === "contact",
    );
    expect(person?.type === "contact" && [person.name.display, person.notes[0]?.value]).toEqual([
      "Петров Иван",
      "Новый",
    ]);
  });

  test("what is said of a contact without a name stays in extra of the counterparty that gets its phone", () => {
    for (const fullName of ["", "муж Ольги"]) {
      const { records, issues } = run(
        { name: "Вектор" },
        { fullName, phones: "+7 912 345-67-89", birthDate: "01.02.1980" },
      );
      expect(records.map(({ extra }) => extra)).toEqual([{ birthDate: "01.02.1980" }]);
      expect(issues.filter(({ code }) => code === "cell-kept-in-extra").map(({ at }) => at)).toEqual(["birthDate"]);
    }
  });

  test("a constant of the mapping is no data of the row: it is never kept in extra", () => {
    const plain = draftOf({ name: "Вектор" });
    const fields = { ...plain.counterparty?.fields, kind: [{ text: "firm", at: "=" }] };
    const { records, issues } = normalize({ ...plain, counterparty: { fields, extra: {} } }, identity);
    expect(issues.map(({ code }) => code)).toContain("kind-unknown");
    expect(records[0]?.extra).toEqual({});
  });
});

describe("what stands in the column of another kind", () => {
  test("goes to its own, with the cell as its original; the rest of the cell stays", () => {
    const { records, issues } = run({
      name: "Ромашка",
      phones: "8 (846) 231-60-14, e-mail: anna@lotos.ru Анна",
      emails: "8 916 111-22-33",
      sites: "oleg@lotos.ru",
    });
    const [record] = records as CounterpartyRecord[];
    // Both say which rule touched them: the one moved, and the one whose cell the e-mail was taken from.
    expect(record?.phones.map(({ rule }) => rule?.split("+").includes("misplaced"))).toEqual([true, true]);
    expect(record?.phones.map(({ e164, note, raw, at }) => [e164, note, raw, at])).toEqual([
      ["+79161112233", undefined, "8 916 111-22-33", "emails"],
      ["+78462316014", "Анна", "8 (846) 231-60-14, e-mail: anna@lotos.ru Анна", "phones"],
    ]);
    expect(record?.emails.map(({ address, rule, at }) => [address, rule, at])).toEqual([
      ["anna@lotos.ru", "misplaced", "phones"],
      ["oleg@lotos.ru", "misplaced", "sites"],
    ]);
    expect(record?.sites).toEqual([]);
    expect(issues.map(({ code }) => code)).toEqual(["value-misplaced", "value-misplaced", "value-misplaced"]);
  });

  test("stays where it is with the rule switched off, and a messenger's number is a phone", () => {
    const off = createNormalizer({ country: "RU", rules: { off: ["misplaced"] } });
    const [kept] = off(draftOf({ name: "Ромашка", phones: "anna@lotos.ru" }), identity).records;
    expect(kept?.emails).toEqual([]);
    expect(kept?.phones[0]).toMatchObject({ quality: "unparsed", raw: "anna@lotos.ru" });
    expect(company({ name: "Ромашка", phones: "79161112233@c.us" }).phones[0]?.e164).toBe("+79161112233");
  });
});

test("a row that was decoded with the wrong table is read again in all its fields, and says so", () => {
  const garbled = (text: string): string => new TextDecoder("windows-1251").decode(Buffer.from(text));
  const { records, issues } = run(
    { name: garbled("ООО Волга"), addresses: garbled("г. Самара, ул. Мира, 5") },
    { fullName: garbled("Иванова Ольга") },
  );
  const [firm, contact] = records as [CounterpartyRecord, ContactRecord];
  expect([firm.name.display, firm.name.rule, firm.name.raw]).toEqual([
    "Волга",
    "text-mojibake+name-legal-form",
    garbled("ООО Волга"),
  ]);
  expect(firm.addresses[0]).toMatchObject({ city: "Самара", street: "ул. Мира", house: "5" });
  const asWritten = JSON.parse(JSON.stringify(firm.addresses[0])) as object;
  expect(Object.keys(asWritten)).toEqual(["raw", "at", "rule", "text", "city", "street", "house"]);
  expect(contact.name).toMatchObject({ family: "Иванова", given: "Ольга" });
  expect(issues.map(({ code }) => code)).toEqual(["text-mojibake", "text-mojibake", "text-mojibake"]);
});

test("what names no account is kept under its column", () => {
  const { records, issues } = run({ name: "Ромашка", bankAccounts: "карта 2202 2000 1234 5678" });
  expect(records[0]?.extra).toEqual({ bankAccounts: "карта 2202 2000 1234 5678" });
  expect(issues.map(({ code }) => code)).toEqual(["account-none"]);
});

test("an e-mail behind a phone that has a column of its own for the extension goes to the e-mails, whatever parts them", () => {
  for (const separator of [", ", "; ", " "]) {
    const text = `8-903-765-43-21${separator}kuz@mail.example`;
    for (const extension of ["", "12"]) {
      const phones = [{ text, at: "Телефон", parts: { text, extension } }];
      const counterparty = { fields: { ...fieldsOf({ name: "Ромашка" }), phones }, extra: {} };
      const { records } = normalize({ ...draftOf(undefined), counterparty }, identity);
      expect(records[0]?.emails).toMatchObject([{ address: "kuz@mail.example", raw: text }]);
      expect(records[0]?.phones).toMatchObject([{ e164: "+79037654321", raw: text }]);
      expect(records[0]?.phones[0]?.note).toBeUndefined();
    }
  }
});

test("a formula in the place of a name is no name: the row is rejected, or called as its other columns say", () => {
  for (const name of ['=HYPERLINK("http://x")', '=B2&" "&C2', "=Лист1!A2", "=+$A$5"]) {
    const { records, issues } = run({ name });
    expect(records).toEqual([]);
    expect(issues.map(({ code }) => code)).toEqual(["name-formula", "name-missing"]);
    expect(company({ name, legalName: "ООО «Ромашка»" })).toMatchObject({
      name: { display: "Ромашка" },
      extra: { name },
    });
  }
  for (const name of ["=Ромашка= (опт)", "Плюс=Минус", "=А1="])
    expect(run({ name }).issues.map(({ code }) => code)).not.toContain("name-formula");
});

test("a fax that is said to be the same number is no phone", () => {
  for (const phones of ["тот же", "Тот же номер"]) {
    const { records, issues } = run({ name: "Ромашка", phones });
    expect(records[0]?.phones).toEqual([]);
    expect(issues).toMatchObject([{ code: "phone-no-digits", severity: "note" }]);
  }
});

describe("the cell of an address", () => {
  const addresses = (text: string) => company({ name: "Ромашка", addresses: text }).addresses;

  test("holds several where each piece has a street and a house", () => {
    const two = addresses("г. Самара, ул. Ленина, д. 5; г. Тольятти, ул. Мира, д. 7");
    expect(two.map(({ city, house }) => [city, house])).toEqual([
      ["Самара", "5"],
      ["Тольятти", "7"],
    ]);
    expect(addresses("1) Самара, ул. Ленина 5\n2) Тольятти, ул. Мира 7")).toHaveLength(2);
    expect(addresses("Самарская обл; г. Самара; ул. Ленина; д. 5")).toHaveLength(1);
  });

  test("gives its phone and e-mail to their fields, and keeps the whole cell as the original of all of them", () => {
    const text = "г. Самара, ул. Ленина 5, тел. 231-60-14 Ольга, info@romashka.example";
    const { addresses: own, phones, emails } = company({ name: "Ромашка", addresses: text });
    expect(own).toMatchObject([{ text: "г. Самара, ул. Ленина, д. 5", raw: text }]);
    expect(phones).toMatchObject([{ e164: "+78462316014", note: "Ольга", quality: "inferred", raw: text }]);
    expect(emails).toMatchObject([{ address: "info@romashka.example", raw: text }]);
    const kept = createNormalizer({ country: "RU", rules: { off: ["misplaced"] } });
    expect(kept(draftOf({ name: "Ромашка", addresses: text }), identity).records[0]?.phones).toEqual([]);
  });
});

test.each([
  ["ЛУЧ", "ООО «Луч»", "Луч", "Луч"],
  ["ГИДРОТЕХНИКА", "Общество с ограниченной ответственностью «ГидроТехника»", "ГидроТехника", "ГидроТехника"],
  ["ВЯТСКАЯ БУМАГА ООО", "ООО «Вятская бумага»", "Вятская бумага", "Вятская бумага"],
  ["Ока-Текстиль", "ООО «ОКА-ТЕКСТИЛЬ»", "Ока-Текстиль", "Ока-Текстиль"],
  ["ЛУЧ", "ООО «Лучик»", "ЛУЧ", "Лучик"],
  ["КАМАЗ", "ПАО «КАМАЗ»", "КАМАЗ", "КАМАЗ"],
])("%s beside %s in one row is spelt %s and %s", (name, legalName, ...spelt) => {
  const record = run({ name, legalName }).records[0] as CounterpartyRecord;
  expect([record.name.display, record.legalName?.display]).toEqual(spelt);
  expect(record.name.raw).toBe(name);
});

describe("a local number without a town", () => {
  const phones = (firm: string, ...contacts: string[]) =>
    run(
      { name: "Ромашка", phones: firm },
      ...contacts.map((one, at) => ({ fullName: `Титова Анна ${["Ивановна", "Петровна"][at]}`, phones: one })),
    )
      .records.flatMap((record) => record.phones)
      .map(({ e164, quality }) => `${e164 ?? ""} ${quality}`);

  test("takes the code of the row's other entities", () => {
    expect(phones("(846)3331122", "333-11-25")).toEqual(["+78463331122 as-written", "+78463331125 inferred"]);
    expect(phones("333-11-25", "8 917 111-22-33", "(846) 333-11-22")[0]).toBe("+78463331125 inferred");
  });

  test("stays as it is where these say two codes, or none", () => {
    expect(phones("(846)3331122, (831)4331122", "333-11-25")[2]).toBe(" unparsed");
    expect(phones("8 917 111-22-33", "333-11-25")[1]).toBe(" unparsed");
  });
});

test("hours from another time behind a number are a remark", () => {
  const { phones } = company({ name: "Ромашка", phones: "8 (383) 607-70-69 (время +4)" });
  expect(phones).toMatchObject([{ e164: "+73836077069", note: "время +4" }]);
});

test.each(["constructor", "__proto__", "toString"])("a column called %s is kept like any other", (at) => {
  const row: Draft = {
    ...draftOf(undefined),
    counterparty: {
      fields: {
        name: [{ text: "Ромашка", at: "name" }],
        country: [
          { text: "Нарния", at },
          { text: "Гондор", at },
        ],
      },
      extra: {},
    },
  };
  expect(Object.entries(normalize(row, identity).records[0]?.extra ?? {})).toEqual([[at, "Нарния; Гондор"]]);
});
