import type { Millibits } from "../../model/index.ts";
import type { Lists } from "../columns.ts";
import { isFree, isService, isKind, isPremises, isTitle, makesSister, sideOfHouse } from "../words/firm-word.ts";
import { wordSimilarity } from "../words/similarity.ts";
import { skeletonOf } from "../words/skeleton.ts";
import type { Words } from "../words/words.ts";

/** Names longer than this are compared by their first words; a name of a hundred words is a remark. */
export const longest = 24;

/** The most that a word of a trade says where it stands on one side only, as what is commoner does: see `generic-words.ts`. */
const tradeBits: Millibits = 5_000;

/** The same of `Services`, which foreign names have or lack. */
const serviceBits: Millibits = 1_000;

const nowhere = (): boolean => false;

/** One of two names that are compared. One object is used for millions of names. */
export class NameSide {
  /** Where its words stand in the lists, and how many of them are compared. */
  from = 0;
  length = 0;
  /** By word: 1 when it has found what it is in the other name. */
  readonly taken = new Uint8Array(longest);
  /** Where the first word stands that says which firm it is, and has found its partner. */
  namedAt = 0;

  // What {@link LeftoverWords.weigh} finds.
  /** How many of its words are numbers, with a partner or without. */
  numbers = 0;
  /** What the words without partners speak against. */
  left: Millibits = 0;
  /** `магазин`, `торговый дом` without a partner: they come and go, and never stand instead of anything. */
  loose = 0;
  /** One of the words without a partner says more than that. */
  telling = false;
  /** One of them is what is written on a door. */
  premises = false;
  /** One of them is the town of one of the two records. */
  place = false;
  /** One of them makes another firm of the same owner. */
  sister = false;
  /** Some of them say no more than what kind of institution it is: `Center`, `Academy`, `клиника`. */
  kind = false;
  /** One of them says more than that: which firm it is, or which of an owner's. */
  own = false;
  /** And it is Russian. */
  russian = false;
  /** What sells, what makes: see `sideOfHouse`. */
  house = 0;
  /** Bits of the titles: they come and go, and are two people's where both names have one. */
  titles: Millibits = 0;

  start(lists: Lists, name: number): void {
    this.from = lists.starts[name]!;
    this.length = Math.min(longest, lists.starts[name + 1]! - this.from);
    this.taken.fill(0, 0, this.length);
    this.namedAt = this.length;
  }
}

/** The words of two names that found no partner word by word: what they may be all the same, and what they speak against. */
export class LeftoverWords {
  private readonly words: Words;
  private readonly lists: Lists;
  /** Whether one of the words that {@link cutDifferently} has found last says which firm it is. */
  named = false;

  constructor(words: Words, lists: Lists) {
    this.words = words;
    this.lists = lists;
  }

  /** Bits of the words that one name writes as one and the other as two: `Autobody` and `Auto Body Paint`. They have found what they are. */
  cutDifferently(one: NameSide, other: NameSide): Millibits {
    this.named = false;
    return this.writtenAsTwo(one, other) + this.writtenAsTwo(other, one);
  }

  /** The same of the words of `whole` that `parts` writes as two. */
  private writtenAsTwo(whole: NameSide, parts: NameSide): Millibits {
    const { words, lists } = this;
    let bits = 0;
    for (let i = 0; i < whole.length; i++) {
      const word = lists.values[whole.from + i]!;
      for (let k = 0; k + 1 < parts.length && whole.taken[i] === 0; k++) {
        if (parts.taken[k] === 1 || parts.taken[k + 1] === 1) continue;
        const [first, second] = [lists.values[parts.from + k]!, lists.values[parts.from + k + 1]!];
        if (!words.areTogether(first, second, -1, word)) continue;
        whole.taken[i] = 1;
        parts.taken[k] = 1;
        parts.taken[k + 1] = 1;
        bits += words.bits(word);
        if (words.meaning[word]! < 0) this.named = true;
      }
    }
    return bits;
  }

