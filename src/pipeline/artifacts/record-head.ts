import type { RecordHead, SourceRecord } from "../../model/index.ts";

const begin = Buffer.from('{"id":"');
const hashKey = Buffer.from(',"hash":"');
const quote = 34;

/**
 * What a line of records.ndjson is known by. It stands at the line's beginning, and the rest, nine tenths of it, is not parsed; a line that
 * begins otherwise is parsed whole, with the same answer. `,"hash":"` cannot stand inside a text, whose quotes are escaped.
 */
export function recordHead(line: Buffer): RecordHead {
  const at = line.indexOf(hashKey);
  const end = at === -1 ? -1 : line.indexOf(quote, at + hashKey.length);
  const ours = end !== -1 && line.subarray(0, begin.length).equals(begin);
  const record = JSON.parse(ours ? `${line.toString("utf8", 0, end + 1)}}` : line.toString("utf8")) as SourceRecord;
  const { id, source, key, draft, places, hash } = record;
  return { id, source, key, draft, type: draft === "cp" ? "counterparty" : "contact", places, hash };
}
