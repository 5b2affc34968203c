import type { BankAccount, DraftValue, Email, Identifier, Issue, Phone, TextValue } from "../../model/index.ts";

/**
 * What cleaning a cell comes to. One cell can hold several values; what could not be cleaned stands among them as it was,
 * with an issue that says why. Issues carry `at`, `field` and `raw`; the place is filled in by the caller.
 */
export interface CleanedPhones {
  readonly phones: readonly Phone[];
  readonly issues: readonly Issue[];
  /** Only where the mapping asks (`proposeContact`): people named beside a number. */
  readonly contacts?: readonly ProposedContact[];
}

/** A person named beside a phone number, who may become a contact. */
export interface ProposedContact {
  /** As written: «Ольга», «Иванов И. И.». */
  readonly name: string;
  /** «бухг.», «склад»: the rest of the remark. */
  readonly position?: string;
  /** Indexes into `phones`. */
  readonly phones: readonly number[];
}

export interface CleanedIdentifiers {
  readonly identifiers: readonly Identifier[];
  readonly issues: readonly Issue[];
}

export interface CleanedEmails {
  readonly emails: readonly Email[];
  readonly issues: readonly Issue[];
}

export interface CleanedTexts {
  readonly values: readonly TextValue[];
  readonly issues: readonly Issue[];
}

export interface CleanedText {
  /** Absent when nothing could be made of it (a date that is none); the issue then holds the original. */
  readonly value?: TextValue;
  readonly issues: readonly Issue[];
}

export interface CleanedBankAccounts {
  readonly accounts: readonly BankAccount[];
  readonly issues: readonly Issue[];
}

/** What the row says besides the cell: evidence for a number written nationally or locally. */
export interface PhoneContext {
  /** ISO 3166-1 alpha-2 of the row: its country column or its address. Stronger than everything below. */
  readonly country?: string;
  /** Country implied by the row's identifiers (БИН, УНП, ЄДРПОУ). */
  readonly identifiersCountry?: string;
  /** Countries that form, mail and other numbers of the row hint at, asked where the number is none at home. */
  readonly likelyCountries?: readonly string[];
  readonly region?: string;
  readonly city?: string;
  /** Area code without the trunk prefix, when the row or the mapping states one: `846`. */
  readonly areaCode?: string;
  /** Other numbers of the same row that are complete by themselves. */
  readonly otherE164?: readonly string[];
}

export interface PhoneCleanerOptions {
  /** ISO 3166-1 alpha-2 for rows without evidence of their own. */
  readonly defaultCountry?: string;
  /** The project's area code for local numbers of rows that say nothing: `846`. */
  readonly areaCode?: string;
  /** Rules of {@link valueRules} that the project has switched off. */
  readonly off?: ReadonlySet<string>;
}

export type PhoneCleaner = (value: DraftValue, context: PhoneContext) => CleanedPhones;

/** What the row says besides the identifier's own cell. */
export interface IdentifierContext {
  /** Whether the row has a КПП in a column of its own; asked of doubtful numbers only. */
  readonly kppSaid?: () => boolean;
  /** ISO 3166-1 alpha-2 of the row. */
  readonly country?: string;
  /** The row's name as written: a well-known firm's ИНН on another firm's card was typed to get past a mandatory field. */
  readonly name?: string;
  /** Rules switched off. */
  readonly off?: ReadonlySet<string>;
}

export interface DateContext {
  /** The field, for issues: `birthDate`, `createdAt`. */
  readonly field: string;
}
