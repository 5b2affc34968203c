import type { RecordId } from "../model/index.ts";
import type { Linker } from "./linker.ts";
import type { References } from "./references.ts";
import { refFrom } from "./table/reference.ts";

/** What became of the records by their numbers, which count from 0 in the order of adding. */
export interface AddedRecords {
  readonly size: number;
  id(number: number): RecordId;
  entityOf(number: number): string;
  /** Members of its entity. */
  membersOf(number: number): number;
  /** The counterparties it refers to, each as `refText` writes it and a contact's as `refFrom` does, with the entities that the reference leads to. */
  refsOf(number: number): Iterable<readonly [ref: string, entities: readonly string[]]>;
  /** Clusters of two members and more, in the order of `clusters`, by the numbers of their members in booked order. */
  groups(): Iterable<{ readonly entityId: string; readonly numbers: readonly number[] }>;
}

/** @param size of all, of either type */
export function addedRecords(
  size: number,
  counterparties: Linker,
  contacts: Linker,
  references: References,
): Omit<AddedRecords, "groups"> {
  const find = (number: number): [Linker, number] => {
    // Numbers ascend in both tables: those that are no contact's are counterparties', in a row.
    const contact = contacts.table.numbers.placeOf(number);
    return contacts.table.numbers.at(contact) === number ? [contacts, contact] : [counterparties, number - contact];
  };
  return {
    size,
    id(number) {
      const [linker, row] = find(number);
      return linker.table.ids.at(row);
    },
    entityOf(number) {
      const [linker, row] = find(number);
      return linker.entityOf(row);
    },
    membersOf(number) {
      const [linker, row] = find(number);
      return linker.grouping.members(linker.grouping.ofRow[row]!).length;
    },
    *refsOf(number) {
      const [linker, row] = find(number);
      const { table, frozen } = linker;
      const { starts, values } = frozen.refs;
      const source = linker === contacts ? table.sources.at(frozen.source[row]!) : undefined;
      for (let at = starts[row]!; at < starts[row + 1]!; at++) {
        const ref = table.refs.at(values[at]!);
        const entity = frozen.refEntity[values[at]!]!;
        yield [
          refFrom(ref, source),
          entity < 0 ? references.entitiesFrom(ref, source) : [table.texts.entity.at(entity)],
        ];
      }
    },
  };
}
