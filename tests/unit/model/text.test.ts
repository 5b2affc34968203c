import fc from "fast-check";
import { expect, test } from "vitest";
import { foldCase } from "../../../src/model/index.ts";

test("a text that is small already is folded as the long way folds it", () => {
  const letters = fc.constantFrom(..."абяёЁАЯіІњa zAZ.-'@0~\u0080ßİ\u0307");
  const slow = (text: string): string => text.replaceAll("İ", "i").toLowerCase().replaceAll("ё", "е");
  for (const text of fc.sample(fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: letters })), {
    numRuns: 5000,
    seed: 20261122,
  }))
    expect(foldCase(text), text).toBe(slow(text));
});
