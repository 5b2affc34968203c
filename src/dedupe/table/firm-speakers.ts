import type { RecordId } from "../../model/index.ts";
import type { Lists } from "../columns.ts";
import type { Texts } from "../texts.ts";

/** Who speaks for firms, read off {@link ContactColumns}. */
export interface FirmSpeakers {
  /** What people are known by. */
  readonly marks: Texts;
  /** By mark: of a name that of the same name told shorter, of all else itself. */
  readonly shorter: Int32Array;
  /** Marks of those who speak for a firm. @param persons of the firm's own card */
  of(firm: RecordId, persons: () => readonly string[]): readonly number[];
  /** By telephone or mailbox: its mark, −1 without. */
  marksOf(kind: "phone" | "email", channels: Texts, shared: boolean): Int32Array;
}

export interface ContactColumns extends Readonly<Record<"refs" | "phones" | "emails" | "persons", ValueColumn>> {
  /** By row: its place among `kinds`. */
  readonly kind: Int32Array;
}

/** By row numbers of texts. */
interface ValueColumn {
  readonly texts: Texts;
  readonly lists: Lists;
}
