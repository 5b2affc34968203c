import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type CardIndex, indexCards, placeIn } from "../../../../src/pipeline/load/card-index.ts";

function withFile<T>(lines: readonly string[], look: (path: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "sverka-index-"));
  try {
    const path = join(folder, "golden.ndjson");
    writeFileSync(path, lines.map((line) => `${line}\n`).join(""));
    return look(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const idsOf = ({ ids, starts, count }: CardIndex): string[] =>
  Array.from({ length: count }, (_, at) => Buffer.from(ids.subarray(starts[at], starts[at + 1])).toString());

test("cards stand in the order of their ids, firms first, each with its line, and are found by their ids", () => {
  // Ids alike at their beginning, some the beginning of others: numbers of five bytes do not tell them apart.
  const rest = fc.string({ unit: fc.constantFrom("a", "b", "7", "~"), minLength: 1, maxLength: 9 });
  const id = fc.tuple(fc.constantFrom("cp-", "ct-"), fc.constantFrom("", "same"), rest).map((parts) => parts.join(""));
  fc.assert(
    fc.property(fc.uniqueArray(id, { minLength: 1, maxLength: 60 }), fc.string(), (ids, text) => {
      const lines = ids.map((each, n) => JSON.stringify({ id: each, n, text: `${text}ё` }));
      withFile(lines, (path) => {
        const index = indexCards(path) as CardIndex;
        const sorted = ids.toSorted((a, b) => (a < b ? -1 : 1));
        expect(idsOf(index)).toEqual(sorted);
        expect(index.counterparties).toBe(ids.filter((each) => each.startsWith("cp-")).length);
        const place = placeIn(index);
        const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(""));
        for (const each of ids) {
          const at = place(each);
          expect(sorted[at]).toBe(each);
          const from = index.offsets[at] as number;
          expect(JSON.parse(bytes.toString("utf8", from, from + (index.lengths[at] as number)))).toMatchObject({ id: each });
          expect(place(`${each}!`)).toBe(-1);
        }
      });
    }),
    { numRuns: 60 },
  ); // prettier-ignore
});

test.each([
  ["an id of another kind", ['{"id":"a1"}']],
  ["an id that is escaped", ['{"id":"cp-\\u0061"}']],
  ["an id beyond ASCII", ['{"id":"cp-ж1"}']],
  ["another member first", ['{"type":"contact","id":"ct-1"}']],
  ["an id that stands twice", ['{"id":"cp-b"}', '{"id":"cp-a"}', '{"id":"cp-b"}']],
  ["nothing", []],
])("no index of a file with %s", (_, lines) => {
  expect(withFile(lines, indexCards)).toBeUndefined();
});
