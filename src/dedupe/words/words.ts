import { TextColumn } from "../text-column.ts";
import { Texts } from "../texts.ts";
import { PairCache } from "../pair-cache.ts";
import { meaningNames, meanings } from "./generic-words.ts";
import { areOfOneTrade, isAbbreviation, isCutAdjective, isCutShort, isDiminutive } from "./derived.ts";
import { isLoan } from "./loans.ts";
import { fewestMisspelt, misspelt } from "./misspelt.ts";
import { isFormOf, isGivenName, isInitialOf } from "./nicknames.ts";
import { numberOf } from "./numbers.ts";
import {
  edits,
  initial,
  inTextOrder,
  letterSet,
  personWordEdits,
  personWordSimilarity,
  surelyFurther,
  wordEdits,
  wordSimilarity,
} from "./similarity.ts";
import { weighTerms } from "./term-weights.ts";
import { trades } from "./trade-words.ts";
import { areTwoGivenNames, areTwoNames } from "./two-names.ts";
import { ukrainian, wordSound } from "./word-sound.ts";

/** Similarities are thousandths: 1000 is the same word. */
export const same = 1000;
const sameTerm = 980;
/** Диминутив: `Саша` and `Александр`. */
export const nickname = 901;
/** A word that says what kind of firm it is, and its abbreviation. */
const abbreviated = 950;
/** `Nguyen's` and `Nguyen`, `tyre` and `tyres`: an s more is no slip, and hardly ever another word. */
const plural = 960;
/** Words that are likely, but not sure, to be one: less than what one letter in six leaves. */
const related = 820;

/** `Chris` and `Cristopher`: a pet name, and a slip besides. */
const misspeltNickname = 750;

/** `Дм.` of `Дмитрий`: more than an initial, and no typing error. */
export const cut = 740;

const saint = meanings.get("saint");

const cyrillicLetter = /[\u0400-\u04ff]/;
/**
 * Distinct words of names. A word's *term* is what it means to the comparison: spellings of one meaning, of one sound,
 * of one number share a term, and frequencies are counted by term, so that a fuzzy level knows how rare its word is.
 */
export class Words {
  private readonly texts = new Texts();
  private readonly termTexts = new Texts();
  readonly terms: number[] = [];
  readonly skeletons = new TextColumn();
  /** Length and set of letters of each word, and of its sound: see {@link couldBeAlike}. */
  readonly lengths: number[] = [];
  private readonly letters: number[] = [];
  private readonly soundLengths: number[] = [];
  private readonly soundLetters: number[] = [];
  /** Words that stand in the table of given names. */
  private readonly isGiven: boolean[] = [];
  readonly isNumber: boolean[] = [];
  /** Line of the table of generic words, −1 for words that are not in it; what it says of a firm: `firm-word.ts`. */
  readonly meaning: number[] = [];
  /** Line of the table of trades, −1 for words that are not in it. */
  readonly trade: number[] = [];
  readonly isCyrillic: boolean[] = [];
  private readonly termCounts: number[] = [];
  /** Content hash by term. */
  get termHash(): Int32Array {
    return this.termTexts.hashes;
  }
  /** Millibits by term, after {@link weigh}: what agreement on it can say. */
  termBits: Int32Array = new Int32Array(0);
  /** The same without an upper limit: how few other records hold it by chance. */
  termRarity: Int32Array = new Int32Array(0);
  private readonly person: boolean;
  /** Likenesses already computed; made to measure by {@link weigh}. */
  private cache = new PairCache(0);

  /** @param person words of people's names: no table of generic words, but diminutives and initials. */
  constructor(person: boolean) {
    this.person = person;
  }

  id(word: string): number {
    const id = this.texts.id(word);
    if (id === this.terms.length) this.learn(word);
    return id;
  }

  /** The term a word would have, when any name has it. */
  knownTerm(word: string): number | undefined {
    const id = this.texts.find(word);
    return id === undefined ? undefined : this.terms[id];
  }

  text(word: number): string {
    return this.texts.at(word);
  }

  termText(term: number): string {
    return this.termTexts.at(term);
  }

  get termCount(): number {
    return this.termTexts.size;
  }

  private learn(word: string): void {
    const cyrillic = cyrillicLetter.test(word);
    const sound = wordSound(word, this.person);
    const digits = this.person ? undefined : numberOf(word);
    const meaning = this.person ? -1 : (meanings.get(word) ?? -1);
    const term = this.termTexts.id(
      digits !== undefined ? `#${digits}` : meaning >= 0 ? `=${meaningNames[meaning]}` : sound,
    );
    if (term === this.termCounts.length) {
      this.termCounts.push(0);
    }
    this.terms.push(term);
    this.skeletons.push(sound);
    this.lengths.push(word.length);
    this.letters.push(letterSet(word));
    this.soundLengths.push(sound.length);
    this.soundLetters.push(letterSet(ukrainian(sound)));
    this.isGiven.push(this.person && isGivenName(sound));
    this.isNumber.push(digits !== undefined);
    this.meaning.push(meaning);
    this.trade.push(this.person || cyrillic ? -1 : (trades.get(word) ?? -1));
    this.isCyrillic.push(cyrillic);
  }

