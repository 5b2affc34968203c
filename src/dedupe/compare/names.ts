import type { Millibits } from "../../model/index.ts";
import type { Lists } from "../columns.ts";
import type { Parameters } from "../parameters.ts";
import type { Words } from "../words/words.ts";
import { LeftoverWords, NameSide } from "./leftover-words.ts";

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
  /** On one side these say no more than what kind of institution it is: `Grace Academy`, `Grace Mission`. */
  kindInstead: boolean;
  /** Every word found its partner, one of them a short word that is only alike: `Оптима`, `Оптика`. */
  alike: boolean;
  /** Every word found its partner, one of them made small, which is another word: `Яблоко`, `Яблочко`. */
  diminutive: boolean;
  /** One name has a word behind it that makes a firm of the same owner: `Лакомка`, `Лакомка-Опт`. */
  sister: boolean;
  /** 0 no numbers, 1 the same ones, 2 one name has a number that the other lacks, 3 different numbers. */
  numbers: 0 | 1 | 2 | 3;
}

/** A likeness (in thousandths) that one letter of six lacks: of short words there is nearly always another one so near, of longer ones hardly ever. */
const shortWord = 850;

/** Bits in common from which what is left may be short for the rest. */
const anchor = 4_000;

export class NameComparer {
  private readonly words: Words;
  private readonly lists: Lists;
  private readonly joined: Int32Array;
  private readonly parameters: Parameters;
  private readonly leftover: LeftoverWords;
  private readonly one = new NameSide();
  private readonly other = new NameSide();
  private readonly result: NameComparison = {
    level: 0,
    weight: 0,
    rarity: 0,
    partly: false,
    instead: false,
    kindInstead: false,
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
    this.leftover = new LeftoverWords(words, nameWords);
  }

  /**
   * Compares names `a` and `b`. Words that are in `places` (the two records' cities, the street and house they share) cost little when only one
   * name has them: «Киви/ООО/Челябинск». The result is overwritten by the next call.
   */
  compare(a: number, b: number, isPlace: (word: number) => boolean): NameComparison {
    const { words, lists, leftover, one, other, result } = this;
    const {
      name: table,
      namesakes: { fuzzy },
    } = this.parameters;
    one.start(lists, a);
    other.start(lists, b);
    const { from: fromA, length: lengthA, taken: takenA } = one;
    const { from: fromB, length: lengthB, taken: takenB } = other;

    let bits = 0; // of words that found a partner
    let rarity = 0;
    let named = false; // one of them says which firm it is, not what kind
    let singled = false; // and no trade either
    let likest = 1000; // the least likeness among them
    let exact = true;
    let diminutive = false;
    let numbersAgree = 0;
    // Equal words first and what is cut into words otherwise, so that a typo's partner is not stolen by its neighbour. Where the firm is named,
    // what is left may be short for what kind of firm it is: `Az. Agr. Bianchi`, `Azienda Agricola Bianchi`.
    for (let pass = 0; pass < (named || bits >= anchor ? 3 : 2); pass++) {
      for (let i = 0; i < lengthA; i++) {
        if (takenA[i] === 1) continue;
        const word = lists.values[fromA + i]!;
        let most = 0;
        let at = -1;
        for (let k = 0; k < lengthB; k++) {
          if (takenB[k] === 1) continue;
          const against = lists.values[fromB + k]!;
          const alike = this.likeness(word, against, pass, singled);
          if (alike > most) {
            most = alike;
            at = k;
          }
        }
        if (at < 0) continue;
        takenA[i] = 1;
        takenB[at] = 1;
        const partner = lists.values[fromB + at]!;
        const worth = Math.min(words.bits(word), words.bits(partner));
        if (most < 1000) exact = false;
        if (pass === 1 && most < 980 && words.areDiminutives(word, partner)) diminutive = true;
        rarity += Math.min(words.rarity(word), words.rarity(partner)) - (most >= 980 ? 0 : fuzzy);
        bits += worth * (most >= 980 ? 1 : (most / 1000) ** 2);
        if (words.meaning[word]! < 0 && !words.isNumber[word]!) {
          named = true;
          if (words.trade[word]! < 0) singled = true;
          one.namedAt = Math.min(one.namedAt, i);
          other.namedAt = Math.min(other.namedAt, at);
        }
        if (most < likest) likest = most;
        if (words.isNumber[word]!) numbersAgree++;
      }
      // Names that are nothing else are compared as one word below.
      if (pass !== 0 || this.joined[a] === this.joined[b]) continue;
      const cut = leftover.cutDifferently(one, other);
      if (cut === 0) continue;
      exact = false;
      named ||= leftover.named;
      singled ||= leftover.named;
      likest = Math.min(likest, 980);
      bits += cut;
      rarity += cut;
    }
    leftover.weigh(one, isPlace);
    leftover.weigh(other, isPlace);
    let leftA = one.left;
    let leftB = other.left;
    result.numbers = numbersOf(one, other, numbersAgree);

    if ((leftA > 0 || leftB > 0) && this.joined[a] === this.joined[b]) {
      // `Good Will` and `Goodwill`: the same letters, cut differently.
      exact = false;
      likest = 980;
      bits = Math.max(bits, Math.min(14_000, Math.max(this.sum(a), this.sum(b))));
      rarity = Math.max(rarity, this.sum(a), this.sum(b));
      leftA = 0;
      leftB = 0;
      result.numbers = 0;
    } else if (leftA > 0 && leftB > 0 && leftover.areGlued(one, other, isPlace)) {
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
      const short = leftover.acronym(one, other, least);
      const shortOther = short >= 0 ? -1 : leftover.acronym(other, one, least);
      if (short >= 0 || shortOther >= 0) {
        // `МПЗ Самара` and `Муромский приборостроительный завод`.
        exact = false;
        named = true;
        const worth = words.lengths[Math.max(short, shortOther)]! > 2 ? table.acronym : table.acronym / 2;
        bits += worth;
        rarity += worth;
        leftA = short >= 0 ? leftA - leftover.cost(short, isPlace(short)) : 0;
        leftB = shortOther >= 0 ? leftB - leftover.cost(shortOther, isPlace(shortOther)) : 0;
      }
    }
    const titles = one.titles > 0 && other.titles > 0;
    if (titles) {
      leftA += one.titles;
      leftB += other.titles;
    }
    // What stands on one side only is often just left out; what stands on both sides instead of each other contradicts.
    const instead = Math.min(leftA, leftB);
    const omitted = Math.max(leftA, leftB) - instead;
    const whole = bits + 2 * instead + omitted / 2;
    const share = whole === 0 ? 0 : bits / whole;
    // `Управляющая компания` within `Вестминстерская управляющая компания`: the word that names the firm is missing. Hospitals are told apart by number.
    const numbered = numbersAgree > 0 && instead === 0;
    const nameless = !named && !numbered && omitted >= 7_000;
    const level =
      leftA + leftB === 0 && bits > 0
        ? levelOfSame(exact, likest)
        : levelOfShare(share, instead > 0 || !named, nameless);
    const weight =
      Math.min(table.cap[level]!, table.base[level]! + table.perBit * bits) +
      (level < 4 ? 0 : Math.min(table.rare.most, table.rare.perBit * Math.max(0, rarity - table.rare.from))) -
      table.instead * instead -
      Math.min(table.omittedMost, table.omitted * omitted + table.loose * (one.loose + other.loose));
    result.level = level;
    result.rarity = rarity;
    const apart = titles || ((one.telling || one.premises) && (other.telling || other.premises));
    result.partly = leftA + leftB > 0 && (one.telling || other.telling || apart);
    result.instead = instead > 0 && apart;
    result.kindInstead = isKindInstead(one, other) || isKindInstead(other, one);
    result.alike = leftA + leftB === 0 && likest < shortWord;
    result.diminutive = leftA + leftB === 0 && diminutive;
    const houses = (one.house | other.house) === 3 && one.house !== 3 && other.house !== 3;
    result.sister = leftA + leftB > 0 && (one.sister || other.sister || houses);
    result.weight = Math.round(Math.max(table.floor, level < 2 ? Math.min(-1_000, weight) : weight));
    return result;
  }

