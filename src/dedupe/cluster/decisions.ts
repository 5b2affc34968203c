import {
  addTo,
  compareEntries,
  compareText,
  pairKey,
  type Decision,
  type Judgement,
  type JournalEntry,
  type RecordId,
} from "../../model/index.ts";

/** What people decided, as it stands after revocations: one judgement a pair. */
export interface Decisions {
  readonly byPair: ReadonlyMap<string, Decision>;
  readonly contradictions: readonly Contradiction[];
  /** `same` decisions that are not obeyed because they contradict a `different`, by id, each with the decisions it contradicts. */
  readonly suspended: ReadonlyMap<string, readonly Decision[]>;
  /** Ids of decisions whose own signer corrected one of the two records in the same sitting: of what that changes he knew. */
  readonly corrected: ReadonlySet<string>;
}

/** A chain of `same` that joins two records which somebody judged `different`. Nobody's judgement is preferred: a person must say. */
export interface Contradiction {
  readonly different: Decision;
  readonly same: readonly Decision[];
}

/**
 * Reads the journal. Of several judgements on one pair the latest holds (by time, then by id, so that merging two people's
 * journals in either order gives the same). Pure.
 */
export function readDecisions(journal: readonly JournalEntry[]): Decisions {
  const revoked = new Set(journal.flatMap((entry) => ("revoke" in entry ? [entry.revoke] : [])));
  const byPair = new Map<string, Decision>();
  const judgements = journal.filter((entry): entry is Decision => "judge" in entry && !revoked.has(entry.id));
  judgements.sort(compareEntries);
  for (const decision of judgements) {
    if (decision.left !== decision.right) byPair.set(pairKey(decision.left, decision.right), decision);
  }
  const { contradictions, suspended } = findContradictions([...byPair.values()]);
  return { byPair, contradictions, suspended, corrected: correctedWith([...byPair.values()], journal, revoked) };
}

/** A workbook gives its answers and corrections one time; at the desk they are made one after the other. */
const sitting = 60 * 60 * 1000;

function correctedWith(
  decisions: readonly Decision[],
  journal: readonly JournalEntry[],
  revoked: ReadonlySet<string>,
): Set<string> {
  const times = new Map<string, number[]>();
  const key = (by: string, id: RecordId): string => `${by}\n${id}`;
  for (const entry of journal) {
    if (!("correct" in entry) || revoked.has(entry.id)) continue;
    addTo(times, key(entry.by, entry.correct), Date.parse(entry.at));
  }
  const near = ({ by, at, left, right }: Decision): boolean =>
    [left, right].some((id) => times.get(key(by, id))?.some((time) => Math.abs(time - Date.parse(at)) <= sitting));
  return new Set(decisions.flatMap((decision) => (near(decision) ? [decision.id] : [])));
}

function findContradictions(decisions: readonly Decision[]): Pick<Decisions, "contradictions" | "suspended"> {
  const same = decisions.filter((decision) => decision.judge === "same").sort((a, b) => compareText(a.id, b.id));
  const neighbours = new Map<RecordId, { to: RecordId; by: Decision }[]>();
  for (const by of same) {
    addTo(neighbours, by.left, { to: by.right, by });
    addTo(neighbours, by.right, { to: by.left, by });
  }
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

function shortestChain(
  from: RecordId,
  to: RecordId,
  neighbours: ReadonlyMap<RecordId, readonly { to: RecordId; by: Decision }[]>,
  without: ReadonlySet<string>,
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
    for (const next of neighbours.get(here) ?? []) {
      if (without.has(next.by.id) || came.has(next.to)) continue;
      came.set(next.to, { from: here, by: next.by });
      queue.push(next.to);
    }
  }
  return undefined;
}

/** What of a decision a reader must know. */
export function judgementOf({ judge, left, right, by, at, why }: Decision): Judgement {
  return { judge, left, right, by, at, ...(why === undefined ? {} : { why }) };
}