  /** Nothing is added or looked up any more. @param shared whether threads are to share what is known of each word */
  seal(shared: boolean): void {
    this.texts.seal(shared, false);
    this.termTexts.seal(shared);
    this.skeletons.seal(shared);
  }

  /** Counts a record that holds the term. */
  count(term: number): void {
    this.termCounts[term]!++;
  }

  frequency(term: number): number {
    return this.termCounts[term]!;
  }

  /** Of so many records: what agreement on each term can say, and room to remember likenesses. */
  weigh(records: number): void {
    this.cache = new PairCache(this.terms.length);
    const { bits, rarity } = weighTerms(this.termCounts, this.termTexts, records, this.person);
    this.termBits = bits;
    this.termRarity = rarity;
  }

  bits(word: number): number {
    return this.termBits[this.terms[word]!]!;
  }

  rarity(word: number): number {
    return this.termRarity[this.terms[word]!]!;
  }

  /** Whether a word stands in the table of given names: another one there is another name, and no slip. */
  isGivenWord(word: number): boolean {
    return this.isGiven[word]!;
  }

  /**
   * Whether two or three words written together are another: `Anna Lena` and `Annalena`, `van den Berg` and `Vandenberg`.
   *
   * @param third −1 for two words
   */
  areTogether(first: number, second: number, third: number, whole: number): boolean {
    // Lengths first: hardly any words are of lengths that fit.
    const { lengths, soundLengths } = this;
    if (lengths[whole] === lengths[first]! + lengths[second]! + (third < 0 ? 0 : lengths[third]!))
      return this.text(whole) === this.text(first) + this.text(second) + (third < 0 ? "" : this.text(third));
    if (soundLengths[whole] !== soundLengths[first]! + soundLengths[second]! + (third < 0 ? 0 : soundLengths[third]!))
      return false;
    const { skeletons } = this;
    return skeletons.at(whole) === skeletons.at(first) + skeletons.at(second) + (third < 0 ? "" : skeletons.at(third));
  }

  /** Whether a word is the initials of two others: `JP`, `Jean Pierre`. */
  areInitials(short: number, first: number, second: number): boolean {
    if (this.lengths[short] !== 2 || this.lengths[first]! < 2 || this.lengths[second]! < 2) return false;
    const [one, other] = this.text(short);
    return isInitialOf(one!, this.skeletons.at(first)) && isInitialOf(other!, this.skeletons.at(second));
  }

  /**
   * How alike two words are of which no letters are mistyped: one is the other abbreviated (`agricola`, `agr`), or both say one trade
   * (`landscaping`, `landscapers`). Surely so where the longer says what kind of firm it is; else they may be two words, too.
   *
   * @param named whether another word has said which firm it is: then any two words of one trade are one (`Zimmerei`, `Holzbau`)
   */
  relation(a: number, b: number, named: boolean): number {
    if (this.lengths[a]! < this.lengths[b]!) return this.relation(b, a, named);
    if (this.isNumber[a]! || this.isNumber[b]!) return 0;
    if (named && this.trade[a]! >= 0 && this.trade[a] === this.trade[b]) return abbreviated;
    // `S. Marco` is `San Marco`.
    if (this.meaning[a] === saint && this.lengths[b] === 1 && this.text(b) === "s") return abbreviated;
    const [long, short] = [this.skeletons.at(a), this.skeletons.at(b)];
    if (this.meaning[a]! >= 0 && this.meaning[b]! < 0 && isAbbreviation(short, long)) return abbreviated;
    const [text, start] = [this.text(a), this.text(b)];
    // As they sound and as they are written: the last letter of `prec` sounds otherwise in `precision`.
    if (isCutShort(short, long) || isCutShort(start, text) || isCutAdjective(start, text)) return related;
    if (this.meaning[a]! >= 0 && this.meaning[b]! >= 0) return 0;
    return areOfOneTrade(text, start) ? related : 0;
  }

  /** Whether one of two words is the other made small, which is another word and no typing error: `Яблоко`, `Яблочко`. */
  areDiminutives(a: number, b: number): boolean {
    return this.isCyrillic[a]! && this.isCyrillic[b]! && isDiminutive(this.text(a), this.text(b));
  }

  /** How alike two words are, in thousandths. Symmetric; distinct pairs are computed once and remembered. */
  similarity(a: number, b: number): number {
    if (a === b) return this.person && this.lengths[a] === 1 ? initial : same;
    if (this.terms[a] === this.terms[b]) return sameTerm;
    if (this.isNumber[a]! || this.isNumber[b]! || !this.couldBeAlike(a, b)) return 0;
    const [low, high] = a < b ? [a, b] : [b, a];
    const known = this.cache.get(low, high);
    if (known >= 0) return known;
    const value = this.compare(low, high);
    this.cache.set(low, high, value);
    return value;
  }

