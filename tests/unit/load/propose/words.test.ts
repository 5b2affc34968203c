import { expect, test } from "vitest";
import { legendOf } from "../../../../src/load/propose/kind-column.ts";
import { codePattern, phoneFormat, shapeOf, wordsIn } from "../../../../src/load/propose/sample.ts";
import { conceptOf } from "../../../../src/load/propose/concepts.ts";
import { kindsAmong } from "../../../../src/load/propose/kind-words.ts";
import { listOf } from "../../../../src/load/propose/list-words.ts";
import { modelStem, sameWord, wordsOf } from "../../../../src/load/propose/words.ts";

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
  ["colour", "thing", undefined],
])("column %s of %s holds %s", (column, table, concept) => expect(conceptOf(column, table)).toBe(concept));

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
  expect(shapeOf(["7707083893", "631150001400"])).toBe("inn");
  expect(shapeOf(["a@b.example", "c@d.example", "нет"])).toBe("email");
  expect(shapeOf(["зелёный", "синий"])).toBe(undefined);
  expect(phoneFormat(["+74951234567", "+78462316014", "8 800"])).toBe("e164");
  expect(phoneFormat(["+7 495 123-45-67"])).toBe("international");
  expect(codePattern(["К-000001", "К-000123"])).toBe("К-000000");
  expect(codePattern(["К-000001", "X-000002"])).toBe(undefined);
  expect(wordsIn({ rows: [{ a: "x" }, { a: "y" }, { a: "y" }, { a: null }] }, "a")).toEqual(["y", "x"]);
});
