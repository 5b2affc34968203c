import { addTo, compareText, type Decision, type RecordId } from "../../model/index.ts";

/** A chain of `same` that joins two records which somebody judged `different`. Nobody's judgement is preferred: a person must say. */
export interface Contradiction {
  readonly different: Decision;
  readonly same: readonly Decision[];
}

/** A `same` as seen from one of its records. */
interface Link {
  readonly to: RecordId;
  readonly by: Decision;
}

/** Every contradiction there is, and by the id of each `same` that is not obeyed for it the decisions that it contradicts. */
export function findContradictions(decisions: readonly Decision[]): {
  contradictions: readonly Contradiction[];
  suspended: ReadonlyMap<string, readonly Decision[]>;
} {
  const same = decisions.filter((decision) => decision.judge === "same").sort((a, b) => compareText(a.id, b.id));
  const bySame = new Map<RecordId, Link[]>();
  for (const by of same) {
    addTo(bySame, by.left, { to: by.right, by });
    addTo(bySame, by.right, { to: by.left, by });
  }
  const neighbours = (id: RecordId): readonly Link[] => bySame.get(id) ?? [];
  const contradictions: Contradiction[] = [];
  const suspended = new Map<string, Decision[]>();
  const different = decisions
    .filter((decision) => decision.judge === "different")
    .sort((a, b) => compareText(a.id, b.id));
  // First every chain as it stands, so that which one is reported does not depend on what was suspended before.
  for (const judgement of different) {
    const mine = new Set<string>();
    for (;;) {
      const chain = shortestChain(judgement.left, judgement.right, neighbours, mine);
      if (chain === undefined) break;
      contradictions.push({ different: judgement, same: chain });
      for (const by of chain) {
        mine.add(by.id);
        const others = [judgement, ...chain.filter((each) => each !== by)];
        suspended.set(by.id, [...new Set([...(suspended.get(by.id) ?? []), ...others])]);
      }
    }
  }
  return { contradictions, suspended };
}

/**
 * What one decision, just made, contradicts. Only decisions within reach of its records are looked at, so that a desk can ask after each
 * of them, however long the journal.
 *
 * @param judgementsOn the judgements in force on pairs of a record
 */
export function contradictionsOf(
  { id, judge, left, right }: Decision,
  judgementsOn: (record: RecordId) => readonly Decision[],
): Contradiction[] {
  if (judge !== "same" && judge !== "different") return [];
  const neighbours = (record: RecordId): readonly Link[] =>
    judgementsOn(record).flatMap((by) =>
      by.judge === "same" ? { to: by.left === record ? by.right : by.left, by } : [],
    );
  const joined = new Set([left, right]);
  for (const record of joined) for (const { to } of neighbours(record)) joined.add(to);
  const within = [...joined].flatMap((record) =>
    judgementsOn(record).filter(
      (each) => each.judge === "different" && joined.has(each.left) && joined.has(each.right),
    ),
  );
  const different = [...new Map(within.map((each) => [each.id, each])).values()].sort((a, b) =>
    compareText(a.id, b.id),
  );
  return different.flatMap((each) => {
    const same = shortestChain(each.left, each.right, neighbours);
    return same !== undefined && [each, ...same].some((one) => one.id === id) ? { different: each, same } : [];
  });
}

function shortestChain(
  from: RecordId,
  to: RecordId,
  neighbours: (id: RecordId) => readonly Link[],
  without: ReadonlySet<string> = new Set(),
): Decision[] | undefined {
  const came = new Map<RecordId, { from: RecordId; by: Decision } | undefined>([[from, undefined]]);
  const queue = [from];
  for (let at = 0; at < queue.length; at++) {
    const here = queue[at]!;
    if (here === to) {
      const chain: Decision[] = [];
      for (let step = came.get(to); step !== undefined; step = came.get(step.from)) chain.unshift(step.by);
      return chain;
    }
    for (const next of neighbours(here)) {
      if (without.has(next.by.id) || came.has(next.to)) continue;
      came.set(next.to, { from: here, by: next.by });
      queue.push(next.to);
    }
  }
  return undefined;
}
