import type { RecordId } from "./record.ts";

/** Lines of decisions.ndjson and corrections.ndjson: append-only, merged by union, taken back only by another entry. */
export type JournalEntry = Decision | FieldChoice | Correction | Revocation;

interface EntryBase {
  /** Unique for ever: a ULID-like id minted when the entry is written. */
  readonly id: string;
  /** ISO instant. */
  readonly at: string;
  /** Who, as the person signs: «Ольга Иванова». */
  readonly by: string;
  readonly why?: string;
}

/** A person's judgement on a pair of source records. */
export interface Decision extends EntryBase {
  readonly judge: "same" | "different" | "unsure" | "successor";
  readonly left: RecordId;
  readonly right: RecordId;
  /** Digest of the evidence the person saw. */
  readonly seen?: string;
}

/** A person's choice of the surviving value of a field of one golden record, named by one of its members. */
export interface FieldChoice extends EntryBase {
  readonly choose: RecordId;
  readonly field: string;
  readonly of: RecordId;
}

/** A person's value for a field of a source record; holds for every later export of it. Lists are replaced as a whole. */
export interface Correction extends EntryBase {
  readonly correct: RecordId;
  readonly field: string;
  readonly value: string | readonly string[];
}

export interface Revocation extends EntryBase {
  readonly revoke: string;
}
