import type { Match, Millibits, RecordId } from "../model/index.ts";
import { type Blocks, buildBlocks, type LeftOut } from "./block/block.ts";
import { CandidateScorer, inOrder, type ScoredPairs, type ScoredRange } from "./score/candidates.ts";
import { pairsOfCardsApart } from "./cluster/cards-apart.ts";
import { crowdedPairs } from "./cluster/crowd.ts";
import type { Decisions } from "./cluster/decisions.ts";
import { collectGarbage } from "./collect-garbage.ts";
import { assignEntities, type EntityEvents } from "./cluster/entities.ts";
import { Evidence } from "./compare/evidence.ts";
import { type Grouping, groupRows } from "./cluster/grouping.ts";
import { Judgements, type LookAgain } from "./cluster/judgements.ts";
import { obstacleName, obstacles, rules, strangers } from "./score/obstacles.ts";
import type { DedupeOptions } from "./options.ts";
import { RowClusters } from "./cluster/row-clusters.ts";
import { RowOrder } from "./cluster/row-order.ts";
import { scoreCandidates } from "./score/score-threads.ts";
import { type Prepared, prepareScoring } from "./score/prepare.ts";
import { Scorer } from "./score/score.ts";
import { shareScoring } from "./score/shared-scoring.ts";
import { share } from "./score/sharing.ts";
import { type Hub, listHubs, principals } from "./table/spread.ts";
import type { Frozen } from "./table/frozen.ts";
import { flag } from "./table/flags.ts";
import type { Table } from "./table/table.ts";
import type { TextColumn } from "./texts.ts";
import { askingVetoes } from "./score/veto.ts";
import { evidenceDigest, settledByDecision, settledByItself, type Unasked } from "./score/verdict.ts";

/** Finds, scores and clusters the records of one type. Everything is fixed once made; `matches` explains on demand. */
export class Linker {
  readonly type: "counterparty" | "contact";
  readonly table: Table;
  readonly frozen: Frozen;
  readonly hubs: readonly Hub[];
  readonly leftOut: readonly LeftOut[];
  readonly grouping: Grouping;
  /** By cluster. */
  readonly entityIds: TextColumn;
  readonly events: EntityEvents;
  /** Candidate pairs that were compared. */
  readonly compared: number;
  /** How many of those a veto has closed, by its name. They are not stored, as nobody is asked about them. */
  readonly closed: Readonly<Record<string, number>>;
  readonly lookAgain: readonly LookAgain[];

  private readonly blocks: Blocks | undefined;
  private readonly options: DedupeOptions;
  private readonly judgements: Judgements;
  private readonly scorer: Scorer;
  private readonly order: RowOrder;
  private readonly evidence = new Evidence(true);
  /** By rank of left, then of right. */
  private readonly pairs: ScoredPairs;
  private readonly refused = new Map<number, string>();
  /** Pairs that stay one card because an earlier load made them one, by key. */
  private readonly kept = new Set<number>();
  /** Stored pairs that nobody is asked about, for the cards of which they are are apart. */
  private readonly cardsApart: ReadonlySet<number>;
  /** Stored pairs of common names that nobody is asked about. */
  private readonly crowded: ReadonlySet<number>;
  private readonly clusters: RowClusters;

  constructor(
    type: Linker["type"],
    table: Table,
    frozen: Frozen,
    options: DedupeOptions,
    decisions: Decisions,
    threads: number,
  ) {
    this.type = type;
    this.table = table;
    this.frozen = frozen;
    // A source that holds each firm once, or keeps a card of it a contract, names one accountant on many of them.
    this.options = type === "contact" ? { ...options, cleanSources: [], doubles: {} } : options;
    const prepared = prepareScoring(table, frozen);
    this.scorer = new Scorer(table, frozen, this.options, prepared);
    this.hubs = listHubs(type, table, prepared.spread, options.parameters);
    this.order = new RowOrder(frozen.rank, table.ids);

    const { pairs, compared, closed, leftOut, blocks } = this.scoreBlocks(prepared, threads);
    collectGarbage(frozen.size);
    this.pairs = pairs;
    this.compared = compared;
    this.closed = closed;
    this.leftOut = leftOut;
    this.blocks = blocks;

    this.judgements = new Judgements(decisions, this.order, (left, right) => {
      const { veto } = this.scorer.score(left, right, this.evidence);
      return { veto, digest: this.digest(left, right, this.evidence.found) };
    });
    this.lookAgain = this.judgements.lookAgain;
    this.clusters = new RowClusters(table, frozen, this.order, this.pairs, this.scorer, this.judgements, options);
    this.grouping = groupRows(this.clusters.at(options.thresholds.automatic, this.refused, this.kept), this.order.rows);
    const waiting = this.waiting();
    this.cardsApart = pairsOfCardsApart(waiting, this.pairs, this.grouping, {
      closed: (a, b) => this.clusters.closed(a, b),
      weigh: (a, b) => this.scorer.score(...this.order.sorted(a, b)),
      least: options.parameters.cards,
    });
    this.crowded = this.findCrowded(waiting.filter((at) => !this.cardsApart.has(at)));
    if (this.crowded.size > 0)
      this.leftOut = [...this.leftOut, { type, rule: "common names", blocks: 0, pairs: this.crowded.size }];
    const { entityIds, events } = assignEntities(type, this.grouping, table.ids, frozen.rank, table.known);
    this.entityIds = entityIds;
    this.events = events;
  }

