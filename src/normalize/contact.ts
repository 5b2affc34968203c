import type { ContactLink, ContactRecord, DraftContact, DraftValue, Phone, TextValue } from "../model/index.ts";
import { foldKey } from "../model/index.ts";
import type { NameCleaners } from "./counterparty.ts";
import { personName } from "./counterparty.ts";
import { readContactCell, type ContactCell, type NamedContact } from "./contact-cell.ts";
import { joinPerson, type CleanPerson } from "./person-name.ts";
import { isPlaceholder } from "./placeholder.ts";
import { originOf, present, Row } from "./row.ts";
import { cleanShared, date, sharedOf, text, texts, type SharedFields, type Whereabouts } from "./shared-fields.ts";

export type ContactBody = Omit<ContactRecord, "id" | "source" | "key" | "draft" | "places" | "hash">;

export interface CleanContact {
  /** Own key else folded raw name: what the record id is made of. */
  readonly key: string;
  readonly body: ContactBody;
  /** Its phones were written in the counterparty's cell and go with it. */
  readonly movesPhones?: boolean;
}

/**
 * What became of one contact of a draft: contacts (a cell can name several people), or values for the counterparty of the row
 * when the cell names nobody («муж Ольги», an empty name beside a phone).
 */
export interface ContactOutcome {
  readonly contacts: readonly CleanContact[];
  readonly toCounterparty?: { readonly fields: SharedFields; readonly note?: TextValue };
  /** Nothing in it but placeholders. */
  readonly empty?: boolean;
}

export function cleanContact(
  draft: DraftContact,
  row: Row,
  cleaners: NameCleaners,
  link: ContactLink["ref"] | undefined,
  around: Whereabouts,
): ContactOutcome {
  const named = nameOf(row, cleaners);
  const shared = sharedOf(cleanShared({ row, cleaners, name: named?.value.text, around }));
  const role = text(row, "position");
  const department = text(row, "department");
  if (named === undefined) return nameless(row, shared, role ?? department);
  row.doubt(named.cell.doubts, "fullName", named.value);
  if (named.cell.people.length === 0 && link !== undefined)
    return {
      contacts: [],
      toCounterparty: {
        fields: shared,
        note: { ...originOf(named.value, ["contact-note"]), value: named.value.text.trim() },
      },
    };

  const ref = link ?? draft.of;
  const gender = genderColumn(row);
  const birthDate = date(row, "birthDate");
  const optOuts = texts(row, "optOuts");
  const people = named.cell.people.length === 0 ? [personAsWritten(named.value)] : named.cell.people;
  const fromCell = (rule: string, value: string | undefined): TextValue | undefined =>
    value === undefined ? undefined : { ...originOf(named.value, [rule]), value };
  const contacts = people.map((person, index): CleanContact => {
    const beside = besideName(person, named.value, row, cleaners, around);
    const notes: TextValue[] = person.notes.map((value) => ({ ...originOf(named.value, ["contact-note"]), value }));
    const own: ContactLink | undefined =
      ref === undefined
        ? undefined
        : (present({
            ref,
            role: role ?? fromCell("contact-position", person.position),
            department: department ?? fromCell("contact-department", person.department),
          }) as ContactLink);
    // A role stands on the link to a counterparty; without one it is kept as a note.
    if (own === undefined)
      notes.push(
        ...[role, department, fromCell("contact-position", person.position)].filter((one) => one !== undefined),
      );
    const human = person.kind === "person";
    const body: ContactBody = {
      ...shared,
      phones: [...shared.phones, ...beside.phones],
      emails: [...shared.emails, ...beside.emails],
      notes: [...shared.notes, ...notes],
      extra: row.extra,
      type: "contact",
      kind: person.kind,
      name: personName(named.value, person.clean),
      ...present({
        gender: human ? (gender ?? fromCell("gender-from-name", person.clean.gender)) : undefined,
        birthDate: people.length === 1 ? birthDate : undefined,
      }),
      optOuts,
      of: own === undefined ? [] : [own],
    };
    const alone = people.length === 1;
    const key = draft.key ?? foldKey(alone ? named.value.text : person.text);
    return { key: alone || index === 0 || draft.key === undefined ? key : `${key}#${index + 1}`, body };
  });
  // Nobody can tell whose they are when the cell names several people, so each keeps them.
  if (contacts.length > 1 && shared.phones.length + shared.emails.length > 0)
    row.say("note", "contact-shares-phones", "fullName", named.value, { count: contacts.length });
  if (contacts.length > 1 && birthDate !== undefined)
    row.say("warning", "contact-birth-date-unclear", "birthDate", row.values("birthDate")[0]);
  return { contacts };
}

