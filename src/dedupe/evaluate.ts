import { compareText, groupBy, type Match, type Millibits, pairKey, type RecordId, waitsAs } from "../model/index.ts";
import type { DedupeResult } from "./dedupe.ts";
import { bCubed, type Measure, type PairMeasure, pairwise, ratio } from "./measures.ts";
import { Answers, causeOf, type UnreachedCause } from "./reach.ts";

/** What is known to be true: a label for each record of which it is known. Records of one label are one entity. */
export type Truth = ReadonlyMap<RecordId, string>;

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
  const { held, merged, waiting, asked, questions, answers } = readMatches(result, truth, type);
  const byThreshold = [own, ...thresholds.filter((each) => each !== own)].map((threshold) => {
    const groupOf = threshold === own ? (id: RecordId) => result.entityOf(id)! : result.groupsAt(type, threshold);
    const groups = ids.map((id) => String(groupOf(id)));
    const above = held.filter(({ weight }) => weight >= threshold);
    return {
      threshold,
      pairwise: pairwise(groups, labels),
      bCubed: bCubed(groups, labels),
      held: { pairs: above.length, right: above.filter(({ right }) => right).length },
    };
  });
  const members = groupBy(ids, (id) => truth.get(id)!);
  const { all, candidates, rest, inBand, reachable, lost, unreached, missed } = followTruePairs(
    result,
    members.values(),
    { asked, answers },
    examples * 20,
  );
  return {
    records: ids.length,
    entities: members.size,
    byThreshold,
    ...(result.compared.wasCandidate !== undefined && {
      blocking: {
        recall: ratio(candidates, all),
        truePairs: all,
        compared: result.compared[type],
        apart: all - candidates,
        lost,
      },
    }),
    review: {
      rest,
      asked: inBand,
      reachable,
      unreached,
      pairs: waiting,
      precision: ratio(inBand, waiting),
      questions: questions.size,
      questionPrecision: ratio([...questions.values()].filter(Boolean).length, questions.size),
    },
    worst: {
      merged: merged.sort((a, b) => b.weight - a.weight || compareText(a.left, b.left)).slice(0, examples),
      missed: missed.sort((a, b) => a.weight - b.weight || compareText(a.left, b.left)).slice(0, examples),
    },
  };
}

/** What the pairs that were scored come to, of records that have a label. */
interface LabelledMatches {
  /** Pairs that a rule or a veto keeps from merging. */
  readonly held: readonly { readonly weight: Millibits; readonly right: boolean }[];
  /** Pairs that were merged and are two. */
  readonly merged: Match[];
  /** How many pairs wait for a person. */
  readonly waiting: number;
  /** Those, each by its {@link pairKey}. */
  readonly asked: ReadonlySet<string>;
  /** By pair of clusters between which a pair waits: whether one of them is right. */
  readonly questions: ReadonlyMap<string, boolean>;
  readonly answers: Answers;
}

function readMatches(result: DedupeResult, truth: Truth, type: "counterparty" | "contact"): LabelledMatches {
  const held: { weight: Millibits; right: boolean }[] = [];
  const merged: Match[] = [];
  const asked = new Set<string>();
  const questions = new Map<string, boolean>();
  const answers = new Answers();
  let waiting = 0;
  for (const match of result.matches(type)) {
    const left = truth.get(match.left);
    const right = truth.get(match.right);
    if (left === undefined || right === undefined) continue;
    const isRight = left === right;
    // Two cards are asked about on one pair; the answer is one to every pair between them.
    const waits = waitsAs({ ...match, askedAs: undefined });
    if ((waits === "review" || waits === "look-again") && !match.merged) {
      waiting++;
      asked.add(pairKey(match.left, match.right));
      const [one, other] = [result.entityOf(match.left)!, result.entityOf(match.right)!];
      const between = pairKey(one, other);
      questions.set(between, isRight || questions.get(between) === true);
      if (isRight) answers.same(one, other);
    }
    if (match.merged && !isRight) merged.push(match);
    if (!match.merged && match.by !== "decision" && result.isHeld(match.left, match.right))
      held.push({ weight: match.weight, right: isRight });
  }
  return { held, merged, waiting, asked, questions, answers };
}

/** What became of the pairs that are one. */
interface TruePairs {
  readonly all: number;
  /** Those that blocking brought together. */
  readonly candidates: number;
  /** Those that were not merged; of these the ones that are asked about, that answers reach, that nobody compared and no answer reaches. */
  readonly rest: number;
  readonly inBand: number;
  readonly reachable: number;
  readonly lost: number;
  readonly unreached: Readonly<Record<UnreachedCause, number>>;
  /** Pairs that no answer reaches. */
  readonly missed: Match[];
}

/**
 * @param groups the records of each entity, in order of their ids
 * @param most pairs that are kept
 */
function followTruePairs(
  result: DedupeResult,
  groups: Iterable<readonly RecordId[]>,
  { asked, answers }: Pick<LabelledMatches, "asked" | "answers">,
  most: number,
): TruePairs {
  const found = { all: 0, candidates: 0, rest: 0, inBand: 0, reachable: 0, lost: 0 };
  const unreached: Record<UnreachedCause, number> = { onlyName: 0, vetoed: 0, notCompared: 0, tooWeak: 0 };
  const missed: Match[] = [];
  for (const [left, right] of pairsWithin(groups)) {
    found.all++;
    const compared = result.compared.wasCandidate?.(left, right) ?? true;
    if (compared) found.candidates++;
    const [one, other] = [result.entityOf(left)!, result.entityOf(right)!];
    if (one === other) continue;
    found.rest++;
    if (asked.has(pairKey(left, right))) found.inBand++;
    if (answers.join(one, other)) {
      found.reachable++;
      continue;
    }
    const match = result.explain(left, right)!;
    unreached[causeOf(match, compared)]++;
    if (!compared) found.lost++;
    if (missed.length < most) missed.push(match);
  }
  return { ...found, unreached, missed };
}

function* pairsWithin(groups: Iterable<readonly RecordId[]>): Generator<readonly [left: RecordId, right: RecordId]> {
  for (const group of groups)
    for (const [at, left] of group.entries()) for (const right of group.slice(at + 1)) yield [left, right];
}
