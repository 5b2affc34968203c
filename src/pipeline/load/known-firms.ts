import { recordsBehind, type Database } from "../../load/index.ts";
import type { ContactLink, SourceRecord } from "../../model/index.ts";

/** Records looked at together: one question to the database for all their firms. */
const batch = 1000;

/**
 * Contacts of the CRM whose firm's row a golden record has taken point at a record of that golden record from here on: the row itself is
 * Sverka's now and not read as one of the CRM's own, so that nothing else would say whose the contact is.
 */
export async function* pointToKnown(
  db: Database,
  table: string,
  records: AsyncIterable<SourceRecord>,
): AsyncGenerator<SourceRecord> {
  let waiting: SourceRecord[] = [];
  for await (const record of records) {
    waiting.push(record);
    if (waiting.length < batch) continue;
    yield* await pointed(db, table, waiting);
    waiting = [];
  }
  yield* await pointed(db, table, waiting);
}

async function pointed(db: Database, table: string, records: readonly SourceRecord[]): Promise<SourceRecord[]> {
  const start = `${table}/`;
  const rowOf = ({ ref }: ContactLink): string | undefined =>
    ref.by === "key" && ref.source === "target" && ref.key.startsWith(start) ? ref.key.slice(start.length) : undefined;
  const rows = records.flatMap((record) =>
    record.type === "contact" ? record.of.flatMap((link) => rowOf(link) ?? []) : [],
  );
  const known = await recordsBehind(db, table, [...new Set(rows)]);
  return records.map((record) => {
    if (record.type !== "contact" || known.size === 0) return record;
    const of = record.of.map((link) => {
      const owner = known.get(rowOf(link) ?? "");
      return owner === undefined ? link : { ...link, ref: { by: "key" as const, ...owner } };
    });
    return { ...record, of };
  });
}
