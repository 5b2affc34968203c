import fc from "fast-check";
import { expect, test } from "vitest";
import { TextLines } from "../../../../src/load/write/text-lines.ts";

test("lines become the bytes that joining and encoding them gives, half surrogate pairs and all, in memory of their own", () => {
  const line = fc.string({ unit: "binary", maxLength: 60 }).map((text) => `${text}\n`);
  fc.assert(
    fc.property(fc.array(line, { maxLength: 40 }), fc.nat({ max: 20_000 }), (lines, long) => {
      const all = [...lines, `${"щ".repeat(long)}\ud800\n`, ...lines];
      const bytes = new TextLines();
      for (const each of all) bytes.add(each);
      const taken = bytes.take();
      expect(taken.buffer.byteLength).toBe(taken.length);
      expect(Buffer.from(new TextEncoder().encode(all.join(""))).equals(taken)).toBe(true);
    }),
  );
});
