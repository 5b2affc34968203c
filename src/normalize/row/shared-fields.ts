import { countryOfIdentifier } from "../../countries/identifiers.ts";
import type { Address, Email, Identifier, Phone, TextValue } from "../../model/index.ts";
import type { Cleaners } from "../cleaners.ts";
import { readCityCell, sayOtherTown } from "./city-cell.ts";
import { countryHints, likelyCountries, type HintSources } from "./country-hints.ts";
import { mark, type Found } from "./found.ts";
import { sortMisplaced } from "./misplaced.ts";
import { sayDead, sayDeadPhones } from "./said-dead.ts";
import { addressWithCountry, countryElsewhere, saidCountry } from "./country.ts";
import { placeOf } from "./place-of.ts";
import { cleanPhones, type Proposed } from "./phones.ts";
import { cleanAddresses } from "./addresses.ts";
import { cleanIdentifiers, readAtHome } from "./identifiers.ts";
import type { Row } from "./row.ts";
import { fillFrom } from "../rule.ts";
import { date, text, texts, type TakenAt } from "./texts.ts";
import { emailNote } from "../value/email-note.ts";
import { cleanEmails, cleanSites, type PhoneContext } from "../value/values.ts";
import type { Writable } from "../writable.ts";

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

/** What the row's counterparty says about place, for contacts that say nothing of their own. */
export interface Whereabouts {
  readonly country: string | undefined;
  /** What the counterparty only hints at. */
  readonly likely: readonly string[];
  readonly region: string | undefined;
  readonly city: string | undefined;
}

export interface SharedInput {
  readonly row: Row;
  readonly cleaners: Cleaners;
  /** The name as written: some identifiers are judged against it. */
  readonly name: string | undefined;
  /** The legal form, and where it stands: some countries have forms of their own. */
  readonly form: HintSources["form"];
  readonly found: readonly Found[];
  readonly tags: readonly TakenAt[];
  readonly notes: readonly TakenAt[];
  readonly around: Whereabouts;
}

