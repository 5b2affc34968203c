import type { Millibits } from "../../model/index.ts";
import { NameComparer } from "../compare/names.ts";
import { PersonComparer } from "../compare/persons.ts";
import { ValueComparer } from "../compare/values.ts";
import { Evidence, role } from "../compare/evidence.ts";
import { areOneFamily, type FormFamily, formFamily } from "../words/form-family.ts";
import { type DedupeOptions, keptTogether } from "../options.ts";
import type { Parameters } from "../parameters.ts";
import type { Parts } from "../table/parts.ts";
import { ShopOwners } from "../compare/shop-owners.ts";
import { sharedValue } from "../compare/shared-values.ts";
import { shownPerson } from "../table/shown.ts";
import { mayShareValue, sharesValue } from "../table/signatures.ts";
import type { Spread } from "../table/spread.ts";
import type { Frozen } from "../table/frozen.ts";
import { areNamedAlike } from "../table/firm-names.ts";
import { kinds } from "../table/flags.ts";
import type { ScoredTable } from "../table/table.ts";
import { PeopleApart } from "./people-apart.ts";
import type { Prepared } from "./prepare.ts";
import { areParentAndChild, contradicts, numbersAgree, ruleOf, type RuleName } from "./rule.ts";
import { type VetoName, Vetoes } from "./veto.ts";

export interface Verdict {
  weight: Millibits;
  veto: VetoName | undefined;
  /** Set when the score reaches the review band and a rule would keep it from the automatic one. */
  rule: RuleName | undefined;
  /** One name says more than the other, and no number proves that they are one all the same. */
  partly: boolean;
  /** Both names have a legal form: they are meant to be the firms' full names. */
  legal: boolean;
  /** Two people whose names contradict each other, and no number or date says otherwise. */
  strangersByName: boolean;
  /** Two people born a generation apart, and no number of theirs is the same. */
  bornApart: boolean;
}

/**
 * Weight of names that contradict each other below which nothing but a value in common makes up for them. Not the threshold of review: how
 * much people want to be asked must not change what is merged.
 */
const hopeless: Millibits = -4_000;

/** Scores pairs of rows of one table. The result depends on the pair only, not on what was scored before. */
export class Scorer {
  readonly parts: Parts;
  readonly vetoes: Vetoes;
  private readonly table: ScoredTable;
  private readonly frozen: Frozen;
  readonly spread: Spread;
  /** By row: its official number, see `officialNumbers`. */
  readonly official: Int32Array;
  readonly people: PeopleApart;
  private readonly names: NameComparer;
  private readonly persons: PersonComparer;
  private readonly owners: ShopOwners;
  private readonly values: ValueComparer;
  /** From where vetoes and rules are looked for: pairs are asked about from here, or stay together. */
  private readonly review: Millibits;
  private readonly automatic: Millibits;
  private readonly parameters: Parameters;
  /** By form: the form it is compared as. */
  private readonly family: readonly FormFamily[];
  private readonly cityTerms: readonly (readonly number[])[];
  private readonly signatures: Int32Array;
  private readonly quick = new Evidence(false);
  private readonly verdict: Verdict = {
    weight: 0,
    veto: undefined,
    rule: undefined,
    partly: false,
    legal: false,
    strangersByName: false,
    bornApart: false,
  };
  private cityA = -1;
  private cityB = -1;
  private readonly isPlace: (word: number) => boolean;

  constructor(table: ScoredTable, frozen: Frozen, options: DedupeOptions, prepared: Prepared) {
    this.table = table;
    this.frozen = frozen;
    this.parts = prepared.parts;
    this.official = prepared.official;
    this.spread = prepared.spread;
    this.people = new PeopleApart(table.personWords, frozen, prepared, (a, b) => this.score(a, b));
    const { parameters } = options;
    this.parameters = parameters;
    this.vetoes = new Vetoes(table, frozen, prepared, options);
    this.names = new NameComparer(table.words, frozen.nameWords, frozen.nameJoined, parameters);
    this.persons = new PersonComparer(table.personWords, frozen.personWords, frozen.personRoles, parameters);
    this.values = new ValueComparer(table, frozen, this.spread, this.parts, parameters);
    this.review = Math.min(options.thresholds.review, keptTogether);
    this.automatic = options.thresholds.automatic;
    this.family = table.forms.texts().map(formFamily);
    this.cityTerms = prepared.cityTerms;
    this.signatures = prepared.signatures;
    this.isPlace = (word) => {
      const term = table.words.terms[word]!;
      return (
        (this.cityA >= 0 && this.cityTerms[this.cityA]!.includes(term)) ||
        (this.cityB >= 0 && this.cityTerms[this.cityB]!.includes(term))
      );
    };
    this.owners = new ShopOwners(table, frozen, prepared.named, this.isPlace);
  }

