import { expect, test } from "vitest";
import { legendOf } from "../../../../src/load/propose/kind-column.ts";
import { codePattern, constantIn, phoneFormat, shapeOf, wordsIn } from "../../../../src/load/propose/sample.ts";
import type { Column, Table } from "../../../../src/load/catalogue/catalogue.ts";
import { conceptIn, conceptOf } from "../../../../src/load/propose/concepts.ts";
import { kindsAmong } from "../../../../src/load/propose/kind-words.ts";
import { listOf } from "../../../../src/load/propose/list-words.ts";
import { modelStem, namesTable, sameWord, wordsOf } from "../../../../src/load/propose/words.ts";

test.each([
  ["ПолноеНаименование", "полное наименование"],
  ["billing_address_city", "billing address city"],
  ["taxId", "tax id"],
  ["inn_c", "inn"],
  ["HTTPAddress", "http address"],
  ["Счёт", "счет"],
])("%s reads as the words %s", (name, words) => expect(wordsOf(name)).toBe(words));

test.each([
  ["naimenovanie", "klienty", "name"],
  ["client_name", "clients", "name"],
  ["ПометкаУдаления", "Контрагенты", "deleted"],
  ["deletedAt", "organization", "deleted"],
  ["phone_mobile", "contacts", "phone-mobile"],
  ["мобильный_телефон", "лица", "phone-mobile"],
  ["Факс", "Контрагенты", "phone-fax"],
  ["obedinen_s", "klienty", "replaced-by"],
  ["externalId", "company", "lineage"],
  ["account_type", "accounts", "kind"],
  ["РасчетныйСчет", "Реквизиты", "account"],
  ["otvetstvennyj", "klienty", "responsible"],
  ["elektronnaya_pochta", "klienty", "email"],
  ["raschetnyj_schet", "scheta", "account"],
  ["kratkoe_naimenovanie", "klienty", "short-name"],
  ["short_name", "accounts", "short-name"],
  ["forma_sobstvennosti", "klienty", "legal-form"],
  ["kto_izmenil", "klienty", "changed-by"],
  ["tip_klienta", "klienty", "kind"],
  ["tel_mobilnyj", "lica", "phone-mobile"],
  ["tel_rabochij", "lica", "phone"],
  ["sajt", "klienty", "site"],
  ["data_sozdaniya", "klienty", "created"],
  ["yuridicheskij_adres", "klienty", "address-legal"],
  ["updatedById", "accounts", "changed-by"],
  ["customer_name", "tabCustomer", "name"],
  ["phonesPrimaryPhoneNumber", "company", "phone"],
  ["phonesPrimaryPhoneCallingCode", "company", "calling-code"],
  ["addressAddressCity", "company", "city"],
  ["nameFirstName", "person", "given"],
  ["email_status", "contacts", undefined],
  ["phone_country", "contacts", "phone-country"],
  ["nom", "llx_societe", "name"],
  ["colour", "thing", undefined],
  ["phoneNumbers", "customer", "phone"],
  ["emailAddresses", "customer", "email"],
  ["e_mails", "customer", "email"],
  ["cityName", "customer", "city"],
])("column %s of %s holds %s", (column, table, concept) => expect(conceptOf(column, table)).toBe(concept));

test("where a column's name says nothing, what its author wrote beside it does", () => {
  const table = { name: "ref17" } as Table;
  const column = (name: string, comment: string): Column => ({ name, comment }) as Column;
  expect(conceptIn(table, column("fld1201", "ИНН"))).toBe("inn");
  expect(conceptIn(table, column("fld1203", "Наименование полное (для документов)"))).toBe("legal-name");
  expect(conceptIn(table, column("phone", "ИНН"))).toBe("phone");
});

test("a word names a table with or without the prefix of its program", () => {
  expect(namesTable("Contact", "tabContact")).toBe(true);
  expect(namesTable("societe", "llx_societe")).toBe(true);
  expect(namesTable("Accounts", "accounts")).toBe(true);
  expect(namesTable("Contact", "tabCustomer")).toBe(false);
});

test("what all of many rows hold is the program's; of few it is an accident", () => {
  const rows = (n: number): { rows: Record<string, unknown>[] } => ({
    rows: Array.from({ length: n }, () => ({ a: "links" })),
  });
  expect(constantIn(rows(20), "a")).toBe("links");
  expect(constantIn(rows(19), "a")).toBe(undefined);
  expect(constantIn({ rows: [...rows(20).rows, { a: null }] }, "a")).toBe(undefined);
});

test("words for kinds of counterparty are told, and what none can mean is left out", () => {
  expect([...kindsAmong(["ЮрЛицо", "ИП", "ФизЛицо", "Филиал"])]).toEqual([
    ["organisation", "ЮрЛицо"],
    ["sole-trader", "ИП"],
    ["person", "ФизЛицо"],
  ]);
  expect([...kindsAmong(["LEGAL_ENTITY", "INDIVIDUAL"]).keys()]).toEqual(["organisation", "person"]);
});

test("a comment may say what a code means", () => {
  const legend = legendOf("1 - юрлицо, 2 - ИП; 3 — физлицо");
  expect([...kindsAmong([...legend.keys()])].map(([kind, word]) => [kind, legend.get(word)])).toEqual([
    ["organisation", "1"],
    ["sole-trader", "2"],
    ["person", "3"],
  ]);
  expect([...kindsAmong(["jurlico", "fizlico", "IP"]).keys()].toSorted()).toEqual([
    "organisation",
    "person",
    "sole-trader",
  ]);
});

test("a name speaks of one list, a class of one table", () => {
  expect(listOf("email_addresses")).toBe("emails");
  expect(listOf("КонтактныеТелефоны")).toBe("phones");
  expect(listOf("Договоры")).toBe(undefined);
  expect(listOf("telefony")).toBe("phones");
  expect(sameWord(modelStem("App\\Models\\Klient"), modelStem("klienty"))).toBe(true);
  expect(sameWord("email address", "email addresses")).toBe(true);
  expect(sameWord("deal", "lead")).toBe(false);
});

test("what stands in the rows tells what the names do not", () => {
  expect(shapeOf(["+7 495 123-45-67", "8 (846) 231-60-14 доб. 12"])).toBe("phone");
  expect(shapeOf(["7707001234", "631150001400"])).toBe("inn");
  expect(shapeOf(["a@b.example", "c@d.example", "нет"])).toBe("email");
  expect(shapeOf(["зелёный", "синий"])).toBe(undefined);
  expect(phoneFormat(["+74951234567", "+78462316014", "8 800"])).toBe("e164");
  expect(phoneFormat(["+7 495 123-45-67"])).toBe("international");
  expect(codePattern(["К-000001", "К-000123"])).toBe("К-000000");
  expect(codePattern(["К-000001", "X-000002"])).toBe(undefined);
  expect(wordsIn({ rows: [{ a: "x" }, { a: "y" }, { a: "y" }, { a: null }] }, "a")).toEqual(["y", "x"]);
});
