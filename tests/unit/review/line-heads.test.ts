import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import {
  cardMembers,
  existingEntity,
  existingId,
  matchOf,
  recordId,
  spokenFor,
} from "../../../src/review/line-heads.ts";
import { scanLines, type Line } from "../../../src/review/line-index.ts";

const folder = mkdtempSync(join(tmpdir(), "sverka-heads-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** One line of a file, as the desk reads it. */
async function lineOf(value: object): Promise<Line> {
  const path = join(folder, "line.ndjson");
  writeFileSync(path, `${JSON.stringify(value)}\n`);
  for await (const [line] of scanLines(path)) return line!;
  throw new Error("no line");
}

// Ids hold what a source's keys hold: quotes, Cyrillic, words that look like the keys of the line; some outgrow the head.
const id = fc.oneof(
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.constantFrom('ut:"id":"x"', "managers:Ромашка, Самара", "a\\", '"band":"review"', "я".repeat(600)),
);

test("what is read off the beginning of a line is what parsing it whole gives", async () => {
  await fc.assert(
    fc.asyncProperty(id, fc.array(id, { minLength: 1, maxLength: 9 }), fc.boolean(), async (one, members, typed) => {
      const type = typed ? { type: "counterparty" } : {};
      expect(recordId(await lineOf({ ...type, id: one, source: "ut" }))).toBe(one);
      expect(recordId(await lineOf({ source: "ut", id: one }))).toBe(one);
      expect(existingId(await lineOf({ record: { ...type, id: one, source: "ut" }, entityId: "e" }))).toBe(one);
      const record = { ...type, id: one, name: members };
      expect(existingEntity(await lineOf({ record, entityId: "cp-x", since: 3 }))).toBe("cp-x");
      expect(existingEntity(await lineOf({ record, entityId: "cp-x" }))).toBe("cp-x");
      expect(existingEntity(await lineOf({ record }))).toBeUndefined();
      const card = await lineOf({ ...type, id: one, members, conflicts: [] });
      expect(cardMembers(card)).toMatchObject({ id: one, members });
      const refs = [{ ref: { by: "record", id: one } }, { ref: { by: "key", source: "ut", key: one } }];
      expect(spokenFor(await lineOf({ type: "contact", id: one, of: refs }))).toEqual([one, `ut:${one}`]);
      expect(spokenFor(await lineOf({ record: { type: "contact", id: one, of: refs } }))).toHaveLength(2);
      expect(spokenFor(await lineOf({ type: "counterparty", id: one, relations: refs }))).toEqual([]);
      // As records are written: what both types have stands before the type.
      expect(spokenFor(await lineOf({ id: one, extra: {}, type: "contact", of: refs }))).toEqual([one, `ut:${one}`]);
      expect(spokenFor(await lineOf({ id: one, extra: {}, type: "counterparty", relations: refs }))).toEqual([]);
      const begin = {
        type: "contact",
        left: one,
        right: members[0],
        weight: -17,
        band: "review",
        by: "score",
      } as const;
      const pair = { ...begin, merged: typed, evidence: "e1" };
      expect(matchOf(await lineOf({ ...begin, features: [], merged: typed, evidence: "e1" }))).toEqual(pair);
      const askedAs = { left: members[0], right: one };
      const other = { ...begin, askedAs, features: [], merged: typed, evidence: "e1" };
      expect(matchOf(await lineOf(other))).toEqual({ ...pair, askedAs });
      expect(matchOf(await lineOf({ evidence: "e1", merged: typed, ...begin }))).toEqual(pair);
    }),
    { numRuns: 60 },
  );
});
