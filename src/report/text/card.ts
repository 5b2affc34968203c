import { nameWithForm } from "../../countries/legal-forms.ts";
import { say, sayIfKnown } from "../../messages/catalogue.ts";
import type { Language } from "../../messages/index.ts";
import { refAsText, type ContactRecord, type Golden, type SourceRecord } from "../../model/index.ts";
import { formatPhone, onOneLine } from "./format.ts";
import { fieldName, ruleName, schemeName } from "./names.ts";
import { paint } from "./paint.ts";
import type { Told } from "./told.ts";

/** A field of a card with its surviving values; the same for a golden record and a source record. */
export interface CardLine {
  /** Canonical field, the suffix of its name in the catalogue: `phones`. */
  readonly field: string;
  readonly value: string;
  /** The text as it stood, where cleaning changed it. */
  readonly raw?: string;
  readonly rule?: string;
  /** The member it came from (golden records only). */
  readonly from?: string;
}

interface Valued {
  readonly raw: string;
  readonly rule?: string;
  readonly from?: string;
}

/** At most so many people of a firm are shown with it. */
const mostPeople = 10;

/** People who speak for a firm, one a line, with what they are reached by: in an address book a firm has nothing else. */
export function peopleLines(people: readonly ContactRecord[], language: Language, told?: Told): CardLine[] {
  const lines = people.slice(0, mostPeople).map((person) => {
    const role = person.of.find(({ role }) => role !== undefined)?.role?.value;
    const reached = cardLines(person, language, told).filter(({ field }) => field === "phones" || field === "emails");
    const parts = [person.name.display, role, ...reached.map(({ value }) => value)];
    return { field: "people", value: parts.filter((part) => part !== undefined && part !== "").join(", ") };
  });
  const more = people.length - lines.length;
  return more === 0 ? lines : [...lines, { field: "people", value: `… +${more}` }];
}

/** The values of a record or card, one a line, in the order in which people read a card. */
export function cardLines(card: SourceRecord | Golden, language: Language, told?: Told): CardLine[] {
  const lines: CardLine[] = [];
  const add = (field: string, value: string, origin?: Valued) =>
    lines.push({
      field,
      value,
      ...(origin?.rule === undefined ? {} : { raw: origin.raw, rule: origin.rule }),
      ...(origin?.from === undefined ? {} : { from: origin.from }),
    });
  const each = <T extends Valued>(field: string, values: readonly T[], text: (value: T) => string) =>
    values.forEach((value) => add(field, text(value), value));
  const one = (field: string, value: (Valued & { readonly value: string }) | undefined) =>
    value !== undefined && add(field, value.value, value);

  if (card.type === "counterparty") {
    const form = card.name.form ?? card.legalForm?.value;
    add("name", nameWithForm(card.name.display, form), card.name);
    if (card.legalName !== undefined) add("legalName", card.legalName.display, card.legalName);
    each("formerName", card.formerNames, (name) => name.display);
    if (card.person !== undefined) add("person", card.person.display, card.person);
  } else {
    add("name", card.name.display, card.name);
    for (const link of card.of) {
      const from = "from" in link ? { from: link.from } : {};
      const firm = "ref" in link ? refAsText(link.ref) : link.counterparty;
      add("of", told?.firms?.get(firm) ?? firm, { raw: "", ...from });
      if (link.role !== undefined) add("position", link.role.value, { ...link.role, ...from });
      if (link.department !== undefined) add("department", link.department.value, { ...link.department, ...from });
    }
    if (card.gender !== undefined)
      add("gender", sayIfKnown(`gender-${card.gender.value}`, language) ?? card.gender.value, card.gender);
  }
  each(
    "identifiers",
    card.identifiers,
    (id) => `${schemeName(id.scheme, language)} ${id.value}${id.valid ? "" : ` ${say("explain-invalid", language)}`}`,
  );
  one("birthDate", card.birthDate);
  each(
    "phones",
    card.phones,
    (phone) =>
      `${phone.e164 === undefined ? phone.raw : formatPhone(phone.e164, phone.extension, language, told?.phones.get(phone.e164) ?? phone.raw)}${phone.note === undefined ? "" : ` (${phone.note})`}${phone.quality === "as-written" ? "" : ` ${say(`explain-${phone.quality}`, language)}`}`,
  );
  each("emails", card.emails, (email) => email.address ?? email.raw);
  each("addresses", card.addresses, (address) => address.text);
  one("country", card.country);
  one("region", card.region);
  one("city", card.city);
  each("sites", card.sites, (site) => site.value);
  if (card.type === "counterparty") {
    for (const relation of card.relations) {
      const kind = say(`explain-relation-${relation.kind}`, language);
      const from = "from" in relation ? { raw: "", from: relation.from } : undefined;
      add("relations", `${kind}: ${"ref" in relation ? refAsText(relation.ref) : relation.to}`, from);
    }
    each("bankAccounts", card.bankAccounts, (account) =>
      [account.account, account.bik, account.bank].filter(Boolean).join(", "),
    );
    each("roles", card.roles, (role) => role.value);
  } else each("optOuts", card.optOuts, (out) => out.value);
  one("status", card.status);
  each("tags", card.tags, (tag) => tag.value);
  one("responsible", card.responsible);
  each("notes", card.notes, (note) => note.value);
  one("createdAt", card.createdAt);
  one("updatedAt", card.updatedAt);
  for (const [name, value] of Object.entries(card.extra)) lines.push({ field: name, value });
  return lines;
}

