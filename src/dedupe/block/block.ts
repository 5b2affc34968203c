import { type Blocked, type Rule, type Sight, sightOf } from "./blocking.ts";
import { nameRules } from "./names.ts";
import { personRules } from "./persons.ts";
import { valueRules } from "./values.ts";
import { BlockList } from "./list.ts";
import { hashOf, intColumn, Ints, type Lists } from "../columns.ts";
import { keepRepeated } from "./repeated-keys.ts";
import { sortByKey } from "./sort-by-key.ts";
import type { Frozen } from "../table/frozen.ts";
import { flag } from "../table/flags.ts";

/** Candidate pairs that a rule would have made and narrowing left out (another rule may still have made them). */
export interface LeftOut {
  readonly type: "counterparty" | "contact";
  readonly rule: string;
  readonly blocks: number;
  readonly pairs: number;
}

export interface Blocks {
  /** By row: its blocks. */
  readonly ofRow: Lists;
  /** By block: the places of its rows in the order of ids, ascending. */
  readonly places: Lists;
  readonly leftOut: readonly LeftOut[];
}

/**
 * Rows that share a key of any rule; see `blocking.ts`.
 *
 * @param shared whether threads are to share the columns
 */
export function buildBlocks(type: LeftOut["type"], blocked: Blocked, shared = false): Blocks {
  const { frozen } = blocked;
  const list = new BlockList();
  const leftOut: LeftOut[] = [];
  const isFresh = (row: number): boolean => (frozen.flags[row]! & flag.fresh) !== 0;
  const allFresh = frozen.flags.every((_, row) => isFresh(row));
  if (!allFresh && !frozen.flags.some((_, row) => isFresh(row))) {
    // Two records that are not fresh are not compared again.
    const none = { starts: intColumn(1, shared), values: intColumn(0, shared) };
    return { places: none, ofRow: { starts: intColumn(frozen.size + 1, shared), values: none.values }, leftOut };
  }
  const sight = sightOf(blocked);
  const second = narrowers(sight);
  const keyed = new KeyedRows();
  for (const rule of [...valueRules(sight), ...nameRules(sight), ...personRules(sight)]) {
    const cap = Math.round(rule.cap * sight.roomy);
    const { keys, rows } = keyed.of(rule, frozen);
    /** Rows too many for one block; several keys may bring the same ones together, as all spellings of one family name do. */
    const crowds = new BlockList();
    let blocks = 0;
    let pairs = 0;
    const keep = (members: Int32Array): void => {
      if (members.length > 1 && (allFresh || members.some(isFresh))) list.add(members);
    };
    eachKey(keys, rows, (members) => {
      if (members.length <= cap) keep(members);
      else if (crowds.add(members)) {
        blocks++;
        let kept = 0;
        narrow(members, cap, second[rule.narrow ?? "name"], frozen.rank, (part) => {
          keep(part);
          kept += (part.length * (part.length - 1)) / 2;
        });
        pairs += (members.length * (members.length - 1)) / 2 - kept;
      }
    });
    if (blocks > 0) leftOut.push({ type, rule: rule.name, blocks, pairs });
  }
  const places = inPlaces(list.done(shared), frozen.rank);
  return { places, ofRow: turn(places, frozen.rank, shared), leftOut };
}

/**
 * The keys of all rows by a rule. One rule after the other uses the same memory: V8 does not count what columns grow in and would keep that of
 * all rules, at a million rows 0.2 GB.
 */
class KeyedRows {
  private readonly keys = new Ints();
  private readonly rows = new Ints();
  private readonly spareKeys = new Ints();
  private readonly spareRows = new Ints();

  /** In order, each with its row; rows of one key in order of number. Hardly any key has one row only. Good until the next call. */
  of(rule: Rule, frozen: Frozen): { readonly keys: Uint32Array; readonly rows: Int32Array } {
    this.keys.take(0);
    this.rows.take(0);
    const mine: number[] = [];
    const emit = (key: number): void => {
      if (!mine.includes(key)) mine.push(key);
    };
    for (let row = 0; row < frozen.size; row++) {
      if ((frozen.flags[row]! & flag.catchAll) !== 0) continue;
      mine.length = 0;
      rule.keys(row, emit);
      for (const key of mine) {
        this.keys.push(key);
        this.rows.push(row);
      }
    }
    // Most keys have one row and make no pair: what is not sorted wants no memory to be sorted in.
    const length = keepRepeated(unsigned(this.keys.values), this.rows.values);
    const keys = unsigned(this.keys.take(length));
    const rows = this.rows.take(length);
    sortByKey(keys, rows, { keys: unsigned(this.spareKeys.take(length)), rows: this.spareRows.take(length) });
    return { keys, rows };
  }
}

