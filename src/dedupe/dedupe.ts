import {
  type Cluster,
  type CounterpartyRef,
  type Decision,
  type Issue,
  type JournalEntry,
  type Match,
  type Millibits,
  type RecordId,
} from "../model/index.ts";
import { addedRecords, type AddedRecords } from "./added-records.ts";
import type { LeftOut } from "./block/block.ts";
import { Ints } from "./columns.ts";
import type { Contradiction } from "./cluster/contradictions.ts";
import { type Decisions, readDecisions } from "./cluster/decisions.ts";
import type { EntityEvents } from "./cluster/entities.ts";
import { type Cards, cardsOf, clustersOf } from "./cards.ts";
import type { Features } from "./table/features.ts";
import { type Head, headsOf } from "./heads.ts";
import { Linker } from "./linker.ts";
import type { DedupeOptions, Thresholds } from "./options.ts";
import { referenceIssues } from "./reference-issues.ts";
import { References } from "./references.ts";
import { Speakers } from "./speakers.ts";
import type { Hub } from "./table/spread.ts";
import { type CardChannels, cardChannels } from "./table/card-channels.ts";
import type { FirmCard } from "./table/firm-names.ts";
import { type BatchedRecord, type PackedBatch, recordsOf } from "./table/batch.ts";
import { withoutOwn } from "./table/own-values.ts";
import { refText } from "./table/reference.ts";
import { type RecordState, Table } from "./table/table.ts";

/** The barrier of the flow: takes the features of every record, then says which of them are one entity. */
export interface Deduper {
  /** Adds a record. The order of adding does not matter. */
  add(features: Features, state: RecordState): void;
  /**
   * Adds the records of a batch, as {@link add} would add them one by one.
   * @param stateOf called in their order; undefined leaves a record out
   */
  addAll(batch: PackedBatch, stateOf: (record: BatchedRecord) => RecordState | undefined): void;
  /** Finds, scores and clusters; to be called once. */
  run(journal: readonly JournalEntry[]): DedupeResult;
  /** The first half of {@link run}. */
  linkFirms(journal: readonly JournalEntry[]): LinkedFirms;
}

/** Firms are known before those who speak for them: their golden records can be made while contacts are linked. */
export interface LinkedFirms {
  readonly cards: Cards;
  readonly events: EntityEvents;
  /** Head of each branch, and of each card that is kept beside it on purpose, by policy `link`. */
  readonly heads: readonly Head[];
  /** The second half; to be called once. */
  linkContacts(): DedupeResult;
}

export interface DedupeResult {
  /** Counterparties first, then contacts; by entity id. Made on demand: a million singletons are not a million objects. */
  readonly clusters: { readonly size: number; [Symbol.iterator](): Iterator<Cluster> };
  readonly added: AddedRecords;
  readonly cards: Readonly<Record<Cluster["type"], Cards>>;
  /** Every pair at or above the review threshold that no veto has closed, and every pair a person judged; by left, right. */
  matches(type?: Cluster["type"]): Generator<Match>;
  /** Entity of a record. */
  entityOf(id: RecordId): string | undefined;
  /** Counterparties that a reference leads to, a contact's of that source: one is a link, none or several an issue. */
  counterpartyOf(
    ref: CounterpartyRef | { readonly by: "record"; readonly id: RecordId },
    source?: string,
  ): readonly string[];
  readonly events: { readonly counterparty: EntityEvents; readonly contact: EntityEvents };
  readonly hubs: readonly Hub[];
  readonly leftOut: readonly LeftOut[];
  readonly contradictions: readonly Contradiction[];
  readonly lookAgain: readonly { readonly decision: Decision; readonly veto: string }[];
  /** References of contacts that led nowhere or to several firms. */
  readonly issues: readonly Issue[];
  /** Head of each branch, and of each card that is kept beside it on purpose, by policy `link`. */
  readonly heads: readonly Head[];
  readonly compared: {
    readonly counterparty: number;
    readonly contact: number;
    /** How many of those a veto has closed, by its name: two firms of different numbers, and nothing to ask about. */
    readonly closed: Readonly<Record<Cluster["type"], Readonly<Record<string, number>>>>;
    /** Whether blocking brought two records together; only with `keepBlocks`. */
    readonly wasCandidate?: (left: RecordId, right: RecordId) => boolean;
  };
  readonly thresholds: Thresholds;
  /** A group number by record, as clusters would be with automatic merging from another threshold. For `evaluate`. */
  groupsAt(type: "counterparty" | "contact", threshold: Millibits): (id: RecordId) => number | undefined;
  /** Whether a rule or a veto keeps a pair of `matches` from merging, whatever it weighs. For `evaluate`. */
  isHeld(left: RecordId, right: RecordId): boolean;
  /** The waterfall of any two records of one type, merged or not. Undefined when one is not here or the types differ. */
  explain(left: RecordId, right: RecordId): Match | undefined;
}

