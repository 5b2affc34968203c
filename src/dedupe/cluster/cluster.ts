import type { Millibits } from "../../model/index.ts";

/** One edge that would join two rows. */
export interface Edges {
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly weight: Int32Array;
}

/** Union–find whose roots are the smallest rank of their cluster, with the members of each at hand. */
export class Clusters {
  private readonly parent: Int32Array;
  private readonly next: Int32Array;
  private readonly last: Int32Array;
  private readonly sizes: Int32Array;

  constructor(size: number) {
    this.parent = Int32Array.from({ length: size }, (_, row) => row);
    this.next = new Int32Array(size).fill(-1);
    this.last = Int32Array.from({ length: size }, (_, row) => row);
    this.sizes = new Int32Array(size).fill(1);
  }

  find(row: number): number {
    let root = row;
    while (this.parent[root] !== root) root = this.parent[root]!;
    for (let at = row; at !== root;) {
      const up = this.parent[at]!;
      this.parent[at] = root;
      at = up;
    }
    return root;
  }

  size(root: number): number {
    return this.sizes[root]!;
  }

  *members(root: number): Generator<number> {
    for (let row = root; row >= 0; row = this.next[row]!) yield row;
  }

  join(a: number, b: number): void {
    const x = this.find(a);
    const y = this.find(b);
    if (x === y) return;
    const [root, child] = this.sizes[x]! >= this.sizes[y]! ? [x, y] : [y, x];
    this.parent[child] = root;
    this.next[this.last[root]!] = child;
    this.last[root] = this.last[child]!;
    this.sizes[root]! += this.sizes[child]!;
  }
}

export interface Weighed {
  readonly weight: Millibits;
  readonly partly: boolean;
  readonly legal: boolean;
}

/** What a row may leave open, so that it fits two others who contradict each other in it. */
export interface Gap {
  readonly isOpen: (row: number) => boolean;
  readonly contradict: (a: number, b: number) => boolean;
  /** What then keeps two clusters apart. */
  readonly why: string;
}

export interface ClusterRules {
  /** Whether anything forbids the two rows to stand in one cluster, a person's `same` on them apart. */
  readonly apart: (a: number, b: number) => string | undefined;
  readonly gaps: readonly Gap[];
  /** Weight of any two rows, candidates or not; `partly`: one name says more than the other; `legal`: both have a legal form. */
  readonly weigh: (a: number, b: number) => Weighed;
  /** Mean weight over the pairs between two clusters below which a single strong pair is no reason to join them. */
  readonly bridge: Millibits;
}

/** Pairs looked at between two clusters. More say nothing new and make large clusters quadratic. */
const sample = 48;

/** Pairs of a row of one cluster and a row of the other, spread evenly over all there are. */
export function* samplePairs(left: ArrayLike<number>, right: ArrayLike<number>): Generator<readonly [number, number]> {
  const pairs = left.length * right.length;
  const step = Math.max(1, Math.ceil(pairs / sample));
  for (let at = 0; at < pairs; at += step) yield [left[Math.floor(at / right.length)]!, right[at % right.length]!];
}

/**
 * Joins rows along edges, strongest first, unless a veto stands between any two members, or the edge is a weak bridge:
 * one strong pair between two groups that otherwise do not fit (firms strung together by a bookkeeper's telephone), groups with two
 * people in them whose names contradict (`Иванов Иван` and `Иванов Игорь`, each of which may be `Иванов И.`), or groups each of which
 * agrees on a full name of its own (`ООО Цветок` twice, `ООО Цветок Авто` twice, on one telephone).
 *
 * @param order edges by weight, then by ids: the result must not depend on the order of adding
 * @returns by edge: undefined when joined or already together, else what kept them apart
 */
export function joinAlong(
  clusters: Clusters,
  edges: Edges,
  order: Uint32Array,
  rules: ClusterRules,
  rank: Int32Array,
): Map<number, string> {
  const refused = new Map<number, string>();
  for (const edge of order) {
    const a = clusters.find(edges.left[edge]!);
    const b = clusters.find(edges.right[edge]!);
    if (a === b) continue;
    const why = obstacle(clusters, a, b, rules, rank);
    if (why === undefined) clusters.join(a, b);
    else refused.set(edge, why);
  }
  return refused;
}

function obstacle(clusters: Clusters, a: number, b: number, rules: ClusterRules, rank: Int32Array): string | undefined {
  if (clusters.size(a) === 1 && clusters.size(b) === 1) return rules.apart(a, b);
  const left = [...clusters.members(a)];
  const right = [...clusters.members(b)];
  for (const x of left) {
    for (const y of right) {
      const why = rules.apart(x, y);
      if (why !== undefined) return why;
    }
  }
  for (const { isOpen, contradict, why } of rules.gaps)
    if (left.some(isOpen) || right.some(isOpen)) if (left.some((x) => right.some((y) => contradict(x, y)))) return why;
  left.sort((x, y) => rank[x]! - rank[y]!);
  right.sort((x, y) => rank[x]! - rank[y]!);
  let sum = 0;
  let count = 0;
  let partly = 0;
  let legal = false;
  for (const [x, y] of samplePairs(left, right)) {
    const found = rules.weigh(x, y);
    sum += found.weight;
    count++;
    if (found.partly) partly++;
    if (found.legal) legal = true;
  }
  if (sum / count < rules.bridge) return "weak-bridge";
  // One card lacks a word by mistake. Where several give one full name and several the other, they are sister firms as likely.
  return legal && partly === count && left.length > 1 && right.length > 1 ? "name-partly" : undefined;
}
