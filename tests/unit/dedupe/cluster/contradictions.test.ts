import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contradictionsOf, findContradictions } from "../../../../src/dedupe/cluster/contradictions.ts";
import type { Decision } from "../../../../src/model/index.ts";

let count = 0;
const judge = (judge: Decision["judge"], left: string, right: string): Decision => ({
  id: `d${String(++count).padStart(4, "0")}`,
  at: "2026-11-21T10:00:00Z",
  by: "Ольга",
  judge,
  left,
  right,
});

/** What the last of some decisions contradicts. */
function told(...decisions: readonly Decision[]): string[] {
  const of = (record: string) => decisions.filter(({ left, right }) => left === record || right === record);
  const text = ({ left, right }: Decision): string => `${left}${right}`;
  return contradictionsOf(decisions.at(-1)!, of).map(({ different, same }) =>
    [text(different), ...same.map(text)].join(" "),
  );
}

describe("what a decision contradicts", () => {
  test("“different” contradicts the chain of “same” between its records", () => {
    expect(told(judge("same", "a", "b"), judge("same", "b", "c"), judge("different", "a", "c"))).toEqual(["ac ab bc"]);
  });

  test("“same” contradicts every “different” whose records it joins", () => {
    expect(
      told(judge("different", "a", "c"), judge("same", "a", "b"), judge("different", "d", "a"), judge("same", "b", "c"), judge("same", "c", "d"))
    ).toEqual(["da cd bc ab"]); // prettier-ignore
  });

  test("what was contradictory before, or is not joined, is none of its doing", () => {
    expect(told(judge("different", "a", "b"), judge("same", "a", "c"))).toEqual([]);
    expect(told(judge("different", "a", "c"), judge("same", "a", "b"), judge("same", "b", "c"), judge("same", "c", "d"))).toEqual([]); // prettier-ignore
    expect(told(judge("same", "a", "b"), judge("unsure", "a", "b"))).toEqual([]);
  });

  test("there is something to tell exactly when the decision makes the first contradiction", () => {
    const record = fc.constantFrom("a", "b", "c", "d", "e");
    const pair = fc
      .tuple(fc.constantFrom("same" as const, "different" as const), record, record)
      .filter(([, left, right]) => left < right);
    const pairs = fc.uniqueArray(pair, { selector: ([, left, right]) => left + right, minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(pairs, (all) => {
        const decisions = all.map(([word, left, right]) => judge(word, left, right));
        if (findContradictions(decisions.slice(0, -1)).contradictions.length > 0) return;
        expect(told(...decisions).length > 0).toBe(findContradictions(decisions).contradictions.length > 0);
      }),
      { numRuns: 2000 },
    );
  });
});
