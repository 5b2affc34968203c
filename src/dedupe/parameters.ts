import type { Millibits } from "../model/index.ts";

/**
 * The model in numbers: match weights in thousandths of a bit (log2 of how much likelier the finding is in two records of
 * one entity than in two of different ones). This is the file to read, and to change, when a steward asks "why so much".
 *
 * Where they come from: u (agreement by chance) from how such values spread in Russian counterparty lists; m (agreement
 * among true pairs) from how often such fields are mistyped, missing or out of date; both rounded, and then held so low
 * that no single field but an official number can merge two cards (`thresholds.automatic` is 12 bits). Agreement on a value
 * that many different names share is worth less: see `spread`.
 */
export const parameters = {
  version: 1,

  /**
   * Organisation names: level 0 contradicts … 5 the same words. The weight is made of bits of words: those that found a
   * partner (`perBit`), those that stand instead of each other, those that only one name has (up to `omittedMost`), each word
   * that comes and goes (`loose`).
   */
  name: {
    base: [-4_000, -1_500, 0, 500, 1_500, 2_000],
    floor: -7_500,
    cap: [0, 0, 4_500, 7_000, 9_000, 9_500],
    perBit: 0.45,
    instead: 0.95,
    omitted: 0.25,
    omittedMost: 2_500,
    loose: 150,
    acronym: 8_000,
  },
  /** Numbers in names: only one name has one, they differ. */
  number: { missing: -6_500, differs: -9_000, same: 1_000 },
  /** Legal form: another family, the same. */
  form: { differs: -2_500, same: 500 },

  person: {
    /** `perBit` of the rarer word up to `cap`, times what the likeness is worth. */
    family: { differs: -6_000, perBit: 0.75, cap: 8_000 },
    given: { differs: -6_000, perBit: 0.7, cap: 5_500 },
    patronymic: { differs: -5_500, perBit: 0.6, cap: 4_000 },
    initial: 0.35,
    nickname: 0.7,
    /** Of a word 0.75 alike; from there to 1 in proportion, and down to nothing at 0.5. */
    alike: 0.65,
    /** What agrees is worth less when something else contradicts: brothers share more than a family name. */
    contradicted: 0.5,
    /** Names can say no more against a match than this. */
    floor: -9_000,
    /** A word that stands on one side only. */
    extra: -600,
    /** Family and given name stand in each other's place. */
    swapped: -800,
  },
  /** 0 differs; 1 less than a year off; 2 two digits, or one part of the date; 3 one digit, or day and month swapped; 4 same. */
  birthDate: [-5_000, 1_000, 3_000, 6_500, 11_000],

  /**
   * Of a common name there are many in a large base. The weights above hold for one of `base` records; each time that the expected
   * number of namesakes (of the same town, where that agrees too) doubles beyond it, agreement on the name is worth `perBit` bits
   * less, and `singledOut` × what else agrees is taken off that: a phone singles out the two among their namesakes.
   * `initial` and `fuzzy`: how rare an initial is, how much commoner a likeness than the word itself. `common`: what must be taken off
   * a person's name before it counts as one that many bear (see `crowd`); of firms' names, which are words, anything is enough.
   */
  namesakes: { base: 1_000, perBit: 1.2, singledOut: 2, initial: 3_300, fuzzy: 2_000, common: 1_000 },

  /** Of cards of a common name, how many a person may be asked to compare one with; more wait for nobody. */
  crowd: 3,

  /** By scheme class: 0 differs (not both valid), 1 nearly (one digit), 2 same though invalid, 3 same and valid. */
  identifier: {
    official: [-1_500, 5_000, 7_000, 17_000],
    other: [-2_000, 7_000, 0, 13_000],
  },
  account: 10_000,

  /** 0 both have phones and none agrees, 1 one digit off, 2 same digits without area code, 3 same line, other extension, 4 same. */
  phone: [-2_000, 3_000, 9_500, 4_500, 10_500],
  /** 0 differ, 1 same corporate domain, 2 same local part, 3 a typo apart, 4 same role mailbox, 5 same. */
  email: [-2_200, 4_500, 3_500, 6_500, 8_500, 10_500],
  /** 0 other city, 1 same city, 2 same postcode, 3 same street but another house, 4 same street, 5 same house but another flat, 6 same house, 7 same to the flat. */
  home: [-1_500, 1_500, 4_000, 1_000, 6_500, 5_500, 10_500, 11_500],
  address: [-3_500, 1_500, 2_500, 500, 3_500, 3_500, 6_500, 8_000],
  city: { differs: -3_500, same: 2_000 },

  /** What each further channel (phone, e-mail, domain, address) keeps of its weight: sister firms share them all. */
  channels: [1, 0.7, 0.4, 0.3],

  /** Identifiers, accounts and birth dates must be worth this much to merge cards whose names contradict each other. */
  proof: { firm: 15_000, partly: 6_000, human: 12_000 },
  /** Channels that no two firms are known to share must be worth this much to merge cards one of whose names lacks a word. */
  trusted: 6_000,
  /** Everything besides names and the town must be worth this much to merge at all. */
  besides: 3_000,

  /** Counterparties only: one person speaks for both, known by telephone, mailbox or full name. */
  speaker: 6_000,
  /** Contacts only. */
  counterparty: { shared: 5_000, none: -500 },

  /** A row that fits two firms with different official numbers goes to the better one only if that is better by this. */
  margin: 4_000,

  /** Mean weight between the members of two clusters below which one strong pair does not join them. */
  bridge: 2_000,

  /** Bits lost each time the number of different names on a value doubles, from `free` on: two spellings are one name. */
  spread: { lost: 2_000, free: 2 },
  /** A value with more different names than this is a hub: no candidates, hardly any weight. */
  hub: {
    identifier: 12,
    phone: 12,
    email: 12,
    domain: 20,
    account: 12,
    address: 40,
    birth: 1_000_000,
    entity: 1_000_000,
    speaker: 6,
  },
  hubWeight: 500,
} as const;

export type Parameters = typeof parameters;

/** Weight of an agreement on a value that `names` different names share. */
export function spreadWeight(full: Millibits, names: number, hub: number): Millibits {
  if (names > hub) return Math.min(full, parameters.hubWeight);
  return Math.max(
    Math.min(full, parameters.hubWeight),
    Math.round(full - parameters.spread.lost * Math.log2(Math.max(1, names / parameters.spread.free))),
  );
}
