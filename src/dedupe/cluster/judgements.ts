import { compareText, type Decision, type Unheld } from "../../model/index.ts";
import { judgementOf, type Decisions } from "./decisions.ts";
import type { RowOrder } from "./row-order.ts";

/** What scoring finds between two rows now: what forbids their being one, and the evidence as a person would see it. */
export interface Found {
  readonly veto: string | undefined;
  readonly digest: string;
}

/** A decision that was made about other evidence than there is now, while a veto stands against it. */
export interface LookAgain {
  readonly decision: Decision;
  readonly veto: string;
}

/** The decisions on rows of one table. */
export class Judgements {
  /** By key of the pair, see `RowOrder`. */
  readonly byPair: ReadonlyMap<number, Decision>;
  readonly lookAgain: readonly LookAgain[];
  private readonly decisions: Decisions;
  private readonly doubted: ReadonlyMap<Decision, string>;

  constructor(decisions: Decisions, order: RowOrder, find: (left: number, right: number) => Found) {
    const byPair = new Map<number, Decision>();
    const again: LookAgain[] = [];
    for (const decision of decisions.byPair.values()) {
      const a = order.rowOf(decision.left);
      const b = order.rowOf(decision.right);
      if (a === undefined || b === undefined) continue;
      byPair.set(order.key(a, b), decision);
      if (decision.judge !== "same" || decision.seen === undefined || decisions.corrected.has(decision.id)) continue;
      const { veto, digest } = find(...order.sorted(a, b));
      if (veto !== undefined && digest !== decision.seen) again.push({ decision, veto });
    }
    this.decisions = decisions;
    this.byPair = byPair;
    this.lookAgain = again.sort((x, y) => compareText(x.decision.id, y.decision.id));
    this.doubted = new Map(again.map(({ decision, veto }) => [decision, veto]));
  }

  /** What keeps a decision from standing: others contradict it, or it was made about other evidence than there is now. */
  unheld(decision: Decision): Unheld | undefined {
    const against = this.decisions.suspended.get(decision.id);
    if (against !== undefined) return { why: "contradiction", against: against.map(judgementOf) };
    const veto = this.doubted.get(decision);
    return veto === undefined ? undefined : { why: "look-again", veto };
  }

  /** Whether a decision joins its two records. */
  joins(decision: Decision): boolean {
    return this.apart(decision) === undefined;
  }

  /** What keeps the two records of a decision apart; undefined when it joins them. */
  apart(decision: Decision): string | undefined {
    return decision.judge === "same" ? this.unheld(decision)?.why : decision.judge;
  }
}
