import { expect, it } from "vitest";
import { evidenceDigest } from "../../../../src/dedupe/score/verdict.ts";

const feature = (name: string, level: number, left: string, right: string) => ({ name, level, left, right, weight: 0 });

it("digests what people decided on as it did before the level `door` came between: their decisions stand", () => {
  const [town, door, otherFlat] = [1, 2, 6];
  // Digests of the levels `town`, `otherFlat` and `flat` as they were numbered without it: 1, 5 and 8 − 1.
  expect(evidenceDigest([feature("address", town, "a", "b")])).toBe("8888d63d36500252");
  expect(
    evidenceDigest([
      feature("address", otherFlat, "a", "b"),
      feature("home", 8, "c", "d"),
      feature("name", 4, "e", "f"),
    ]),
  ).toBe("39b624249fc16dec");
  expect(evidenceDigest([feature("address", door, "a", "b")])).toBe("f29da07cc44f13cd");
});
