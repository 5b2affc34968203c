import { patronymicGender } from "../../countries/given-names.ts";
import type { Millibits } from "../../model/index.ts";
import type { Lists } from "../columns.ts";
import type { Parameters } from "../parameters.ts";
import { isFamilyOf } from "../words/derived.ts";
import { initial } from "../words/similarity.ts";
import { cut as shortened, nickname, type Words } from "../words/words.ts";
import { personRole } from "../table/flags.ts";
import { wordInRole } from "../table/person-words.ts";

/** 0 contradicts … 5 the same; 3 and more is "the same person, as far as names go". */
export interface PersonComparison {
  level: number;
  weight: Millibits;
  /** How rare what they agree on is: one record in 2^rarity has it by chance. */
  rarity: Millibits;
  /** Neither family names nor given names agree, and both are written out. */
  strangers: boolean;
  /** Their given names are known ones that contradict each other. */
  givenApart: boolean;
  /** Their family names agree, and their given names are known ones that contradict each other. */
  siblings: boolean;
  /** The same the other way round: somebody who married has another family name. */
  renamed: boolean;
  /** One tells nothing but a given name. */
  givenOnly: boolean;
  /** Their given names are one only as one writes it short, see `areCutNames`. */
  cut: boolean;
  /** Their given names may be one, and both stand in documents: Елена and Алёна (see `areTwoNames`), Магомед and Магомед-Расул. */
  twoNames: boolean;
  /** Their given names are written otherwise: a pet name, an initial, another spelling. */
  otherGiven: boolean;
  /** Their given names are one only in another language, see `isLoan`. */
  loan: boolean;
}

const most = 8;
const { family, given, patronymic, unknown } = personRole;

/**
 * Two people's names. Each word looks for its best partner, roles first (family, given name, patronymic, where they are
 * known), then any free place: `Иванов Иван` is `Иван Иванов`. Words of one role that stay without a partner on both
 * sides contradict each other.
 */
export class PersonComparer {
  private readonly words: Words;
  private readonly lists: Lists;
  private readonly roles: Int32Array;
  private readonly parameters: Parameters;
  private readonly takenA = new Uint8Array(most);
  private readonly takenB = new Uint8Array(most);
  /** By word of a, then of b: their likeness, −1 as long as no pass has asked. */
  private readonly alike = new Int16Array(most * most);
  /** By word that was asked for: 1 of Latin or Cyrillic letters, 2 of others. */
  private readonly legible: Uint8Array;
  /** By word that was asked for: 1 of the make of a patronymic, 2 of another. */
  private readonly fathers: Uint8Array;
  private readonly result: PersonComparison = {
    level: 0,
    weight: 0,
    rarity: 0,
    strangers: false,
    givenApart: false,
    siblings: false,
    renamed: false,
    givenOnly: false,
    cut: false,
    twoNames: false,
    otherGiven: false,
    loan: false,
  };

  constructor(words: Words, personWords: Lists, roles: Int32Array, parameters: Parameters) {
    this.words = words;
    this.parameters = parameters;
    this.legible = new Uint8Array(words.lengths.length);
    this.fathers = new Uint8Array(words.lengths.length);
    this.lists = personWords;
    this.roles = roles;
  }