export function cleanShared(input: SharedInput): SharedFields {
  const { row, cleaners, around } = input;
  const cell = readCityCell(row, cleaners.address);
  const { addresses, found } = cleanAddresses(row, cleaners, input.found, cell?.city ?? around.city);
  if (cell !== undefined) sayOtherTown(row, cell, addresses);
  const said = saidCountry(row);
  const countryAround = said?.value ?? cell?.country ?? addressWithCountry(addresses)?.country ?? around.country;
  const identifiers = cleanIdentifiers(row, found, countryAround ?? row.defaults.country, input.name, cleaners.off);
  const telling = identifiers.find((one) => one.valid && countryOfIdentifier(one.scheme, one.value) !== undefined);
  // «(Турция)» behind a name is less than an address or a number: the firm may be that country's daughter.
  const gluedCountry =
    telling === undefined && addressWithCountry(addresses) === undefined
      ? found.find((one) => one.field === "country")
      : undefined;
  const elsewhere = countryElsewhere(cell, gluedCountry);
  const firm = said ?? fillFrom(cleaners.place.country, { addresses, elsewhere, identifier: telling, hints: nothing });
  const place = placeOf(
    row,
    cleaners.place,
    cell,
    addresses,
    identifiers,
    firm?.value ?? around.country ?? row.defaults.country,
    found.find((one) => one.field === "city"),
    found.find((one) => one.field === "region"),
  );
  const sorted = sortMisplaced(row, found, cleaners.off);
  const { emails, remarks } = cleanAllEmails(row, sorted.emails, cleaners.off);
  const sites = cleanAllSites(row, sorted.sites);
  const home = row.defaults.country ?? cleaners.country;
  const open = firm === undefined && around.country === undefined;
  const hintsOf = (phones: readonly Phone[]): HintSources => ({
    form: input.form,
    city: place.city,
    region: place.region,
    addresses,
    phones,
    emails,
    sites,
  });
  const phones = cleanPhones(row, sorted.phones, cleaners, () => {
    const identifiersCountry = telling === undefined ? undefined : countryOfIdentifier(telling.scheme, telling.value);
    const defaultCountry = identifiersCountry === undefined ? row.defaults.country : undefined;
    return phoneContext({
      country: countryAround ?? defaultCountry,
      identifiersCountry,
      region: place.region?.value ?? around.region ?? row.defaults.region,
      city: place.city?.value ?? around.city ?? row.defaults.city ?? cleaners.city,
      areaCode: row.defaults.areaCode,
      otherE164: row.wholeNumbers,
      likelyCountries: open ? [...around.likely, ...likelyCountries(hintsOf(none), home)] : undefined,
    });
  });
  sayDeadPhones(row, phones.phones);
  const country = !open
    ? firm
    : fillFrom(cleaners.place.country, {
        addresses,
        elsewhere,
        identifier: telling,
        hints: () => countryHints(hintsOf(phones.phones), home),
      });
  if (open && country !== undefined) {
    const { raw, at } = country;
    row.say("note", "country-inferred", "country", { text: raw, at }, { country: country.value });
  }
  return {
    identifiers: readAtHome(identifiers, row, country?.value, cleaners.off),
    phones: phones.phones,
    emails,
    addresses,
    sites,
    tags: texts(row, "tags", input.tags),
    notes: texts(row, "notes", remarks.length === 0 ? input.notes : [...input.notes, ...remarks]),
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

/** What is said, one key after the other: a context is made for every row, and spreads cost more than what they carry. */
function phoneContext(said: { readonly [K in keyof PhoneContext]: PhoneContext[K] | undefined }): PhoneContext {
  const context: Writable<PhoneContext> = {};
  if (said.country !== undefined) context.country = said.country;
  if (said.identifiersCountry !== undefined) context.identifiersCountry = said.identifiersCountry;
  if (said.region !== undefined) context.region = said.region;
  if (said.city !== undefined) context.city = said.city;
  if (said.areaCode !== undefined) context.areaCode = said.areaCode;
  if (said.otherE164 !== undefined && said.otherE164.length > 0) context.otherE164 = said.otherE164;
  if (said.likelyCountries !== undefined && said.likelyCountries.length > 0)
    context.likelyCountries = said.likelyCountries;
  return context;
}

const none: readonly never[] = [];
const nothing = (): readonly never[] => none;

function cleanAllEmails(
  row: Row,
  values: readonly Found[],
  off: ReadonlySet<string>,
): { readonly emails: readonly Email[]; readonly remarks: readonly TakenAt[] } {
  if (values.length === 0) return { emails: none, remarks: none };
  const emails: Email[] = [];
  const remarks: TakenAt[] = [];
  for (const { value, rule } of values) {
    const cleaned = cleanEmails(value, { off });
    row.issues.push(...cleaned.issues);
    if (value.find !== true && cleaned.emails.length > 0) sayDead(row, "emails", value);
    const note = emailNote(value, cleaned.emails, () => namesOf(row));
    if (note !== undefined)
      remarks.push({ value: note, raw: value.raw ?? value.text, rule: "email-note", at: value.at });
    for (const one of cleaned.emails)
      if (
        !emails.some((other) => other.address === one.address && (one.address !== undefined || other.raw === one.raw))
      )
        emails.push(mark(one, rule));
  }
  return { emails, remarks };
}

function namesOf(row: Row): readonly string[] {
  return (["name", "legalName", "person", "fullName", "lastName", "firstName", "middleName"] as const).flatMap(
    (field) => row.values(field).map(({ text }) => text),
  );
}

function cleanAllSites(row: Row, values: readonly Found[]): readonly TextValue[] {
  if (values.length === 0) return none;
  const out: TextValue[] = [];
  for (const { value, rule } of values) {
    const cleaned = cleanSites(value);
    row.issues.push(...cleaned.issues);
    if (cleaned.values.length > 0) sayDead(row, "sites", value);
    for (const one of cleaned.values) if (!out.some((other) => other.value === one.value)) out.push(mark(one, rule));
  }
  return out;
}
