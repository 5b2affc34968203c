import type { Millibits } from "../../model/index.ts";
import type { Blocks } from "../block/block.ts";
import { Ints } from "../columns.ts";
import { obstacleNumber, obstacles } from "./obstacles.ts";
import type { Scorer } from "./score.ts";
import type { Frozen } from "../table/frozen.ts";
import { flag } from "../table/flags.ts";

/** Pairs at or above the review threshold that no veto has closed; `why` is the number of what stands in their way. */
export interface ScoredPairs {
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly weight: Int32Array;
  readonly why: Int32Array;
}

/** Some of them, and how many pairs were compared to find them. */
export interface ScoredRange extends ScoredPairs {
  readonly compared: number;
  /** By number of a veto: how many of those it has closed. */
  readonly closed: Int32Array;
}

/** What a candidate scorer goes through; columns only, so that threads share it. */
export interface Candidates {
  readonly frozen: Pick<Frozen, "size" | "flags">;
  readonly blocks: Pick<Blocks, "ofRow" | "places">;
  /** Rows in the order of their ids. */
  readonly order: Int32Array;
  readonly review: Millibits;
}

/** Scores each pair of rows that share a block once. */
export class CandidateScorer {
  private readonly scorer: Scorer;
  private readonly candidates: Candidates;
  /** By place in the order: for which place it was last compared. */
  private readonly stamp: Int32Array;
  private readonly allFresh: boolean;

  constructor(scorer: Scorer, candidates: Candidates) {
    this.scorer = scorer;
    this.candidates = candidates;
    this.stamp = new Int32Array(candidates.frozen.size).fill(-1);
    this.allFresh = candidates.frozen.flags.every((flags) => (flags & flag.fresh) !== 0);
  }

  /** The pairs that are made by the rows at the places `from` to `to` (not included) of the order. */
  range(from: number, to: number): ScoredRange {
    const { order, review } = this.candidates;
    const { flags } = this.candidates.frozen;
    const { ofRow, places } = this.candidates.blocks;
    const { stamp, allFresh } = this;
    const left = new Ints();
    const right = new Ints();
    const weight = new Ints();
    const why = new Ints();
    const closed = new Int32Array(obstacles.length);
    let compared = 0;
    for (let at = from; at < to; at++) {
      const a = order[at]!;
      if ((flags[a]! & flag.fresh) === 0) continue;
      stamp[at] = at;
      for (let i = ofRow.starts[a]!; i < ofRow.starts[a + 1]!; i++) {
        const block = ofRow.values[i]!;
        for (let k = places.starts[block + 1]! - 1; k >= places.starts[block]!; k--) {
          const place = places.values[k]!;
          // A pair of two fresh rows is made by the one that comes first: those behind it stand at the end of the block.
          if (place < at && allFresh) break;
          if (stamp[place] === at) continue;
          stamp[place] = at;
          const b = order[place]!;
          if (place < at && (flags[b]! & flag.fresh) !== 0) continue;
          compared++;
          const [one, other] = place > at ? [a, b] : [b, a];
          const verdict = this.scorer.candidate(one, other);
          if (verdict.weight < review) {
            if (verdict.veto !== undefined) closed[obstacleNumber(verdict.veto)]!++;
            continue;
          }
          left.push(one);
          right.push(other);
          weight.push(verdict.weight);
          why.push(obstacleNumber(verdict.veto ?? verdict.rule ?? ""));
        }
      }
    }
    return { left: left.done(), right: right.done(), weight: weight.done(), why: why.done(), compared, closed };
  }
}

/** The pairs of all ranges by rank of left, then of right: two stable passes of counting, because there can be millions. */
export function inOrder(ranges: readonly ScoredPairs[], { rank, size }: Pick<Frozen, "rank" | "size">): ScoredPairs {
  const joined = (column: keyof ScoredPairs): Int32Array => {
    const all = new Int32Array(ranges.reduce((sum, range) => sum + range.left.length, 0));
    let length = 0;
    for (const range of ranges) {
      all.set(range[column], length);
      length += range[column].length;
    }
    return all;
  };
  const pairs = { left: joined("left"), right: joined("right"), weight: joined("weight"), why: joined("why") };
  let order = Uint32Array.from({ length: pairs.left.length }, (_, at) => at);
  for (const column of [pairs.right, pairs.left]) {
    const starts = new Int32Array(size + 1);
    for (const row of column) starts[rank[row]! + 1]!++;
    for (let at = 0; at < size; at++) starts[at + 1]! += starts[at]!;
    const next = new Uint32Array(order.length);
    for (const at of order) next[starts[rank[column[at]!]!]!++] = at;
    order = next;
  }
  const pick = (column: Int32Array): Int32Array => Int32Array.from(order, (at) => column[at]!);
  return { left: pick(pairs.left), right: pick(pairs.right), weight: pick(pairs.weight), why: pick(pairs.why) };
}
