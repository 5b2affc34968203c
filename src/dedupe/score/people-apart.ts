import type { Lists } from "../columns.ts";
import type { ScoredTable } from "../table/table.ts";
import { initial } from "../words/similarity.ts";

/** What the score says of two people. */
interface Scored {
  readonly strangersByName: boolean;
  readonly bornApart: boolean;
}

/** What keeps two people from being one card, also by way of a third row that fits both. Most are told apart before they are scored. */
export class PeopleApart {
  private readonly words: ScoredTable["personWords"];
  /** By row: the given name of its person as a word, −1 without. */
  readonly given: Int32Array;
  private readonly birth: Lists;
  private readonly score: (a: number, b: number) => Scored;

  constructor(
    words: ScoredTable["personWords"],
    given: Int32Array,
    birth: Lists,
    score: (a: number, b: number) => Scored,
  ) {
    this.words = words;
    this.given = given;
    this.birth = birth;
    this.score = score;
  }

  /** Whether a row is a person of whose given name an initial is known. */
  isAbbreviated(row: number): boolean {
    return this.given[row]! >= 0 && !this.givesName(row);
  }

  /** Whether two rows are people whose full given names contradict each other, and no number or date says otherwise. */
  areStrangers(a: number, b: number): boolean {
    return (
      this.givesName(a) &&
      this.givesName(b) &&
      // One initial stands for both: names of other letters are as likely one name and a word out of its place.
      this.firstLetter(a) === this.firstLetter(b) &&
      this.words.similarity(this.given[a]!, this.given[b]!) <= initial &&
      this.score(a, b).strangersByName
    );
  }

  /** Whether a row has no date of birth. */
  isUndated(row: number): boolean {
    return this.birth.starts[row] === this.birth.starts[row + 1];
  }

  /** Whether two rows are people born a generation apart, and neither a number nor a home says otherwise. */
  wereBornApart(a: number, b: number): boolean {
    const { starts, values } = this.birth;
    if (this.isUndated(a) || this.isUndated(b) || values[starts[a]!] === values[starts[b]!]) return false;
    return this.score(a, b).bornApart;
  }

  private firstLetter(row: number): string {
    return this.words.text(this.given[row]!).charAt(0);
  }

  private givesName(row: number): boolean {
    return this.given[row]! >= 0 && this.words.lengths[this.given[row]!]! > 1;
  }
}
