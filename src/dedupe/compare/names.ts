import type { Millibits } from "../../model/index.ts";
import type { Lists } from "../columns.ts";
import type { Parameters } from "../parameters.ts";
import { wordSimilarity } from "../words/similarity.ts";
import { skeletonOf } from "../words/skeleton.ts";
import type { Words } from "../words/words.ts";

/**
 * Two organisation names, compared word by word: every word of one looks for its best partner in the other, rare words
 * count for more than common ones, and what finds no partner speaks against.
 */
export interface NameComparison {
  /** 0 contradicts, 1 little in common, 2 partly, 3 mostly, 4 the same but for spelling, 5 the same words. */
  level: number;
  weight: Millibits;
  /** How rare the words are that found a partner: one record in 2^rarity has them by chance. */
  rarity: Millibits;
  /** Words that say something stand on one side only. */
  partly: boolean;
  /** Such words stand on both sides, instead of each other: `Лига Авто`, `Лига Мебель`. */
  instead: boolean;
  /** Every word found its partner, one of them a short word that is only alike: `Оптима`, `Оптика`. */
  alike: boolean;
  /** Every word found its partner, one of them made small, which is another word: `Яблоко`, `Яблочко`. */
  diminutive: boolean;
  /** One name has a word behind it that makes a firm of the same owner: `Лакомка`, `Лакомка-Опт`. */
  sister: boolean;
  /** 0 no numbers, 1 the same ones, 2 one name has a number that the other lacks, 3 different numbers. */
  numbers: 0 | 1 | 2 | 3;
}

/** Names longer than this are compared by their first words; a name of a hundred words is a remark. */
const longest = 24;

/** A likeness (in thousandths) that one letter of six lacks: of short words there is nearly always another one so near, of longer ones hardly ever. */
const shortWord = 850;

/** Bits in common from which what is left may be short for the rest. */
const anchor = 4_000;

/** A word that has found what it is, at whatever place: neither −1 nor 0. */
const taken = 1;

export class NameComparer {
  private readonly words: Words;
  private readonly lists: Lists;
  private readonly joined: Int32Array;
  private readonly parameters: Parameters;
  private readonly partner = new Int32Array(longest);
  private readonly taken = new Uint8Array(longest);
  private readonly result: NameComparison = {
    level: 0,
    weight: 0,
    rarity: 0,
    partly: false,
    instead: false,
    alike: false,
    diminutive: false,
    sister: false,
    numbers: 0,
  };

  constructor(words: Words, nameWords: Lists, nameJoined: Int32Array, parameters: Parameters) {
    this.words = words;
    this.parameters = parameters;
    this.lists = nameWords;
    this.joined = nameJoined;
  }

