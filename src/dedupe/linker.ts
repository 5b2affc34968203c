import type { Millibits, RecordId } from "../model/index.ts";
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
import { digestOf, Matches } from "./matches.ts";
import { type JudgedRows, type Questions, questionsBetweenCards } from "./cluster/questions.ts";
import { obstacleName, obstacleNumber, obstacles, rules, strangers } from "./score/obstacles.ts";
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
import type { TextColumn } from "./text-column.ts";
import { askingVetoes } from "./score/veto.ts";

const identifiersDiffer = obstacleNumber("identifiers-differ");

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
  readonly matches: Matches;

  private readonly blocks: Blocks | undefined;
  private readonly options: DedupeOptions;
  private readonly judgements: Judgements;
  private readonly scorer: Scorer;
  private readonly order: RowOrder;
  /** By rank of left, then of right. */
  private readonly pairs: ScoredPairs;
  private readonly refused = new Map<number, string>();
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
    const prepared = prepareScoring(table, frozen, threads > 1);
    table.words.seal(threads > 1);
    table.personWords.seal(threads > 1);
    // What columns were made of, before blocks want as much again.
    collectGarbage(frozen.size);
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

    const evidence = new Evidence(true);
    this.judgements = new Judgements(decisions, this.order, (left, right) => {
      const { veto } = this.scorer.score(left, right, evidence);
      return { veto, digest: digestOf(table, left, right, evidence.found) };
    });
    this.lookAgain = this.judgements.lookAgain;
    this.clusters = new RowClusters(table, frozen, this.order, this.pairs, this.scorer, this.judgements, options);
    const kept = new Set<number>();
    this.grouping = groupRows(this.clusters.at(options.thresholds.automatic, this.refused, kept), this.order.rows);
    const waiting = this.waiting();
    const cardsApart = pairsOfCardsApart(waiting, this.pairs, this.grouping, {
      closed: (a, b) => this.clusters.closed(a, b),
      weigh: (a, b) => this.scorer.score(...this.order.sorted(a, b)),
      least: options.parameters.cards,
    });
    const crowded = this.findCrowded(waiting.filter((at) => !cardsApart.has(at)));
    if (crowded.size > 0)
      this.leftOut = [...this.leftOut, { type, rule: "common names", blocks: 0, pairs: crowded.size }];
    const { askedAs, answered } = this.questions(
      [...waiting, ...this.refused.keys()].filter((at) => !cardsApart.has(at) && !crowded.has(at)),
    );
    for (const at of answered) cardsApart.add(at);
    const { entityIds, events } = assignEntities(type, this.grouping, table.ids, frozen.rank, table.known);
    this.entityIds = entityIds;
    this.events = events;
    this.matches = new Matches(
      { type, table, order: this.order, pairs: this.pairs, grouping: this.grouping, judgements: this.judgements },
      { refused: this.refused, kept, crowded, cardsApart, askedAs },
      this.scorer,
      this.options,
    );
    collectGarbage(frozen.size);
  }

  /** The pairs worth storing of all that share a block. What it takes besides, most of the memory of a run, is free when it returns. */
  private scoreBlocks(prepared: Prepared, threads: number) {
    const { type, table, frozen, options, scorer } = this;
    const { spread, parts } = prepared;
    const blocked = { table, frozen, parts, spread, principal: principals(table, frozen), hub: options.parameters.hub };
    const blocks = buildBlocks(type, blocked, threads > 1);
    table.dropHashes();
    collectGarbage(frozen.size);
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

  /** Each two cards are asked about once: whether they are one, and whether one followed the other. */
  private questions(waiting: readonly number[]): Questions {
    const { left, right, weight, why } = this.pairs;
    const { byPair } = this.judgements;
    const undecided = (at: number) => !byPair.has(this.order.key(left[at]!, right[at]!));
    const judged = [...byPair].flatMap(([key, decision]): JudgedRows[] => {
      const [a, b] = this.order.pairOf(key);
      const stands = this.judgements.unheld(decision) === undefined;
      if (this.grouping.ofRow[a] === this.grouping.ofRow[b] || (stands && decision.judge === "same")) return [];
      return [{ left: a, right: b, apart: stands && decision.judge !== "unsure" }];
    });
    // Who wants to be asked about strangers is asked about each pair of them where no town tells them apart.
    const asked = waiting.filter((at) => !strangers.has(obstacleName(why[at]!)) && undecided(at)).sort((x, y) => x - y);
    const evidence = new Evidence(false);
    const successors: number[] = [];
    for (let at = 0; at < left.length; at++) {
      if (why[at] !== identifiersDiffer || weight[at]! < this.options.thresholds.automatic || !undecided(at)) continue;
      this.scorer.score(left[at]!, right[at]!, evidence);
      if (this.scorer.isSuccession(left[at]!, right[at]!, evidence)) successors.push(at);
    }
    const [one, other] = [asked, successors].map((each) =>
      questionsBetweenCards(each, this.pairs, this.grouping, judged),
    );
    return {
      askedAs: new Map([...one!.askedAs, ...other!.askedAs]),
      answered: new Set([...one!.answered, ...other!.answered]),
    };
  }

  private findCrowded(waiting: readonly number[]): Set<number> {
    const evidence = new Evidence(false);
    const isCommon = (a: number, b: number): boolean => {
      this.scorer.score(a, b, evidence);
      return evidence.common;
    };
    return crowdedPairs(waiting, this.pairs, this.grouping, isCommon, this.options.parameters.crowd);
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
