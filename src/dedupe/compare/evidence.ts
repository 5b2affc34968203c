import type { MatchFeature, Millibits } from "../../model/index.ts";

/** Names of the features, in the order in which they are compared and shown. */
export const featureNames = [
  "identifier", "bank-account", "name", "number", "form", "person", "namesakes", "birth-date", "counterparty", "phone", "email", "domain", "contact",
  "address", "city", "owner", "channels",
] as const; // prettier-ignore
export type FeatureName = (typeof featureNames)[number];

/** What a feature can do besides adding its weight. */
export const role = { name: 0, besides: 1, proof: 2 } as const;

/** How a value is shown to a person; made only when somebody asks. */
export type Shown = Pick<MatchFeature, "left" | "right" | "frequency">;

/**
 * What two records have to say about each other. One object is used for millions of pairs; the texts that a person reads
 * are made only when it is `explaining`.
 */
export class Evidence {
  readonly explaining: boolean;
  total: Millibits = 0;
  /** Only when `explaining`. */
  found: MatchFeature[] = [];
  /** Best level of the names of two organisations, or of two people; −1 when either has none. */
  nameLevel = -1;
  /** People's names were compared: of contacts, or of sole traders. */
  persons = false;
  /** One name has words that the other lacks, or that contradict the other's. */
  partly = false;
  /** Both names have words that stand instead of each other. */
  instead = false;
  /** Of one name they say no more than what kind of institution it is. */
  kindInstead = false;
  /** The names are the same but for a letter in a short word, which may be another word as well. */
  alike = false;
  /** The names are the same but for a word that one of them has made small. */
  diminutive = false;
  /** One name has a word behind it by which firms of one owner are told apart. */
  sister = false;
  /** Both have a legal form. */
  legal = false;
  /** Their legal forms are of different families. */
  otherForm = false;
  /** Both towns are known and they are different. */
  elsewhere = false;
  /** Their houses are known, and they are two of one street. */
  otherDoor = false;
  /** Two institutions of different owners: of another region or district by their names. */
  otherOwner = false;
  /** Weight of agreeing phones, mailboxes, addresses that no two firms are known to share. */
  trusted: Millibits = 0;
  /** What of that their address is: many firms have one door. */
  door: Millibits = 0;
  /** What phones, mailboxes, numbers, firms say against the two being one; not positive. */
  against: Millibits = 0;
  /** Both dates of birth are known in full and unlike. */
  otherBirth = false;
  /** They are a generation apart as well: father and son. */
  bornApart = false;
  /** Two people of one name, at least one of them a woman by it: daughters seldom have their mother's. */
  women = false;
  /** One of two people is told to be the elder or the younger of his name, and nothing is known of the other. */
  generationOpen = false;
  /** Two contacts of one firm: few firms have two people of one name. */
  colleagues = false;
  /** What it says against two contacts that each speaks for another firm. */
  otherFirm: Millibits = 0;
  /** One of two people tells nothing but a given name. */
  givenOnly = false;
  /** The given names of two people are one only as one writes it short, see `areCutNames`. */
  cut = false;
  /** The given names of two people may be one, and both stand in documents: Елена and Алёна, Магомед and Магомед-Расул. */
  twoNames = false;
  /** The given names of two people are written otherwise: `Emma` and `Emily`, whom a table takes for one, or `E.`. */
  otherGiven = false;
  /** The given names of two people are one only in another language, see `isLoan`. */
  loan = false;
  /** Their family names and given names are written out and contradict each other. */
  strangers = false;
  /** The given names of two people are known ones that contradict each other. */
  givenApart = false;
  /** The same of two people of one family name. */
  siblings = false;
  /** Two people of one given name whose family names contradict each other. */
  renamed = false;
  /** Two people of one patronymic, written out. */
  sameFather = false;
  /** What agrees of telephones and mailboxes that are one person's own: not a firm's, nor a fixed line. */
  personal: Millibits = 0;
  /** Two human beings: their address is a home. */
  people = false;
  /** What agrees of numbers and dates that belong to one entity only. */
  proof: Millibits = 0;
  /** What of that the home of two people is. */
  home: Millibits = 0;
  /** What of that their date of birth is. */
  born: Millibits = 0;
  /** How rare the agreement of names and towns is: one record in 2^rarity has them by chance. */
  rarity: Millibits = 0;
  /** The name is common in a base of this size, and nothing singles out the two among their namesakes. */
  common = false;
  /** The same of a name that is only a little common: it has lost some of its weight. */
  shared = false;
  /** What agrees besides names and the town: with a name, a town is still only a name. */
  besides: Millibits = 0;

  constructor(explaining: boolean) {
    this.explaining = explaining;
  }

  /** Field by field: it is done for every pair, and copying all of a blank one takes many times as long. A test finds the one forgotten. */
  clear(): void {
    this.total = 0;
    this.nameLevel = -1;
    this.persons = false;
    this.partly = false;
    this.instead = false;
    this.kindInstead = false;
    this.alike = false;
    this.diminutive = false;
    this.sister = false;
    this.legal = false;
    this.otherForm = false;
    this.trusted = 0;
    this.door = 0;
    this.elsewhere = false;
    this.otherDoor = false;
    this.otherOwner = false;
    this.people = false;
    this.colleagues = false;
    this.otherFirm = 0;
    this.otherBirth = false;
    this.bornApart = false;
    this.women = false;
    this.generationOpen = false;
    this.givenOnly = false;
    this.cut = false;
    this.twoNames = false;
    this.otherGiven = false;
    this.loan = false;
    this.strangers = false;
    this.givenApart = false;
    this.siblings = false;
    this.renamed = false;
    this.sameFather = false;
    this.personal = 0;
    this.proof = 0;
    this.home = 0;
    this.born = 0;
    this.besides = 0;
    this.against = 0;
    this.rarity = 0;
    this.common = false;
    this.shared = false;
    if (this.explaining) this.found = [];
  }

  /** @param as what the agreement is good for, see `proof` and `besides` */
  add(name: FeatureName, level: number, weight: Millibits, as: 0 | 1 | 2): void {
    this.total += weight;
    if (as > 0) {
      if (weight <= 0) this.against += weight;
      else {
        this.besides += weight;
        if (as === role.proof) this.proof += weight;
      }
    }
    if (this.explaining) this.found.push({ name, level, weight });
  }

  /**
   * Takes back what another firm says against two people: who has a mobile or a mailbox of his own in common with somebody of his name speaks for
   * two firms. Firms are compared with the names, before it is known what else agrees.
   */
  speakForBoth(): void {
    this.total -= this.otherFirm;
    this.against -= this.otherFirm;
    this.otherFirm = 0;
    if (this.explaining)
      this.found = this.found.map((feature) => (feature.name === "counterparty" ? { ...feature, weight: 0 } : feature));
  }

  /** Says what the feature added last looked at. To be called only when `explaining`: making the texts costs more than comparing. */
  show(shown: Shown): void {
    Object.assign(this.found[this.found.length - 1]!, shown);
  }
}
