import type { ContactRecord, CounterpartyRecord, SourceRecord } from "../model/index.ts";
import type { RowIdentity } from "./row/row.ts";
import type { SharedFields } from "./row/shared-fields.ts";
import type { Writable } from "./writable.ts";

/**
 * Source records from their parts: keys in the order of the model, absent fields left out. Keys are set one after the other, not
 * spread together: a record has thirty of them, and of a million records half the time would go into copying.
 */

type Undefinable<T> = { readonly [K in keyof T]: T[K] | undefined };

type Identity = "id" | "source" | "key" | "draft" | "places" | "hash";
export type CounterpartyOwn = Undefinable<Omit<CounterpartyRecord, Identity | keyof SharedFields | "type" | "extra">> &
  Pick<CounterpartyRecord, "kind" | "kindRule" | "name">;
export type ContactOwn = Undefinable<Omit<ContactRecord, Identity | keyof SharedFields | "type" | "extra">> &
  Pick<ContactRecord, "kind" | "name" | "optOuts" | "of">;

type Base = Writable<Omit<SourceRecord, "type">>;

function base(
  { source, key, places, hash }: RowIdentity,
  draft: string,
  shared: SharedFields,
  extra: Readonly<Record<string, string>>,
): Base {
  const record: Base = {
    id: draft === "cp" ? `${source}:${key}` : `${source}:${key}#${draft}`,
    source,
    key,
    draft,
    places,
    hash,
    identifiers: shared.identifiers,
    phones: shared.phones,
    emails: shared.emails,
    addresses: shared.addresses,
    sites: shared.sites,
    tags: shared.tags,
    notes: shared.notes,
  } as Base;
  if (shared.status !== undefined) record.status = shared.status;
  if (shared.responsible !== undefined) record.responsible = shared.responsible;
  if (shared.country !== undefined) record.country = shared.country;
  if (shared.region !== undefined) record.region = shared.region;
  if (shared.city !== undefined) record.city = shared.city;
  if (shared.timeZone !== undefined) record.timeZone = shared.timeZone;
  if (shared.createdAt !== undefined) record.createdAt = shared.createdAt;
  if (shared.updatedAt !== undefined) record.updatedAt = shared.updatedAt;
  record.extra = extra;
  return record;
}

export function counterpartyRecord(
  identity: RowIdentity,
  shared: SharedFields,
  extra: Readonly<Record<string, string>>,
  own: CounterpartyOwn,
): CounterpartyRecord {
  const record = base(identity, "cp", shared, extra) as Writable<CounterpartyRecord>;
  record.type = "counterparty";
  record.kind = own.kind;
  record.kindRule = own.kindRule;
  record.name = own.name;
  if (own.legalName !== undefined) record.legalName = own.legalName;
  record.formerNames = own.formerNames ?? [];
  if (own.legalForm !== undefined) record.legalForm = own.legalForm;
  if (own.person !== undefined) record.person = own.person;
  if (own.birthDate !== undefined) record.birthDate = own.birthDate;
  record.bankAccounts = own.bankAccounts ?? [];
  record.roles = own.roles ?? [];
  record.relations = own.relations ?? [];
  if (own.catchAll !== undefined) record.catchAll = own.catchAll;
  if (own.branch !== undefined) record.branch = own.branch;
  return record;
}

/** `draft` is `contact:…`. */
export function contactRecord(
  identity: RowIdentity,
  draft: string,
  shared: SharedFields,
  extra: Readonly<Record<string, string>>,
  own: ContactOwn,
): ContactRecord {
  const record = base(identity, draft, shared, extra) as Writable<ContactRecord>;
  record.type = "contact";
  record.kind = own.kind;
  record.name = own.name;
  if (own.gender !== undefined) record.gender = own.gender;
  if (own.birthDate !== undefined) record.birthDate = own.birthDate;
  record.optOuts = own.optOuts;
  record.of = own.of;
  return record;
}
