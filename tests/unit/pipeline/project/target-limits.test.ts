import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { loadProfile, type TargetSnapshot } from "../../../../src/load/index.ts";
import { targetLimits } from "../../../../src/pipeline/project/target-limits.ts";

const profile = loadProfile(
  readFileSync(new URL("../../../../fixtures/targets/vendor/profile.yaml", import.meta.url), "utf8"),
);
const text = { type: "text" };
const varchar = (length: number) => ({ type: `character varying(${length})`, length });
const snapshot: TargetSnapshot = {
  version: 1,
  schema: "vendor",
  tables: {
    client: { title: varchar(80), type: varchar(12), tax_number: varchar(12), comment: text, city: varchar(20) },
    person: { last_name: varchar(25), first_name: varchar(15), job: varchar(40) },
    communication: { kind: varchar(1), value: varchar(50) },
    tag: { word: varchar(9) },
  },
};

it("says of each field where it goes and how much fits, by profile and snapshot", () => {
  const { fields } = targetLimits(profile, snapshot);
  expect(fields["counterparty.name"]).toEqual({ column: "vendor.client.title", maxLength: 80, rewritten: true });
  expect(fields["counterparty.inn"]).toEqual({ column: "vendor.client.tax_number", maxLength: 12, rewritten: true });
  // Words of the mapping are translated by the profile: their length says nothing.
  expect(fields["counterparty.kind"]).toEqual({ column: "vendor.client.type" });
  expect(fields["counterparty.notes"]).toEqual({ column: "vendor.client.comment" });
  expect(fields["counterparty.phones"]).toEqual({
    column: "vendor.communication.value",
    maxLength: 50,
    rewritten: true,
  });
  // A tag is loaded as it is written.
  expect(fields["counterparty.tags"]).toEqual({ column: "vendor.tag.word", maxLength: 9 });
  expect(fields["contact.lastName"]).toEqual({ column: "vendor.person.last_name", maxLength: 25, rewritten: true });
  expect(fields["contact.position"]).toEqual({ column: "vendor.person.job", maxLength: 40, rewritten: true });
});

it("knows no place for what the profile leaves out, nor for a column that the database lacks", () => {
  const { fields } = targetLimits(profile, snapshot);
  for (const field of [
    "counterparty.kpp",
    "counterparty.okpo",
    "counterparty.addresses",
    "contact.gender",
    "contact.middleName",
  ])
    expect(fields, field).not.toHaveProperty([field]);
  const { city: _, ...client } = snapshot.tables["client"]!;
  const without = targetLimits(profile, { ...snapshot, tables: { ...snapshot.tables, client } });
  expect(fields).toHaveProperty(["counterparty.city"]);
  expect(without.fields).not.toHaveProperty(["counterparty.city"]);
});

it("knows the words of a column that takes a value as it is written", () => {
  const rules = { tag: { tag_word_check: "CHECK ((word = ANY (ARRAY['опт'::text, 'розница'::text])))" } };
  const { fields } = targetLimits(profile, { ...snapshot, rules });
  expect(fields["counterparty.tags"]).toEqual({
    column: "vendor.tag.word",
    maxLength: 9,
    words: ["опт", "розница"],
  });
});
