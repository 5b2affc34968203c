import { countryOfIdentifier } from "../countries/identifiers.ts";
import type { Address, DraftValue, Email, Identifier, Phone, TextValue } from "../model/index.ts";
import type { AddressResult } from "./address/clean-address.ts";
import { addressFromParts } from "./address/fields.ts";
import { labelledAddresses } from "./address/label.ts";
import { placeOf, saidCountry, type PlaceRules } from "./place-of.ts";
import { isBlank, originOf, withRule, type Row } from "./row.ts";
import { fillFrom } from "./rule.ts";
import { date, text, texts, type TakenAt } from "./texts.ts";
import {
  cleanEmails,
  cleanIdentifier,
  cleanSites,
  type CleanedIdentifiers,
  type IdentifierContext,
  type PhoneCleaner,
  type PhoneContext,
  type ProposedContact,
} from "./values.ts";
import type { Writable } from "./writable.ts";

/** The cleaners of one worker, with their memories. */
export interface Cleaners {
  readonly phones: PhoneCleaner;
  /** Rules switched off. */
  readonly off: ReadonlySet<string>;
  readonly place: PlaceRules;
  readonly address: (text: string) => AddressResult;
  readonly city: string | undefined;
}

/** The fields that counterparties and contacts have in common; absent single values are undefined until the record is made. */
export interface SharedFields {
  identifiers: readonly Identifier[];
  phones: readonly Phone[];
  emails: readonly Email[];
  addresses: readonly Address[];
  sites: readonly TextValue[];
  tags: readonly TextValue[];
  notes: readonly TextValue[];
  status: TextValue | undefined;
  responsible: TextValue | undefined;
  country: TextValue | undefined;
  region: TextValue | undefined;
  city: TextValue | undefined;
  timeZone: TextValue | undefined;
  createdAt: TextValue | undefined;
  updatedAt: TextValue | undefined;
  /** People named beside a phone, with the indexes of their phones in `phones`. */
  proposed: readonly Proposed[];
}

export type Proposed = ProposedContact & { readonly at: string; readonly raw: string };

/** A value that a rule found inside another cell (a phone in a name), as a value of its own. */
export interface Found {
  readonly field: "phones" | "emails" | "sites" | "identifiers" | "addresses" | "city" | "bankAccounts";
  readonly value: DraftValue;
  readonly rule: string;
}

/** What the row's counterparty says about place, for contacts that say nothing of their own. */
export interface Whereabouts {
  readonly country: string | undefined;
  readonly region: string | undefined;
  readonly city: string | undefined;
}

export interface SharedInput {
  readonly row: Row;
  readonly cleaners: Cleaners;
  /** The name as written: some identifiers are judged against it. */
  readonly name: string | undefined;
  readonly found: readonly Found[];
  readonly tags: readonly TakenAt[];
  readonly notes: readonly TakenAt[];
  readonly around: Whereabouts;
}

export function cleanShared(input: SharedInput): SharedFields {
  const { row, cleaners, found, around } = input;
  const addresses = cleanAddresses(row, cleaners, found);
  const said = saidCountry(row);
  const countryAround = said?.value ?? addresses.find((one) => one.country !== undefined)?.country ?? around.country;
  const identifiers = cleanIdentifiers(row, cleaners, found, countryAround ?? row.defaults.country, input.name);
  const telling = identifiers.find((one) => one.valid && countryOfIdentifier(one.scheme, one.value) !== undefined);
  const country = said ?? fillFrom(cleaners.place.country, { addresses, identifier: telling });
  const place = placeOf(
    row,
    cleaners.place,
    cleaners.address,
    addresses,
    identifiers,
    country?.value ?? around.country ?? row.defaults.country,
    found.find((one) => one.field === "city"),
  );
  const phones = cleanPhones(row, cleaners, found, () => {
    const identifiersCountry = telling === undefined ? undefined : countryOfIdentifier(telling.scheme, telling.value);
    const defaultCountry = identifiersCountry === undefined ? row.defaults.country : undefined;
    return phoneContext({
      country: countryAround ?? defaultCountry,
      identifiersCountry,
      region: place.region?.value ?? around.region ?? row.defaults.region,
      city: place.city?.value ?? around.city ?? row.defaults.city ?? cleaners.city,
      areaCode: row.defaults.areaCode,
    });
  });
  return {
    identifiers,
    phones: phones.phones,
    emails: cleanAllEmails(row, cleaners, found),
    addresses,
    sites: cleanAllSites(row, found),
    tags: texts(row, "tags", input.tags),
    notes: texts(row, "notes", input.notes),
    status: text(row, "status"),
    responsible: text(row, "responsible"),
    country,
    region: place.region,
    city: place.city,
    timeZone: place.timeZone,
    createdAt: date(row, "createdAt"),
    updatedAt: date(row, "updatedAt"),
    proposed: phones.proposed,
  };
}

