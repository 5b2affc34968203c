import { countryOfIdentifier } from "../countries/identifiers.ts";
import { regionByCode, regionByName, townByName, type Region } from "../countries/ru/regions.ts";
import {
  foldSpace,
  type Address,
  type ContactField,
  type ContactRecord,
  type CounterpartyField,
  type CounterpartyRecord,
  type DraftValue,
  type Identifier,
  type Origin,
  type Phone,
  type TextValue,
} from "../model/index.ts";
import { addressFromParts, type AddressResult } from "./address.ts";
import { countryByName } from "./address-names.ts";
import type { Taken } from "./name-work.ts";
import { isPlaceholder } from "./placeholder.ts";
import { originOf, present, type Row } from "./row.ts";
import {
  cleanDate,
  cleanEmails,
  cleanIdentifier,
  cleanSites,
  cleanText,
  type PhoneCleaner,
  type PhoneContext,
  type ProposedContact,
} from "./values.ts";

/** The cleaners of one worker, with their memories. */
export interface Cleaners {
  readonly phones: PhoneCleaner;
  /** Rules switched off. */
  readonly off: ReadonlySet<string>;
  readonly address: (text: string) => AddressResult;
  readonly city?: string;
  readonly areaCode?: string;
}

/** The fields that counterparties and contacts have in common. */
export type SharedFields = Pick<CounterpartyRecord, Exclude<keyof CounterpartyRecord & keyof ContactRecord, RecordOwn>>;
type RecordOwn =
  | "type"
  | "kind"
  | "name"
  | "birthDate"
  | "id"
  | "source"
  | "key"
  | "draft"
  | "places"
  | "hash"
  | "extra";

type Loose<T> = { readonly [K in keyof T]: T[K] | undefined };
type SharedLists = "identifiers" | "phones" | "emails" | "addresses" | "sites" | "tags" | "notes";

/** Values that a rule found inside another cell (a phone in a name), as values of their own. */
export type FoundValues = Readonly<
  Partial<Record<"phones" | "emails" | "sites" | "identifiers" | "addresses" | "city", readonly Found[]>>
>;

export interface Found {
  readonly value: DraftValue;
  readonly rule: string;
}

export interface SharedResult extends Pick<SharedFields, SharedLists>, Loose<Omit<SharedFields, SharedLists>> {
  /** People named beside a phone, with the indexes of their phones in `phones`. */
  readonly proposed: readonly (ProposedContact & { readonly at: string; readonly raw: string })[];
}

/** What the row's counterparty says about place, for contacts that say nothing of their own. */
export interface Whereabouts {
  readonly country?: string | undefined;
  readonly region?: string | undefined;
  readonly city?: string | undefined;
}

export interface SharedInput {
  readonly row: Row;
  readonly cleaners: Cleaners;
  /** The name as written: some identifiers are judged against it. */
  readonly name?: string | undefined;
  readonly found?: FoundValues;
  readonly tags?: readonly (Taken & { readonly at: string })[];
  readonly notes?: readonly (Taken & { readonly at: string })[];
  readonly around?: Whereabouts;
  /** A legal form at home in one country only. */
  readonly formCountry?: string | undefined;
}

const identifierFields = [
  ["inn", "ru-inn"],
  ["kpp", "ru-kpp"],
  ["ogrn", "ru-ogrn"],
  ["okpo", "ru-okpo"],
  ["identifiers", undefined],
] as const satisfies readonly (readonly [CounterpartyField | ContactField, string | undefined])[];

