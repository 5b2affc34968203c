import { compareText, type Millibits } from "../../model/index.ts";
import { byteColumn, invert, type Lists } from "../columns.ts";
import type { Parameters } from "../parameters.ts";
import { Counts } from "./counts.ts";
import { shownAs } from "./shown.ts";
import type { Frozen } from "./frozen.ts";
import type { Table } from "./table.ts";
import { type ValueKind, valueKinds } from "./value-kinds.ts";

/**
 * On how many *different names* each value stands. Ten rows of one firm share a phone and prove nothing against it; ten
 * firms share a bookkeeper. A name is taken by its rarest term, so that `Ромашка`, `ООО Ромашка плюс` count once.
 */
export interface Spread {
  /** By value: different names, or different official numbers, whichever are more; counted to 64. */
  readonly names: Readonly<Record<ValueKind, Uint8Array>>;
  /** By value: 1 when its holders have different valid official numbers. They share it, and are known to be different. */
  readonly contested: Readonly<Record<ValueKind, Uint8Array>>;
  /** By value: how many rows hold it. */
  readonly rows: Readonly<Record<ValueKind, Counts>>;
  /** By telephone: 1 when several rows hold it. Somebody has it, then, and it is no slip of another. */
  readonly inUse: Uint8Array;
}

/** @param officialOf by row: a valid official number as a value of `identifier`, −1 without */
export function measureSpread(table: Table, frozen: Frozen, officialOf: Int32Array, shared = false): Spread {
  const principal = principals(table, frozen);
  const names = {} as Record<ValueKind, Uint8Array>;
  const contested = {} as Record<ValueKind, Uint8Array>;
  const rows = {} as Record<ValueKind, Counts>;
  for (const kind of valueKinds) {
    const holders = invert(frozen.lists[kind], table.texts[kind].size);
    const counted = distinct(holders, principal, 0, shared);
    const owners = distinct(holders, officialOf, -1, shared);
    rows[kind] = new Counts(counted.length, (value) => holders.starts[value + 1]! - holders.starts[value]!);
    for (let value = 0; value < counted.length; value++) {
      const owned = owners[value]!;
      if (owned > counted[value]!) counted[value] = owned;
      owners[value] = owned > 1 ? 1 : 0;
    }
    names[kind] = counted;
    contested[kind] = owners;
  }
  const inUse = byteColumn(table.texts.phone.size, shared);
  for (let phone = 0; phone < inUse.length; phone++) inUse[phone] = rows.phone.at(phone) > 1 ? 1 : 0;
  return { names, contested, rows, inUse };
}

/** By row: the content hash of the rarest term of its name (of the family name, for people); 0 for a row without names. */
export function principals(table: Table, frozen: Frozen): Int32Array {
  const out = new Int32Array(frozen.size);
  const hashes = { word: table.words.termHash, personWord: table.personWords.termHash };
  for (let row = 0; row < frozen.size; row++) {
    let best = -1;
    const person = frozen.persons.starts[row]!;
    if (person < frozen.persons.starts[row + 1]!) {
      const id = frozen.persons.values[person]!;
      const at = frozen.personWords.starts[id]!;
      if (at < frozen.personWords.starts[id + 1]!) {
        out[row] = hashes.personWord[table.personWords.terms[frozen.personWords.values[at]!]!]!;
        continue;
      }
    }
    const first = frozen.names.starts[row]!;
    if (first === frozen.names.starts[row + 1]!) continue;
    const name = frozen.names.values[first]!;
    for (let w = frozen.nameWords.starts[name]!; w < frozen.nameWords.starts[name + 1]!; w++) {
      const term = table.words.terms[frozen.nameWords.values[w]!]!;
      const bits = table.words.termBits[term]!;
      const hash = hashes.word[term]!;
      if (bits > best || (bits === best && hash < out[row]!)) {
        best = bits;
        out[row] = hash;
      }
    }
  }
  return out;
}

/** Counted exactly up to a little above the largest hub limit; beyond that the number no longer matters. */
const enough = 64;

function distinct(holders: Lists, of: Int32Array, nothing: number, shared: boolean): Uint8Array {
  const size = holders.starts.length - 1;
  const out = byteColumn(size, shared);
  const seen = new Set<number>();
  for (let value = 0; value < size; value++) {
    const from = holders.starts[value]!;
    const to = holders.starts[value + 1]!;
    if (to - from === 1) {
      out[value] = of[holders.values[from]!] === nothing ? 0 : 1;
      continue;
    }
    seen.clear();
    for (let at = from; at < to && seen.size < enough; at++) {
      const each = of[holders.values[at]!]!;
      if (each !== nothing) seen.add(each);
    }
    out[value] = seen.size;
  }
  return out;
}

/** A value that too many different names share; listed in the report. */
export interface Hub {
  readonly type: "counterparty" | "contact";
  readonly kind: ValueKind;
  readonly value: string;
  readonly records: number;
  /** Different names on it, counted to 64. */
  readonly names: number;
}

/** A line by which a firm's speaker is known is listed once, as the telephone or mailbox that it is. */
export function listHubs(type: Hub["type"], table: Table, spread: Spread, { hub }: Parameters): Hub[] {
  const hubs: Hub[] = [];
  const channels = new Set<string>();
  for (const kind of valueKinds) {
    const limit = hub[kind];
    spread.names[kind].forEach((names, value) => {
      if (names <= limit) return;
      const text = table.texts[kind].at(value);
      if (kind === "phone" || kind === "email") channels.add(text);
      else if (kind === "speaker" && channels.has(text)) return;
      hubs.push({
        type,
        kind,
        value: shownAs(kind, text),
        records: spread.rows[kind].at(value),
        names,
      });
    });
  }
  return hubs.sort((a, b) => b.records - a.records || compareText(a.value, b.value));
}

/** Weight of an agreement on a value that `names` different names share. */
export function spreadWeight(
  { hubWeight, spread }: Parameters,
  full: Millibits,
  names: number,
  hub: number,
): Millibits {
  const least = Math.min(full, hubWeight);
  if (names > hub) return least;
  return Math.max(least, Math.round(full - spread.lost * Math.log2(Math.max(1, names / spread.free))));
}
