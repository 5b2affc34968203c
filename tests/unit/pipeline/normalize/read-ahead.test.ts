import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { RawRecord } from "../../../../src/model/index.ts";
import { readAhead } from "../../../../src/pipeline/normalize/read-ahead.ts";

interface Source {
  /** Sizes of its batches. */
  readonly batches: readonly number[];
}

/** Rows numbered through all sources, and how many batches of which source have been read, and which sources were ended. */
function sourcesOf(given: readonly Source[]) {
  const rows: RawRecord[][][] = [];
  let line = 0;
  for (const { batches } of given)
    rows.push(
      batches.map((size) =>
        Array.from({ length: size }, () => ({ path: "a.csv", line: line++, paths: [], values: [] })),
      ),
    );
  const read = rows.map(() => 0);
  const ended = rows.map(() => false);
  async function* readOf(source: number) {
    try {
      for (const batch of rows[source]!) {
        read[source]!++;
        yield batch;
      }
    } finally {
      ended[source] = true;
    }
  }
  return { rows, read, ended, opened: rows.map((_, source) => readOf(source)) };
}

const given = fc.array(fc.record({ batches: fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 5 }) }), {
  maxLength: 4,
});

test("every row comes once, in its order, whatever was read ahead; and it is known whether there are as many (property)", async () => {
  await fc.assert(
    fc.asyncProperty(given, fc.nat(30), async (sources, most) => {
      const { rows, opened } = sourcesOf(sources);
      const ahead = await readAhead(opened, most);
      expect(ahead.isAll).toBe(rows.flat(2).length < most);
      for (const [source, batches] of rows.entries()) {
        const taken: RawRecord[] = [];
        for await (const batch of ahead.rows(source)) taken.push(...batch);
        expect(taken).toEqual(batches.flat());
      }
    }),
  );
});

test("no more is read than is asked for, and what was begun is ended when nobody wants the rest", async () => {
  const { read, ended, opened } = sourcesOf([{ batches: [2, 2] }, { batches: [2, 2, 2] }, { batches: [2] }]);
  const ahead = await readAhead(opened, 5);
  expect(read).toEqual([2, 1, 0]);
  expect(ended).toEqual([true, false, false]);
  await ahead.close();
  expect(ended.slice(0, 2)).toEqual([true, true]);
  expect(read).toEqual([2, 1, 0]);
});

test("nothing is read before it is taken where nothing is asked for", async () => {
  const { read, opened } = sourcesOf([{ batches: [1] }]);
  const ahead = await readAhead(opened, 0);
  expect({ read, isAll: ahead.isAll }).toEqual({ read: [0], isAll: false });
});