  /** How alike two words are, as far as a pass looks: 0 equal words, 1 likenesses, 2 what one may be short for. */
  private likeness(word: number, against: number, pass: number, singled: boolean): number {
    const { words } = this;
    if (pass === 1) return words.similarity(word, against);
    if (pass === 2) return words.relation(word, against, singled);
    if (words.terms[word] !== words.terms[against]) return 0;
    return word === against ? 1000 : 980;
  }

  private sum(name: number): number {
    let bits = 0;
    for (let w = this.lists.starts[name]!; w < this.lists.starts[name + 1]!; w++)
      bits += this.words.bits(this.lists.values[w]!);
    return bits;
  }
}

/** What the numbers of two names say of which so many found a partner, see {@link NameComparison.numbers}. */
function numbersOf(one: NameSide, other: NameSide, agree: number): NameComparison["numbers"] {
  if (one.numbers === 0 && other.numbers === 0) return 0;
  if (agree === Math.max(one.numbers, other.numbers)) return 1;
  return agree < Math.min(one.numbers, other.numbers) ? 3 : 2;
}

/** The level of two names of which every word found its partner. @param likest the least likeness among them */
function levelOfSame(exact: boolean, likest: number): number {
  if (exact) return 5;
  return likest > 900 ? 4 : 3;
}

/**
 * The level of two names of which words are left.
 *
 * @param share of what they say that they have in common
 * @param doubtful words stand instead of each other, or none that they have in common names the firm
 */
function levelOfShare(share: number, doubtful: boolean, nameless: boolean): number {
  if (nameless || (share < 0.25 && doubtful)) return 0;
  if (share < 0.5 && doubtful) return 1;
  return share < 0.75 ? 2 : 3;
}

/**
 * Whether `one` says only what kind of institution it is where `other` names something: no shop or works, which its owner has beside it. Nor a Russian
 * word, by which owners tell their firms apart: «Центр Бирюсинка», «Бирюсинка Дизайн».
 */
function isKindInstead(one: NameSide, other: NameSide): boolean {
  return one.kind && !one.own && !other.kind && !other.premises && other.house === 0 && !other.russian;
}
