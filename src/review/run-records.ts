import { addTo, foldKey, type RecordId, type SourceRecord } from "../model/index.ts";
import { fnv } from "../report/data/sample.ts";
import { existingEntity, existingId, recordId, spokenFor } from "./line-heads.ts";
import { indexLines, type Line } from "./line-index.ts";

/** What one record adds to the entries of its pairs. */
export interface Brief {
  readonly name: string;
  readonly responsible: string;
  readonly city: string;
  readonly region: string;
  readonly search: string;
}

/** The records of a run, and those that the target holds, which are one more source. */
export interface RunRecords {
  /** Of the records that were wanted. */
  readonly briefs: ReadonlyMap<RecordId, Brief>;
  /** By counterparty that was wanted: the contacts that speak for it. */
  readonly speakers: ReadonlyMap<RecordId, readonly RecordId[]>;
  /** The card on which the target has a record, and the members of such a card. */
  readonly entityOf: ReadonlyMap<RecordId, string>;
  readonly held: ReadonlyMap<string, readonly RecordId[]>;
  record(id: RecordId): Promise<SourceRecord | undefined>;
  close(): Promise<void>;
}

/** Reads both artifacts from end to end. @param at the path of an artifact by its name */
export async function readRecords(at: (name: string) => string, wanted: ReadonlySet<RecordId>): Promise<RunRecords> {
  const briefs = new Map<RecordId, Brief>();
  const speakers = new Map<RecordId, RecordId[]>();
  const take = (line: Line, id: RecordId, recordOf: () => SourceRecord): void => {
    for (const firm of spokenFor(line))
      if (wanted.has(firm) && speakers.get(firm)?.includes(id) !== true) addTo(speakers, firm, id);
    if (wanted.has(id) && !briefs.has(id)) briefs.set(id, brief(recordOf()));
  };
  const records = await indexLines(at("records.ndjson"), (line) => {
    const id = recordId(line);
    take(line, id, () => JSON.parse(line.text()) as SourceRecord);
    return [id];
  });
  const entityOf = new Map<RecordId, string>();
  const held = new Map<string, RecordId[]>();
  // Its lines wrap the record.
  const existing = await indexLines(at("existing.ndjson"), (line) => {
    const id = existingId(line);
    take(line, id, () => (JSON.parse(line.text()) as { record: SourceRecord }).record);
    const entity = existingEntity(line);
    if (entity !== undefined) {
      entityOf.set(id, entity);
      addTo(held, entity, id);
    }
    return [id];
  });
  return {
    briefs,
    speakers,
    entityOf,
    held,
    record: async (id) => {
      const hash = fnv(id);
      const found = await records.find<SourceRecord>(hash, (each) => each.id === id);
      return found ?? (await existing.find<{ record: SourceRecord }>(hash, (each) => each.record.id === id))?.record;
    },
    close: async () => {
      await Promise.all([records.close(), existing.close()]);
    },
  };
}

function brief(record: SourceRecord): Brief {
  const numbers = [
    ...record.identifiers.map((each) => each.value),
    ...record.phones.map((phone) => phone.e164 ?? phone.raw),
    ...record.emails.map((email) => email.address ?? email.raw),
  ];
  return {
    name: record.name.display,
    responsible: record.responsible?.value ?? "",
    city: record.city?.value ?? firstOf(record, "city"),
    region: record.region?.value ?? firstOf(record, "region"),
    search: foldKey([record.name.display, record.name.raw, ...numbers].join(" ")),
  };
}

/** Of the first address that says so. */
const firstOf = (record: SourceRecord, part: "city" | "region"): string =>
  record.addresses.find((address) => address[part] !== undefined)?.[part] ?? "";
