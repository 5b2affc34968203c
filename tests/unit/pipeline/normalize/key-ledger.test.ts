import fc from "fast-check";
import { expect, test } from "vitest";
import { fingerprint, KeyLedger } from "../../../../src/pipeline/normalize/key-ledger.ts";

test("counts like a Map of strings", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 3 })), (keys) => {
      const ledger = new KeyLedger();
      const slow = new Map<string, number>();
      for (const key of keys) {
        slow.set(key, (slow.get(key) ?? 0) + 1);
        expect(ledger.add(fingerprint(key))).toBe(slow.get(key));
      }
      for (const [key, count] of slow) expect(ledger.count(fingerprint(key))).toBe(count);
      expect(ledger.count(fingerprint("a key that nobody has added"))).toBe(0);
    }),
  );
});

test("keeps its counts while it grows", () => {
  const ledger = new KeyLedger();
  for (let i = 0; i < 100_000; i++) ledger.add(fingerprint(`key ${i}`));
  expect(ledger.add(fingerprint("key 77"))).toBe(2);
  expect(ledger.count(fingerprint("key 99999"))).toBe(1);
  expect(ledger.count(fingerprint("key 100000"))).toBe(0);
});

test("a million keys like those of exports have fingerprints of their own", () => {
  const seen = new Set<bigint>();
  for (let i = 0; i < 500_000; i++)
    for (const key of [`${i}`, `000${i}|7701${i}`]) {
      const { high, low } = fingerprint(key);
      seen.add((BigInt(high) << 32n) | BigInt(low));
    }
  expect(seen.size).toBe(1_000_000);
});
