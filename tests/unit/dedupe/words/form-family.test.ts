import { expect, test } from "vitest";
import { formFamily } from "../../../../src/dedupe/words/form-family.ts";

test.each([
  ["ИП ГКФХ", "ИП"],
  ["ПАО", "АО"],
  ["КФХ", "КФХ"],
])("%s is compared as %s", (form, family) => expect(formFamily(form)).toBe(family));
