import { expect, test } from "vitest";
import { areOneFamily, formFamily } from "../../../../src/dedupe/words/form-family.ts";

test.each([
  ["ИП ГКФХ", "ЧП", true],
  ["ПАО", "ЗАО", true],
  ["КФХ", "ООО", false],
  ["ТОВ", "ООО", true],
  ["ЖШС", "ТОО", true],
  ["ТОВ", "LLC", true],
  ["GmbH", "Ltd", true],
  ["SARL", "GmbH", false],
  ["A.Ş.", "AS", true],
  ["АО", "ООО", false],
  ["ГУП", "МУП", false],
  ["GmbH & Co. KG", "AG & Co. KG", false],
  ["SE & Co. KG", "SE & Co. KGaA", false],
  ["UG & Co. KG", "GmbH & Co. KG", false],
  ["GmbH & Co. KG", "Sp. z o.o. sp.k.", false],
  ["Sp. j.", "Sp. k.", false],
])("whether %s is of one family with %s: %s", (one, other, agree) => {
  expect(areOneFamily(formFamily(one), formFamily(other))).toBe(agree);
  expect(areOneFamily(formFamily(other), formFamily(one))).toBe(agree);
});
