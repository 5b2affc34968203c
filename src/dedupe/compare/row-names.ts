import type { Millibits } from "../../model/index.ts";
import type { Lists } from "../columns.ts";
import type { Parameters } from "../parameters.ts";
import type { Prepared } from "../score/prepare.ts";
import { personRole } from "../table/flags.ts";
import type { Frozen } from "../table/frozen.ts";
import type { AddressParts } from "../table/parts.ts";
import { wordInRole } from "../table/person-words.ts";
import { shownName, shownPerson } from "../table/shown.ts";
import type { ScoredTable } from "../table/table.ts";
import { areOneFamily, type FormFamily, formFamily } from "../words/form-family.ts";
import { type Evidence, role } from "./evidence.ts";
import { NameComparer } from "./names.ts";
import { PersonComparer } from "./persons.ts";
import { ShopOwners } from "./shop-owners.ts";

/** Compares all that two rows are called: what the best pair of their names says is the evidence. */
export class RowNameComparer {
  private readonly table: ScoredTable;
  private readonly frozen: Frozen;
  private readonly parameters: Parameters;
  private readonly names: NameComparer;
  private readonly persons: PersonComparer;
  private readonly owners: ShopOwners;
  private readonly named: Int32Array;
  /** By form: the form it is compared as. */
  private readonly family: readonly FormFamily[];
  private readonly cityTerms: readonly (readonly number[])[];
  private readonly addressTerms: Lists;
  private readonly parts: Pick<AddressParts, "street" | "house">;
  private rowA = -1;
  private rowB = -1;
  private readonly isPlace: (word: number) => boolean;

  /**
   * @param cityTerms by city: the terms of its words
   * @param addressTerms the same by part of an address
   * @param named by word of people's names: the term of firms' names that it is, −1 where no firm is called so
   */
  constructor(
    table: ScoredTable,
    frozen: Frozen,
    { cityTerms, addressTerms, named, parts }: Pick<Prepared, "cityTerms" | "addressTerms" | "named" | "parts">,
    parameters: Parameters,
  ) {
    this.table = table;
    this.frozen = frozen;
    this.parameters = parameters;
    this.names = new NameComparer(table.words, frozen.nameWords, frozen.nameJoined, parameters);
    this.persons = new PersonComparer(table.personWords, frozen.personWords, frozen.personRoles, parameters);
    this.family = table.forms.texts().map(formFamily);
    this.cityTerms = cityTerms;
    this.addressTerms = addressTerms;
    this.parts = parts.address;
    this.isPlace = (word) => {
      const term = table.words.terms[word]!;
      return (
        this.isOfTown(this.rowA, term) ||
        this.isOfTown(this.rowB, term) ||
        // «Бабушкины пироги (Селезнёва)» beside the trader's card: whose shop it is.
        this.isOfOwner(this.rowA, term) ||
        this.isOfOwner(this.rowB, term) ||
        // A chain tells its shops apart by their streets: `Fresh Slice Camden`, `Fresh Slice Brixton`.
        (this.isOfAddress(this.rowA, term) && this.isOfAddress(this.rowB, term))
      );
    };
    this.named = named;
    this.owners = new ShopOwners(table, frozen, named, this.isPlace);
  }

  /** Whether a term is of the town of a row. */
  private isOfTown(row: number, term: number): boolean {
    const city = this.frozen.city[row]!;
    return city >= 0 && this.cityTerms[city]!.includes(term);
  }

  /** Whether a term is the family name of a person whom a row has. */
  private isOfOwner(row: number, term: number): boolean {
    const { persons, personWords, personRoles } = this.frozen;
    for (let i = persons.starts[row]!; i < persons.starts[row + 1]!; i++) {
      const family = wordInRole(personWords, personRoles, persons.values[i]!, personRole.family);
      if (family >= 0 && this.named[family] === term) return true;
    }
    return false;
  }

  /** Whether a term is of the street or house of a row. */
  private isOfAddress(row: number, term: number): boolean {
    const { starts, values } = this.frozen.lists.address;
    const { street, house } = this.parts;
    for (let i = starts[row]!; i < starts[row + 1]!; i++)
      if (this.hasTerm(street[values[i]!]!, term) || this.hasTerm(house[values[i]!]!, term)) return true;
    return false;
  }

  private hasTerm(part: number, term: number): boolean {
    const { starts, values } = this.addressTerms;
    for (let at = starts[part]!; at < starts[part + 1]!; at++) if (values[at] === term) return true;
    return false;
  }

  /** As people where both rows are called like people, as organisations otherwise. */
  compare(a: number, b: number, evidence: Evidence): void {
    const { starts } = this.frozen.persons;
    const personsA = starts[a]! < starts[a + 1]!;
    const personsB = starts[b]! < starts[b + 1]!;
    if (personsA && personsB) this.comparePersons(a, b, evidence);
    else this.compareOrganisations(a, b, evidence);
  }

