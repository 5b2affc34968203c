import fc from "fast-check";
import { expect, test } from "vitest";
import { extractFeatures } from "../../../../src/dedupe/index.ts";
import { takeApart } from "../../../../src/dedupe/table/parts.ts";
import { mayShareValue, sharesValue, signaturesOf } from "../../../../src/dedupe/table/signatures.ts";
import { Table } from "../../../../src/dedupe/table/table.ts";
import { type Firm, firm, inns } from "../records.ts";

const data = fc.record(
  {
    name: fc.constant("Ромашка"),
    inn: fc.constantFrom(...inns.slice(0, 3)),
    kpp: fc.constantFrom("631501001", "631601001"),
    phones: fc.subarray(["+78462316014", "+78462316014;12", "+79161234567", "+78462000000"]),
    emails: fc.subarray(["info@romashka.example", "anna@romashka.example", "lutik@mail.ru"]),
  },
  { requiredKeys: ["name"] },
);

function lay(list: readonly Firm[]) {
  const table = new Table();
  list.forEach((each, at) => {
    table.add(extractFeatures(firm(`a:${at}`, each)));
    table.note({ fresh: true }, at);
  });
  const frozen = table.finish(() => [], undefined);
  const parts = takeApart(table);
  return { frozen, parts, signatures: signaturesOf(frozen, parts) };
}

test("rows that share a value have a bit of their signatures in common", () => {
  let shared = 0;
  let told = 0;
  fc.assert(
    fc.property(fc.array(data, { minLength: 2, maxLength: 8 }), (list) => {
      const { frozen, parts, signatures } = lay(list);
      for (let a = 0; a < list.length; a++)
        for (let b = a + 1; b < list.length; b++) {
          const may = mayShareValue(signatures, a, b);
          const does = sharesValue(frozen.lists, parts, a, b);
          expect(does && !may).toBe(false);
          if (does) shared++;
          if (!may) told++;
        }
    }),
    { numRuns: 100 },
  );
  expect(shared).toBeGreaterThan(0);
  expect(told).toBeGreaterThan(0);
});

test("a КПП is the tax office's: two firms of one inspection have no value in common", () => {
  const kpp = "631501001";
  const { frozen, parts, signatures } = lay([
    { name: "Ромашка", inn: inns[0]!, kpp },
    { name: "Ромашка", inn: inns[1]!, kpp },
    { name: "Ромашка", inn: inns[0]!, kpp },
  ]);
  expect(mayShareValue(signatures, 0, 1)).toBe(false);
  expect(sharesValue(frozen.lists, parts, 0, 1)).toBe(false);
  expect(sharesValue(frozen.lists, parts, 0, 2)).toBe(true);
});
