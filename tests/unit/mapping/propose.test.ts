import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkMapping, columnFates, compileMapping } from "../../../src/mapping/index.ts";
import { proposeMapping, proposeProject } from "../../../src/mapping/propose/index.ts";
import type { KnownColumn } from "../../../src/mapping/propose/index.ts";
import { meaningOf } from "../../../src/mapping/propose/synonyms.ts";
import { loadText, memoryIo } from "./support.ts";
import { loadProject } from "../../../src/mapping/index.ts";

const columns = (names: string): KnownColumn[] => names.split(",").map((name) => ({ name: name.trim() }));

async function proposed(names: string | KnownColumn[], rest = {}) {
  const profile = typeof names === "string" ? columns(names) : names;
  const proposal = proposeMapping({ name: "x", columns: profile, ...rest });
  const { mapping, diagnostics } = await loadText(proposal.yaml);
  expect({ yaml: proposal.yaml, diagnostics }).toEqual({ yaml: proposal.yaml, diagnostics: [] });
  if (mapping === undefined) throw new Error(proposal.yaml);
  const headers = [{ file: "x.csv", columns: profile.map((column) => column.name) }];
  const faults = checkMapping(mapping, { headers }).filter((each) => each.severity === "error");
  expect({ yaml: proposal.yaml, faults }).toEqual({ yaml: proposal.yaml, faults: [] });
  return { proposal, mapping, to: Object.fromEntries(proposal.columns.map(({ column, to }) => [column, to])) };
}

