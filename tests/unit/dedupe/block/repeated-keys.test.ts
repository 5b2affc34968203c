import fc from "fast-check";
import { expect, test } from "vitest";
import { keepRepeated } from "../../../../src/dedupe/block/repeated-keys.ts";

test("no key that stands twice is lost, none is made up or moved, and few that stand once are kept", () => {
  const lengths = fc.constantFrom(0, 1, 2, 31, 1000, 20_000);
  const limits = fc.constantFrom(1, 3, 2000, 0x1_0000_0000);
  fc.assert(
    fc.property(lengths, limits, fc.infiniteStream(fc.nat({ max: 0xffff_ffff })), (length, limit, random) => {
      // As hashes are: spread over all bits.
      const of = (value: number) => Math.imul(value % limit, 0x9e3779b1) >>> 0;
      const list = Array.from({ length }, (_, row) => ({ key: of(random.next().value as number), row }));
      const keys = Uint32Array.from(list, ({ key }) => key);
      const rows = Int32Array.from(list, ({ row }) => row);
      const kept = keepRepeated(keys, rows);
      const counts = new Map<number, number>();
      for (const { key } of list) counts.set(key, (counts.get(key) ?? 0) + 1);
      const left = Array.from(rows.subarray(0, kept), (row, at) => ({ key: keys[at]!, row }));
      expect(left.every(({ key, row }, at) => list[row]!.key === key && (at === 0 || left[at - 1]!.row < row))).toBe(
        true,
      );
      const several = ({ key }: { key: number }) => counts.get(key)! > 1;
      expect(left.filter(several)).toEqual(list.filter(several));
      const once = length - list.filter(several).length;
      if (once > 500) expect(left.filter((each) => !several(each)).length).toBeLessThan(0.6 * once);
    }),
    { numRuns: 60 },
  );
});
