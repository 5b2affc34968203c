import { expect, test } from "vitest";
import type { Column } from "../../../../src/load/catalogue/catalogue.ts";
import { compileColumn, Unlisted } from "../../../../src/load/rows/column.ts";
import type { ColumnSpec } from "../../../../src/load/profile/profile.ts";
import { contact, counterparty } from "../../../integration/load/goldens.ts";

const jsonb: Column = { name: "j", type: "jsonb", base: "jsonb", notNull: false, generated: false, domainChecks: [] };
const read = (spec: ColumnSpec, golden: Parameters<typeof counterparty>[0]): unknown => {
  const whole = counterparty(golden);
  return compileColumn("j", jsonb, spec).read(whole, whole, 0);
};
const card = {
  id: "e1",
  members: ["ut:1"],
  name: "Ромашка",
  inn: "7707001234",
  phones: ["+74951234567", "+79171234567"],
};

test("a JSON column holds a list as the CRM writes it: texts, or objects with its own keys", () => {
  expect(read({ json: "phones.e164" }, card)).toEqual(["+74951234567", "+79171234567"]);
  expect(read({ json: "phones.e164" }, { ...card, phones: ["+74951234567"] })).toEqual(["+74951234567"]);
  expect(read({ json: "phones.e164" }, { ...card, phones: [] })).toBe(undefined);
  const as: ColumnSpec["as"] = {
    number: "e164",
    label: { path: "kind", map: { mobile: "mobile" }, otherwise: "work" },
    main: { isFirst: true },
  };
  expect(read({ json: "phones", as }, card)).toEqual([
    { number: "+74951234567", label: "work", main: true },
    { number: "+79171234567", label: "work", main: false },
  ]);
  const strict: ColumnSpec["as"] = { label: { path: "kind", map: { mobile: "mobile" } } };
  expect(read({ json: "phones", as: strict }, card)).toBeInstanceOf(Unlisted);
});

test("an array holds each value once, and each of them translated and formatted by itself", () => {
  const whole = counterparty(card);
  const [first, second] = whole.phones ?? [];
  const golden = { ...whole, phones: [first!, { ...first!, extension: "14" }, second!] };
  const list = (spec: ColumnSpec): unknown =>
    compileColumn("j", jsonb, { list: "phones.e164", ...spec }).read(golden, golden, 0);
  expect(list({})).toEqual(["+74951234567", "+79171234567"]);
  expect(list({ format: "digits" })).toEqual(["74951234567", "79171234567"]);
  expect(list({ map: { "+74951234567": "office" }, otherwise: "other" })).toEqual(["office", "other"]);
  expect(list({ map: { "+74951234567": "office" } })).toBeInstanceOf(Unlisted);
  expect(list({ list: "identifiers.value", format: "country-code" }), "nothing is left of it").toBeUndefined();
});

test("a list takes another property where the first is absent: no number that could not be read is lost", () => {
  const whole = counterparty(card);
  const [first] = whole.phones ?? [];
  const unread = { ...first!, raw: "спросить у Ольги 231-60", quality: "unparsed" as const };
  const { e164: _, ...nameless } = unread;
  const golden = { ...whole, phones: [first!, nameless, nameless] };
  const of = (spec: ColumnSpec): unknown => compileColumn("j", jsonb, spec).read(golden, golden, 0);
  expect(of({ list: "phones.e164" })).toEqual(["+74951234567"]);
  expect(of({ list: "phones.e164|raw" })).toEqual(["+74951234567", "спросить у Ольги 231-60"]);
  expect(of({ list: "phones.e164|raw", format: "international" })).toEqual([
    "+7 495 123-45-67",
    "спросить у Ольги 231-60",
  ]);
  expect(of({ join: "phones.e164|raw" })).toBe("+74951234567, спросить у Ольги 231-60");
  expect(of({ path: "phones[2].e164|raw" })).toBe("спросить у Ольги 231-60");
});

test("a program that keeps a number in parts gets them apart, and the rest of the list beside the first", () => {
  const abroad = { ...card, phones: ["+74951234567", "+375291234567"] };
  expect(read({ path: "phones[1].e164", format: "national-digits" }, abroad)).toBe("4951234567");
  expect(read({ path: "phones[1].e164", format: "country-code" }, abroad)).toBe("RU");
  const as: ColumnSpec["as"] = {
    number: { path: "e164", format: "national-digits" },
    callingCode: { path: "e164", format: "calling-code" },
  };
  expect(read({ json: "phones[2..]", as }, abroad)).toEqual([{ number: "291234567", callingCode: "+375" }]);
  expect(read({ json: "phones[2..]", as }, { ...card, phones: ["+74951234567"] })).toBe(undefined);
});

test("joined, two things of one spelling are two; the one cell behind two numbers is said once", () => {
  const whole = counterparty(card);
  const golden = {
    ...whole,
    addresses: [
      {
        text: "ул. Ленина, 5, 5",
        street: "ул. Ленина",
        house: "5",
        flat: "5",
        raw: "Ленина 5-5",
        at: "Адрес",
        from: "ut:1",
      },
    ],
    phones: whole.phones.map((each) => ({ ...each, raw: "231-60-14, 916 000" })),
  };
  const joined = (join: NonNullable<ColumnSpec["join"]>): unknown =>
    compileColumn("j", { ...jsonb, type: "text", base: "text" }, { join, by: ", " }).read(golden, golden, 0);
  expect(joined(["addresses.street", "addresses.house", "addresses.flat"])).toBe("ул. Ленина, 5, 5");
  expect(joined("phones.raw")).toBe("231-60-14, 916 000");
});

test("a way of `first` is taken only where its conditions hold: one known by a given name alone is said once", () => {
  const varchar: Column = { ...jsonb, type: "varchar", base: "varchar" };
  const said = (spec: ColumnSpec, name: object): unknown => {
    const whole = contact({ id: "p1", members: ["ut:1"], name: "Федор" });
    const golden = { ...whole, name: { ...whole.name, family: undefined, given: undefined, ...name } } as never;
    return compileColumn("j", varchar, spec).read(golden, golden, 0);
  };
  // A surname that may be missing; one that must be there.
  const family: ColumnSpec = { first: ["name.family", { path: "name.display", without: ["name.given"] }] };
  const given: ColumnSpec = { first: [{ path: "name.given", with: "name.family" }] };
  expect([said(family, { given: "Федор" }), said(given, { given: "Федор" })]).toEqual([undefined, undefined]);
  expect([said(family, {}), said(given, {})]).toEqual(["Федор", undefined]);
  const whole = { family: "Гришин", given: "Федор" };
  expect([said(family, whole), said(given, whole)]).toEqual(["Гришин", "Федор"]);
});

test("an object takes the keys that have values, and is none without any", () => {
  const object: ColumnSpec["object"] = { inn: "identifiers[ru-inn]", city: "city", source: { literal: "1c" } };
  expect(read({ object }, card)).toEqual({ inn: "7707001234", source: "1c" });
  expect(read({ object: { city: "city" } }, card)).toBe(undefined);
});

test("«primary» may be words or numbers", () => {
  const whole = contact({ id: "p1", members: ["ut:1"], name: "Ольга" });
  const column = compileColumn("j", jsonb, { isFirst: true, map: { true: 1, false: 0 } });
  expect([0, 1].map((nth) => column.read(undefined, whole, nth))).toEqual([1, 0]);
});
