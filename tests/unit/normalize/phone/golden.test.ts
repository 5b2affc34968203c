import { expect, test } from "vitest";
import { createPhoneCleaner } from "../../../../src/normalize/value/values.ts";
import { readPhoneCases, showPhones } from "./table.ts";

test("phones come out as the table says, all of them", () => {
  const cases = readPhoneCases();
  expect(cases.length).toBeGreaterThanOrEqual(300);
  const clean = createPhoneCleaner({ defaultCountry: "RU" });
  const wrong = cases.flatMap(({ value, context, phones: expected, issues: expectedIssues }) => {
    const { phones, issues } = clean(value, context);
    const got = `${showPhones(phones)} · ${issues.map(({ code }) => code).join(",")}`;
    const want = `${expected} · ${expectedIssues}`;
    return got === want ? [] : [{ cell: value.text, context, got, want }];
  });
  expect(wrong).toEqual([]);
});
