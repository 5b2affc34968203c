import fc from "fast-check";
import { expect, test } from "vitest";
import { sortByKey } from "../../../../src/dedupe/block/sort-by-key.ts";

test("sorts by key and leaves rows of one key as they stood, however many there are", () => {
  // As many as go by inserting, by bytes, by eleven bits; small keys, so that many are equal, and such as use all 32 bits.
  const lengths = fc.constantFrom(0, 1, 31, 32, 500, 1023, 1024, 3000);
  const limits = fc.constantFrom(2, 300, 0x1_0000_0000);
  fc.assert(
    fc.property(lengths, limits, fc.infiniteStream(fc.nat({ max: 0xffff_ffff })), (length, limit, random) => {
      const list = Array.from({ length }, (_, row) => ({ key: (random.next().value as number) % limit, row }));
      const keys = Uint32Array.from(list, ({ key }) => key);
      const rows = Int32Array.from(list, ({ row }) => row);
      const again = { keys: keys.slice(), rows: rows.slice() };
      sortByKey(keys, rows);
      // What the memory it sorts in held before does not matter.
      sortByKey(again.keys, again.rows, {
        keys: new Uint32Array(length).fill(7),
        rows: new Int32Array(length).fill(-7),
      });
      expect(again).toEqual({ keys, rows });
      const plain = list.toSorted((a, b) => a.key - b.key || a.row - b.row);
      expect([...rows]).toEqual(plain.map(({ row }) => row));
      expect([...keys]).toEqual(plain.map(({ key }) => key));
    }),
    { numRuns: 40 },
  );
});
