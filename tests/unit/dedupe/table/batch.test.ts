import fc from "fast-check";
import { expect, test } from "vitest";
import { createDeduper, extractFeatures, type Features, packFeatures } from "../../../../src/dedupe/index.ts";
import { buffersOf, recordsOf } from "../../../../src/dedupe/table/batch.ts";
import { RecordColumns } from "../../../../src/dedupe/table/record-columns.ts";
import { firm, human, inns, shipped } from "../records.ts";

const word = fc.string({ unit: fc.constantFrom("a", "b", "é", "ж", "\ud83d"), minLength: 1, maxLength: 2 });
const words = fc.uniqueArray(word, { maxLength: 3 });

const features: fc.Arbitrary<Features> = fc.record(
  {
    type: fc.constantFrom("counterparty", "contact"),
    id: word,
    source: word,
    place: fc.oneof(word, fc.constantFrom("ut@a.csv:1", "ut@b.xlsx!Лист:2")),
    kind: fc.constantFrom("organisation", "sole-trader", "person", "department"),
    catchAll: fc.constant(true),
    branch: fc.constant(true),
    names: fc.array(word.map((name) => `${name}\t`)),
    persons: words,
    identifiers: words,
    phones: words,
    emails: words.map((list) => list.map((each) => `x@${each}`)),
    domains: words,
    addresses: words.map((list) => list.map((each) => `\t${each}\tЛенина\t5`)),
    accounts: words,
    city: word,
    birthDate: word,
    of: words.map((list) => list.map((id) => ({ by: "record", id }) as const)),
  },
  {
    requiredKeys: [
      "type", "id", "source", "place", "kind", "names", "persons", "identifiers", "phones", "emails", "domains", "addresses",
      "accounts",
    ],
  },
); // prettier-ignore

const noneOwn = { inns: [], phones: [], domains: [] };
/** As a thread hands it over. */
const handedOver = (list: readonly Features[]) => {
  const batch = packFeatures(list, noneOwn);
  return structuredClone(batch, { transfer: buffersOf(batch) });
};

test("batches taken over are the columns of the same records added one by one: the slow twin", () => {
  const record = fc.record({ features, taken: fc.boolean() });
  fc.assert(
    fc.property(fc.array(fc.array(record, { maxLength: 6 }), { maxLength: 4 }), (batches) => {
      const [columns, twin] = [new RecordColumns(), new RecordColumns()];
      for (const each of batches) {
        const batch = handedOver(each.map((one) => ({ ...one.features, type: "contact" as const })));
        expect([...recordsOf(batch)].map(({ id, source }) => [id(), source()])).toEqual(
          each.map((one) => [one.features.id, one.features.source]),
        );
        columns.append(batch.contact, Int32Array.from(each.flatMap(({ taken }, row) => (taken ? row : []))));
        for (const one of each) if (one.taken) twin.add(one.features);
      }
      const plain = (made: RecordColumns) => ({ ...made.packed(), ids: made.ids.texts(), texts: textsOf(made) });
      expect(plain(columns)).toEqual(plain(twin));
    }),
    { numRuns: 50 },
  );
});

/** Of two columns of the same texts one may have had a wide text to hold that the other left out. */
const textsOf = ({ texts }: RecordColumns) =>
  Object.entries(texts).map(([name, each]) => [name, each.texts(), [...each.hashes]]);

test("a batch of both types is matched as its records are, without our own numbers and those left out", () => {
  const records = [
    firm("a:1", { name: "Ромашка", inn: inns[0], phones: ["+78462316014"] }),
    human("a:2", { name: ["Иванов", "Иван"], of: [{ ref: { by: "record", id: "a:1" } }] }),
    firm("b:1", { name: "Ромашка", inn: inns[0], phones: ["+74950000000"] }),
    human("b:2", { name: ["Петров", "Пётр"], phones: ["+74950000000"] }),
    firm("b:3", { name: "Лютик", phones: ["+74950000000"] }),
  ].map(extractFeatures);
  const options = { ...shipped, own: { ...noneOwn, phones: ["+74950000000"] } };
  const [batched, single] = [createDeduper(options), createDeduper(options)];
  const batch = packFeatures(records, options.own);
  batched.addAll(batch, ({ id }) => (id() === "b:3" ? undefined : { fresh: true }));
  for (const each of records) if (each.id !== "b:3") single.add(each, { fresh: true });
  const told = (deduper: typeof batched) => {
    const { clusters, matches, added } = deduper.run([]);
    return { clusters: [...clusters], matches: [...matches()], ids: [0, 1, 2, 3].map((number) => added.id(number)) };
  };
  const found = told(batched);
  expect(found).toEqual(told(single));
  expect(found.ids).toEqual(["a:1", "a:2", "b:1", "b:2"]);
});
