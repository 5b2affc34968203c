import { foldKey, type ContactLink, type DraftContact, type DraftValue, type TextValue } from "../../model/index.ts";
import type { ContactCell, NamedContact } from "./cell.ts";
import { withAllKeys } from "../all-keys.ts";
import { comparedRef } from "../compared-ref.ts";
import type { NameCleaners } from "../cleaners.ts";
import { personName } from "../counterparty/counterparty.ts";
import { readNameParts } from "./parts.ts";
import { ownFirms, takeFirm, type OwnFirm } from "./firm-words.ts";
import type { CleanPerson, PersonParts } from "../person/clean-person.ts";
import type { Found } from "../row/found.ts";
import { isPlaceholder } from "../placeholder.ts";
import type { ContactOwn } from "../records.ts";
import { textValue } from "../origin.ts";
import { isBlank, type Row } from "../row/row.ts";
import { cleanShared, type SharedFields, type Whereabouts } from "../row/shared-fields.ts";
import { cleanDate } from "../value/date.ts";
import { date, firstValue, text, texts } from "../row/texts.ts";
import type { Writable } from "../writable.ts";

export interface CleanContact {
  /** Own key else folded raw name: what the record id is made of. */
  readonly key: string;
  readonly shared: SharedFields;
  readonly extra: Readonly<Record<string, string>>;
  readonly own: ContactOwn;
}

/**
 * What became of one contact of a draft: contacts (a cell can name several people), or values for the counterparty of the row
 * when the cell names nobody («муж Ольги», an empty name beside a phone).
 */
export interface ContactOutcome {
  readonly contacts: readonly CleanContact[];
  readonly unnamed?: Unnamed;
}

export interface Unnamed {
  readonly shared: SharedFields;
  readonly extra: Readonly<Record<string, string>>;
  /** Whose the phones are, as far as the cell says. */
  readonly note?: TextValue;
}

const none: readonly never[] = [];

/** `link` is the counterparty of the same row, if it has one; `firms` are its names, unless it is a person. */
export function cleanContact(
  draft: DraftContact,
  row: Row,
  cleaners: NameCleaners,
  link: ContactLink["ref"] | undefined,
  around: Whereabouts,
  firms: readonly OwnFirm[],
): ContactOutcome {
  const of = draft.of === undefined ? undefined : comparedRef(draft.of, cleaners);
  const named = nameOf(row, cleaners, of?.by === "name" ? ownFirms([of.compare ?? ""]) : firms);
  const shared = cleanShared({
    row,
    cleaners,
    name: named?.value.text,
    form: undefined,
    found: none,
    tags: none,
    notes: none,
    around,
  });
  const role = text(row, "position");
  const department = text(row, "department");
  if (named === undefined) return nameless(row, shared, role ?? department);
  row.doubt(named.cell.doubts, "fullName", named.value);
  let people = named.cell.people;
  if (people.length === 0) {
    if (link !== undefined) {
      keepPersonal(row);
      const note = textValue(named.value, named.value.text.trim(), "contact-note");
      return { contacts: none, unnamed: { shared, extra: row.extra, note } };
    }
    people = [personAsWritten(named.value)];
  }
  const context: PersonContext = { row, cleaners, around, value: named.value, ref: link ?? of, role, department };
  const gender = genderColumn(row);
  let birthDate = date(row, "birthDate");
  const optOuts = texts(row, "optOuts");
  const alone = people.length === 1;
  if (birthDate === undefined && alone && !cleaners.off.has("misplaced")) {
    const said = birthDateBeside(people[0] as NamedContact, row, named.value);
    if (said !== undefined) [people, birthDate] = [[said.person], said.date];
  }
  const bornColumn = row.values("birthDate")[0];
  if (!alone && birthDate !== undefined && bornColumn !== undefined) {
    row.say("warning", "contact-birth-date-unclear", "birthDate", bornColumn);
    row.keep(bornColumn);
  }
  const guess = !cleaners.off.has("gender-from-name");
  const contacts = people.map((person, index): CleanContact => {
    const key = draft.key ?? foldKey(alone ? named.value.text : person.text);
    const said = gender ?? (guess ? fromCell(named.value, "gender-from-name", person.clean.gender) : undefined);
    return {
      key: index === 0 || draft.key === undefined ? key : `${key}#${index + 1}`,
      shared: sharedOf(person, shared, context),
      extra: row.extra,
      own: {
        kind: person.kind,
        name: personName(named.value, person.clean),
        gender: person.kind === "person" ? said : undefined,
        birthDate: alone ? birthDate : undefined,
        optOuts,
        of: linksOf(person, context),
      },
    };
  });
  // Nobody can tell whose they are when the cell names several people, so each keeps them.
  if (!alone && shared.phones.length + shared.emails.length > 0)
    row.say("note", "contact-shares-phones", "fullName", named.value, { count: contacts.length });
  return { contacts };
}

