import { hashOf, hashText, Ints, ListBuilder, type Lists } from "../columns.ts";
import { sortByKey } from "./sort-by-key.ts";
import { consonants } from "../words/skeleton.ts";
import type { Parameters } from "../parameters.ts";
import type { Parts } from "../table/parts.ts";
import type { Spread } from "../table/spread.ts";
import type { Frozen } from "../table/frozen.ts";
import type { Table } from "../table/table.ts";

/**
 * A blocking rule gives a row some keys, and rows that share a key are candidates. Keys are 32-bit hashes of content; a
 * collision costs a comparison and nothing else. A block larger than the rule's cap is narrowed by second keys.
 */
export interface Rule {
  readonly name: string;
  /** Rows a block may have before it is narrowed. */
  readonly cap: number;
  /** How a large block is narrowed: by the name, or, where the name is what may be mistyped, by the town. */
  readonly narrow?: "town";
  readonly keys: (row: number, emit: (key: number) => void) => void;
}

/** What blocks are made of. */
export interface Blocked {
  readonly table: Table;
  readonly frozen: Frozen;
  readonly parts: Parts;
  readonly spread: Spread;
  /** By kind of value: with more different names on it a value makes no candidates by itself. */
  readonly hub: Parameters["hub"];
  /** By row: content hash of the rarest term of its name. */
  readonly principal: Int32Array;
}

/** What the rules look at, made ready once. */
export interface Sight extends Blocked {
  /** How many times larger blocks may be than the caps say: few rows can afford it. */
  readonly roomy: number;
  /** Content hash of the row's town, 0 without. */
  readonly townOf: (row: number) => number;
  /** The same; of a contact without a town that of the firm it speaks for, as far as that is known. */
  readonly homeOf: (row: number) => number;
  /** Calls `then` with each name of the row. */
  readonly eachName: (row: number, then: (name: number) => void) => void;
  /** By name: its terms, rarest first, at most three. */
  readonly rareTerms: Lists;
  /** Calls `then` with the first sound of each word by which a row may be known, whatever is mistyped behind it. */
  readonly eachInitial: (row: number, then: (initial: number) => void) => void;
}

export function sightOf(blocked: Blocked): Sight {
  const { table, frozen } = blocked;
  const { names, nameWords, persons, personWords, city, cityHash, lists, firms } = frozen;
  const { termBits, termHash } = table.words;
  const eachName: Sight["eachName"] = (row, then) => {
    for (let i = names.starts[row]!; i < names.starts[row + 1]!; i++) then(names.values[i]!);
  };
  const rare = new ListBuilder();
  for (let name = 0; name + 1 < nameWords.starts.length; name++) {
    const terms: number[] = [];
    for (let w = nameWords.starts[name]!; w < nameWords.starts[name + 1]!; w++) {
      const term = table.words.terms[nameWords.values[w]!]!;
      if (!terms.includes(term)) terms.push(term);
    }
    terms.sort((x, y) => termBits[y]! - termBits[x]! || termHash[x]! - termHash[y]!);
    for (const term of terms.slice(0, 3)) rare.push(term);
    rare.next();
  }
  const rareTerms = rare.done();
  const initialOf = (text: string): number => hashText(consonants(text).charAt(0));
  const termInitial = Int32Array.from(termHash, (_, term) => initialOf(table.words.termText(term)));
  const wordInitial = table.personWords.skeletons.ints(initialOf);
  const townOf = (row: number): number => (city[row]! < 0 ? 0 : cityHash[city[row]!]!);
  const firmTownOf = (row: number): number => {
    for (let at = lists.entity.starts[row]!; at < lists.entity.starts[row + 1]!; at++) {
      const town = firms.townHash[lists.entity.values[at]!] ?? 0;
      if (town !== 0) return town;
    }
    return 0;
  };
  return {
    ...blocked,
    roomy: Math.min(4, Math.max(1, 60_000 / Math.max(1, frozen.size))),
    townOf,
    homeOf: (row) => townOf(row) || firmTownOf(row),
    eachName,
    rareTerms,
    eachInitial(row, then) {
      const person = persons.starts[row]!;
      if (person < persons.starts[row + 1]!) {
        const id = persons.values[person]!;
        for (let w = personWords.starts[id]!; w < personWords.starts[id + 1]!; w++)
          then(wordInitial[personWords.values[w]!]!);
      } else
        eachName(row, (name) => {
          for (let at = rareTerms.starts[name]!; at < rareTerms.starts[name + 1]!; at++)
            then(termInitial[rareTerms.values[at]!]!);
        });
    },
  };
}

/**
 * By word: keys of it and of what it becomes by losing one letter, so that two words one edit apart share at least one of them. Of keys
 * that no other word has one is enough: all of them bring together the rows of this word. A word that is shorter than `least`, a number or
 * a generic word has none. Made once a word: a word stands in many rows.
 */
export function deletions(count: number, textOf: (word: number) => string, least: number): Lists {
  const keys = new Ints();
  const words = new Ints();
  const mine: number[] = [];
  for (let word = 0; word < count; word++) {
    const text = textOf(word);
    if (text.length < least || text.startsWith("#") || text.startsWith("=")) continue;
    mine.length = 0;
    mine.push(hashText(text));
    for (let i = 0; i < text.length; i++) {
      const key = hashText(text.slice(0, i) + text.slice(i + 1));
      if (!mine.includes(key)) mine.push(key);
    }
    for (const key of mine) {
      keys.push(key);
      words.push(word);
    }
  }
  const shared = repeated(keys.values);
  const kept = new ListBuilder();
  for (let word = 0, at = 0; word < count; word++) {
    for (let alone = 0; at < words.length && words.at(at) === word; at++)
      if (shared[at] === 1 || alone++ === 0) kept.push(keys.at(at));
    kept.next();
  }
  return kept.done();
}

/** 1 for each key that stands at another place too. */
function repeated(keys: Int32Array): Uint8Array {
  const sorted = Uint32Array.from(keys);
  const places = Int32Array.from(keys, (_, place) => place);
  sortByKey(sorted, places);
  const marks = new Uint8Array(keys.length);
  for (let at = 1; at < sorted.length; at++)
    if (sorted[at] === sorted[at - 1]) marks[places[at]!] = marks[places[at - 1]!] = 1;
  return marks;
}

/** A key of two words in either order. */
export function unordered(x: number, y: number): number {
  return x < y ? hashOf(x, y, 1) : hashOf(y, x, 1);
}
