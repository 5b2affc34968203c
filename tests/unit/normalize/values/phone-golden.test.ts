import { expect, test } from "vitest";
import { createPhoneCleaner } from "../../../../src/normalize/values.ts";
import { readPhoneCases, showPhones } from "./phone-table.ts";

const cases = readPhoneCases();
const clean = createPhoneCleaner({ defaultCountry: "RU" });

test("the table has at least 300 cells", () => {
  expect(cases.length).toBeGreaterThanOrEqual(300);
});

test.each(cases.map((one) => [JSON.stringify([one.value.text, one.context]), one] as const))("%s", (_name, one) => {
  const { phones, issues } = clean(one.value, one.context);
  expect({ phones: showPhones(phones), issues: issues.map(({ code }) => code).join(",") }).toEqual({
    phones: one.phones,
    issues: one.issues,
  });
});
