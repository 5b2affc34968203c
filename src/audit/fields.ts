import { identifierSchemes, schemeByName } from "../countries/identifiers.ts";
import { own, type Origin, type SourceRecord } from "../model/index.ts";

/** A value of a field as the checks see it. */
export interface FieldValue {
  readonly raw: string;
  /** In the form in which it is kept. */
  readonly value: string;
  /** Right in itself; absent: nothing can be said of it. */
  readonly valid?: boolean;
  /** Entered in the form in which it is kept. */
  readonly uniform: boolean;
}

const ofBoth =
  "identifiers phones emails addresses name extra sites tags notes status responsible country region city timeZone createdAt updatedAt";
const fieldNames = {
  counterparty: `${ofBoth} bankAccounts legalForm birthDate roles`.split(" "),
  contact: `${ofBoth} position gender birthDate optOuts`.split(" "),
};

/** What is wrong with a field that a check names; a misspelt one would be measured of no card, and nobody would be told. */
export function fieldFault(type: SourceRecord["type"], field: string): string | undefined {
  const [name = "", part] = split(field);
  if (!fieldNames[type].includes(name))
    return `no field ${field} in a ${type}; there are ${fieldNames[type].join(", ")}`;
  if (name === "extra")
    return part === undefined ? "extra: the name of a column follows, as in extra.Сегмент" : undefined;
  if (part === undefined) return undefined;
  if (name !== "identifiers") return `${field}: a dot follows identifiers and extra only`;
  return schemeByName(part) === undefined
    ? `no scheme ${part}; there are ${identifierSchemes.map(({ scheme }) => scheme).join(", ")}`
    : undefined;
}

/** The values of a field of a record: `identifiers.ru-inn`, `phones`, `position`, `extra.Сегмент`… An unknown field has none. */
export function fieldValues(record: SourceRecord, field: string): readonly FieldValue[] {
  const [name = "", part] = split(field);
  switch (name) {
    case "identifiers":
      return record.identifiers
        .filter((each) => part === undefined || each.scheme === part)
        .map((each) => of(each, each.value, each.valid));
    case "phones":
      return record.phones.map((phone) => ({
        ...of(phone, phone.e164 ?? phone.raw, phone.e164 !== undefined),
        // Blanks, brackets, hyphens and the word for the extension are a matter of taste; a leading 8 or a missing area code is not.
        // What is no number at all has no form to be in: `valid` says so.
        uniform:
          phone.e164 === undefined || phone.raw.replace(/[^\d+]/g, "") === `${phone.e164}${phone.extension ?? ""}`,
      }));
    case "emails":
      return record.emails.map((email) =>
        of(email, email.address ?? email.raw, email.address !== undefined && !(email.tags ?? []).includes("made-up")),
      );
    case "addresses":
      return record.addresses.map((address) => of(address, address.text));
    case "bankAccounts":
      return record.type === "counterparty"
        ? record.bankAccounts.map((account) => of(account, account.account, account.valid))
        : [];
    case "name":
      return [nameOf(record)];
    case "position":
      return record.type === "contact"
        ? record.of.flatMap((link) => (link.role === undefined ? [] : [of(link.role, link.role.value)]))
        : [];
    case "extra": {
      const value = part === undefined ? undefined : own(record.extra, part);
      return value === undefined || value === "" ? [] : [{ raw: value, value, uniform: true }];
    }
    default:
      return texts((record as unknown as Readonly<Record<string, unknown>>)[name]);
  }
}

/**
 * A form of ownership in front of the name is how most CRMs keep a firm, and quotes are a matter of taste; a form behind the name,
 * spelt out or in small letters is not.
 */
function nameOf({ name }: SourceRecord): FieldValue {
  const value = of(name, name.display);
  const form = "form" in name ? name.form : undefined;
  const bare = (text: string) => text.replace(/[«»"“”„]/g, "");
  return {
    ...value,
    uniform: value.uniform || (form !== undefined && bare(name.raw) === bare(`${form} ${name.display}`)),
  };
}

/** The first dot parts the field from its scheme or column; column names may hold further ones. */
function split(field: string): [string, string?] {
  const dot = field.indexOf(".");
  return dot < 0 ? [field] : [field.slice(0, dot), field.slice(dot + 1)];
}

/** Fields that are a TextValue or a list of them: city, region, status, tags, notes, updatedAt… */
function texts(field: unknown): readonly FieldValue[] {
  const list = Array.isArray(field) ? field : field === undefined ? [] : [field];
  return list.filter(isText).map((each) => of(each, each.value));
}

function isText(value: unknown): value is Origin & { readonly value: string } {
  return typeof value === "object" && value !== null && typeof (value as { value?: unknown }).value === "string";
}

function of(origin: Origin, value: string, valid?: boolean): FieldValue {
  return {
    raw: origin.raw,
    value,
    uniform: origin.rule === undefined || origin.raw === value,
    ...(valid === undefined ? {} : { valid }),
  };
}
