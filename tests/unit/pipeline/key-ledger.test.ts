import fc from "fast-check";
import { expect, test } from "vitest";
import { KeyLedger } from "../../../src/pipeline/key-ledger.ts";

test("counts like a Map of strings", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 3 })), (keys) => {
      const ledger = new KeyLedger();
      const slow = new Map<string, number>();
      for (const key of keys) {
        slow.set(key, (slow.get(key) ?? 0) + 1);
        expect(ledger.add(key)).toBe(slow.get(key));
      }
      for (const [key, count] of slow) expect(ledger.count(key)).toBe(count);
      expect(ledger.count("a key that nobody has added")).toBe(0);
    }),
  );
});

test("keeps its counts while it grows", () => {
  const ledger = new KeyLedger();
  for (let i = 0; i < 100_000; i++) ledger.add(`key ${i}`);
  expect(ledger.add("key 77")).toBe(2);
  expect(ledger.count("key 99999")).toBe(1);
  expect(ledger.count("key 100000")).toBe(0);
});