  /** Compares persons `a` and `b`; the result is overwritten by the next call. */
  compare(a: number, b: number): PersonComparison {
    const { words, lists, roles, takenA, takenB, result } = this;
    const p = this.parameters.person;
    const fromA = lists.starts[a]!;
    const fromB = lists.starts[b]!;
    const lengthA = Math.min(most, lists.starts[a + 1]! - fromA);
    const lengthB = Math.min(most, lists.starts[b + 1]! - fromB);
    takenA.fill(0, 0, lengthA);
    takenB.fill(0, 0, lengthB);
    this.alike.fill(-1, 0, lengthA * lengthB);
    let weight = 0;
    let rarity = 0;
    let matched = 0;
    let named = 0;
    let full = 0;
    let worst = 1000;
    let familyAgrees = false;
    let givenAgrees = false;
    let cut = false;
    let twoNames = false;
    let otherGiven = false;
    let loan = false;

    // What one of them writes as two words and the other as one: `Anna Lena` and `Annalena`, `Jean Pierre` and `JP`.
    if (lengthA !== lengthB) {
      const [short, from, length, long, fromLong, lengthLong] =
        lengthA < lengthB
          ? [takenA, fromA, lengthA, takenB, fromB, lengthB]
          : [takenB, fromB, lengthB, takenA, fromA, lengthA];
      for (let i = 0; i < length; i++) {
        const word = lists.values[from + i]!;
        for (let k = 0; k + 1 < lengthLong && short[i] === 0; k++) {
          const [one, other] = [lists.values[fromLong + k]!, lists.values[fromLong + k + 1]!];
          const third = k + 2 < lengthLong ? lists.values[fromLong + k + 2]! : -1;
          const three = third >= 0 && words.areTogether(one, other, third, word);
          const together = three || words.areTogether(one, other, -1, word);
          if (!together && !words.areInitials(word, one, other)) continue;
          short[i] = 1;
          long.fill(1, k, k + (three ? 3 : 2));
          const likeness = together ? 980 : initial;
          weight += this.agreement(roles[from + i]!, likeness, words.bits(word));
          rarity += shareOf(this.parameters.namesakes, likeness, words.rarity(word));
          matched++;
          if (roles[from + i] !== patronymic) named++;
          if (together) full++;
          if (together && roles[from + i] === family) familyAgrees = true;
          worst = Math.min(worst, likeness);
        }
      }
    }

    // Pass 0: equal words in their role, 1: alike in their role, 2: any place.
    for (let pass = 0; pass < 3; pass++) {
      for (let i = 0; i < lengthA; i++) {
        if (takenA[i] === 1) continue;
        const role = roles[fromA + i]!;
        let best = 0;
        let at = -1;
        for (let k = 0; k < lengthB; k++) {
          if (takenB[k] === 1) continue;
          const otherRole = roles[fromB + k]!;
          if (pass < 2 && role !== otherRole) continue;
          // A known family name may stand where a known given name stands (swapped columns), a patronymic may not.
          if (
            pass === 2 &&
            role !== otherRole &&
            (role === patronymic || otherRole === patronymic) &&
            role !== unknown &&
            otherRole !== unknown
          )
            continue;
          const pair = i * lengthB + k;
          if (this.alike[pair]! < 0) {
            const [one, other] = [lists.values[fromA + i]!, lists.values[fromB + k]!];
            this.alike[pair] =
              role === given && otherRole === given ? words.givenSimilarity(one, other) : words.similarity(one, other);
          }
          const alike = this.alike[pair]!;
          // Out of place only a good likeness counts: an initial there agrees with one word in thirty.
          if (
            alike > best &&
            (pass === 0 ? alike >= 980 : pass === 1 || alike >= 750 || role === unknown || otherRole === unknown) &&
            !(
              pass === 2 &&
              alike < 980 &&
              (this.isOneMadeOfOther(lists.values[fromA + i]!, lists.values[fromB + k]!) ||
                !this.areSwapped(a, b, role, otherRole))
            )
          ) {
            best = alike;
            at = k;
          }
        }
        if (at < 0) continue;
        takenA[i] = 1;
        takenB[at] = 1;
        const otherRole = roles[fromB + at]!;
        const worth = Math.min(words.bits(lists.values[fromA + i]!), words.bits(lists.values[fromB + at]!));
        const as = role === unknown ? otherRole : role;
        weight += this.agreement(as, best, worth);
        rarity += shareOf(
          this.parameters.namesakes,
          best,
          Math.min(words.rarity(lists.values[fromA + i]!), words.rarity(lists.values[fromB + at]!)),
        );
        if (role !== otherRole && role !== unknown && otherRole !== unknown) weight += p.swapped;
        matched++;
        if (as !== patronymic) named++;
        if (as === family && best >= 750) familyAgrees = true;
        if (as === given && best >= 750) givenAgrees = true;
        if (as === given && best < 980) otherGiven = true;
        if (best >= 700) full++;
        if (best === shortened && words.areCutNames(lists.values[fromA + i]!, lists.values[fromB + at]!)) cut = true;
        if (best === nickname && words.areTwoNames(lists.values[fromA + i]!, lists.values[fromB + at]!))
          twoNames = true;
        if (best === nickname && words.areLoans(lists.values[fromA + i]!, lists.values[fromB + at]!)) loan = true;
        worst = Math.min(worst, best);
      }
    }

    const agreed = weight;
    let contradictions = 0;
    let apart = 0;
    let givenApart = false;
    let familyApart = false;
    let extra = 0;
    let freeUnknownB = 0;
    for (let k = 0; k < lengthB; k++) if (takenB[k] === 0 && roles[fromB + k] === unknown) freeUnknownB++;
    for (let i = 0; i < lengthA; i++) {
      if (takenA[i] === 1) continue;
      const role = roles[fromA + i]!;
      let at = -1;
      for (let k = 0; k < lengthB && at < 0; k++)
        if (
          takenB[k] === 0 &&
          (roles[fromB + k] === role || roles[fromB + k] === unknown || role === unknown) &&
          !(named > 1 && this.isFatherAndRemark(fromA + i, fromB + k))
        )
          at = k;
      if (at >= 0) {
        takenB[at] = 1;
        contradictions++;
        const as = role === unknown ? roles[fromB + at]! : role;
        if (
          as !== patronymic &&
          this.isWritten(lists.values[fromA + i]!) &&
          this.isWritten(lists.values[fromB + at]!)
        ) {
          apart++;
          if (as === given)
            givenApart ||= words.isGivenWord(lists.values[fromA + i]!) && words.isGivenWord(lists.values[fromB + at]!);
          if (as === family) familyApart = true;
        }
        weight += as === family ? p.family.differs : as === patronymic ? p.patronymic.differs : p.given.differs;
      } else {
        extra++;
        weight += p.extra;
        if (givenAgrees && role === given && words.isSecondName(lists.values[fromA + i]!)) twoNames = true;
      }
    }
    for (let k = 0; k < lengthB; k++) {
      if (takenB[k] === 0) {
        extra++;
        weight += p.extra;
        if (givenAgrees && roles[fromB + k] === given && words.isSecondName(lists.values[fromB + k]!)) twoNames = true;
      }
    }

    if (contradictions > 0) weight -= Math.max(0, agreed) * (1 - p.contradicted);
    result.weight = Math.max(p.floor, weight);
    result.rarity = rarity;
    result.strangers = named === 0 && apart > 1;
    result.givenApart = givenApart;
    result.siblings = familyAgrees && givenApart;
    result.renamed = givenAgrees && familyApart;
    result.cut = cut;
    result.twoNames = twoNames;
    result.otherGiven = otherGiven;
    result.loan = loan;
    result.givenOnly = this.tellsGivenOnly(a) || this.tellsGivenOnly(b);
    result.level =
      matched === 0 || (contradictions > 0 && full === 0) || (contradictions > 0 && contradictions >= full)
        ? 0
        : contradictions > 0
          ? 1
          : worst === 1000 && extra === 0
            ? 5
            : worst >= 900 && full > 1
              ? 4
              : full > 1
                ? 3
                : 2;
    return result;
  }

