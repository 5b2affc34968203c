import { expect, test } from "vitest";
import { extractFeatures } from "../../../../src/dedupe/index.ts";
import { createNormalizer } from "../../../../src/normalize/index.ts";
import { draftOf, identity } from "../../normalize/drafts.ts";

const normalize = createNormalizer({ country: "RU" });

const personOf = (fullName: string): string | undefined =>
  normalize(draftOf({ name: "Ромашка" }, { fullName, emails: "a@romashka.example" }), identity).records.flatMap(
    (record) => (record.type === "contact" ? extractFeatures(record).persons : []),
  )[0];

test.each([
  ["Захаров Николай Викторович ст.", "захаров\tниколай\tвикторович\t\tsr"],
  ["Захаров Н. В. (мл.)", "захаров\tн\tв\t\tjr"],
  ["Захаров Николай Викторович, мл., директор", "захаров\tниколай\tвикторович\t\tjr"],
  ["Иванов-младший Иван", "иванов\tиван\t\t\tjr"],
  ["John Smith Jr., Senior Manager", "smith\tjohn\t\t\tjr"],
  ["John Smith III", "smith\tjohn\t\t\tiii"],
])("%s tells a generation", (cell, person) => expect(personOf(cell)).toBe(person));

test.each([
  ["Ст. бухгалтер Петрова Анна", "петрова\tанна\t\t"],
  ["Сидорова Мария Ильинична, мл. менеджер", "сидорова\tмария\tильинична\t"],
  ["John Smith, Senior Manager", "smith\tjohn\t\t"],
  ["Иванов Иван (ст. смены)", "иванов\tиван\t\t"],
])("%s has a position and tells no generation", (cell, person) => expect(personOf(cell)).toBe(person));

test.each([
  ["Amartya Kumar Sen", "\t\t\tamartya kumar sen"],
  ["Li Jun Wei", "\t\t\tli jun wei"],
  ["Kim Jun Ho", "ho\tkim\tjun\t"],
])("%s is called so, which tells no generation", (cell, person) => expect(personOf(cell)).toBe(person));
