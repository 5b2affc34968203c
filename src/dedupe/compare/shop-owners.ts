import type { Millibits } from "../../model/index.ts";
import { personRole } from "../table/flags.ts";
import type { Frozen } from "../table/frozen.ts";
import type { ScoredTable } from "../table/table.ts";

/** Rarity from where on a family name is rare: fewer than one person in five hundred bears it. */
const rareFamily: Millibits = 9_000;

/** Finds the human being that one row is in the name of the other, which is a shop's: «ИП Щербакова Нина», «Щербакова, магазин Березка». */
export class ShopOwners {
  private readonly words: ScoredTable["words"];
  private readonly personWords: ScoredTable["personWords"];
  private readonly frozen: Frozen;
  /** By word of people's names: the term of firms' names that it is, −1 where no firm is called so. */
  private readonly named: Int32Array;
  private readonly isPlace: (word: number) => boolean;
  /** Of the owner found last: he is likely no namesake of the shop's. */
  singledOut = false;

  /** @param isPlace whether a word is of the towns of the two rows */
  constructor(
    { words, personWords }: ScoredTable,
    frozen: Frozen,
    named: Int32Array,
    isPlace: (word: number) => boolean,
  ) {
    this.words = words;
    this.personWords = personWords;
    this.frozen = frozen;
    this.named = named;
    this.isPlace = isPlace;
  }

  /**
   * Bits of the owner's family name, where it stands in the shop's; 0 where it does not. What else is said of either is not said instead of the
   * other's, where the family name is rare and not all that the shop is called: see `singledOut`.
   */
  bits(a: number, b: number): number {
    const { persons } = this.frozen;
    const isSomebody = persons.starts[a]! < persons.starts[a + 1]!;
    if (isSomebody === persons.starts[b]! < persons.starts[b + 1]!) return 0;
    const [owner, shop] = isSomebody ? [a, b] : [b, a];
    let most = 0;
    this.singledOut = false;
    this.eachFamily(owner, (family) => {
      const term = this.named[family]!;
      if (term < 0 || !this.isNamed(shop, term)) return;
      most = Math.max(most, this.words.termBits[term]!);
      this.singledOut ||= this.personWords.rarity(family) >= rareFamily && this.isNamedBesides(shop, term);
    });
    return most;
  }

  private eachFamily(row: number, then: (word: number) => void): void {
    const { persons, personWords, personRoles } = this.frozen;
    for (let i = persons.starts[row]!; i < persons.starts[row + 1]!; i++) {
      const person = persons.values[i]!;
      for (let w = personWords.starts[person]!; w < personWords.starts[person + 1]!; w++)
        if (personRoles[w] === personRole.family) then(personWords.values[w]!);
    }
  }

  /** Whether a word of that term stands in one of a row's names. */
  private isNamed(row: number, term: number): boolean {
    return this.hasWord(row, (word) => this.words.terms[word] === term);
  }

  /**
   * Whether a name with a word of that term says something else that names a shop: «Щербакова, магазин Березка», not «Гостиница Орлов», which is
   * somebody's whose name is all of it, nor «Кузнецов и сыновья, кафе».
   */
  private isNamedBesides(row: number, term: number): boolean {
    const { terms, meaning, isNumber } = this.words;
    return this.hasWord(
      row,
      (word) => terms[word] !== term && meaning[word]! < 0 && !isNumber[word]! && !this.isPlace(word),
    );
  }

  /** Whether one of a row's names has such a word. */
  private hasWord(row: number, isSuch: (word: number) => boolean): boolean {
    const { names, nameWords } = this.frozen;
    for (let i = names.starts[row]!; i < names.starts[row + 1]!; i++) {
      const name = names.values[i]!;
      for (let w = nameWords.starts[name]!; w < nameWords.starts[name + 1]!; w++)
        if (isSuch(nameWords.values[w]!)) return true;
    }
    return false;
  }
}
