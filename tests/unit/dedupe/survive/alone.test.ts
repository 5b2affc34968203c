import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultPolicy, type MergePolicy, survive, surviveAlone } from "../../../../src/dedupe/index.ts";
import type { SourceRecord } from "../../../../src/model/index.ts";
import { firm, human, inns, orgName, origin, personName, phone } from "../records.ts";

/** As records are written: the fields in the order in which `model/record.ts` declares them. */
const order = (
  "id source key draft places hash identifiers phones emails addresses sites tags notes status responsible country region city " +
  "timeZone createdAt updatedAt extra type kind kindRule name legalName formerNames legalForm person gender birthDate bankAccounts " +
  "roles relations optOuts of catchAll branch"
).split(" ");
const inOrder = (record: SourceRecord): SourceRecord =>
  Object.fromEntries(
    Object.entries(record).sort(([a], [b]) => order.indexOf(a) - order.indexOf(b)),
  ) as unknown as SourceRecord;

/** Texts with everything that means something in JSON. */
const texts = fc.oneof(
  {
    weight: 20,
    arbitrary: fc.constantFrom("", "Ромашка", 'ТД "Лютик"', "C:\\\\", "],", '],"phones":[', "$&", "\ud800", "e164"),
  },
  fc.string({ unit: "binary", maxLength: 6 }),
  fc.string({ unit: fc.constantFrom('"', "\\", "{", "}", "[", "]", ",", ":", "ё", "a"), maxLength: 6 }),
  fc.constantFrom('"scheme":"', '","e164":"', "},{", "__proto__"),
);
const values = fc.record({ value: texts, raw: texts, at: texts });
const few = <T>(each: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 9, arbitrary: fc.array(each, { maxLength: 1 }) }, fc.array(each, { maxLength: 3 }));
const identifiers = few(
  fc
    .tuple(fc.constantFrom("ru-inn", "ru-kpp", "ru-ogrn"), fc.constantFrom(...inns), fc.boolean(), texts)
    .map(([scheme, value, valid, raw]) => ({ scheme, value, valid, ...origin(raw) })),
);
const phones = few(
  fc.oneof(
    fc.constantFrom("+78462316014", "+78462316014;2", "+79161234567").map(phone),
    texts.map((raw) => ({ quality: "unparsed" as const, raw, at: "x" })),
  ),
);
const both = {
  identifiers,
  phones,
  emails: few(texts.map((address) => ({ address, ...origin(address) }))),
  addresses: few(texts.map((text) => ({ text, ...origin(text) }))),
  sites: few(values),
  tags: few(values),
  notes: few(values),
  status: values,
  city: values,
  country: values,
  region: values,
  timeZone: values,
  responsible: values,
  createdAt: values,
  updatedAt: values,
  birthDate: values,
  // Keys like whole numbers stand first in an object, whenever they came.
  extra: fc.dictionary(fc.oneof(texts, fc.constantFrom("7", "0", "10", "007", "-1")), texts, {
    maxKeys: 3,
    noNullPrototype: true,
  }),
};
const orgNames = texts.map((name) => orgName(name, "ООО"));
const firms = fc
  .record(
    {
      ...both,
      legalName: orgNames,
      formerNames: few(orgNames),
      legalForm: values,
      person: texts.map((family) => personName(family, "Анна", "Павловна")),
      bankAccounts: few(texts.map((account) => ({ account, bik: "044525225", ...origin(account) }))),
      roles: few(values),
      catchAll: fc.boolean(),
      branch: fc.boolean(),
    },
    { requiredKeys: [] },
  )
  .map((more): SourceRecord => ({ ...firm("ut:1", { name: "Ромашка", form: "ООО" }), ...more }));
const links = fc
  .record({
    ref: fc.constantFrom(
      { by: "record" as const, id: "ut:1" },
      { by: "name" as const, name: "Лютик" },
      { by: "name" as const, name: "Роза" },
    ),
    role: values,
  })
  .map((link) => link);
const humans = fc
  .record({ ...both, optOuts: few(values), gender: values, of: few(links) }, { requiredKeys: [] })
  .map((more): SourceRecord => ({ ...human("ut:2", { name: ["Иванов", "Иван"] }), ...more }));