/** «Иванова Анна 01.02.1980»: a day long enough ago, or one said to be of birth, is no remark on a person. */
const born =
  /^(?:(?:д\.?\s?р\.?|дата рождения|род(?:\.|ил(?:ся|ась))|born)[\s:]*\d\d\.\d\d\.(?:19|20)\d\d|\d\d\.\d\d\.(?:(?:19\d\d|200\d)|20\d\d(?=\s?г\.?\s?р)))(?:\s?г\.?(?:\s?р\.?)?)?$/iu;

/** The birth date that stands beside the name of one person, and that person without it. */
function birthDateBeside(
  person: NamedContact,
  row: Row,
  value: DraftValue,
): { readonly person: NamedContact; readonly date: TextValue } | undefined {
  const note = person.kind === "person" ? person.notes.find((one) => born.test(one)) : undefined;
  if (note === undefined) return undefined;
  const [day = ""] = /\d\d\.\d\d\.\d{4}/.exec(note) ?? [];
  const raw = value.raw ?? value.text;
  const cleaned = cleanDate({ text: day, raw, at: value.at }, { field: "birthDate" }).value;
  if (cleaned === undefined) return undefined;
  row.say("note", "value-misplaced", "fullName", value, { value: note, field: "birthDate" });
  return {
    person: { ...person, notes: person.notes.filter((one) => one !== note) },
    date: textValue(value, cleaned.value, "misplaced"),
  };
}

interface PersonContext {
  readonly row: Row;
  readonly cleaners: NameCleaners;
  readonly around: Whereabouts;
  readonly value: DraftValue;
  readonly ref: ContactLink["ref"] | undefined;
  readonly role: TextValue | undefined;
  readonly department: TextValue | undefined;
}

function fromCell(value: DraftValue, rule: string, text: string | undefined): TextValue | undefined {
  return text === undefined ? undefined : textValue(value, text, rule);
}

function linksOf(person: NamedContact, { ref, role, department, value }: PersonContext): readonly ContactLink[] {
  if (ref === undefined) return none;
  const ownRole = role ?? fromCell(value, "contact-position", person.position);
  const ownDepartment = department ?? fromCell(value, "contact-department", person.department);
  return [withAllKeys<ContactLink>({ ref, role: ownRole, department: ownDepartment })];
}

/** The columns' values, and what stood beside the name in its own cell: phones, e-mails, remarks. */
function sharedOf(person: NamedContact, shared: SharedFields, context: PersonContext): SharedFields {
  const { row, cleaners, around, value, ref, role, department } = context;
  const notes = person.notes.map((note) => textValue(value, note, "contact-note"));
  // A role stands on the link to a counterparty; without one it is kept as a note.
  if (ref === undefined)
    for (const one of [
      role,
      department,
      fromCell(value, "contact-position", person.position),
      fromCell(value, "contact-department", person.department),
    ])
      if (one !== undefined) notes.push(one);
  if (notes.length === 0 && person.found.length === 0) return shared;
  const found = person.found.map((one): Found => ({
    field: one.field,
    value: { text: one.value, raw: value.raw ?? value.text, at: value.at },
    rule: "contact-details",
  }));
  const beside = cleanShared({
    row: row.blank(),
    cleaners,
    name: undefined,
    form: undefined,
    found,
    tags: none,
    notes: none,
    // A number beside a name tells no more of the country than the columns have told.
    around: { ...around, country: around.country ?? shared.country?.value ?? cleaners.country },
  });
  return {
    ...shared,
    phones: [...shared.phones, ...beside.phones],
    emails: [...shared.emails, ...beside.emails],
    sites: [...shared.sites, ...beside.sites],
    notes: [...shared.notes, ...notes],
  };
}

interface NamedCell {
  readonly value: DraftValue;
  readonly cell: ContactCell;
}

function nameOf(row: Row, cleaners: NameCleaners, firms: readonly OwnFirm[]): NamedCell | undefined {
  const full = firstValue(row, "fullName");
  const family = firstValue(row, "lastName");
  const given = firstValue(row, "firstName");
  const patronymic = firstValue(row, "middleName");
  const parts = [family, given, patronymic].filter((one) => one !== undefined);
  if (parts.length === 0)
    return full === undefined ? undefined : { value: full, cell: cellWithoutFirm(full.text, firms, cleaners) };
  const value: DraftValue = {
    text: parts.map((one) => one.text.trim()).join(" "),
    raw: parts.map((one) => one.raw ?? one.text).join(" "),
    at: parts.map((one) => one.at).join(" + "),
  };
  const written: Writable<PersonParts> = {};
  if (family !== undefined) written.family = family.text;
  if (given !== undefined) written.given = given.text;
  if (patronymic !== undefined) written.patronymic = patronymic.text;
  const cell = readNameParts(written, firms, cleaners.person);
  const clean = parts.length > 1 ? cell.people[0]?.clean : undefined;
  if (full !== undefined && clean !== undefined && cleaners.person(full.text).compare !== clean.compare)
    row.surplus("fullName", full);
  return { value, cell };
}