  /**
   * Compares names `a` and `b`. Words that are in `places` (the two records' cities) cost little when only one name has
   * them: «Киви/ООО/Челябинск». The result is overwritten by the next call.
   */
  compare(a: number, b: number, isPlace: (word: number) => boolean): NameComparison {
    const { words, lists, result } = this;
    const {
      name: table,
      namesakes: { fuzzy },
    } = this.parameters;
    const fromA = lists.starts[a]!;
    const fromB = lists.starts[b]!;
    const lengthA = Math.min(longest, lists.starts[a + 1]! - fromA);
    const lengthB = Math.min(longest, lists.starts[b + 1]! - fromB);
    this.taken.fill(0, 0, lengthB);
    this.partner.fill(-1, 0, lengthA);

    let bits = 0; // of words that found a partner
    let rarity = 0;
    let named = false; // one of them says which firm it is, not what kind
    let likest = 1000; // the least likeness among them
    let exact = true;
    let diminutive = false;
    let namedA = lengthA; // where the first word stands that says which firm it is
    let namedB = lengthB;
    let numbersA = 0;
    let numbersB = 0;
    let numbersAgree = 0;
    // Equal words first, so that a typo's partner is not stolen by its neighbour. Where the firm is named, what is left may be short for what
    // kind of firm it is: `Az. Agr. Bianchi`, `Azienda Agricola Bianchi`.
    for (let pass = 0; pass < (named || bits >= anchor ? 3 : 2); pass++) {
      for (let i = 0; i < lengthA; i++) {
        if (this.partner[i]! >= 0) continue;
        const word = lists.values[fromA + i]!;
        let most = 0;
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
              : pass === 1
                ? words.similarity(word, other)
                : words.relation(word, other);
          if (alike > most) {
            most = alike;
            at = k;
          }
        }
        if (at < 0) continue;
        this.partner[i] = at;
        this.taken[at] = 1;
        const other = lists.values[fromB + at]!;
        const worth = Math.min(words.bits(word), words.bits(other));
        if (most < 1000) exact = false;
        if (pass === 1 && most < 980 && words.areDiminutives(word, other)) diminutive = true;
        rarity += Math.min(words.rarity(word), words.rarity(other)) - (most >= 980 ? 0 : fuzzy);
        bits += worth * (most >= 980 ? 1 : (most / 1000) ** 2);
        if (words.meaning[word]! < 0 && !words.isNumber[word]!) {
          named = true;
          namedA = Math.min(namedA, i);
          namedB = Math.min(namedB, at);
        }
        if (most < likest) likest = most;
        if (words.isNumber[word]!) numbersAgree++;
      }
    }
    // Names that are nothing else are compared as one word below.
    const cut =
      bits === 0
        ? 0
        : this.cutDifferently(fromA, lengthA, this.partner, -1, fromB, lengthB, this.taken, 0) +
          this.cutDifferently(fromB, lengthB, this.taken, 0, fromA, lengthA, this.partner, -1);
    if (cut > 0) {
      exact = false;
      likest = Math.min(likest, 980);
      bits += cut;
      rarity += cut;
    }
    let leftA = 0;
    let leftB = 0;
    let loose = 0; // `магазин`, `торговый дом` without a partner: they come and go, and never stand instead of anything
    let tellingA = false; // one of the words without a partner says more than that
    let tellingB = false;
    let sister = false;
    let houseA = 0; // what sells, what makes: see `sideOfHouse`
    let houseB = 0;
    let premisesA = false; // one of them is what is written on a door
    let premisesB = false;
    let titlesA = 0; // bits of them: they come and go, and are two people's where both names have one
    let titlesB = 0;
    for (let i = 0; i < lengthA; i++) {
      const word = lists.values[fromA + i]!;
      if (words.isNumber[word]!) numbersA++;
      if (this.partner[i]! >= 0) continue;
      houseA |= words.sideOfHouse(word);
      if (words.isTitle(word)) titlesA += words.bits(word);
      if (words.isFree(word)) loose++;
      else {
        const cost = this.cost(word, isPlace);
        leftA += cost;
        if (i > namedA && words.makesSister(word)) sister = true;
        if (words.isPremises(word)) premisesA = true;
        else if (cost > 1_000) tellingA = true;
      }
    }
    for (let k = 0; k < lengthB; k++) {
      const word = lists.values[fromB + k]!;
      if (words.isNumber[word]!) numbersB++;
      if (this.taken[k] === 1) continue;
      houseB |= words.sideOfHouse(word);
      if (words.isTitle(word)) titlesB += words.bits(word);
      if (words.isFree(word)) loose++;
      else {
        const cost = this.cost(word, isPlace);
        leftB += cost;
        if (k > namedB && words.makesSister(word)) sister = true;
        if (words.isPremises(word)) premisesB = true;
        else if (cost > 1_000) tellingB = true;
      }
    }
    result.numbers =
      numbersA === 0 && numbersB === 0
        ? 0
        : numbersAgree === Math.max(numbersA, numbersB)
          ? 1
          : numbersAgree < Math.min(numbersA, numbersB)
            ? 3
            : 2;

