import { hash } from "node:crypto";
import type { SourceRecord } from "../../model/index.ts";
import type { Database } from "../database/database.ts";
import { copyField, storable } from "../rows/encode.ts";
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

/** Where records are remembered, with the columns of {@link recordLines}. */
export function recordTable({ memory }: Database): string {
  return `${memory}.source_record (record_id, source, source_key, draft, type, place, raw_hash, payload_hash, payload, entity_id, last_run)`;
}

const pieceBytes = 1024 * 1024;

/**
 * Lines of records as they will be remembered, a megabyte at a time. A payload goes from file to database as the bytes that it is: text
 * would be made of it only to become the same bytes again, a quarter of a gigabyte at 100,000 rows.
 */
export async function* recordLines(
  { input: { runId }, options }: Work,
  records: AsyncIterable<LoadRecord> | Iterable<LoadRecord>,
): AsyncIterable<Uint8Array> {
  let piece = Buffer.allocUnsafe(pieceBytes);
  let end = 0;
  let done = 0;
  for await (const item of records) {
    const { record, entityId } = item;
    const payload = payloadOf(item);
    const { id, source, key, draft, type, places, hash: rawHash } = record;
    const fields = [id, source, key, draft, type, places.join("\n"), rawHash, payloadHash(payload)];
    const before = `${fields.map((field) => copyField(storable(field))).join("\t")}\t`;
    const after = `\t${copyField(entityId)}\t${runId}\n`;
    // Three bytes a character at most, and every byte of a payload might be a backslash.
    const most = 3 * (before.length + after.length) + 2 * payload.length;
    if (end + most > piece.length) {
      if (end > 0) yield piece.subarray(0, end);
      [piece, end] = [Buffer.allocUnsafe(Math.max(pieceBytes, most)), 0];
    }
    end += piece.write(before, end, "utf8");
    end = writePayload(payload, piece, end);
    end += piece.write(after, end, "utf8");
    if (++done % 10_000 === 0) options.onProgress?.({ phase: "records", done });
  }
  if (end > 0) yield piece.subarray(0, end);
}

const backslash = 92;

/** JSON escapes control characters: nothing but its backslashes means anything to COPY. Gives where the payload ends. */
function writePayload(payload: Uint8Array, piece: Buffer, from: number): number {
  if (!payload.includes(backslash)) {
    piece.set(payload, from);
    return from + payload.length;
  }
  let end = from;
  for (let at = 0; at < payload.length; at++) {
    const byte = payload[at] as number;
    piece[end++] = byte;
    if (byte === backslash) piece[end++] = backslash;
  }
  return end;
}
