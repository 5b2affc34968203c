/**
 * Which source's value wins, field by field. A field has a chain of rules; each narrows the candidates until one value is
 * left, and what even the last cannot settle goes to the first member in booked order (source priority, then place).
 */
export const survivorRules = [
  /** The strongest source that has a value. */
  "priority",
  /** The record that was changed last (`updatedAt`, else `createdAt`). */
  "most-recent",
  /** The record that was created first. */
  "oldest",
  /** The value most members have. */
  "most-frequent",
  /** The record with the most fields filled. */
  "most-complete",
  /**
   * People's names: the one that is written out, before those it says all of: initials, a name without the family name. Where
   * two names go on differently from the same initials, neither is taken for the fuller.
   */
  "full-name",
  /** Names of organisations: one without leftovers (brackets, signs, a second name behind a slash). */
  "clean-name",
  /** Kinds: that of a record which says its legal form. Without one «Васильев Михаил» is a person, though his card is a sole trader's. */
  "with-form",
  /** Regions and time zones: of a place that the record names, over one of which only its ИНН or КПП tells. */
  "named-place",
  /** The longest text. */
  "longest",
  /** A valid value over an invalid one (identifiers, accounts; phones and e-mails that could be parsed). */
  "valid",
  /** Lists: every value once. */
  "union",
  /** Notes: every text once, none lost. */
  "join",
  /** A person decides; until then the field is left as the target has it. */
  "ask",
] as const;
export type SurvivorRule = (typeof survivorRules)[number];

export const masterRules = ["most-references", "last-activity", "oldest", "priority"] as const;
export type MasterRule = (typeof masterRules)[number];