function optional<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: V });
}

/** What is said, one key after the other: a context is made for every row, and spreads cost more than what they carry. */
function phoneContext(said: { readonly [K in keyof PhoneContext]: PhoneContext[K] | undefined }): PhoneContext {
  const context: Writable<PhoneContext> = {};
  if (said.country !== undefined) context.country = said.country;
  if (said.identifiersCountry !== undefined) context.identifiersCountry = said.identifiersCountry;
  if (said.region !== undefined) context.region = said.region;
  if (said.city !== undefined) context.city = said.city;
  if (said.areaCode !== undefined) context.areaCode = said.areaCode;
  return context;
}

const none: readonly never[] = [];

/** The values of a field, then those found in other cells, blank ones left out. */
function valuesOf(
  row: Row,
  field: Found["field"] & Parameters<Row["values"]>[0],
  found: readonly Found[],
): readonly Found[] {
  const values = row.values(field);
  if (values.length === 0 && found.length === 0) return none;
  const out: Found[] = [];
  for (const value of values) if (!isBlank(value)) out.push({ field, value, rule: "" });
  for (const one of found) if (one.field === field) out.push(one);
  return out;
}

function mark<T extends Phone | Email | Identifier | TextValue | Address>(value: T, rule: string): T {
  return rule === "" ? value : withRule(value, rule);
}

const identifierFields = [
  { field: "inn", scheme: "ru-inn" },
  { field: "kpp", scheme: "ru-kpp" },
  { field: "ogrn", scheme: "ru-ogrn" },
  { field: "okpo", scheme: "ru-okpo" },
] as const;

function cleanIdentifiers(
  row: Row,
  cleaners: Cleaners,
  found: readonly Found[],
  country: string | undefined,
  name: string | undefined,
): readonly Identifier[] {
  const out: Identifier[] = [];
  const context: IdentifierContext = { ...optional("country", country), ...optional("name", name), off: cleaners.off };
  for (const { field, scheme } of identifierFields)
    for (const value of row.values(field))
      if (!isBlank(value)) takeIdentifiers(out, row, cleanIdentifier(value, context, scheme), "");
  for (const { value, rule } of valuesOf(row, "identifiers", found))
    takeIdentifiers(out, row, cleanIdentifier(value, context), rule);
  return out;
}

function takeIdentifiers(out: Identifier[], row: Row, cleaned: CleanedIdentifiers, rule: string): void {
  if (cleaned.issues.length > 0) row.issues.push(...cleaned.issues);
  for (const one of cleaned.identifiers)
    if (!out.some((other) => other.scheme === one.scheme && other.value === one.value)) out.push(mark(one, rule));
}

