import type { Millibits } from "../../model/index.ts";
import { pairsBetweenTwo } from "./between-two.ts";
import type { ScoredPairs } from "../score/candidates.ts";
import { Ints, listAt } from "../columns.ts";
import { type ClusterRules, Clusters, type Gap, joinAlong } from "./cluster.ts";
import type { Judgements } from "./judgements.ts";
import { type DedupeOptions, keptTogether } from "../options.ts";
import type { RowOrder } from "./row-order.ts";
import type { Scorer } from "../score/score.ts";
import type { Frozen } from "../table/frozen.ts";
import { flag } from "../table/flags.ts";
import type { Table } from "../table/table.ts";

/** Rows of a loaded card with which each is compared again: all of them, but for cards so large that every pair would be too many. */
const keptNeighbours = 64;

/**
 * Clusters the rows of one table: first what people joined, then what stood together after the last run, then what the score joins, then
 * what an earlier load had joined and nothing contradicts.
 */
export class RowClusters {
  private readonly table: Table;
  private readonly frozen: Frozen;
  private readonly order: RowOrder;
  private readonly pairs: ScoredPairs;
  private readonly scorer: Scorer;
  private readonly judgements: Judgements;
  private readonly automatic: boolean;
  private readonly anew: boolean;
  private readonly rules: ClusterRules;
  /** A card without a date of birth joins father and son no more than they would join by themselves. */
  private readonly births: Gap = {
    isOpen: (row) => this.scorer.people.isUndated(row),
    contradict: (a, b) => this.apartUnlessJoined(a, b, (x, y) => this.scorer.people.wereBornApart(x, y)),
    why: "other-birth-date",
  };
  /** However well initials fit both, people whose full names contradict are two: the mean over the pairs would hide it. */
  private readonly names: Gap = {
    isOpen: (row) => this.scorer.people.isAbbreviated(row),
    contradict: (a, b) => this.apartUnlessJoined(a, b, (x, y) => this.scorer.people.areStrangers(x, y)),
    why: "weak-bridge",
  };
  /** The same of patronymics, where the given name is one: cousins, or namesakes of one firm. */
  private readonly patronymics: Gap = {
    isOpen: (row) => this.scorer.people.lacksPatronymic(row),
    contradict: (a, b) => this.apartUnlessJoined(a, b, (x, y) => this.scorer.people.haveOtherFathers(x, y)),
    why: "weak-bridge",
  };
  /** See the parameter of the same name. */
  private readonly margin: Millibits;
  /** Rows that a person joined: row → the whole group. */
  private readonly joinedByPerson = new Map<number, readonly number[]>();

  constructor(
    table: Table,
    frozen: Frozen,
    order: RowOrder,
    pairs: ScoredPairs,
    scorer: Scorer,
    judgements: Judgements,
    { automatic, anew = false, parameters }: Pick<DedupeOptions, "automatic" | "anew" | "parameters">,
  ) {
    this.table = table;
    this.frozen = frozen;
    this.order = order;
    this.pairs = pairs;
    this.scorer = scorer;
    this.judgements = judgements;
    this.automatic = automatic;
    this.anew = anew;
    this.margin = parameters.margin;
    this.rules = {
      apart: (a, b) => this.apart(a, b),
      gaps: [this.births, this.names, this.patronymics],
      weigh: (a, b) => this.scorer.score(...this.order.sorted(a, b)),
      bridge: parameters.bridge,
    };
    const clusters = this.joinedByPeople();
    for (let row = 0; row < frozen.size; row++) {
      const cluster = clusters.find(row);
      if (clusters.size(cluster) > 1) this.joinedByPerson.set(row, [...clusters.members(cluster)]);
    }
  }

  /**
   * @param threshold of automatic merging, not below review
   * @param refused takes what stands between the clusters of a pair that would be merged taken by itself, by number of the pair
   * @param kept takes the pairs that stay one card because an earlier load made them one, by their keys
   */
  at(threshold: Millibits, refused: Map<number, string>, kept: Set<number> = new Set()): Clusters {
    const clusters = this.joinedByPeople();
    this.keepTogether(clusters);
    if (this.automatic) this.joinByScore(clusters, threshold, refused);
    // Last: where nothing has changed since the load, it finds nothing left to do, and the run is the same as the first.
    if (!this.anew) this.keepLoaded(clusters, kept);
    return clusters;
  }

  private joinedByPeople(): Clusters {
    const clusters = new Clusters(this.frozen.size);
    for (const [key, decision] of this.judgements.byPair)
      if (this.judgements.joins(decision)) clusters.join(...this.order.pairOf(key));
    return clusters;
  }

  /** By entity before this run: its rows in the order of their ids, where there are several. */
  private *known(wanted: (row: number) => boolean): Generator<number[]> {
    const { known } = this.table;
    for (let entity = 0; entity < known.ids.size; entity++) {
      const rows = known.rowsOf(entity);
      // Most entities are of one row.
      if (rows.length < 2) continue;
      const group = [...rows].filter(wanted);
      if (group.length > 1) yield group.sort((a, b) => this.frozen.rank[a]! - this.frozen.rank[b]!);
    }
  }

  /** Whether a row is compared anew, and may leave the card it was of. */
  private isOpen(row: number): boolean {
    return (this.frozen.flags[row]! & (flag.fresh | flag.stays)) === flag.fresh;
  }

