import { expect, test } from "vitest";
import type { Column, Reference, Table } from "../../../../src/load/catalogue/catalogue.ts";
import { ownerLinks } from "../../../../src/load/propose/owner-links.ts";
import type { Survey } from "../../../../src/load/propose/survey.ts";

const table = (name: string, columns: readonly string[], to: Readonly<Record<string, string>> = {}): Table => {
  const references = Object.entries(to).map(
    ([column, target]) =>
      ({
        from: { schema: "s", table: name, columns: [column] },
        to: { schema: "s", table: target, columns: ["id"] },
      }) as unknown as Reference,
  );
  return {
    schema: "s",
    name,
    columns: new Map(columns.map((each) => [each, { name: each, base: "int4" } as Column])),
    primaryKey: ["id"],
    references,
  } as unknown as Table;
};

const surveyOf = (main: Table, others: readonly Table[]): Survey => ({
  catalogue: { tables: new Map([main, ...others].map((each) => [each.name, each])) },
  samples: new Map(),
  main,
  keysHeld: new Map(),
  doubts: [],
});

test("a column leads where its namesakes are declared to lead, but not by a name that every table has", () => {
  const societe = table("societe", ["id"]);
  const invoice = table("invoice", ["id", "fk_soc"], { fk_soc: "societe" });
  const extra = table("extra", ["id", "parent_id"], { id: "societe", parent_id: "societe" });
  const call = table("call", ["id", "fk_soc", "parent_id"]);
  const survey = surveyOf(societe, [invoice, extra, call]);
  expect(ownerLinks(survey, call)).toEqual([{ column: "fk_soc", owner: "counterparty", declared: false }]);
  expect(ownerLinks(survey, invoice)).toEqual([{ column: "fk_soc", owner: "counterparty", declared: true }]);
  const elsewhere = table("elsewhere", ["id", "fk_soc"], { fk_soc: "invoice" });
  expect(ownerLinks(surveyOf(societe, [invoice, elsewhere, call]), call)).toEqual([]);
});
