import {
  extractFeatures,
  matchRekeyed,
  Texts,
  type DedupeOptions,
  type Features,
  type Rekeyed,
  type RememberedRecords,
} from "../../dedupe/index.ts";
import { addTo } from "../../model/index.ts";
import type { JournalEntry, RecordId, SourceRecord } from "../../model/index.ts";
import { readNdjson } from "../artifacts/ndjson.ts";
import type { ExistingLine } from "../artifacts/record-store.ts";
import type { RunFolder } from "../artifacts/run-folder.ts";

/**
 * Records whose key changed between two whole exports of a source (a row without a key of its own whose name was mended at the
 * source): vanished and new keys are matched with each other before anything else. Reads the artifacts twice, and only when something
 * has vanished.
 *
 * @param known records that the database remembers
 * @param whole sources of which a record that is not in this run is gone
 */
export async function findRekeyed(
  folder: RunFolder,
  known: RememberedRecords,
  whole: ReadonlySet<string>,
  options: DedupeOptions,
): Promise<Rekeyed[]> {
  if (known.isNew || whole.size === 0) return [];
  // A set holds at most 2²⁴ of them.
  const present = new Texts();
  const fresh = new Map<string, Features[]>();
  for await (const record of readNdjson<SourceRecord>(folder.file("records.ndjson"))) {
    if (!whole.has(record.source)) continue;
    present.id(record.id);
    if (known.get(record.id) === undefined) add(fresh, record);
  }
  if (fresh.size === 0) return [];
  const vanished = new Map<string, Features[]>();
  for await (const { record, entityId } of readNdjson<ExistingLine>(folder.file("existing.ndjson")))
    if (entityId !== undefined && whole.has(record.source) && present.find(record.id) === undefined)
      add(vanished, record);
  return [...vanished].flatMap(([group, gone]) => matchRekeyed(gone, fresh.get(group) ?? [], options));
}

/** Counterparties and contacts of a source are matched among themselves. */
function add(groups: Map<string, Features[]>, record: SourceRecord): void {
  addTo(groups, `${record.source} ${record.type}`, extractFeatures(record));
}

/** Decisions were made about the old key and hold for the new one. */
export function followKeys(journal: readonly JournalEntry[], rekeyed: readonly Rekeyed[]): readonly JournalEntry[] {
  if (rekeyed.length === 0) return journal;
  const to = new Map(rekeyed.map((each) => [each.from, each.to]));
  const now = (id: RecordId): RecordId => to.get(id) ?? id;
  return journal.map((entry) => {
    if ("judge" in entry) return { ...entry, left: now(entry.left), right: now(entry.right) };
    if ("correct" in entry) return { ...entry, correct: now(entry.correct) };
    return "choose" in entry ? { ...entry, choose: now(entry.choose), of: now(entry.of) } : entry;
  });
}