    if ((leftA > 0 || leftB > 0) && this.joined[a] === this.joined[b]) {
      // `Good Will` and `Goodwill`: the same letters, cut differently.
      exact = false;
      likest = 980;
      bits = Math.max(bits, Math.min(14_000, Math.max(this.sum(a), this.sum(b))));
      rarity = Math.max(rarity, this.sum(a), this.sum(b));
      leftA = 0;
      leftB = 0;
      result.numbers = 0;
    } else if (leftA > 0 && leftB > 0 && this.glued(fromA, lengthA, fromB, lengthB)) {
      // The same for the words that found no partner: `ТД СтройСервис` and `Строй Сервиз`.
      exact = false;
      named = true;
      likest = Math.min(likest, 800);
      bits += 0.8 * Math.min(14_000, Math.max(leftA, leftB));
      rarity += Math.max(leftA, leftB);
      leftA = 0;
      leftB = 0;
    } else {
      // Two letters stand for two words where another word has said which firm it is: `O. M. Rossi`, `Officine Meccaniche Rossi`.
      const least = named ? 2 : 3;
      const word = this.acronym(fromA, lengthA, this.partner, -1, fromB, lengthB, this.taken, 0, least);
      const other =
        word >= 0 ? -1 : this.acronym(fromB, lengthB, this.taken, 0, fromA, lengthA, this.partner, -1, least);
      if (word >= 0 || other >= 0) {
        // `МПЗ Самара` and `Муромский приборостроительный завод`.
        exact = false;
        named = true;
        const worth = words.lengths[Math.max(word, other)]! > 2 ? table.acronym : table.acronym / 2;
        bits += worth;
        rarity += worth;
        leftA = word >= 0 ? leftA - this.cost(word, isPlace) : 0;
        leftB = other >= 0 ? leftB - this.cost(other, isPlace) : 0;
      }
    }
    const titles = titlesA > 0 && titlesB > 0;
    if (titles) {
      leftA += titlesA;
      leftB += titlesB;
    }
    // What stands on one side only is often just left out; what stands on both sides instead of each other contradicts.
    const instead = Math.min(leftA, leftB);
    const omitted = Math.max(leftA, leftB) - instead;
    const whole = bits + 2 * instead + omitted / 2;
    const share = whole === 0 ? 0 : bits / whole;
    // `Управляющая компания` within `Вестминстерская управляющая компания`: the word that names the firm is missing.
    const nameless = !named && omitted >= 7_000;
    const level =
      leftA + leftB === 0 && bits > 0
        ? exact
          ? 5
          : likest > 900
            ? 4
            : 3
        : nameless || (share < 0.25 && (instead > 0 || !named))
          ? 0
          : share < 0.5 && (instead > 0 || !named)
            ? 1
            : share < 0.75
              ? 2
              : 3;
    const weight =
      Math.min(table.cap[level]!, table.base[level]! + table.perBit * bits) -
      table.instead * instead -
      Math.min(table.omittedMost, table.omitted * omitted + table.loose * loose);
    result.level = level;
    result.rarity = rarity;
    const apart = titles || ((tellingA || premisesA) && (tellingB || premisesB));
    result.partly = leftA + leftB > 0 && (tellingA || tellingB || apart);
    result.instead = instead > 0 && apart;
    result.alike = leftA + leftB === 0 && likest < shortWord;
    result.diminutive = leftA + leftB === 0 && diminutive;
    result.sister = leftA + leftB > 0 && (sister || ((houseA | houseB) === 3 && houseA !== 3 && houseB !== 3));
    result.weight = Math.round(Math.max(table.floor, level < 2 ? Math.min(-1_000, weight) : weight));
    return result;
  }

  /**
   * Bits of the words of one name, without partners so far, that the other writes as two: `Autobody` and `Auto Body Paint`. Takes both from those that
   * have none.
   */
  private cutDifferently(
    from: number,
    length: number,
    marks: Int32Array | Uint8Array,
    free: number,
    fromOther: number,
    lengthOther: number,
    marksOther: Int32Array | Uint8Array,
    freeOther: number,
  ): number {
    const { words, lists } = this;
    let bits = 0;
    for (let i = 0; i < length; i++) {
      const word = lists.values[from + i]!;
      for (let k = 0; k + 1 < lengthOther && marks[i] === free; k++) {
        if (marksOther[k] !== freeOther || marksOther[k + 1] !== freeOther) continue;
        const [one, other] = [lists.values[fromOther + k]!, lists.values[fromOther + k + 1]!];
        if (!words.areTogether(one, other, word)) continue;
        marks[i] = taken;
        marksOther[k] = taken;
        marksOther[k + 1] = taken;
        bits += words.bits(word);
      }
    }
    return bits;
  }

  /**
   * Whether the words without partners, written together, are the same but for a typing error: `АистСтрой` and `Аист Строй`,
   * `торговый дом ТоргЧайка` and `Торг Чайка`.
   */
  private glued(fromA: number, lengthA: number, fromB: number, lengthB: number): boolean {
    // Numbers first: most pairs of names fail here, and putting words together is the dearest part of comparing names.
    const lengthOne = this.lettersUnmatched(fromA, lengthA, this.partner, -1);
    const lengthOther = this.lettersUnmatched(fromB, lengthB, this.taken, 0);
    if (lengthOne < 5 || lengthOther < 5 || Math.abs(lengthOne - lengthOther) > 3) return false;
    const one = this.unmatched(fromA, lengthA, this.partner, -1);
    const other = this.unmatched(fromB, lengthB, this.taken, 0);
    if (one.count + other.count < 3) return false;
    const left = skeletonOf(one.text);
    const right = skeletonOf(other.text);
    return left === right || wordSimilarity(left, right) >= 800;
  }

  /** Length of what {@link unmatched} would put together. */
  private lettersUnmatched(from: number, length: number, marks: Int32Array | Uint8Array, free: number): number {
    let letters = 0;
    for (let at = 0; at < length; at++) {
      const word = this.lists.values[from + at]!;
      if (marks[at] === free && !this.words.isFree(word)) letters += this.words.lengths[word]!;
    }
    return letters;
  }

  /** The words of a name that are marked `free`, written together, without those that come and go. */
  private unmatched(
    from: number,
    length: number,
    marks: Int32Array | Uint8Array,
    free: number,
  ): { text: string; count: number } {
    let text = "";
    let count = 0;
    for (let at = 0; at < length; at++) {
      const word = this.lists.values[from + at]!;
      if (marks[at] !== free || this.words.isFree(word)) continue;
      text += this.words.text(word);
      count++;
    }
    return { text, count };
  }

  /**
   * A word without a partner that is made of the first letters of all that found none in the other name, −1 without. Little words of
   * that may be left out.
   */
  private acronym(
    from: number,
    length: number,
    marks: Int32Array | Uint8Array,
    free: number,
    fromOther: number,
    lengthOther: number,
    marksOther: Int32Array | Uint8Array,
    freeOther: number,
    least: number,
  ): number {
    const { words, lists } = this;
    let count = 0;
    for (let k = 0; k < lengthOther; k++) if (marksOther[k] === freeOther) count++;
    if (count < least || count > 7) return -1;
    for (let i = 0; i < length; i++) {
      const word = lists.values[from + i]!;
      if (marks[i] !== free || words.lengths[word]! < least || words.lengths[word]! > count) continue;
      const letters = words.text(word);
      let at = 0;
      for (let k = 0; k < lengthOther; k++) {
        if (marksOther[k] !== freeOther) continue;
        const other = lists.values[fromOther + k]!;
        if (words.text(other).charAt(0) === letters.charAt(at)) at++;
        else if (words.bits(other) > 3_000) break;
      }
      if (at === letters.length) return word;
    }
    return -1;
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
