import type { RecordId } from "./record.ts";
import { compareText } from "./text.ts";

/** Lines of decisions.ndjson and corrections.ndjson: append-only, merged by union, taken back only by another entry. */
export type JournalEntry = Decision | FieldChoice | Correction | CellCorrection | Revocation;

/** In the order in which they were written, whatever the order of their lines: files of several writers are merged by union. */
export function compareEntries(a: Pick<EntryBase, "at" | "id">, b: Pick<EntryBase, "at" | "id">): number {
  return compareText(a.at, b.at) || compareText(a.id, b.id);
}

/** What still holds: neither revocations nor what they took back. */
export function livingEntries(entries: readonly JournalEntry[]): JournalEntry[] {
  const revoked = new Set(entries.flatMap((entry) => ("revoke" in entry ? [entry.revoke] : [])));
  return entries.filter((entry) => !("revoke" in entry) && !revoked.has(entry.id));
}

interface EntryBase {
  /** Unique for ever: a ULID-like id minted when the entry is written. */
  readonly id: string;
  /** ISO instant. */
  readonly at: string;
  /** Who, as the person signs: «Ольга Иванова». */
  readonly by: string;
  readonly why?: string;
  /** Given at the desk or in its workbook: what the desk may undo. Absent: on the command line, where `--revoke` takes it back. */
  readonly via?: "desk";
}

/** A person's judgement on a pair of source records. */
export interface Decision extends EntryBase {
  /** successor: `left` followed `right`, as far as whoever said so gave an order; the desk gives none. */
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

const corrected = "correction ";

/** Where a value comes from that a correction gave: the place of a column in `at`. */
export function columnOfCorrection({ id }: Correction): string {
  return `${corrected}${id}`;
}

export function isColumnOfCorrection(at: string): boolean {
  return at.startsWith(corrected);
}

/**
 * A person's text for one raw cell, made while mending a rejected row. It is applied to the row before mapping. `correct` is
 * the record id where the row has a key of its own, else `source:~<digest of the row>` (see `rowDigest`), so that it
 * holds for every later export in which the row is still as it was.
 */
export interface CellCorrection extends EntryBase {
  readonly correct: RecordId;
  /** The path of the raw cell: `Телефон`, `Телефон#2`. */
  readonly column: string;
  /** What the cell said. A later export that says something else has been mended at the source: its text stands. */
  readonly was: string;
  readonly value: string;
}

export interface Revocation extends EntryBase {
  readonly revoke: string;
}