/** @param threads to score with, the calling one included; the result does not depend on it */
export function createDeduper(options: DedupeOptions, threads = 1): Deduper {
  const tables = { counterparty: new Table(), contact: new Table() };
  let size = 0;
  const known = withoutOwn(options.own);
  const note = (type: Features["type"], state: RecordState): void => {
    tables[type].note(state, size++);
  };
  return {
    add(features, state) {
      tables[features.type].add(known(features));
      note(features.type, state);
    },
    addAll(batch, stateOf) {
      const taken = { counterparty: new Ints(), contact: new Ints() };
      for (const record of recordsOf(batch)) {
        const state = stateOf(record);
        if (state === undefined) continue;
        note(record.type, state);
        taken[record.type].push(record.row);
      }
      for (const type of ["counterparty", "contact"] as const) tables[type].append(batch[type], taken[type].values);
    },
    run(journal) {
      return this.linkFirms(journal).linkContacts();
    },
    linkFirms(journal) {
      return linkFirms(tables, options, threads, journal);
    },
  };
}

function linkFirms(
  tables: { counterparty: Table; contact: Table },
  options: DedupeOptions,
  threads: number,
  journal: readonly JournalEntry[],
): LinkedFirms {
  const decisions = readDecisions(journal);
  const link = (
    type: "counterparty" | "contact",
    entityOf: (ref: string) => readonly string[],
    speakers?: Speakers,
    cards?: CardChannels,
    firmOf?: (ref: string) => FirmCard | undefined,
  ): Linker => {
    const frozen = tables[type].finish(entityOf, speakers, threads > 1, cards, firmOf);
    return new Linker(type, tables[type], frozen, options, decisions, threads);
  };

  // Without a name: at a million rows what they remember is a hundred megabytes, and nobody speaks for a contact.
  const counterparties = link("counterparty", () => [], new Speakers(tables.contact.contactColumns));
  const references = new References(counterparties);
  const heads = headsOf(counterparties, options);
  const cards = cardsOf(counterparties, references, options.sourcePriority);
  return {
    cards,
    events: counterparties.events,
    heads,
    linkContacts() {
      const channels = cardChannels(counterparties.table.texts, counterparties.frozen);
      const [entityOf, firmOf] = [references.entitiesOf.bind(references), references.firmOf.bind(references)];
      const contacts = link("contact", entityOf, undefined, channels, firmOf);
      return resultOf({ counterparties, contacts, references, cards, heads, decisions, options });
    },
  };
}

interface Linked {
  readonly counterparties: Linker;
  readonly contacts: Linker;
  readonly references: References;
  /** Of counterparties. */
  readonly cards: Cards;
  readonly heads: readonly Head[];
  readonly decisions: Decisions;
  readonly options: DedupeOptions;
}

function resultOf({ counterparties, contacts, references, cards, heads, decisions, options }: Linked): DedupeResult {
  const linkers = [counterparties, contacts];
  const find = (id: RecordId): [Linker, number] | undefined => {
    for (const linker of linkers) {
      const row = linker.rowOf(id);
      if (row !== undefined) return [linker, row];
    }
    return undefined;
  };
  /** Two records of one type, as rows of its table. */
  const pairOf = (left: RecordId, right: RecordId): readonly [Linker, number, number] | undefined => {
    const [one, other] = [find(left), find(right)];
    return one === undefined || other === undefined || one[0] !== other[0] ? undefined : [one[0], one[1], other[1]];
  };
  return {
    clusters: {
      size: counterparties.grouping.count + contacts.grouping.count,
      *[Symbol.iterator]() {
        for (const linker of linkers)
          for (const [cluster, rows] of clustersOf(linker, options.sourcePriority, 1))
            yield {
              type: linker.type,
              entityId: linker.entityIds.at(cluster),
              members: rows.map((row) => linker.table.ids.at(row)),
            };
      },
    },
    added: addedRecords(counterparties, contacts),
    cards: {
      counterparty: cards,
      contact: cardsOf(contacts, references, options.sourcePriority),
    },
    *matches(type) {
      for (const linker of linkers) if (type === undefined || linker.type === type) yield* linker.matches.all();
    },
    entityOf(id) {
      const found = find(id);
      return found === undefined ? undefined : found[0].entityOf(found[1]);
    },
    counterpartyOf: (ref, source) => references.entitiesFrom(refText(ref), source),
    events: { counterparty: counterparties.events, contact: contacts.events },
    hubs: linkers.flatMap((linker) => linker.hubs),
    leftOut: linkers.flatMap((linker) => linker.leftOut),
    contradictions: decisions.contradictions,
    lookAgain: linkers.flatMap((linker) => linker.lookAgain),
    issues: [...referenceIssues(contacts, references)],
    heads,
    compared: {
      counterparty: counterparties.compared,
      contact: contacts.compared,
      closed: { counterparty: counterparties.closed, contact: contacts.closed },
      ...(options.keepBlocks === true && {
        wasCandidate: (left: RecordId, right: RecordId) => {
          const pair = pairOf(left, right);
          return pair?.[0].wereCandidates(pair[1], pair[2]) === true;
        },
      }),
    },
    thresholds: options.thresholds,
    groupsAt(type, threshold) {
      const linker = type === "counterparty" ? counterparties : contacts;
      const { ofRow } = linker.groupsAt(threshold);
      return (id) => {
        const row = linker.rowOf(id);
        return row === undefined ? undefined : ofRow[row];
      };
    },
    isHeld(left, right) {
      const pair = pairOf(left, right);
      return pair?.[0].matches.isHeld(pair[1], pair[2]) === true;
    },
    explain(left, right) {
      const pair = left === right ? undefined : pairOf(left, right);
      return pair?.[0].matches.explain(pair[1], pair[2]);
    },
  };
}
