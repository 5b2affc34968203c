import {
  countUp,
  addTo,
  compareText,
  type Match,
  type Millibits,
  pairKey,
  type RecordId,
  waitsAs,
} from "../model/index.ts";
import { hashOf, hashText } from "./columns.ts";
import type { DedupeResult } from "./dedupe.ts";
import { Answers, causeOf, type UnreachedCause } from "./reach.ts";

/** What is known to be true: a label for each record of which it is known. Records of one label are one entity. */
export type Truth = ReadonlyMap<RecordId, string>;

export interface Measure {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export interface PairMeasure extends Measure {
  readonly truePairs: number;
  readonly foundPairs: number;
  readonly rightPairs: number;
}

export interface Evaluation {
  readonly records: number;
  readonly entities: number;
  /** For each threshold, the clusters as they would be with automatic merging from there. */
  readonly byThreshold: readonly {
    readonly threshold: Millibits;
    readonly pairwise: PairMeasure;
    readonly bCubed: Measure;
    /** Pairs of that weight or more that a rule or a veto keeps from merging, wherever the threshold is, and those of them that are one. */
    readonly held: { readonly pairs: number; readonly right: number };
  }[];
  /** Share of true pairs that blocking brought together; absent when the run did not keep its blocks. */
  readonly blocking?: {
    readonly recall: number;
    readonly truePairs: number;
    readonly compared: number;
    /** True pairs that it did not, and those of them that are neither merged nor within reach of answers by way of other records. */
    readonly apart: number;
    readonly lost: number;
  };
  /** True pairs that were not merged, and how many of them a person is asked about. */
  readonly review: {
    /** Not merged by themselves. */
    readonly rest: number;
    /** The pair itself stands in the review band. */
    readonly asked: number;
    /** It does, or right answers to other questions join the two: one between their clusters, or a chain of them. */
    readonly reachable: number;
    /** The others, by the cause that nobody is asked. */
    readonly unreached: Readonly<Record<UnreachedCause, number>>;
    /** Pairs in the review band altogether, those with an unlabelled record left out. */
    readonly pairs: number;
    /** Share of those that are true: what a steward's look is worth. */
    readonly precision: number;
    /** Pairs of clusters between which a pair waits: one answer settles all pairs between the two. */
    readonly questions: number;
    /** Share of the questions whose answer is `same`. */
    readonly questionPrecision: number;
  };
  /** Wrong merges by falling weight, missed pairs by rising weight: the first ones are the ones to learn from. */
  readonly worst: { readonly merged: readonly Match[]; readonly missed: readonly Match[] };
}

/**
 * Measures a result against the truth. Records without a label are left out of every count. Pairwise figures are over the
 * pairs implied by the clusters; B³ averages over records.
 *
 * @param type which records the truth is about
 * @param thresholds besides the run's own, which is always the first
 */
export function evaluate(
  result: DedupeResult,
  truth: Truth,
  type: "counterparty" | "contact",
  thresholds: readonly Millibits[] = [],
  examples = 20,
): Evaluation {
  const ids = [...truth.keys()].filter((id) => result.entityOf(id) !== undefined).sort(compareText);
  const labels = ids.map((id) => truth.get(id)!);
  const own = result.thresholds.automatic;
  const byThreshold = [own, ...thresholds.filter((each) => each !== own)].map((threshold) => {
    const groupOf = threshold === own ? (id: RecordId) => result.entityOf(id)! : result.groupsAt(type, threshold);
    const groups = ids.map((id) => String(groupOf(id)));
    return { threshold, pairwise: pairwise(groups, labels), bCubed: bCubed(groups, labels) };
  });
  const held: { readonly weight: Millibits; readonly right: boolean }[] = [];
  const members = new Map<string, RecordId[]>();
  ids.forEach((id, at) => addTo(members, labels[at]!, id));

  const asked = new Set<string>();
  const bridges = new Map<string, boolean>();
  const answers = new Answers();
  let reviewPairs = 0;
  const merged: Match[] = [];
  for (const match of result.matches(type)) {
    const left = truth.get(match.left);
    const right = truth.get(match.right);
    // Two cards are asked about on one pair; the answer is one to every pair between them.
    const waits = waitsAs({ ...match, askedAs: undefined });
    if ((waits === "review" || waits === "look-again") && !match.merged && left !== undefined && right !== undefined) {
      reviewPairs++;
      asked.add(`${match.left}\n${match.right}`);
      const [one, other] = [result.entityOf(match.left)!, result.entityOf(match.right)!];
      const between = pairKey(one, other);
      bridges.set(between, left === right || bridges.get(between) === true);
      if (left === right) answers.same(one, other);
    }
    if (left === undefined || right === undefined) continue;
    if (match.merged && left !== right) merged.push(match);
    if (!match.merged && match.by !== "decision" && result.isHeld(match.left, match.right))
      held.push({ weight: match.weight, right: left === right });
  }
  let rest = 0;
  let inBand = 0;
  let reachable = 0;
  let truePairs = 0;
  let candidates = 0;
  let lost = 0;
  const unreached: Record<UnreachedCause, number> = { onlyName: 0, vetoed: 0, notCompared: 0, tooWeak: 0 };
  const missed: Match[] = [];
  for (const group of members.values()) {
    for (let i = 0; i < group.length; i++) {
      for (let k = i + 1; k < group.length; k++) {
        const left = group[i]!;
        const right = group[k]!;
        truePairs++;
        const compared = result.compared.wasCandidate?.(left, right) ?? true;
        if (compared) candidates++;
        const one = result.entityOf(left)!;
        const other = result.entityOf(right)!;
        if (one === other) continue;
        rest++;
        if (asked.has(`${left}\n${right}`)) inBand++;
        if (answers.join(one, other)) {
          reachable++;
          continue;
        }
        const match = result.explain(left, right)!;
        unreached[causeOf(match, compared)]++;
        if (!compared) lost++;
        if (missed.length < examples * 20) missed.push(match);
      }
    }
  }
  return {
    records: ids.length,
    entities: members.size,
    byThreshold: byThreshold.map((line) => {
      const above = held.filter(({ weight }) => weight >= line.threshold);
      return { ...line, held: { pairs: above.length, right: above.filter(({ right }) => right).length } };
    }),
    ...(result.compared.wasCandidate !== undefined && {
      blocking: {
        recall: ratio(candidates, truePairs),
        truePairs,
        compared: result.compared[type],
        apart: truePairs - candidates,
        lost,
      },
    }),
    review: {
      rest,
      asked: inBand,
      reachable,
      unreached,
      pairs: reviewPairs,
      precision: ratio(inBand, reviewPairs),
      questions: bridges.size,
      questionPrecision: ratio([...bridges.values()].filter(Boolean).length, bridges.size),
    },
    worst: {
      merged: merged.sort((a, b) => b.weight - a.weight || compareText(a.left, b.left)).slice(0, examples),
      missed: missed.sort((a, b) => a.weight - b.weight || compareText(a.left, b.left)).slice(0, examples),
    },
  };
}

/** Precision and recall over pairs of records: found = in one group, true = of one label. Counted, not enumerated. */
export function pairwise(groups: readonly string[], labels: readonly string[]): PairMeasure {
  const pairs = (counts: Iterable<number>): number => {
    let sum = 0;
    for (const count of counts) sum += (count * (count - 1)) / 2;
    return sum;
  };
  const foundPairs = pairs(count(groups).values());
  const truePairs = pairs(count(labels).values());
  const rightPairs = pairs(count(groups.map((group, at) => `${group}\n${labels[at]!}`)).values());
  return { ...measure(ratio(rightPairs, foundPairs), ratio(rightPairs, truePairs)), truePairs, foundPairs, rightPairs };
}

/** B³: for each record, how pure its group is and how much of its entity is in it; the mean over records. */
export function bCubed(groups: readonly string[], labels: readonly string[]): Measure {
  const sizes = count(groups);
  const entities = count(labels);
  const both = count(groups.map((group, at) => `${group}\n${labels[at]!}`));
  let precision = 0;
  let recall = 0;
  groups.forEach((group, at) => {
    const overlap = both.get(`${group}\n${labels[at]!}`)!;
    precision += overlap / sizes.get(group)!;
    recall += overlap / entities.get(labels[at]!)!;
  });
  return measure(groups.length === 0 ? 1 : precision / groups.length, groups.length === 0 ? 1 : recall / groups.length);
}

export interface Sample {
  readonly merged: readonly Match[];
  readonly near: readonly Match[];
}

/**
 * Pairs for a person to label: half of them merged by themselves, half just below. Drawn by a hash of the pair and the
 * seed, so that the same data give the same sample and nobody chooses.
 */
export function drawSample(result: DedupeResult, size: number, seed: string): Sample {
  const salt = hashText(seed);
  const draw = (wanted: (match: Match) => boolean, most: number): Match[] => {
    const drawn: { order: number; match: Match }[] = [];
    for (const match of result.matches()) {
      if (!wanted(match)) continue;
      drawn.push({ order: hashOf(hashText(match.left), hashText(match.right), salt) >>> 0, match });
      if (drawn.length > 4 * most + 64) trim();
    }
    function trim(): void {
      drawn.sort(
        (a, b) =>
          a.order - b.order || compareText(a.match.left, b.match.left) || compareText(a.match.right, b.match.right),
      );
      drawn.length = Math.min(drawn.length, most);
    }
    trim();
    return drawn.map(({ match }) => match);
  };
  const half = Math.ceil(size / 2);
  return {
    merged: draw((match) => match.merged && match.by === "score", half),
    near: draw((match) => !match.merged && match.band === "review", size - half),
  };
}

/** Share of right ones among labelled pairs with its 95 % interval (Wilson: honest for few pairs and shares near one). */
export function precisionOf(
  right: number,
  labelled: number,
): { readonly precision: number; readonly low: number; readonly high: number } {
  if (labelled === 0) return { precision: 0, low: 0, high: 1 };
  const z = 1.959964;
  const share = right / labelled;
  const spread = z * Math.sqrt((share * (1 - share)) / labelled + (z * z) / (4 * labelled * labelled));
  const middle = share + (z * z) / (2 * labelled);
  const scale = 1 + (z * z) / labelled;
  return {
    precision: share,
    low: Math.max(0, (middle - spread) / scale),
    high: Math.min(1, (middle + spread) / scale),
  };
}

/** What to look at before any load: the largest clusters. */
export function largestClusters(result: DedupeResult, most = 20): { entityId: string; members: number }[] {
  const largest: { entityId: string; members: number }[] = [];
  for (const { entityId, members } of result.clusters) {
    if (members.length < 3) continue;
    largest.push({ entityId, members: members.length });
    if (largest.length > 4 * most) cut();
  }
  function cut(): void {
    largest.sort((a, b) => b.members - a.members || compareText(a.entityId, b.entityId));
    largest.length = Math.min(largest.length, most);
  }
  cut();
  return largest;
}

function measure(precision: number, recall: number): Measure {
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

/** Nothing of nothing is perfect, not undefined. */
function ratio(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}

function count(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) countUp(counts, key);
  return counts;
}
