import type { Match } from "../model/index.ts";
import type { Grouping } from "./cluster/grouping.ts";
import type { Judgements } from "./cluster/judgements.ts";
import type { RowOrder } from "./cluster/row-order.ts";
import { Evidence } from "./compare/evidence.ts";
import type { DedupeOptions } from "./options.ts";
import type { ScoredPairs } from "./score/candidates.ts";
import { obstacleName } from "./score/obstacles.ts";
import type { Scorer } from "./score/score.ts";
import { evidenceDigest, settledByDecision, settledByItself, type Unasked } from "./score/verdict.ts";
import type { Table } from "./table/table.ts";

/** What a linker has found. */
export interface Linked {
  readonly type: Match["type"];
  readonly table: Table;
  readonly order: RowOrder;
  /** By rank of left, then of right. */
  readonly pairs: ScoredPairs;
  readonly grouping: Grouping;
  readonly judgements: Judgements;
}

/** What became of stored pairs, by their position, where their score does not say it. */
export interface Exceptions {
  /** What stands between the clusters of a pair that would be merged taken by itself. */
  readonly refused: ReadonlyMap<number, string>;
  /** Pairs that stay one card because an earlier load made them one, by key. */
  readonly kept: ReadonlySet<number>;
  /** Pairs that nobody is asked about, for the cards of which they are are apart. */
  readonly cardsApart: ReadonlySet<number>;
  /** Pairs of two cards on which another pair asks, with the rows of that one. */
  readonly askedAs: ReadonlyMap<number, readonly [left: number, right: number]>;
  /** Pairs of common names that nobody is asked about. */
  readonly crowded: ReadonlySet<number>;
}

/** What the clusters of two rows make of a stored pair. */
interface ByCards {
  /** What stands between the clusters of a pair that would be merged taken by itself. */
  readonly refused: string | undefined;
  readonly unasked: Unasked | undefined;
  /** Rows of the pair that asks in its place. */
  readonly askedAs: readonly [left: number, right: number] | undefined;
}

/** Tells pairs of rows as matches: what speaks for and against, and what settled it. */
export class Matches {
  private readonly linked: Linked;
  private readonly exceptions: Exceptions;
  private readonly scorer: Scorer;
  private readonly options: DedupeOptions;
  private readonly evidence = new Evidence(true);

  constructor(linked: Linked, exceptions: Exceptions, scorer: Scorer, options: DedupeOptions) {
    this.linked = linked;
    this.exceptions = exceptions;
    this.scorer = scorer;
    this.options = options;
  }

  /** Every stored pair as a match, crowded ones without features, and every pair that a person judged, by left and right id. */
  *all(): Generator<Match> {
    const {
      pairs: { left, right },
      order,
      judgements: { byPair },
    } = this.linked;
    const others = [...byPair.keys()].sort((a, b) => a - b);
    let next = 0;
    for (let at = 0; at < left.length; at++) {
      const key = order.key(left[at]!, right[at]!);
      while (next < others.length && others[next]! <= key) {
        if (others[next]! < key) yield this.judgedMatch(others[next]!);
        next++;
      }
      yield this.exceptions.crowded.has(at) && !byPair.has(key) ? this.briefMatch(at) : this.storedMatch(at);
    }
    for (; next < others.length; next++) yield this.judgedMatch(others[next]!);
  }

  /** A match for any two rows, whether or not blocking brought them together. */
  explain(a: number, b: number): Match {
    const at = this.pairAt(a, b);
    if (at >= 0) return this.storedMatch(at);
    const [left, right] = this.linked.order.sorted(a, b);
    const verdict = this.scorer.score(left, right, this.evidence);
    return this.match(left, right, verdict.weight, verdict.veto ?? verdict.rule ?? "");
  }

  /** Whether a rule or a veto keeps a stored pair from merging, whatever it weighs: below the threshold its match does not name it. */
  isHeld(a: number, b: number): boolean {
    const at = this.pairAt(a, b);
    return at >= 0 && (this.linked.pairs.why[at] !== 0 || this.exceptions.refused.has(at));
  }

  /** Position of a stored pair, −1 when it is not stored. Pairs stand by key. */
  private pairAt(a: number, b: number): number {
    const {
      pairs: { left, right },
      order,
    } = this.linked;
    const key = order.key(a, b);
    let low = 0;
    let high = left.length - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const found = order.key(left[middle]!, right[middle]!);
      if (found === key) return middle;
      if (found < key) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  private judgedMatch(key: number): Match {
    return this.explain(...this.linked.order.pairOf(key));
  }

  /** A pair that nobody is asked about: there can be more of them than of all others, and who wants its features has it explained. */
  private briefMatch(at: number): Match {
    const { type, table, pairs } = this.linked;
    const { left, right, weight } = pairs;
    return {
      type,
      left: table.ids.at(left[at]!),
      right: table.ids.at(right[at]!),
      weight: weight[at]!,
      band: "none",
      by: "rule",
      reason: "crowded",
      features: [],
      merged: false,
      evidence: "",
    };
  }

  private storedMatch(at: number): Match {
    const { left, right, weight, why } = this.linked.pairs;
    const { refused, crowded, cardsApart, askedAs } = this.exceptions;
    const name = obstacleName(why[at]!);
    const unasked = crowded.has(at) ? "crowded" : cardsApart.has(at) ? "cards-apart" : undefined;
    // Of what clustering refused nobody is asked either, once a person has said that the cards are two.
    const held = unasked === undefined ? refused.get(at) : undefined;
    return this.match(left[at]!, right[at]!, weight[at]!, name, { refused: held, unasked, askedAs: askedAs.get(at) });
  }

  private match(
    a: number,
    b: number,
    weight: number,
    why: string,
    { refused, unasked, askedAs }: ByCards = { refused: undefined, unasked: undefined, askedAs: undefined },
  ): Match {
    const { type, table, order, grouping, judgements } = this.linked;
    this.scorer.gather(a, b, this.evidence);
    const features = this.evidence.found;
    const key = order.key(a, b);
    const decision = judgements.byPair.get(key);
    const merged = grouping.ofRow[a] === grouping.ofRow[b];
    const settled =
      decision === undefined
        ? settledByItself(
            {
              weight,
              why,
              refused,
              kept: this.exceptions.kept.has(key),
              merged,
              unasked,
              namesakesAsked: this.options.parameters.wide === true && !this.evidence.elsewhere,
              successor: why === "identifiers-differ" && this.scorer.isSuccession(a, b, this.evidence),
            },
            this.options,
          )
        : settledByDecision(decision, judgements.unheld(decision));
    return {
      type,
      left: table.ids.at(a),
      right: table.ids.at(b),
      weight,
      ...settled,
      ...(askedAs === undefined
        ? {}
        : { askedAs: { left: table.ids.at(askedAs[0]), right: table.ids.at(askedAs[1]) } }),
      features,
      merged,
      evidence: digestOf(table, a, b, features),
    };
  }
}

/** Of what a person would see of two rows. */
export function digestOf(table: Table, a: number, b: number, features: Match["features"]): string {
  return evidenceDigest(features, {
    left: (shown) => table.said(a, shown),
    right: (shown) => table.said(b, shown),
  });
}
