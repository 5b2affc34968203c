import { countUp } from "../model/index.ts";

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

function measure(precision: number, recall: number): Measure {
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

/** Nothing of nothing is perfect, not undefined. */
export function ratio(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}

function count(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) countUp(counts, key);
  return counts;
}
