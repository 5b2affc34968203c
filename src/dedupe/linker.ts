import { compareText, type Decision, type Match, type Millibits, type RecordId } from "../model/index.ts";
import { rowsBetweenTwo } from "./between-two.ts";
import { type Blocks, buildBlocks, type LeftOut } from "./block.ts";
import { Clusters, joinAlong } from "./cluster.ts";
import { CandidateScorer, inOrder, type ScoredPairs } from "./candidates.ts";
import { crowdedPairs } from "./crowd.ts";
import type { Decisions } from "./decisions.ts";
import { assignEntities, type EntityEvents } from "./entities.ts";
import { Evidence } from "./evidence.ts";
import { type Grouping, groupRows } from "./grouping.ts";
import { obstacleName, rules } from "./obstacles.ts";
import type { DedupeOptions } from "./options.ts";
import { parameters } from "./parameters.ts";
import { scoreCandidates } from "./score-threads.ts";
import { prepareScoring, Scorer } from "./score.ts";
import { shareScoring } from "./shared-scoring.ts";
import { share } from "./sharing.ts";
import { type Hub, listHubs, principals } from "./spread.ts";
import { flag, type Frozen, kinds, type Table } from "./table.ts";
import { askingVetoes } from "./veto.ts";
import { evidenceDigest, settledByDecision, settledByItself } from "./verdict.ts";

/** Finds, scores and clusters the records of one type. Everything is fixed once made; `matches` explains on demand. */
export class Linker {
  readonly type: "counterparty" | "contact";
  readonly table: Table;
  readonly frozen: Frozen;
  readonly hubs: readonly Hub[];
  readonly leftOut: readonly LeftOut[];
  readonly grouping: Grouping;
  readonly entityIds: readonly string[];
  readonly events: EntityEvents;
  /** Candidate pairs that were compared. */
  readonly compared: number;
  readonly lookAgain: readonly { readonly decision: Decision; readonly veto: string }[];

  private readonly blocks: Blocks | undefined;
  private readonly options: DedupeOptions;
  private readonly decisions: Decisions;
  private readonly scorer: Scorer;
  private readonly order: Int32Array;
  private readonly evidence = new Evidence(true);
  /** By rank of left, then of right. */
  private readonly pairs: ScoredPairs;
  private readonly refused = new Map<number, string>();
  /** Decisions on rows of this table, by `lower rank * size + higher rank`. */
  private readonly judged = new Map<number, Decision>();
  /** Decisions of {@link lookAgain}. */
  private readonly doubted: ReadonlySet<Decision>;
  /** Stored pairs of common names that nobody is asked about. */
  private readonly crowded: ReadonlySet<number>;
  /** Rows that a person joined: row → the whole group. */
  private readonly joinedByPerson = new Map<number, number[]>();

  constructor(
    type: Linker["type"],
    table: Table,
    frozen: Frozen,
    options: DedupeOptions,
    decisions: Decisions,
    ageOf: (entity: string) => number,
    threads: number,
  ) {
    this.type = type;
    this.table = table;
    this.frozen = frozen;
    // A source that holds each firm once names one accountant on many of them.
    this.options = type === "contact" ? { ...options, cleanSources: [] } : options;
    this.decisions = decisions;
    const prepared = prepareScoring(table, frozen);
    this.scorer = new Scorer(table, frozen, this.options, prepared);
    const { spread, parts } = prepared;
    this.hubs = listHubs(type, table, frozen, spread);
    this.order = new Int32Array(frozen.size);
    frozen.rank.forEach((rank, row) => (this.order[rank] = row));

    const blocks = buildBlocks(type, table, frozen, parts, spread, principals(table, frozen), threads > 1);
    this.leftOut = blocks.leftOut;
    const { size, flags } = frozen;
    const candidates = {
      frozen: { size, flags },
      blocks: { ofRow: blocks.ofRow, places: blocks.places },
      order: this.order,
      review: options.thresholds.review,
    };
    const scored = scoreCandidates(new CandidateScorer(this.scorer, candidates), candidates, threads, () => ({
      scoring: shareScoring(table, frozen, prepared, this.options),
      candidates: share(candidates) as typeof candidates,
    }));
    this.pairs = inOrder(scored, frozen);
    this.compared = scored.reduce((sum, { compared }) => sum + compared, 0);

    this.blocks = options.keepBlocks === true ? blocks : undefined;
    this.lookAgain = this.judge();
    this.doubted = new Set(this.lookAgain.map(({ decision }) => decision));
    this.grouping = groupRows(this.cluster(options.thresholds.automatic, this.refused), this.order);
    this.crowded = this.findCrowded();
    if (this.crowded.size > 0)
      this.leftOut = [...this.leftOut, { type, rule: "common names", blocks: 0, pairs: this.crowded.size }];
    const { entityIds, events } = assignEntities(
      type,
      this.grouping,
      table.ids,
      frozen.rank,
      table.knownEntities,
      ageOf,
    );
    this.entityIds = entityIds;
    this.events = events;
  }