export function cleanShared(input: SharedInput): SharedResult {
  const { row, cleaners, found = {}, around = {} } = input;
  const addresses = cleanAddresses(row, cleaners, found.addresses ?? []);
  const said = countryOf(row);
  const countryAround = said?.value ?? addresses.find((one) => one.country !== undefined)?.country ?? around.country;
  const identifiers = cleanIdentifiers(input, countryAround ?? row.defaults.country);
  const byNumber = identifiers.find((one) => one.valid && countryOfIdentifier(one.scheme, one.value) !== undefined);
  const country = said ?? fillCountry(addresses, byNumber, input.formCountry);
  const place = placeOf(input, addresses, identifiers, country?.value ?? around.country ?? row.defaults.country);
  const identifiersCountry = byNumber === undefined ? undefined : countryOfIdentifier(byNumber.scheme, byNumber.value);
  const phones = cleanPhones(input, {
    ...optional("country", countryAround ?? (identifiersCountry === undefined ? row.defaults.country : undefined)),
    ...optional("identifiersCountry", identifiersCountry),
    ...optional("region", place.region?.value ?? around.region ?? row.defaults.region),
    ...optional("city", place.city?.value ?? around.city ?? row.defaults.city ?? cleaners.city),
    ...optional("areaCode", row.defaults.areaCode),
  });
  return {
    identifiers,
    phones: phones.phones,
    emails: cleanEach("emails", row, found.emails, (value) => {
      const { emails, issues } = cleanEmails(value, { off: cleaners.off });
      return { values: emails, issues };
    }),
    addresses,
    sites: cleanEach("sites", row, found.sites, (value) => cleanSites(value)),
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

/** The rule that found a value in another cell stands before the rules that cleaned it. */
function withRule<T extends Origin>(value: T, rule: string): T {
  return { ...value, rule: value.rule === undefined ? rule : `${rule}+${value.rule}` };
}

type Field = CounterpartyField | ContactField;

/** Cleans every value of a field, and those found in other cells after them; equal values count once. */
function cleanEach<T extends Origin>(
  field: Field,
  row: Row,
  found: readonly Found[] = [],
  clean: (value: DraftValue) => {
    readonly values: readonly T[];
    readonly issues: Row["issues"] | readonly Row["issues"][number][];
  },
): readonly T[] {
  const values = row.values(field);
  if (values.length === 0 && found.length === 0) return [];
  const out: T[] = [];
  const seen = new Set<string>();
  const take = (value: DraftValue, rule?: string): void => {
    if (value.text.trim() === "" && value.parts === undefined) return;
    const cleaned = clean(value);
    row.issues.push(...cleaned.issues);
    for (const one of cleaned.values) {
      const key = JSON.stringify({ ...one, raw: meaningOf(one), at: undefined, rule: undefined });
      if (seen.has(key)) continue;
      seen.add(key);
      out.push(rule === undefined ? one : withRule(one, rule));
    }
  };
  for (const value of values) take(value);
  for (const { value, rule } of found) take(value, rule);
  return out;
}

/** Two cells that say one thing in two spellings are one value; what could not be read is only its text. */
function meaningOf(value: object): string {
  return "value" in value || "address" in value || "e164" in value || "text" in value || "account" in value
    ? ""
    : (value as { raw: string }).raw;
}

function cleanIdentifiers(input: SharedInput, country: string | undefined): readonly Identifier[] {
  const { row, found = {}, name } = input;
  const context = { ...optional("country", country), ...optional("name", name), off: input.cleaners.off };
  const all: Identifier[] = [];
  for (const [field, scheme] of identifierFields) {
    const given = field === "identifiers" ? (found.identifiers ?? []) : [];
    if (row.values(field).length === 0 && given.length === 0) continue;
    const cleaned = cleanEach(field, row, given, (value) => {
      const declared = value.scheme ?? scheme;
      const { identifiers, issues } = cleanIdentifier(
        declared === undefined ? value : { ...value, scheme: declared },
        context,
      );
      return { values: identifiers, issues };
    });
    for (const one of cleaned)
      if (!all.some((other) => other.scheme === one.scheme && other.value === one.value)) all.push(one);
  }
  return all;
}

function cleanPhones(
  input: SharedInput,
  context: PhoneContext,
): { phones: readonly Phone[]; proposed: SharedResult["proposed"] } {
  const { row, cleaners, found = {} } = input;
  const values: Found[] = [
    ...row.values("phones").map((value) => ({ value, rule: "" })),
    ...(found.phones ?? []),
  ].filter(({ value }) => value.text.trim() !== "" || value.parts !== undefined);
  if (values.length === 0) return { phones: [], proposed: [] };
  let cleaned = values.map(({ value }) => cleaners.phones(value, context));
  // A number that is complete by itself tells the town of a local one in the same row, so the local ones are read again.
  const complete = cleaned.flatMap(({ phones }) =>
    phones.filter((phone) => phone.e164 !== undefined && phone.quality === "as-written"),
  );
  const local = cleaned.some(({ phones }) => phones.some((phone) => phone.quality !== "as-written"));
  if (local && complete.length > 0) {
    const otherE164 = complete.map((phone) => phone.e164 ?? "");
    cleaned = values.map(({ value }, index) =>
      cleaned[index]?.phones.some((phone) => phone.quality !== "as-written") === true
        ? cleaners.phones(value, { ...context, otherE164 })
        : (cleaned[index] ?? { phones: [], issues: [] }),
    );
  }
  const phones: Phone[] = [];
  const proposed: SharedResult["proposed"][number][] = [];
  for (const [index, one] of cleaned.entries()) {
    const { value, rule } = values[index] ?? { value: { text: "", at: "" }, rule: "" };
    row.issues.push(...one.issues);
    const indexes = one.phones.map((phone) => {
      const known = phones.findIndex((other) => samePhone(other, phone));
      if (known >= 0) return known;
      phones.push(rule === "" ? phone : withRule(phone, rule));
      return phones.length - 1;
    });
    for (const contact of one.contacts ?? [])
      proposed.push({
        ...contact,
        phones: contact.phones.map((at) => indexes[at] ?? -1).filter((at) => at >= 0),
        at: value.at,
        raw: value.raw ?? value.text,
      });
  }
  return { phones, proposed };
}

function samePhone(one: Phone, other: Phone): boolean {
  if (one.e164 === undefined || other.e164 === undefined) return one.e164 === other.e164 && one.raw === other.raw;
  return one.e164 === other.e164 && one.extension === other.extension;
}

function cleanAddresses(row: Row, cleaners: Cleaners, found: readonly Found[]): readonly Address[] {
  return cleanEach("addresses", row, found, (value) => {
    const { address, doubts, applied } =
      value.parts === undefined ? cleaners.address(value.text) : addressFromParts(value.parts, value.text);
    row.doubt(doubts, "addresses", value);
    if (address === undefined) {
      if (doubts.length === 0) row.say("note", "value-placeholder", "addresses", value);
      return { values: [], issues: [] };
    }
    const { text, ...parts } = address;
    const cleaned: Address = {
      ...originOf(value, applied),
      ...(value.kind === undefined ? {} : { kind: value.kind }),
      text,
      ...parts,
    };
    return { values: [cleaned], issues: [] };
  });
}

function countryOf(row: Row): TextValue | undefined {
  for (const value of row.values("country")) {
    const text = foldSpace(value.text);
    if (text === "" || isPlaceholder(text)) continue;
    const code = /^[A-Z]{2}$/.test(text) ? text : countryByName(text);
    if (code !== undefined) return { ...originOf(value, code === text ? [] : ["country-spelling"]), value: code };
    row.say("warning", "country-unknown", "country", value);
    row.keep(value);
  }
  return undefined;
}

function fillCountry(
  addresses: readonly Address[],
  identifier: Identifier | undefined,
  formCountry: string | undefined,
): TextValue | undefined {
  const address = addresses.find((one) => one.country !== undefined);
  if (address?.country !== undefined)
    return { raw: address.raw, at: address.at, rule: "country-from-address", value: address.country };
  if (identifier !== undefined) {
    const country = countryOfIdentifier(identifier.scheme, identifier.value);
    if (country !== undefined)
      return { raw: identifier.raw, at: identifier.at, rule: "country-from-identifier", value: country };
  }
  const russian = addresses.find((one) => one.region !== undefined && regionByName(one.region, true) !== undefined);
  if (russian !== undefined) return { raw: russian.raw, at: russian.at, rule: "country-from-address", value: "RU" };
  if (formCountry !== undefined) return undefined;
  return undefined;
}

interface FoundPlace {
  readonly region?: TextValue | undefined;
  readonly city?: TextValue | undefined;
  readonly timeZone?: TextValue | undefined;
}

/** Region, town and time zone: as said, else as the address implies, else (region only) as the tax numbers suggest. */
function placeOf(
  input: SharedInput,
  addresses: readonly Address[],
  identifiers: readonly Identifier[],
  country: string | undefined,
): FoundPlace {
  const { row, cleaners, found = {} } = input;
  const address =
    addresses.find((one) => one.kind === "actual" && one.city !== undefined) ??
    addresses.find((one) => one.kind === "legal" && one.city !== undefined) ??
    addresses.find((one) => one.city !== undefined) ??
    addresses.find((one) => one.region !== undefined);
  const cityValue = firstText(row, "city");
  const regionValue = firstText(row, "region");
  const read = cityValue === undefined ? undefined : cleaners.address(cityValue.text).address;
  let city: TextValue | undefined;
  if (cityValue !== undefined) {
    const value = read?.city ?? townByName(cityValue.text)?.name ?? read?.settlement ?? foldSpace(cityValue.text);
    city = { ...originOf(cityValue, value === cityValue.text ? [] : ["city-spelling"]), value };
  } else if (found.city?.[0] !== undefined) {
    const { value, rule } = found.city[0];
    city = { ...originOf(value, [rule]), value: townByName(value.text)?.name ?? value.text };
  } else if (address?.city !== undefined)
    city = { raw: address.raw, at: address.at, rule: "city-from-address", value: address.city };

  let region: TextValue | undefined;
  if (regionValue !== undefined) {
    const value = regionByName(regionValue.text, true)?.name ?? foldSpace(regionValue.text);
    region = { ...originOf(regionValue, value === regionValue.text ? [] : ["region-spelling"]), value };
  } else if (read?.region !== undefined && cityValue !== undefined)
    region = { ...originOf(cityValue, ["region-from-city"]), value: read.region };
  else if (address?.region !== undefined && (city === undefined || city.value === address.city))
    region = { raw: address.raw, at: address.at, rule: "region-from-address", value: address.region };
  const home = country === undefined || country === "RU";
  if (region === undefined && home) region = impliedRegion(city, identifiers);

  const known = region === undefined ? undefined : regionByName(region.value, true);
  const zone = home ? known?.timeZone : zones.get(country ?? "");
  const source = region ?? city;
  const timeZone =
    zone === undefined || (source === undefined && row.values("country").length === 0)
      ? undefined
      : { raw: source?.raw ?? country ?? "", at: source?.at ?? "", rule: "time-zone-from-region", value: zone };
  return { region, city, timeZone };
}

/** Neighbours that keep one time all over the country. */
const zones: ReadonlyMap<string, string> = new Map([
  ["BY", "Europe/Minsk"],
  ["KZ", "Asia/Almaty"],
  ["UA", "Europe/Kyiv"],
  ["AM", "Asia/Yerevan"],
  ["AZ", "Asia/Baku"],
  ["GE", "Asia/Tbilisi"],
  ["KG", "Asia/Bishkek"],
  ["MD", "Europe/Chisinau"],
  ["TJ", "Asia/Dushanbe"],
  ["TM", "Asia/Ashgabat"],
  ["UZ", "Asia/Tashkent"],
]);

function impliedRegion(city: TextValue | undefined, identifiers: readonly Identifier[]): TextValue | undefined {
  const town = city === undefined ? undefined : townByName(city.value);
  if (city !== undefined && town?.regions.length === 1) {
    const region = regionByCode(town.regions[0] ?? "");
    if (region !== undefined) return { raw: city.raw, at: city.at, rule: "region-from-city", value: region.name };
  }
  // Evidence, not truth: the office that registered a firm, which may have moved since. So only where nothing else speaks.
  for (const [scheme, rule] of [
    ["ru-kpp", "region-from-kpp"],
    ["ru-inn", "region-from-inn"],
  ] as const) {
    const identifier = identifiers.find((one) => one.scheme === scheme && one.valid);
    const region: Region | undefined =
      identifier === undefined ? undefined : regionByCode(identifier.value.slice(0, 2));
    if (identifier === undefined || region === undefined) continue;
    if (town !== undefined && !town.regions.includes(region.code)) continue;
    return { raw: identifier.raw, at: identifier.at, rule, value: region.name };
  }
  return undefined;
}

function firstText(row: Row, field: Field): DraftValue | undefined {
  let first: DraftValue | undefined;
  for (const value of row.values(field)) {
    if (value.text.trim() === "") continue;
    if (isPlaceholder(value.text)) row.say("note", "value-placeholder", field, value);
    else if (first === undefined) first = value;
    else if (foldSpace(value.text).toLowerCase() !== foldSpace(first.text).toLowerCase()) row.surplus(field, value);
  }
  return first;
}

/** A single text: its spaces and characters mended, a placeholder dropped with a note. */
export function text(row: Row, field: Field): TextValue | undefined {
  const value = firstText(row, field);
  if (value === undefined) return undefined;
  const cleaned = cleanText(value, { field });
  row.issues.push(...cleaned.issues);
  return cleaned.value;
}

/** Several texts: tags, notes, roles. */
export function texts(
  row: Row,
  field: Field,
  taken: readonly (Taken & { readonly at: string })[] = [],
): readonly TextValue[] {
  const out = cleanEach(field, row, [], (value) => {
    if (isPlaceholder(value.text)) {
      row.say("note", "value-placeholder", field, value);
      return { values: [], issues: [] };
    }
    const cleaned = cleanText(value, { field, lines: field === "notes" });
    return { values: cleaned.value === undefined ? [] : [cleaned.value], issues: cleaned.issues };
  });
  if (taken.length === 0) return out;
  const added = taken.filter(({ value }) => !out.some((one) => one.value === value));
  return [...out, ...added.map(({ value, raw, rule, at }) => ({ raw, at, rule, value }))];
}

export function date(row: Row, field: Field): TextValue | undefined {
  const value = firstText(row, field);
  if (value === undefined) return undefined;
  const cleaned = cleanDate(value, { field });
  row.issues.push(...cleaned.issues);
  return cleaned.value;
}

/** The shared fields in the order of the model; absent ones are left out. */
export function sharedOf(result: SharedResult): SharedFields {
  const { proposed: _proposed, ...fields } = result;
  return present(fields) as unknown as SharedFields;
}
