import type { Draft, DraftEntity } from "../model/index.ts";
import type { NameCleaners } from "./cleaners.ts";
import type { Field } from "./row/row.ts";

/** Cleaners that remember what they made of a text. */
export type Remembering = Pick<NameCleaners, "name" | "person" | "contactCell" | "address">;

/**
 * Cleans the values of drafts that are about to come, all of one kind before those of the next, so that they are remembered when their
 * rows are cleaned. It changes the time and nothing else: the machine code of one kind's rules stays in the processor's caches, that of
 * all kinds together does not, which made everything a third dearer. For some hundred drafts at once. What is read here in vain, because
 * a rule, the project's spelling or its reference changes the value before, is only lost time.
 */
export function foreseeValues(drafts: readonly Draft[], { name, person, contactCell, address }: Remembering): void {
  const names: string[] = [];
  const people: string[] = [];
  const addresses: string[] = [];
  for (const { counterparty, contacts } of drafts) {
    addTexts(counterparty, "name", names);
    addTexts(counterparty, "addresses", addresses);
    for (const contact of contacts) addTexts(contact, "fullName", people);
  }
  // Whoever is no firm by its form may be a person.
  const maybePeople: string[] = [];
  for (const { text, form } of name.foresee(names))
    if (text !== "" && form?.kind !== "organisation") maybePeople.push(text);
  person.foresee(maybePeople);
  contactCell.foresee(people);
  address.foresee(addresses);
}

function addTexts(entity: DraftEntity | undefined, field: Field, to: string[]): void {
  const values = entity?.fields[field as keyof DraftEntity["fields"]];
  if (values === undefined) return;
  for (const { text, parts } of values) if (parts === undefined && text !== "") to.push(text);
}
