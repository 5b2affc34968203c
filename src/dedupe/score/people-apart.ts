import { personRole } from "../table/flags.ts";
import type { Frozen } from "../table/frozen.ts";
import { wordInRole } from "../table/person-words.ts";
import type { ScoredTable } from "../table/table.ts";
import { isPetNameOfSeveral } from "../words/nicknames.ts";
import { initial } from "../words/similarity.ts";
import type { Prepared } from "./prepare.ts";

/** What the score says of two people. */
interface Scored {
  readonly strangersByName: boolean;
  readonly bornApart: boolean;
}

/** What keeps two people from being one card, also by way of a third row that fits both. Most are told apart before they are scored. */
export class PeopleApart {
  private readonly words: ScoredTable["personWords"];
  private readonly frozen: Frozen;
  /** By row: the given name of its person as a word, −1 without. */
  private readonly given: Int32Array;
  /** By row: see `GenerationCode`. */
  readonly generation: Uint8Array;
  private readonly score: (a: number, b: number) => Scored;

  constructor(
    words: ScoredTable["personWords"],
    frozen: Frozen,
    { given, generation }: Pick<Prepared, "given" | "generation">,
    score: (a: number, b: number) => Scored,
  ) {
    this.words = words;
    this.frozen = frozen;
    this.given = given;
    this.generation = generation;
    this.score = score;
  }

  /** Whether a row is a person of whose given name no more is known than an initial, or a pet name of several (Слава). */
  isAbbreviated(row: number): boolean {
    const given = this.given[row]!;
    return given >= 0 && (!this.isWritten(given) || isPetNameOfSeveral(this.words.skeletons.at(given)));
  }

  /** Whether two rows are people whose full given names contradict each other, and no number or date says otherwise. */
  areStrangers(a: number, b: number): boolean {
    return (
      this.givenNamesDiffer(a, b) &&
      // One initial stands for both: names of other letters are as likely one name and a word out of its place.
      this.firstLetter(a) === this.firstLetter(b) &&
      this.score(a, b).strangersByName
    );
  }

  /** Whether a row is a person of whose patronymic an initial is known at most. */
  lacksPatronymic(row: number): boolean {
    return this.given[row]! >= 0 && !this.isWritten(this.patronymic(row));
  }

  /** Whether two rows are people whose full patronymics contradict each other, and no number or date says otherwise. */
  haveOtherFathers(a: number, b: number): boolean {
    return this.patronymicsDiffer(a, b) && this.score(a, b).strangersByName;
  }

  /** Whether a row has no date of birth. */
  isUndated(row: number): boolean {
    return this.birth(row) < 0;
  }

  /** Whether two rows are people born a generation apart, and no number says otherwise. */
  wereBornApart(a: number, b: number): boolean {
    if (this.isUndated(a) || this.isUndated(b) || this.birth(a) === this.birth(b)) return false;
    return this.score(a, b).bornApart;
  }

  /**
   * Whether a row leaves open what the other says of a person: a name or patronymic, the date of birth, the generation; and no number of theirs is
   * the same, which would settle it.
   */
  leavesOpen(row: number, other: number): boolean {
    if (this.given[row]! < 0 || this.given[other]! < 0) return false;
    const open =
      (this.isAbbreviated(row) && !this.isAbbreviated(other)) ||
      (this.lacksPatronymic(row) && !this.lacksPatronymic(other)) ||
      (this.isUndated(row) && !this.isUndated(other)) ||
      (this.generation[row] === 0 && this.generation[other] !== 0);
    if (!open) return false;
    const { starts, values } = this.frozen.lists.identifier;
    const numbers = values.subarray(starts[other], starts[other + 1]);
    return !values.subarray(starts[row], starts[row + 1]).some((number) => numbers.includes(number));
  }

  /** Whether two rows that a third leaves open are two people by what they say. */
  areTwo(a: number, b: number): boolean {
    const [one, other] = [this.generation[a]!, this.generation[b]!];
    return (
      (one !== 0 && other !== 0 && one !== other) ||
      this.givenNamesDiffer(a, b) ||
      this.patronymicsDiffer(a, b) ||
      this.wereBornApart(a, b)
    );
  }

  private givenNamesDiffer(a: number, b: number): boolean {
    const [one, other] = [this.given[a]!, this.given[b]!];
    return this.isWritten(one) && this.isWritten(other) && this.words.givenSimilarity(one, other) <= initial;
  }

  private patronymicsDiffer(a: number, b: number): boolean {
    const [one, other] = [this.patronymic(a), this.patronymic(b)];
    return this.isWritten(one) && this.isWritten(other) && this.words.similarity(one, other) <= initial;
  }

  private birth(row: number): number {
    const { starts, values } = this.frozen.lists.birth;
    return starts[row] === starts[row + 1] ? -1 : values[starts[row]!]!;
  }

  /** The patronymic of a row's first person as a word, −1 without. */
  private patronymic(row: number): number {
    const { persons, personWords, personRoles } = this.frozen;
    if (persons.starts[row] === persons.starts[row + 1]) return -1;
    return wordInRole(personWords, personRoles, persons.values[persons.starts[row]!]!, personRole.patronymic);
  }

  private firstLetter(row: number): string {
    return this.words.text(this.given[row]!).charAt(0);
  }

  /** Whether a word is there and more than an initial. */
  private isWritten(word: number): boolean {
    return word >= 0 && this.words.lengths[word]! > 1;
  }
}
