// Not by way of the stage's index: each thread would load the whole of matching, Zod, YAML and telephone plans, four times what it needs.
import type { DedupeResult } from "../../dedupe/dedupe.ts";
import type { DedupeOptions } from "../../dedupe/options.ts";
import { surviveAlone } from "../../dedupe/survive/alone.ts";
import type { GoldenBytes } from "../../dedupe/survive/line-parts.ts";
import type { MergePolicy } from "../../dedupe/survive/merge-policy.ts";
import { survive, type SurvivorLinks } from "../../dedupe/survive/survive.ts";
import { surviveTogether } from "../../dedupe/survive/together.ts";
import { packFeatures, type PackedBatch } from "../../dedupe/table/batch.ts";
import { extractFeatures, type Features } from "../../dedupe/table/features.ts";
import { refFrom, refText } from "../../dedupe/table/reference.ts";
import type { ContactLink, FieldChoice, Issue, SourceRecord } from "../../model/index.ts";
import { GoldenFigures, type GoldenCounts } from "../../report/data/golden-figures.ts";
import { LineBytes } from "../artifacts/line-bytes.ts";
import type { LineRange, SpanColumns } from "../artifacts/line-spans.ts";
import { utf8Lines, utf8Text } from "../artifacts/utf8-text.ts";
import { LineFile, type ExistingLine, type LineSpan } from "../artifacts/record-store.ts";

/** What a thread that works on the records of a run is told at its start. */
export interface RecordSpec {
  readonly records: string;
  readonly existing: string | undefined;
  readonly policy: MergePolicy;
  readonly own: DedupeOptions["own"];
}

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

/** Makes golden records of members that are read from the artifacts again. */
export interface GoldenTask {
  readonly kind: "goldens";
  readonly spans: SpanColumns;
  /** Members from this number on stand in existing.ndjson, those before in records.ndjson. */
  readonly firstExisting: number;
  readonly goldens: readonly GoldenSpec[];
  /** Where each reference of the members leads. */
  readonly refs: ReadonlyMap<string, readonly string[]>;
}

export interface GoldenSpec {
  readonly entityId: string;
  /** Numbers of lines, in booked order. */
  readonly members: readonly number[];
  readonly heads: DedupeResult["heads"];
  /** What people chose for its fields. */
  readonly choices: readonly FieldChoice[];
}

export interface GoldenBatch {
  readonly kind: "goldens";
  readonly counterparties: number;
  readonly contacts: number;
  /** Lines of golden.ndjson. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly issues: readonly Issue[];
  readonly figures: GoldenCounts;
}

export type RecordTask = FeatureTask | GoldenTask;
export type RecordResult = FeatureBatch | GoldenBatch;

/**
 * The part of deduplication that looks at whole records, batch by batch: features before clustering, golden records after it. Pure but
 * for reading the run's artifacts, so that threads do it; see `record-worker.ts`.
 */
export function recordWork({ records, existing, policy, own }: RecordSpec): (task: RecordTask) => RecordResult {
  const features = ({ file, range }: FeatureTask, files: OpenFiles): FeatureBatch => {
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
  };

  const goldens = ({ spans, firstExisting, goldens, refs }: GoldenTask, files: OpenFiles): GoldenBatch => {
    const spanOf = (at: number): LineSpan => ({ offset: spans.offsets[at]!, length: spans.lengths[at]! });
    const own = goldens.flatMap(({ members }) => members.filter((at) => at < firstExisting));
    const found = files.records.readAll(own.map(spanOf));
    // By member, not by turn: whoever reads in another order must not get another record.
    const lineOf = new Map(own.map((at, nth) => [at, found[nth]!]));
    const read = (at: number): SourceRecord =>
      at < firstExisting
        ? (JSON.parse(utf8Text(lineOf.get(at)!)) as SourceRecord)
        : (JSON.parse(files.existing!.read(spanOf(at))) as ExistingLine).record;
    /** Most golden records are put together from the bytes of their records; undefined for the others. */
    const fromBytes = (entityId: string, members: readonly number[], links: SurvivorLinks): GoldenBytes | undefined => {
      const found: string[] = [];
      for (const at of members) {
        const line = lineOf.get(at);
        if (line === undefined) return undefined;
        found.push(line.toString("latin1"));
      }
      return found.length === 1
        ? surviveAlone(entityId, found[0]!, links)
        : surviveTogether(entityId, found, policy, links);
    };
    const lines = new LineBytes();
    const issues: Issue[] = [];
    const figures = new GoldenFigures();
    let contacts = 0;
    for (const { entityId, members, heads, choices } of goldens) {
      const links = {
        counterpartyOf: (ref: ContactLink["ref"], source?: string) => refs.get(refFrom(refText(ref), source)) ?? [],
        heads,
      };
      const bytes = choices.length === 0 ? fromBytes(entityId, members, links) : undefined;
      if (bytes !== undefined) {
        if (bytes.type === "contact") contacts++;
        figures.note(entityId, members.length, bytes.conflicts);
        lines.add(bytes.line, "latin1");
        for (const issue of bytes.issues) issues.push(issue);
        continue;
      }
      const made = survive(entityId, members.map(read), policy, choices, links);
      if (made.golden.type === "contact") contacts++;
      figures.add(made.golden);
      lines.add(JSON.stringify(made.golden));
      for (const issue of made.issues) issues.push(issue);
    }
    return {
      kind: "goldens",
      counterparties: goldens.length - contacts,
      contacts,
      bytes: lines.takeOwn(),
      issues,
      figures: figures.counts(),
    };
  };

  return (task) => {
    const files = {
      records: new LineFile(records),
      existing: existing === undefined ? undefined : new LineFile(existing),
    };
    try {
      return task.kind === "features" ? features(task, files) : goldens(task, files);
    } finally {
      files.records.close();
      files.existing?.close();
    }
  };
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

interface OpenFiles {
  readonly records: LineFile;
  readonly existing: LineFile | undefined;
}
