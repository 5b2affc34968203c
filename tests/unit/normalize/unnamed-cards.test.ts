import { expect, test } from "vitest";
import type { CounterpartyRecord } from "../../../src/model/index.ts";
import { createNormalizer } from "../../../src/normalize/index.ts";
import { type Cells, draftOf, identity } from "./drafts.ts";

const normalize = createNormalizer({ country: "RU" });

function read(cells: Cells): readonly [name: string, catchAll: boolean] | readonly string[] {
  const { records, issues } = normalize(draftOf(cells), identity);
  const record = records[0] as CounterpartyRecord | undefined;
  return record === undefined ? issues.map(({ code }) => code) : [record.name.display, record.catchAll === true];
}

test("a card that nobody named is loaded for what else it says, and stands for nobody", () => {
  for (const name of ["Новая компания", "Новая организация", "Новый контакт", "Новая сделка"]) {
    expect(read({ name, phones: "+7 927 123-45-67" })).toEqual([name, true]);
    expect(read({ name, inn: "6314001239" })).toEqual([name, true]);
    expect(read({ name })).toEqual(["value-placeholder", "name-missing"]);
  }
  expect(read({ name: "Новая компания", legalName: "ООО Вега" })).toEqual(["Вега", false]);
});

test("a word and a number are a firm's name where the firm has its own ИНН", () => {
  expect(read({ name: "Контакт 12345" })).toEqual(["Контакт 12345", true]);
  expect(read({ name: "Контакт 12345", inn: "6314001239" })).toEqual(["Контакт 12345", false]);
  expect(read({ name: "Розничный покупатель", inn: "6314001239" })).toEqual(["Розничный покупатель", true]);
});

test("a name that is nothing but a legal form is told from a cell in which nothing stands", () => {
  const error = (cells: Cells) =>
    normalize(draftOf(cells), identity).issues.find(({ severity }) => severity === "error");
  for (const [name, form] of [
    ["ООО", "ООО"],
    ["Общество с ограниченной ответственностью", "ООО"],
    ["ООО «»", "ООО"],
    ["ИП", "ИП"],
  ] as const) {
    const found = { code: "name-nothing-but-form", at: "name", raw: name, params: { form } };
    expect(error({ name, inn: "6314001239" })).toMatchObject(found);
  }
  expect(error({ legalName: "ООО", phones: "+7 927 123-45-67" })).toMatchObject({ at: "legalName", raw: "ООО" });
  for (const name of ["", "---"]) expect(error({ name, inn: "6314001239" })).toMatchObject({ code: "name-missing" });
  expect(error({ name: "ООО", legalName: "ООО Вега" })).toBeUndefined();
});
