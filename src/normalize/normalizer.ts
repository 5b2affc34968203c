import {
  countUp,
  type ContactLink,
  type CounterpartyRecord,
  type Draft,
  type DraftEntity,
  type DraftValue,
  type Issue,
  type Origin,
  type Reference,
  type SourceRecord,
  type SpellingTable,
} from "../model/index.ts";
import { addressAsWritten, parseAddress } from "./address/parse.ts";
import { readContactCell } from "./contact/cell.ts";
import { ownFirms } from "./contact/firm-words.ts";
import { cleanContact, type CleanContact, type Unnamed } from "./contact/contact.ts";
import type { NameCleaners } from "./cleaners.ts";
import { cleanCounterparty, type CleanCounterparty } from "./counterparty/counterparty.ts";
import { enrich, markRule, spell } from "./enrich.ts";
import { foreseeValues } from "./foresee.ts";
import { kindRules } from "./counterparty/kind.ts";
import { rememberCells } from "./memo.ts";
import { mendDraft } from "./value/mojibake.ts";
import { createNameCleaner } from "./name/org-name.ts";
import { sayOwn, type OwnNumbers } from "./own-numbers.ts";
import { parsePerson } from "./person/parse.ts";
import { countryRules, inferringCountry } from "./row/country.ts";
import { regionRules } from "./row/place-of.ts";
import { proposedContacts } from "./contact/proposed.ts";
import { contactRecord, counterpartyRecord } from "./records.ts";
import { isEmpty, Row, type Field, type RowIdentity } from "./row/row.ts";
import { chooseRules, type RuleChoice } from "./rule.ts";
import { withNote, samePhone, wholeNumbers } from "./row/phones.ts";
import type { SharedFields, Whereabouts } from "./row/shared-fields.ts";
import { createPhoneCleaner } from "./value/values.ts";

export interface NormalizeOptions {
  /** ISO 3166-1 alpha-2 of the project: for rows that say nothing of their own. Absent: no country is taken for theirs. */
  readonly country?: string;
  readonly city?: string;
  /** Area code without the trunk prefix: `846`. */
  readonly areaCode?: string;
  /** Rules switched off and put in another order. */
  readonly rules?: RuleChoice;
  /** The project's own firm: its numbers in a customer's row are nobody's evidence and are said so. */
  readonly own?: OwnNumbers;
  /** The project's own spellings, by field. */
  readonly spellings?: readonly SpellingTable[];
  /** The user's files that rows are joined with. */
  readonly references?: readonly Reference[];
}

/** An issue of severity `error` means that the row is rejected; `records` is then empty. */
export interface Normalized {
  readonly records: readonly SourceRecord[];
  readonly issues: readonly Issue[];
}

/** Cleans drafts one by one. */
export interface Normalizer {
  (draft: Draft, identity: RowIdentity): Normalized;
  /** See {@link foreseeValues}. */
  foresee(drafts: readonly Draft[]): void;
}

/**
 * Makes the function that cleans drafts. Pure but for its memory of distinct values, so one is made per worker; the result depends
 * neither on the order of rows nor on how many workers there are. Issues come without `place`.
 */
export function createNormalizer(options: NormalizeOptions): Normalizer {
  const off = new Set(options.rules?.off);
  const person = rememberCells((text: string) => parsePerson(text, off));
  const cleaners: NameCleaners = {
    name: rememberCells(createNameCleaner(options.rules)),
    person,
    contactCell: rememberCells((text: string) => readContactCell(text, person)),
    address: rememberCells(off.has("address-parse") ? addressAsWritten : parseAddress),
    addressInTown: (text) => (off.has("address-parse") ? addressAsWritten(text) : parseAddress(text, true)),
    phones: createPhoneCleaner({
      ...(options.country === undefined ? {} : { defaultCountry: options.country }),
      ...(options.areaCode === undefined ? {} : { areaCode: options.areaCode }),
      off,
    }),
    off,
    place: {
      country: chooseRules("country", countryRules, options.rules),
      region: chooseRules("region", regionRules, options.rules),
      off,
    },
    kind: chooseRules("kind", kindRules, options.rules),
    city: options.city,
    country: options.country,
  };
  const clean = (given: Draft, identity: RowIdentity): Normalized => {
    const issues: Issue[] = [];
    const { draft, mended } = mendDraft(given, issues);
    const records = markMended(cleanDraft(draft, identity, cleaners, issues), mended, "text-mojibake");
    if (options.own !== undefined) for (const record of records) sayOwn(record, options.own, issues);
    return issues.some((issue) => issue.severity === "error") ? { records: [], issues } : { records, issues };
  };
  const foresee = (drafts: readonly Draft[]): void => foreseeValues(drafts, cleaners);
  const { spellings = [], references = [] } = options;
  if (spellings.length === 0 && references.length === 0) return Object.assign(clean, { foresee });
  const cleanJoined = (draft: Draft, identity: RowIdentity): Normalized => {
    const { draft: own, spelt } = spell(draft, spellings);
    const { records, issues } = joinReferences(own, identity, clean, references);
    return { records: markMended(records, spelt, "spelling"), issues };
  };
  return Object.assign(cleanJoined, { foresee });
}

