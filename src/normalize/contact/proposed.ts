import { foldKey, type ContactLink, type DraftValue } from "../../model/index.ts";
import type { NameCleaners } from "../cleaners.ts";
import type { CleanContact } from "./contact.ts";
import { personName } from "../counterparty/counterparty.ts";
import type { Proposed } from "../row/phones.ts";
import { textValue } from "../origin.ts";
import type { SharedFields } from "../row/shared-fields.ts";

/** People named beside a phone, where the mapping asks for them to become contacts. The phone goes with its owner. */
export function proposedContacts(
  company: SharedFields,
  cleaners: NameCleaners,
  ref: ContactLink["ref"],
): CleanContact[] {
  const contacts = company.proposed.map((one) => proposedContact(one, company, cleaners, ref));
  const moved = new Set(contacts.flatMap((contact) => contact.shared.phones));
  company.phones = company.phones.filter((phone) => !moved.has(phone));
  return contacts;
}

function proposedContact(
  { name, position, phones, at, raw }: Proposed,
  company: SharedFields,
  cleaners: NameCleaners,
  ref: ContactLink["ref"],
): CleanContact {
  const value: DraftValue = { text: name, raw, at };
  const clean = cleaners.person(name);
  const say = (text: string) => textValue(value, text, "phone-contact");
  return {
    key: foldKey(name),
    extra: {},
    shared: {
      ...nothingShared,
      phones: phones.flatMap((index) => company.phones[index] ?? []),
      country: company.country,
    },
    own: {
      kind: "person",
      name: personName(value, { ...clean, applied: ["phone-contact", ...clean.applied] }),
      gender: clean.gender === undefined ? undefined : say(clean.gender),
      birthDate: undefined,
      optOuts: [],
      of: [{ ref, ...(position === undefined ? {} : { role: say(position) }) }],
    },
  };
}

const nothingShared: SharedFields = {
  identifiers: [],
  phones: [],
  emails: [],
  addresses: [],
  sites: [],
  tags: [],
  notes: [],
  status: undefined,
  responsible: undefined,
  country: undefined,
  region: undefined,
  city: undefined,
  timeZone: undefined,
  createdAt: undefined,
  updatedAt: undefined,
  proposed: [],
};
