import type { ContactRecord, CounterpartyRecord } from "../model/index.ts";
import { withAllKeys } from "./all-keys.ts";
import type { RowIdentity } from "./row/row.ts";
import type { SharedFields } from "./row/shared-fields.ts";

/**
 * Source records from their parts, with all keys in the order of the model. They are written out, not spread together or set one after
 * the other: a record has thirty of them, and of a million records half the time would go into copying.
 */

type Undefinable<T> = { readonly [K in keyof T]: T[K] | undefined };

type Identity = "id" | "source" | "key" | "draft" | "places" | "hash";
export type CounterpartyOwn = Undefinable<Omit<CounterpartyRecord, Identity | keyof SharedFields | "type" | "extra">> &
  Pick<CounterpartyRecord, "kind" | "kindRule" | "name">;
export type ContactOwn = Undefinable<Omit<ContactRecord, Identity | keyof SharedFields | "type" | "extra">> &
  Pick<ContactRecord, "kind" | "name" | "optOuts" | "of">;

export function counterpartyRecord(
  { source, key, places, hash }: RowIdentity,
  shared: SharedFields,
  extra: Readonly<Record<string, string>>,
  own: CounterpartyOwn,
): CounterpartyRecord {
  return withAllKeys<CounterpartyRecord>({
    id: `${source}:${key}`,
    source,
    key,
    draft: "cp",
    places,
    hash,
    identifiers: shared.identifiers,
    phones: shared.phones,
    emails: shared.emails,
    addresses: shared.addresses,
    sites: shared.sites,
    tags: shared.tags,
    notes: shared.notes,
    status: shared.status,
    responsible: shared.responsible,
    country: shared.country,
    region: shared.region,
    city: shared.city,
    timeZone: shared.timeZone,
    createdAt: shared.createdAt,
    updatedAt: shared.updatedAt,
    extra,
    type: "counterparty",
    kind: own.kind,
    kindRule: own.kindRule,
    name: own.name,
    legalName: own.legalName,
    formerNames: own.formerNames ?? [],
    legalForm: own.legalForm,
    person: own.person,
    birthDate: own.birthDate,
    bankAccounts: own.bankAccounts ?? [],
    roles: own.roles ?? [],
    relations: own.relations ?? [],
    catchAll: own.catchAll,
    branch: own.branch,
  });
}

/** `draft` is `contact:…`. */
export function contactRecord(
  { source, key, places, hash }: RowIdentity,
  draft: string,
  shared: SharedFields,
  extra: Readonly<Record<string, string>>,
  own: ContactOwn,
): ContactRecord {
  return withAllKeys<ContactRecord>({
    id: `${source}:${key}#${draft}`,
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
    status: shared.status,
    responsible: shared.responsible,
    country: shared.country,
    region: shared.region,
    city: shared.city,
    timeZone: shared.timeZone,
    createdAt: shared.createdAt,
    updatedAt: shared.updatedAt,
    extra,
    type: "contact",
    kind: own.kind,
    name: own.name,
    gender: own.gender,
    birthDate: own.birthDate,
    optOuts: own.optOuts,
    of: own.of,
  });
}
