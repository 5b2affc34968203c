import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { loadProfile } from "../../../../src/load/index.ts";
import { profileFaults } from "../../../../src/load/profile/load-profile.ts";
import { parsePath, valueAt, valuesAt } from "../../../../src/load/profile/path.ts";

const presets = new URL("../../../../mappings/targets/", import.meta.url);

test.each(readdirSync(presets).filter((name) => name.endsWith(".yaml")))(
  "%s is a profile and says what it was proved against",
  (name) => {
    const profile = loadProfile(readFileSync(new URL(name, presets), "utf8"));
    expect(profile.proved).not.toBe("");
    expect(Object.keys(profile.entities.counterparty.columns).length).toBeGreaterThan(3);
  },
);

test("every fault of a profile is named at once, with its line", () => {
  const faulty = `version: 1
title: t
proved: p
schema: s
entities:
  counterparty:
    table: client
    colums: {}
    columns:
      name: { path: name.display, literal: x }
`;
  expect(() => loadProfile(faulty)).toThrow(
    /8:5 unknown key "colums" in entities\.counterparty.*"columns".*; 10:13 entities\.counterparty\.columns\.name:/,
  );
  expect(() => loadProfile("version: 1\n\ttitle: x")).toThrow(/2:1 not valid YAML/);
  expect(() => loadProfile("- x", "target.yaml")).toThrow(
    'target.yaml is not valid: 1:1 ["x"] cannot stand here; expected: keys with values',
  );
});

test.each(["", "# later\n", "---\n"])("a profile that says nothing is called empty: %j", (text) => {
  expect(() => loadProfile(text, "target.yaml")).toThrow("The target profile target.yaml is empty");
});

test("a path leads to one value, or to all of them", () => {
  const golden = {
    name: { display: "Ромашка" },
    city: { value: "Самара" },
    identifiers: [
      { scheme: "ru-kpp", value: "1" },
      { scheme: "ru-inn", value: "2" },
    ],
    phones: [
      { e164: "+7", quality: "inferred" },
      { e164: "+8", quality: "as-written" },
    ],
    tags: [{ value: "a" }, { value: "b" }],
  };
  const one = (text: string) => valueAt(parsePath(text) ?? [], golden, golden);
  expect([
    one("name.display"),
    one("city"),
    one("identifiers[ru-inn]"),
    one("phones[quality=as-written].e164"),
    one("phones[2].e164"),
    one("tags"),
    one("owner.city"),
  ]).toEqual(["Ромашка", "Самара", "2", "+8", "+8", "a", "Самара"]);
  expect([one("nothing"), one("identifiers[kz-bin]"), one("phones[3].e164"), one("city.nothing")]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect(valuesAt(parsePath("tags") ?? [], golden, golden)).toEqual(["a", "b"]);
  expect(["", "a..b", "a[", "a[]", "1a", "a b"].map(parsePath)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

describe("a path that leads to nothing a golden record has", () => {
  const profile = (changes: Readonly<Record<string, string>>): (() => unknown) => {
    let text = readFileSync(new URL("crm.yaml", presets), "utf8");
    for (const [said, instead] of Object.entries(changes)) {
      expect(text).toContain(said);
      text = text.replace(said, instead);
    }
    return () => loadProfile(text, "target.yaml");
  };
  const columns = (of: "counterparty" | "contact", specs: string): (() => unknown) => {
    const text = `version: 1
title: t
proved: p
schema: s
entities:
  counterparty: { table: firm, columns: { name: name.display${of === "counterparty" ? `, ${specs}` : ""} } }
  contact: { table: person, columns: { name: name.display${of === "contact" ? `, ${specs}` : ""} } }
`;
    return () => loadProfile(text);
  };

  test("is a fault of the profile, with its line and the nearest word", () => {
    expect(profile({ "name.display": "name.dispaly" })).toThrow(
      /\d+:\d+ entities\.counterparty\.columns\.\w+: counterparty\.name has no part "dispaly".*"name\.display"/,
    );
    expect(profile({ "each: phones": "each: phnes" })).toThrow(/children\.\w+\.each: counterparty has no.*"phones"/);
  });
  test.each([
    ["a: { first: [emails.adress, phones.e164] }", "emails.address"],
    ["a: { first: [{ path: city, with: citi }] }", "city"],
    ["a: { join: [notes, phones.rwa] }", "phones.raw"],
    ['a: { template: "{legalFrom} {name.display}" }', "legalForm"],
    ["a: { json: phones, as: { n: e146 } }", "e164"],
    ["a: { object: { n: { path: status.vale } } }", "status.value"],
    ['a: "phones[qualty=inferred].e164"', "phones[quality=inferred].e164"],
    ['a: "identifiers[ru-inn].vaule"', "identifiers[ru-inn].value"],
    ["a: legalForm, b: personn.family", "person.family"],
    ["a: { list: phones.e146|raw }", "phones.e164|raw"],
    ["a: { list: phones.e164|rwa }", "phones.e164|raw"],
  ])("wherever a path can stand: %s", (specs, suggestion) => {
    expect(columns("counterparty", specs)).toThrow(`"${suggestion}"`);
  });
  test("is judged by the kind of record, and in a list by its values", () => {
    expect(columns("contact", "a: legalForm")).toThrow('contact has no part "legalForm"');
    expect(
      columns("counterparty", 'a: extra.anything, b: "identifiers[any-scheme]", c: conflicts.values.value'),
    ).not.toThrow();
    const phones = (path: string): (() => unknown) =>
      profile({
        "children:\n": `children:\n  more: { table: m, each: phones, owner: { contact: c }, columns: { a: ${path} } }\n`,
      });
    expect(phones("owner.gender")).not.toThrow();
    expect(phones("owner.roles")).toThrow('contact has no part "roles"');
    expect(phones("gender")).toThrow('"owner.gender"');
  });
  test("of import files too", () => {
    const text = readFileSync(new URL("bitrix24.yaml", presets), "utf8");
    expect(() => loadProfile(text.replace("path: name.given", "path: name.givn"))).toThrow('"name.given"');
  });
});

test("a key is never offered for itself, nor one of the other kind of profile", () => {
  const faults = (text: string): string[] =>
    profileFaults(text, "target.yaml").map(
      ({ params, suggestion }) => `${params["key"] ?? params["got"]} → ${suggestion}`,
    );
  expect(faults("version: 1\nentities: 5\nkind: file\n")).toContain("entities → undefined");
  const file = "version: 1\nkind: file\ntitle: t\nproved: p\n";
  expect(faults(`${file}shema: s\n`)).toContain("shema → undefined");
  expect(faults(`${file}flies: {}\n`)).toContain("flies → files");
  expect(faults("version: 1\ntitle: t\nproved: p\nschema: s\nentites: {}\n")).toContain("entites → entities");
  expect(faults("version: 1\nkind: fil\n")).toEqual(["fil → file"]);
});