  /** Scores rows `a` and `b`. Order matters for nothing but ties: pass the lower rank first. Overwritten by the next call. */
  score(a: number, b: number, evidence: Evidence = this.quick): Verdict {
    this.beginWithNames(a, b, evidence);
    if (evidence.explaining || !contradicts(evidence) || evidence.total >= hopeless || this.sharesValue(a, b))
      return this.goOn(a, b, evidence);
    // Nothing in common but a blocking key: no likeness of other values makes up for such names.
    const verdict = this.verdictOf(evidence.total);
    verdict.strangersByName = evidence.persons;
    return verdict;
  }

  /**
   * The same for a candidate, of which only its fate is asked: one between whose rows a veto closes the question weighs nothing, and
   * most of the candidates of a large base are such. Only firms that may have followed one another are scored all the same.
   */
  candidate(a: number, b: number): Verdict {
    const veto = this.vetoes.closing(a, b);
    const { verdict, quick } = this;
    if (veto === undefined) return this.score(a, b, quick);
    if (veto === "identifiers-differ" && this.areFirms(a, b) && mayShareValue(this.signatures, a, b)) {
      this.beginWithNames(a, b, quick);
      if (this.isSuccession(a, b, quick) && this.goOn(a, b, quick).weight >= this.automatic) return verdict;
    }
    this.verdictOf(-Infinity).veto = veto;
    return verdict;
  }

  /** The verdict of a weight and nothing else. */
  private verdictOf(weight: Millibits): Verdict {
    const { verdict } = this;
    verdict.weight = weight;
    verdict.veto = undefined;
    verdict.rule = undefined;
    verdict.partly = false;
    verdict.legal = false;
    verdict.strangersByName = false;
    verdict.bornApart = false;
    return verdict;
  }

  /**
   * Whether two rows of different numbers may be one firm after another: of one name, and of one value besides, for a name and a town are
   * what strangers share. A human being keeps his number for life: a namesake succeeds to nothing.
   */
  isSuccession(a: number, b: number, { nameLevel, sister, instead }: Evidence): boolean {
    return nameLevel >= 2 && !sister && !instead && this.areFirms(a, b) && this.sharesValue(a, b);
  }

  private areFirms(a: number, b: number): boolean {
    const { kind } = this.frozen;
    return kinds[kind[a]!] === "organisation" && kinds[kind[b]!] === "organisation";
  }

  private sharesValue(a: number, b: number): boolean {
    return mayShareValue(this.signatures, a, b) && sharesValue(this.frozen.lists, this.parts, a, b);
  }

  private beginWithNames(a: number, b: number, evidence: Evidence): void {
    evidence.clear();
    evidence.people = this.frozen.kind[a] === 2 && this.frozen.kind[b] === 2;
    this.compareNames(a, b, evidence);
    this.compareCounterparties(a, b, evidence);
  }

  private goOn(a: number, b: number, evidence: Evidence): Verdict {
    const { parameters } = this;
    this.values.all(a, b, evidence);
    this.weighNamesakes(evidence);
    const verdict = this.verdictOf(evidence.total);
    verdict.strangersByName = contradicts(evidence) && evidence.persons && !numbersAgree(evidence);
    verdict.bornApart = areParentAndChild(evidence);
    verdict.partly = evidence.partly && evidence.proof < parameters.proof.partly;
    verdict.legal = evidence.legal;
    if (verdict.weight >= this.review || evidence.explaining) {
      verdict.veto = this.vetoes.between(a, b);
      verdict.rule = ruleOf(evidence, parameters);
    }
    return verdict;
  }

  /** A name says little where many bear it, unless a telephone or a mailbox singles out the two. */
  private weighNamesakes(evidence: Evidence): void {
    const { perBit, singledOut, base, common } = this.parameters.namesakes;
    if (evidence.nameLevel < 0 || evidence.colleagues) return;
    const share = 2 ** (-evidence.rarity / 1000);
    const others = this.table.size * share;
    const more = Math.max(0, Math.log2((1 + others) / (1 + base * share)));
    const lost = Math.round(perBit * 1000 * more - singledOut * evidence.besides);
    if (lost <= 0) return;
    evidence.shared = evidence.besides <= 0;
    evidence.common = evidence.shared && lost >= (evidence.people ? common : 0);
    evidence.add("namesakes", 1, -lost, role.name);
    if (evidence.explaining) evidence.show({ frequency: Math.round(others) });
  }

  private compareNames(a: number, b: number, evidence: Evidence): void {
    const { frozen } = this;
    const personsA = frozen.persons.starts[a]! < frozen.persons.starts[a + 1]!;
    const personsB = frozen.persons.starts[b]! < frozen.persons.starts[b + 1]!;
    if (personsA && personsB) this.comparePersons(a, b, evidence);
    else this.compareOrganisations(a, b, evidence);
  }

