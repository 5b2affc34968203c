import { patronymicGender } from "../../countries/given-names.ts";
import type { Lists } from "../columns.ts";
import type { Parameters } from "../parameters.ts";
import { isFamilyOf } from "../words/derived.ts";
import { initial } from "../words/similarity.ts";
import { cut as shortened, nickname, type Words } from "../words/words.ts";
import { personRole } from "../table/flags.ts";
import { wordInRole } from "../table/person-words.ts";
import { type PersonComparison, PersonTally } from "./person-tally.ts";

const most = 8;
const { family, given, patronymic, unknown } = personRole;

/** The words of one of the two people. */
class Side {
  person = 0;
  from = 0;
  length = 0;
  /** By word: 1 as soon as it has a partner, or is known to have none. */
  readonly taken = new Uint8Array(most);

  read(person: number, { starts }: Lists): void {
    this.person = person;
    this.from = starts[person]!;
    this.length = Math.min(most, starts[person + 1]! - this.from);
    this.taken.fill(0, 0, this.length);
  }
}

/**
 * Two people's names. Each word looks for its best partner, roles first (family, given name, patronymic, where they are
 * known), then any free place: `Иванов Иван` is `Иван Иванов`. Words of one role that stay without a partner on both
 * sides contradict each other.
 */
export class PersonComparer {
  private readonly words: Words;
  private readonly lists: Lists;
  private readonly roles: Int32Array;
  private readonly one = new Side();
  private readonly other = new Side();
  private readonly tally: PersonTally;
  /** By word of one, then of the other: their likeness, −1 as long as no pass has asked. */
  private readonly alike = new Int16Array(most * most);
  /** By word that was asked for: 1 of Latin or Cyrillic letters, 2 of others. */
  private readonly legible: Uint8Array;
  /** By word that was asked for: 1 of the make of a patronymic, 2 of another. */
  private readonly fathers: Uint8Array;

  constructor(words: Words, personWords: Lists, roles: Int32Array, parameters: Parameters) {
    this.words = words;
    this.tally = new PersonTally(parameters);
    this.legible = new Uint8Array(words.lengths.length);
    this.fathers = new Uint8Array(words.lengths.length);
    this.lists = personWords;
    this.roles = roles;
  }

  /** Compares persons `a` and `b`; the result is overwritten by the next call. */
  compare(a: number, b: number): PersonComparison {
    const { one, other, tally } = this;
    one.read(a, this.lists);
    other.read(b, this.lists);
    this.alike.fill(-1, 0, one.length * other.length);
    tally.start();
    if (one.length < other.length) this.join(one, other);
    else if (other.length < one.length) this.join(other, one);
    // Pass 0: equal words in their role, 1: alike in their role, 2: any place.
    for (let pass = 0; pass < 3; pass++)
      for (let i = 0; i < one.length; i++) if (one.taken[i] === 0) this.pair(i, this.partnerOf(i, pass));
    tally.endOfPairs();
    this.leftOver();
    return tally.told(this.tellsGivenOnly(a) || this.tellsGivenOnly(b));
  }

  /** What one of them writes as two words and the other as one: `Anna Lena` and `Annalena`, `Jean Pierre` and `JP`. */
  private join(short: Side, long: Side): void {
    const { words, roles, tally } = this;
    const { values } = this.lists;
    for (let i = 0; i < short.length; i++) {
      const word = values[short.from + i]!;
      for (let k = 0; k + 1 < long.length && short.taken[i] === 0; k++) {
        const [first, second] = [values[long.from + k]!, values[long.from + k + 1]!];
        const third = k + 2 < long.length ? values[long.from + k + 2]! : -1;
        const three = third >= 0 && words.areTogether(first, second, third, word);
        const together = three || words.areTogether(first, second, -1, word);
        if (!together && !words.areInitials(word, first, second)) continue;
        short.taken[i] = 1;
        long.taken.fill(1, k, k + (three ? 3 : 2));
        tally.join(roles[short.from + i]!, !together, words.bits(word), words.rarity(word));
      }
    }
  }

