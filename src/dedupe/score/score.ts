import type { Millibits } from "../../model/index.ts";
import { RowNameComparer } from "../compare/row-names.ts";
import { ValueComparer } from "../compare/values.ts";
import { Evidence, role } from "../compare/evidence.ts";
import { type DedupeOptions, keptTogether } from "../options.ts";
import type { Parameters } from "../parameters.ts";
import type { Parts } from "../table/parts.ts";
import { mayShareValue, sharesValue } from "../table/signatures.ts";
import type { Spread } from "../table/spread.ts";
import type { Frozen } from "../table/frozen.ts";
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
  private readonly names: RowNameComparer;
  private readonly values: ValueComparer;
  /** From where vetoes and rules are looked for: pairs are asked about from here, or stay together. */
  private readonly review: Millibits;
  private readonly automatic: Millibits;
  private readonly parameters: Parameters;
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
    this.names = new RowNameComparer(table, frozen, prepared, parameters);
    this.values = new ValueComparer(table, frozen, this.spread, this.parts, parameters);
    this.review = Math.min(options.thresholds.review, keptTogether);
    this.automatic = options.thresholds.automatic;
    this.signatures = prepared.signatures;
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
    if (veto === "identifiers-differ" && this.areBoth("organisation", a, b) && mayShareValue(this.signatures, a, b)) {
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
    return nameLevel >= 2 && !sister && !instead && this.areBoth("organisation", a, b) && this.sharesValue(a, b);
  }

  private areBoth(what: (typeof kinds)[number], a: number, b: number): boolean {
    const { kind } = this.frozen;
    return kinds[kind[a]!] === what && kinds[kind[b]!] === what;
  }

  private sharesValue(a: number, b: number): boolean {
    return mayShareValue(this.signatures, a, b) && sharesValue(this.frozen.lists, this.parts, a, b);
  }

  private beginWithNames(a: number, b: number, evidence: Evidence): void {
    evidence.clear();
    evidence.people = this.areBoth("person", a, b);
    this.names.compare(a, b, evidence);
    if (evidence.persons) {
      evidence.women = this.vetoes.isWoman(a) || this.vetoes.isWoman(b);
      evidence.generationOpen = (this.people.generation[a] === 0) !== (this.people.generation[b] === 0);
    }
    this.values.counterparties(a, b, evidence);
  }

  /** What speaks for and against two rows whose verdict is known: neither vetoes nor rules are asked again. */
  gather(a: number, b: number, evidence: Evidence): void {
    this.beginWithNames(a, b, evidence);
    this.goOnWithValues(a, b, evidence);
  }

  private goOnWithValues(a: number, b: number, evidence: Evidence): void {
    this.values.all(a, b, evidence);
    if (evidence.personal > 0 && !contradicts(evidence)) evidence.speakForBoth();
    this.weighNamesakes(evidence);
  }

  private goOn(a: number, b: number, evidence: Evidence): Verdict {
    const { parameters } = this;
    this.goOnWithValues(a, b, evidence);
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
}
