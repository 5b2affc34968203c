import type { Place } from "./place.ts";

/**
 * What a mapping makes of one raw row: canonical field names over raw text. Nothing is cleaned yet; normalize does that.
 * A row gives one counterparty, or one contact, or one counterparty with contacts.
 */
export interface Draft {
  readonly place: Place;
  /** The source's own key, when the mapping names one and the row has it: cells joined by `|`, trimmed, spaces folded. */
  readonly key?: string;
  /** Without a key: the raw identifying cells, folded for space and case, joined. The pipeline hashes it into a key. */
  readonly identity: string;
  /** Values for the whole row: the mapping's `defaults`. Used as context, never stored as the row's own data. */
  readonly defaults: RowDefaults;
  readonly counterparty?: DraftEntity;
  readonly contacts: readonly DraftContact[];
}

export interface RowDefaults {
  /** ISO 3166-1 alpha-2. */
  readonly country?: string;
  readonly region?: string;
  readonly city?: string;
  /** Area code without the trunk prefix, `846`. */
  readonly areaCode?: string;
}

export interface DraftEntity {
  readonly fields: DraftFields;
  /** Columns that the mapping keeps without giving them a meaning, and custom fields, by name. */
  readonly extra: Readonly<Record<string, string>>;
}

export interface DraftContact extends DraftEntity {
  /** The contact's own key in the source, if it has one. */
  readonly key?: string;
  /** Which counterparty it speaks for, when that is not the counterparty of the same row. */
  readonly of?: CounterpartyRef;
}

/** A reference to a counterparty, resolved only after counterparties are clustered. */
export type CounterpartyRef =
  | { readonly by: "key"; readonly source: string; readonly key: string }
  | { readonly by: "inn"; readonly inn: string }
  /** `compare`: the folded words that cleaning makes of a firm's name so written, and compares it by. Absent in a draft. */
  | { readonly by: "name"; readonly name: string; readonly compare?: string };

/** A reference as people read it: `buh:000000123`, an ИНН, a name, the id of a record. */
export function refAsText(ref: CounterpartyRef | { readonly by: "record"; readonly id: string }): string {
  if (ref.by === "key") return `${ref.source}:${ref.key}`;
  if (ref.by === "inn") return ref.inn;
  return ref.by === "name" ? ref.name : ref.id;
}

export type DraftFields = Readonly<Partial<Record<CounterpartyField | ContactField, readonly DraftValue[]>>>;

/** Every canonical field of a counterparty that a mapping can fill. Identifiers besides the three Russian ones go by scheme. */
export const counterpartyFields = [
  "kind",
  "name",
  "legalName",
  "formerName",
  "legalForm",
  "person",
  "inn",
  "kpp",
  "ogrn",
  "okpo",
  "identifiers",
  "phones",
  "emails",
  "addresses",
  "sites",
  "bankAccounts",
  "country",
  "region",
  "city",
  "roles",
  "status",
  "tags",
  "responsible",
  "notes",
  "birthDate",
  "createdAt",
  "updatedAt",
  "head",
  "relations",
] as const;
export type CounterpartyField = (typeof counterpartyFields)[number];

/** Every canonical field of a contact. `position` is the role at the counterparty. */
export const contactFields = [
  "fullName",
  "lastName",
  "firstName",
  "middleName",
  "gender",
  "birthDate",
  "position",
  "department",
  "phones",
  "emails",
  "addresses",
  "sites",
  "identifiers",
  "optOuts",
  "country",
  "region",
  "city",
  "status",
  "tags",
  "responsible",
  "notes",
  "createdAt",
  "updatedAt",
] as const;
export type ContactField = (typeof contactFields)[number];

/** The canonical fields of a record by its type, for whoever holds a field's name as a text. */
export const fieldsByType: Readonly<Record<"counterparty" | "contact", readonly string[]>> = {
  counterparty: counterpartyFields,
  contact: contactFields,
};

/** One value on its way from a cell to a canonical field. */
export interface DraftValue {
  /** The text to be cleaned: the cell's own, or what the mapping's transforms made of it. */
  readonly text: string;
  /** The path(s) it came from: `Телефон`, `Фамилия + Имя`; `=` for a literal. */
  readonly at: string;
  /** What the cell said, when `text` is not the cell itself (lookup, split, template). */
  readonly raw?: string;
  /** The value as stored in the file where that differs from what it shows. */
  readonly stored?: string;
  /** phones: mobile, fixed, fax…; addresses: legal, actual, postal, delivery; e-mails: work, personal; relations: head, group… */
  readonly kind?: string;
  /** Identifiers: `ru-inn`, `kz-bin`, `eu-vat`… */
  readonly scheme?: string;
  /** ISO country the mapping says this value belongs to. */
  readonly country?: string;
  /** Date pattern for dates, Unicode tokens: `dd.MM.yyyy`; several, tried in turn, are joined by `|`. */
  readonly date?: string;
  /**
   * Values that come in named parts: address parts, bank account {account, bik, bank, correspondent}, phone {country, area, number, extension}. In `head`
   * and `relations` the parts are a CounterpartyRef {by, source, key | inn | name} and `kind` is the kind of the relation.
   */
  readonly parts?: Readonly<Record<string, string>>;
  /** A remark that belongs to this value. */
  readonly note?: string;
  /** The cell is free text: look for values in it, and leave the text itself alone. */
  readonly find?: boolean;
  /** Phones: a name found beside the number may become a contact. */
  readonly proposeContact?: boolean;
  /** Lookup that did not know the value: kept as it was, with an issue. */
  readonly unknownTo?: string;
}
