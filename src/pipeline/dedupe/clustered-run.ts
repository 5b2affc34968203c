import type { DedupeResult, Rekeyed } from "../../dedupe/index.ts";
import type { JournalEntry } from "../../model/index.ts";
import type { SpanColumns } from "../artifacts/line-spans.ts";

/** What clustering found, and the records that came back under another key. */
export interface ClusteredRun extends DedupeResult {
  readonly rekeyed: readonly Rekeyed[];
  /** The journal, about the keys that records have now. */
  readonly journal: readonly JournalEntry[];
  /** Records of this run; they were added first, then those of existing.ndjson. */
  readonly records: number;
  /** Where the line of each added record stands. */
  readonly spans: SpanColumns;
}