/** Says of everything that came of these values which rule had changed them before they were cleaned. */
function markMended(
  records: readonly SourceRecord[],
  mended: readonly DraftValue[],
  rule: string,
): readonly SourceRecord[] {
  if (mended.length === 0) return records;
  const isMended = ({ raw, at }: Origin): boolean => mended.some((value) => value.at === at && value.raw === raw);
  return records.map((record) => markRule(record, rule, isMended));
}

/** The row is cleaned to see its identifiers, and once more with what the references know of them: rows that none knows pay nothing. */
function joinReferences(
  draft: Draft,
  identity: RowIdentity,
  clean: (draft: Draft, identity: RowIdentity) => Normalized,
  references: readonly Reference[],
): Normalized {
  const plain = clean(draft, identity);
  const [first] = plain.records;
  const known = first?.type === "counterparty" ? enrich(draft, first, references) : undefined;
  if (known === undefined) return plain;
  const { records, issues } = clean(known.draft, identity);
  return {
    records: records.map((record) => markRule(record, "enrich", ({ at }) => known.taken.has(at))),
    issues: [...issues, ...known.issues],
  };
}

/** A draft in which a number lacks its code is cleaned once more, with what the numbers of its other entities tell. */
function cleanDraft(draft: Draft, identity: RowIdentity, cleaners: NameCleaners, issues: Issue[]): SourceRecord[] {
  const from = issues.length;
  const records = cleanEntities(draft, identity, cleaners, issues, none);
  const whole = draft.contacts.length === 0 ? none : wholeNumbers(records, issues, from);
  if (whole.length === 0) return records;
  issues.length = from;
  return cleanEntities(draft, identity, cleaners, issues, whole);
}

const none: readonly never[] = [];

function cleanEntities(
  draft: Draft,
  identity: RowIdentity,
  cleaners: NameCleaners,
  issues: Issue[],
  whole: readonly string[],
): SourceRecord[] {
  const entity = draft.counterparty;
  if (entity === undefined || (isEmpty(entity) && !draft.contacts.every(isEmpty))) {
    if (entity !== undefined) sayEmpty(new Row(entity, draft.defaults, issues), entity);
    return cleanLoneContacts(draft, identity, cleaners, issues, whole);
  }
  const row = new Row(entity, draft.defaults, issues, whole);
  const company = cleanCounterparty(row, cleaners);
  if (company === undefined) return [];
  const link: ContactLink["ref"] = { by: "record", id: `${identity.source}:${identity.key}` };
  const around = whereabouts(company);
  const { kind, name, legalName } = company.own;
  const firms =
    kind === "organisation" && draft.contacts.length > 0 ? ownFirms([name.compare, legalName?.compare]) : none;
  const contacts: CleanContact[] = [];
  for (const contact of draft.contacts) {
    const contactRow = new Row(contact, draft.defaults, issues, whole);
    const outcome = cleanContact(contact, contactRow, cleaners, link, around, firms);
    contacts.push(...outcome.contacts);
    if (outcome.unnamed !== undefined) absorb(company.shared, row, outcome.unnamed);
  }
  if (company.shared.proposed.length > 0) contacts.push(...proposedContacts(company.shared, cleaners, link));
  const record = counterpartyRecord(identity, company.shared, row.extra, company.own);
  return [
    record,
    ...contactRecords(identity, cleaners.off.has("contact-self") ? contacts : markSelf(record, contacts)),
  ];
}

