import { expect, test } from "vitest";
import { readRow, type Row, Values } from "../../../../src/load/rows/read-values.ts";
import type { ColumnSpec } from "../../../../src/load/profile/profile.ts";

const fieldsOf = (columns: Record<string, string | ColumnSpec>, row: Row, each?: string): Record<string, string[]> => {
  const values = new Values();
  readRow(values, [], columns, row, { each });
  return Object.fromEntries([...values.fields].map(([field, list]) => [field, list.map(({ text }) => text)]));
};

test("columns of one address are one address, a postcode by itself is none", () => {
  const columns = {
    street: { first: ["addresses.street", "addresses.text"] },
    zip: "addresses.postcode",
    town: { first: ["city", "addresses.city"] },
  };
  expect(fieldsOf(columns, { street: "ул. Мира, 5", zip: "443001", town: "Самара" })).toEqual({
    addresses: ["443001, ул. Мира, 5"],
    city: ["Самара"],
  });
  expect(fieldsOf(columns, { street: null, zip: "443001", town: null })).toEqual({});
  const parts = { street1: "street", city: "city", full: { first: ["text", "raw"] } };
  expect(fieldsOf(parts, { street1: "ул. Мира, 5", city: "Самара", full: null }, "addresses")).toEqual({
    addresses: ["Самара, ул. Мира, 5"],
  });
});

test("what stands in for an absent property is read as that property", () => {
  expect(fieldsOf({ number: "e164|raw" }, { number: "231-60" }, "phones")).toEqual({ phones: ["231-60"] });
  expect(fieldsOf({ numbers: { list: "phones.e164|raw" } }, { numbers: ["+78462316014", "231-60"] })).toEqual({
    phones: ["+78462316014", "231-60"],
  });
});

test("a calling code beside a number is its beginning, not a number of its own", () => {
  const columns: Record<string, ColumnSpec> = {
    number: { path: "phones[1].e164", format: "national-digits" },
    code: { path: "phones[1].e164", format: "calling-code" },
  };
  expect(fieldsOf(columns, { number: "8462316014", code: "+7" })).toEqual({ phones: ["+78462316014"] });
  expect(fieldsOf(columns, { number: "8462316014", code: 7 })).toEqual({ phones: ["+78462316014"] });
  expect(fieldsOf(columns, { number: "8462316014", code: null })).toEqual({ phones: ["8462316014"] });
  const as: ColumnSpec["as"] = {
    number: { path: "e164", format: "national-digits" },
    code: { path: "e164", format: "calling-code" },
  };
  expect(fieldsOf({ more: { json: "phones[2..]", as } }, { more: [{ number: "291234567", code: "+375" }] })).toEqual({
    phones: ["+375291234567"],
  });
});

test("a number joined to its extension is read back with it", () => {
  const value: ColumnSpec = { join: ["e164", "extension"], by: " доб. " };
  expect(fieldsOf({ value }, { value: "+78462316014 доб. 12" }, "phones")).toEqual({
    phones: ["+78462316014 доб. 12"],
  });
});