  /** Row of a record; undefined when it is not here. */
  rowOf(id: RecordId): number | undefined {
    let low = 0;
    let high = this.order.length - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const row = this.order[middle]!;
      const found = compareText(this.table.ids[row]!, id);
      if (found === 0) return row;
      if (found < 0) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  }

  /** Rows in the order of their ids. */
  byId(): Int32Array {
    return this.order;
  }

  isNamedBranch(row: number): boolean {
    return (this.frozen.flags[row]! & flag.branch) !== 0;
  }

  private isFirm(row: number): boolean {
    return kinds[this.frozen.kind[row]!] === "organisation";
  }

  entityOf(row: number): string {
    return this.entityIds[this.grouping.ofRow[row]!]!;
  }

  /** Every stored pair as a match, and every pair that a person judged, by left and right id. */
  *matches(): Generator<Match> {
    const judged = new Map(this.judged);
    const { left, right } = this.pairs;
    const others = [...judged.keys()].sort((a, b) => a - b);
    let next = 0;
    for (let at = 0; at < left.length; at++) {
      const key = this.key(left[at]!, right[at]!);
      while (next < others.length && others[next]! <= key) {
        if (others[next]! < key) yield this.judgedMatch(others[next]!);
        next++;
      }
      yield this.storedMatch(at);
    }
    for (; next < others.length; next++) yield this.judgedMatch(others[next]!);
  }

  /** A match for any two rows, whether or not blocking brought them together. */
  explain(a: number, b: number): Match {
    const [left, right] = this.frozen.rank[a]! < this.frozen.rank[b]! ? [a, b] : [b, a];
    const at = this.pairAt(this.key(left, right));
    if (at >= 0) {
      return this.storedMatch(at);
    }
    const verdict = this.scorer.score(left, right, this.evidence);
    return this.match(left, right, verdict.weight, verdict.veto ?? verdict.rule ?? "");
  }

  /** Whether a decision is neither contradicted by others nor made about other evidence than there is now. */
  private holds(decision: Decision): boolean {
    return !this.decisions.suspended.has(decision.id) && !this.doubted.has(decision);
  }

  private key(a: number, b: number): number {
    const x = this.frozen.rank[a]!;
    const y = this.frozen.rank[b]!;
    return x < y ? x * this.frozen.size + y : y * this.frozen.size + x;
  }