/** Contacts of a row that has no counterparty: none may be nameless, for there is nobody to leave its phones to. */
function cleanLoneContacts(
  draft: Draft,
  identity: RowIdentity,
  cleaners: NameCleaners,
  issues: Issue[],
  whole: readonly string[],
): SourceRecord[] {
  const contacts: CleanContact[] = [];
  let nameless: DraftEntity | undefined;
  for (const contact of draft.contacts) {
    const row = new Row(contact, draft.defaults, issues, whole);
    const outcome = cleanContact(contact, row, cleaners, undefined, nowhere, []);
    contacts.push(...outcome.contacts);
    if (outcome.unnamed !== undefined) nameless ??= contact;
  }
  if (nameless !== undefined || contacts.length === 0) {
    const value = (nameless ?? draft.contacts[0])?.fields.fullName?.[0];
    const where = value === undefined ? {} : { at: value.at, field: "fullName", raw: value.raw ?? value.text };
    issues.push({ code: "name-missing", severity: "error", ...where });
  }
  return contactRecords(identity, contacts);
}

const nowhere: Whereabouts = { country: undefined, likely: [], region: undefined, city: undefined };

function whereabouts({ shared }: CleanCounterparty): Whereabouts {
  const { country } = shared;
  // What is inferred of a firm is no evidence for its people.
  const inferred = country !== undefined && inferringCountry.has(country.rule ?? "");
  return {
    country: inferred ? undefined : country?.value,
    likely: inferred ? [country.value] : [],
    region: shared.region?.value,
    city: shared.city?.value,
  };
}

/** Two contacts of one row with the same name get a counter. */
function contactRecords(identity: RowIdentity, contacts: readonly CleanContact[]): SourceRecord[] {
  if (contacts.length === 0) return [];
  const used = new Map<string, number>();
  return contacts.map(({ key, shared, extra, own }) => {
    const count = countUp(used, key);
    return contactRecord(identity, `contact:${key}${count === 1 ? "" : `#${count}`}`, shared, extra, own);
  });
}

function sayEmpty(row: Row, entity: DraftEntity): void {
  row.say("note", "counterparty-empty", "name");
  for (const [field, values] of Object.entries(entity.fields))
    for (const value of values)
      if (value.at !== "=" && value.text.trim() !== "") row.say("note", "value-placeholder", field as Field, value);
}

/** Adds what a nameless contact had to the counterparty of the row: its phones with whose they are as a note. */
function absorb(into: SharedFields, row: Row, { shared, extra, note }: Unnamed): void {
  const phones = note === undefined ? shared.phones : shared.phones.map((phone) => withNote(phone, note.value));
  into.phones = [...into.phones, ...phones.filter((phone) => !into.phones.some((own) => samePhone(own, phone)))];
  into.emails = [
    ...into.emails,
    ...shared.emails.filter(
      ({ address }) => address === undefined || !into.emails.some((own) => own.address === address),
    ),
  ];
  into.addresses = [...into.addresses, ...shared.addresses];
  into.identifiers = [...into.identifiers, ...shared.identifiers];
  into.sites = [...into.sites, ...shared.sites];
  into.tags = [...into.tags, ...shared.tags];
  // Without a phone to stand beside, the remark itself must not be lost.
  into.notes = [...into.notes, ...shared.notes, ...(note !== undefined && phones.length === 0 ? [note] : [])];
  for (const [at, text] of Object.entries(extra)) if (text.trim() !== "") row.keep({ at, text });
  row.say("note", "contact-without-name", "name", note === undefined ? undefined : { at: note.at, text: note.raw });
}

/** A sole trader or private person whose own name stands among the contacts, without another role, is his own contact. */
function markSelf(record: CounterpartyRecord, contacts: readonly CleanContact[]): readonly CleanContact[] {
  const person = record.person;
  if (person === undefined) return contacts;
  const at = contacts.findIndex(({ own }) => own.kind === "person" && own.name.compare === person.compare);
  const self = contacts[at];
  const first = self?.own.of[0];
  if (self === undefined || first === undefined || first.role !== undefined) return contacts;
  const role = { raw: self.own.name.raw, at: self.own.name.at, rule: "contact-self", value: "self" };
  const own = { ...self.own, of: [{ ref: first.ref, role }, ...self.own.of.slice(1)] };
  return contacts.map((contact, index) => (index === at ? { ...contact, own } : contact));
}
