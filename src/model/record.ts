import type { CounterpartyRef } from "./draft.ts";

/**
 * A source record after cleaning. One counterparty or one contact of one source. These are the lines of records.ndjson and
 * the payloads of sverka.source_record, so everything here is plain JSON with keys in declared order; absent, never null.
 */
export type SourceRecord = CounterpartyRecord | ContactRecord;

/**
 * `source:key` for the counterparty of a row, `source:key#contact:<own key or folded name>` for a contact of it.
 * The text before the first `:` is the source.
 */
export type RecordId = string;

/** The source that a record is of. */
export function sourceOf(id: RecordId): string {
  return id.slice(0, id.indexOf(":"));
}

/** What a contact's own part begins with in its id. */
export const contactMark = "#contact:";

/** What a record is known by, without what it says. */
export type RecordHead = Pick<SourceRecord, "id" | "source" | "key" | "draft" | "type" | "places" | "hash">;

/** Where a cleaned value comes from. `rule` is absent when the value stands as it was written. */
export interface Origin {
  /** The original text, untouched. */
  readonly raw: string;
  /** Path of the column or element. */
  readonly at: string;
  /** The rule (or the chain `a+b`) that changed it: a name in the rules table. */
  readonly rule?: string;
}

interface RecordBase {
  readonly id: RecordId;
  readonly source: string;
  readonly key: string;
  /** `cp` or `contact:…`: several records can come of one row. */
  readonly draft: string;
  /** Every row this record was read from (several when rows share a key), as written by `formatPlace`. */
  readonly places: readonly string[];
  /** sha256 over the raw rows, hex. Equal hash, unchanged record. */
  readonly hash: string;
  readonly identifiers: readonly Identifier[];
  readonly phones: readonly Phone[];
  readonly emails: readonly Email[];
  readonly addresses: readonly Address[];
  readonly sites: readonly TextValue[];
  readonly tags: readonly TextValue[];
  readonly notes: readonly TextValue[];
  readonly status?: TextValue;
  readonly responsible?: TextValue;
  /** ISO 3166-1 alpha-2; evidence for phones and identifiers. */
  readonly country?: TextValue;
  readonly region?: TextValue;
  readonly city?: TextValue;
  /** IANA zone. */
  readonly timeZone?: TextValue;
  readonly createdAt?: TextValue;
  readonly updatedAt?: TextValue;
  readonly extra: Readonly<Record<string, string>>;
}

export interface CounterpartyRecord extends RecordBase {
  readonly type: "counterparty";
  readonly kind: CounterpartyKind;
  /** Why it is that kind: the rule, for `explain`. */
  readonly kindRule: string;
  /** The display name. Always there: a row without a name is rejected (`name-missing`). */
  readonly name: OrgName;
  /** The full legal name, when it is another text than the name. */
  readonly legalName?: OrgName;
  readonly formerNames: readonly OrgName[];
  /** Canonical short spelling of the legal form: `ООО`, `АО`, `ИП`, `GmbH`. */
  readonly legalForm?: TextValue;
  /** The human being behind a sole trader or a private person. */
  readonly person?: PersonName;
  readonly birthDate?: TextValue;
  readonly bankAccounts: readonly BankAccount[];
  readonly roles: readonly TextValue[];
  readonly relations: readonly RelationRef[];
  /** A collecting card («Розничный покупатель»): matches nothing. */
  readonly catchAll?: boolean;
  /** A branch («филиал», «обособленное подразделение»), as far as name and КПП tell. */
  readonly branch?: boolean;
}

export interface ContactRecord extends RecordBase {
  readonly type: "contact";
  /** `department`: «Бухгалтерия», «Охрана»: not a human being, never merged by name. */
  readonly kind: "person" | "department";
  readonly name: PersonName;
  readonly gender?: TextValue;
  readonly birthDate?: TextValue;
  readonly optOuts: readonly TextValue[];
  /** The counterparties it speaks for, each with its role. */
  readonly of: readonly ContactLink[];
}

export type CounterpartyKind = "organisation" | "sole-trader" | "person";

export interface ContactLink {
  readonly ref: CounterpartyRef | { readonly by: "record"; readonly id: RecordId };
  /** Position or role: «главный бухгалтер»; `self` for a sole trader and himself. */
  readonly role?: TextValue;
  readonly department?: TextValue;
}

export interface RelationRef {
  /** head: this record is a branch of the other; group; successor; payer-for. */
  readonly kind: "head" | "group" | "successor" | "payer-for";
  readonly ref: CounterpartyRef | { readonly by: "record"; readonly id: RecordId };
}

/** A single text: dates as `yyyy-MM-dd` or ISO timestamps, tags and roles as words. */
export interface TextValue extends Origin {
  readonly value: string;
}

export interface OrgName extends Origin {
  /** What people see, without the legal form: `Ромашка`. */
  readonly display: string;
  /** Canonical legal form found in the text: `ООО`. */
  readonly form?: string;
  /** Folded words for comparing, space-separated, in written order: no quotes, no form, ё→е, look-alikes mended, lower case. */
  readonly compare: string;
}

export interface PersonName extends Origin {
  readonly display: string;
  readonly family?: string;
  readonly given?: string;
  readonly patronymic?: string;
  /** Folded words for comparing: family given patronymic, as far as known, else the folded text. Initials are one letter. */
  readonly compare: string;
}

export interface Identifier extends Origin {
  /** `ru-inn`, `ru-kpp`, `ru-ogrn`, `kz-bin`, `by-unp`, `eu-vat`… */
  readonly scheme: string;
  readonly value: string;
  /** By length, alphabet and check digit. An invalid identifier is kept, proves nothing and vetoes nothing. */
  readonly valid: boolean;
}

export interface Phone extends Origin {
  /** Absent when the text could not be parsed: then `raw` is all there is. */
  readonly e164?: string;
  readonly extension?: string;
  readonly kind?: "mobile" | "fixed" | "toll-free" | "fax" | "pager" | "other";
  readonly country?: string;
  /** Whose phone it is, when to call: «Ольга, бухг.». */
  readonly note?: string;
  readonly quality: "as-written" | "inferred" | "unparsed";
}

export interface Email extends Origin {
  /** Lower-cased domain, local part as written but for case folding in comparisons. Absent when unparsed. */
  readonly address?: string;
  readonly kind?: string;
  /** role (info@), disposable, made-up (no@mail.ru): weak or no evidence. */
  readonly tags?: readonly ("role" | "disposable" | "made-up" | "suspected-typo")[];
}

/** The parts of an address, in the order in which a record keeps them. */
export const addressParts = [
  "postcode",
  "country",
  "region",
  "district",
  "city",
  "settlement",
  "street",
  "house",
  "building",
  "flat",
] as const;
export type AddressPart = (typeof addressParts)[number];

export interface Address extends Origin, Readonly<Partial<Record<AddressPart, string>>> {
  readonly kind?: string;
  /** One line for people. */
  readonly text: string;
}

export interface BankAccount extends Origin {
  readonly account: string;
  readonly bik?: string;
  readonly bank?: string;
  readonly correspondent?: string;
  /** Key of account and БИК agrees; absent when it cannot be told. */
  readonly valid?: boolean;
}
