import { expect, test } from "vitest";
import { compareRecords } from "../../../src/review/compare.ts";
import { firm } from "../../support/sample-run.ts";

test("fields stand side by side, each with what it says about the other", () => {
  const left = firm(1, "managers", { notes: [{ value: "склад", raw: "склад", at: "Примечание" }] });
  const right = firm(1, "ut", { city: { value: "Жигулёвск", raw: "Жигулёвск", at: "Город" } });
  const fields = compareRecords(left, right, "en");
  expect(fields.map(({ field, state }) => [field, state])).toEqual([
    ["name", "differs"],
    ["identifiers", "right"],
    ["phones", "both"],
    ["addresses", "both"],
    ["city", "differs"],
    ["responsible", "both"],
    ["notes", "left"],
  ]);
  expect(fields[0]?.right[0]).toEqual({
    text: "ООО Лютик Дом 0",
    same: false,
    raw: 'ООО "Лютик Дом 0"',
    rule: "org-form",
  });
});

test("ё and case are no difference; one more value is", () => {
  const phones = firm(2, "ut").phones;
  const more = [...phones, { raw: "спросить", at: "Телефон", quality: "unparsed" as const }];
  const left = firm(2, "ut", { city: { value: "ЖИГУЛЕВСК", raw: "", at: "" } });
  const right = firm(2, "ut", { city: { value: "Жигулёвск", raw: "", at: "" }, phones: more });
  const states = new Map(compareRecords(left, right, "en").map(({ field, state }) => [field, state]));
  expect([states.get("city"), states.get("phones"), states.get("name")]).toEqual(["both", "differs", "both"]);
});
