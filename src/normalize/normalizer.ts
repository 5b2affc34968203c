import {
  foldKey,
  type ContactLink,
  type ContactRecord,
  type CounterpartyRecord,
  type Draft,
  type DraftEntity,
  type Issue,
  type SourceRecord,
  type TextValue,
} from "../model/index.ts";
import { parseAddress } from "./address.ts";
import { cleanContact, withNote, type CleanContact, type ContactOutcome } from "./contact.ts";
import { cleanCounterparty, personName, type NameCleaners } from "./counterparty.ts";
import { remember } from "./memo.ts";
import { createNameCleaner } from "./org-name.ts";
import { parsePerson } from "./person-name.ts";
import { originOf, Row } from "./row.ts";
import type { RuleChoice } from "./rule.ts";
import type { SharedFields } from "./shared-fields.ts";
import { createPhoneCleaner } from "./values.ts";

export interface NormalizeOptions {
  /** ISO 3166-1 alpha-2 of the project: for rows that say nothing of their own. */
  readonly country: string;
  readonly city?: string;
  /** Area code without the trunk prefix: `846`. */
  readonly areaCode?: string;
  /** Rules switched off and put in another order. */
  readonly rules?: RuleChoice;
  /** The project's own firm: its numbers in a customer's row are nobody's evidence and are said so. */
  readonly own?: OwnNumbers;
}

export interface OwnNumbers {
  readonly inns?: readonly string[];
  /** E.164. */
  readonly phones?: readonly string[];
  readonly domains?: readonly string[];
}

/** Where a row's records stand: given by the pipeline, which knows the source's keys. */
export interface RowIdentity {
  readonly source: string;
  readonly key: string;
  readonly hash: string;
  readonly places: readonly string[];
}

/** An issue of severity `error` means that the row is rejected; `records` is then empty. */
export interface Normalized {
  readonly records: readonly SourceRecord[];
  readonly issues: readonly Issue[];
}

/**
 * Makes the function that cleans drafts. Pure but for its memory of distinct values, so one is made per worker; the result depends
 * neither on the order of rows nor on how many workers there are. Issues come without `place`.
 */
export function createNormalizer(options: NormalizeOptions): (draft: Draft, identity: RowIdentity) => Normalized {
  const off = new Set(options.rules?.off);
  const cleaners: NameCleaners = {
    name: remember(createNameCleaner(options.rules)),
    person: remember((text: string) => parsePerson(text, off)),
    address: remember(parseAddress),
    phones: createPhoneCleaner({
      defaultCountry: options.country,
      ...(options.areaCode === undefined ? {} : { areaCode: options.areaCode }),
      off,
    }),
    off,
    ...(options.city === undefined ? {} : { city: options.city }),
    ...(options.areaCode === undefined ? {} : { areaCode: options.areaCode }),
  };
  return (draft, identity) => {
    const issues: Issue[] = [];
    const records = cleanDraft(draft, identity, cleaners, issues);
    for (const record of records) sayOwn(record, options.own, issues);
    return issues.some((issue) => issue.severity === "error") ? { records: [], issues } : { records, issues };
  };
}

function cleanDraft(draft: Draft, identity: RowIdentity, cleaners: NameCleaners, issues: Issue[]): SourceRecord[] {
  const id = `${identity.source}:${identity.key}`;
  const link: ContactLink["ref"] = { by: "record", id };
  const hasCompany =
    draft.counterparty !== undefined && (!isEmpty(draft.counterparty) || draft.contacts.every(isEmpty));
  const row =
    hasCompany && draft.counterparty !== undefined ? new Row(draft.counterparty, draft.defaults, issues) : undefined;
  const company = row === undefined ? undefined : cleanCounterparty(row, cleaners);
  if (row !== undefined && company === undefined) return [];
  if (!hasCompany && draft.counterparty !== undefined && draft.counterparty !== undefined)
    issues.push({ code: "counterparty-empty", severity: "note" });

  const around = {
    country: company?.body.country?.value,
    region: company?.body.region?.value,
    city: company?.body.city?.value,
  };
  const outcomes: ContactOutcome[] = draft.contacts.map((contact) =>
    cleanContact(
      contact,
      new Row(contact, draft.defaults, issues),
      cleaners,
      company === undefined ? undefined : link,
      around,
    ),
  );
  const contacts: CleanContact[] = outcomes.flatMap((outcome) => outcome.contacts);
  if (company === undefined) {
    for (const [index, outcome] of outcomes.entries()) {
      if (outcome.contacts.length > 0 || (outcome.empty === true && outcomes.length > 1)) continue;
      const value = draft.contacts[index]?.fields.fullName?.[0];
      issues.push({
        code: "name-missing",
        severity: "error",
        field: "fullName",
        ...(value === undefined ? {} : { at: value.at, raw: value.raw ?? value.text }),
      });
    }
    if (outcomes.length === 0) issues.push({ code: "name-missing", severity: "error", field: "name" });
  }
  const records: SourceRecord[] = [];
  if (company !== undefined) {
    let body = company.body;
    for (const { toCounterparty } of outcomes) {
      if (toCounterparty === undefined) continue;
      body = { ...body, ...absorb(body, toCounterparty.fields, toCounterparty.note) };
      issues.push({
        code: "contact-without-name",
        severity: "note",
        field: "fullName",
        ...(toCounterparty.note === undefined ? {} : { at: toCounterparty.note.at, raw: toCounterparty.note.raw }),
      });
    }
    contacts.push(...proposedContacts(company.proposed, body, cleaners, link));
    const taken = new Set(
      contacts.filter((contact) => contact.movesPhones === true).flatMap((contact) => contact.body.phones),
    );
    const phones = taken.size === 0 ? body.phones : body.phones.filter((phone) => !taken.has(phone));
    const record: CounterpartyRecord = { ...identityOf(identity, id, "cp"), ...body, phones };
    records.push(record);
    const self = selfContact(record, contacts);
    if (self !== undefined) markSelf(contacts, self);
  }
  const used = new Map<string, number>();
  for (const { key, body } of contacts) {
    const count = (used.get(key) ?? 0) + 1;
    used.set(key, count);
    const draftKey = `contact:${key}${count === 1 ? "" : `#${count}`}`;
    const record: ContactRecord = { ...identityOf(identity, `${id}#${draftKey}`, draftKey), ...body };
    records.push(record);
  }
  return records;
}

