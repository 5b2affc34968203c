import type { Band, ContactRecord, Golden, Match, RecordId, SourceRecord } from "../model/index.ts";

/** What the desk shows; implemented over a run folder by run-data.ts, so that another store can take its place. */
export interface DeskData {
  readonly run: string;
  /** Pairs that wait, in the order of the artifact. Indexes into this list are how the page names a pair. */
  readonly pairs: readonly PairEntry[];
  /** Cards with a field that a person has to choose. */
  readonly openCards: readonly CardEntry[];
  match(pair: number): Promise<Match>;
  record(id: RecordId): Promise<SourceRecord | undefined>;
  /** Contacts that speak for a counterparty of a waiting pair, in the order of the artifact. */
  peopleOf(id: RecordId): Promise<readonly ContactRecord[]>;
  /** The card a record became part of. */
  cardOf(id: RecordId): Promise<Card | undefined>;
  card(index: number): Promise<Card>;
  /** Other waiting pairs of a record. */
  pairsOf(id: RecordId): readonly number[];
  close(): Promise<void>;
}

/** A card as it came out of this run, or as the target has held it since an earlier one; then it has no conflicts to settle. */
export type Card = Pick<Golden, "id" | "members" | "conflicts"> & { readonly name: Pick<Golden["name"], "display"> };

/** A pair on which nobody is asked because another asks about the same two cards. */
export type SamePair = Pick<PairEntry, "left" | "right" | "leftName" | "rightName" | "evidence">;

/** What the queue must know of a pair without reading it. */
export interface PairEntry {
  readonly type: "counterparty" | "contact";
  readonly left: RecordId;
  readonly right: RecordId;
  readonly leftName: string;
  readonly rightName: string;
  readonly weight: number;
  readonly band: Band;
  /** Digest of the evidence, as in Match. */
  readonly evidence: string;
  /** Other pairs of the same two cards that look alike: they are asked about by this one. */
  readonly others?: readonly SamePair[];
  /** Id of the decision on it that others contradict: that it was made is no answer. */
  readonly contradicted?: string;
  /** Records on the cards of both: what one decision moves. */
  readonly benefit: number;
  /** Pairs that hang together through common cards have one group, so that they are asked about together. */
  readonly group: number;
  readonly responsible: string;
  readonly city: string;
  readonly region: string;
  /** Folded names, numbers and keys of both, for the search. */
  readonly search: string;
}

export interface CardEntry {
  readonly id: string;
  readonly name: string;
  readonly type: "counterparty" | "contact";
  /** The member that names the card in the journal. */
  readonly of: RecordId;
  readonly fields: readonly string[];
  readonly members: number;
}
