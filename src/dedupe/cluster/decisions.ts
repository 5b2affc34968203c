import {
  addTo,
  compareEntries,
  livingEntries,
  pairKey,
  type Decision,
  type Judgement,
  type JournalEntry,
  type RecordId,
} from "../../model/index.ts";
import { type Contradiction, findContradictions } from "./contradictions.ts";

/** What people decided, as it stands after revocations: one judgement a pair. */
export interface Decisions {
  readonly byPair: ReadonlyMap<string, Decision>;
  readonly contradictions: readonly Contradiction[];
  /** `same` decisions that are not obeyed because they contradict a `different`, by id, each with the decisions it contradicts. */
  readonly suspended: ReadonlyMap<string, readonly Decision[]>;
  /** Ids of decisions whose own signer corrected one of the two records in the same sitting: of what that changes he knew. */
  readonly corrected: ReadonlySet<string>;
}

/**
 * Reads the journal. Of several judgements on one pair the latest holds (by time, then by id, so that merging two people's
 * journals in either order gives the same). Pure.
 */
export function readDecisions(journal: readonly JournalEntry[]): Decisions {
  const living = livingEntries(journal);
  const byPair = new Map<string, Decision>();
  const judgements = living.filter((entry) => "judge" in entry).sort(compareEntries);
  for (const decision of judgements) {
    if (decision.left !== decision.right) byPair.set(pairKey(decision.left, decision.right), decision);
  }
  const { contradictions, suspended } = findContradictions([...byPair.values()]);
  return { byPair, contradictions, suspended, corrected: correctedWith([...byPair.values()], living) };
}

/** A workbook gives its answers and corrections one time; at the desk they are made one after the other. */
const sitting = 60 * 60 * 1000;

function correctedWith(decisions: readonly Decision[], living: readonly JournalEntry[]): Set<string> {
  const times = new Map<string, number[]>();
  const key = (by: string, id: RecordId): string => `${by}\n${id}`;
  for (const entry of living) if ("correct" in entry) addTo(times, key(entry.by, entry.correct), Date.parse(entry.at));
  const near = ({ by, at, left, right }: Decision): boolean =>
    [left, right].some((id) => times.get(key(by, id))?.some((time) => Math.abs(time - Date.parse(at)) <= sitting));
  return new Set(decisions.flatMap((decision) => (near(decision) ? [decision.id] : [])));
}

/** What of a decision a reader must know. */
export function judgementOf({ judge, left, right, by, at, why }: Decision): Judgement {
  return { judge, left, right, by, at, ...(why === undefined ? {} : { why }) };
}