/** A whole name without the firm of its row: «Галя Экокомплект». */
function cellWithoutFirm(text: string, firms: readonly OwnFirm[], cleaners: NameCleaners): ContactCell {
  const readable = firms.length > 0 && text.length < 100 && /^[\p{L}\s"«»',/-]+$/u.test(text);
  const taken = readable ? takeFirm(text.trim(), firms, false) : undefined;
  const cell = cleaners.contactCell(taken?.rest ?? text);
  if (taken === undefined) return readable ? withoutFirmInside(cell, firms, cleaners) : cell;
  const [only] = cell.people;
  if (only === undefined || cell.people.length > 1) return cleaners.contactCell(text);
  const notes = taken.firm === undefined ? only.notes : [...only.notes, taken.firm];
  return { people: [{ ...only, text, notes }], doubts: [taken.doubt, ...cell.doubts] };
}

/** «Ольга Ромашка бухгалтер»: the firm between a given name and what its bearer does. */
function withoutFirmInside(cell: ContactCell, firms: readonly OwnFirm[], cleaners: NameCleaners): ContactCell {
  const [only] = cell.people;
  if (only?.position === undefined || cell.people.length > 1) return cell;
  const taken = takeFirm(only.clean.display, firms, false);
  if (taken?.firm === undefined) return cell;
  const person = { ...only, clean: cleaners.person(taken.rest), notes: [...only.notes, taken.firm] };
  return { people: [person], doubts: [taken.doubt] };
}

function personAsWritten(value: DraftValue): NamedContact {
  const display = value.text.trim();
  const clean: CleanPerson = { display, compare: foldKey(display), sure: "no", doubts: none, applied: none };
  return { text: display, kind: "person", clean, notes: none, found: none };
}

/** No name: what the contact had goes to the row's counterparty, its position as the phones' note. */
function nameless(row: Row, shared: SharedFields, note: TextValue | undefined): ContactOutcome {
  keepPersonal(row);
  const { phones, emails, addresses, identifiers, sites, notes, tags } = shared;
  const something =
    [phones, emails, addresses, identifiers, sites, notes, tags].some((list) => list.length > 0) ||
    Object.values(row.extra).some((value) => value.trim() !== "");
  if (!something) return { contacts: none };
  return { contacts: none, unnamed: { shared, extra: row.extra, ...(note === undefined ? {} : { note }) } };
}

/** What speaks of a person only, and would say a wrong thing of the counterparty that his phones go to. */
const personal = ["birthDate", "gender", "optOuts", "status", "responsible", "createdAt", "updatedAt"] as const;

function keepPersonal(row: Row): void {
  for (const field of personal)
    for (const value of row.values(field)) {
      if (value.at === "=" || isBlank(value) || isPlaceholder(value.text)) continue;
      row.keep(value);
      row.say("note", "cell-kept-in-extra", field, value);
    }
}

/** Words, letters and numbers of a column of genders, or of one of forms of address. Whole: «м/ж», Mme and мисс begin with an m. */
const female =
  /^(?:ж|жен|женский|женщина|f|fem|female|femme|w|weibl|weiblich|woman|k|kadın|2|mrs|ms|miss|mme|madame|madam|mlle|frau|fr|pani|г-жа|госпожа|мадам|мисс|миссис)\.?$/u;
const male =
  /^(?:м|муж|мужской|мужчина|m|male|männl|männlich|man|homme|e|erkek|1|mr|mister|monsieur|herr|hr|pan|г-н|господин|мистер)\.?$/u;

function genderColumn(row: Row): TextValue | undefined {
  const value = row.values("gender").find((one) => !isBlank(one));
  if (value === undefined || isPlaceholder(value.text)) return undefined;
  const text = value.text.trim().toLowerCase();
  const gender = female.test(text) ? "f" : male.test(text) ? "m" : undefined;
  if (gender !== undefined) return textValue(value, gender, gender === value.text ? undefined : "gender-spelling");
  row.say("warning", "gender-unknown", "gender", value);
  row.keep(value);
  return undefined;
}