  /** {@link similarity} of two words that both stand where a given name does: there an unknown one may stand for a known one. */
  givenSimilarity(a: number, b: number): number {
    const alike = this.similarity(a, b);
    if (alike >= nickname || this.lengths[a] === 1 || this.lengths[b] === 1) return alike;
    // Most pairs end here, by numbers alone: two words that no table knows, or short ones.
    if (!this.mayBeSlip(a, b) && !this.mayBeSlip(b, a)) return alike;
    const [one, other] = [this.text(a), this.text(b)];
    const found =
      (this.mayBeSlip(a, b) ? misspelt(one, other) : undefined) ??
      (this.mayBeSlip(b, a) ? misspelt(other, one) : undefined);
    if (found === "form") return Math.max(alike, misspeltNickname);
    return found === "other" && alike > 0 && edits(one, other, 1) > 1 ? 0 : alike;
  }

  /** False where {@link misspelt} has nothing to say of the first word beside the second. */
  private mayBeSlip(unknown: number, known: number): boolean {
    return this.isGiven[known]! && this.soundLengths[unknown]! >= fewestMisspelt;
  }

  /** Whether one of two words is a given name cut short, that the other is or is called by. */
  areCutNames(a: number, b: number): boolean {
    return this.isCut(a, b) || this.isCut(b, a);
  }

  /** Whether two given names are both written in documents, though one is called by the other, see {@link areTwoNames}. */
  areTwoNames(a: number, b: number): boolean {
    return areTwoNames(this.skeletons.at(a), this.skeletons.at(b));
  }

  /** Whether a word is a name that may stand behind another: «Магомед-Расул». In Russian lists nobody has a middle name besides. */
  isSecondName(word: number): boolean {
    return this.isCyrillic[word]! && this.lengths[word]! > 2;
  }

  /** Whether two given names are one in another language only, see {@link isLoan}. */
  areLoans(a: number, b: number): boolean {
    return isLoan(this.text(a), this.text(b));
  }

  /** Whether a word is a given name cut short: `Дм` of `Дмитрий` and of `Дима`, `Екат` of `Екатерина`. A name of its own (`Вера`) is none. */
  private isCut(short: number, long: number): boolean {
    return this.mayBeCut(short, long) && isInitialOf(this.text(short), this.skeletons.at(long));
  }

  private mayBeCut(short: number, long: number): boolean {
    const letters = this.lengths[short]!;
    return letters > 1 && letters < 6 && this.isGiven[long]! && !this.isGiven[short]!;
  }

  /** False when numbers alone tell that {@link compare} would find 0: the slow twin, in the tests, asks it all the same. */
  private couldBeAlike(a: number, b: number): boolean {
    const oneScript = this.isCyrillic[a] === this.isCyrillic[b];
    const lengths = oneScript ? this.lengths : this.soundLengths;
    const letters = oneScript ? this.letters : this.soundLetters;
    const [x, y] = [lengths[a]!, lengths[b]!];
    // Initials, and diminutives that have no letter in common with the full name.
    if (this.person && (x === 1 || y === 1 || (this.isGiven[a]! && this.isGiven[b]!))) return true;
    if (this.person && (this.mayBeCut(a, b) || this.mayBeCut(b, a))) return true;
    const allowed = this.person ? personWordEdits(Math.max(x, y)) : wordEdits(Math.max(x, y));
    return !surelyFurther(Math.abs(x - y), letters[a]!, letters[b]!, allowed);
  }

  /** @internal {@link similarity} of two words, without any short way. */
  compare(a: number, b: number): number {
    const oneScript = this.isCyrillic[a] === this.isCyrillic[b];
    const [left, right] = inTextOrder(
      oneScript ? this.text(a) : this.skeletons.at(a),
      oneScript ? this.text(b) : this.skeletons.at(b),
    );
    if (this.person) {
      const [sound, otherSound] = [this.skeletons.at(a), this.skeletons.at(b)];
      if (isFormOf(sound, otherSound)) return nickname;
      if (this.lengths[a] === 1 && isInitialOf(this.text(a), otherSound)) return initial;
      if (this.lengths[b] === 1 && isInitialOf(this.text(b), sound)) return initial;
      // `Karen` is no typing error for `Kate`: both are names, and a second letter is off.
      if (this.isGiven[a]! && this.isGiven[b]! && edits(left, right, 1) > 1) return 0;
      const alike = personWordSimilarity(left, right);
      return alike < cut && this.areCutNames(a, b) ? cut : alike;
    }
    if (oneScript && isPlural(left, right)) return plural;
    const alike = wordSimilarity(left, right);
    if (alike > 0 && areTwoGivenNames(this.skeletons.at(a), this.skeletons.at(b))) return 0;
    if (oneScript || alike > 0) return alike;
    const [one, other] = [ukrainian(left), ukrainian(right)];
    return one === other ? sameTerm : wordSimilarity(one, other);
  }
}

/** @param left the first of the two in order of text, which the shorter is where the longer begins with it */
function isPlural(left: string, right: string): boolean {
  return left.length > 3 && right.length === left.length + 1 && right.endsWith("s") && right.startsWith(left);
}
