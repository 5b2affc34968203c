import { existsSync } from "node:fs";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { SpillIndex } from "../../../../src/extract/onec/spill-index.ts";

it("gives back all texts of a key in order, whether they fit in memory or not", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.string({ unit: "grapheme", maxLength: 50 })), {
        maxLength: 300,
      }),
      fc.constantFrom(16, 200, 1_000_000),
      (entries, inMemory) => {
        const index = new SpillIndex(inMemory);
        try {
          const model = new Map<string, string[]>();
          for (const [key, text] of entries) {
            index.add(`k${key}`, text);
            model.set(`k${key}`, [...(model.get(`k${key}`) ?? []), text]);
          }
          expect(index.size).toBe(model.size);
          for (const [key, texts] of model) expect(index.get(key)).toEqual(texts);
          expect(index.get("unknown")).toEqual([]);
          expect(index.has("unknown")).toBe(false);
        } finally {
          index.close();
        }
      },
    ),
  );
});

it("spills beyond its memory and leaves no file behind", () => {
  const index = new SpillIndex(10_000);
  for (let i = 0; i < 5000; i++) index.add(String(i % 3000), `text ${i}`);
  expect(index.spilled).toBeGreaterThan(90_000);
  expect(index.get("7")).toEqual(["text 7", "text 3007"]);
  expect(index.get("2999")).toEqual(["text 2999"]);
  const { folder } = index;
  expect(existsSync(folder ?? "")).toBe(true);
  index.close();
  expect(index.get("7")).toEqual([]);
  expect(existsSync(folder ?? "")).toBe(false);
});
