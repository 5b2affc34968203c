import { hash } from "node:crypto";
import type { SourceRecord } from "../../model/index.ts";
import { BinaryRows } from "../database/binary-copy.ts";
import type { Database } from "../database/database.ts";
import { storable } from "../rows/encode.ts";
import type { LoadRecord } from "../load-input.ts";
import type { Work } from "./work.ts";

/** The record as the bytes of its line of records.ndjson. */
export function payloadOf({ record, payload }: LoadRecord): Uint8Array {
  return payload ?? Buffer.from(JSON.stringify(record), "utf8");
}

export function payloadHash(payload: Uint8Array): string {
  return hash("sha256", payload, "hex").slice(0, 32);
}

/** What a record says, not only what it is known by. */
export function wholeRecord({ record, payload }: LoadRecord): SourceRecord {
  return (payload === undefined ? record : JSON.parse(Buffer.from(payload).toString("utf8"))) as SourceRecord;
}

/** Where records are remembered, with the columns of {@link recordRows}. */
export function recordTable({ memory }: Database): string {
  return `${memory}.source_record (record_id, source, source_key, draft, type, place, raw_hash, payload_hash, payload, entity_id, last_run)`;
}

/** Rows of records as they will be remembered, in the binary format of COPY: a payload goes from file to database as the bytes that it is. */
export async function* recordRows(
  { input: { runId }, options }: Work,
  records: AsyncIterable<LoadRecord> | Iterable<LoadRecord>,
): AsyncIterable<Uint8Array> {
  const rows = new BinaryRows();
  let done = 0;
  for await (const item of records) {
    const { record, entityId } = item;
    const payload = payloadOf(item);
    const { id, source, key, draft, type, places, hash: rawHash } = record;
    const texts = [id, source, key, draft, type, places.join("\n"), rawHash, payloadHash(payload)].map(storable);
    const full = rows.add([...texts, payload, entityId, runId]);
    if (full !== undefined) yield full;
    if (++done % 10_000 === 0) options.onProgress?.({ phase: "records", done });
  }
  const rest = rows.take();
  if (rest !== undefined) yield rest;
}