  /** The pairs worth storing of all that share a block. What it takes besides, most of the memory of a run, is free when it returns. */
  private scoreBlocks(prepared: Prepared, threads: number) {
    const { type, table, frozen, options, scorer } = this;
    const { spread, parts } = prepared;
    const blocked = { table, frozen, parts, spread, principal: principals(table, frozen), hub: options.parameters.hub };
    const blocks = buildBlocks(type, blocked, threads > 1);
    const { size, flags } = frozen;
    const candidates = {
      frozen: { size, flags },
      blocks: { ofRow: blocks.ofRow, places: blocks.places },
      order: this.order.rows,
      review: options.thresholds.review,
    };
    const scored = scoreCandidates(new CandidateScorer(scorer, candidates), candidates, threads, () => ({
      scoring: shareScoring(table, frozen, prepared, options),
      candidates: share(candidates) as typeof candidates,
    }));
    return {
      pairs: inOrder(scored, frozen),
      compared: scored.reduce((sum, { compared }) => sum + compared, 0),
      closed: closedBy(scored),
      leftOut: blocks.leftOut,
      blocks: options.keepBlocks === true ? blocks : undefined,
    };
  }

  /** Row of a record; undefined when it is not here. */
  rowOf(id: RecordId): number | undefined {
    return this.order.rowOf(id);
  }

  /** Rows in the order of their ids. */
  byId(): Int32Array {
    return this.order.rows;
  }

  isNamedBranch(row: number): boolean {
    return (this.frozen.flags[row]! & flag.branch) !== 0;
  }

  /** Whether a value of `identifier` is a valid number of which one is one entity. */
  isOfficial(value: number): boolean {
    const { valid, vetoes } = this.scorer.parts.identifier;
    return valid[value] === 1 && vetoes[value] === 1;
  }

  entityOf(row: number): string {
    return this.entityIds.at(this.grouping.ofRow[row]!);
  }

  /** Every stored pair as a match, crowded ones without features, and every pair that a person judged, by left and right id. */
  *matches(): Generator<Match> {
    const { left, right } = this.pairs;
    const others = [...this.judgements.byPair.keys()].sort((a, b) => a - b);
    let next = 0;
    for (let at = 0; at < left.length; at++) {
      const key = this.order.key(left[at]!, right[at]!);
      while (next < others.length && others[next]! <= key) {
        if (others[next]! < key) yield this.judgedMatch(others[next]!);
        next++;
      }
      yield this.crowded.has(at) && !this.judgements.byPair.has(key) ? this.briefMatch(at) : this.storedMatch(at);
    }
    for (; next < others.length; next++) yield this.judgedMatch(others[next]!);
  }

  /** A match for any two rows, whether or not blocking brought them together. */
  explain(a: number, b: number): Match {
    const [left, right] = this.order.sorted(a, b);
    const at = this.pairAt(this.order.key(left, right));
    if (at >= 0) return this.storedMatch(at);
    const verdict = this.scorer.score(left, right, this.evidence);
    return this.match(left, right, verdict.weight, verdict.veto ?? verdict.rule ?? "");
  }

  /** Whether a rule or a veto keeps a stored pair from merging, whatever it weighs: below the threshold its match does not name it. */
  isHeld(a: number, b: number): boolean {
    const at = this.pairAt(this.order.key(...this.order.sorted(a, b)));
    return at >= 0 && (this.pairs.why[at] !== 0 || this.refused.has(at));
  }

