import type { RecordId } from "../model/index.ts";
import { bookedOrder } from "./booked-order.ts";
import type { Linker } from "./linker.ts";
import type { References } from "./references.ts";
import { refFrom } from "./table/reference.ts";

/** The entities of one type by the numbers of their records, which count from 0 in the order of adding, both types together. */
export interface Cards {
  /** Those of one record, in the order of adding. */
  alone(): Iterable<Card>;
  /** Those of two and more by entity id, the members in booked order. */
  groups(): Iterable<Card>;
  id(number: number): RecordId;
  /** The counterparties a record refers to, each as `refText` writes it and a contact's as `refFrom` does, with the entities that the reference leads to. */
  refsOf(number: number): Iterable<readonly [ref: string, entities: readonly string[]]>;
}

export interface Card {
  readonly entityId: string;
  readonly numbers: readonly number[];
}

export function cardsOf(linker: Linker, references: References, priority: Readonly<Record<string, number>>): Cards {
  const { table, frozen, grouping, entityIds } = linker;
  const { numbers } = table;
  return {
    *alone() {
      for (let row = 0; row < frozen.size; row++)
        if (grouping.members(grouping.ofRow[row]!).length === 1)
          yield { entityId: linker.entityOf(row), numbers: [numbers.at(row)] };
    },
    *groups() {
      for (const [cluster, rows] of clustersOf(linker, priority, 2))
        yield { entityId: entityIds.at(cluster), numbers: rows.map((row) => numbers.at(row)) };
    },
    id: (number) => table.ids.at(numbers.placeOf(number)),
    *refsOf(number) {
      const row = numbers.placeOf(number);
      const { starts, values } = frozen.refs;
      const source = linker.type === "contact" ? table.sources.at(frozen.source[row]!) : undefined;
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

/** Clusters of at least so many members by entity id, each with its rows in booked order. */
export function* clustersOf(
  linker: Linker,
  priority: Readonly<Record<string, number>>,
  least: number,
): Generator<readonly [cluster: number, rows: readonly number[]]> {
  const { grouping, entityIds, frozen, table } = linker;
  const order: number[] = [];
  for (let cluster = 0; cluster < grouping.count; cluster++)
    if (least === 1 || grouping.members(cluster).length >= least) order.push(cluster);
  order.sort((a, b) => entityIds.compare(a, b));
  const inOrder = bookedOrder(table, frozen, priority);
  for (const cluster of order) {
    const members = Array.from(grouping.members(cluster));
    if (members.length > 1) members.sort(inOrder);
    yield [cluster, members];
  }
}