/** Phones and e-mails that stood beside a name in its own cell. */
function besideName(
  person: NamedContact,
  value: DraftValue,
  row: Row,
  cleaners: NameCleaners,
  around: Whereabouts,
): Pick<SharedFields, "phones" | "emails"> {
  if (person.found.length === 0) return { phones: [], emails: [] };
  const of = (field: "phones" | "emails") =>
    person.found
      .filter((one) => one.field === field)
      .map((one) => ({
        value: { text: one.value, raw: value.raw ?? value.text, at: value.at },
        rule: "contact-details",
      }));
  const nothingElse = new Row({ fields: {}, extra: {} }, row.defaults, row.issues);
  return cleanShared({ row: nothingElse, cleaners, found: { phones: of("phones"), emails: of("emails") }, around });
}

interface NamedCell {
  readonly value: DraftValue;
  readonly cell: ContactCell;
}

function nameOf(row: Row, cleaners: NameCleaners): NamedCell | undefined {
  const parts = {
    family: part(row, "lastName"),
    given: part(row, "firstName"),
    patronymic: part(row, "middleName"),
  };
  const given = [parts.family, parts.given, parts.patronymic].filter((one) => one !== undefined);
  const full = part(row, "fullName");
  if (given.length > 0) {
    const clean = joinPerson(
      present({ family: parts.family?.text, given: parts.given?.text, patronymic: parts.patronymic?.text }),
    );
    const value: DraftValue = {
      text: given.map((one) => one.text.trim()).join(" "),
      raw: given.map((one) => one.raw ?? one.text).join(" "),
      at: given.map((one) => one.at).join(" + "),
    };
    // One part that holds the whole name («Фамилия: Иванов Иван Иванович») is read like a whole name.
    const whole = given.length === 1 && /\p{L}\s+\p{L}/u.test(value.text);
    if (full !== undefined && cleaners.person(full.text).compare !== clean.compare && !whole)
      row.surplus("fullName", full);
    return {
      value,
      cell: whole
        ? readContactCell(value.text, cleaners.person)
        : { people: [{ text: value.text, kind: "person", clean, notes: [], found: [] }], doubts: clean.doubts },
    };
  }
  if (full === undefined) return undefined;
  return { value: full, cell: readContactCell(full.text, cleaners.person) };
}

function part(row: Row, field: "lastName" | "firstName" | "middleName" | "fullName"): DraftValue | undefined {
  const values = row.values(field).filter((value) => value.text.trim() !== "");
  const kept = values.filter((value) => {
    if (!isPlaceholder(value.text)) return true;
    row.say("note", "value-placeholder", field, value);
    return false;
  });
  for (const other of kept.slice(1))
    if (foldKey(other.text) !== foldKey(kept[0]?.text ?? "")) row.surplus(field, other);
  return kept[0];
}

function personAsWritten(value: DraftValue): NamedContact {
  const display = value.text.trim();
  const clean: CleanPerson = { display, compare: foldKey(display), sure: "no", doubts: [], applied: [] };
  return { text: display, kind: "person", clean, notes: [], found: [] };
}

/** No name: what the contact had goes to the row's counterparty, its position as the phones' note. */
function nameless(row: Row, shared: SharedFields, role: TextValue | undefined): ContactOutcome {
  const something =
    shared.phones.length +
      shared.emails.length +
      shared.addresses.length +
      shared.identifiers.length +
      shared.sites.length +
      shared.notes.length >
      0 || Object.values(row.extra).some((value) => value !== "");
  if (!something) return { contacts: [], empty: true };
  return { contacts: [], toCounterparty: { fields: shared, ...(role === undefined ? {} : { note: role }) } };
}

function genderColumn(row: Row): TextValue | undefined {
  const value = row.values("gender").find((one) => one.text.trim() !== "");
  if (value === undefined || isPlaceholder(value.text)) return undefined;
  const text = value.text.trim().toLowerCase();
  const gender = /^(?:м|муж|m|male|1)/u.test(text) ? "m" : /^(?:ж|жен|f|female|w|2)/u.test(text) ? "f" : undefined;
  if (gender !== undefined)
    return { ...originOf(value, gender === value.text ? [] : ["gender-spelling"]), value: gender };
  row.say("warning", "gender-unknown", "gender", value);
  row.keep(value);
  return undefined;
}

/** A phone that belongs to nobody by name: whose it is becomes its note. */
export function withNote(phone: Phone, note: string): Phone {
  if (phone.note !== undefined && phone.note.includes(note)) return phone;
  return { ...phone, note: phone.note === undefined ? note : `${phone.note}; ${note}` };
}
