import { expect, test } from "vitest";
import type { Table } from "../../../src/load/catalogue/catalogue.ts";
import { loadProfile } from "../../../src/load/profile/load-profile.ts";
import { uniqueInns } from "../../../src/load/unique-inn.ts";

const profile = loadProfile(`
version: 1
title: crm
proved: nothing yet
schema: app
entities:
  counterparty:
    table: company
    columns:
      title: name.display
      inn: "identifiers[ru-inn]"
      kpp: "identifiers[ru-kpp]"
      tenant: { literal: 1 }
    merge: delete
`);

const found = (...columns: string[]): string[] => {
  const table = { name: "company", uniques: [{ name: "once", columns, partial: false }] } as unknown as Table;
  return uniqueInns(profile, new Map([["company", table]])).map(({ column }) => column);
};

test("an ИНН that a table takes once leaves no room for a branch's own card; with the КПП beside it there is", () => {
  expect(found("inn")).toEqual(["inn"]);
  expect(found("tenant", "inn")).toEqual(["inn"]);
  expect(found("inn", "kpp")).toEqual([]);
  expect(found("inn", "elsewhere")).toEqual([]);
  expect(found("title")).toEqual([]);
});
