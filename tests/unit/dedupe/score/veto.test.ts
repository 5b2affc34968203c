import fc from "fast-check";
import { expect, test } from "vitest";
import { extractFeatures } from "../../../../src/dedupe/index.ts";
import { prepareScoring } from "../../../../src/dedupe/score/prepare.ts";
import { Vetoes } from "../../../../src/dedupe/score/veto.ts";
import { Table } from "../../../../src/dedupe/table/table.ts";
import { firm, inns, origin, shipped } from "../records.ts";

const numbers = fc.uniqueArray(
  fc.record({
    scheme: fc.constantFrom("ru-inn", "ru-ogrn", "ru-kpp", "by-unp"),
    value: fc.constantFrom(...inns.slice(0, 2)),
    valid: fc.boolean(),
  }),
  { maxLength: 3, selector: ({ scheme, value, valid }) => `${scheme} ${value} ${valid}` },
);

test("a row's only number tells whether numbers differ as their lists would: the slow twin", () => {
  let vetoed = 0;
  fc.assert(
    fc.property(fc.array(numbers, { minLength: 2, maxLength: 8 }), (rows) => {
      const table = new Table();
      rows.forEach((list, at) => {
        const inns = list.map((each) => ({ ...each, ...origin(each.value) }));
        table.add(extractFeatures(firm(`ut:${at + 1}`, { name: "Ромашка", inns })), { fresh: true }, at);
      });
      const frozen = table.finish(() => [], undefined);
      const vetoes = new Vetoes(table, frozen, prepareScoring(table, frozen), shipped);
      for (let a = 0; a < rows.length; a++)
        for (let b = 0; b < rows.length; b++) {
          const differ = vetoes.numbersDiffer(a, b);
          if (differ) vetoed++;
          expect(vetoes.closing(a, b)).toBe(differ ? "identifiers-differ" : undefined);
        }
    }),
    { seed: 3, endOnFailure: true },
  );
  expect(vetoed).toBeGreaterThan(50);
});
