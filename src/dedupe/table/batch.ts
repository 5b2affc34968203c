import type { RecordId } from "../../model/index.ts";
import { TextColumn } from "../text-column.ts";
import type { DedupeOptions } from "../options.ts";
import type { Features } from "./features.ts";
import { withoutOwn } from "./own-values.ts";
import { type PackedRecords, RecordColumns } from "./record-columns.ts";

/** The features of records of both types, as one thread hands them to another. */
export interface PackedBatch {
  /** By record: 1 for a contact. */
  readonly isContact: Uint8Array;
  readonly counterparty: PackedRecords;
  readonly contact: PackedRecords;
}

/** Packs the features of some records. */
export function packFeatures(records: readonly Features[], own: DedupeOptions["own"]): PackedBatch {
  const columns = { counterparty: new RecordColumns(), contact: new RecordColumns() };
  const known = withoutOwn(own);
  for (const features of records) columns[features.type].add(known(features));
  return {
    isContact: Uint8Array.from(records, ({ type }) => (type === "contact" ? 1 : 0)),
    counterparty: columns.counterparty.packed(),
    contact: columns.contact.packed(),
  };
}

/** Which records a batch holds, without taking them over. */
export interface BatchedRecord {
  readonly type: Features["type"];
  readonly row: number;
  readonly id: () => RecordId;
  readonly source: () => string;
}

/** The records of a batch in their order. */
export function* recordsOf(batch: PackedBatch): Generator<BatchedRecord> {
  const readers = { counterparty: reader(batch.counterparty), contact: reader(batch.contact) };
  const next = { counterparty: 0, contact: 0 };
  for (const isContact of batch.isContact) {
    const type = isContact === 1 ? "contact" : "counterparty";
    const row = next[type]++;
    yield { type, row, id: () => readers[type].ids.at(row), source: () => readers[type].sourceOf(row) };
  }
}

function reader({ ids, texts, numbers }: PackedRecords) {
  const sources = new TextColumn(texts.source);
  return { ids: new TextColumn(ids), sourceOf: (row: number) => sources.at(numbers.source[row]!) };
}

/** The memory of columns, to be handed over instead of copied, but for what threads share anyway. */
export function buffersOf(columns: object): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  const visit = (value: object): void => {
    if (ArrayBuffer.isView(value)) {
      if (value.buffer instanceof ArrayBuffer) found.add(value.buffer);
    } else for (const each of Object.values(value) as object[]) visit(each);
  };
  visit(columns);
  return [...found];
}
