import type { RecordId } from "../model/index.ts";
import type { Linker } from "./linker.ts";

/** What became of the records by their numbers, which count from 0 in the order of adding. */
export interface AddedRecords {
  readonly size: number;
  id(number: number): RecordId;
  entityOf(number: number): string;
}

export function addedRecords(counterparties: Linker, contacts: Linker): AddedRecords {
  const find = (number: number): [Linker, number] => {
    // Numbers ascend in both tables: those that are no contact's are counterparties', in a row.
    const contact = contacts.table.numbers.placeOf(number);
    return contacts.table.numbers.at(contact) === number ? [contacts, contact] : [counterparties, number - contact];
  };
  return {
    size: counterparties.frozen.size + contacts.frozen.size,
    id(number) {
      const [linker, row] = find(number);
      return linker.table.ids.at(row);
    },
    entityOf(number) {
      const [linker, row] = find(number);
      return linker.entityOf(row);
    },
  };
}
