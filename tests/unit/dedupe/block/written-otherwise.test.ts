import { expect, test } from "vitest";
import type { SourceRecord } from "../../../../src/model/index.ts";
import { dedupe, human, origin, phone } from "../records.ts";

/** Whether blocking brings two records together. */
function meet(one: SourceRecord, other: SourceRecord): boolean {
  return dedupe([one, other], [], { keepBlocks: true }).compared.wasCandidate!(one.id, other.id);
}

test.each([
  [
    ["O Konnory", "Margaret"],
    ["Okonnory", "Maggie"],
  ],
  [
    ["van den Berg", "Hendrik"],
    ["Vandenberg", "Henk"],
  ],
] as const)("%j and %j meet: a family name is written in several words or in one", (one, other) => {
  expect(meet(human("a:1", { name: one }), human("b:1", { name: other }))).toBe(true);
});

test("a telephone without its area code meets the whole one, and two whole ones of one end do not", () => {
  const of = (id: string, name: readonly [string, string], text: string) => ({
    ...human(id, { name }),
    phones: [text.startsWith("+") ? phone(text) : { quality: "unparsed" as const, ...origin(text) }],
  });
  const [one, other] = [
    ["Zarlanow", "Olga"],
    ["Brenk", "Titus"],
  ] as const;
  expect(meet(of("a:1", one, "+16175550190"), of("b:1", other, "555-0190"))).toBe(true);
  expect(meet(of("a:1", one, "+16175550190"), of("b:1", other, "+12125550190"))).toBe(false);
});