const policies: readonly MergePolicy[] = [
  defaultPolicy,
  {
    ...defaultPolicy,
    counterparty: { ...defaultPolicy.counterparty, phones: ["valid", "union"], city: ["ask"], tags: ["priority"] },
    contact: { ...defaultPolicy.contact, emails: ["valid", "union"], identifiers: ["union"], notes: ["longest"] },
  },
];
/** The firm that a reference leads to, none, or several. */
const counterpartyOf = (ref: { readonly by: string; readonly name?: string }) =>
  ref.by === "record" ? ["cp-1"] : ref.name === "Лютик" ? ["cp-1", "cp-2"] : [];

/** The bytes of a line of records.ndjson. */
const lineOf = (record: SourceRecord): string => Buffer.from(JSON.stringify(record)).toString("latin1");

describe("surviveAlone", () => {
  const same = (record: SourceRecord, policy: MergePolicy): boolean => {
    const fast = surviveAlone("cp-1", lineOf(record), { counterpartyOf });
    if (fast === undefined) return false;
    const { golden, issues } = survive("cp-1", [JSON.parse(JSON.stringify(record))], policy, [], { counterpartyOf });
    expect(Buffer.from(fast.line, "latin1").toString("utf8")).toBe(JSON.stringify(golden));
    expect(fast.type).toBe(golden.type);
    expect(issues).toEqual([]);
    return true;
  };

  test("writes what survive makes of one member, whatever stands in it", () => {
    let taken = 0;
    fc.assert(
      fc.property(fc.oneof(firms, humans), fc.constantFrom(...policies), fc.nat(9), (record, policy, disorder) => {
        if (same(disorder === 0 ? record : inOrder(record), policy)) taken++;
      }),
      { numRuns: 3000, seed: 11, endOnFailure: true },
    );
    // Not a property of nothing: where every list has at most one value the short way is always taken.
    expect(taken).toBeGreaterThan(300);
  });

  test("takes a card with several numbers and telephones, leaves what has to be settled", () => {
    const inn = { scheme: "ru-inn", value: inns[0], valid: true, ...origin(inns[0]) };
    const kpp = { scheme: "ru-kpp", value: "770701001", valid: true, ...origin("770701001") };
    const card = (more: Partial<SourceRecord>) => ({ ...firm("ut:1", { name: "Ромашка" }), ...more }) as SourceRecord;
    const two = ["+78462316014", "+79161234567"].map(phone);
    expect(same(card({ identifiers: [inn, kpp], phones: two }), defaultPolicy)).toBe(true);
    expect(same(card({ identifiers: [inn, { ...inn, value: inns[1] }] }), defaultPolicy)).toBe(false);
    expect(same(card({ phones: [two[0]!, two[0]!] }), defaultPolicy)).toBe(false);
    expect(same(card({ extra: { Склад: "" } }), defaultPolicy)).toBe(false);
    expect(
      same(firm("ut:1", { name: "Р", relations: [{ kind: "head", ref: { by: "inn", inn: inns[1] } }] }), defaultPolicy),
    ).toBe(false);
    const head = { counterpartyOf, heads: [{ head: "cp-2", from: "ut:1" }] };
    expect(surviveAlone("cp-1", lineOf(card({})), head)).toBeUndefined();
  });

  test("leads a contact's references where exactly one firm answers, each firm once", () => {
    const [role, department] = ["Директор", "Склад"].map((value) => ({ value, ...origin(value) }));
    const ref = { by: "record", id: "ut:1" } as const;
    const lost = [{ ref: { by: "name", name: "Лютик" } }, { ref: { by: "name", name: "Роза" } }] as const;
    const card = human("ut:2", {
      name: ["Иванов", "Иван"],
      of: [...lost, { ref, role: role! }, { ref, department: department! }],
    });
    const made = surviveAlone("ct-1", lineOf(card), { counterpartyOf })!;
    expect(JSON.parse(Buffer.from(made.line, "latin1").toString("utf8"))).toMatchObject({
      of: [{ counterparty: "cp-1", role, department, from: "ut:2" }],
    });
  });
});
