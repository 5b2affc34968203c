import { emailLabel, emailsIn } from "../value/email.ts";
import { alsoBy, valuesOf, type Found } from "./found.ts";
import type { Row } from "./row.ts";

/** Phones, e-mails and sites of a row, each among its own kind. */
export interface Sorted {
  readonly phones: readonly Found[];
  readonly emails: readonly Found[];
  readonly sites: readonly Found[];
}

/**
 * Puts right what stands in the column of another kind: an e-mail among the phones or the sites, a phone or a site among the e-mails.
 * Only what can be nothing else is moved, with the cell as its raw text; the rest of the cell stays where it is.
 */
export function sortMisplaced(row: Row, found: readonly Found[], off: ReadonlySet<string>): Sorted {
  const given: Sorted = {
    phones: valuesOf(row, "phones", found),
    emails: valuesOf(row, "emails", found),
    sites: valuesOf(row, "sites", found),
  };
  const tidy =
    !given.phones.some(holdsAt) &&
    !given.sites.some(holdsAt) &&
    given.emails.every((one) => holdsAt(one) && !holdsMore(one));
  if (tidy || off.has("misplaced")) return given;
  const sorted = { phones: [] as Found[], emails: [] as Found[], sites: [] as Found[] };
  const move = (one: Found, text: string, field: keyof Sorted): void => {
    const { at, raw = one.value.text } = one.value;
    row.say("note", "value-misplaced", one.field, one.value, { value: text, field });
    sorted[field].push({ field, value: { text, raw, at }, rule: alsoBy(one.rule, "misplaced") });
  };
  for (const one of given.emails) {
    const text = one.value.text.trim();
    const field = one.value.find === true || holdsAt(one) ? undefined : kindOf(text);
    if (field !== undefined) move(one, text, field);
    else {
      sorted.emails.push(one);
      for (const phone of phonesBeside(one)) move(one, phone, "phones");
    }
  }
  for (const one of [...given.phones, ...given.sites]) {
    const rest = holdsAt(one) ? takeEmails(one, (email) => move(one, email, "emails")) : one;
    if (rest !== undefined) sorted[one.field === "phones" ? "phones" : "sites"].push(rest);
  }
  return sorted;
}

function holdsAt({ value }: Pick<Found, "value">): boolean {
  if (value.text.includes("@")) return true;
  return value.parts !== undefined && Object.values(value.parts).some((part) => part.includes("@"));
}

/** More digits than a name at a mail service has, behind a blank or a sign that parts values. */
function holdsMore({ value }: Found): boolean {
  return value.find !== true && /[\s,;/|]\(?\+?\d[\d\s()-]{8}|^\(?\+?\d[\d\s()-]{8,}[\s,;/|]/.test(value.text);
}

/** «ivan@romashka.example, 8-927-123-45-67»: numbers that are phones whatever stands beside them. */
function phonesBeside(one: Found): readonly string[] {
  if (!holdsMore(one)) return [];
  const rest = without(new Set(emailsIn(one.value.text)), one.value.text);
  if (rest.includes("@")) return [];
  return rest.match(/(?<![\d\p{L}])(?:\+7|8)[\s(-]{0,2}\d{3}[\s)-]{0,2}\d{3}[\s-]?\d\d[\s-]?\d\d(?![\d\p{L}])/gu) ?? [];
}

/** What an e-mail column holds that is plainly no e-mail: ten digits and punctuation, or an address of the web. */
function kindOf(text: string): "phones" | "sites" | undefined {
  if (/^[\s\d()+.,;/-]+$/.test(text) && text.replace(/\D+/gu, "").length >= 10) return "phones";
  return /^(?:https?:\/\/|www\.)[^\s,;]+$/iu.test(text) ? "sites" : undefined;
}

/** A number at the service of a messenger is a phone: 79161112233@c.us. */
const messenger = /^\d{10,15}@(?:c\.us|s\.whatsapp\.net)$/u;

/** The value without its e-mails; undefined when nothing is left of it. */
function takeEmails(one: Found, take: (email: string) => void): Found | undefined {
  const { value } = one;
  if (value.find === true) return one;
  // A number with a column of its own for the extension comes in parts, and its cell is read like any other.
  const cells = [value.text, ...Object.values(value.parts ?? {})];
  const emails = new Set(cells.flatMap((cell) => emailsIn(cell)).filter((email) => !messenger.test(email)));
  if (emails.size === 0) return one;
  for (const email of emails) take(email);
  const bare = (cell: string): string => without(emails, cell);
  const text = bare(value.text);
  const parts =
    value.parts === undefined
      ? undefined
      : Object.fromEntries(Object.entries(value.parts).map(([name, part]) => [name, bare(part)]));
  if (![text, ...Object.values(parts ?? {})].some((cell) => /[\p{L}\p{N}]/u.test(cell))) return undefined;
  const rest = { ...value, text, raw: value.raw ?? value.text, ...(parts === undefined ? {} : { parts }) };
  // What moved a value changed the rest of its cell too.
  return { ...one, value: rest, rule: alsoBy(one.rule, "misplaced") };
}

const label = new RegExp(String.raw`(?<!\p{L})${emailLabel}(?!\p{L})[\s.:-]*`, "giu");

function without(emails: ReadonlySet<string>, cell: string): string {
  let text = cell;
  for (const email of emails) text = text.replaceAll(email, " ");
  if (text === cell) return cell;
  // «e-mail:» speaks of what has gone.
  return text.replace(label, " ").trim();
}
