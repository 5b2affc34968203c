// Not by way of the stage's index: each thread would load the whole of matching, Zod, YAML and telephone plans, four times what it needs.
import { closeSync, openSync, writeSync } from "node:fs";
import { listAt, type Lists } from "../../dedupe/columns.ts";
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
import { type PackedTexts, TextColumn } from "../../dedupe/text-column.ts";
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

/** Some cards: from … to (not included). */
export interface CardRange {
  readonly from: number;
  readonly to: number;
}

/** Makes golden records of members that are read from the artifacts again. */
export interface GoldenTask extends CardRange {
  readonly kind: "goldens";
  readonly cards: CardColumns;
  /** By card, where there are any. */
  readonly heads: ReadonlyMap<number, DedupeResult["heads"]>;
  /** By card, where there are any: what people chose for its fields. */
  readonly choices: ReadonlyMap<number, readonly FieldChoice[]>;
  /** Where each reference of the members leads. */
  readonly refs: ReadonlyMap<string, readonly string[]>;
}

/** The same from the first card on into a file, until told to stop, and no further than issues can be kept. */
export interface HeadStartTask extends Omit<GoldenTask, "kind"> {
  readonly kind: "head start";
  readonly path: string;
  /** 1 when the golden records are wanted that there are; shared. */
  readonly stop: Int32Array;
}

/** Golden records as they are to be written; columns, so that threads share them. */
export interface CardColumns {
  readonly entityIds: PackedTexts;
  /** By card: numbers of lines, in booked order. */
  readonly members: Lists;
  readonly spans: SpanColumns;
  /** Members from this number on stand in existing.ndjson, those before in records.ndjson. */
  readonly firstExisting: number;
}

export interface GoldenBatch {
  readonly kind: "goldens";
  readonly cards: number;
  /** Lines of golden.ndjson. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly issues: readonly Issue[];
  readonly figures: GoldenCounts;
}

export interface HeadStart {
  readonly kind: "head start";
  /** Cards whose golden records were written. */
  readonly cards: number;
  readonly bytes: number;
  readonly issues: readonly Issue[];
  readonly figures: GoldenCounts;
}

export type RecordTask = FeatureTask | GoldenTask | HeadStartTask;
export type RecordResult = FeatureBatch | GoldenBatch | HeadStart;

/** Golden records of one task: enough that handing a task over costs nothing beside it. */
export const cardsOfTask = 500;

/** Of a head start: they wait in its thread until it ends. */
const mostIssues = 10_000;

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

  const goldens = (
    { cards, from, to, heads, choices, refs }: Omit<GoldenTask, "kind">,
    files: OpenFiles,
  ): GoldenBatch => {
    const { spans, firstExisting } = cards;
    const spanOf = (at: number): LineSpan => ({ offset: spans.offsets[at]!, length: spans.lengths[at]! });
    const entityIds = new TextColumn(cards.entityIds);
    const { starts, values } = cards.members;
    const own = [...values.subarray(starts[from], starts[to])].filter((at) => at < firstExisting);
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
    for (let card = from; card < to; card++) {
      const entityId = entityIds.at(card);
      const members = [...listAt(cards.members, card)];
      const links = {
        counterpartyOf: (ref: ContactLink["ref"], source?: string) => refs.get(refFrom(refText(ref), source)) ?? [],
        heads: heads.get(card) ?? [],
      };
      const chosen = choices.get(card) ?? [];
      const bytes = chosen.length === 0 ? fromBytes(entityId, members, links) : undefined;
      if (bytes !== undefined) {
        figures.note(entityId, members.length, bytes.conflicts);
        lines.add(bytes.line, "latin1");
        for (const issue of bytes.issues) issues.push(issue);
        continue;
      }
      const made = survive(entityId, members.map(read), policy, chosen, links);
      figures.add(made.golden);
      lines.add(JSON.stringify(made.golden));
      for (const issue of made.issues) issues.push(issue);
    }
    return { kind: "goldens", cards: to - from, bytes: lines.takeOwn(), issues, figures: figures.counts() };
  };

  const headStart = (task: HeadStartTask, files: OpenFiles): HeadStart => {
    const file = openSync(task.path, "r+");
    const issues: Issue[] = [];
    const figures = new GoldenFigures();
    let cards = task.from;
    let bytes = 0;
    try {
      while (cards < task.to && issues.length < mostIssues && Atomics.load(task.stop, 0) === 0) {
        const to = Math.min(task.to, cards + cardsOfTask);
        const made = goldens({ ...task, from: cards, to }, files);
        for (let at = 0; at < made.bytes.length;)
          at += writeSync(file, made.bytes, at, made.bytes.length - at, bytes + at);
        for (const issue of made.issues) issues.push(issue);
        figures.plus(made.figures);
        bytes += made.bytes.length;
        cards = to;
      }
    } finally {
      closeSync(file);
    }
    return { kind: "head start", cards: cards - task.from, bytes, issues, figures: figures.counts() };
  };

  return (task) => {
    const files = {
      records: new LineFile(records),
      existing: existing === undefined ? undefined : new LineFile(existing),
    };
    try {
      if (task.kind === "features") return features(task, files);
      return task.kind === "goldens" ? goldens(task, files) : headStart(task, files);
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
