import type { Draft, DraftEntity } from "../model/index.ts";
import type { NameCleaners } from "./cleaners.ts";
import type { CleanName } from "./name/org-name.ts";
import type { Field } from "./row.ts";

/** Cleaners that remember what they made of a text. */
export type Remembering = Pick<NameCleaners, "name" | "person" | "contactCell" | "address">;

/**
 * Cleans the values of drafts that are about to come, all of one kind before those of the next, so that they are remembered when their
 * rows are cleaned. It changes the time and nothing else: the machine code of one kind's rules stays in the processor's caches, that of
 * all kinds together does not, which made everything a third dearer. For some hundred drafts at once. What is read here in vain, because
 * a rule, the project's spelling or its reference changes the value before, is only lost time.
 */
export function foreseeValues(drafts: readonly Draft[], { name, person, contactCell, address }: Remembering): void {
  const each = (entity: DraftEntity | undefined, field: Field, clean: (text: string) => unknown): void => {
    for (const { text, parts } of entity?.fields[field as keyof DraftEntity["fields"]] ?? [])
      if (parts === undefined && text !== "") clean(text);
  };
  const names: CleanName[] = [];
  for (const { counterparty } of drafts) each(counterparty, "name", (text) => names.push(name(text)));
  // Whoever is no firm by its form may be a person.
  for (const { text, form } of names) if (text !== "" && form?.kind !== "organisation") person(text);
  for (const { contacts } of drafts) for (const contact of contacts) each(contact, "fullName", contactCell);
  for (const { counterparty } of drafts) each(counterparty, "addresses", address);
}
