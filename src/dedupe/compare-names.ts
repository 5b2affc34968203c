import type { Millibits } from "../model/index.ts";
import type { Lists } from "./columns.ts";
import { parameters } from "./parameters.ts";
import type { Words } from "./words.ts";

/**
 * Two organisation names, compared word by word: every word of one looks for its best partner in the other, rare words
 * count for more than common ones, and what finds no partner speaks against.
 */
export interface NameComparison {
  /** 0 contradicts, 1 little in common, 2 partly, 3 mostly, 4 the same but for spelling, 5 the same words. */
  level: number;
  weight: Millibits;
  /** 0 no numbers, 1 the same ones, 2 one name has a number that the other lacks, 3 different numbers. */
  numbers: 0 | 1 | 2 | 3;
}

/** Names longer than this are compared by their first words; a name of a hundred words is a remark. */
const most = 24;

export class NameComparer {
  private readonly words: Words;
  private readonly lists: Lists;
  private readonly joined: Int32Array;
  private readonly partner = new Int32Array(most);
  private readonly taken = new Uint8Array(most);
  private readonly result: NameComparison = { level: 0, weight: 0, numbers: 0 };

  constructor(words: Words, nameWords: Lists, nameJoined: Int32Array) {
    this.words = words;
    this.lists = nameWords;
    this.joined = nameJoined;
  }

  /**
   * Compares names `a` and `b`. Words that are in `places` (the two records' cities) cost little when only one name has
   * them: «Киви/ООО/Челябинск». The result is overwritten by the next call.
   */
  compare(a: number, b: number, isPlace: (word: number) => boolean): NameComparison {
    const { words, lists, result } = this;
    const fromA = lists.starts[a]!;
    const fromB = lists.starts[b]!;
    const lengthA = Math.min(most, lists.starts[a + 1]! - fromA);
    const lengthB = Math.min(most, lists.starts[b + 1]! - fromB);
    this.taken.fill(0, 0, lengthB);
    this.partner.fill(-1, 0, lengthA);

    let agreed = 0; // bits of words that found a partner, by similarity
    let bits = 0; // the same, for the weight
    let exact = true;
    let numbersA = 0;
    let numbersB = 0;
    let numbersAgree = 0;
    // Equal words first, so that a typo's partner is not stolen by its neighbour.
    for (let pass = 0; pass < 2; pass++) {
      for (let i = 0; i < lengthA; i++) {
        if (this.partner[i]! >= 0) continue;
        const word = lists.values[fromA + i]!;
        let best = 0;
        let at = -1;
        for (let k = 0; k < lengthB; k++) {
          if (this.taken[k] === 1) continue;
          const other = lists.values[fromB + k]!;
          const alike =
            pass === 0
              ? words.terms[word] === words.terms[other]
                ? word === other
                  ? 1000
                  : 980
                : 0
              : words.similarity(word, other);
          if (alike > best) {
            best = alike;
            at = k;
          }
        }
        if (at < 0) continue;
        this.partner[i] = at;
        this.taken[at] = 1;
        const other = lists.values[fromB + at]!;
        const worth = Math.min(words.bits(word), words.bits(other));
        if (best < 1000) exact = false;
        agreed += (worth * best) / 1000;
        bits += worth * (best >= 980 ? 1 : (best / 1000) ** 2);
        if (words.isNumber[word]!) numbersAgree++;
      }
    }
    let leftA = 0;
    let leftB = 0;
    for (let i = 0; i < lengthA; i++) {
      const word = lists.values[fromA + i]!;
      if (words.isNumber[word]!) numbersA++;
      if (this.partner[i]! < 0) leftA += this.cost(word, isPlace);
    }
    for (let k = 0; k < lengthB; k++) {
      const word = lists.values[fromB + k]!;
      if (words.isNumber[word]!) numbersB++;
      if (this.taken[k] === 0) leftB += this.cost(word, isPlace);
    }
    result.numbers =
      numbersA === 0 && numbersB === 0
        ? 0
        : numbersAgree === Math.max(numbersA, numbersB)
          ? 1
          : numbersAgree < Math.min(numbersA, numbersB)
            ? 3
            : 2;

    const joined = this.joined[a] === this.joined[b];
    if (joined && (leftA > 0 || leftB > 0)) {
      // `Good Will` and `Goodwill`: the same letters, cut differently.
      exact = false;
      bits = Math.max(bits, Math.min(14_000, Math.max(this.sum(a), this.sum(b))));
      agreed = bits;
      leftA = 0;
      leftB = 0;
      result.numbers = 0;
    }
    const both = agreed + (leftA + leftB) / 2;
    const share = both === 0 ? 0 : agreed / both;
    const level =
      leftA + leftB === 0 && bits > 0
        ? exact
          ? 5
          : share > 0.9
            ? 4
            : 3
        : share >= 0.8
          ? 3
          : share >= 0.55
            ? 2
            : share >= 0.3
              ? 1
              : 0;
    const table = parameters.name;
    result.level = level;
    result.weight =
      level < 2
        ? table.weight[level]!
        : Math.min(
            table.cap[level]!,
            Math.round(table.weight[level]! + table.perBit[level]! * bits - 0.1 * (leftA + leftB)),
          );
    return result;
  }

  /** What a word without a partner speaks against. */
  private cost(word: number, isPlace: (word: number) => boolean): number {
    const bits = this.words.bits(word);
    if (this.words.isNumber[word]!) return 2_000; // the feature `number` says the rest
    return isPlace(word) ? Math.min(1_000, bits) : bits;
  }

  private sum(name: number): number {
    let bits = 0;
    for (let w = this.lists.starts[name]!; w < this.lists.starts[name + 1]!; w++)
      bits += this.words.bits(this.lists.values[w]!);
    return bits;
  }
}
