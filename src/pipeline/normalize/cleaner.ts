// Not by way of the whole mapping language, whose schemas every thread would load at its start.
import { compileMapping, type CompileOptions } from "../../mapping/compile/index.ts";
import type { LoadedMapping } from "../../mapping/index.ts";
import type { JournalEntry, RawRecord, RecordId } from "../../model/index.ts";
import { createNormalizer, type NormalizeOptions } from "../../normalize/index.ts";
import { indexCellCorrections } from "../../report/rejects/mend.ts";
import { RecordFigures, type RecordCounts } from "../../report/data/record-figures.ts";
import type { RejectedRow } from "../../report/rejects/rejects.ts";
import { LineBytes } from "../artifacts/line-bytes.ts";
import { Census, type CensusCounts } from "./census.ts";
import { FieldCorrections } from "./corrections.ts";
import { fingerprint } from "./key-ledger.ts";
import { RowProcessor } from "./row-processor.ts";
import { Tally, type TallyCounts } from "./tally.ts";

/** Everything that decides what becomes of the rows of one source. Plain data, so that it can be sent to another thread. */
export interface CleanerSpec {
  readonly source: string;
  readonly mapping: Pick<LoadedMapping, "mapping">;
  readonly compile: CompileOptions;
  readonly normalize: NormalizeOptions;
  readonly corrections: readonly JournalEntry[];
}

/** What became of a batch of rows: plain data with its big parts as bytes, which change threads without being copied. */
export interface CleanedRows {
  /** Lines of records.ndjson, each record under its base key. */
  readonly records: Uint8Array;
  /** Three numbers for each draft, in order: the two halves of its key's fingerprint, and its lines in `records`. */
  readonly drafts: Uint32Array;
  /** Lines of issues.ndjson. */
  readonly issues: Uint8Array;
  readonly rejected: readonly RejectedRow[];
  readonly tally: TallyCounts;
  readonly census: CensusCounts;
  /** Records that their source marks for deletion. */
  readonly gone: readonly RecordId[];
  /** Ids of the corrections that found their record. */
  readonly corrected: readonly string[];
}

/**
 * Carries rows of a source from raw to the lines they become. It works in whatever thread it is called; the result of a batch depends
 * on its rows only, unless the mapping `carriesRows`: then one cleaner must see all rows in order.
 */
export interface Cleaner {
  clean(rows: readonly RawRecord[]): CleanedRows;
  /** What the reports say of all records this cleaner has made. Asked once a source: examples for each batch would cost more than they say. */
  figures(): RecordCounts;
}

export function createCleaner(spec: CleanerSpec): Cleaner {
  const processor = new RowProcessor(
    spec.source,
    { map: compileMapping(spec.mapping, spec.compile), clean: createNormalizer(spec.normalize) },
    indexCellCorrections(spec.corrections),
    new FieldCorrections(spec.corrections, spec.source),
  );
  const figures = new RecordFigures();
  const records = new LineBytes();
  const issues = new LineBytes();
  const clean = (rows: readonly RawRecord[]): CleanedRows => {
    const tally = new Tally(spec.source);
    const census = new Census();
    const drafts: number[] = [];
    const rejected: RejectedRow[] = [];
    const gone: RecordId[] = [];
    for (const { row, fate } of processor.process(rows)) {
      tally.count(row, fate);
      for (const issue of fate.issues) issues.add(JSON.stringify(issue));
      if (fate.fate === "drafted")
        for (const draft of fate.drafts) {
          const { high, low } = fingerprint(draft.base);
          drafts.push(high, low, draft.records.length);
          for (const record of draft.records) {
            census.add(record);
            figures.add(record);
            records.add(JSON.stringify(record));
          }
        }
      else if (fate.fate === "left-out") {
        issues.add(
          JSON.stringify({ code: "row-left-out", severity: "note", place: fate.place, params: { rule: fate.rule } }),
        );
        gone.push(...(fate.gone ?? []));
      } else
        rejected.push({
          source: spec.source,
          row,
          issues: fate.issues,
          ...(fate.id === undefined ? {} : { id: fate.id }),
        });
    }
    return {
      records: records.takeOwn(),
      drafts: Uint32Array.from(drafts),
      issues: issues.takeOwn(),
      rejected,
      tally: tally.counts(),
      census: census.counts(),
      gone,
      corrected: processor.takeUsed(),
    };
  };
  return { clean, figures: () => figures.counts() };
}
