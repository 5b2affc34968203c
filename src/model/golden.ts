import type {
  Address,
  BankAccount,
  CounterpartyKind,
  Email,
  Identifier,
  OrgName,
  PersonName,
  Phone,
  RecordId,
  TextValue,
} from "./record.ts";

/** A value that survived, and the source record it came from. */
export type From<T> = T & { readonly from: RecordId };

/** «Итоговая карточка»: what survivorship made of a cluster. A line of golden.ndjson; every field names its source record. */
export type Golden = GoldenCounterparty | GoldenContact;

interface GoldenBase {
  /** The entity id. */
  readonly id: string;
  /** Every living member, booked member first (see Cluster). */
  readonly members: readonly RecordId[];
  readonly identifiers: readonly From<Identifier>[];
  readonly phones: readonly From<Phone>[];
  readonly emails: readonly From<Email>[];
  readonly addresses: readonly From<Address>[];
  readonly sites: readonly From<TextValue>[];
  readonly tags: readonly From<TextValue>[];
  readonly notes: readonly From<TextValue>[];
  readonly status?: From<TextValue>;
  readonly responsible?: From<TextValue>;
  readonly country?: From<TextValue>;
  readonly region?: From<TextValue>;
  readonly city?: From<TextValue>;
  readonly timeZone?: From<TextValue>;
  readonly createdAt?: From<TextValue>;
  readonly updatedAt?: From<TextValue>;
  readonly extra: Readonly<Record<string, string>>;
  /** Fields on which members disagreed and the survivorship rule that settled (or could not settle) it. */
  readonly conflicts: readonly Conflict[];
}

export interface GoldenCounterparty extends GoldenBase {
  readonly type: "counterparty";
  readonly kind: CounterpartyKind;
  readonly name: From<OrgName>;
  readonly legalName?: From<OrgName>;
  readonly formerNames: readonly From<OrgName>[];
  readonly legalForm?: From<TextValue>;
  readonly person?: From<PersonName>;
  readonly birthDate?: From<TextValue>;
  readonly bankAccounts: readonly From<BankAccount>[];
  readonly roles: readonly From<TextValue>[];
  readonly relations: readonly GoldenRelation[];
  readonly catchAll?: boolean;
  readonly branch?: boolean;
}

export interface GoldenContact extends GoldenBase {
  readonly type: "contact";
  readonly kind: "person" | "department";
  readonly name: From<PersonName>;
  readonly gender?: From<TextValue>;
  readonly birthDate?: From<TextValue>;
  readonly optOuts: readonly From<TextValue>[];
  readonly of: readonly GoldenLink[];
}

/** Between goldens: `to` is an entity id of a counterparty. */
export interface GoldenRelation {
  readonly kind: "head" | "group" | "successor" | "payer-for";
  readonly to: string;
  readonly from: RecordId;
}

export interface GoldenLink {
  /** Entity id of the counterparty. */
  readonly counterparty: string;
  readonly role?: TextValue;
  readonly department?: TextValue;
  readonly from: RecordId;
}

export interface Conflict {
  readonly field: string;
  /** Survivorship rule: `priority`, `most-recent`, `decision`, `ask`…; several, each of which put a value aside, with blanks between. */
  readonly rule: string;
  /** `ask` leaves the conflict open. */
  readonly settled: boolean;
  readonly values: readonly { readonly value: string; readonly from: RecordId }[];
}
