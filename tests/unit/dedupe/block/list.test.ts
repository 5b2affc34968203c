import fc from "fast-check";
import { expect, test } from "vitest";
import { BlockList } from "../../../../src/dedupe/block/list.ts";

const block = fc.uniqueArray(fc.nat(6), { minLength: 2, maxLength: 5 }).map((places) => Int32Array.from(places).sort());

test("of blocks of the same rows the first is kept, and every other one", () => {
  fc.assert(
    fc.property(fc.array(block, { maxLength: 900 }), (blocks) => {
      const list = new BlockList();
      for (const each of blocks) list.add(each);
      const { starts, values } = list.done(false);
      const kept = Array.from({ length: starts.length - 1 }, (_, at) =>
        values.slice(starts[at], starts[at + 1]).join(" "),
      );
      expect(kept).toEqual([...new Set(blocks.map((each) => each.join(" ")))]);
    }),
    { numRuns: 50 },
  );
});

test("blocks beyond the first thousand are remembered too", () => {
  const list = new BlockList();
  for (let round = 0; round < 2; round++)
    for (let place = 0; place < 5_000; place++) list.add(Int32Array.of(place, place + 1));
  expect(list.done(false).starts).toHaveLength(5_001);
});
