import type { Golden, Origin, SourceRecord } from "../../model/index.ts";

/** Canonical field, the value as stored (not yet as people read it), and where it came from. */
export type Visit = (field: string, value: string, origin: Origin) => void;

/** Every value of a record or card with its origin, without making any text: reports read millions of them. */
export function eachValue(card: SourceRecord | Golden, visit: Visit): void {
  visit("name", card.name.display, card.name);
  for (const id of card.identifiers) visit("identifiers", id.value, id);
  for (const phone of card.phones) {
    visit(
      "phones",
      phone.e164 === undefined
        ? phone.raw
        : phone.extension === undefined
          ? phone.e164
          : `${phone.e164} ext. ${phone.extension}`,
      phone,
    );
  }
  for (const email of card.emails) visit("emails", email.address ?? email.raw, email);
  for (const address of card.addresses) visit("addresses", address.text, address);
  for (const site of card.sites) visit("sites", site.value, site);
  for (const tag of card.tags) visit("tags", tag.value, tag);
  for (const note of card.notes) visit("notes", note.value, note);
  if (card.type === "counterparty") {
    if (card.legalName !== undefined) visit("legalName", card.legalName.display, card.legalName);
    for (const name of card.formerNames) visit("formerName", name.display, name);
    if (card.legalForm !== undefined) visit("legalForm", card.legalForm.value, card.legalForm);
    if (card.person !== undefined) visit("person", card.person.display, card.person);
    for (const account of card.bankAccounts) visit("bankAccounts", account.account, account);
    for (const role of card.roles) visit("roles", role.value, role);
  } else {
    if (card.gender !== undefined) visit("gender", card.gender.value, card.gender);
    for (const out of card.optOuts) visit("optOuts", out.value, out);
    for (const link of card.of) if (link.role !== undefined) visit("position", link.role.value, link.role);
  }
  if (card.birthDate !== undefined) visit("birthDate", card.birthDate.value, card.birthDate);
  if (card.status !== undefined) visit("status", card.status.value, card.status);
  if (card.responsible !== undefined) visit("responsible", card.responsible.value, card.responsible);
  if (card.country !== undefined) visit("country", card.country.value, card.country);
  if (card.region !== undefined) visit("region", card.region.value, card.region);
  if (card.city !== undefined) visit("city", card.city.value, card.city);
  if (card.createdAt !== undefined) visit("createdAt", card.createdAt.value, card.createdAt);
  if (card.updatedAt !== undefined) visit("updatedAt", card.updatedAt.value, card.updatedAt);
}
