import { countUp, type Decision } from "../../model/index.ts";
import type { MergeFacts, Some, StatedJudgement } from "../../report/data/run-facts.ts";
import type { DedupeSummary } from "./stage-dedupe.ts";

/** How many of a long list a reader of the report is shown; `dedupe.json` has them all. */
const shown = 20;

/** What a reporter says of deduplication. */
export function mergeFacts({
  groups,
  groupsByPerson,
  bands,
  decided,
  contradictions,
  events,
  hubs,
  leftOut,
}: DedupeSummary): MergeFacts {
  const { counterparty, contact } = events;
  const joined = [...counterparty.joined, ...contact.joined];
  const split = [...counterparty.split, ...contact.split];
  const gone = joined.reduce((sum, { from }) => sum + from.length, 0);
  const pairs = new Map<string, number>();
  for (const each of leftOut) countUp(pairs, each.rule, each.pairs);
  return {
    groups,
    ...(groupsByPerson === undefined ? {} : { groupsByPerson }),
    review: bands["review"] ?? 0,
    lookAgain: bands["look-again"] ?? 0,
    contradicted: bands["contradiction"] ?? 0,
    successor: bands["successor"] ?? 0,
    decided,
    ...(contradictions.length === 0
      ? {}
      : {
          contradictions: some(
            contradictions.length,
            contradictions.map(({ different, same }) => ({ different: stated(different), same: same.map(stated) })),
          ),
        }),
    ...(gone === 0 ? {} : { joined: some(gone, joined) }),
    ...(split.length === 0 ? {} : { split: some(split.length, split) }),
    ...(hubs.length === 0
      ? {}
      : {
          hubs: some(
            hubs.length,
            hubs.map(({ value, records, names }) => ({ value, records, names })),
          ),
        }),
    ...(pairs.size === 0 ? {} : { leftOut: [...pairs].map(([rule, pairs]) => ({ rule, pairs })) }),
  };
}

const some = <Item>(count: number, all: readonly Item[]): Some<Item> => ({ count, first: all.slice(0, shown) });

function stated({ id, judge, left, right, by, at, why }: Decision): StatedJudgement {
  return { id, judge, left, right, by, at, ...(why === undefined ? {} : { why }) };
}
