import { expect, test } from "vitest";
import { Spans } from "../../../../src/pipeline/artifacts/line-spans.ts";

test("spans of lines are in memory that threads share, all of them, however many there are", () => {
  // None, as many as grow by copies, as many as grow where they stand: lengths do so later than offsets.
  for (const count of [0, 1, 1024, 40_000, 70_000, 300_000]) {
    const spans = new Spans();
    for (let at = 0; at < count; at++) spans.push(at * 2 ** 33, at % 977);
    const { offsets, lengths } = spans.done();
    expect([offsets.length, lengths.length]).toEqual([count, count]);
    expect([offsets.buffer, lengths.buffer].every((memory) => memory instanceof SharedArrayBuffer)).toBe(true);
    expect(offsets.every((offset, at) => offset === at * 2 ** 33)).toBe(true);
    expect(lengths.every((length, at) => length === at % 977)).toBe(true);
  }
});
