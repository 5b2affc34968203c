import { packFeatures, type PackedBatch } from "../../dedupe/table/batch.ts";
import { extractFeatures, type Features } from "../../dedupe/table/features.ts";
import type { DedupeOptions } from "../../dedupe/options.ts";
import type { SourceRecord } from "../../model/index.ts";
import type { LineRange } from "../artifacts/line-spans.ts";
import type { ExistingLine } from "../artifacts/record-store.ts";
import { utf8Lines } from "../artifacts/utf8-text.ts";
import type { RecordFiles } from "./record-files.ts";

/** Takes the features of the records of a range of lines. */
export interface FeatureTask {
  readonly kind: "features";
  readonly file: "records" | "existing";
  readonly range: LineRange;
}

export interface FeatureBatch {
  readonly kind: "features";
  /** Where the first line stands; the others follow, each with its line feed. */
  readonly from: number;
  readonly features: PackedBatch;
  /** Bytes of each line, without its line feed. */
  readonly lengths: Int32Array;
  /** Lines of existing.ndjson: what the target knows of each record. */
  readonly known: readonly Omit<ExistingLine, "record">[];
}

export function takeFeatures(
  { file, range }: FeatureTask,
  files: RecordFiles,
  own: DedupeOptions["own"],
): FeatureBatch {
  const features: Features[] = [];
  const known: Omit<ExistingLine, "record">[] = [];
  const bytes = files[file]!.bytes({ offset: range.from, length: range.to - range.from });
  for (const line of utf8Lines(bytes)) {
    if (file === "records") features.push(extractFeatures(JSON.parse(line) as SourceRecord));
    else {
      const { record, ...told } = JSON.parse(line) as ExistingLine;
      features.push(extractFeatures(record));
      known.push(told);
    }
  }
  const packed = packFeatures(features, own);
  return { kind: "features", from: range.from, features: packed, lengths: lineLengths(bytes), known };
}

/** Bytes of each line, without its line feed. */
function lineLengths(bytes: Buffer): Int32Array {
  const lengths: number[] = [];
  for (let from = 0; from < bytes.length;) {
    const feed = bytes.indexOf(10, from);
    const to = feed === -1 ? bytes.length : feed;
    lengths.push(to - from);
    from = to + 1;
  }
  return Int32Array.from(lengths);
}
