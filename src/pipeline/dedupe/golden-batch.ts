import { listAt, type Lists } from "../../dedupe/columns.ts";
import type { DedupeResult } from "../../dedupe/dedupe.ts";
import { surviveAlone } from "../../dedupe/survive/alone.ts";
import type { GoldenBytes } from "../../dedupe/survive/line-parts.ts";
import type { MergePolicy } from "../../dedupe/survive/merge-policy.ts";
import { survive, type SurvivorLinks } from "../../dedupe/survive/survive.ts";
import { surviveTogether } from "../../dedupe/survive/together.ts";
import { refFrom, refText } from "../../dedupe/table/reference.ts";
import { type PackedTexts, TextColumn } from "../../dedupe/text-column.ts";
import type { ContactLink, FieldChoice, Issue, SourceRecord } from "../../model/index.ts";
import { GoldenFigures, type GoldenCounts } from "../../report/data/golden-figures.ts";
import { LineBytes } from "../artifacts/line-bytes.ts";
import type { SpanColumns } from "../artifacts/line-spans.ts";
import type { ExistingLine, LineSpan } from "../artifacts/record-store.ts";
import { utf8Text } from "../artifacts/utf8-text.ts";
import type { RecordFiles } from "./record-files.ts";

/** Some cards: from … to (not included). */
export interface CardRange {
  readonly from: number;
  readonly to: number;
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

/** Cards that become golden records, and what people and branches say of them. */
export interface ChosenCards extends CardRange {
  readonly cards: CardColumns;
  /** By card, where there are any. */
  readonly heads: ReadonlyMap<number, DedupeResult["heads"]>;
  /** By card, where there are any: what people chose for its fields. */
  readonly choices: ReadonlyMap<number, readonly FieldChoice[]>;
}

/** The same with where each reference of the members leads. */
export interface LinkedCards extends ChosenCards {
  readonly refs: ReadonlyMap<string, readonly string[]>;
}

/** Makes golden records of members that are read from the artifacts again. */
export interface GoldenTask extends LinkedCards {
  readonly kind: "goldens";
}

export interface GoldenBatch {
  readonly kind: "goldens";
  readonly cards: number;
  /** Lines of golden.ndjson. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly issues: readonly Issue[];
  readonly figures: GoldenCounts;
}

/** Golden records of one task: enough that handing a task over costs nothing beside it. */
export const cardsOfTask = 500;

export function makeGoldens(
  { cards, from, to, heads, choices, refs }: LinkedCards,
  files: RecordFiles,
  policy: MergePolicy,
): GoldenBatch {
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
}