  /** Whether a word is more than an initial, and of an alphabet in which names are told apart across alphabets: `李明` may be Li Ming. */
  private isWritten(word: number): boolean {
    if (this.words.lengths[word]! < 2) return false;
    this.legible[word] ||= /^[\p{Script=Latin}\p{Script=Cyrillic}]/u.test(this.words.text(word)) ? 1 : 2;
    return this.legible[word] === 1;
  }

  /** Whether one of two words is a patronymic and the other none, whose role is not known: «Игорь Тарханов снаб» of a telephone's memory. */
  private isFatherAndRemark(one: number, other: number): boolean {
    const [role, otherRole] = [this.roles[one]!, this.roles[other]!];
    const { values } = this.lists;
    return (
      (role === patronymic && otherRole === unknown && this.isFather(values[one]!) && !this.isFather(values[other]!)) ||
      (otherRole === patronymic && role === unknown && this.isFather(values[other]!) && !this.isFather(values[one]!))
    );
  }

  /** Whether a word has the make of a Russian patronymic, or may be the initial of one. */
  private isFather(word: number): boolean {
    this.fathers[word] ||=
      this.words.lengths[word] === 1 || patronymicGender(this.words.text(word)) !== undefined ? 1 : 2;
    return this.fathers[word] === 1;
  }

  /**
   * Whether a family name and a given name that are a few letters apart may be one word in the other's column: the other two words are alike as
   * well. `David Jones` and `Lisa Davis` are two people.
   */
  private areSwapped(a: number, b: number, role: number, otherRole: number): boolean {
    if (role === otherRole || role === unknown || otherRole === unknown) return true;
    const one = wordInRole(this.lists, this.roles, a, otherRole);
    const other = wordInRole(this.lists, this.roles, b, role);
    return one < 0 || other < 0 || this.words.similarity(one, other) >= initial;
  }

  /** Whether one of two words is the family name made of the other, a given name: `Алексей Степанов` is no `Степан Алексеев`. */
  private isOneMadeOfOther(one: number, other: number): boolean {
    const [a, b] = [this.words.text(one), this.words.text(other)];
    return isFamilyOf(a, b) || isFamilyOf(b, a);
  }

  /** Whether a person is one word, and that no family name. */
  private tellsGivenOnly(person: number): boolean {
    const { starts } = this.lists;
    return starts[person + 1] === starts[person]! + 1 && this.roles[starts[person]!] !== family;
  }

  /** Millibits of one pair of words that agree, `alike` in thousandths, `worth` bits of the commoner word. */
  private agreement(role: number, alike: number, worth: number): number {
    const p = this.parameters.person;
    const table = role === family ? p.family : role === patronymic ? p.patronymic : p.given;
    const factor =
      alike >= 980
        ? 1
        : alike === initial
          ? role === family
            ? 0.1
            : p.initial
          : alike === nickname
            ? p.nickname
            : alike >= 750
              ? p.alike + ((1 - p.alike) * (alike - 750)) / 250
              : p.alike * Math.max(0, (alike - 500) / 250);
    return Math.min(table.cap, worth * table.perBit) * factor;
  }
}

/**
 * How rare a likeness is. An initial stands for one name in ten; of names a typing error away, or known by one pet name, there are more
 * than of the name itself.
 */
function shareOf({ initial: letter, fuzzy }: Parameters["namesakes"], alike: number, rarity: Millibits): Millibits {
  return alike >= 980 ? rarity : alike === initial ? Math.min(letter, rarity) : Math.max(0, rarity - fuzzy);
}
