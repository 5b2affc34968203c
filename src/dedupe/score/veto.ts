import type { DedupeOptions, Thresholds } from "../options.ts";
import type { Parts } from "../table/parts.ts";
import type { Frozen } from "../table/frozen.ts";
import type { Prepared } from "./prepare.ts";
import { flag, personRole } from "../table/flags.ts";
import { couple } from "../words/gender.ts";
import type { ScoredTable } from "../table/table.ts";
import { noNumber, schemeShift, trait } from "../table/traits.ts";

/** Why two records are never merged by themselves, whatever the score. Names stand in matches.ndjson. */
export type VetoName =
  | "catch-all"
  | "identifiers-differ"
  | "sole-trader-and-firm"
  | "department"
  | "clean-source"
  | "deliberate-double"
  | "branch"
  | "named-branch"
  | "two-branches"
  | "gender-differs"
  | "man-and-woman"
  | "generation-differs";

/**
 * Vetoes that are guesses from a name, with the threshold from where what they keep apart waits for a person. Of what the score would not merge
 * anyway nobody is asked; but two branches of one number are its own already, and only which of them stands open.
 */
export const askingVetoes: ReadonlyMap<string, keyof Thresholds> = new Map<VetoName, keyof Thresholds>([
  ["named-branch", "automatic"],
  ["gender-differs", "automatic"],
  ["two-branches", "review"],
]);

/**
 * Vetoes that close the question: no name and no telephone opens it again, and nobody is asked. A branch is not among them: it becomes a
 * link to its head.
 */
export type ClosingVeto = Exclude<
  VetoName,
  "branch" | "named-branch" | "two-branches" | "gender-differs" | "man-and-woman" | "generation-differs"
>;

/** Judges pairs; also says which official numbers a row has, for the vetoes inside clusters. */
export class Vetoes {
  private readonly table: ScoredTable;
  private readonly frozen: Frozen;
  private readonly parts: Parts;
  /** By row: see `traitsOf`. */
  private readonly traits: Int32Array;
  /** By source, 1: holds everybody once; 2: keeps several cards of one on purpose. Either way no two cards of it are merged. */
  private readonly kept: Uint8Array;
  /** Whether any source is such. */
  private readonly keeps: boolean;
  private readonly branches: DedupeOptions["branches"];
  /** By person: see `genderOf`. */
  private readonly gender: Uint8Array;
  /** By row: the given name as a word, −1 without. */
  private readonly given: Int32Array;
  /** By row: see `GenerationCode`. */
  private readonly generation: Uint8Array;

  constructor(
    table: ScoredTable,
    frozen: Frozen,
    {
      parts,
      traits,
      given,
      gender,
      generation,
    }: Pick<Prepared, "parts" | "traits" | "given" | "gender" | "generation">,
    options: DedupeOptions,
  ) {
    this.table = table;
    this.given = given;
    this.frozen = frozen;
    this.parts = parts;
    this.traits = traits;
    this.branches = options.branches;
    this.gender = gender;
    this.generation = generation;
    const clean = table.sources.marks((source) => options.cleanSources.includes(source));
    const doubles = table.sources.marks((source) => options.doubles[source] !== undefined);
    this.kept = clean.map((mark, source) => (mark === 1 ? 1 : 2 * doubles[source]!));
    this.keeps = this.kept.some((mark) => mark !== 0);
  }

  /** The source of a row where two rows of that are never one, −1 otherwise. */
  keptSourceOf(row: number): number {
    const source = this.frozen.source[row]!;
    return this.kept[source] === 0 ? -1 : source;
  }

  /** The first veto that stands between two rows. */
  between(a: number, b: number): VetoName | undefined {
    const closing = this.closing(a, b);
    if (closing !== undefined) return closing;
    if (this.branches !== "merge") {
      const branch = this.branchApart(a, b);
      if (branch !== undefined) return branch;
    }
    if (this.gendersDiffer(a, b) && !this.shareNumber(a, b))
      return this.haveOwnNames(a, b) ? "man-and-woman" : "gender-differs";
    if (this.generationsDiffer(a, b) && !this.shareNumber(a, b)) return "generation-differs";
    return undefined;
  }

