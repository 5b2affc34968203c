import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultThresholds, fitParameters, fittedText, readParameters } from "../../../src/dedupe/index.ts";
import type { Match } from "../../../src/model/index.ts";
import { shippedModel, shippedParameters } from "../../../src/pipeline/project/match-parameters.ts";

const parameters = shippedParameters();

/** A pair of which the rest of the evidence says `rest` bits, whose phones agree to `level`. */
function pair(rest: number, level: number, settled: Partial<Match> = {}): Match {
  return {
    type: "counterparty",
    left: "a:1",
    right: "b:1",
    weight: rest * 1000 + parameters.phone[level]!,
    band: "review",
    by: "score",
    merged: false,
    evidence: "",
    features: [
      { name: "name", level: 5, weight: rest * 1000 },
      { name: "phone", level, weight: parameters.phone[level]! },
    ],
    ...settled,
  };
}
const times = (count: number, match: Match): Match[] => Array.from({ length: count }, () => match);
const random = times(5_000, pair(-8, 0));
const fit = (pairs: readonly Match[], drawn: readonly Match[] = random) =>
  fitParameters(parameters, defaultThresholds, pairs, drawn);
const same = { by: "decision", band: "automatic" } as const;
const different = { by: "decision", band: "none" } as const;

describe("fitting", () => {
  test("EM: where true pairs rarely share a phone, a phone that differs says little against them", () => {
    const { changes, pairs, patterns } = fit([...times(400, pair(16, 0)), ...times(400, pair(16, 4))]);
    expect({ pairs, patterns }).toEqual({ pairs: 800, patterns: 2 });
    // Half of the true pairs differ, and all random ones do: log2(0.5) = -1 bit.
    expect(changes).toEqual([{ key: "phone", level: "differs", before: -2000, after: -1070, pairs: 398, decided: 0 }]);
  });

  test("what brought two together does not prove itself: pairs with nothing but the phone move no weight", () => {
    expect(fit(times(2_000, pair(-6, 4))).changes).toEqual([]);
  });

  test("few pairs change nothing, and neither does a level of which chance has no example", () => {
    expect(fit([...times(20, pair(16, 0)), ...times(20, pair(16, 4))]).changes).toEqual([]);
    expect(fit([...times(400, pair(16, 1)), ...times(400, pair(16, 4))]).changes).toEqual([]);
  });

  test("decisions: what people call different in spite of a phone makes the phone say less, what they call same more", () => {
    const [less] = fit(times(40, pair(0, 4, different))).changes;
    const [more] = fit(times(40, pair(7, 0, same)), []).changes;
    expect(less).toMatchObject({ key: "phone", level: "same", decided: 40 });
    expect(less!.after).toBeLessThan(less!.before);
    expect(more).toMatchObject({ key: "phone", level: "differs", decided: 40 });
    expect(more!.after).toBeGreaterThan(more!.before);
    expect(fit(times(9, pair(0, 4, different))).changes).toEqual([]);
    expect(fit(times(40, pair(0, 4, { by: "veto", band: "none" }))).pairs).toBe(0);
    expect(fit(times(40, pair(0, 4, { by: "rule", reason: "crowded", band: "none", features: [] }))).pairs).toBe(0);
  });

  test("whatever the data say, weights stay within three bits, on their side of nothing, in their order, below merging by themselves", () => {
    const match = fc
      .tuple(fc.integer({ min: -12, max: 20 }), fc.integer({ min: 0, max: 4 }), fc.constantFrom({}, same, different))
      .map(([rest, level, settled]) => pair(rest, level, settled));
    fc.assert(
      fc.property(fc.array(fc.tuple(match, fc.integer({ min: 1, max: 300 })), { maxLength: 12 }), (drawn) => {
        const pairs = drawn.flatMap(([each, count]) => times(count, each));
        const fitted = fit(pairs);
        expect(fit([...pairs].reverse())).toEqual(fitted);
        const after = readParameters(fittedText(fitted, "x"), "x.yaml", shippedModel());
        const order = parameters.phone
          .map((_, level) => level)
          .sort((a, b) => parameters.phone[a]! - parameters.phone[b]!);
        order.forEach((level, at) => {
          const [was, is] = [parameters.phone[level]!, after.phone[level]!];
          expect(Math.abs(is - was)).toBeLessThanOrEqual(3000);
          expect(is * was).toBeGreaterThanOrEqual(0);
          expect(is).toBeLessThan(defaultThresholds.automatic);
          if (at > 0) expect(is).toBeGreaterThanOrEqual(after.phone[order[at - 1]!]!);
        });
      }),
      { numRuns: 60 },
    );
  });

  test("the file names what changed, from what and on how much, and reads back", () => {
    const fitted = fit([...times(400, pair(16, 0)), ...times(400, pair(16, 4))]);
    const text = fittedText(fitted, "fitted from run 1");
    expect(text).toContain("phone:\n  differs: -1.07 # shipped -2; 398 pairs, 0 decisions\n");
    expect(readParameters(text, "x.yaml", shippedModel()).phone[0]).toBe(-1070);
  });
});
