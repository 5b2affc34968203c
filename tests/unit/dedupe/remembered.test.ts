import fc from "fast-check";
import { expect, test } from "vitest";
import { type Remembered, RememberedRecords } from "../../../src/dedupe/index.ts";

const id = fc.string({ unit: fc.constantFrom("a", "b", "ж"), maxLength: 3 });
const told: fc.Arbitrary<Remembered> = fc.oneof(
  fc.constant({}),
  fc.record({ entityId: fc.constantFrom("cp-a", "cp-b") }),
  fc.record({ entityId: fc.constantFrom("cp-a", "cp-b"), since: fc.nat({ max: 3 }) }),
);

test("what is known of records is what a map would know, and which of them were seen what a set would", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.tuple(id, told), { selector: ([of]) => of }), fc.array(id), (list, asked) => {
      const known = new RememberedRecords();
      for (const [of, said] of list) known.add(of, said);
      const twin = new Map(list);
      expect(known.isNew).toBe(list.every(([, said]) => said.entityId === undefined));
      const [seen, later] = [asked.slice(0, 2), asked.slice(2)];
      for (const each of seen) known.see(each);
      for (const each of [...twin.keys(), ...later]) {
        const said = twin.get(each);
        expect(known.get(each)).toEqual(said?.entityId === undefined ? undefined : said);
        expect(known.wasSeen(each)).toBe(twin.has(each) && seen.includes(each));
      }
    }),
  );
});

test("a record that came back under another key is seen under that key too", () => {
  const known = new RememberedRecords();
  known.add("a:1", { entityId: "cp-a", since: 2 });
  known.see("a:1");
  known.add("a:2", known.get("a:1")!);
  expect(known.wasSeen("a:2")).toBe(false);
  known.see("a:2");
  expect([known.wasSeen("a:1"), known.wasSeen("a:2")]).toEqual([true, true]);
  expect(known.get("a:2")).toEqual({ entityId: "cp-a", since: 2 });
});
