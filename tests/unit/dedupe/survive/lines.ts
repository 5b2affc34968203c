import fc from "fast-check";
import { defaultPolicy, type MergePolicy } from "../../../../src/dedupe/index.ts";
import type { SourceRecord } from "../../../../src/model/index.ts";
import { firm, human, inns, orgName, origin, personName, phone } from "../records.ts";

/** As records are written: the fields in the order in which `model/record.ts` declares them. */
const order = (
  "id source key draft places hash identifiers phones emails addresses sites tags notes status responsible country region city " +
  "timeZone createdAt updatedAt extra type kind kindRule name legalName formerNames legalForm person gender birthDate bankAccounts " +
  "roles relations optOuts of catchAll branch"
).split(" ");
export const inOrder = (record: SourceRecord): SourceRecord =>
  Object.fromEntries(
    Object.entries(record).sort(([a], [b]) => order.indexOf(a) - order.indexOf(b)),
  ) as unknown as SourceRecord;

/** Texts with everything that means something in JSON. */
export const texts = fc.oneof(
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
export const both = {
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
export const firms = fc
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
export const humans = fc
  .record({ ...both, optOuts: few(values), gender: values, of: few(links) }, { requiredKeys: [] })
  .map((more): SourceRecord => ({ ...human("ut:2", { name: ["Иванов", "Иван"] }), ...more }));
export const policies: readonly MergePolicy[] = [
  defaultPolicy,
  {
    ...defaultPolicy,
    counterparty: { ...defaultPolicy.counterparty, phones: ["valid", "union"], city: ["ask"], tags: ["priority"] },
    contact: { ...defaultPolicy.contact, emails: ["valid", "union"], identifiers: ["union"], notes: ["longest"] },
  },
];
/** The firm that a reference leads to, none, or several. */
export const counterpartyOf = (ref: { readonly by: string; readonly name?: string }) =>
  ref.by === "record" ? ["cp-1"] : ref.name === "Лютик" ? ["cp-1", "cp-2"] : [];

/** The bytes of a line of records.ndjson. */
export const lineOf = (record: SourceRecord): string => Buffer.from(JSON.stringify(record)).toString("latin1");