  /** Position of a stored pair, −1 when it is not stored. Pairs stand by key. */
  private pairAt(key: number): number {
    const { left, right } = this.pairs;
    let low = 0;
    let high = left.length - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const found = this.order.key(left[middle]!, right[middle]!);
      if (found === key) return middle;
      if (found < key) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  private judgedMatch(key: number): Match {
    return this.explain(...this.order.pairOf(key));
  }

  /** A pair that nobody is asked about: there can be more of them than of all others, and who wants its features has it explained. */
  private briefMatch(at: number): Match {
    const { left, right, weight } = this.pairs;
    return {
      type: this.type,
      left: this.table.ids.at(left[at]!),
      right: this.table.ids.at(right[at]!),
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
    const { left, right, weight, why } = this.pairs;
    const name = obstacleName(why[at]!);
    const unasked = this.crowded.has(at) ? "crowded" : this.cardsApart.has(at) ? "cards-apart" : undefined;
    return this.match(left[at]!, right[at]!, weight[at]!, name, this.refused.get(at), unasked);
  }

  /** The pairs that would wait for a person, taken by themselves. */
  private waiting(): number[] {
    const { left, right, weight, why } = this.pairs;
    const { ofRow } = this.grouping;
    const waiting: number[] = [];
    for (let at = 0; at < left.length; at++) {
      const name = obstacleName(why[at]!);
      const asksFrom = askingVetoes.get(name);
      const asks =
        name === "" ||
        rules.has(name) ||
        (strangers.has(name) && this.options.parameters.wide === true) ||
        (asksFrom !== undefined && weight[at]! >= this.options.thresholds[asksFrom]);
      if (asks && ofRow[left[at]!] !== ofRow[right[at]!] && !this.refused.has(at)) waiting.push(at);
    }
    return waiting;
  }

  private findCrowded(waiting: readonly number[]): Set<number> {
    const evidence = new Evidence(false);
    const isCommon = (a: number, b: number): boolean => {
      this.scorer.score(a, b, evidence);
      return evidence.common;
    };
    return crowdedPairs(waiting, this.pairs, this.grouping, isCommon, this.options.parameters.crowd);
  }

  /** @param refused what stands between the clusters of a pair that would be merged taken by itself */
  private match(a: number, b: number, weight: number, why: string, refused?: string, unasked?: Unasked): Match {
    const { table } = this;
    this.scorer.score(a, b, this.evidence);
    const features = this.evidence.found;
    const decision = this.judgements.byPair.get(this.order.key(a, b));
    const merged = this.grouping.ofRow[a] === this.grouping.ofRow[b];
    const settled =
      decision === undefined
        ? settledByItself(
            {
              weight,
              why,
              refused,
              kept: this.kept.has(this.order.key(a, b)),
              merged,
              unasked,
              namesakesAsked: this.options.parameters.wide === true && !this.evidence.elsewhere,
              successor: why === "identifiers-differ" && this.scorer.isSuccession(a, b, this.evidence),
            },
            this.options,
          )
        : settledByDecision(decision, this.judgements.unheld(decision));
    return {
      type: this.type,
      left: table.ids.at(a),
      right: table.ids.at(b),
      weight,
      ...settled,
      features,
      merged,
      evidence: this.digest(a, b, features),
    };
  }

  private digest(a: number, b: number, features: Match["features"]): string {
    const { table } = this;
    return evidenceDigest(features, {
      left: (shown) => table.said(a, shown),
      right: (shown) => table.said(b, shown),
    });
  }

  /** The clusters as they would be with automatic merging from another threshold (not below review). */
  groupsAt(threshold: Millibits): Grouping {
    return groupRows(this.clusters.at(threshold, new Map()), this.order.rows);
  }

  /** Whether blocking brought two rows together; undefined when the blocks were not kept. */
  wereCandidates(a: number, b: number): boolean | undefined {
    if (this.blocks === undefined) return undefined;
    const { starts, values } = this.blocks.ofRow;
    const mine = new Set(values.subarray(starts[a], starts[a + 1]));
    return values.subarray(starts[b], starts[b + 1]).some((block) => mine.has(block));
  }
}

function closedBy(ranges: readonly ScoredRange[]): Record<string, number> {
  const counts: Record<string, number> = {};
  obstacles.forEach((name, number) => {
    const count = ranges.reduce((sum, { closed }) => sum + closed[number]!, 0);
    if (count > 0) counts[name] = count;
  });
  return counts;
}
