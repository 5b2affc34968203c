import { compareText, type RecordId } from "../../model/index.ts";
import { intColumn } from "../columns.ts";
import type { TextColumn } from "../text-column.ts";

/** Rows of a table in the order of their ids, and pairs of them under one number each: their place in the order of pairs. */
export class RowOrder {
  /** All rows, ascending by id. */
  readonly rows: Int32Array;
  private readonly rank: Int32Array;
  private readonly ids: TextColumn;

  /** @param rank by row: its place in the order */
  constructor(rank: Int32Array, ids: TextColumn) {
    this.rank = rank;
    this.ids = ids;
    this.rows = intColumn(rank.length, rank.buffer instanceof SharedArrayBuffer);
    rank.forEach((place, row) => (this.rows[place] = row));
  }

  /** Row of a record; undefined when it is not here. */
  rowOf(id: RecordId): number | undefined {
    let low = 0;
    let high = this.rows.length - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const row = this.rows[middle]!;
      const found = compareText(this.ids.at(row), id);
      if (found === 0) return row;
      if (found < 0) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  }

  /** The two rows, the smaller id first: scores and matches say which is left and which is right. */
  sorted(a: number, b: number): readonly [left: number, right: number] {
    return this.rank[a]! < this.rank[b]! ? [a, b] : [b, a];
  }

  /** Number of a pair, the same whichever comes first: lower place × size + higher place. */
  key(a: number, b: number): number {
    const x = this.rank[a]!;
    const y = this.rank[b]!;
    return x < y ? x * this.rows.length + y : y * this.rows.length + x;
  }

  /** The rows of a pair by its {@link key}, the smaller id first. */
  pairOf(key: number): readonly [left: number, right: number] {
    const size = this.rows.length;
    return [this.rows[Math.floor(key / size)]!, this.rows[key % size]!];
  }
}