  /** The same of the vetoes that close the question. They look at numbers only: cheaper than any comparison of names. */
  closing(a: number, b: number): ClosingVeto | undefined {
    const { traits } = this;
    const one = traits[2 * a]!;
    const other = traits[2 * b]!;
    if (((one | other) & trait.catchAll) !== 0) return "catch-all";
    if (isFirmAndTrader(one, other) || isFirmAndTrader(other, one)) return "sole-trader-and-firm";
    if (((one ^ other) & trait.department) !== 0) return "department";
    if (this.keeps) {
      const kept = this.keptSourceOf(a);
      if (kept >= 0 && kept === this.keptSourceOf(b))
        return this.kept[kept] === 1 ? "clean-source" : "deliberate-double";
    }
    return this.identifiersDiffer(a, b) ? "identifiers-differ" : undefined;
  }

  /**
   * Husband and wife share phone, mailbox, home, family name and initials; Александр and Александра all but a letter; Ильин Сергей and Ильина
   * Светлана the mobile. Given names that are plainly different, of families that are not one, are the score's business.
   */
  private gendersDiffer(a: number, b: number): boolean {
    let [one, other] = [this.genderOf(a), this.genderOf(b)];
    if (one !== 0 && one === other) return false;
    const pair = this.coupleOf(a, b);
    if (one === 0) one = pair;
    if (other === 0 && pair !== 0) other = 3 - pair;
    if (one === 0 || other === 0 || one === other) return false;
    const [x, y] = [this.given[a]!, this.given[b]!];
    return pair !== 0 || x < 0 || y < 0 || this.table.personWords.similarity(x, y) > 0;
  }

  /** Whether each of two people tells by a given name, written out, what he or she is: colleagues, a couple, but not one. */
  private haveOwnNames(a: number, b: number): boolean {
    const words = this.table.personWords;
    const [one, other] = [this.given[a]!, this.given[b]!];
    if (this.genderOf(a) === 0 || this.genderOf(b) === 0 || one < 0 || other < 0) return false;
    return words.lengths[one]! > 1 && words.lengths[other]! > 1 && words.similarity(one, other) === 0;
  }

  /** Of the first persons of two rows, see {@link couple}. */
  private coupleOf(a: number, b: number): number {
    const { starts, values } = this.frozen.persons;
    if (starts[a] === starts[a + 1] || starts[b] === starts[b + 1]) return 0;
    const [one, other] = [values[starts[a]!]!, values[starts[b]!]!];
    return one === other ? 0 : couple(this.familyWords(one), this.familyWords(other));
  }

  /** The words of a person's family name, and those of which nobody knows what they are. */
  private familyWords(person: number): readonly string[] {
    const { personWords, personRoles } = this.frozen;
    const words: string[] = [];
    for (let at = personWords.starts[person]!; at < personWords.starts[person + 1]!; at++)
      if (personRoles[at] === personRole.family || personRoles[at] === personRole.unknown)
        words.push(this.table.personWords.text(personWords.values[at]!));
    return words;
  }

  isWoman(row: number): boolean {
    return this.genderOf(row) === 2;
  }

  /** Of the first person of a row, see `GenderCode`. */
  private genderOf(row: number): number {
    const { starts, values } = this.frozen.persons;
    return starts[row] === starts[row + 1] ? 0 : this.gender[values[starts[row]!]!]!;
  }

  /** `Weber sen.` and `Weber jun.`. */
  private generationsDiffer(a: number, b: number): boolean {
    const [one, other] = [this.generation[a]!, this.generation[b]!];
    return one !== 0 && other !== 0 && one !== other;
  }

  /** Whether both have the same valid number of an official scheme. */
  private shareNumber(a: number, b: number): boolean {
    const { starts, values } = this.frozen.lists.identifier;
    const { valid, vetoes } = this.parts.identifier;
    for (let i = starts[a]!; i < starts[a + 1]!; i++) {
      const value = values[i]!;
      if (valid[value] === 0 || vetoes[value] === 0) continue;
      for (let k = starts[b]!; k < starts[b + 1]!; k++) if (values[k] === value) return true;
    }
    return false;
  }