  /** What stood together after the last run and is not looked at again. */
  private keepTogether(clusters: Clusters): void {
    for (const rows of this.known((row) => !this.isOpen(row))) {
      // A decision made since may take members out: each goes to the first place where nobody's judgement forbids it.
      const kept: number[][] = [];
      for (const row of rows) {
        const home = kept.find((members) => members.every((member) => !this.takenApart(member, row)));
        if (home === undefined) kept.push([row]);
        else {
          clusters.join(home[0]!, row);
          home.push(row);
        }
      }
    }
  }

  /**
   * What an earlier load has made one card stays one as long as somebody would at least be asked about it by default. A telephone that has changed since,
   * or that more firms share than before, is no reason to take apart what people have worked with. Strangers of one name and names that
   * contradict are: the key of the source has come to mean somebody else.
   */
  private keepLoaded(clusters: Clusters, kept: Set<number>): void {
    const edges = { left: new Ints(), right: new Ints(), weight: new Ints() };
    for (const rows of this.known(() => true)) {
      if (!rows.some((row) => this.isOpen(row))) continue;
      rows.forEach((one, at) => {
        for (const other of rows.slice(at + 1, at + 1 + keptNeighbours)) {
          if (clusters.find(one) === clusters.find(other)) continue;
          const [a, b] = this.order.sorted(one, other);
          const { weight, veto, rule } = this.scorer.score(a, b);
          if (
            weight < keptTogether ||
            veto !== undefined ||
            rule === "namesake" ||
            rule === "neighbours" ||
            rule === "name-contradicts"
          )
            continue;
          if (this.takenApart(a, b)) continue;
          edges.left.push(a);
          edges.right.push(b);
          edges.weight.push(weight);
        }
      });
    }
    const pairs = { left: edges.left.done(), right: edges.right.done(), weight: edges.weight.done() };
    const { left, right, weight } = pairs;
    const key = (at: number): number => this.order.key(left[at]!, right[at]!);
    const order = Uint32Array.from(left, (_, at) => at).sort((x, y) => weight[y]! - weight[x]! || key(x) - key(y));
    // A date that has been put right since is no reason to take apart the card of him whose it is.
    const rules = { ...this.rules, gaps: [this.names, this.patronymics] };
    const refused = joinAlong(clusters, pairs, order, rules, this.frozen.rank);
    for (const at of order) if (!refused.has(at)) kept.add(key(at));
  }

  private takenApart(a: number, b: number): boolean {
    const decision = this.judgements.byPair.get(this.order.key(a, b));
    return decision !== undefined && this.judgements.apart(decision) !== undefined;
  }

  /** Strongest first. */
  private joinByScore(clusters: Clusters, threshold: Millibits, refused: Map<number, string>): void {
    const { left, right, weight, why } = this.pairs;
    const isTorn = pairsBetweenTwo(this.pairs, this.scorer, threshold, this.margin, (row, card) =>
      this.isNamedIn(row, card),
    );
    const strong: number[] = [];
    for (let at = 0; at < left.length; at++) {
      if (weight[at]! < threshold || why[at] !== 0) continue;
      if (isTorn(left[at]!, right[at]!, weight[at]!)) refused.set(at, "two-candidates");
      else if (!this.judgements.byPair.has(this.order.key(left[at]!, right[at]!))) strong.push(at);
    }
    const edges = Uint32Array.from(strong).sort((x, y) => weight[y]! - weight[x]! || x - y);
    for (const [edge, reason] of joinAlong(clusters, this.pairs, edges, this.rules, this.frozen.rank))
      refused.set(edge, reason);
  }

  private apart(a: number, b: number): string | undefined {
    const decision = this.judgements.byPair.get(this.order.key(a, b));
    if (decision !== undefined) return this.judgements.apart(decision);
    const veto = this.scorer.vetoes.between(a, b);
    return veto === undefined || this.excused(a, b) || this.excused(b, a) ? undefined : veto;
  }

  /** Whether a veto closes the question between two rows, and no person has said otherwise of them. */
  closed(a: number, b: number): boolean {
    return this.scorer.vetoes.closing(a, b) !== undefined && this.apart(a, b) !== undefined;
  }

  /** A person said that two different numbers are one firm: then a third card with either number is not vetoed by the other. */
  private excused(a: number, b: number): boolean {
    return (this.joinedByPerson.get(a) ?? []).some(
      (other) => other !== a && this.scorer.vetoes.between(other, b) === undefined && this.sharesIdentifier(other, b),
    );
  }

  /** Whether two rows are `apart`, unless a person has said that one of them is somebody who is not apart from the other. */
  private apartUnlessJoined(a: number, b: number, apart: (a: number, b: number) => boolean): boolean {
    const inOrder = (x: number, y: number): boolean => apart(...this.order.sorted(x, y));
    const known = (x: number, y: number): boolean =>
      (this.joinedByPerson.get(x) ?? []).some((other) => other !== x && !inOrder(other, y));
    return inOrder(a, b) && !known(a, b) && !known(b, a);
  }

  /** Whether all words of a name of one row stand in a name of the other. */
  private isNamedIn(row: number, other: number): boolean {
    const { names, nameWords } = this.frozen;
    const { terms } = this.table.words;
    return listAt(names, row).some((name) =>
      listAt(names, other).some((within) => {
        const words = listAt(nameWords, within);
        return listAt(nameWords, name).every((word) => words.some((each) => terms[each] === terms[word]));
      }),
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
}
