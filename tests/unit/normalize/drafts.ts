import type { Draft, DraftContact, DraftFields } from "../../../src/model/index.ts";

/** Cells by field; the column is called as the field. */
export type Cells = Readonly<Record<string, string>>;

export function fieldsOf(cells: Cells): DraftFields {
  return Object.fromEntries(Object.entries(cells).map(([field, text]) => [field, [{ text, at: field }]]));
}

/** A row as the mapping hands it over: a counterparty, if it has one, and its contacts. */
export function draftOf(counterparty: Cells | undefined, ...contacts: readonly Cells[]): Draft {
  return {
    place: { source: "managers", path: "a.csv", line: 7 },
    identity: "",
    defaults: {},
    ...(counterparty === undefined ? {} : { counterparty: { fields: fieldsOf(counterparty), extra: {} } }),
    contacts: contacts.map((contact): DraftContact => ({ fields: fieldsOf(contact), extra: {} })),
  };
}

/** Where the records of that row stand. */
export const identity = { source: "managers", key: "42", hash: "h", places: ["managers@a.csv:7"] };