  /** Says in `side` what its words speak against. */
  weigh(side: NameSide, isPlace: (word: number) => boolean): void {
    const { words, lists } = this;
    const { from, length, taken, namedAt } = side;
    side.numbers = side.left = side.loose = side.house = side.titles = 0;
    side.telling = side.premises = side.sister = side.place = side.kind = side.own = side.russian = false;
    for (let i = 0; i < length; i++) {
      const word = lists.values[from + i]!;
      const number = words.isNumber[word]!;
      if (taken[i] === 1) {
        if (number) side.numbers++;
        continue;
      }
      // `Teddy Bear (51st Street)`, `Robertson Center 2020` in house 2020: no number of the name.
      if (number && !isPlace(word)) side.numbers++;
      side.house |= sideOfHouse(words, word);
      if (isTitle(words, word)) side.titles += words.bits(word);
      if (isFree(words, word)) side.loose++;
      else {
        const place = isPlace(word);
        const cost = this.cost(word, place);
        side.left += cost;
        if (i > namedAt && makesSister(words, word)) side.sister = true;
        if (place) side.place = true;
        if (isPremises(words, word)) side.premises = true;
        else if (cost > 1_000) side.telling = true;
        if (cost > 1_000) {
          if (isKind(words, word)) side.kind = true;
          else {
            side.own = true;
            if (words.isCyrillic[word]!) side.russian = true;
          }
        }
      }
    }
  }

  /** What a word without a partner speaks against. @param place whether it is of the place of the two records */
  cost(word: number, place: boolean): Millibits {
    const bits = this.words.bits(word);
    if (place) return Math.min(1_000, bits);
    if (this.words.trade[word]! >= 0) return Math.min(tradeBits, bits);
    if (isService(this.words, word)) return Math.min(serviceBits, bits);
    return this.words.isNumber[word]! ? 2_000 : bits; // of a number the feature `number` says the rest
  }

  /**
   * Whether the words without partners, written together, are the same but for a typing error: `АистСтрой` and `Аист Строй`,
   * `торговый дом ТоргЧайка` and `Торг Чайка`, `АгроСнаб Прохоровка` and `Агро Снаб` of that town.
   */
  areGlued(one: NameSide, other: NameSide, isPlace: (word: number) => boolean): boolean {
    return (
      this.areTogether(one, other, nowhere) || ((one.place || other.place) && this.areTogether(one, other, isPlace))
    );
  }

  /** The same without the words that are `skipped`. */
  private areTogether(one: NameSide, other: NameSide, skipped: (word: number) => boolean): boolean {
    // Numbers first: most pairs of names fail here, and putting words together is the dearest part of comparing names.
    const lengthOne = this.letters(one, skipped);
    const lengthOther = this.letters(other, skipped);
    if (lengthOne < 5 || lengthOther < 5 || Math.abs(lengthOne - lengthOther) > 3) return false;
    const left = this.together(one, skipped);
    const right = this.together(other, skipped);
    if (left.count + right.count < 3) return false;
    const [a, b] = [skeletonOf(left.text), skeletonOf(right.text)];
    return a === b || wordSimilarity(a, b) >= 800;
  }

  /** Length of what {@link together} would put together. */
  private letters({ from, length, taken }: NameSide, skipped: (word: number) => boolean): number {
    let letters = 0;
    for (let at = 0; at < length; at++) {
      const word = this.lists.values[from + at]!;
      if (taken[at] === 0 && !isFree(this.words, word) && !skipped(word)) letters += this.words.lengths[word]!;
    }
    return letters;
  }

  /** The words of a name without partners, written together, without those that come and go. */
  private together(
    { from, length, taken }: NameSide,
    skipped: (word: number) => boolean,
  ): { text: string; count: number } {
    let text = "";
    let count = 0;
    for (let at = 0; at < length; at++) {
      const word = this.lists.values[from + at]!;
      if (taken[at] === 1 || isFree(this.words, word) || skipped(word)) continue;
      text += this.words.text(word);
      count++;
    }
    return { text, count };
  }

  /**
   * A word of `short` without a partner that is made of the first letters of all that found none in `long`, −1 without. Little words of
   * that may be left out.
   *
   * @param least letters that it has at least
   */
  acronym(short: NameSide, long: NameSide, least: number): number {
    const { words, lists } = this;
    let count = 0;
    for (let k = 0; k < long.length; k++) if (long.taken[k] === 0) count++;
    if (count < least || count > 7) return -1;
    for (let i = 0; i < short.length; i++) {
      const word = lists.values[short.from + i]!;
      if (short.taken[i] === 1 || words.lengths[word]! < least || words.lengths[word]! > count) continue;
      const letters = words.text(word);
      let at = 0;
      for (let k = 0; k < long.length; k++) {
        if (long.taken[k] === 1) continue;
        const other = lists.values[long.from + k]!;
        if (words.text(other).charAt(0) === letters.charAt(at)) at++;
        else if (words.bits(other) > 3_000) break;
      }
      if (at === letters.length) return word;
    }
    return -1;
  }
}