describe("proposeMapping", () => {
  it("maps the columns of an old program's dBase file: Russian in ten Latin letters", async () => {
    const { to } = await proposed("KOD, NAIM, INN, GOROD, ADR, TEL, FAX, RUKOV, PRIM, SALDO");
    expect(to).toEqual({
      KOD: "counterparty.sourceKey",
      NAIM: "counterparty.name",
      INN: "counterparty.inn",
      GOROD: "counterparty.city",
      ADR: "counterparty.addresses",
      TEL: "counterparty.phones",
      FAX: "counterparty.phones",
      RUKOV: "contact.fullName",
      PRIM: "counterparty.notes",
      SALDO: "extra",
    });
    const people = await proposed("FAM, IMYA, OTCH, DATAROZHD, DOLZHN, TELEF");
    expect(people.to).toEqual({
      FAM: "contact.lastName",
      IMYA: "contact.firstName",
      OTCH: "contact.middleName",
      DATAROZHD: "contact.birthDate",
      DOLZHN: "contact.position",
      TELEF: "contact.phones",
    });
  });

  it("maps a managers' workbook: firms with a contact in the row", async () => {
    const { to } = await proposed(
      "№ п/п, Компания, Город, ИНН, Телефон, Факс, E-mail, Адрес, Контактное лицо, Должность, Моб. телефон, Менеджер, Категория, Примечание, Что-то своё",
    );
    expect(to).toEqual({
      "№ п/п": "ignored",
      Компания: "counterparty.name",
      Город: "counterparty.city",
      ИНН: "counterparty.inn",
      Телефон: "counterparty.phones",
      Факс: "counterparty.phones",
      "E-mail": "counterparty.emails",
      Адрес: "counterparty.addresses",
      "Контактное лицо": "contact.fullName",
      Должность: "contact.position",
      "Моб. телефон": "contact.phones",
      Менеджер: "counterparty.responsible",
      Категория: "counterparty.tags",
      Примечание: "counterparty.notes",
      "Что-то своё": "extra",
    });
  });

  it("leaves out what the source has marked as deleted, where the column says yes or no and nothing else", async () => {
    const marked = (header: string, ...examples: string[]) =>
      proposed([{ name: "Наименование" }, { name: "ИНН" }, { name: header, examples, fill: 1 }]);
    for (const header of ["Пометка удаления", "ПометкаУдаления", "Помечен на удаление", "Deleted"]) {
      const { proposal, to } = await marked(header, "Нет", "Да");
      expect(to[header]).toBe("leaveOut");
      expect(proposal.yaml).toMatch(
        new RegExp(`leaveOut:\\n  - \\{ reason: marked for deletion, when: \\{ column: ${header}, is: \\[да, `),
      );
    }
    // A date or a reason says more than yes.
    for (const cells of [["12.03.2024"], ["Да", "дубль"], []])
      expect((await marked("Пометка удаления", ...cells)).to["Пометка удаления"]).toBe("extra");
    expect((await marked("Удаление шрамов", "Да", "Нет")).to["Удаление шрамов"]).toBe("extra");
  });

  it.each(["Основной менеджер", "ФИО менеджера", "Текущий куратор", "Персональный менеджер"])(
    "takes «%s» for the colleague who looks after the firm, not for its contact",
    async (header) => {
      const { to } = await proposed(`Наименование, ${header} (телефон), ${header}, Телефон, Контактное лицо`);
      expect(to[header]).toBe("counterparty.responsible");
      expect(to["Контактное лицо"]).toBe("contact.fullName");
      expect(to[`${header} (телефон)`]).toBe("extra");
    },
  );

  it("maps a list of people with the firm in passing, and points at the firms where another source lists them", async () => {
    const people =
      "Record ID, First Name, Last Name, Email, Phone Number, Mobile Phone Number, Job Title, Company Name, Contact owner";
    const alone = await proposed(people);
    expect(alone.to).toMatchObject({
      "Record ID": "contact.sourceKey",
      "First Name": "contact.firstName",
      Email: "contact.emails",
      "Phone Number": "contact.phones",
      "Company Name": "counterparty.name",
      "Contact owner": "contact.responsible",
    });
    expect(alone.mapping.mapping.counterparty?.when).toEqual({
      any: [{ present: "Company Name" }, { absent: ["Last Name", "First Name"] }],
    });
    const beside = await proposed(people, { companies: "accounts" });
    expect(beside.mapping.mapping.counterparty).toBeUndefined();
    expect(beside.mapping.mapping.contact?.of).toEqual({ name: "Company Name" });
  });

  it("leaves out no row for naming neither a firm nor a person, and loses no ИНН of a row that names a person", async () => {
    const { mapping } = await proposed([
      { name: "Наименование", fill: 0.9 },
      { name: "ИНН", fill: 0.9 },
      { name: "Телефон" },
      { name: "Контактное лицо", fill: 0.5 },
    ]);
    const map = compileMapping(mapping, { source: "x", lookups: new Map() });
    const kinds = (...values: string[]) => {
      const row = map({ path: "x.csv", line: 2, paths: ["Наименование", "ИНН", "Телефон", "Контактное лицо"], values });
      const [draft] = "drafts" in row ? row.drafts : [];
      return [...(draft?.counterparty === undefined ? [] : ["firm"]), ...(draft?.contacts ?? []).map(() => "person")];
    };
    expect(kinds("ООО Ромашка", "", "231-60-14", "Белова Анна")).toEqual(["firm", "person"]);
    expect(kinds("", "", "231-60-14", "Белова Анна")).toEqual(["person"]);
    expect(kinds("", "", "231-60-14", "")).toEqual(["firm"]);
    expect(kinds("", "7701234567", "", "Белова Анна")).toEqual(["firm", "person"]);
  });

  it("never makes an owner's, author's or parent's column the record's own", async () => {
    const { to } = await proposed(
      "ID, Название компании, Телефон, Ответственный, Кем создана, Parent Account, Asst. Phone",
    );
    expect(to).toMatchObject({
      Ответственный: "counterparty.responsible",
      "Кем создана": "extra",
      "Parent Account": "extra",
      "Asst. Phone": "extra",
    });
  });

  it("puts the pieces of an address together", async () => {
    const { mapping } = await proposed(
      "Account Name, Billing Street, Billing City, Billing Zip/Postal Code, Shipping Street, Shipping City, Phone",
    );
    expect(mapping.mapping.counterparty?.addresses).toEqual([
      { parts: { street: "Billing Street", city: "Billing City", postcode: "Billing Zip/Postal Code" }, kind: "legal" },
      { parts: { street: "Shipping Street", city: "Shipping City" }, kind: "delivery" },
    ]);
    const { mapping: one } = await proposed("Наименование, Индекс, Адрес");
    expect(one.mapping.counterparty?.addresses).toEqual({ parts: { postcode: "Индекс", street: "Адрес" } });
  });

  it("reads the cells where the header says nothing, and believes the cells where they contradict it", async () => {
    const { to } = await proposed([
      { name: "A", shapes: { organisation: 0.9 }, fill: 1, distinct: 0.9 },
      { name: "B", shapes: { phone: 0.95 } },
      { name: "C", shapes: { inn: 0.8 } },
      { name: "Телефон", shapes: { email: 0.95 } },
      { name: "D", fill: 0 },
      { name: "Примечание", shapes: { phone: 0.1 } },
      { name: "Дата создания", examples: ["01.02.2020", "31.12.2019"] },
    ]);
    expect(to).toMatchObject({
      A: "counterparty.name",
      B: "counterparty.phones",
      C: "counterparty.inn",
      Телефон: "extra",
      D: "extra",
      "Дата создания": "counterparty.createdAt",
    });
  });

  it("tells firms from people in one table by the column that says so", async () => {
    const { mapping, to } = await proposed([
      { name: "Тип", examples: ["контакт", "компания", "контакт"] },
      { name: "Наименование" },
      { name: "Компания" },
      { name: "Должность" },
      { name: "Телефон" },
      { name: "ИНН" },
      { name: "Ответственный" },
      { name: "Поле" },
    ]);
    expect(to).toEqual({
      Тип: "when",
      Наименование: "counterparty.name, contact.fullName",
      Компания: "contact.of",
      Должность: "contact.position",
      Телефон: "counterparty.phones, contact.phones",
      ИНН: "counterparty.inn",
      Ответственный: "counterparty.responsible, contact.responsible",
      Поле: "extra",
    });
    expect(mapping.mapping.counterparty?.when).toEqual({ column: "Тип", is: "компания" });
    expect(mapping.mapping.contact).toMatchObject({ when: { column: "Тип", is: "контакт" }, of: { name: "Компания" } });
  });

  it("reads exports that number their columns or put a system's word before them", async () => {
    const { to } = await proposed(
      "First Name, Last Name, E-mail 1 - Label, E-mail 1 - Value, Phone 2 - Value, Home Fax, Birthday, Реквизит (Россия): Телефон",
    );
    expect(to).toMatchObject({
      "E-mail 1 - Label": "extra",
      "E-mail 1 - Value": "contact.emails",
      "Phone 2 - Value": "contact.phones",
      "Home Fax": "contact.phones",
      "Реквизит (Россия): Телефон": "contact.phones",
    });
    const { to: firm } = await proposed(
      "Name, BillingStreet, BillingCity, BillingPostalCode, Реквизит (Россия): ОГРНИП",
    );
    expect(firm).toMatchObject({
      Name: "counterparty.name",
      BillingPostalCode: "counterparty.addresses",
      "Реквизит (Россия): ОГРНИП": "counterparty.ogrn",
    });
    const { to: card } = await proposed([
      { name: "No.", examples: ["10000", "20000"] },
      { name: "Name" },
      { name: "Job Title" },
    ]);
    expect(card).toMatchObject({ "No.": "contact.sourceKey", Name: "contact.fullName" });
  });

  it("takes a key only where it is filled and unique", async () => {
    const dull = await proposed([{ name: "Код", fill: 0.7 }, { name: "Наименование" }]);
    expect(dull.to["Код"]).toBe("extra");
    const keyed = await proposed([{ name: "Код", fill: 1, distinct: 1 }, { name: "Наименование" }]);
    expect(keyed.to["Код"]).toBe("counterparty.sourceKey");
  });

  it("leaves no column unaccounted for and gives a mapping that runs, whatever the header (property)", async () => {
    const words = [
      "Компания",
      "Телефон",
      "ФИО",
      "Фамилия",
      "Имя",
      "ИНН",
      "Код",
      "ID",
      "Город",
      "Индекс",
      "Улица",
      "E-mail",
      "Банк",
      "БИК",
    ];
    const name = fc.oneof(
      fc.constantFrom(...words),
      fc.string({ minLength: 1, maxLength: 12 }),
      fc.string({ unit: "grapheme", minLength: 1, maxLength: 6 }),
      fc.constantFrom(
        "Цена: опт",
        "a#b",
        "- x",
        "[y]",
        "{z}",
        "да",
        "no",
        "1.5",
        "'q'",
        '"',
        "x, y",
        "E-mail *",
        "*",
        "ИНН/КПП",
        "Billing City",
      ),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(name, { minLength: 1, maxLength: 14, selector: (each) => each.trim().toLowerCase() }),
        async (names) => {
          const profile = names.map((each) => ({ name: each }));
          const { mapping } = await proposed(profile);
          expect(columnFates(mapping, names).filter((fate) => fate.unmapped)).toEqual([]);
          const map = compileMapping(mapping, { source: "s", lookups: mapping.lookups });
          expect(map({ path: "f", line: 2, paths: names, values: names.map((_, index) => `v${index}`) })).toBeDefined();
        },
      ),
      { numRuns: 150, seed: 7 },
    );
  });

  it("is written so that the project around it loads", async () => {
    const text = proposeProject({
      name: "acme",
      home: { country: "RU", reason: { code: "guess-country-given" } },
      sources: [{ id: "ut", mapping: "mappings/ut.yaml", files: "data/*.csv" }],
    });
    const { loaded, diagnostics } = await loadProject("sverka.yaml", memoryIo({ "sverka.yaml": text }));
    expect(diagnostics).toEqual([]);
    expect(loaded?.project.sources["ut"]).toEqual({ mapping: "mappings/ut.yaml", files: "data/*.csv", priority: 1 });
  });
});

