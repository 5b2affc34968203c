import type { Clusters } from "./cluster.ts";
import { Ints } from "../columns.ts";

/** The clusters of one table, numbered by their smallest member. */
export interface Grouping {
  readonly count: number;
  /** Rows of a cluster, ascending by id. */
  readonly members: (cluster: number) => Int32Array;
  readonly ofRow: Int32Array;
}

/** One number for the two clusters of two rows, in either order: between two of many rows stand rows times rows pairs. */
export function clustersOf({ count, ofRow }: Pick<Grouping, "count" | "ofRow">, a: number, b: number): number {
  const [one, other] = [ofRow[a]!, ofRow[b]!];
  return one < other ? one * count + other : other * count + one;
}

/** @param order all rows in the order of their ids */
export function groupRows(clusters: Clusters, order: Int32Array): Grouping {
  const ofRow = new Int32Array(order.length).fill(-1);
  const members = new Int32Array(order.length);
  const number = new Map<number, number>();
  const roots = new Ints();
  for (const row of order) {
    const root = clusters.find(row);
    let cluster = number.get(root);
    if (cluster === undefined) {
      cluster = roots.length;
      if (clusters.size(root) > 1) number.set(root, cluster);
      roots.push(root);
    }
    ofRow[row] = cluster;
  }
  const counts = new Int32Array(roots.length + 1);
  for (const cluster of ofRow) counts[cluster + 1]!++;
  for (let c = 0; c < roots.length; c++) counts[c + 1]! += counts[c]!;
  const fill = counts.slice();
  for (const row of order) members[fill[ofRow[row]!]!++] = row;
  return { count: roots.length, ofRow, members: (cluster) => members.subarray(counts[cluster], counts[cluster + 1]) };
}
