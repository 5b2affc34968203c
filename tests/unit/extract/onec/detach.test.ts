import * as fc from "fast-check";
import { expect, it } from "vitest";
import { detach } from "../../../../src/extract/onec/detach.ts";

it("is the same text, lone surrogates too", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => detach(text) === text));
  expect(detach("\ud800а")).toBe("\ud800а");
});