  /** Both have a valid number of one scheme, and no number of that scheme in common. */
  private identifiersDiffer(a: number, b: number): boolean {
    const { traits } = this;
    const one = traits[2 * a + 1]!;
    const other = traits[2 * b + 1]!;
    if (one === noNumber || other === noNumber) return false;
    return one >= 0 && other >= 0
      ? one !== other && traits[2 * a]! >> schemeShift === traits[2 * b]! >> schemeShift
      : this.numbersDiffer(a, b);
  }

  /** @internal The slow twin of {@link identifiersDiffer}: lists are compared, whatever stands in them. */
  numbersDiffer(a: number, b: number): boolean {
    const { starts, values } = this.frozen.lists.identifier;
    const { scheme, valid, vetoes } = this.parts.identifier;
    for (let i = starts[a]!; i < starts[a + 1]!; i++) {
      const one = values[i]!;
      if (vetoes[one] === 0 || valid[one] === 0) continue;
      let other = false;
      let shared = false;
      for (let k = starts[b]!; k < starts[b + 1]! && !shared; k++) {
        const two = values[k]!;
        if (two === one) shared = true;
        else if (scheme[two] === scheme[one] && valid[two] === 1) other = true;
      }
      if (!other || shared) continue;
      // Another of a's numbers of this scheme may be the one they share.
      let rescued = false;
      for (let m = starts[a]!; m < starts[a + 1]! && !rescued; m++) {
        if (scheme[values[m]!] !== scheme[one]) continue;
        for (let k = starts[b]!; k < starts[b + 1]!; k++) if (values[k] === values[m]) rescued = true;
      }
      if (!rescued) return true;
    }
    return false;
  }

  /**
   * A branch (by КПП or by name) and something that is not the same branch. An empty КПП merges with anything but a record
   * whose name says it is a branch; two КПП that mark no branch merge too (a move, a largest taxpayer).
   */
  private branchApart(a: number, b: number): "branch" | "named-branch" | "two-branches" | undefined {
    const one = this.kppOf(a);
    const other = this.kppOf(b);
    if (one >= 0 && other >= 0) {
      if (one === other) return undefined;
      const { kpp } = this.parts.identifier;
      return kpp[one] === 2 || kpp[other] === 2 || this.branches === "separate" ? "branch" : undefined;
    }
    const named = (row: number) => (this.frozen.flags[row]! & flag.branch) !== 0;
    // Of one ИНН the names of two branches are no longer asked whether they agree: the number merges them whatever they are called.
    if (named(a) && named(b))
      return this.shareNumber(a, b) && !this.sameTown(a, b) && !this.namedAlike(a, b) ? "two-branches" : undefined;
    if (named(a) === named(b)) return undefined;
    // One ИНН: head and branch for certain, and linked. Without it the word «филиал» is all there is to go by.
    return this.shareNumber(a, b) ? "branch" : "named-branch";
  }

  private sameTown(a: number, b: number): boolean {
    const { city } = this.frozen;
    return city[a]! >= 0 && city[a] === city[b];
  }

  /** Whether two rows have a name in common: of one firm's branches the name is what tells them apart. */
  private namedAlike(a: number, b: number): boolean {
    const { starts, values } = this.frozen.names;
    const names = values.subarray(starts[b], starts[b + 1]);
    return values.subarray(starts[a], starts[a + 1]).some((name) => names.includes(name));
  }

  /** The first КПП of a row as a value of `identifier`, −1 without. */
  private kppOf(row: number): number {
    const { starts, values } = this.frozen.lists.identifier;
    for (let i = starts[row]!; i < starts[row + 1]!; i++)
      if (this.parts.identifier.kpp[values[i]!] !== 0) return values[i]!;
    return -1;
  }
}

/** Of {@link trait}s: a firm for certain, not an organisation by default, and a sole trader. */
function isFirmAndTrader(one: number, other: number): boolean {
  return (one & trait.firm) !== 0 && (other & trait.soleTrader) !== 0;
}
