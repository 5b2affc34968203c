import type { Millibits } from "../../model/index.ts";
import type { Parameters } from "../parameters.ts";
import { personRole } from "../table/flags.ts";
import { initial } from "../words/similarity.ts";
import { nickname } from "../words/words.ts";

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
  /** Their patronymics are one, written out. */
  sameFather: boolean;
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

const { family, given, patronymic } = personRole;

/** What two people's names agree and disagree on, word by word, and what that weighs. One for all pairs: `start` before each. */
export class PersonTally {
  familyAgrees = false;
  givenAgrees = false;
  /** How many words have a partner and are no patronymics. */
  named = 0;
  /** What is known of this pair so far; the rest of it is told at the end. */
  private readonly result: PersonComparison = {
    level: 0,
    weight: 0,
    rarity: 0,
    strangers: false,
    givenApart: false,
    siblings: false,
    renamed: false,
    sameFather: false,
    givenOnly: false,
    cut: false,
    twoNames: false,
    otherGiven: false,
    loan: false,
  };
  private readonly parameters: Parameters;
  private matched = 0;
  /** How many words have a partner that is more than an initial. */
  private full = 0;
  private worst = 1000;
  private agreed = 0;
  private contradictions = 0;
  private apart = 0;
  private extra = 0;
  private familyApart = false;

  constructor(parameters: Parameters) {
    this.parameters = parameters;
  }

  start(): void {
    const { result } = this;
    result.weight = result.rarity = 0;
    result.givenApart = result.sameFather = result.cut = result.twoNames = result.otherGiven = result.loan = false;
    this.familyAgrees = this.givenAgrees = this.familyApart = false;
    this.named = this.matched = this.full = this.agreed = this.contradictions = this.apart = this.extra = 0;
    this.worst = 1000;
  }

  /** One writes as a word what the other writes as several, or as their initials. */
  join(role: number, areLetters: boolean, worth: number, rarity: Millibits): void {
    const alike = areLetters ? initial : 980;
    this.agrees(role, alike, worth, rarity);
    if (!areLetters) this.full++;
    if (!areLetters && role === family) this.familyAgrees = true;
  }

  /** Two words are partners: `alike` in thousandths, `worth` bits of the commoner one, `rarity` of it. */
  pair(role: number, alike: number, worth: number, rarity: Millibits): void {
    this.agrees(role, alike, worth, rarity);
    if (role === family && alike >= 750) this.familyAgrees = true;
    if (role === given && alike >= 750) this.givenAgrees = true;
    if (role === patronymic && alike >= 980) this.result.sameFather = true;
    if (role === given && alike < 980) this.result.otherGiven = true;
    if (alike >= 700) this.full++;
  }

  /** Why their given names may be two all the same, as {@link PersonComparison} tells it. */
  doubt(kind: "cut" | "twoNames" | "loan"): void {
    this.result[kind] = true;
  }

  /** A family name stands where the other has a given name. */
  swap(): void {
    this.result.weight += this.parameters.person.swapped;
  }

  /** No word finds a partner any more: what follows speaks against. */
  endOfPairs(): void {
    this.agreed = this.result.weight;
  }

  /**
   * Words of one role have no partner.
   *
   * @param areWritten both are written out
   * @param areKnown both are known given names
   */
  contradict(role: number, areWritten: boolean, areKnown: boolean): void {
    const p = this.parameters.person;
    this.contradictions++;
    if (role !== patronymic && areWritten) {
      this.apart++;
      if (role === given && areKnown) this.result.givenApart = true;
      if (role === family) this.familyApart = true;
    }
    this.result.weight +=
      role === family ? p.family.differs : role === patronymic ? p.patronymic.differs : p.given.differs;
  }

  /** Only one of them has a word. */
  leave(): void {
    this.extra++;
    this.result.weight += this.parameters.person.extra;
  }

  /** The result is overwritten by the next pair's. */
  told(givenOnly: boolean): PersonComparison {
    const { result, familyAgrees, givenAgrees } = this;
    const p = this.parameters.person;
    if (this.contradictions > 0) result.weight -= Math.max(0, this.agreed) * (1 - p.contradicted);
    result.level = this.level();
    result.weight = Math.max(p.floor, result.weight);
    result.strangers = this.named === 0 && this.apart > 1;
    result.siblings = familyAgrees && result.givenApart;
    result.renamed = givenAgrees && this.familyApart;
    result.givenOnly = givenOnly;
    return result;
  }

  private level(): number {
    const { contradictions, full, worst } = this;
    if (this.matched === 0) return 0;
    if (contradictions > 0) return full === 0 || contradictions >= full ? 0 : 1;
    if (worst === 1000 && this.extra === 0) return 5;
    return full > 1 ? (worst >= 900 ? 4 : 3) : 2;
  }

  private agrees(role: number, alike: number, worth: number, rarity: Millibits): void {
    this.result.weight += this.agreement(role, alike, worth);
    this.result.rarity += shareOf(this.parameters.namesakes, alike, rarity);
    this.matched++;
    if (role !== patronymic) this.named++;
    this.worst = Math.min(this.worst, alike);
  }

  /** Millibits of one pair of words that agree, `alike` in thousandths, `worth` bits of the commoner word. */
  private agreement(role: number, alike: number, worth: number): number {
    const p = this.parameters.person;
    const table = role === family ? p.family : role === patronymic ? p.patronymic : p.given;
    return Math.min(table.cap, worth * table.perBit) * shareOfAgreement(p, role, alike);
  }
}

/** What part of a full agreement a likeness is worth. */
function shareOfAgreement(p: Parameters["person"], role: number, alike: number): number {
  if (alike >= 980) return 1;
  if (alike === initial) return role === family ? 0.1 : p.initial;
  if (alike === nickname) return p.nickname;
  if (alike >= 750) return p.alike + ((1 - p.alike) * (alike - 750)) / 250;
  return p.alike * Math.max(0, (alike - 500) / 250);
}

/**
 * How rare a likeness is. An initial stands for one name in ten; of names a typing error away, or known by one pet name, there are more
 * than of the name itself.
 */
function shareOf({ initial: letter, fuzzy }: Parameters["namesakes"], alike: number, rarity: Millibits): Millibits {
  return alike >= 980 ? rarity : alike === initial ? Math.min(letter, rarity) : Math.max(0, rarity - fuzzy);
}
