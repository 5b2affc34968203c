import { compareText, foldKey, pairKey } from "../model/index.ts";
import type { PairEntry } from "./desk-data.ts";
import type { DecisionLog, Judge } from "./decision-log.ts";

/** What of the queue is shown. Everything is optional: an empty filter is the whole queue that waits. */
export interface QueueFilter {
  readonly type?: "counterparty" | "contact";
  readonly band?: "review" | "look-again" | "successor";
  /** Source of either record. */
  readonly source?: string;
  readonly responsible?: string;
  readonly city?: string;
  /** Weights in thousandths of a bit, inclusive. */
  readonly from?: number;
  readonly to?: number;
  /** Every word must occur in a name, number, e-mail or key of the pair. Phones may be written with spaces and brackets. */
  readonly text?: string;
  /** `open` (default): not decided yet; `unsure`: put aside; `decided`: judged in one way or the other; `all`. */
  readonly state?: "open" | "unsure" | "decided" | "all";
  readonly sort?: Sort;
}

/**
 * benefit: what moves most records first, among equals the most doubtful; pairs that hang together side by side. doubt: nearest
 * to the middle of the band, where a person is needed most. alike: heaviest evidence first, for quick work. name: by name.
 */
export type Sort = "benefit" | "doubt" | "alike" | "name";

/** Decides what waits, in which order. Sorted orders are kept: a queue of 100,000 pairs is sorted once, not on each key press. */
export class Queue {
  readonly #pairs: readonly PairEntry[];
  readonly #log: DecisionLog;
  readonly #orders = new Map<Sort, Uint32Array>();
  readonly #keys: readonly string[];
  #judges: (Judge | undefined)[] = [];
  #version = -1;

  constructor(pairs: readonly PairEntry[], log: DecisionLog) {
    this.#pairs = pairs;
    this.#log = log;
    this.#keys = pairs.map((pair) => pairKey(pair.left, pair.right));
  }

  /** The judgement on each pair, looked up again only when the log has moved. */
  #judged(): readonly (Judge | undefined)[] {
    if (this.#version !== this.#log.version) {
      this.#version = this.#log.version;
      this.#judges = this.#pairs.map((pair, i) => this.#log.judged(pair, this.#keys[i])?.judge);
    }
    return this.#judges;
  }

  /** How far the work is, over all pairs whatever the filter. */
  progress(): Progress {
    let decided = 0;
    let unsure = 0;
    for (const judge of this.#judged()) {
      if (judge === "unsure") unsure++;
      else if (judge !== undefined) decided++;
    }
    const total = this.#pairs.length;
    return { total, decided, unsure, open: total - decided - unsure };
  }

  /** Indexes of the pairs that fit, in order. */
  select(filter: QueueFilter): number[] {
    const words = foldKey(filter.text ?? "")
      .split(" ")
      .filter((word) => word !== "");
    // A phone typed as `8 (846) 231-60-14` is one number: compare its last ten digits.
    const digits = (filter.text ?? "").replaceAll(/\D/g, "");
    const phone = /^[\d\s()+-]{7,}$/.test(filter.text ?? "") && digits.length >= 7 ? digits.slice(-10) : undefined;
    const judges = this.#judged();
    const state = filter.state ?? "open";
    const fits = (pair: PairEntry) =>
      (filter.type === undefined || pair.type === filter.type) &&
      (filter.band === undefined || pair.band === filter.band) &&
      (filter.source === undefined ||
        pair.left.startsWith(`${filter.source}:`) ||
        pair.right.startsWith(`${filter.source}:`)) &&
      (filter.responsible === undefined || pair.responsible === filter.responsible) &&
      (filter.city === undefined || pair.city === filter.city) &&
      (filter.from === undefined || pair.weight >= filter.from) &&
      (filter.to === undefined || pair.weight <= filter.to) &&
      (phone === undefined ? words.every((word) => pair.search.includes(word)) : pair.search.includes(phone));
    // Tested as they lie in memory, then put in order: to meet 100,000 pairs in the order of the queue is twenty times as slow.
    const shown = Uint8Array.from(this.#pairs, (pair, i) => (inState(judges[i], state) && fits(pair) ? 1 : 0));
    return [...this.#order(filter.sort ?? "benefit")].filter((i) => shown[i] === 1);
  }

  #order(sort: Sort): Uint32Array {
    const known = this.#orders.get(sort);
    if (known !== undefined) return known;
    const keys = sortKeys(this.#pairs, sort);
    const order = new Uint32Array(this.#pairs.length).map((_, i) => i);
    order.sort((a, b) => keys[a]! - keys[b]! || a - b);
    this.#orders.set(sort, order);
    return order;
  }
}

/** One number a pair, smallest first: comparing numbers is what makes a hundred thousand pairs quick to sort. */
function sortKeys(pairs: readonly PairEntry[], sort: Sort): Float64Array {
  const weights = Float64Array.from(pairs, (pair) => pair.weight);
  const middle = pairs.length === 0 ? 0 : (weights.reduce(least) + weights.reduce(most)) / 2;
  const doubts = weights.map((weight) => Math.abs(weight - middle));
  if (sort === "doubt") return doubts;
  if (sort === "alike") return weights.map((weight) => -weight);
  if (sort === "name") {
    const names = [...new Set(pairs.map((pair) => pair.leftName))].sort(compareText);
    const ranks = new Map(names.map((name, rank) => [name, rank]));
    return Float64Array.from(pairs, (pair) => ranks.get(pair.leftName) ?? 0);
  }
  const groups = new Map<number, { benefit: number; doubt: number; group: number }>();
  pairs.forEach(({ group, benefit }, i) => {
    const known = groups.get(group);
    if (known === undefined) groups.set(group, { benefit, doubt: doubts[i]!, group });
    else {
      known.benefit = Math.max(known.benefit, benefit);
      known.doubt = Math.min(known.doubt, doubts[i]!);
    }
  });
  const sorted = [...groups.values()].sort((a, b) => b.benefit - a.benefit || a.doubt - b.doubt || a.group - b.group);
  const ranks = new Map(sorted.map(({ group }, rank) => [group, rank]));
  // "Look again" first, then by group, then the heaviest of the group: three numbers in the 53 bits of one.
  return Float64Array.from(
    pairs,
    (pair) => (pair.band === "look-again" ? 0 : 4e15) + ranks.get(pair.group)! * 1e9 + (5e8 - pair.weight),
  );
}

const least = (a: number, b: number) => Math.min(a, b);
const most = (a: number, b: number) => Math.max(a, b);

function inState(judge: Judge | undefined, state: NonNullable<QueueFilter["state"]>): boolean {
  if (state === "all") return true;
  if (state === "open") return judge === undefined;
  return state === "unsure" ? judge === "unsure" : judge !== undefined && judge !== "unsure";
}

export interface Progress {
  readonly total: number;
  readonly decided: number;
  readonly unsure: number;
  readonly open: number;
}