function identityOf(identity: RowIdentity, id: string, draft: string) {
  return { id, source: identity.source, key: identity.key, draft, places: identity.places, hash: identity.hash };
}

/** No value in any field, and nothing kept besides. Constants of the mapping (`at: "="`) do not count. */
function isEmpty(entity: DraftEntity): boolean {
  return (
    Object.values(entity.fields).every((values) =>
      values.every((value) => value.at === "=" || (value.text.trim() === "" && value.parts === undefined)),
    ) && Object.values(entity.extra).every((value) => value.trim() === "")
  );
}

/** Adds what a nameless contact had to the counterparty of the row: its phones with whose they are as a note. */
function absorb(body: SharedFields, from: SharedFields, note: TextValue | undefined): Partial<CounterpartyRecord> {
  const phones = from.phones.map((phone) => (note === undefined ? phone : withNote(phone, note.value)));
  const loose = note !== undefined && phones.length === 0 ? [note] : [];
  return {
    phones: [
      ...body.phones,
      ...phones.filter(
        (phone) =>
          phone.e164 === undefined ||
          !body.phones.some((own) => own.e164 === phone.e164 && own.extension === phone.extension),
      ),
    ],
    emails: [
      ...body.emails,
      ...from.emails.filter((email) => !body.emails.some((own) => own.address === email.address)),
    ],
    addresses: [...body.addresses, ...from.addresses],
    identifiers: [...body.identifiers, ...from.identifiers],
    sites: [...body.sites, ...from.sites],
    tags: [...body.tags, ...from.tags],
    notes: [...body.notes, ...from.notes, ...loose],
  };
}

/** People named beside a phone, where the mapping asks for them to become contacts. The phone goes with its owner. */
function proposedContacts(
  proposed: readonly {
    readonly name: string;
    readonly position?: string;
    readonly phones: readonly number[];
    readonly at: string;
    readonly raw: string;
  }[],
  body: SharedFields,
  cleaners: NameCleaners,
  ref: ContactLink["ref"],
): CleanContact[] {
  return proposed.map((one) => {
    const value = { text: one.name, raw: one.raw, at: one.at };
    const clean = cleaners.person(one.name);
    const origin = originOf(value, ["phone-contact"]);
    const name = personName(value, { ...clean, applied: ["phone-contact", ...clean.applied] });
    return {
      key: foldKey(one.name),
      movesPhones: true,
      body: {
        identifiers: [],
        phones: one.phones.flatMap((at) => body.phones[at] ?? []),
        emails: [],
        addresses: [],
        sites: [],
        tags: [],
        notes: [],
        extra: {},
        type: "contact",
        kind: "person",
        name,
        ...(clean.gender === undefined ? {} : { gender: { ...origin, value: clean.gender } }),
        optOuts: [],
        of: [{ ref, ...(one.position === undefined ? {} : { role: { ...origin, value: one.position } }) }],
      },
    };
  });
}

/** A sole trader or private person whose own name stands among the contacts. */
function selfContact(record: CounterpartyRecord, contacts: readonly CleanContact[]): CleanContact | undefined {
  if (record.person === undefined) return undefined;
  return contacts.find(
    (contact) => contact.body.kind === "person" && contact.body.name.compare === record.person?.compare,
  );
}

function markSelf(contacts: CleanContact[], self: CleanContact): void {
  const at = contacts.indexOf(self);
  const [first, ...others] = self.body.of;
  if (first === undefined || first.role !== undefined) return;
  const { raw, at: column } = self.body.name;
  const role: TextValue = { raw, at: column, rule: "contact-self", value: "self" };
  contacts[at] = { ...self, body: { ...self.body, of: [{ ...first, role }, ...others] } };
}

/** Our own numbers on a customer's card were typed by somebody in a hurry. They stay, and the matcher is told elsewhere. */
function sayOwn(record: SourceRecord, own: OwnNumbers | undefined, issues: Issue[]): void {
  if (own === undefined) return;
  for (const { scheme, value, at, raw } of record.identifiers)
    if (scheme === "ru-inn" && own.inns?.includes(value) === true)
      issues.push({ code: "own-inn", severity: "warning", at, field: "inn", raw });
  for (const { e164, at, raw } of record.phones)
    if (e164 !== undefined && own.phones?.includes(e164) === true)
      issues.push({ code: "own-phone", severity: "note", at, field: "phones", raw });
  for (const { address, at, raw } of record.emails) {
    const domain = address?.slice(address.lastIndexOf("@") + 1).toLowerCase();
    if (domain !== undefined && own.domains?.includes(domain) === true)
      issues.push({ code: "own-domain", severity: "note", at, field: "emails", raw });
  }
}