  private compareOrganisations(a: number, b: number, evidence: Evidence): void {
    const { starts, values } = this.frozen.names;
    this.cityA = this.frozen.city[a]!;
    this.cityB = this.frozen.city[b]!;
    let level = -1;
    let weight = 0;
    let numbers = 0;
    let rarity = 0;
    let partly = false;
    let instead = false;
    let alike = false;
    let diminutive = false;
    let sister = false;
    let left = -1;
    let right = -1;
    for (let i = starts[a]!; i < starts[a + 1]!; i++) {
      for (let k = starts[b]!; k < starts[b + 1]!; k++) {
        const found = this.names.compare(values[i]!, values[k]!, this.isPlace);
        const worth = found.weight + this.numberWeight(found.numbers);
        if (level < 0 || worth > weight + this.numberWeight(numbers)) {
          level = found.level;
          weight = found.weight;
          numbers = found.numbers;
          rarity = found.rarity;
          partly = found.partly;
          instead = found.instead;
          alike = found.alike;
          diminutive = found.diminutive;
          sister = found.sister;
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
      partly = true;
      instead = !this.owners.singledOut;
      alike = diminutive = sister = false;
    }
    evidence.nameLevel = numbers === 3 ? 0 : numbers === 2 ? Math.min(level, 1) : level;
    evidence.rarity += rarity;
    evidence.partly = partly;
    evidence.instead = instead;
    evidence.alike = alike;
    evidence.diminutive = diminutive;
    evidence.sister = sister;
    const texts = this.table.nameTexts;
    evidence.add("name", level, weight, role.name);
    if (evidence.explaining) {
      const shown = texts.at(left).split("\t")[0]!;
      evidence.show({ left: shown, right: left === right ? shown : texts.at(right).split("\t")[0]! });
    }
    if (numbers > 0) evidence.add("number", 3 - numbers, this.numberWeight(numbers), role.name);
    const one = this.frozen.nameForm[left]!;
    const other = this.frozen.nameForm[right]!;
    if (one >= 0 && other >= 0) {
      const forms = this.table.forms;
      const agree = one === other || areOneFamily(this.family[one]!, this.family[other]!);
      evidence.legal = true;
      evidence.otherForm = !agree;
      evidence.add("form", agree ? 1 : 0, this.parameters.form[agree ? 1 : 0]!, role.name);
      if (evidence.explaining) evidence.show({ left: forms.at(one), right: forms.at(other) });
    }
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
          evidence.loan = found.loan;
          evidence.siblings = found.siblings;
          evidence.renamed = found.renamed;
          left = values[i]!;
          right = values[k]!;
        }
      }
    }
    evidence.nameLevel = level;
    evidence.persons = true;
    evidence.women = this.vetoes.isWoman(a) || this.vetoes.isWoman(b);
    evidence.generationOpen = (this.people.generation[a] === 0) !== (this.people.generation[b] === 0);
    evidence.rarity += rarity;
    const texts = this.table.personTexts;
    evidence.add("person", level, Math.round(weight), role.name);
    if (evidence.explaining) {
      const shown = shownPerson(texts.at(left));
      evidence.show({ left: shown, right: left === right ? shown : shownPerson(texts.at(right)) });
    }
  }

  /** Contacts only: a firm that both speak for, or one called as the other's is. */
  private compareCounterparties(a: number, b: number, evidence: Evidence): void {
    const lists = this.frozen.lists.entity;
    if (lists.starts[a] === lists.starts[a + 1] || lists.starts[b] === lists.starts[b + 1]) return;
    const shared = sharedValue(lists, this.spread.names.entity, a, b);
    const [left, right] = shared >= 0 ? [shared, shared] : this.namedAlike(a, b);
    const found = shared >= 0 ? 2 : left >= 0 ? 1 : 0;
    evidence.colleagues = found === 2;
    evidence.add("counterparty", found, this.parameters.counterparty[found]!, role.besides);
    if (evidence.explaining && found > 0) {
      const { entity } = this.table.texts;
      evidence.show({ left: entity.at(left), right: entity.at(right) });
    }
  }

  /** A firm of each that may be one by what they are called, −1 without. */
  private namedAlike(a: number, b: number): readonly [number, number] {
    const { starts, values } = this.frozen.lists.entity;
    for (let i = starts[a]!; i < starts[a + 1]!; i++)
      for (let k = starts[b]!; k < starts[b + 1]!; k++)
        if (areNamedAlike(this.frozen.firms, values[i]!, values[k]!)) return [values[i]!, values[k]!];
    return [-1, -1];
  }

  /** @param numbers as comparing the names found them: 1 the same … 3 different, 0 none */
  private numberWeight(numbers: number): Millibits {
    return numbers === 0 ? 0 : this.parameters.number[3 - numbers]!;
  }
}