function cleanPhones(
  row: Row,
  cleaners: Cleaners,
  found: readonly Found[],
  context: () => PhoneContext,
): Pick<SharedFields, "phones" | "proposed"> {
  const values = valuesOf(row, "phones", found);
  if (values.length === 0) return { phones: none, proposed: none };
  const around = context();
  let cleaned = values.map(({ value }) => cleaners.phones(value, around));
  const [only] = cleaned;
  // Most rows have one cell with one number: nothing to tell apart in it, and nobody to propose.
  if (values.length === 1 && only !== undefined && only.contacts === undefined && only.phones.length < 2) {
    const rule = values[0]?.rule ?? "";
    row.issues.push(...only.issues);
    return { phones: rule === "" ? only.phones : only.phones.map((phone) => mark(phone, rule)), proposed: none };
  }
  const isLocal = (one: (typeof cleaned)[number]): boolean =>
    one.phones.some((phone) => phone.quality !== "as-written");
  // A number that is complete by itself tells the town of a local one in the same row, so the local ones are read again.
  if (values.length > 1 && cleaned.some(isLocal)) {
    const otherE164 = cleaned.flatMap(({ phones }) =>
      phones.flatMap((phone) => (phone.quality === "as-written" && phone.e164 !== undefined ? [phone.e164] : [])),
    );
    if (otherE164.length > 0)
      cleaned = cleaned.map((one, index) =>
        isLocal(one) ? cleaners.phones((values[index] as Found).value, { ...around, otherE164 }) : one,
      );
  }
  const phones: Phone[] = [];
  const proposed: Proposed[] = [];
  for (const [index, one] of cleaned.entries()) {
    const { value, rule } = values[index] as Found;
    row.issues.push(...one.issues);
    const indexes = one.phones.map((phone) => {
      const known = phones.findIndex((other) => samePhone(other, phone));
      return known >= 0 ? known : phones.push(mark(phone, rule)) - 1;
    });
    for (const contact of cleaners.off.has("phone-contact") ? none : (one.contacts ?? none))
      proposed.push({
        ...contact,
        phones: contact.phones.flatMap((at) => indexes[at] ?? []),
        at: value.at,
        raw: value.raw ?? value.text,
      });
  }
  return { phones, proposed };
}

/** Two cells that say one number are one phone; what could not be read is only its text. */
export function samePhone(one: Phone, other: Phone): boolean {
  if (one.e164 === undefined || other.e164 === undefined) return one.e164 === other.e164 && one.raw === other.raw;
  return one.e164 === other.e164 && one.extension === other.extension;
}

function cleanAllEmails(row: Row, cleaners: Cleaners, found: readonly Found[]): readonly Email[] {
  const values = valuesOf(row, "emails", found);
  if (values.length === 0) return none;
  const out: Email[] = [];
  for (const { value, rule } of values) {
    const cleaned = cleanEmails(value, { off: cleaners.off });
    row.issues.push(...cleaned.issues);
    for (const one of cleaned.emails)
      if (!out.some((other) => other.address === one.address && (one.address !== undefined || other.raw === one.raw)))
        out.push(mark(one, rule));
  }
  return out;
}

function cleanAllSites(row: Row, found: readonly Found[]): readonly TextValue[] {
  const values = valuesOf(row, "sites", found);
  if (values.length === 0) return none;
  const out: TextValue[] = [];
  for (const { value, rule } of values) {
    const cleaned = cleanSites(value);
    row.issues.push(...cleaned.issues);
    for (const one of cleaned.values) if (!out.some((other) => other.value === one.value)) out.push(mark(one, rule));
  }
  return out;
}

function cleanAddresses(row: Row, cleaners: Cleaners, found: readonly Found[]): readonly Address[] {
  const values = valuesOf(row, "addresses", found);
  if (values.length === 0) return none;
  const out: Address[] = [];
  for (const { value, rule } of values) {
    const labelled =
      value.parts === undefined && !cleaners.off.has("address-label") ? labelledAddresses(value.text) : undefined;
    if (labelled === undefined) takeAddress(row, cleaners, value, value.kind, rule, out);
    for (const { text, kind } of labelled ?? none) {
      const own: DraftValue = { ...value, text, raw: value.raw ?? value.text };
      takeAddress(row, cleaners, own, kind ?? value.kind, rule === "" ? "address-label" : rule, out);
    }
  }
  return out;
}

function takeAddress(
  row: Row,
  cleaners: Cleaners,
  value: DraftValue,
  kind: string | undefined,
  rule: string,
  out: Address[],
): void {
  const read = value.parts === undefined ? cleaners.address(value.text) : addressFromParts(value.parts, value.text);
  row.doubt(read.doubts, "addresses", value);
  if (read.address === undefined) {
    if (read.doubts.length === 0) row.say("note", "value-placeholder", "addresses", value);
    return;
  }
  const rules = rule === "" ? read.applied : [rule, ...read.applied];
  const one: Address = { ...originOf(value, rules), ...optional("kind", kind), ...read.address };
  if (!out.some((other) => other.text === one.text && other.kind === one.kind)) out.push(one);
}