describe("the reasons", () => {
  const list: KnownColumn[] = [
    { name: "Код", fill: 1, distinct: 0.99, filled: 200, repeated: ["00017", "00042"] },
    { name: "Наименование" },
    { name: "Телефон", shapes: { email: 0.9 } },
    { name: "Что-то" },
  ];

  it("are written in the language of the project, and stay English for machines", async () => {
    const { proposal } = await proposed(list, { language: "ru" });
    expect(proposal.yaml).toContain("в каждой строке сказано почему");
    expect(proposal.yaml).toContain("name: Наименование  # заголовок «наименование»");
    expect(proposal.yaml).toContain("- Телефон  # по заголовку phones, а ячейки похожи на e-mail");
    expect(proposal.yaml).toContain("- Что-то  # такого заголовка не знаю");
    expect(proposal.yaml.replaceAll(/#.*/g, "")).not.toMatch(/guess-/);
    expect(proposal.columns[3]?.reason).toBe("no known header word");
  });

  it("say which values of a key stand twice, and the key is proposed all the same", async () => {
    const { proposal, to } = await proposed(list);
    expect(to["Код"]).toBe("counterparty.sourceKey");
    expect(proposal.yaml).toContain('about 2 values stand more than once, such as "00017", "00042"');
  });

  it("refuse a key that most rows share", async () => {
    const { to, proposal } = await proposed([{ name: "Код", fill: 1, distinct: 0.6 }, { name: "Наименование" }]);
    expect(to["Код"]).toBe("extra");
    expect(proposal.yaml).toContain("60 % of the rows have a value of their own");
  });

  it("do not doubt a unique key of a large file, where distinct values are an estimate", async () => {
    const { proposal } = await proposed([
      { name: "Код", fill: 1, distinct: 0.982, filled: 900_000, repeated: [] },
      { name: "Наименование" },
    ]);
    expect(proposal.yaml).toContain('sourceKey: Код  # header "код"\n');
  });
});

describe("meaningOf", () => {
  it("sees through brackets, counters, paths and case", () => {
    expect(meaningOf("ТЕЛЕФОН  2")?.meaning.field).toBe("phones");
    expect(meaningOf("Телефон (компания)")?.meaning).toMatchObject({ field: "phones", who: "company" });
    expect(meaningOf("Рабочий телефон (контакт)")?.meaning).toMatchObject({ field: "phones", who: "person" });
    expect(meaningOf("Реквизит (Россия): ИНН")?.meaning.field).toBe("inn");
    expect(meaningOf("Контрагент/Наименование")?.meaning.field).toBe("name");
    expect(meaningOf("абракадабра")).toBeUndefined();
  });
});

describe("people in the steps of a path", () => {
  const clients: KnownColumn[] = [
    { name: "id", fill: 1, distinct: 1 },
    { name: "title", shapes: { organisation: 0.7 } },
    { name: "contacts/name" },
    { name: "contacts/phones/value", shapes: { phone: 1 } },
    { name: "contacts#2/name" },
    { name: "contacts#2/phones/value", shapes: { phone: 1 } },
    { name: "contacts#2/phones#2/value", shapes: { phone: 1 } },
    { name: "phones" },
    { name: "phones#2" },
  ];

  it("are contacts of the row, each with what stands under his own step", async () => {
    const { mapping } = await proposed(clients);
    expect(mapping.mapping.counterparty).toMatchObject({ name: "title", phones: "phones" });
    expect(mapping.mapping.contacts).toMatchObject([
      { fullName: "contacts/name#1", phones: "contacts/phones/value#1" },
      { fullName: "contacts#2/name", phones: ["contacts#2/phones/value", "contacts#2/phones#2/value"] },
    ]);
  });

  it("stay the firm's where the step names nobody", async () => {
    const { to } = await proposed("Наименование, Контакты/Телефон, Контакты/E-mail");
    expect(to["Контакты/Телефон"]).toBe("counterparty.phones");
  });
});

describe("firms and people in one table", () => {
  it("takes a person's parent company for the firm, and a title for the position", async () => {
    const { mapping } = await proposed([
      { name: "Record Type", examples: ["Company", "Person"] },
      { name: "Name" },
      { name: "Parent Company" },
      { name: "Title", examples: ["Dispatcher"] },
    ]);
    expect(mapping.mapping.contact).toMatchObject({ of: { name: "Parent Company" }, position: "Title" });
  });
});

it("takes free text with phones under «Контакты» for phones; without them, or under another header, it is kept", async () => {
  const cells = ["55-92-80, дир. Андрей 8-917-744-11-22", "8 937 423 89 54 (Ольга)"];
  const fate = async (name: string, examples: readonly string[]) =>
    (await proposed([{ name: "Клиент" }, { name, examples, shapes: { text: 1 } }])).to[name];
  expect(await fate("Связь/Контакты", cells)).toBe("counterparty.phones");
  expect(await fate("Контакты", [...cells, "через сайт"])).toBe("extra");
  expect(await fate("Накладная", cells)).toBe("extra");
});