  private compareOrganisations(a: number, b: number, evidence: Evidence): void {
    const { nameLetters } = this.frozen;
    const { starts, values } = this.frozen.names;
    // «Самарская Торговая Компания (СТК)», «Средневолжская Топливная Компания (СТК)»: both say what their letters stand for, which then say nothing.
    const told = this.tellsLetters(a) && this.tellsLetters(b);
    this.rowA = a;
    this.rowB = b;
    let most = -Infinity;
    let level = -1;
    let weight = 0;
    let numbers = 0;
    let rarity = 0;
    let left = -1;
    let right = -1;
    for (let i = starts[a]!; i < starts[a + 1]!; i++) {
      for (let k = starts[b]!; k < starts[b + 1]!; k++) {
        if (told && (nameLetters[values[i]!] === 1 || nameLetters[values[k]!] === 1)) continue;
        const found = this.names.compare(values[i]!, values[k]!, this.isPlace);
        const worth = found.weight + this.numberWeight(found.numbers);
        if (worth > most) {
          most = worth;
          level = found.level;
          weight = found.weight;
          numbers = found.numbers;
          rarity = found.rarity;
          evidence.partly = found.partly;
          evidence.instead = found.instead;
          evidence.kindInstead = found.kindInstead;
          evidence.alike = found.alike;
          evidence.diminutive = found.diminutive;
          evidence.sister = found.sister;
          left = values[i]!;
          right = values[k]!;
        }
      }
    }
    if (level < 0) return;
    const owner = level < 2 && numbers < 2 ? this.owners.bits(a, b) : 0;
    if (owner > 0) {
      const { base, cap, perBit } = this.parameters.name;
      level = 2;
      weight = Math.round(Math.min(cap[2]!, base[2]! + perBit * owner));
      rarity = owner;
      evidence.partly = true;
      evidence.instead = !this.owners.singledOut;
      evidence.kindInstead = evidence.alike = evidence.diminutive = evidence.sister = false;
    }
    evidence.nameLevel = numbers === 3 ? 0 : numbers === 2 ? Math.min(level, 1) : level;
    evidence.rarity += rarity;
    const texts = this.table.nameTexts;
    evidence.add("name", level, weight, role.name);
    if (evidence.explaining) {
      const shown = shownName(texts.at(left));
      evidence.show({ left: shown, right: left === right ? shown : shownName(texts.at(right)) });
    }
    if (numbers > 0) evidence.add("number", 3 - numbers, this.numberWeight(numbers), role.name);
    this.compareForms(left, right, evidence);
  }

  /** Whether a row has a name of first letters, and what they stand for. */
  private tellsLetters(row: number): boolean {
    const { names, nameLetters } = this.frozen;
    for (let at = names.starts[row]!; at < names.starts[row + 1]!; at++)
      if (nameLetters[names.values[at]!] === 1) return true;
    return false;
  }

  /** The legal forms of two names, where both have one. */
  private compareForms(left: number, right: number, evidence: Evidence): void {
    const { nameForm } = this.frozen;
    const [one, other] = [nameForm[left]!, nameForm[right]!];
    if (one < 0 || other < 0) return;
    const agree = one === other || areOneFamily(this.family[one]!, this.family[other]!);
    evidence.legal = true;
    evidence.otherForm = !agree;
    evidence.add("form", agree ? 1 : 0, this.parameters.form[agree ? 1 : 0]!, role.name);
    if (!evidence.explaining) return;
    const { forms } = this.table;
    evidence.show({ left: forms.at(one), right: forms.at(other) });
  }

  private comparePersons(a: number, b: number, evidence: Evidence): void {
    const { starts, values } = this.frozen.persons;
    let level = -1;
    let weight = 0;
    let rarity = 0;
    let left = -1;
    let right = -1;
    evidence.strangers = true;
    for (let i = starts[a]!; i < starts[a + 1]!; i++) {
      for (let k = starts[b]!; k < starts[b + 1]!; k++) {
        const found = this.persons.compare(values[i]!, values[k]!);
        evidence.strangers &&= found.strangers;
        if (level < 0 || found.weight > weight) {
          level = found.level;
          weight = found.weight;
          rarity = found.rarity;
          evidence.givenOnly = found.givenOnly;
          evidence.cut = found.cut;
          evidence.twoNames = found.twoNames;
          evidence.otherGiven = found.otherGiven;
          evidence.loan = found.loan;
          evidence.givenApart = found.givenApart;
          evidence.siblings = found.siblings;
          evidence.renamed = found.renamed;
          evidence.sameFather = found.sameFather;
          left = values[i]!;
          right = values[k]!;
        }
      }
    }
    evidence.nameLevel = level;
    evidence.persons = true;
    evidence.rarity += rarity;
    const texts = this.table.personTexts;
    evidence.add("person", level, Math.round(weight), role.name);
    if (evidence.explaining) {
      const shown = shownPerson(texts.at(left));
      evidence.show({ left: shown, right: left === right ? shown : shownPerson(texts.at(right)) });
    }
  }

  /** @param numbers as comparing the names found them: 1 the same … 3 different, 0 none */
  private numberWeight(numbers: number): Millibits {
    return numbers === 0 ? 0 : this.parameters.number[3 - numbers]!;
  }
}