  /** The free word of the other that is most like word `i` of one, as far as this pass may look; −1 for none. */
  private partnerOf(i: number, pass: number): number {
    const { one, other, roles } = this;
    const { values } = this.lists;
    const role = roles[one.from + i]!;
    let best = 0;
    let at = -1;
    for (let k = 0; k < other.length; k++) {
      if (other.taken[k] === 1) continue;
      const otherRole = roles[other.from + k]!;
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
      const likeness = this.likeness(i, k);
      // Out of place only a good likeness counts: an initial there agrees with one word in thirty.
      if (
        likeness > best &&
        (pass === 0 ? likeness >= 980 : pass === 1 || likeness >= 750 || role === unknown || otherRole === unknown) &&
        !(
          pass === 2 &&
          likeness < 980 &&
          (this.isOneMadeOfOther(values[one.from + i]!, values[other.from + k]!) || !this.areSwapped(role, otherRole))
        )
      ) {
        best = likeness;
        at = k;
      }
    }
    return at;
  }

  private likeness(i: number, k: number): number {
    const { one, other, roles, words, alike } = this;
    const pair = i * other.length + k;
    if (alike[pair]! < 0) {
      const [word, partner] = [this.lists.values[one.from + i]!, this.lists.values[other.from + k]!];
      alike[pair] =
        roles[one.from + i] === given && roles[other.from + k] === given
          ? words.givenSimilarity(word, partner)
          : words.similarity(word, partner);
    }
    return alike[pair]!;
  }

  private pair(i: number, at: number): void {
    if (at < 0) return;
    const { one, other, roles, words, tally } = this;
    one.taken[i] = 1;
    other.taken[at] = 1;
    const [role, otherRole] = [roles[one.from + i]!, roles[other.from + at]!];
    const [word, partner] = [this.lists.values[one.from + i]!, this.lists.values[other.from + at]!];
    const alike = this.likeness(i, at);
    tally.pair(
      role === unknown ? otherRole : role,
      alike,
      Math.min(words.bits(word), words.bits(partner)),
      Math.min(words.rarity(word), words.rarity(partner)),
    );
    if (role !== otherRole && role !== unknown && otherRole !== unknown) tally.swap();
    if (alike === shortened && words.areCutNames(word, partner)) tally.doubt("cut");
    if (alike === nickname && words.areTwoNames(word, partner)) tally.doubt("twoNames");
    if (alike === nickname && words.areLoans(word, partner)) tally.doubt("loan");
  }

  /** Words without a partner: of one role they contradict each other, the rest only one of them has. */
  private leftOver(): void {
    const { one, other } = this;
    for (let i = 0; i < one.length; i++) {
      if (one.taken[i] === 1) continue;
      const at = this.contradicting(i);
      if (at >= 0) this.contradict(i, at);
      else this.leave(one.from + i);
    }
    for (let k = 0; k < other.length; k++) if (other.taken[k] === 0) this.leave(other.from + k);
  }

  private contradicting(i: number): number {
    const { one, other, roles, tally } = this;
    const role = roles[one.from + i]!;
    for (let k = 0; k < other.length; k++) {
      const otherRole = roles[other.from + k]!;
      if (
        other.taken[k] === 0 &&
        (otherRole === role || otherRole === unknown || role === unknown) &&
        !(tally.named > 1 && this.isFatherAndRemark(one.from + i, other.from + k))
      )
        return k;
    }
    return -1;
  }

  private contradict(i: number, at: number): void {
    const { one, other, roles, words } = this;
    other.taken[at] = 1;
    const [word, partner] = [this.lists.values[one.from + i]!, this.lists.values[other.from + at]!];
    const role = roles[one.from + i] === unknown ? roles[other.from + at]! : roles[one.from + i]!;
    const areWritten = role !== patronymic && this.isWritten(word) && this.isWritten(partner);
    const areKnown = areWritten && role === given && words.isGivenWord(word) && words.isGivenWord(partner);
    this.tally.contradict(role, areWritten, areKnown);
  }

  /** @param at a word that only one of them has */
  private leave(at: number): void {
    const { tally } = this;
    tally.leave();
    if (tally.givenAgrees && this.roles[at] === given && this.words.isSecondName(this.lists.values[at]!))
      tally.doubt("twoNames");
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
  private areSwapped(role: number, otherRole: number): boolean {
    if (role === otherRole || role === unknown || otherRole === unknown) return true;
    const one = wordInRole(this.lists, this.roles, this.one.person, otherRole);
    const other = wordInRole(this.lists, this.roles, this.other.person, role);
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
}
