import type {
  ContactRecord,
  CounterpartyRecord,
  Identifier,
  OrgName,
  PersonName,
  Phone,
} from "../../../src/model/index.ts";
import {
  createDeduper,
  type DedupeOptions,
  type DedupeResult,
  defaultOptions,
  extractFeatures,
} from "../../../src/dedupe/index.ts";
import type { JournalEntry, Match, SourceRecord } from "../../../src/model/index.ts";
import { shippedParameters } from "../../../src/pipeline/project/match-parameters.ts";

/** What a project without settings of its own matches by. */
export const shipped: DedupeOptions = { ...defaultOptions, parameters: shippedParameters() };

/** Records for tests, written as briefly as they are read: everything is invented, numbers have valid check digits. */
export interface Firm {
  readonly name: string;
  readonly form?: string;
  readonly kind?: CounterpartyRecord["kind"];
  readonly inn?: string;
  readonly inns?: readonly Identifier[];
  readonly kpp?: string;
  readonly phones?: readonly string[];
  readonly emails?: readonly string[];
  readonly city?: string;
  readonly address?: Partial<CounterpartyRecord["addresses"][number]>;
  readonly person?: readonly [string, string, string?];
  readonly responsible?: string;
  readonly updatedAt?: string;
  readonly birthDate?: string;
  readonly notes?: readonly string[];
  readonly catchAll?: true;
  readonly branch?: true;
  readonly relations?: CounterpartyRecord["relations"];
}

export const origin = (raw: string) => ({ raw, at: "x" });
export const text = (value: string) => ({ value, ...origin(value) });

export function orgName(name: string, form?: string): OrgName {
  const compare = name
    .toLowerCase()
    .replaceAll("ё", "е")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  return { display: name, ...(form !== undefined && { form }), compare, ...origin(name) };
}

export function personName(family: string, given: string, patronymic?: string): PersonName {
  const parts = [family, given, patronymic ?? ""].filter((part) => part !== "");
  return {
    display: parts.join(" "),
    ...(family !== "" && { family }),
    ...(given !== "" && { given }),
    ...(patronymic !== undefined && { patronymic }),
    compare: parts.join(" ").toLowerCase().replaceAll("ё", "е"),
    ...origin(parts.join(" ")),
  };
}

export function phone(value: string): Phone {
  const [e164 = "", extension] = value.split(";");
  return { e164, ...(extension !== undefined && { extension }), quality: "as-written", ...origin(value) };
}

/** `id` is `source:line`. */
export function firm(id: string, data: Firm): CounterpartyRecord {
  const [source = "", key = ""] = id.split(":");
  const identifiers: Identifier[] = [
    ...(data.inn === undefined ? [] : [{ scheme: "ru-inn", value: data.inn, valid: true, ...origin(data.inn) }]),
    ...(data.inns ?? []),
    ...(data.kpp === undefined ? [] : [{ scheme: "ru-kpp", value: data.kpp, valid: true, ...origin(data.kpp) }]),
  ];
  return {
    id,
    source,
    key,
    draft: "cp",
    places: [`${source}@${source}.csv:${/^\d+$/.test(key) ? key : 1}`],
    hash: id,
    identifiers,
    phones: (data.phones ?? []).map(phone),
    emails: (data.emails ?? []).map((address) => ({
      address,
      ...origin(address),
      ...(address.startsWith("info@") && { tags: ["role" as const] }),
    })),
    addresses:
      data.address === undefined
        ? []
        : [{ text: Object.values(data.address).join(", "), ...data.address, ...origin("") }],
    sites: [],
    tags: [],
    notes: (data.notes ?? []).map(text),
    ...(data.responsible !== undefined && { responsible: text(data.responsible) }),
    ...(data.city !== undefined && { city: text(data.city) }),
    ...(data.updatedAt !== undefined && { updatedAt: text(data.updatedAt) }),
    extra: {},
    type: "counterparty",
    kind: data.kind ?? "organisation",
    kindRule: "test",
    name: orgName(data.name, data.form),
    formerNames: [],
    ...(data.form !== undefined && { legalForm: text(data.form) }),
    ...(data.person !== undefined && { person: personName(...data.person) }),
    ...(data.birthDate !== undefined && { birthDate: text(data.birthDate) }),
    bankAccounts: [],
    roles: [],
    relations: data.relations ?? [],
    ...(data.catchAll && { catchAll: true }),
    ...(data.branch && { branch: true }),
  };
}

export interface Human {
  readonly name: readonly [string, string, string?];
  /** The cell, and what is shown of it, where it says more than the name's parts. */
  readonly raw?: string;
  readonly address?: Firm["address"];
  readonly kind?: ContactRecord["kind"];
  readonly phones?: readonly string[];
  readonly emails?: readonly string[];
  readonly of?: ContactRecord["of"];
  readonly birthDate?: string;
}

export function human(id: string, data: Human): ContactRecord {
  const base = firm(id, {
    name: "x",
    ...(data.phones && { phones: data.phones }),
    ...(data.emails && { emails: data.emails }),
    ...(data.address && { address: data.address }),
  });
  return {
    id,
    source: base.source,
    key: base.key,
    draft: "contact",
    places: base.places,
    hash: id,
    identifiers: [],
    phones: base.phones,
    emails: base.emails,
    addresses: base.addresses,
    sites: [],
    tags: [],
    notes: [],
    extra: {},
    type: "contact",
    kind: data.kind ?? "person",
    name: { ...personName(...data.name), ...(data.raw !== undefined && { raw: data.raw, display: data.raw }) },
    ...(data.birthDate !== undefined && { birthDate: text(data.birthDate) }),
    optOuts: [],
    of: data.of ?? [],
  };
}

export function dedupe(
  records: readonly SourceRecord[],
  journal: readonly JournalEntry[] = [],
  options: Partial<DedupeOptions> = {},
): DedupeResult {
  const deduper = createDeduper({ ...shipped, ...options });
  for (const record of records) deduper.add(extractFeatures(record), { fresh: true });
  return deduper.run(journal);
}

/** What a base of two records says of them. */
export function matchOf(one: SourceRecord, other: SourceRecord): Match {
  return dedupe([one, other]).explain(one.id, other.id)!;
}

/** Clusters of more than one member as sorted lists of ids: what tests look at. */
export function groups(result: DedupeResult): string[] {
  return [...result.clusters]
    .filter((cluster) => cluster.members.length > 1)
    .map((cluster) => [...cluster.members].sort().join(" "))
    .sort();
}

export function decision(
  judge: "same" | "different" | "unsure" | "successor",
  left: string,
  right: string,
  more: Partial<{ id: string; at: string; seen: string }> = {},
): JournalEntry {
  return {
    id: `${judge}-${left}-${right}`,
    at: "2026-01-01T00:00:00Z",
    by: "Ольга Иванова",
    judge,
    left,
    right,
    ...more,
  };
}

export const inns = ["6315999010", "7709999025", "6312999036", "6320999047", "6380999059"] as const;
