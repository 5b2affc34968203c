import { describe, expect, test } from "vitest";
import { mergeFacts } from "../../../../src/pipeline/dedupe/merge-facts.ts";
import type { DedupeSummary } from "../../../../src/pipeline/dedupe/stage-dedupe.ts";

const events = { kept: 0, minted: 0, joined: [], split: [] };
const summary: DedupeSummary = {
  goldens: { counterparty: 3, contact: 0 },
  groups: 2,
  bands: { review: 4, successor: 1 },
  decided: 0,
  compared: { counterparty: 5, contact: 0, closed: { counterparty: {}, contact: {} } },
  hubs: [],
  leftOut: [],
  contradictions: [],
  lookAgain: [],
  events: { counterparty: events, contact: events },
  heads: [],
};

describe("what a reporter says of deduplication", () => {
  test("nothing of what there is not", () => {
    expect(mergeFacts(summary)).toEqual({
      groups: 2,
      review: 4,
      lookAgain: 0,
      contradicted: 0,
      successor: 1,
      decided: 0,
    });
  });

  test("cards that were joined are counted, not the cards they were joined to", () => {
    const facts = mergeFacts({
      ...summary,
      events: {
        counterparty: { ...events, joined: [{ into: "cp-a", from: ["cp-b", "cp-c"] }] },
        contact: {
          ...events,
          joined: [{ into: "ct-a", from: ["ct-b"] }],
          split: [{ from: "ct-z", into: ["ct-y", "ct-z"] }],
        },
      },
    });
    expect(facts.joined).toEqual({
      count: 3,
      first: [
        { into: "cp-a", from: ["cp-b", "cp-c"] },
        { into: "ct-a", from: ["ct-b"] },
      ],
    });
    expect(facts.split).toEqual({ count: 1, first: [{ from: "ct-z", into: ["ct-y", "ct-z"] }] });
  });

  test("decisions that contradict each other are named, and are no change of evidence", () => {
    const decision = { id: "d1", at: "2026-01-01T00:00:00Z", by: "Ольга Иванова", left: "a:1", right: "b:1" };
    const [same, different] = [{ ...decision, judge: "same" } as const, { ...decision, judge: "different" } as const];
    const facts = mergeFacts({
      ...summary,
      bands: { "look-again": 1, contradiction: 2 },
      contradictions: [{ different: { ...different, seen: "e1" }, same: [same] }],
    });
    expect([facts.lookAgain, facts.contradicted]).toEqual([1, 2]);
    expect(facts.contradictions).toEqual({ count: 1, first: [{ different, same: [same] }] });
  });

  test("all hubs are counted and the first twenty shown; pairs left out are added up by rule", () => {
    const hubs = Array.from({ length: 30 }, (_, at) => ({
      type: "counterparty" as const,
      kind: "phone" as const,
      value: `+7846200000${at}`,
      records: 60 - at,
      names: 50 - at,
    }));
    const leftOut = [
      { type: "counterparty" as const, rule: "phone", blocks: 1, pairs: 10 },
      { type: "contact" as const, rule: "phone", blocks: 2, pairs: 5 },
    ];
    const facts = mergeFacts({ ...summary, hubs, leftOut });
    expect(facts.hubs?.count).toBe(30);
    expect(facts.hubs?.first).toHaveLength(20);
    expect(facts.hubs?.first[0]).toEqual({ value: "+78462000000", records: 60, names: 50 });
    expect(facts.leftOut).toEqual([{ rule: "phone", pairs: 15 }]);
  });
});