export interface CardContext {
  readonly language: Language;
  readonly told?: Told;
  readonly color?: boolean;
  /** Places of the members by record id, as far as known. */
  readonly places?: ReadonlyMap<string, readonly string[]>;
  /** `crm.counterparty 17`, once loaded. */
  readonly target?: string;
}

/** What an ordinary label needs: a column of XML kept in extra has a path for a name, and pushed all other values off the screen. */
const widestLabel = 28;

/** How far the labels of a card are filled up, so that its values stand below each other. */
export function labelWidth(labels: readonly string[]): number {
  return Math.max(0, ...labels.map(({ length }) => length).filter((length) => length <= widestLabel));
}

/** A golden record, value by value with source and cleaning, then its members and what they disagreed on. */
export function renderGolden(golden: Golden, context: CardContext): string {
  const { language } = context;
  const ink = paint(context.color === true);
  const lines = cardLines(golden, language, context.told);
  const width = labelWidth(lines.map((line) => fieldName(line.field, language)));
  const out = [
    ink.bold(
      `${say(`explain-card-${golden.type}`, language)} ${golden.name.display}${context.target === undefined ? "" : ` → ${context.target}`}`,
    ),
  ];
  for (const line of lines) {
    const was =
      line.raw === undefined
        ? ""
        : say("explain-was", language, { raw: line.raw }) + (line.rule === undefined ? "" : ` [${line.rule}]`);
    const from = line.from === undefined ? "" : `← ${line.from}`;
    const tail = [was, from].filter((part) => part !== "").join("  ");
    out.push(
      `  ${fieldName(line.field, language).padEnd(width)}  ${onOneLine(line.value)}${tail === "" ? "" : `  ${ink.dim(tail)}`}`,
    );
  }
  out.push("", `  ${say("explain-members", language, { count: golden.members.length })}`);
  for (const member of golden.members) {
    const places = context.places?.get(member);
    out.push(`    ${member}${places === undefined ? "" : `  ${ink.dim(places.join(", "))}`}`);
  }
  if (golden.conflicts.length > 0) out.push("", `  ${say("explain-conflicts", language)}`);
  for (const conflict of golden.conflicts) {
    const how = conflict.settled
      ? say("explain-settled", language, { rule: ruleName(conflict.rule, language) })
      : ink.warn(say("explain-open", language));
    const values = conflict.values.map(({ value, from }) => `«${value}» ← ${from}`).join(" / ");
    out.push(`    ${fieldName(conflict.field, language)}: ${values} · ${how}`);
  }
  return out.join("\n");
}
