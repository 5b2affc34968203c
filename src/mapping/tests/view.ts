import type { ContactRecord, CounterpartyRecord, Identifier, Phone, SourceRecord } from "../../model/index.ts";

/** A record as tests in mappings write it: field names of the mapping, one text or a list of texts each. */
export type View = Readonly<Record<string, string | readonly string[]>>;

export function viewOf(record: SourceRecord): View {
  const view = record.type === "counterparty" ? counterpartyView(record) : contactView(record);
  const entries = Object.entries({ ...view, ...sharedView(record) });
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string | string[]] => entry[1] !== undefined && entry[1].length > 0),
  );
}

type Loose = Record<string, string | readonly string[] | undefined>;

function counterpartyView(record: CounterpartyRecord): Loose {
  return {
    kind: record.kind,
    name: record.name.display,
    legalName: record.legalName?.display,
    formerName: record.formerNames.map((name) => name.display),
    legalForm: record.legalForm?.value,
    person: record.person?.display,
    birthDate: record.birthDate?.value,
    bankAccounts: record.bankAccounts.map((account) => account.account),
    roles: record.roles.map((role) => role.value),
    head: record.relations.filter((relation) => relation.kind === "head").map((relation) => refText(relation.ref)),
    relations: record.relations.map((relation) => `${relation.kind} ${refText(relation.ref)}`),
  };
}

function contactView(record: ContactRecord): Loose {
  return {
    kind: record.kind,
    name: record.name.display,
    fullName: record.name.display,
    lastName: record.name.family,
    firstName: record.name.given,
    middleName: record.name.patronymic,
    gender: record.gender?.value,
    birthDate: record.birthDate?.value,
    position: record.of[0]?.role?.value,
    department: record.of[0]?.department?.value,
    optOuts: record.optOuts.map((optOut) => optOut.value),
    of: record.of.map((link) => refText(link.ref)),
  };
}

function sharedView(record: SourceRecord): Loose {
  const numbers = (...schemes: string[]): string[] =>
    record.identifiers.filter((each) => schemes.includes(each.scheme)).map((each) => each.value);
  return {
    inn: numbers("ru-inn"),
    kpp: numbers("ru-kpp"),
    ogrn: numbers("ru-ogrn", "ru-ogrnip"),
    okpo: numbers("ru-okpo"),
    identifiers: record.identifiers.map((each: Identifier) => `${each.scheme} ${each.value}`),
    phones: record.phones.map(phoneText),
    emails: record.emails.map((email) => email.address ?? email.raw),
    addresses: record.addresses.map((address) => address.text),
    sites: record.sites.map((site) => site.value),
    country: record.country?.value,
    region: record.region?.value,
    city: record.city?.value,
    status: record.status?.value,
    tags: record.tags.map((tag) => tag.value),
    responsible: record.responsible?.value,
    notes: record.notes.map((note) => note.value),
    createdAt: record.createdAt?.value,
    updatedAt: record.updatedAt?.value,
  };
}

function refText(ref: {
  readonly by: string;
  readonly key?: string;
  readonly inn?: string;
  readonly name?: string;
  readonly id?: string;
}): string {
  return ref.key ?? ref.inn ?? ref.name ?? ref.id ?? "";
}

export function phoneText(phone: Phone): string {
  if (phone.e164 === undefined) return phone.raw;
  return phone.extension === undefined ? phone.e164 : `${phone.e164} доб. ${phone.extension}`;
}

/** `+7 846 231-60-14 доб. 139`, `+78462316014 ext 139`: the spelling of a number is no matter of a test. */
export function foldPhone(text: string): string {
  const match = /^\s*(\+[\d\s().-]+?)\s*(?:(?:доб\.?|ext\.?|#|x|;ext=)\s*(\d+))?\s*$/iu.exec(text);
  if (match === null) return text.trim();
  const [, number = "", extension] = match;
  const digits = `+${number.replace(/\D/g, "")}`;
  return extension === undefined ? digits : `${digits} доб. ${extension}`;
}
