import type { Lists, Numbers } from "../columns.ts";
import type { FirmNames } from "./firm-names.ts";
import type { ValueKind } from "./value-kinds.ts";

/** The columns after everything was added. */
export interface Frozen {
  readonly size: number;
  readonly source: Numbers;
  readonly path: Numbers;
  readonly line: Int32Array;
  readonly kind: Uint8Array;
  readonly flags: Uint8Array;
  /** By row: numbers of its references. */
  readonly refs: Lists;
  /** By reference of a contact: the entity it leads to, as a value of `entity`; −1 where it leads to none or to several. */
  readonly refEntity: Int32Array;
  /** By value of `entity`: how the firms are called that contacts speak for. */
  readonly firms: FirmNames;
  readonly city: Int32Array;
  readonly cityCounts: Int32Array;
  readonly cityHash: Int32Array;
  /** By row: whose the institution is, −1 where its name does not say so. */
  readonly owner: Int32Array;
  /** By owner: numbers of its parts, see `ownerParts`; −1 where it says nothing of one. */
  readonly ownerWords: Int32Array;
  /** Position of each row in the order of ids. */
  readonly rank: Int32Array;
  readonly lists: Readonly<Record<ValueKind, Lists>>;
  /** By row: numbers of distinct names. */
  readonly names: Lists;
  /** By name: words in written order. */
  readonly nameWords: Lists;
  readonly nameForm: Int32Array;
  /** By name: 1 where it is or holds first letters whose words the row has as well. */
  readonly nameLetters: Uint8Array;
  /** By name: number of the name written as one word. */
  readonly nameJoined: Int32Array;
  readonly persons: Lists;
  readonly personWords: Lists;
  /** Parallel to `personWords.values`: see `personRole`. */
  readonly personRoles: Int32Array;
  readonly joinedHash: Int32Array;
  /** By telephone and mailbox: its number among what people who speak for firms are known by, −1 without. */
  readonly markOf: Readonly<Record<"phone" | "email", Int32Array>>;
  /** By telephone and mailbox of a contact: 1 where a firm's own card has it. */
  readonly onCard: Readonly<Record<"phone" | "email", Uint8Array>>;
  /** By what people who speak for firms are known by: of a name that of the same name told shorter, of all else itself. */
  readonly shorter: Int32Array;
}