function unsigned({ buffer, byteOffset, length }: Int32Array): Uint32Array {
  return new Uint32Array(buffer, byteOffset, length);
}

/** Calls `then` with the rows of each key. */
function eachKey(keys: Uint32Array, rows: Int32Array, then: (rows: Int32Array) => void): void {
  for (let from = 0; from < keys.length;) {
    let to = from + 1;
    while (to < keys.length && keys[to] === keys[from]) to++;
    // Most keys have one row.
    if (to > from + 1) then(rows.subarray(from, to));
    from = to;
  }
}

/**
 * Second keys, in order, by row. By name: the rarest word, then with the town, then the whole name with the town. Where the name is what may
 * be mistyped, the town alone: rows of one word meet by other rules. Columns, because the rows of one crowd are narrowed for many keys.
 */
function narrowers({ frozen, principal, homeOf }: Sight): Record<"name" | "town", Narrowing> {
  const { names, joinedHash, nameJoined } = frozen;
  const joined = (row: number): number => {
    const at = names.starts[row]!;
    return at === names.starts[row + 1] ? 0 : joinedHash[nameJoined[names.values[at]!]!]!;
  };
  const column = (key: (row: number) => number): Int32Array => principal.map((_, row) => key(row));
  const town = column(homeOf);
  const wordAndTown = column((row) => hashOf(principal[row]!, town[row]!));
  const nameAndTown = column((row) => hashOf(joined(row), town[row]!));
  return {
    name: { columns: [principal, wordAndTown, nameAndTown], cut: true },
    town: { columns: [town], cut: false },
  };
}

/** How a large block is narrowed. */
interface Narrowing {
  readonly columns: readonly Int32Array[];
  /** What is too large even so is cut into pieces; otherwise it makes no candidates. */
  readonly cut: boolean;
}

function narrow(
  members: Int32Array,
  cap: number,
  { columns, cut }: Narrowing,
  rank: Int32Array,
  then: (part: Int32Array) => void,
): void {
  const [column, ...others] = columns;
  const rest = { columns: others, cut };
  if (column === undefined) {
    if (!cut) return;
    // Same name, same town, and still too many: in order of id, so that the order of adding does not matter.
    const sorted = members.slice().sort((a, b) => rank[a]! - rank[b]!);
    for (let at = 0; at < sorted.length; at += cap) then(sorted.subarray(at, at + cap));
    return;
  }
  const keys = new Uint32Array(members.length);
  let differ = false;
  for (let at = 0; at < members.length; at++) {
    keys[at] = column[members[at]!]!;
    if (keys[at] !== keys[0]) differ = true;
  }
  // Rows that a word of the name has brought together have it in common: nothing to be sorted.
  if (!differ) return narrow(members, cap, rest, rank, then);
  const sorted = members.slice();
  sortByKey(keys, sorted);
  eachKey(keys, sorted, (part) => {
    if (part.length <= cap) then(part);
    else narrow(part, cap, rest, rank, then);
  });
}

/** Sorts a part. Most blocks have a handful of rows: those are in order sooner than the built-in sort has begun. */
function sort(values: Int32Array, from: number, end: number): void {
  if (end - from > 24) values.subarray(from, end).sort();
  else
    for (let at = from + 1; at < end; at++) {
      const value = values[at]!;
      let to = at;
      for (; to > from && values[to - 1]! > value; to--) values[to] = values[to - 1]!;
      values[to] = value;
    }
}

/** Blocks of rows as blocks of places, ascending; in the same memory. */
function inPlaces({ starts, values }: Lists, rank: Int32Array): Lists {
  for (let at = 0; at < values.length; at++) values[at] = rank[values[at]!]!;
  for (let block = 0; block + 1 < starts.length; block++) sort(values, starts[block]!, starts[block + 1]!);
  return { starts, values };
}

/** Block → places turned into row → blocks, in order of blocks. */
function turn(blocks: Lists, rank: Int32Array, shared: boolean): Lists {
  const size = rank.length;
  const order = new Int32Array(size);
  rank.forEach((place, row) => (order[place] = row));
  const starts = intColumn(size + 1, shared);
  for (const place of blocks.values) starts[order[place]! + 1]!++;
  for (let row = 0; row < size; row++) starts[row + 1]! += starts[row]!;
  const fill = starts.slice();
  const values = intColumn(blocks.values.length, shared);
  for (let block = 0; block + 1 < blocks.starts.length; block++) {
    for (let at = blocks.starts[block]!; at < blocks.starts[block + 1]!; at++)
      values[fill[order[blocks.values[at]!]!]!++] = block;
  }
  return { starts, values };
}