  /** Position of a stored pair, −1 when it is not stored. Pairs stand by key. */
  private pairAt(key: number): number {
    const { left, right } = this.pairs;
    let low = 0;
    let high = left.length - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const found = this.key(left[middle]!, right[middle]!);
      if (found === key) return middle;
      if (found < key) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  private judgedMatch(key: number): Match {
    const { size } = this.frozen;
    return this.explain(this.order[Math.floor(key / size)]!, this.order[key % size]!);
  }

  private storedMatch(at: number): Match {
    const { left, right, weight, why } = this.pairs;
    const name = obstacleName(why[at]!);
    return this.match(left[at]!, right[at]!, weight[at]!, name, this.refused.get(at), this.crowded.has(at));
  }

  /** Among the pairs that would wait for a person. */
  private findCrowded(): Set<number> {
    const { left, right, why } = this.pairs;
    const { ofRow } = this.grouping;
    const waiting: number[] = [];
    for (let at = 0; at < left.length; at++) {
      const name = obstacleName(why[at]!);
      const asks = name === "" || rules.has(name) || askingVetoes.has(name);
      if (asks && ofRow[left[at]!] !== ofRow[right[at]!] && !this.refused.has(at)) waiting.push(at);
    }
    const evidence = new Evidence(false);
    const isCommon = (a: number, b: number): boolean => {
      this.scorer.score(a, b, evidence);
      return evidence.common;
    };
    return crowdedPairs(waiting, this.pairs, this.grouping, isCommon, parameters.crowd);
  }

  /** @param refused what stands between the clusters of a pair that would be merged taken by itself */
  private match(a: number, b: number, weight: number, why: string, refused?: string, crowded = false): Match {
    const { table } = this;
    this.scorer.score(a, b, this.evidence);
    const features = this.evidence.found.map(({ name, level, weight, shown }) => ({ name, level, weight, ...shown }));
    const decision = this.judged.get(this.key(a, b));
    const merged = this.grouping.ofRow[a] === this.grouping.ofRow[b];
    const settled =
      decision === undefined
        ? settledByItself(
            {
              weight,
              why,
              refused,
              merged,
              crowded,
              // A human being keeps his number for life: a namesake succeeds to nothing.
              successor: this.isFirm(a) && this.isFirm(b) && this.evidence.nameLevel >= 2,
            },
            this.options,
          )
        : settledByDecision(decision, this.holds(decision));
    return {
      type: this.type,
      left: table.ids[a]!,
      right: table.ids[b]!,
      weight,
      ...settled,
      features,
      merged,
      evidence: evidenceDigest(features),
    };
  }

  /** Applies the journal to the rows at hand; returns the decisions that want another look. */
  private judge(): Linker["lookAgain"] {
    const again: { decision: Decision; veto: string }[] = [];
    for (const decision of this.decisions.byPair.values()) {
      const a = this.rowOf(decision.left);
      const b = this.rowOf(decision.right);
      if (a === undefined || b === undefined) continue;
      this.judged.set(this.key(a, b), decision);
      if (decision.judge !== "same" || decision.seen === undefined) continue;
      const [left, right] = this.frozen.rank[a]! < this.frozen.rank[b]! ? [a, b] : [b, a];
      const { veto } = this.scorer.score(left, right, this.evidence);
      if (veto === undefined) continue;
      const now = evidenceDigest(
        this.evidence.found.map(({ name, level, weight, shown }) => ({ name, level, weight, ...shown })),
      );
      if (now !== decision.seen) again.push({ decision, veto });
    }
    return again.sort((x, y) => compareText(x.decision.id, y.decision.id));
  }

  /** The clusters as they would be with automatic merging from another threshold (not below review). */
  groupsAt(threshold: Millibits): Grouping {
    return groupRows(this.cluster(threshold, new Map()), this.order);
  }

  /** Whether blocking brought two rows together; undefined when the blocks were not kept. */
  wereCandidates(a: number, b: number): boolean | undefined {
    if (this.blocks === undefined) return undefined;
    const { starts, values } = this.blocks.ofRow;
    const mine = new Set(values.subarray(starts[a], starts[a + 1]));
    return values.subarray(starts[b], starts[b + 1]).some((block) => mine.has(block));
  }

  private cluster(threshold: Millibits, refused: Map<number, string>): Clusters {
    const { size, rank } = this.frozen;
    const clusters = new Clusters(size);
    const stands = (decision: Decision): boolean => decision.judge === "same" && this.holds(decision);

    // 1. What people joined.
    for (const [key, decision] of this.judged) {
      if (stands(decision)) clusters.join(this.order[Math.floor(key / size)]!, this.order[key % size]!);
    }
    for (let row = 0; row < size; row++) {
      if (clusters.size(clusters.find(row)) > 1) {
        this.joinedByPerson.set(row, [...clusters.members(clusters.find(row))]);
      }
    }
    const apart = (a: number, b: number): string | undefined => {
      const decision = this.judged.get(this.key(a, b));
      if (decision !== undefined) {
        if (stands(decision)) return undefined;
        if (decision.judge !== "same") return decision.judge;
        return this.decisions.suspended.has(decision.id) ? "contradiction" : "look-again";
      }
      const veto = this.scorer.vetoes.between(a, b);
      return veto === undefined || this.excused(a, b) || this.excused(b, a) ? undefined : veto;
    };
    const weigh = (a: number, b: number): number => {
      const [left, right] = rank[a]! < rank[b]! ? [a, b] : [b, a];
      return this.scorer.score(left, right).weight;
    };
    const rules = { apart, weigh, bridge: parameters.bridge };

    // 2. What stood together after the last run and is not looked at again.
    this.keepTogether(clusters, rules);

    // 3. What the score joins, strongest first.
    const { left, right, weight, why } = this.pairs;
    if (this.options.automatic) {
      const torn = rowsBetweenTwo(this.pairs, this.scorer, this.table.personWords, threshold);
      const strong: number[] = [];
      for (let at = 0; at < left.length; at++) {
        if (weight[at]! < threshold) continue;
        if (why[at] === 0 && (torn.has(left[at]!) || torn.has(right[at]!))) {
          refused.set(at, "two-candidates");
          continue;
        }
        if (weight[at]! >= threshold && why[at] === 0 && !this.judged.has(this.key(left[at]!, right[at]!)))
          strong.push(at);
      }
      const order = Uint32Array.from(strong).sort((x, y) => weight[y]! - weight[x]! || x - y);
      for (const [edge, reason] of joinAlong(clusters, this.pairs, order, rules, rank)) refused.set(edge, reason);
    }
    return clusters;
  }

  /**
   * A person said that two different numbers are one firm: then a third card with either number is not vetoed by the other.
   */
  private excused(a: number, b: number): boolean {
    return (this.joinedByPerson.get(a) ?? []).some(
      (other) => other !== a && this.scorer.vetoes.between(other, b) === undefined && this.sharesIdentifier(other, b),
    );
  }

  private sharesIdentifier(a: number, b: number): boolean {
    const { starts, values } = this.frozen.lists.identifier;
    for (let i = starts[a]!; i < starts[a + 1]!; i++) {
      if (this.scorer.parts.identifier.vetoes[values[i]!] === 0) continue;
      for (let k = starts[b]!; k < starts[b + 1]!; k++) if (values[i] === values[k]) return true;
    }
    return false;
  }

  private keepTogether(clusters: Clusters, rules: { apart: (a: number, b: number) => string | undefined }): void {
    const groups = new Map<string, number[]>();
    for (const [row, entity] of this.table.knownEntities) {
      if ((this.frozen.flags[row]! & flag.fresh) !== 0) continue;
      const group = groups.get(entity);
      if (group === undefined) groups.set(entity, [row]);
      else group.push(row);
    }
    for (const rows of groups.values()) {
      if (rows.length < 2) continue;
      rows.sort((a, b) => this.frozen.rank[a]! - this.frozen.rank[b]!);
      // A decision made since may take members out: each goes to the first place where nobody's judgement forbids it.
      const kept: number[][] = [];
      for (const row of rows) {
        const home = kept.find((members) => members.every((member) => !this.takenApart(member, row, rules)));
        if (home === undefined) kept.push([row]);
        else {
          clusters.join(home[0]!, row);
          home.push(row);
        }
      }
    }
  }

  private takenApart(a: number, b: number, rules: { apart: (a: number, b: number) => string | undefined }): boolean {
    return this.judged.has(this.key(a, b)) && rules.apart(a, b) !== undefined;
  }
}
